"""Drawings: pictures made of paths, which any size leaves sharp."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sinopack.geometry import Size
from sinopack.page.paint import Colour, Stroke

Step = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""A step of a path: move to, line to, Bézier curve to (two handles and the end), close."""


class Path(Struct, frozen=True):
    """A path, filled and then outlined, in the drawing's own units from its top left, y downwards; in the same units
    are the widths and dashes of its stroke. Its colours are the drawing's, not the theme's: they have no name.

    With `even_odd` a point is inside where a line from it crosses the path an odd number of times, else by the nonzero
    winding number (ISO 32000-1, 8.5.3.3). `rounded` strokes have round ends and corners.
    """

    steps: tuple[Step, ...]
    fill: Colour | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    rounded: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0


class Drawing(Struct, frozen=True):
    """Paths in painting order on a ground of `size` units, and the same as a complete SVG file, which needs nothing
    from outside."""

    size: Size
    paths: tuple[Path, ...]
    svg: bytes
