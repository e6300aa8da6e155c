"""The shapes of a drawing as paths (SVG 2, chapters 9 and 10).

In: an element, and the size that its percentages are of. Out: steps of a path in the element's own coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import cos, radians, sin, sqrt, tan
from xml.etree.ElementTree import Element

from sinopack.content.drawings import DrawingFault, length_in_pixels, name_of
from sinopack.geometry import Size
from sinopack.layout.svg.matrices import product, scaled, translated
from sinopack.layout.svg.path_data import path_steps
from sinopack.page import Matrix, Step

_ROUND = 0.5522847498
"""How long the handles are of a curve that is nearly a quarter of a circle of radius 1."""
_TRANSFORM = re.compile(r"[\s,]*(\w+)\s*\(((?:[\s,]|px|deg|[-+.eE\d])*)\)")
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


_SHAPES: dict[str, Callable[[Element, Size], tuple[Step, ...]]] = {
    "rect": _rectangle, "circle": _ellipse, "ellipse": _ellipse, "line": _line, "polyline": _corners,
    "polygon": _corners, "path": _path,
}  # fmt: skip


def matrix_of(text: str | None) -> Matrix:
    """What a `transform` does. Raises DrawingFault for what is none."""
    if not text or text.strip() == "none":
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    at = 0
    while at < len(text.rstrip(" ,\t\r\n")):
        found = _TRANSFORM.match(text, at)
        made = _transformation(found[1], [float(number) for number in _NUMBERS.findall(found[2])]) if found else None
        if found is None or made is None:
            raise DrawingFault(f"it has a transform that cannot be followed: {text[:40]}.")
        matrix = product(matrix, made)
        at = found.end()
    return matrix


def _transformation(name: str, numbers: list[float]) -> Matrix | None:
    """The matrix of one transformation (SVG 2, 8.5); None where its numbers are too many or too few."""
    count = len(numbers)
    first = numbers[0] if numbers else 0.0
    second = numbers[1] if count > 1 else None
    match name:
        case "matrix" if count == 6:
            a, b, c, d, e, f = numbers
            return a, b, c, d, e, f
        case "translate" if count in (1, 2):
            return translated(first, second or 0.0)
        case "scale" if count in (1, 2):
            return scaled(first, first if second is None else second)
        case "rotate" if count in (1, 3):
            c, s = cos(radians(first)), sin(radians(first))
            turned: Matrix = (c, s, -s, c, 0.0, 0.0)
            x, y = numbers[1:] or (0.0, 0.0)
            return product(product(translated(x, y), turned), translated(-x, -y))
        case "skewX" if count == 1:
            return 1.0, 0.0, tan(radians(first)), 1.0, 0.0, 0.0
        case "skewY" if count == 1:
            return 1.0, tan(radians(first)), 0.0, 1.0, 0.0, 0.0
    return None
