"""The text engine: shapes, measures and breaks text into finished lines."""

from sinopack.layout.text.faces import Metrics
from sinopack.layout.text.style import (
    Baseline,
    Breaking,
    Extent,
    Family,
    Hyphenation,
    Piece,
    SetText,
    Setting,
    TextStyle,
)
from sinopack.layout.text.typesetter import Typesetter

__all__ = [
    "Baseline",
    "Breaking",
    "Extent",
    "Family",
    "Hyphenation",
    "Metrics",
    "Piece",
    "SetText",
    "Setting",
    "TextStyle",
    "Typesetter",
]
