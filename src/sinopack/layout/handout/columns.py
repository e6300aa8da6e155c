"""Entries two by two in equal columns, as people and terms stand; on a linear sheet one under the other.

In: a way to compose one entry in a column of a given width. Out: a frame for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from sinopack.layout.frame import Frame, overlaid, shifted
from sinopack.layout.handout.sheet import Sheet

_HEADING_ROOM = 100.0
"""The height that a part's heading may take on the page."""

Entry = TypeVar("Entry")


def in_columns(entries: Sequence[Entry], compose: Callable[[Entry, float], Frame], sheet: Sheet) -> list[Frame]:
    """Rows of two entries; of one, across both columns, where an entry in half the width would fill a page."""
    if sheet.is_linear:
        return [compose(entry, sheet.width) for entry in entries]
    column = (sheet.width - sheet.gutter) / 2
    frames = [compose(entry, column) for entry in entries]
    if any(frame.height > sheet.room - _HEADING_ROOM for frame in frames):
        return [replace(compose(entry, sheet.width), full=True) for entry in entries]
    pairs = [frames[index : index + 2] for index in range(0, len(frames), 2)]
    return [
        replace(overlaid([pair[0], *(shifted(each, column + sheet.gutter, 0.0) for each in pair[1:])]), full=True)
        for pair in pairs
    ]
