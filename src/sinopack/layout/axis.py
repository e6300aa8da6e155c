"""The axis of time that every ornament shares: from a decimal year to a distance.

In: the chronology of a pack and a width. Out: an axis of one or two pieces, each drawn to its own scale. A long stretch
in which no section lies is left out: the axis breaks there, and says so wherever it carries figures.
"""

from __future__ import annotations

from dataclasses import dataclass

from sinopack.plan.blocks import Chronology

BREAK_FROM = 0.16
"""A gap between sections as long as this share of the whole is broken out of the axis."""
BREAK_WIDTH = 0.058
"""The share of the width that a break takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time drawn to one scale: years to distances in points."""

    start: float
    end: float
    left: float
    right: float

    def x(self, year: float) -> float:
        share = (year - self.start) / (self.end - self.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Axis:
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> float:
        return self.pieces[0].start

    @property
    def end(self) -> float:
        return self.pieces[-1].end

    @property
    def gap(self) -> tuple[float, float] | None:
        """The distances between which the axis is broken."""
        return (self.pieces[0].right, self.pieces[1].left) if len(self.pieces) > 1 else None

    def x(self, year: float) -> float:
        """The distance of a decimal year; a year inside the break stands at its nearer edge."""
        for piece in self.pieces:
            if year <= piece.end:
                return piece.x(year)
        return self.pieces[-1].right

    def spans(self, start: float, end: float) -> tuple[tuple[float, float], ...]:
        """The stretches that a span of time takes, left to right, without the break."""
        found = []
        for piece in self.pieces:
            low, high = max(start, piece.start), min(end, piece.end)
            if high > low:
                found.append((piece.x(low), piece.x(high)))
        return tuple(found)


def make_axis(chronology: Chronology, width: float) -> Axis | None:
    """The axis of a pack, or None where it has no dates."""
    sections = [span for span in chronology.sections if span]
    spans = [*chronology.eras, *sections]
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if end <= start:
        return None
    gap = _longest_gap(sorted((span.start, span.end) for span in sections))
    if gap is None or gap[1] - gap[0] < BREAK_FROM * (end - start):
        return Axis((Piece(start, end, 0.0, width),))
    left = _share(chronology, start, gap, end) * width * (1 - BREAK_WIDTH)
    return Axis((Piece(start, gap[0], 0.0, left), Piece(gap[1], end, left + BREAK_WIDTH * width, width)))


def _longest_gap(spans: list[tuple[float, float]]) -> tuple[float, float] | None:
    longest: tuple[float, float] | None = None
    reached = spans[0][1] if spans else 0.0
    for start, end in spans[1:]:
        if start > reached and (longest is None or start - reached > longest[1] - longest[0]):
            longest = (reached, start)
        reached = max(reached, end)
    return longest


def _share(chronology: Chronology, start: float, gap: tuple[float, float], end: float) -> float:
    """The first piece's share of the width: between its share of the years and its share of the sections."""
    years = (gap[0] - start) / ((gap[0] - start) + (end - gap[1]))
    sections = [span for span in chronology.sections if span]
    before = sum(1 for span in sections if span.start < gap[0]) / len(sections)
    return min(max((years + 2 * before) / 3, 0.15), 0.85)
