"""A formula drawn: LaTeX in, outlines out.

ziamath sets the formula in STIX Two Math; what it draws is taken as paths, in ems of the text around it. Loaded only by
a pack that has a formula. `formulas` has looked the source over before, so that what fails here is the library's limit.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sinopack.page import Step

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SIZE = 12.0
"""The size at which a formula is drawn: some of the library's spaces are points, as in a text of 12."""
_PRECISION = 5
"""Decimals of the library's coordinates."""
_BEARING = 0.045
"""The white before the first letter and after the last, in ems: the library's box ends with the ink."""
_REMEMBERED = 512
_BEFORE_A_SIGN = (
    "&#x(?:0003D|0003C|0003E|02264|02265|02248|02260|02192|021D2|000B7|022C5|000D7|0002C|00028|0007B|0223C|0221D);|"
    r"\[|&lt;|&gt;"
)
"""The operators, in the library's markup, after which + and − are signs of what follows."""
_SPACING = (
    (re.compile(r"<mo>(&#x0222[9A];)"), r'<mo lspace="0.22em" rspace="0.22em">\1'),  # of intersection and union
    (re.compile(r"<mo>(&#x0220[03];)"), r'<mo lspace="0em" rspace="0em">\1'),  # for all, there is
    (
        re.compile(rf"(<mo[^>]*>(?:{_BEFORE_A_SIGN})</mo>)<mo>(&#x(?:02212|0002B|000B1);)"),
        r'\1<mo form="prefix" lspace="0em" rspace="0.05em">\2',
    ),  # -3 after =, which is not a minus between two things
    (re.compile(r'rowspacing="3pt"'), 'rowspacing="0.5em"'),
)
"""Where the library's own spacing is not that of printed mathematics."""
_PATH = re.compile(r"([MLQCZ])|(-?\d+(?:\.\d+)?(?:e-?\d+)?)")
_LENGTHS = {"M": 2, "L": 2, "Q": 4, "C": 6}


class CannotDraw(Exception):
    """The library does not draw this formula."""


class Outlines(Struct, frozen=True):
    """A formula's ink: filled paths, and its box. All in ems; x from its left edge, y downwards from its baseline.
    `ascent` is how far it reaches above its baseline, `descent` below."""

    paths: tuple[tuple[Step, ...], ...]
    width: float
    ascent: float
    descent: float


@lru_cache(_REMEMBERED)
def outlines(source: str, *, display: bool = False) -> Outlines:
    """The outlines of a formula in LaTeX: as it stands in a line, or by itself (`display`). Raises CannotDraw."""
    drawing, box = _drawn(source, display)
    paths = [path for element in drawing for path in _paths(element)]
    if not any(paths):
        raise CannotDraw("it shows nothing")
    xs = [x for path in paths for step in path for x in step[1::2]]
    ys = [y for path in paths for step in path for y in step[2::2]]
    left, right = min(*xs, box.xmin / _SIZE) - _BEARING, max(*xs, box.xmax / _SIZE) + _BEARING
    moved = tuple(tuple(_moved(step, -left) for step in path) for path in paths)
    return Outlines(moved, right - left, max(-min(ys), 0.0), max(*ys, 0.0))


def _drawn(source: str, display: bool) -> tuple[Element, Any]:
    """What the library draws, with the baseline at y = 0, and its own box."""
    from xml.etree.ElementTree import Element

    library = _library()
    drawing = Element("svg")
    try:
        markup = library.tex2mml(source, inline=not display)
        for typed, better in _SPACING:
            markup = typed.sub(better, markup)
        formula = library.Math(markup, size=_SIZE)
        formula.node.draw(0.0, 0.0, drawing)
    except Exception as error:  # the library raises whatever its parts happen to raise
        raise CannotDraw(str(error)) from error
    return drawing, formula.node.bbox


@lru_cache(1)
def _library() -> Any:
    """The module of ziamath that draws, set up."""
    with warnings.catch_warnings():  # it opens its font by a function that Python 3.11 and 3.12 call old
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath import zmath
        from ziamath.config import config
    config.svg2 = False  # outlines in place, not in symbols to refer to
    config.precision = _PRECISION
    return zmath


