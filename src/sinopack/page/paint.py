"""Colours, strokes and fills of a finished page."""

from __future__ import annotations

from enum import Enum

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


class Lines(Enum):
    """Which way the lines of a hatch run, from left to right."""

    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    LEVEL = "level"


class Hatch(Struct, frozen=True):
    """Parallel lines on a ground, at 45° unless they are level: `pitch` apart and `width` wide, in points."""

    colour: Colour
    ground: Colour
    width: float = 1.0
    pitch: float = 5.0
    lines: Lines = Lines.RISING


Fill = Colour | Hatch
