"""A fake font, so that line breaking is arithmetic: every character is one point wide, but combining marks and soft
hyphens are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import combining

from sinopack.layout.text.breaking import Column, LineBreaker
from sinopack.layout.text.segments import SOFT_HYPHEN, Ruler, Segments, measured, opportunities
from sinopack.layout.text.style import Breaking, Hyphenation


def width_of(text: str) -> int:
    return sum(not combining(character) and character != SOFT_HYPHEN for character in text)


def ruler_of(text: str) -> Ruler:
    def measure(start: int, end: int) -> tuple[float, float]:
        return width_of(text[start:end].rstrip()), width_of(text[start:end])

    return measure


def segments_of(text: str, ends: Sequence[int] | None = None) -> Segments:
    return measured(text, 0, opportunities(text) if ends is None else ends, ruler_of(text), hyphen=lambda _: 1.0)


def lines_of(segments: Segments, breaks: Sequence[int], text: str) -> list[str]:
    """The text of each line, without the spaces at its end."""
    edges = [0, *(segments.ends[after - 1] for after in breaks)]
    return [text[start:end].rstrip() for start, end in pairwise(edges)]


def set_lines(
    text: str,
    width: float,
    breaking: Breaking = Breaking.OPTIMUM,
    hyphenation: Hyphenation = Hyphenation.OVERWIDE,
    language: str = "en",
) -> list[str]:
    """The lines of `text` in a column `width` characters wide; one that ends in a hyphen not in the text ends in ¬."""
    breaker = LineBreaker(text, 0, opportunities(text), ruler_of(text), hyphen=lambda _: 1.0)
    lines, start = [], 0
    for line_break in breaker.breaks(Column(width, breaking, hyphenation, language)):
        lines.append(text[start : line_break.end].rstrip() + ("¬" if line_break.hyphen else ""))
        start = line_break.end
    return lines
