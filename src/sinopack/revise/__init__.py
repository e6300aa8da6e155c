"""Hand edits survive: what somebody has changed in a deck is kept when the deck is made anew.

    revise         `revise_deck`: the file found and today's deck go in; the deck to write comes out, and what to tell
      archive      a package's parts and relationships
      values       what a slide says and shows, however a program has written it down
        looks      how text looks once all that it inherits is known
      record       those values as hashes, which travel inside the deck
      matching     which slide is which
      decisions    what was generated, what is there, what would be generated: what becomes of each slide
      joining      the new deck, in one piece
        carrying   slides taken over with all that belongs to them
        mending    what the program that saved the deck has dropped is given back
        marking    the mark for review
        surgery    XML changed at a few places, and otherwise left as it was

Nothing of this is loaded by a build that finds no edited deck, but for `record` and what it reads with.
"""

from __future__ import annotations

from sinopack.revise.revision import Revised, record_of, revise_deck
from sinopack.revise.words import Words

__all__ = ["Revised", "Words", "record_of", "revise_deck"]