def _paths(element: Element) -> list[tuple[Step, ...]]:
    """The paths of an element of the library's drawing: it uses paths and rectangles, and lines for cancelling."""
    match element.tag:
        case "path":
            steps = _path(element.get("d", ""))
            return _stroked(steps, _length(element, "stroke-width")) if element.get("stroke") else [steps]
        case "rect":
            x, y, width, height = (_length(element, name) for name in ("x", "y", "width", "height"))
            if not element.get("stroke"):
                return _rectangle(x, y, width, height)
            corners: tuple[Step, ...] = (
                ("M", x, y),
                ("L", x + width, y),
                ("L", x + width, y + height),
                ("L", x, y + height),
                ("Z",),
            )
            return _stroked(corners, _length(element, "stroke-width"))
        case "g" | "svg":
            return [path for child in element for path in _paths(child)]
        case _:
            raise CannotDraw(f"it needs <{element.tag}>")


def _length(element: Element, name: str) -> float:
    return float(element.get(name, 0)) / _SIZE


def _stroked(steps: Sequence[Step], width: float) -> list[tuple[Step, ...]]:
    """The ink of a line along straight steps, as a filled path for each, with square ends where they meet."""
    paths: list[tuple[Step, ...]] = []
    corners = [(step[1], step[2]) for step in steps if step[0] != "Z"]
    if steps[-1][0] == "Z":
        corners.append(corners[0])
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy = (x2 - x1) / length * width / 2, (y2 - y1) / length * width / 2
        x1, y1, x2, y2 = x1 - dx, y1 - dy, x2 + dx, y2 + dy
        ends = [(x1 - dy, y1 + dx), (x2 - dy, y2 + dx), (x2 + dy, y2 - dx), (x1 + dy, y1 - dx)]
        paths.append((("M", *ends[0]), *(("L", *end) for end in ends[1:]), ("Z",)))
    return paths


def _rectangle(x: float, y: float, width: float, height: float) -> list[tuple[Step, ...]]:
    if width <= 0 or height <= 0:
        return []
    right, bottom = x + width, y + height
    return [(("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",))]


def _path(data: str) -> tuple[Step, ...]:
    """The steps of a path's data; a quadratic curve becomes the cubic that is the same curve."""
    steps: list[Step] = []
    letter, at = "M", (0.0, 0.0)
    numbers: list[float] = []
    for found in _PATH.finditer(data):
        if found[1]:
            letter, numbers = found[1], []
            if letter == "Z":
                steps.append(("Z",))
            continue
        numbers.append(float(found[2]) / _SIZE)
        if len(numbers) == _LENGTHS[letter]:
            steps.append(_step(letter, numbers, at))
            at, numbers = (numbers[-2], numbers[-1]), []
    return tuple(steps)


def _step(letter: str, numbers: list[float], at: tuple[float, float]) -> Step:
    match letter, numbers:
        case "M", [x, y]:
            return ("M", x, y)
        case "L", [x, y]:
            return ("L", x, y)
        case "C", [a, b, c, d, x, y]:
            return ("C", a, b, c, d, x, y)
        case "Q", [a, b, x, y]:
            third = 2 / 3
            return (
                "C",
                at[0] + third * (a - at[0]),
                at[1] + third * (b - at[1]),
                x + third * (a - x),
                y + third * (b - y),
                x,
                y,
            )
        case _:
            raise CannotDraw(f"it needs a path with {letter}")


def _moved(step: Step, by: float) -> Step:
    """The step, further right."""
    moved = tuple(value + by if index % 2 == 0 else value for index, value in enumerate(step[1:]))
    return (step[0], *moved)  # type: ignore[return-value]


def draws(text: str) -> bool:
    """Whether the font of formulas has every character of a text."""
    font = _library().loadedfonts["default"]
    return all(font.glyphindex(character) for character in text)
