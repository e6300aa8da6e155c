"""The scale of a timeline: from decimal years to distances along a line.

In: when things happen, the room their labels take, and the length of the line. Out: a `TimeScale`, made of pieces.
Proportional is one piece. Broken is several, each to its own rate, with a visible break between two of them, across
which years may be left out. Even gives each label the same stretch of the line, whatever the years between.

Which one, unless the author says: the plainest whose labels can stand near their marks. How near they stand is the
strain, the mean distance of the labels from their marks as a share of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations, pairwise
from math import ceil, floor, inf

from msgspec import Struct

from sinopack.layout.timeline.placement import place

EASY = 0.05
"""The strain up to which a proportional or broken scale is taken."""
_EASY_POINTS = 30.0
"""The same in points: so near the eye follows a leader however short the line is."""
_MOST_CUTS = 3
_MOST_PLACES_TO_CUT = 6
_GAP_FROM = 0.08
"""A stretch in which nothing begins or ends, as long as this share of the whole, may be left out."""
_ASKED_FROM = 0.05
"""The same where the author asks for a broken scale."""
_SHORTEST_BROKEN = 0.1
"""A line of fewer years than these is not broken: nobody misses a few days."""
_SHORTEST_PIECE = 2 / 365
"""No piece of a broken scale is shorter, in years."""
_KEPT = 0.08
"""The share of such a stretch that is kept on either side, at most, and of all the years that are not empty."""
_YEARS_COUNT = 0.15
"""How much its years count for the length of a piece of a broken scale; the rest is its labels."""
_LEAST_SHARE = 0.05
"""The least share of the line that a piece of a broken scale takes."""


class Mode(Enum):
    """How distances stand for years; the names are those that an author types."""

    PROPORTIONAL = "proportional"
    BROKEN = "broken"
    EVEN = "even"


class ScalePiece(Struct, frozen=True):
    """A stretch of time drawn at one rate: decimal years to distances. `start` < `end`, `near` < `far`."""

    start: float
    end: float
    near: float
    far: float

    @property
    def rate(self) -> float:
        """Points a year."""
        return (self.far - self.near) / (self.end - self.start)

    def at(self, year: float) -> float:
        """The distance of a year, held to the ends of the piece."""
        share = (year - self.start) / (self.end - self.start)
        return self.near + min(max(share, 0.0), 1.0) * (self.far - self.near)


class TimeScale(Struct, frozen=True):
    """Pieces in order. Only a broken scale has room between two of them; only a scale that is not even is to scale."""

    mode: Mode
    pieces: tuple[ScalePiece, ...]

    @property
    def start(self) -> float:
        return self.pieces[0].start

    @property
    def end(self) -> float:
        return self.pieces[-1].end

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """The distances between which the line is broken."""
        return tuple((one.far, two.near) for one, two in pairwise(self.pieces) if two.near > one.far)

    def at(self, year: float) -> float:
        """The distance of a year; it never falls as years rise. A year that is left out stands at the nearer edge."""
        for piece, following in pairwise(self.pieces):
            if year < following.start:
                return piece.at(year)
        return self.pieces[-1].at(year)

    def stretches(self, start: float, end: float) -> tuple[tuple[float, float], ...]:
        """The stretches of the line that a span of time takes, in order, without the breaks."""
        found: list[tuple[float, float]] = []
        for piece in self.pieces:
            low, high = max(start, piece.start), min(end, piece.end)
            if high > low:
                near, far = piece.at(low), piece.at(high)
                if found and found[-1][1] == piece.near:
                    near = found.pop()[0]
                found.append((near, far))
        return tuple(found)


class Demand(Struct, frozen=True):
    """What a scale is to serve: the labelled `times` in order with their labels' `sizes` along the line; `others` are
    years that no break may swallow (where a range ends), `eras` those at which the rate may change."""

    times: tuple[float, ...]
    sizes: tuple[float, ...]
    others: tuple[float, ...] = ()
    eras: tuple[float, ...] = ()


class Room(Struct, frozen=True):
    """The line: its `length`, the `gap` between labels, how far a label begins before its mark (`lead`), and the length
    of a break (`cut`). All in points."""

    length: float
    gap: float = 0.0
    lead: float = 0.0
    cut: float = 22.0


def choose_scale(demand: Demand, span: tuple[float, float], room: Room, wanted: str = "auto") -> TimeScale:
    """The scale for a span of time, which holds all of `demand`. `wanted` is a mode's name, or "auto".

    Where a broken scale is wanted and there is nowhere to break it, it is proportional.
    """
    plain = proportional(span, room.length)
    if wanted == Mode.PROPORTIONAL.value or not demand.times:
        return plain
    if wanted == Mode.EVEN.value:
        return even(demand.times, span, room.length)
    if wanted == Mode.BROKEN.value:
        broken = _least_strained(_broken(demand, span, room, _ASKED_FROM), demand, room)
        return broken[1] if broken else plain
    easy = max(EASY, _EASY_POINTS / room.length)
    if strain(plain, demand, room) <= easy:
        return plain
    broken = _least_strained(_broken(demand, span, room, _GAP_FROM), demand, room)
    if broken and broken[0] <= easy:
        return broken[1]
    return even(demand.times, span, room.length)


def emptiest(count: int, demand: Demand, span: tuple[float, float], room: Room) -> TimeScale | None:
    """The broken scale that leaves out the `count` longest stretches in which nothing begins or ends; None where there
    are fewer of them, or the line is too short to break so often."""
    cuts = [cut for cut in _places_to_cut(demand, span, _GAP_FROM) if cut[0] < cut[1]]
    longest = sorted(sorted(cuts, key=lambda cut: cut[0] - cut[1])[:count])
    if len(longest) < count or room.cut * count > room.length / 2:
        return None
    return broken(longest, demand, span, room)


def strain(scale: TimeScale, demand: Demand, room: Room) -> float:
    """The mean distance of the labels from their marks, as a share of the line; infinite where they do not fit."""
    wishes = [scale.at(time) - room.lead for time in demand.times]
    placed = place(wishes, demand.sizes, -room.lead, room.length + room.lead, room.gap)
    if placed is None:
        return inf
    moved = sum(abs(at - wish) for at, wish in zip(placed, wishes, strict=True))
    return moved / max(len(wishes), 1) / room.length


def proportional(span: tuple[float, float], length: float) -> TimeScale:
    """One rate for all."""
    return TimeScale(Mode.PROPORTIONAL, (ScalePiece(*span, 0.0, length),))


def even(times: Sequence[float], span: tuple[float, float], length: float) -> TimeScale:
    """The same stretch of the line for each label, half of one at either end; labels of one time share theirs."""
    start, end = span
    share = length / len(times)
    knots: list[tuple[float, float]] = []
    for number, time in enumerate(times):
        if not knots or time > knots[-1][0]:
            knots.append((time, (number + 0.5) * share))
    if knots[0][0] > start:
        knots.insert(0, (start, 0.0))
    if knots[-1][0] < end:
        knots.append((end, length))
    return TimeScale(Mode.EVEN, tuple(ScalePiece(one[0], two[0], one[1], two[1]) for one, two in pairwise(knots)))


def broken(cuts: Sequence[tuple[float, float]], demand: Demand, span: tuple[float, float], room: Room) -> TimeScale:
    """Pieces with breaks between them. `cuts` are the years left out, in order; nothing is where both are one year.

    The length of a piece lies between its share of the years and its share of the labels, near to the latter.
    """
    starts, ends = [span[0], *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), span[1]]
    years = [end - start for start, end in zip(starts, ends, strict=True)]
    labels = [_room_of(start, end, demand, room) for start, end in zip(starts, ends, strict=True)]
    shares = [
        _YEARS_COUNT * one / sum(years) + (1 - _YEARS_COUNT) * two / sum(labels)
        for one, two in zip(years, labels, strict=True)
    ]
    least = min(_LEAST_SHARE, 1 / len(shares))
    shares = [max(share, least) for share in shares]
    length = room.length - room.cut * len(cuts)
    pieces, at = [], 0.0
    for start, end, share in zip(starts, ends, shares, strict=True):
        far = at + length * share / sum(shares)
        pieces.append(ScalePiece(start, end, at, far))
        at = far + room.cut
    return TimeScale(Mode.BROKEN, tuple(pieces))


def _room_of(start: float, end: float, demand: Demand, room: Room) -> float:
    """The room that the labels of a stretch of time take; a little even where there are none."""
    inside = (size + room.gap for time, size in zip(demand.times, demand.sizes, strict=True) if start <= time < end)
    return sum(inside) + room.gap + 1.0


def _broken(demand: Demand, span: tuple[float, float], room: Room, share: float) -> Iterator[list[TimeScale]]:
    """The broken scales to choose from: those with one break, then those with two, then with three."""
    if span[1] - span[0] < _SHORTEST_BROKEN:
        return
    places = _places_to_cut(demand, span, share)
    for count in range(1, _MOST_CUTS + 1):
        if room.cut * count > room.length / 2:
            return
        yield [
            broken(cuts, demand, span, room)
            for cuts in combinations(places, count)
            if all(two[0] - one[1] > _SHORTEST_PIECE for one, two in pairwise(((0.0, span[0]), *cuts, (span[1], 0.0))))
        ]


def _places_to_cut(demand: Demand, span: tuple[float, float], share: float) -> list[tuple[float, float]]:
    """Years that may be left out, and eras at which the rate may change, in order; of many the longest gaps."""
    knots = sorted({*span, *(year for year in (*demand.times, *demand.others) if span[0] <= year <= span[1])})
    gaps = [(two - one, one, two) for one, two in pairwise(knots) if two - one >= share * (span[1] - span[0])]
    longest = sorted(gaps, reverse=True)[:_MOST_PLACES_TO_CUT]
    filled = span[1] - span[0] - sum(gap[0] for gap in longest)
    least = max(filled, _KEPT * (span[1] - span[0]))
    left_out = [_kept_clear(start, end, _KEPT * min(end - start, least)) for _, start, end in longest]
    changes = [(year, year) for year in sorted(set(demand.eras)) if span[0] < year < span[1]]
    free = [cut for cut in changes if not any(start <= cut[0] <= end for start, end in left_out)]
    return sorted([*left_out, *free[:_MOST_PLACES_TO_CUT]])


def _kept_clear(start: float, end: float, kept: float) -> tuple[float, float]:
    """What of an empty stretch is left out: from a whole year to a whole year, if it is long enough."""
    first, last = start + kept, end - kept
    if floor(last) - ceil(first) >= (last - first) / 2:
        return float(ceil(first)), float(floor(last))
    return first, last


def _least_strained(choices: Iterator[list[TimeScale]], demand: Demand, room: Room) -> tuple[float, TimeScale] | None:
    """The scale with the fewest breaks that is easy enough, else the one of least strain, with its strain."""
    least: tuple[float, TimeScale] | None = None
    for scales in choices:
        for scale in scales:
            found = strain(scale, demand, room)
            if least is None or found < least[0]:
                least = (found, scale)
        if least and least[0] <= EASY:
            break
    return least
