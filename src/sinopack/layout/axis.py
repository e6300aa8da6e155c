"""The axis of time that every ornament shares: from a decimal year to a distance.

In: the chronology of a pack and a width. Out: an axis of one or two pieces, each drawn to its own scale. A long stretch
in which no section lies, nor any era as a whole, is left out: the axis breaks there, and says so wherever it carries
figures.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.plan.blocks import Chronology, TimeSpan

BREAK_FROM = 0.16
"""A gap between sections as long as this share of the whole is broken out of the axis."""
BREAK_WIDTH = 0.058
"""The share of the width that a break takes."""
LEAST_SHARE = 0.15
"""The least share of the width beside the break that a piece takes."""


class Piece(Struct, frozen=True):
    """A stretch of time drawn to one scale: years to distances in points."""

    start: float
    end: float
    left: float
    right: float

    def x(self, year: float) -> float:
        """The distance of a decimal year, held to the ends of the piece."""
        share = (year - self.start) / (self.end - self.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


class Axis(Struct, frozen=True):
    """One piece, or two with a break between them."""

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
    outside = [era for era in chronology.eras if not any(_overlap(era, span) for span in sections)]
    occupied = sorted((span.start, span.end) for span in [*sections, *outside])
    gap = _longest_gap(occupied)
    if gap is None or gap[1] - gap[0] < BREAK_FROM * (end - start):
        return Axis((Piece(start, end, 0.0, width),))
    beginnings = [span.start for span in sections] or [span[0] for span in occupied]
    left = _share(beginnings, (start, end), gap) * width * (1 - BREAK_WIDTH)
    return Axis((Piece(start, gap[0], 0.0, left), Piece(gap[1], end, left + BREAK_WIDTH * width, width)))


def _overlap(first: TimeSpan, second: TimeSpan) -> bool:
    return first.start < second.end and second.start < first.end


def _longest_gap(spans: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The longest stretch that no span covers; None where there is none. `spans` are in order."""
    longest: tuple[float, float] | None = None
    reached = spans[0][1] if spans else 0.0
    for start, end in spans[1:]:
        if start > reached and (longest is None or start - reached > longest[1] - longest[0]):
            longest = (reached, start)
        reached = max(reached, end)
    return longest


def _share(beginnings: list[float], whole: tuple[float, float], gap: tuple[float, float]) -> float:
    """The first piece's share of the width: between its share of the years and its share of what begins in them."""
    first, second = gap[0] - whole[0], whole[1] - gap[1]
    before = sum(1 for year in beginnings if year < gap[0]) / len(beginnings)
    return min(max((first / (first + second) + 2 * before) / 3, LEAST_SHARE), 1 - LEAST_SHARE)
