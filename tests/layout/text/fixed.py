"""A fake font in which every character is as wide as the next, so that line breaking is arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.layout.text.breaking import Column, LineBreaker
from sinopack.layout.text.segments import Ruler, Segments, measured, opportunities
from sinopack.layout.text.style import Breaking, Hyphenation


def ruler_of(text: str, advance: float = 1.0) -> Ruler:
    def measure(start: int, end: int) -> tuple[float, float]:
        return len(text[start:end].rstrip()) * advance, (end - start) * advance

    return measure


def segments_of(text: str, ends: Sequence[int] | None = None) -> Segments:
    """Each character one point wide."""
    return measured(text, 0, opportunities(text) if ends is None else ends, ruler_of(text), hyphen=1.0)


def lines_of(segments: Segments, breaks: Sequence[int], text: str) -> list[str]:
    """The text of each line, without the spaces at its end."""
    edges = [0, *(segments.ends[after - 1] for after in breaks)]
    return [text[start:end].rstrip() for start, end in zip(edges, edges[1:], strict=False)]


def set_lines(
    text: str,
    width: float,
    breaking: Breaking = Breaking.OPTIMUM,
    hyphenation: Hyphenation = Hyphenation.OVERWIDE,
    language: str = "en",
) -> list[str]:
    """The lines of `text` in a column `width` characters wide; one that ends in a hyphen not in the text ends in ¬."""
    breaker = LineBreaker(text, 0, opportunities(text), ruler_of(text), hyphen=1.0)
    lines, start = [], 0
    for line_break in breaker.breaks(Column(width, breaking, hyphenation, language)):
        lines.append(text[start : line_break.end].rstrip() + ("¬" if line_break.hyphen else ""))
        start = line_break.end
    return lines
