"""The ticks of a timeline's axis, at years, months or days that people count in.

In: a scale, and how far apart figures and bare ticks must stand at least. Out: ticks in order, and the words of those
that have any. BCE has no year 0: the years there are round in their own counting (100 BC, 50 BC, AD 1, AD 50).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import ceil, floor

from msgspec import Struct

from sinopack.content.dates import Moment, Precision, month_lengths
from sinopack.layout.timeline.scale import Mode, ScalePiece, TimeScale
from sinopack.plan.chronology import year_label
from sinopack.theme import Labels

_INSIDE = 1e-9
_YEARS_ALONE = 3.0
"""A stretch of more years than these has ticks at years alone: months would be read with the figures of a year far
away."""


class Tick(Struct, frozen=True):
    """A tick at a distance. One that is `named` has room for its figures."""

    at: float
    moment: Moment
    named: bool


class _Step(Struct, frozen=True):
    """So many days, months or years from tick to tick; `years` is that as a part of a year."""

    unit: Precision
    count: int

    @property
    def years(self) -> float:
        return self.count / {Precision.DAY: 365.25, Precision.MONTH: 12.0, Precision.YEAR: 1.0}[self.unit]

    def divides(self, other: _Step) -> bool:
        """Whether every tick of `other` is one of these too."""
        if self.unit is other.unit:
            return other.count % self.count == 0
        return self.unit is not Precision.YEAR and other.unit is not Precision.DAY


@cache
def _steps() -> tuple[_Step, ...]:
    """1, 2, 5, 10, 25, 50 and 100 years and so on; below that a half, a quarter and a twelfth of one, and days."""
    shorter = [_Step(Precision.DAY, count) for count in (1, 5, 10)] + [_Step(Precision.MONTH, n) for n in (1, 3, 6)]
    years = [1, 2, 5] + [count * 10**power for power in range(1, 8) for count in (1, 2.5, 5)]
    return (*shorter, *(_Step(Precision.YEAR, int(count)) for count in years if count * 10 % 1 == 0))


def ticks_of(scale: TimeScale, named_apart: float, apart: float) -> tuple[Tick, ...]:
    """The ticks of a scale: those with figures at least `named_apart` points apart, all at least `apart`.

    An even scale has a tick where each year begins to be spoken of (each month, if all lies within two years).
    """
    if scale.mode is Mode.EVEN:
        return tuple(_even(scale, named_apart))
    return tuple(tick for piece in scale.pieces for tick in _of_piece(piece, named_apart, apart))


def tick_words(tick: Tick, labels: Labels) -> str:
    """The figures at a tick: a year, a month's short name, or a day of a month."""
    moment = tick.moment
    if moment.precision is Precision.YEAR or (moment.month, max(moment.day, 1)) == (1, 1):
        return year_label(float(moment.year), labels)
    if moment.precision is Precision.MONTH:
        return labels.short_months_alone[moment.month - 1]
    return labels.dates["day-month"].format(day=moment.day, month=labels.short_months[moment.month - 1])


def _of_piece(piece: ScalePiece, named_apart: float, apart: float) -> Iterator[Tick]:
    long = piece.end - piece.start > _YEARS_ALONE
    steps = [step for step in _steps() if step.unit is Precision.YEAR or not long]
    named = next((step for step in steps if step.years * piece.rate >= named_apart), steps[-1])
    finer = (step for step in steps if step.years * piece.rate >= apart and step.divides(named))
    fine = next(finer, named)
    chosen = {moment.bounds[0]: moment for moment in _moments(named, piece.start, piece.end)}
    for moment in _moments(fine, piece.start, piece.end):
        year = moment.bounds[0]
        yield Tick(piece.at(year), chosen.get(year, moment), year in chosen)


def _moments(step: _Step, start: float, end: float) -> Iterator[Moment]:
    """The beginnings between two decimal years of every so many years, months or days."""
    if step.unit is Precision.YEAR:
        yield from (Moment(year) for year in _years(step.count, start, end))
        return
    for year in range(floor(start + _INSIDE), floor(end) + 1):
        for month in range(1, 13, step.count if step.unit is Precision.MONTH else 1):
            moments = [Moment(year, month, precision=Precision.MONTH)]
            if step.unit is Precision.DAY:
                last = month_lengths(year)[month - 1] if step.count == 1 else 32 - step.count
                moments = [Moment(year, month, day, Precision.DAY) for day in _days(step.count, last)]
            yield from (each for each in moments if start - _INSIDE <= each.bounds[0] <= end + _INSIDE)


def _days(count: int, last: int) -> Iterator[int]:
    """1, 2, 3 … or 1, 5, 10, 15 … or 1, 10, 20: the days that a month's ticks stand at."""
    yield 1
    yield from range(2 if count == 1 else count, last + 1, count)


def _years(count: int, start: float, end: float) -> Iterator[int]:
    """Astronomical years, each round in its own era; between the eras AD 1 stands for the missing 0."""
    first, last = ceil(start - _INSIDE), floor(end + _INSIDE)
    if count == 1:
        yield from range(first, last + 1)
        return
    before = (1 - number * count for number in range(ceil((1 - first) / count), 0, -1))
    yield from (year for year in before if first <= year <= last)
    if first <= 1 <= last:
        yield 1
    yield from range(max(count, ceil(first / count) * count), last + 1, count)


def _even(scale: TimeScale, named_apart: float) -> Iterator[Tick]:
    months = scale.end - scale.start <= 2
    reached: float | None = None
    said: Moment | None = None
    for piece in scale.pieces[1:] if scale.pieces[0].near == 0.0 else scale.pieces:
        year = floor(piece.start)
        moment = Moment(year)
        if months:
            twelfth = min(floor((piece.start - year) * 12 + 0.02), 11)
            moment = Moment(year, twelfth + 1, precision=Precision.MONTH)
        if moment != said and (reached is None or piece.near - reached >= named_apart):
            yield Tick(piece.near, moment, named=True)
            reached, said = piece.near, moment
