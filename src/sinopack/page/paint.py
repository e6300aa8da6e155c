"""Colours, strokes and fills of a finished page."""

from __future__ import annotations

from msgspec import Struct


class Colour(Struct, frozen=True):
    """A colour of the theme: its name there ("accent") and its sRGB value ("A2231D").

    An editable file refers to the name, so that changing its theme restyles it.
    """

    name: str
    rgb: str


class Stroke(Struct, frozen=True):
    """A line's paint. `dash` holds lengths of on and off in points; empty means solid."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


class Hatch(Struct, frozen=True):
    """Parallel lines at 45° on a ground: `pitch` apart and `width` wide, in points."""

    colour: Colour
    ground: Colour
    width: float = 1.0
    pitch: float = 5.0


Fill = Colour | Hatch
