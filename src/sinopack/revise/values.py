"""What a slide says and shows, whoever wrote it down: values that are equal for slides that are equal to look at.

Texts are kept as short hashes alone, for a record must not hold what someone has deleted. See `reading` and `scene` for
how they are read.
"""

from __future__ import annotations

from hashlib import blake2b

from msgspec import Struct

TOLERANCE = 4
"""Eighths of a point that a program may move an edge by, by rounding."""

Rect = tuple[int, int, int, int]
"""Left, top, width, height in eighths of a point."""


class ShapeValue(Struct, frozen=True):
    """A shape, picture, table, chart, line, or group. Each value is a hash, or 0 for what is not there.

    `said` is its text and pictures, `look` how both look, `alternative` what is said to those who cannot see it;
    `furniture` tells footers and slide numbers."""

    name: int
    said: int
    look: int
    alternative: int
    rect: Rect
    furniture: bool = False


class SlideValue(Struct, frozen=True):
    """A slide: its identity (0 where it has lost it), its shapes in painting order, its notes, and `setting`: its
    ground, its animations, whether it is hidden."""

    identity: int
    shapes: tuple[ShapeValue, ...]
    notes: int
    setting: int


def hashed(*values: object) -> int:
    """Four bytes that stand for values; 0 for nothing."""
    if not any(values):
        return 0
    digest = blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") or 1


def name_hash(name: str) -> int:
    """Two bytes that stand for a shape's name."""
    return hashed(name) & 0xFFFF
