"""The PowerPoint renderer: a finished deck goes in; the bytes of a native, editable .pptx come out.

    deck           `draw`: the whole file, part by part
      master       the slide master and its layouts; theme, notes, presentation, properties are the other fixed parts
      slides       one slide: its items on its layout
        items      one loop over a page's items, one exhaustive match, one small function a kind
          placeholders, shapes, tables        the kinds
            paragraphs, runs                  text, saying what it does not inherit
              sheet, paint, xml               ids, links and pictures; colours; escaping and units
      package      parts and relationships
      zip          the file that holds them
    inspection     `inspect`: is the file found where a new one is to go ours, and untouched?

It measures nothing and knows no block: every rectangle and size comes with the deck. See docs/powerpoint.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from sinopack.render.powerpoint.inspection import State, inspect

if TYPE_CHECKING:
    from sinopack.memory import Memory
    from sinopack.page import Deck
    from sinopack.render.powerpoint.deck import Parts, Recorder

__all__ = ["State", "draw", "inspect"]


def draw(deck: Deck, target: BinaryIO, recorder: Recorder | None = None, memory: Memory | None = None) -> Parts:
    """Write the deck to `target`, a file open for writing bytes, with what the `recorder` makes of its parts among its
    custom properties. `memory` is that of earlier builds. Returns the parts by name."""
    from sinopack.render.powerpoint.deck import draw as draw_deck

    return draw_deck(deck, target, recorder, memory)
