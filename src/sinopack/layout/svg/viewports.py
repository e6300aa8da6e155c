"""How what is drawn in one rectangle is fitted into another (SVG 2, 8.2 and 8.6)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sinopack.content.drawings import view_box_of
from sinopack.geometry import Rect, Size
from sinopack.page import Matrix

_ALIGNED = {"xMin": 0.0, "xMid": 0.5, "xMax": 1.0, "YMin": 0.0, "YMid": 0.5, "YMax": 1.0}


def fitted(element: Element, room: Rect) -> tuple[Matrix, Size]:
    """The matrix from the coordinates of an element's viewBox into `room`, and the size that percentages are of."""
    box = view_box_of(element)
    if box is None:
        return (1.0, 0.0, 0.0, 1.0, room.x, room.y), Size(room.width, room.height)
    left, top, width, height = box
    x_scale, y_scale = room.width / width, room.height / height
    align, _, rest = element.get("preserveAspectRatio", "xMidYMid meet").strip().partition(" ")
    if align == "none":
        return (x_scale, 0.0, 0.0, y_scale, room.x - left * x_scale, room.y - top * y_scale), Size(width, height)
    scale = max(x_scale, y_scale) if "slice" in rest else min(x_scale, y_scale)
    x = room.x + (room.width - width * scale) * _ALIGNED.get(align[:4], 0.5) - left * scale
    y = room.y + (room.height - height * scale) * _ALIGNED.get(align[4:], 0.5) - top * scale
    return (scale, 0.0, 0.0, scale, x, y), Size(width, height)
