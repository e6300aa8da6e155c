"""What line breaking works on: the unbreakable segments of a text, as numbers.

In: a text, its widths. Out: `Segments`. Breaks are allowed where the Unicode line breaking algorithm allows them
(UAX 14), but not after a hyphen that opens a word ("-5") or inside a doubled sign ("C++").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import sub

from unicode_segmentation_rs import line_break_units

from sinopack.layout.text.shaping import HANGING

SOFT_HYPHEN = "\u00ad"

Ruler = Callable[[int, int], tuple[float, float]]
"""The width in points of the text from one position to another: to the end of its ink, and with the spaces after it."""


@dataclass(slots=True)
class Segments:
    """Segments in order. `ends[i]` is where segment i ends in the text, the spaces after it included; `lefts[i]` the x
    at which it starts were all on one line, `rights[i]` the x at which its ink ends. A line of the segments i to j is
    thus `rights[j] - lefts[i]` wide. `hyphens` holds the segments that end inside a word, with the width of the hyphen
    that shows if a line ends there (0 for none); `fresh` those that always start a line."""

    start: int = 0
    ends: list[int] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    hyphens: dict[int, float] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.ends)

    def begin(self, index: int) -> int:
        """Where segment `index` starts in the text."""
        return self.ends[index - 1] if index else self.start

    def overwide(self, width: float) -> list[int]:
        """The segments that are wider than `width` by themselves, or with the hyphen that they end in."""
        if not self.hyphens and max(map(sub, self.rights, self.lefts), default=0.0) <= width:
            return []
        widths = map(sub, self.rights, self.lefts)
        return [index for index, own in enumerate(widths) if own + self.hyphens.get(index, 0.0) > width]


def opportunities(text: str) -> list[int]:
    """The positions before which `text` may be broken, and its end."""
    ends: list[int] = []
    position = 0
    for unit in line_break_units(text):
        if ends and _belongs_together(text, ends[-1]):
            ends.pop()
        position += len(unit)
        ends.append(position)
    return ends


def _belongs_together(text: str, position: int) -> bool:
    before = text[position - 1]
    if before == "-" or before == "\u2010":
        return position < 2 or text[position - 2] in HANGING or text[position] == before  # "-x", "--"
    return before == "+" and text[position] == "+"


def measured(text: str, start: int, ends: Sequence[int], ruler: Ruler, hyphen: float) -> Segments:
    """The segments of `text` from `start` that end at `ends`. `hyphen` is the width of a hyphen."""
    segments = Segments(start, list(ends))
    lefts, rights = segments.lefts, segments.rights
    x = 0.0
    for end in ends:
        ink, advance = ruler(start, end)
        lefts.append(x)
        rights.append(x + ink)
        x += advance
        start = end
    if SOFT_HYPHEN in text:
        segments.hyphens.update({index: hyphen for index, end in enumerate(ends) if text[end - 1] == SOFT_HYPHEN})
    return segments
