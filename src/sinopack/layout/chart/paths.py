"""Paths of a printed chart: rectangles, lines, points' marks and slices.

In: places in points. Out: `Mark`s. An arc is drawn in Bézier curves of a quarter circle or less, whose handles lie
4/3·tan(angle/4) radii along the tangents, which is off by less than 0.03 % of the radius.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin, tan

from sinopack.geometry import Rect
from sinopack.page import Fill, Mark, SeriesPaint, Step, Stroke, Symbol

Point = tuple[float, float]


def rectangle(rect: Rect, paint: SeriesPaint) -> Mark:
    corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
    return polygon(corners, paint.fill, paint.stroke)


def segment(start: Point, end: Point, stroke: Stroke) -> Mark:
    return polyline((start, end), stroke)


def polyline(points: Sequence[Point], stroke: Stroke) -> Mark:
    return Mark(_through(points), bounds(points), None, stroke)


def polygon(points: Sequence[Point], fill: Fill | None, stroke: Stroke | None) -> Mark:
    return Mark((*_through(points), ("Z",)), bounds(points), fill, stroke)


def symbol(at: Point, paint: SeriesPaint) -> Mark:
    """The mark of a point, as large as its paint says, outlined without dashes."""
    x, y, half = at[0], at[1], paint.size / 2
    stroke = Stroke(paint.stroke.colour, paint.stroke.width * 0.6) if paint.stroke else None
    match paint.symbol:
        case Symbol.SQUARE:
            corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
        case Symbol.DIAMOND:
            corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        case Symbol.TRIANGLE:
            corners = ((x, y - half), (x + half, y + half), (x - half, y + half), (x - half, y + half))
        case _:
            around = Rect(x - half, y - half, 2 * half, 2 * half)
            return Mark((*_arc((x, y), half, 0.0, 2 * pi, begin=True), ("Z",)), around, paint.fill, stroke)
    return polygon(corners, paint.fill, stroke)


def slice_of(centre: Point, radius: float, hole: float, angles: tuple[float, float], paint: SeriesPaint) -> Mark:
    """A slice from one angle to another, clockwise from the top, with a hole of that radius."""
    start, end = angles
    around = Rect(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
    is_whole = end - start > 2 * pi - 1e-9
    outer = _arc(centre, radius, start, end, begin=True)
    if hole:
        inner = _arc(centre, hole, end, start, begin=is_whole)
        steps: tuple[Step, ...] = (
            *outer,
            *((("Z",),) if is_whole else (("L", *_on(centre, hole, end)),)),
            *inner,
            ("Z",),
        )
    elif is_whole:
        steps = (*outer, ("Z",))
    else:
        steps = (("M", *centre), ("L", *_on(centre, radius, start)), *outer[1:], ("Z",))
    return Mark(steps, around, paint.fill, paint.stroke)


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


def _arc(centre: Point, radius: float, start: float, end: float, *, begin: bool) -> tuple[Step, ...]:
    """An arc, clockwise from the top; `begin` goes to its start first."""
    parts = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    step = (end - start) / parts
    handle = 4 / 3 * tan(step / 4) * radius
    steps: list[Step] = [("M", *_on(centre, radius, start))] if begin else []
    for index in range(parts):
        one, two = start + index * step, start + (index + 1) * step
        x1, y1 = _on(centre, radius, one)
        x2, y2 = _on(centre, radius, two)
        first = x1 + handle * cos(one), y1 + handle * sin(one)
        second = x2 - handle * cos(two), y2 - handle * sin(two)
        steps.append(("C", *first, *second, x2, y2))
    return tuple(steps)


def _through(points: Sequence[Point]) -> tuple[Step, ...]:
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest))


def bounds(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
