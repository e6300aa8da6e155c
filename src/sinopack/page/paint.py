"""Colours, strokes and fills of a finished page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme: its name there ("accent") and its sRGB value ("A2231D").

    An editable file refers to the name, so that changing its theme restyles it.
    """

    name: str
    rgb: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's paint. `dash` holds lengths of on and off in points; empty means solid."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Hatch:
    """Parallel lines at 45° on a ground: `pitch` apart and `width` wide, in points."""

    colour: Colour
    ground: Colour
    width: float = 1.0
    pitch: float = 5.0


Fill = Colour | Hatch
