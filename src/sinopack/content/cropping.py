"""Cropping: the shape that a picture is cut to, and the point of it that stays in view.

In: what an author types (`16:9`, `square`, `30% 40%`). Out: fractions, and how much is cut from each side.
"""

from __future__ import annotations

import re

from msgspec import Struct

from sinopack.content.fields import text_of
from sinopack.content.findings import fault

Crop = tuple[float, float, float, float]
"""Fractions of a picture cut from its left, top, right and bottom."""
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)
_SHAPES = {"square": (1.0, 1.0), "landscape": (3.0, 2.0), "portrait": (2.0, 3.0), "wide": (16.0, 9.0)}
_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*(?:[:x×/]|by)\s*(\d+(?:\.\d+)?)(?:\s*px)?", re.IGNORECASE)
_POINT = re.compile(r"(-?\d+(?:\.\d+)?)\s*(%?)\s*[,;/ ]\s*(-?\d+(?:\.\d+)?)\s*(%?)")
_ACROSS = {"left": 0.0, "right": 1.0}
_DOWN = {"top": 0.0, "bottom": 1.0}
_MIDDLE = ("centre", "center", "middle")
_EXTREME = 20.0


class Point(Struct, frozen=True):
    """A point of a picture, as fractions of its width and height from the top left."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x * 100:g}% {self.y * 100:g}%"


CENTRE = Point(0.5, 0.5)


def read_ratio(value: object) -> float:
    """Width by height, from `16:9`, `square` or `1200x800`."""
    if isinstance(value, float | int):
        return float(value)
    text = text_of(value).strip()
    found = _RATIO.fullmatch(text)
    width, height = (float(found[1]), float(found[2])) if found else _SHAPES.get(text.lower(), (0.0, 0.0))
    if not found and not width:
        advice = "Type its width and height, such as 16:9 or 4:3, or square."
        raise fault(f"“{text}” is no shape for a picture.", advice=advice)
    if not width or not height or not 1 / _EXTREME <= width / height <= _EXTREME:
        raise fault(f"“{text}” leaves too little of the picture.", advice="Type a shape such as 16:9, 4:3 or square.")
    return width / height


def read_point(value: object) -> Point:
    """A point of a picture, from `30% 40%` (across, then down), or `top left`, `bottom`, `centre`."""
    if isinstance(value, Point):
        return value
    text = text_of(value).strip()
    found = _POINT.fullmatch(text)
    if found and (found[2] or found[4]):
        return _inside(float(found[1]) / 100, float(found[3]) / 100, text)
    words = text.lower().replace("-", " ").split()
    if words and len(words) <= 2 and all(word in (*_ACROSS, *_DOWN, *_MIDDLE) for word in words):
        x = next((_ACROSS[word] for word in words if word in _ACROSS), 0.5)
        return Point(x, next((_DOWN[word] for word in words if word in _DOWN), 0.5))
    advice = "Type two percentages, across and then down from the top left, such as 30% 40%."
    raise fault(f"“{text}” is no point of a picture.", advice=advice)


def _inside(x: float, y: float, text: str) -> Point:
    if not (0 <= x <= 1 and 0 <= y <= 1):
        advice = "Percentages run from 0 to 100: across from the left, then down from the top."
        raise fault(f"{text} is outside of the picture.", advice=advice)
    return Point(x, y)


def cropped_to(ratio: float, size: tuple[float, float], focus: Point) -> Crop:
    """What is cut from each side so that a picture has a ratio of width to height; `focus` stays as near the middle of
    what is left as the picture's edges allow."""
    width, height = size
    if width / height > ratio:
        left, right = _cut(height * ratio / width, focus.x)
        return left, 0.0, right, 0.0
    top, bottom = _cut(width / ratio / height, focus.y)
    return 0.0, top, 0.0, bottom


def _cut(kept: float, focus: float) -> tuple[float, float]:
    before = min(max(focus - kept / 2, 0.0), 1.0 - kept)
    return before, 1.0 - kept - before


def within(point: Point, crop: Crop) -> Point:
    """Where a point of the whole picture is in what is left of it: outside of 0 to 1 if it was cut off."""
    left, top, right, bottom = crop
    return Point((point.x - left) / (1 - left - right), (point.y - top) / (1 - top - bottom))
