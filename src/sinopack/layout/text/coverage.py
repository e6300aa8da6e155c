"""What to tell an author about characters that no font draws.

In: graphemes and the place they stand. Out: a `Problem`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sinopack.problems import Place, Problem


def uncovered(missing: Sequence[str], place: Place | None) -> Problem:
    """The problem of `missing`: each grapheme once, by its look, number and name."""
    distinct = list(dict.fromkeys(missing))
    named = "; ".join(f"“{grapheme}” ({_described(grapheme)})" for grapheme in distinct)
    subject = "this character" if len(distinct) == 1 else "these characters"
    return Problem(
        f"No font here has {subject}: {named}.",
        place,
        advice="Write it another way, or install a font that has it: sinopack looks in this computer's fonts too.",
    )


def _described(grapheme: str) -> str:
    names = (f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip() for character in grapheme)
    return " + ".join(names)
