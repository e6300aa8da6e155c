"""What a date is as geometry: a dot, a ring, a box as long as the doubt, or a bar. Precision is drawn, never guessed.

In: a historic date. Out: a `Mark` in decimal years, to be drawn in any direction. A day is a dot; a month, a season or
a year is a ring; what is only about then, or doubtful, or part of a longer time is a dashed box as long as that doubt;
a range is a bar, dashed for as long as its ends are in doubt, and open where it has none.

A mark stands at the first instant of its date, so that marks are in the order in which events are listed: 1958 at the
tick of 1958, before March 1958.
"""

from __future__ import annotations

from enum import Enum
from math import inf

from msgspec import Struct

from sinopack.content.dates import HistoricDate, Moment, Precision

_ABOUT_YEARS = ((100, 10.0), (10, 5.0), (1, 1.0))
"""How far “c.” may miss: the rounder the year, the further. There is no standard; these are told to the author."""
_ABOUT_SHORTER = {Precision.DAY: 3 / 365, Precision.MONTH: 1 / 12, Precision.SEASON: 1 / 4}
_CLEAR = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR})


class MarkKind(Enum):
    """The shapes of marks."""

    DOT = "day"
    RING = "month or year"
    BOX = "about"
    BAR = "range"


class Mark(Struct, frozen=True):
    """A date as geometry, in decimal years.

    `at` is where the event is listed and its leader begins, `start` and `end` are the ends of what is drawn; a dot or a
    ring is drawn at `at` alone. `solid` is what of a bar is certain, None where nothing is. An open end is infinite.
    """

    kind: MarkKind
    at: float
    start: float
    end: float
    solid: tuple[float, float] | None = None


def mark_of(date: HistoricDate) -> Mark:
    """The mark of a date."""
    if date.open_start or date.open_end or (date.end is not None and date.end != date.start):
        return _bar(date)
    at = date.first_year
    if _is_clear(date.start):
        kind = MarkKind.DOT if date.start.precision is Precision.DAY else MarkKind.RING
        return Mark(kind, at, *date.start.bounds)
    return Mark(MarkKind.BOX, at, *doubt(date.start))


def _bar(date: HistoricDate) -> Mark:
    """From the beginning of the range to its end; what is certain lies between the two doubts."""
    first, last = date.start, date.end or date.start
    (start, sure_from), (sure_to, end) = doubt(first), doubt(last)
    sure_from = start if _is_clear(first) else sure_from
    sure_to = end if _is_clear(last) else sure_to
    if date.open_start:
        start = sure_from = -inf
    if date.open_end:
        end = sure_to = inf
    solid = (sure_from, sure_to) if sure_from < sure_to else None
    return Mark(MarkKind.BAR, date.first_year, start, end, solid)


def doubt(moment: Moment) -> tuple[float, float]:
    """Between which decimal years a moment lies; “c.” reaches to either side of it."""
    first, last = moment.bounds
    if not moment.approximate or moment.part or moment.precision not in _CLEAR:
        return first, last
    if moment.precision is Precision.YEAR:
        number = moment.year if moment.year > 0 else 1 - moment.year
        about = next(years for round_to, years in _ABOUT_YEARS if number % round_to == 0)
    else:
        about = _ABOUT_SHORTER[moment.precision]
    return first - about, last + about


def _is_clear(moment: Moment) -> bool:
    return moment.precision in _CLEAR and not (moment.approximate or moment.uncertain or moment.part)
