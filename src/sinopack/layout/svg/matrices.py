"""Matrices and what they do to paths: every transform of a drawing is worked into its coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot, isfinite, sqrt

from sinopack.content.drawings import DrawingFault
from sinopack.geometry import Rect
from sinopack.page import Matrix, Step

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FARTHEST = 1e9


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` then."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def scaled(x: float, y: float) -> Matrix:
    return (x, 0.0, 0.0, y, 0.0, 0.0)


def translated(x: float, y: float) -> Matrix:
    return (1.0, 0.0, 0.0, 1.0, x, y)


def scale_of(matrix: Matrix) -> float:
    """By how much lengths grow, in the mean."""
    return sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def is_even(matrix: Matrix) -> bool:
    """Whether lengths grow by much the same in every direction, so that an outline stays as wide all round."""
    a, b, c, d = matrix[:4]
    first, second = hypot(a, b), hypot(c, d)
    return abs(first - second) <= 0.05 * max(first, second) and abs(a * c + b * d) <= 0.05 * first * second


def transformed(steps: Iterable[Step], matrix: Matrix) -> tuple[Step, ...]:
    """The steps with every point taken through a matrix. Raises DrawingFault for points that are nowhere."""
    a, b, c, d, e, f = matrix
    made: list[Step] = []
    numbers: list[float] = []
    for step in steps:  # a map has thousands, which is why each kind is written out
        if len(step) == 3:
            kind, x, y = step
            x, y = a * x + c * y + e, b * x + d * y + f
            numbers += (x, y)
            made.append((kind, x, y))
        elif len(step) == 7:
            curve, x1, y1, x2, y2, x, y = step
            x1, y1 = a * x1 + c * y1 + e, b * x1 + d * y1 + f
            x2, y2 = a * x2 + c * y2 + e, b * x2 + d * y2 + f
            x, y = a * x + c * y + e, b * x + d * y + f
            numbers += (x1, y1, x2, y2, x, y)
            made.append((curve, x1, y1, x2, y2, x, y))
        else:
            made.append(step)
    if not isfinite(sum(numbers)) or max(map(abs, numbers), default=0.0) >= _FARTHEST:
        raise DrawingFault("it has points that lie nowhere: their coordinates are no numbers, or far too large.")
    return tuple(made)


def bounds(steps: Sequence[Step]) -> Rect:
    """The smallest rectangle round a path, its curves followed."""
    xs: list[float] = []
    ys: list[float] = []
    at = (0.0, 0.0)
    for step in steps:
        match step:
            case ("M", x, y) | ("L", x, y):
                xs.append(x)
                ys.append(y)
                at = (x, y)
            case ("C", x1, y1, x2, y2, x, y):
                xs += _extremes(at[0], x1, x2, x)
                ys += _extremes(at[1], y1, y2, y)
                at = (x, y)
    if not xs:
        return Rect(0.0, 0.0, 0.0, 0.0)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _extremes(start: float, first: float, second: float, end: float) -> list[float]:
    """Where a curve begins, ends and turns in one direction: the zeros of its derivative."""
    a, b, c = 3 * (first - second) + end - start, start - 2 * first + second, first - start
    a, b, c = a, 2 * b, c
    times: list[float] = []
    if abs(a) < 1e-12:
        times = [-c / b] if b else []
    elif b * b - 4 * a * c >= 0:
        root = sqrt(b * b - 4 * a * c)
        times = [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    found = [start, end]
    for time in times:
        if 0 < time < 1:
            rest = 1 - time
            found.append(rest**3 * start + 3 * rest**2 * time * first + 3 * rest * time**2 * second + time**3 * end)
    return found


def meet(first: Rect, second: Rect) -> bool:
    return first.x < second.right and second.x < first.right and first.y < second.bottom and second.y < first.bottom
