"""The text engine: shapes, measures and breaks text into finished lines."""

from sinopack.layout.text.faces import Metrics
from sinopack.layout.text.style import (
    OBJECT,
    Baseline,
    Blank,
    Breaking,
    Extent,
    Family,
    Hyphenation,
    Mathematics,
    Piece,
    SetText,
    Setting,
    TextStyle,
)
from sinopack.layout.text.typesetter import Typesetter

__all__ = [
    "OBJECT",
    "Baseline",
    "Blank",
    "Breaking",
    "Extent",
    "Family",
    "Hyphenation",
    "Mathematics",
    "Metrics",
    "Piece",
    "SetText",
    "Setting",
    "TextStyle",
    "Typesetter",
]
