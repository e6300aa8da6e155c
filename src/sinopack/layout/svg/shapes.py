"""The shapes of a drawing as paths (SVG 2, chapters 9 and 10).

In: an element, and the size that its percentages are of. Out: steps of a path in the element's own coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import sqrt
from typing import Any
from xml.etree.ElementTree import Element

from sinopack.content.drawings import DrawingFault, length_in_pixels, name_of
from sinopack.geometry import Size
from sinopack.page import Matrix, Step

_ROUND = 0.5522847498
"""How long the handles are of a curve that is nearly a quarter of a circle of radius 1."""
_NUMBERS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def length(text: str | None, whole: float, default: float = 0.0) -> float:
    """A length in the drawing's units; percentages are of `whole`."""
    stripped = (text or "").strip()
    if stripped.endswith("%"):
        try:
            return float(stripped[:-1]) * whole / 100
        except ValueError:
            return default
    if stripped.endswith("em"):
        found = length_in_pixels(stripped[:-2])
        return default if found is None else found * 16.0
    found = length_in_pixels(stripped)
    return default if found is None else found


def diagonal(size: Size) -> float:
    """What percentages of neither width nor height are of (SVG 2, 8.9)."""
    return sqrt((size.width**2 + size.height**2) / 2)


def outline_of(element: Element, viewport: Size) -> tuple[Step, ...]:
    """The path of a shape; () for an element that is none, or that shows nothing."""
    read = _SHAPES.get(name_of(element))
    return read(element, viewport) if read else ()


def _rectangle(element: Element, viewport: Size) -> tuple[Step, ...]:
    x, width = length(element.get("x"), viewport.width), length(element.get("width"), viewport.width)
    y, height = length(element.get("y"), viewport.height), length(element.get("height"), viewport.height)
    if width <= 0 or height <= 0:
        return ()
    rx = length(element.get("rx"), viewport.width, -1.0)
    ry = length(element.get("ry"), viewport.height, -1.0)
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    return rounded_rectangle((x, y, width, height), (min(max(rx, 0.0), width / 2), min(max(ry, 0.0), height / 2)))


def rounded_rectangle(box: tuple[float, float, float, float], radii: tuple[float, float]) -> tuple[Step, ...]:
    (x, y, width, height), (rx, ry) = box, radii
    right, bottom = x + width, y + height
    if not rx or not ry:
        return (("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",))
    hx, hy = rx * (1 - _ROUND), ry * (1 - _ROUND)
    return (
        ("M", x + rx, y), ("L", right - rx, y), ("C", right - hx, y, right, y + hy, right, y + ry),
        ("L", right, bottom - ry), ("C", right, bottom - hy, right - hx, bottom, right - rx, bottom),
        ("L", x + rx, bottom), ("C", x + hx, bottom, x, bottom - hy, x, bottom - ry),
        ("L", x, y + ry), ("C", x, y + hy, x + hx, y, x + rx, y), ("Z",),
    )  # fmt: skip


def _ellipse(element: Element, viewport: Size) -> tuple[Step, ...]:
    cx, cy = length(element.get("cx"), viewport.width), length(element.get("cy"), viewport.height)
    if name_of(element) == "circle":
        rx = ry = length(element.get("r"), diagonal(viewport))
    else:
        rx = length(element.get("rx"), viewport.width, -1.0)
        ry = length(element.get("ry"), viewport.height, -1.0)
        rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    return rounded_rectangle((cx - rx, cy - ry, 2 * rx, 2 * ry), (rx, ry)) if rx > 0 and ry > 0 else ()


def _line(element: Element, viewport: Size) -> tuple[Step, ...]:
    x1, x2 = (length(element.get(key), viewport.width) for key in ("x1", "x2"))
    y1, y2 = (length(element.get(key), viewport.height) for key in ("y1", "y2"))
    return (("M", x1, y1), ("L", x2, y2))


def _corners(element: Element, _viewport: Size) -> tuple[Step, ...]:
    text = element.get("points", "")
    if re.search(r"[a-df-zA-DF-Z]", text):
        raise DrawingFault(f"it has points that are no numbers: {text[:40]}.")
    numbers = [float(number) for number in _NUMBERS.findall(text)]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) < 2:
        return ()
    steps: list[Step] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    return (*steps, ("Z",)) if name_of(element) == "polygon" else tuple(steps)


def _path(element: Element, _viewport: Size) -> tuple[Step, ...]:
    return path_steps(element.get("d", ""))


def path_steps(text: str) -> tuple[Step, ...]:
    """The steps of a path's `d`: arcs and quadratic curves as cubic ones. Raises DrawingFault for what is no path."""
    from svgelements import Close, CubicBezier, Line, Move, Path, QuadraticBezier

    try:
        path = Path(text)
        path.approximate_arcs_with_cubics()
    except (ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError, OverflowError):
        raise DrawingFault(f"it has a path that cannot be followed: {text[:40]}.") from None
    steps: list[Step] = []
    for part in path:
        end = part.end
        if isinstance(part, Close):
            steps.append(("Z",))
        elif end is None:
            continue
        elif isinstance(part, Move) or not steps:
            steps.append(("M", end.x, end.y))
        elif isinstance(part, Line):
            steps.append(("L", end.x, end.y))
        elif isinstance(part, CubicBezier):
            first, second = part.control1, part.control2
            steps.append(("C", first.x, first.y, second.x, second.y, end.x, end.y))
        elif isinstance(part, QuadraticBezier):
            steps.append(_raised((part.start.x, part.start.y), (part.control.x, part.control.y), (end.x, end.y)))
    return tuple(steps)


def _raised(start: tuple[float, float], handle: tuple[float, float], end: tuple[float, float]) -> Step:
    """A quadratic curve as a cubic one."""
    (x0, y0), (x1, y1), (x2, y2) = start, handle, end
    return ("C", (x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3, (x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3, x2, y2)


_SHAPES: dict[str, Callable[[Element, Size], tuple[Step, ...]]] = {
    "rect": _rectangle, "circle": _ellipse, "ellipse": _ellipse, "line": _line, "polyline": _corners,
    "polygon": _corners, "path": _path,
}  # fmt: skip


def matrix_of(text: str | None) -> Matrix:
    """What a `transform` does. Raises DrawingFault for what is none."""
    if not text or text.strip() == "none":
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    from svgelements import Matrix as Parsed

    try:
        parsed: Any = Parsed(text)
        a, b, c, d, e, f = (float(getattr(parsed, key)) for key in "abcdef")
    except (ValueError, IndexError, TypeError, AttributeError):
        raise DrawingFault(f"it has a transform that cannot be followed: {text[:40]}.") from None
    return a, b, c, d, e, f
