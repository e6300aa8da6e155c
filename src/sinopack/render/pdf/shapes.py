"""Shapes and lines: outlines, fills and strokes go in, path operators come out."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, hypot, sqrt
from typing import assert_never

from sinopack.geometry import Rect
from sinopack.page import Colour, Connector, Fill, Hatch, Lines, Outline, Point, Shape, Stroke
from sinopack.render.pdf.content import Content

_KAPPA = 4 / 3 * (sqrt(2) - 1)
"""How far, in radii, the handles of a Bézier curve lie that comes closest to a quarter of a circle."""

_TICK = ((0.0, 0.55), (0.36, 0.9), (1.0, 0.1))
_TRIANGLE_DOWN = ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0))
_DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_ARROWHEAD = 3.0
"""How long and how wide an arrowhead is, in widths of its line; a line thinner than the least has that one's."""
_LEAST_ARROW_LINE = 2.0


def draw_shape(shape: Shape, content: Content) -> None:
    """Fill a shape, then draw its outline. A tick is one open stroke of the pen, and has nothing to fill."""
    path, is_tick = outline_path(shape, content), shape.outline is Outline.TICK
    if shape.fill and not is_tick:
        fill_path(path, shape.rect, shape.fill, content)
    if shape.stroke:
        content.line_with(shape.stroke)
        content.set("ends", "1 J 1 j" if is_tick else "0 J 0 j")
        content.write(f"{path} S")


def outline_path(shape: Shape, content: Content) -> str:
    """The outline of a shape, closed but for a tick."""
    match shape.outline:
        case Outline.RECTANGLE:
            return content.box(shape.rect)
        case Outline.ELLIPSE:
            return _ellipse(shape.rect, content)
        case Outline.TRIANGLE_DOWN:
            return f"{_polygon(_TRIANGLE_DOWN, shape.rect, content)} h"
        case Outline.DIAMOND:
            return f"{_polygon(_DIAMOND, shape.rect, content)} h"
        case Outline.TICK:
            return _polygon(_TICK, shape.rect, content)
        case _ as never:
            assert_never(never)


def fill_path(path: str, rect: Rect, fill: Fill, content: Content) -> None:
    """Fill a path whose bounds are `rect`."""
    match fill:
        case Colour():
            content.fill_with(fill)
            content.write(f"{path} f")
        case Hatch():
            content.fill_with(fill.ground)
            content.write(f"{path} f")
            with content.saved():
                content.write(f"{path} W n")
                _hatch(fill, rect, content)
        case _ as never:
            assert_never(never)


def draw_line(x1: float, y1: float, x2: float, y2: float, stroke: Stroke, content: Content) -> None:
    """Draw a straight line."""
    content.line_with(stroke)
    content.set("ends", "0 J 0 j")
    content.write(f"{content.point(x1, y1)} m {content.point(x2, y2)} l S")


def draw_connector(connector: Connector, content: Content) -> None:
    """Draw a connector. One with an arrowhead ends inside it, so that the point stays sharp."""
    points, stroke = list(connector.points), connector.stroke
    (x1, y1), (x2, y2) = points[-2:]
    length = hypot(x2 - x1, y2 - y1)
    if not connector.arrow or not length:
        _draw_path(points, stroke, content)
        return
    size = min(_ARROWHEAD * max(stroke.width, _LEAST_ARROW_LINE), length)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    base_x, base_y = x2 - size * dx, y2 - size * dy
    _draw_path([*points[:-1], (base_x, base_y)], stroke, content)
    half = size / 2
    corners = ((x2, y2), (base_x - half * dy, base_y + half * dx), (base_x + half * dy, base_y - half * dx))
    first, *others = (content.point(*corner) for corner in corners)
    content.fill_with(stroke.colour)
    content.write(" ".join([f"{first} m", *(f"{point} l" for point in others), "h f"]))


def _draw_path(points: Sequence[Point], stroke: Stroke, content: Content) -> None:
    """Draw a line through points."""
    content.line_with(stroke)
    content.set("ends", "0 J 0 j")
    first, *others = (content.point(*point) for point in points)
    content.write(" ".join([f"{first} m", *(f"{point} l" for point in others), "S"]))


def _hatch(hatch: Hatch, rect: Rect, content: Content) -> None:
    """Draw the lines of a hatch across a rectangle and a little beyond it. They are counted from the page's corner, so
    that the hatches of neighbouring shapes meet; and they are lines, not a tiled pattern, so that every copier and
    printer keeps their width."""
    content.line_with(Stroke(hatch.colour, hatch.width))
    content.set("ends", "0 J 0 j")
    step, over = hatch.pitch * sqrt(2), hatch.width
    low, high = rect.bottom + over, rect.y - over
    if hatch.lines is Lines.LEVEL:
        for count in range(floor(rect.y / hatch.pitch), ceil(rect.bottom / hatch.pitch) + 1):
            y = count * hatch.pitch
            content.write(f"{content.point(rect.x - over, y)} m {content.point(rect.right + over, y)} l S")
    if hatch.lines in (Lines.RISING, Lines.CROSSED):  # on each line x + y is the same multiple of the step
        for count in range(floor((rect.x + rect.y) / step), ceil((rect.right + rect.bottom) / step) + 1):
            start, end = content.point(count * step - low, low), content.point(count * step - high, high)
            content.write(f"{start} m {end} l S")
    if hatch.lines in (Lines.FALLING, Lines.CROSSED):  # on each line x - y is
        for count in range(floor((rect.x - rect.bottom) / step), ceil((rect.right - rect.y) / step) + 1):
            start, end = content.point(count * step + low, low), content.point(count * step + high, high)
            content.write(f"{start} m {end} l S")


def _polygon(corners: tuple[tuple[float, float], ...], rect: Rect, content: Content) -> str:
    """A path through corners given as fractions of a rectangle, not closed."""
    points = [content.point(rect.x + x * rect.width, rect.y + y * rect.height) for x, y in corners]
    return " ".join([f"{points[0]} m", *(f"{point} l" for point in points[1:])])


def _ellipse(rect: Rect, content: Content) -> str:
    rx, ry = rect.width / 2, rect.height / 2
    x, y, dx, dy = rect.x + rx, rect.y + ry, rx * _KAPPA, ry * _KAPPA
    quarters = (
        ((x + rx, y + dy), (x + dx, y + ry), (x, y + ry)),
        ((x - dx, y + ry), (x - rx, y + dy), (x - rx, y)),
        ((x - rx, y - dy), (x - dx, y - ry), (x, y - ry)),
        ((x + dx, y - ry), (x + rx, y - dy), (x + rx, y)),
    )
    curves = (" ".join(content.point(*point) for point in quarter) + " c" for quarter in quarters)
    return f"{content.point(x + rx, y)} m {' '.join(curves)} h"
