"""What presenting programs do to lines that the Unicode algorithm leaves open.

In: text and the positions where Unicode allows a break. Out: those where every presenting program breaks too, those
inside a word wider than its box, and where programs add room. Measured in LibreOffice 7.4 (docs/fonts.md); PowerPoint
breaks Latin text at spaces and after hyphens and dashes only. A line never breaks here where one of them would not, so
that neither needs more lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from sinopack.layout.text.segments import opportunities

WIDE = (
    ("\u1100", "\u115f"), ("\u2e80", "\u303e"), ("\u3041", "\u4dbf"), ("\u4e00", "\ua4cf"), ("\ua960", "\ua97f"),
    ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"), ("\ufe30", "\ufe6f"), ("\uff01", "\uff60"), ("\uffe0", "\uffe6"),
    ("\U00020000", "\U0003fffd"),
)  # fmt: skip
"""The ranges of East Asian characters: first and last."""
HAN_SPACING = 0.25
"""The room, in ems, that LibreOffice adds where Han and Latin text meet (0.24-0.25 measured)."""

CAUTION = 1 / 0.985
HAN_CAUTION = 1 / 0.997
"""How much wider than measured a program may set Latin text; and Han text, one em a character in every font."""

Part = tuple[int, int]
"""The start and end of a part of a text."""

_EDGES = [edge for first, last in WIDE for edge in (ord(first), ord(last) + 1)]
_NEUTRAL = "‘’“”…—·"  # what both scripts use, as they do spaces, goes with the text before it
_MEETING = re.compile("(?<=[wb])[nb]*o|(?<=o)[nb]*[wb]")
_SPACE = re.compile(r"\s")
_ALSO = re.compile(r"(?<=[^\W\d_])(?=%)|(?<=[^\d/]/)(?=\d)")
_DASHES = "-\u2010\u2013\u2014\u00ad\u200b"
_CLOSING = ".,:;!?)]%"
_OPENING = "(["


def presented_breaks(text: str, positions: Iterable[int], *, slashes: bool = True) -> list[int]:
    """Of the `positions` where `text` may be broken, those that presenting programs take; the end always. LibreOffice
    breaks the first word of a paragraph after its slashes, if they are to count; others move down whole."""
    end = len(text)
    return [position for position in positions if position == end or _is_taken(text, position, slashes)]


def presented_breaks_around(text: str, portions: Sequence[Part]) -> list[int]:
    """The same for LibreOffice, to which a portion of a link is a field: one thing, never broken while it fits a line
    by itself, before and after which a line may always end."""
    ends: list[int] = []
    start = 0
    for first, last in (*portions, (len(text), len(text))):
        between = text[start:first]
        ends += [start + end for end in presented_breaks(between, opportunities(between), slashes=False)]
        if first < last:
            ends.append(last)
        start = last
    return ends


def breaks_inside(word: str) -> list[int]:
    """The positions at which a word that is wider than its box reads best broken; LibreOffice takes them in the first
    word of a paragraph. It breaks before a percent sign too ("a%20b"), and between a slash and a figure."""
    return sorted({*opportunities(word)[:-1], *[match.start() for match in _ALSO.finditer(word)]})


def slashless_breaks_inside(word: str) -> list[int]:
    """Of these, those that LibreOffice takes in all other words: not those after slashes."""
    return [position for position in breaks_inside(word) if word[position - 1] != "/"]


def dashes_inside(word: str) -> list[int]:
    """Of these, those that a program takes which knows of nothing but hyphens and dashes."""
    return [position for position in breaks_inside(word) if word[position - 1] in _DASHES]


def _is_taken(text: str, position: int, slashes: bool) -> bool:
    before, after = text[position - 1], text[position]
    if before.isspace():
        return True
    if _is_in_slashed_word(text, position, slashes):
        return False
    if before == "/":
        return not is_wide(after)
    if before in _DASHES:
        return True
    if is_wide(before):
        return is_wide(after) or (before.isalnum() and (after.isalnum() or after in _OPENING))
    if is_wide(after):
        return before in _CLOSING or (before.isalnum() and after.isalnum())
    return not before.isascii() and before.isalnum()


def _is_in_slashed_word(text: str, position: int, but_the_first: bool) -> bool:
    """Whether a word with a slash would be broken, the first of the text perhaps apart."""
    spaces = [match.start() for match in _SPACE.finditer(text, 0, position)]
    if not spaces and but_the_first:
        return False
    end = _SPACE.search(text, position)
    return "/" in text[spaces[-1] if spaces else 0 : end.start() if end else len(text)]


@cache
def is_wide(character: str) -> bool:
    """Whether a character is East Asian."""
    return bisect_right(_EDGES, ord(character)) % 2 == 1


def meetings(text: str) -> list[int]:
    """The positions of the characters before which Han and Latin text meet, spaces between them apart."""
    if text.isascii() or not any(map(is_wide, text)):
        return []
    return [match.end() - 1 for match in _MEETING.finditer("".join(map(_sort, text)))]


@cache
def _sort(character: str) -> str:
    """East Asian (“w”), of no script (“n”), both (“b”: an ideographic space), or other (“o”), as `_MEETING` has it."""
    neutral = character.isspace() or character in _NEUTRAL
    return ("b" if neutral else "w") if is_wide(character) else "n" if neutral else "o"
