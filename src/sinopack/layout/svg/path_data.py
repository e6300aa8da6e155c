"""The data of a path (SVG 2, 9.3): text goes in, steps come out, with arcs and quadratic curves as cubic ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, isfinite, pi, radians, sin, sqrt, tan

from sinopack.content.drawings import DrawingFault
from sinopack.page import Step

_Point = tuple[float, float]
_COMMANDS = "MmZzLlHhVvCcSsQqTtAa"
_NEEDED = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_PARTS = re.compile(rf"([{_COMMANDS}])([^{_COMMANDS}]*)")
_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_FLAGS = (3, 4)
"""Which numbers of an arc are flags: one digit each, perhaps with nothing between them and what follows."""


def path_steps(text: str) -> tuple[Step, ...]:
    """The steps of a path's `d`; none for "" and "none". Raises DrawingFault for what cannot be followed to its end."""
    stripped = text.strip()
    if not stripped or stripped == "none":
        return ()
    if stripped[0] not in "Mm":
        raise _fault(text)
    pen = _Pen()
    for command, rest in _PARTS.findall(stripped):
        kind = command.upper()
        numbers = list(_numbers(kind, rest))
        needed = _NEEDED[kind]
        if needed == 0:
            if numbers:
                raise _fault(text)
            pen.close()
            continue
        if not numbers or len(numbers) % needed or not all(map(isfinite, numbers)):
            raise _fault(text)
        for start in range(0, len(numbers), needed):
            pen.draw("L" if kind == "M" and start else kind, numbers[start : start + needed], command.islower())
    return tuple(pen.steps)


def _fault(text: str) -> DrawingFault:
    return DrawingFault(f"it has a path that cannot be followed: {' '.join(text[:40].split())}.")


def _numbers(kind: str, text: str) -> Iterator[float]:
    """The numbers after a command. Raises DrawingFault where something else stands between them."""
    at, index, end = 0, 0, len(text.rstrip(" \t\r\n\f,"))
    while at < end:
        is_flag = kind == "A" and index % 7 in _FLAGS
        found = (_FLAG if is_flag else _NUMBER).match(text, at)
        if found is None:
            raise _fault(text)
        yield float(found[1])
        at, index = found.end(), index + 1


class _Pen:
    """Where the pen is, where its path began, and the last handle of a curve, which the next may mirror."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._at = self._start = (0.0, 0.0)
        self._handle: _Point | None = None
        self._last = ""

    def close(self) -> None:
        self.steps.append(("Z",))
        self._at, self._last = self._start, "Z"

    def draw(self, kind: str, numbers: list[float], is_relative: bool) -> None:
        (x, y), last = self._at, self._last
        dx, dy = self._at if is_relative else (0.0, 0.0)
        if last == "Z" and kind != "M":
            self.steps.append(("M", x, y))
        self._last = kind
        if kind == "H":
            self._line(numbers[0] + dx, y)
        elif kind == "V":
            self._line(x, numbers[0] + dy)
        elif kind == "A":
            rx, ry, angle, large, sweep, end_x, end_y = numbers
            end = (end_x + dx, end_y + dy)
            self._arc((abs(rx), abs(ry)), radians(angle), (bool(large), bool(sweep)), end)
        else:
            points = [(px + dx, py + dy) for px, py in zip(numbers[::2], numbers[1::2], strict=True)]
            self._to_points(kind, points, last)

    def _to_points(self, kind: str, points: list[_Point], last: str) -> None:
        end = points[-1]
        match kind:
            case "M":
                self.steps.append(("M", *end))
                self._at = self._start = end
            case "L":
                self._line(*end)
            case "C":
                self._curve(points[0], points[1], end)
            case "S":
                self._curve(self._mirrored(last, "CS"), points[0], end)
            case "Q":
                self._quadratic(points[0], end)
            case "T":
                self._quadratic(self._mirrored(last, "QT"), end)

    def _line(self, x: float, y: float) -> None:
        self.steps.append(("L", x, y))
        self._at = (x, y)

    def _curve(self, first: _Point, second: _Point, end: _Point) -> None:
        self.steps.append(("C", *first, *second, *end))
        self._at, self._handle = end, second

    def _quadratic(self, handle: _Point, end: _Point) -> None:
        (x0, y0), (x1, y1), (x2, y2) = self._at, handle, end
        self.steps.append(("C", (x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3, (x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3, x2, y2))
        self._at, self._handle = end, handle

    def _mirrored(self, last: str, kinds: str) -> _Point:
        """The last handle on the other side of the pen; the pen's place after anything but a curve of the kind."""
        if self._handle is None or not last or last not in kinds:
            return self._at
        return 2 * self._at[0] - self._handle[0], 2 * self._at[1] - self._handle[1]

    def _arc(self, radii: _Point, turn: float, flags: tuple[bool, bool], end: _Point) -> None:
        """An arc of an ellipse as curves of at most a quarter each (SVG 2, appendix B.2.4)."""
        (x1, y1), (x2, y2), (rx, ry) = self._at, end, radii
        if self._at == end:
            return
        if rx < 1e-9 or ry < 1e-9:
            self._line(x2, y2)
            return
        c, s = cos(turn), sin(turn)
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        px, py = c * dx + s * dy, -s * dx + c * dy
        grown = sqrt(max((px / rx) ** 2 + (py / ry) ** 2, 1.0))
        rx, ry = rx * grown, ry * grown
        below = (rx * py) ** 2 + (ry * px) ** 2
        root = sqrt(max(((rx * ry) ** 2 - below) / below, 0.0)) * (1 if flags[0] != flags[1] else -1)
        mx, my = root * rx * py / ry, -root * ry * px / rx
        start, stop = atan2((py - my) / ry, (px - mx) / rx), atan2((-py - my) / ry, (-px - mx) / rx)
        sweep = stop - start
        sweep += 2 * pi if flags[1] and sweep < 0 else -2 * pi if not flags[1] and sweep > 0 else 0.0
        middle = (c * mx - s * my + (x1 + x2) / 2, s * mx + c * my + (y1 + y2) / 2)
        self._quarters(middle, (rx * c, rx * s, -ry * s, ry * c), (start, sweep))
        self.steps[-1] = (*self.steps[-1][:5], x2, y2)
        self._at = end

    def _quarters(self, middle: _Point, axes: tuple[float, float, float, float], angles: tuple[float, float]) -> None:
        """Curves along an ellipse with these axes, from an angle on through a sweep."""
        start, sweep = angles
        count = max(ceil(abs(sweep) / (pi / 2) - 1e-9), 1)
        reach = 4 / 3 * tan(sweep / count / 4)
        ax, ay, bx, by = axes

        def on(u: float, v: float) -> _Point:
            return middle[0] + u * ax + v * bx, middle[1] + u * ay + v * by

        for index in range(count):
            first, second = start + sweep * index / count, start + sweep * (index + 1) / count
            (u1, v1), (u2, v2) = (cos(first), sin(first)), (cos(second), sin(second))
            self._curve(on(u1 - reach * v1, v1 + reach * u1), on(u2 + reach * v2, v2 - reach * u2), on(u2, v2))
