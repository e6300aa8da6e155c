"""Whether a line on a page meets a rectangle."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.page import Point


def enters(segment: tuple[Point, Point], rect: Rect, margin: float = 0.01) -> bool:
    """Whether a line comes inside a rectangle, by more than a margin (Liang and Barsky, 1984)."""
    (x1, y1), (x2, y2) = segment
    first, last = 0.0, 1.0
    for place, step, low, high in (
        (x1, x2 - x1, rect.x + margin, rect.right - margin),
        (y1, y2 - y1, rect.y + margin, rect.bottom - margin),
    ):
        if step == 0:
            if not low < place < high:
                return False
            continue
        near, far = sorted(((low - place) / step, (high - place) / step))
        first, last = max(first, near), min(last, far)
    return first < last
