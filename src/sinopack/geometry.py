"""Lengths and rectangles. Every length is in points (1/72 inch); the origin is the top left, y grows downwards."""

from __future__ import annotations

from msgspec import Struct

POINTS_PER_MILLIMETRE = 72 / 25.4


def millimetres(length: float) -> float:
    """Convert millimetres to points."""
    return length * POINTS_PER_MILLIMETRE


class Size(Struct, frozen=True):
    """Width and height in points."""

    width: float
    height: float


class Rect(Struct, frozen=True):
    """A rectangle: top-left corner, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle, shifted."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


class Insets(Struct, frozen=True):
    """Padding inside a rectangle, in points."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
