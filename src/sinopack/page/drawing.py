"""Drawings: pictures made of paths, which any size leaves sharp."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sinopack.geometry import Size
from sinopack.page.paint import Colour

Step = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""A step of a path: move to, line to, Bézier curve to (two handles and the end), close."""

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: the point (x, y) becomes (ax + cy + e, bx + dy + f)."""


Ends = tuple[float, float, float, float] | tuple[float, float, float, float, float, float]


class Gradient(Struct, frozen=True):
    """Colours that run into one another along a line (x1, y1, x2, y2), or from a circle to another (x, y, radius,
    twice); beyond its ends go on the colours of the ends. `matrix` takes it into the drawing's units. The `stops` are
    fractions of the way, ascending from 0 to 1, and their colours."""

    ends: Ends
    matrix: Matrix
    stops: tuple[tuple[float, Colour], ...]

    @property
    def is_radial(self) -> bool:
        return len(self.ends) == 6


Paint = Colour | Gradient


class Pen(Struct, frozen=True):
    """How a path is outlined. Width and dashes (on and off; empty means solid) are in the drawing's units; a corner
    sharper than `limit` is cut off (ISO 32000-1, 8.4.3)."""

    paint: Paint
    width: float
    dash: tuple[float, ...] = ()
    ends: Literal["butt", "round", "square"] = "butt"
    corners: Literal["miter", "round", "bevel"] = "miter"
    limit: float = 4.0
    opacity: float = 1.0


class Clip(Struct, frozen=True):
    """A path outside of which nothing is drawn."""

    steps: tuple[Step, ...]
    even_odd: bool = False


class Path(Struct, frozen=True):
    """A path, filled and then outlined, in the drawing's own units from its top left, y downwards. Its colours are the
    drawing's, not the theme's: they have no name.

    With `even_odd` a point is inside where a line from it crosses the path an odd number of times, else by the nonzero
    winding number (ISO 32000-1, 8.5.3.3). It is drawn inside all of its `clips` only.
    """

    steps: tuple[Step, ...]
    fill: Paint | None = None
    pen: Pen | None = None
    even_odd: bool = False
    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()


class Drawing(Struct, frozen=True):
    """Paths in painting order on a ground of `size` units, and the same as a complete SVG file, which needs nothing
    from outside."""

    size: Size
    paths: tuple[Path, ...]
    svg: bytes
