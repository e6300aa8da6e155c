"""The signs of a timeline's categories, told apart by shape alone: on a copy they are all grey.

In: the number of a category, of how many, and where its sign stands. Out: a shape; or None where there are more
categories than shapes, which then have letters.
"""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.page import Colour, Outline, Shape, Stroke
from sinopack.plan.planner import letters

_OUTLINES = (Outline.RECTANGLE, Outline.DIAMOND, Outline.TRIANGLE_DOWN)
MOST_SHAPES = 2 * len(_OUTLINES)
"""Each outline is a sign when it is solid and another when it is hollow."""
_LARGER = {Outline.DIAMOND: 1.3, Outline.TRIANGLE_DOWN: 1.2}
"""A square looks as large as a diamond of this width."""


def symbol(number: int, total: int, rect: Rect, ink: Colour, key: str) -> Shape | None:
    """The sign of category `number` (from 1) of `total`, centred in `rect`."""
    if total > MOST_SHAPES:
        return None
    solid, outline = number <= len(_OUTLINES), _OUTLINES[(number - 1) % len(_OUTLINES)]
    line = rect.width / 6
    width = rect.width * _LARGER.get(outline, 1.0) - (0.0 if solid else line)
    height = width if outline is not Outline.TRIANGLE_DOWN else width * 0.9
    place = Rect(rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height)
    return Shape(place, outline, key, ink if solid else None, None if solid else Stroke(ink, line))


def letter(number: int) -> str:
    """The sign of a category where there are more than shapes: A, B, …"""
    return letters(number - 1)
