"""Finished pages at another size: everything on them enlarged by one factor.

In: finished pages. Out: the same pages for a larger sheet; nothing is laid out again.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import (
    Bookmark,
    Bullet,
    Connector,
    Destination,
    Hatch,
    Line,
    Marker,
    Page,
    Paragraph,
    RunStyle,
    ShapedRun,
    Stroke,
    Table,
)
from sinopack.values import replace

Value = TypeVar("Value")

# The fields of each value that are lengths.
_LENGTHS: dict[type, tuple[str, ...]] = {
    Size: ("width", "height"),
    Rect: ("x", "y", "width", "height"),
    Insets: ("left", "top", "right", "bottom"),
    Stroke: ("width", "dash"),
    Hatch: ("width", "pitch"),
    RunStyle: ("size", "tracking"),
    Bullet: ("size",),
    Paragraph: ("leading", "space_before", "space_after", "indent", "hang"),
    ShapedRun: ("x", "width", "advances", "offsets"),
    Marker: ("x", "y", "side"),
    Line: ("top", "height", "baseline", "width"),
    Connector: ("x1", "y1", "x2", "y2"),
    Table: ("columns", "heights"),
    Destination: ("y",),
    Bookmark: ("y",),
}


def enlarged_pages(pages: tuple[Page, ...], factor: float) -> tuple[Page, ...]:
    """The pages, `factor` times as large."""
    return tuple(enlarged(page, factor) for page in pages)


def enlarged(value: Value, factor: float) -> Value:
    """Any value of a finished page, with every length in it multiplied."""
    if isinstance(value, tuple):
        return tuple(enlarged(each, factor) for each in value)  # type: ignore[return-value]
    if not isinstance(value, Struct):
        return value
    lengths = _LENGTHS.get(type(value), ())
    changes = {
        each: _multiplied(getattr(value, each), factor) if each in lengths else enlarged(getattr(value, each), factor)
        for each in value.__struct_fields__
    }
    return replace(value, **changes)  # type: ignore[return-value]


def _multiplied(length: object, factor: float) -> object:
    if isinstance(length, tuple):
        return tuple(_multiplied(each, factor) for each in length)
    assert isinstance(length, float | int)
    return length * factor
