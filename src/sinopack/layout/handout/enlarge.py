"""Finished pages at another size: everything on them enlarged by one factor.

In: finished pages. Out: the same pages for a larger sheet; nothing is laid out again.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect, Size
from sinopack.layout.handout.furniture import FinishedPages
from sinopack.memory import Memory, Same
from sinopack.page import (
    Bookmark,
    Bullet,
    Connector,
    Destination,
    Drawing,
    Formula,
    Hatch,
    Line,
    Mark,
    Marker,
    Page,
    Paragraph,
    RunStyle,
    SeriesPaint,
    ShapedRun,
    Stroke,
    Table,
)

# The fields of each value that are lengths.
_LENGTHS: dict[type, tuple[str, ...]] = {
    Size: ("width", "height"),
    Rect: ("x", "y", "width", "height"),
    Insets: ("left", "top", "right", "bottom"),
    Stroke: ("width", "dash"),
    Hatch: ("width", "pitch"),
    RunStyle: ("size", "tracking"),
    Formula: ("size", "width", "ascent", "descent"),
    Bullet: ("size",),
    Paragraph: ("leading", "space_before", "space_after", "indent", "hang"),
    ShapedRun: ("x", "width", "advances", "offsets"),
    Marker: ("x", "y", "side"),
    Line: ("top", "height", "baseline", "width"),
    Connector: ("x1", "y1", "x2", "y2", "corners"),
    Table: ("columns", "heights"),
    Mark: ("steps",),
    SeriesPaint: ("size",),
    Destination: ("y",),
    Bookmark: ("y",),
}


def enlarged(pages: FinishedPages, factor: float, memory: Memory | None = None) -> FinishedPages:
    """The pages and their bookmarks, `factor` times as large. `memory` is that of earlier builds."""
    return FinishedPages(
        tuple(_page(page, factor, memory) for page in pages.pages),
        tuple(_enlarged(bookmark, factor) for bookmark in pages.bookmarks),
        pages.fingerprint,
    )


def _page(page: Page, factor: float, memory: Memory | None) -> Page:
    key = ("enlarged", Same(page), factor)
    found: Page | None = memory.recall(key) if memory else None
    if found is None:
        found = _enlarged(page, factor)
        if memory:
            memory.keep(key, found)
    return found


def _enlarged(value: Any, factor: float) -> Any:
    """Any value of a finished page, with every length in it multiplied."""
    if isinstance(value, tuple):
        return tuple(_enlarged(each, factor) for each in value)
    if not isinstance(value, Struct) or isinstance(value, Drawing):  # a drawing has units of its own
        return value
    lengths = _LENGTHS.get(type(value), ())
    changes = {}
    for name in value.__struct_fields__:
        change = _multiplied if name in lengths else _enlarged
        changes[name] = change(getattr(value, name), factor)
    return replace(value, **changes)


def _multiplied(length: Any, factor: float) -> Any:
    """A length, or nested tuples of lengths, among which the steps of a path name themselves."""
    if isinstance(length, tuple):
        return tuple(_multiplied(each, factor) for each in length)
    return length if isinstance(length, str) else length * factor
