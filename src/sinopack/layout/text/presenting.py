"""What presenting programs do to lines that the Unicode algorithm leaves open.

In: text and the positions where Unicode allows a break. Out: those where every presenting program breaks too, and
where programs add room. Measured in LibreOffice 7.4 (docs/fonts.md); PowerPoint breaks Latin text at spaces and after
hyphens and dashes only. A line never breaks here where one of them would not, so that neither needs more lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
"""East Asian characters, as the inside of a character class."""
HAN_SPACING = 0.25
"""The room, in ems, that LibreOffice adds where Han and Latin text meet (0.24-0.25 measured)."""

CAUTION = 1 / 0.985
HAN_CAUTION = 1 / 0.997
"""How much wider than measured a program may set Latin text; and Han text, one em a character in every font."""

_is_wide = re.compile(f"[{WIDE}]").match
_has_wide = re.compile(f"[{WIDE}]").search
_NEUTRAL = "\\s‘’“”…—·"  # what both scripts use goes with the text before it
_MEETING = re.compile(rf"(?<=[{WIDE}])[{_NEUTRAL}]*[^{WIDE}{_NEUTRAL}]|(?<=[^{WIDE}{_NEUTRAL}])[{_NEUTRAL}]*[{WIDE}]")
_SPACE = re.compile(r"\s")
_DASHES = "-\u2010\u2013\u2014\u00ad\u200b"
_CLOSING = ".,:;!?)]%"
_OPENING = "(["


def presented_breaks(text: str, opportunities: Iterable[int]) -> list[int]:
    """Of the `opportunities` in `text`, those that presenting programs take; the end of the text always."""
    return [position for position in opportunities if position == len(text) or _is_taken(text, position)]


def _is_taken(text: str, position: int) -> bool:
    before, after = text[position - 1], text[position]
    if before.isspace():
        return True
    if _is_in_slashed_word(text, position):
        return False
    if before == "/":
        return not _is_wide(after)
    if before in _DASHES:
        return True
    if _is_wide(before):
        return bool(_is_wide(after)) or (before.isalnum() and (after.isalnum() or after in _OPENING))
    if _is_wide(after):
        return before in _CLOSING or (before.isalnum() and after.isalnum())
    return not before.isascii() and before.isalnum()


def _is_in_slashed_word(text: str, position: int) -> bool:
    """Whether a word with a slash would be broken: it moves down whole, unless it is the first of the text."""
    spaces = [match.start() for match in _SPACE.finditer(text, 0, position)]
    if not spaces:
        return False
    end = _SPACE.search(text, position)
    return "/" in text[spaces[-1] : end.start() if end else len(text)]


def meetings(text: str) -> list[int]:
    """The positions of the characters before which Han and Latin text meet, spaces between them apart."""
    return [match.end() - 1 for match in _MEETING.finditer(text)] if _has_wide(text) else []
