"""What line breaking works on: the unbreakable segments of a text, as numbers.

In: a text, its widths. Out: `Segments`. Breaks are allowed where the Unicode line breaking algorithm allows them
(UAX 14), and between a closing quotation mark and a bracket (as since its revision 51), but not after a hyphen that
opens a word ("-5") or inside a doubled sign ("C++").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import sub

from unicode_segmentation_rs import line_break_units

from sinopack.layout.text.shaping import HANGING

SOFT_HYPHEN = "\u00ad"
_QUOTED_AND_BRACKET = re.compile(r"(?<=\S[”’»\"']) +(?=[(\[])")

Ruler = Callable[[int, int], tuple[float, float]]
"""The width in points of the text from one position to another: to the end of its ink, and with the spaces after it."""
HyphenRuler = Callable[[int], float]
"""The width in points of a hyphen that ends a line at a position of the text."""


class Segments:
    """Segments in order. `ends[i]` is where segment i ends in the text, the spaces after it included; `lefts[i]` the x
    at which it starts were all on one line, `rights[i]` the x at which its ink ends. A line of the segments i to j is
    thus `rights[j] - lefts[i]` wide. `hyphens` holds the segments that end inside a word, with the width of the hyphen
    that shows if a line ends there (0 for none); `spare` the room that must be left if a line ends after a segment;
    `fresh` holds the segments that always start a line."""

    __slots__ = ("ends", "fresh", "hyphens", "lefts", "rights", "spare", "start")

    def __init__(self, start: int, ends: list[int]) -> None:
        self.start = start
        self.ends = ends
        self.lefts: list[float] = []
        self.rights: list[float] = []
        self.hyphens: dict[int, float] = {}
        self.spare: dict[int, float] = {}
        self.fresh: set[int] = set()

    def __len__(self) -> int:
        return len(self.ends)

    def begin(self, index: int) -> int:
        """Where segment `index` starts in the text."""
        return self.ends[index - 1] if index else self.start

    def overwide(self, width: float) -> list[int]:
        """The segments that are wider than `width` by themselves, or with what a line that ends after them needs."""
        needs = self.hyphens | self.spare
        if not needs and max(map(sub, self.rights, self.lefts), default=0.0) <= width:
            return []
        widths = map(sub, self.rights, self.lefts)
        return [index for index, own in enumerate(widths) if own + needs.get(index, 0.0) > width]


def bound(text: str, segments: Segments) -> frozenset[int]:
    """The segments that should not end a line, though they may: a figure before its word or a word before its figure
    (“25 February”, “October 1962”, “1.5 million”), a single letter, and the first part of a word with a hyphen."""
    found = []
    for index, end in enumerate(segments.ends[:-1]):
        last, following = text[segments.begin(index) : end].rstrip(), text[end]
        if not last:
            continue
        is_figured = (last[-1].isdigit() and following.isalpha()) or (last[-1].isalpha() and following.isdigit())
        if is_figured or last[-1] in "-\u2010" or (len(last) == 1 and last.isalpha() and last.isascii()):
            found.append(index)
    return frozenset(found)


@lru_cache(maxsize=512)
def opportunities(text: str) -> tuple[int, ...]:
    """The positions before which `text` may be broken, and its end. Kept, since fitting breaks the same texts again and
    again, in other sizes."""
    ends: list[int] = []
    position = 0
    for unit in line_break_units(text):
        if ends and _belongs_together(text, ends[-1]):
            ends.pop()
        position += len(unit)
        ends.append(position)
    if len(ends) > 1 and not text[: ends[0]].strip(" "):
        del ends[0]  # what a text begins with to be further in stays with its first word
    parted = [match.end() for match in _QUOTED_AND_BRACKET.finditer(text)]
    return tuple(sorted({*ends, *parted})) if parted else tuple(ends)


def _belongs_together(text: str, position: int) -> bool:
    before = text[position - 1]
    if before == "-" or before == "\u2010":
        return position < 2 or text[position - 2] in HANGING or text[position] == before  # "-x", "--"
    return before == "+" and text[position] == "+"


def measured(text: str, start: int, ends: Sequence[int], ruler: Ruler, hyphen: HyphenRuler) -> Segments:
    """The segments of `text` from `start` that end at `ends`."""
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
        segments.hyphens.update({index: hyphen(end) for index, end in enumerate(ends) if text[end - 1] == SOFT_HYPHEN})
    return segments
