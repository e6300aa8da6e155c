"""What is finished, at another size and under other keys: nothing is laid out again.

In: any value of a finished page. Out: the same, with every length in it multiplied, or every key under a prefix.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import (
    Bookmark,
    Bullet,
    Chart,
    Connector,
    Destination,
    Drawing,
    Enclosure,
    Formula,
    Group,
    Hatch,
    Join,
    Line,
    Mark,
    Marker,
    Paragraph,
    Picture,
    RunStyle,
    SeriesPaint,
    Shape,
    ShapedRun,
    Stroke,
    Table,
    TextBox,
)

Value = TypeVar("Value")
_KEYED = (TextBox, Shape, Connector, Table, Picture, Chart, Group, Enclosure, Join)
"""What has a key of its own; nothing else has such values in it."""
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
"""The fields of each value that are lengths."""
_PLAIN = frozenset({str, bytes, int, float, bool, type(None)})
"""What has no length in it, unless it is one."""


def scaled(value: Value, factor: float) -> Value:
    """The value, `factor` times as large."""
    return _scaled(value, factor, {})  # type: ignore[no-any-return]


def rekeyed(value: Value, prefix: str) -> Value:
    """The value with every key in it under a prefix, so that it can stand beside others of its like."""
    return _rekeyed(value, prefix)  # type: ignore[no-any-return]


def _scaled(value: Any, factor: float, done: dict[int, Any]) -> Any:
    """`done` has what has been scaled of this page, by identity: thousands of its runs share a few styles."""
    if type(value) is tuple:
        return tuple([each if type(each) in _PLAIN else _scaled(each, factor, done) for each in value])
    if not isinstance(value, Struct) or isinstance(value, Drawing):  # a drawing has units of its own
        return value
    found = done.get(id(value))
    if found is None:
        lengths = _LENGTHS.get(type(value), ())
        changes = {name: _multiplied(getattr(value, name), factor) for name in lengths}
        for name in value.__struct_fields__:
            if name not in changes and type(field := getattr(value, name)) not in _PLAIN:
                changes[name] = _scaled(field, factor, done)
        found = done[id(value)] = replace(value, **changes) if changes else value
    return found


def _multiplied(length: Any, factor: float) -> Any:
    """A length, or nested tuples of lengths, among which the steps of a path name themselves."""
    if type(length) is float:
        return length * factor
    if isinstance(length, tuple):
        return tuple([each * factor if type(each) is float else _multiplied(each, factor) for each in length])
    return length if isinstance(length, str) else length * factor


def _rekeyed(value: Any, prefix: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_rekeyed(each, prefix) for each in value)
    if not isinstance(value, _KEYED):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    changes = {name: _rekeyed(each, prefix) for name, each in fields.items() if isinstance(each, tuple | Struct)}
    return replace(value, key=f"{prefix}{fields['key']}", **changes)
