"""Dates as authors type them, with the precision they have.

Values only; `sinopack.content.date_text` reads them from text.
"""

from __future__ import annotations

import calendar
import math
from enum import Enum
from functools import cached_property

from msgspec import Struct


class Precision(Enum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_PARTS_OF_DECADE = {"": (0, 10), "early": (0, 4), "mid": (4, 7), "late": (7, 10)}
_PARTS_OF_YEAR = {"": (0, 12), "early": (0, 4), "mid": (4, 8), "late": (8, 12)}
SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_BEGINS = 2
"""The month in which spring begins, counted from 0; each season takes three (the meteorologists' seasons, north of the
equator), so that winter, the last season of its year, reaches into the next."""


class DateFault(ValueError):
    """Text that is not a date. `better` is the text to type instead, or ""."""

    def __init__(self, message: str, better: str = ""):
        super().__init__(message)
        self.better = better


class Moment(Struct, frozen=True, dict=True):
    """A point in time as far as it is known. `year` is astronomical (0 is 1 BC). `approximate` is “c.”; `part` is
    "early", "mid" or "late" (of a decade or year) or "". `uncertain` is a question mark. A season's `month` is 1 for
    spring to 4 for winter.

    A decade's `year` is the round one that names it: 1920 for the 1920s, and -49 (50 BC) for the 50s BC; a century's is
    its first: 1900.
    """

    year: int
    month: int = 0
    day: int = 0
    precision: Precision = Precision.YEAR
    approximate: bool = False
    uncertain: bool = False
    part: str = ""

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The first instant and the one just behind the last, as decimal years. “c.” and “?” do not widen them."""
        if self.precision is Precision.DECADE:
            first, last = _PARTS_OF_DECADE[self.part]
            if self.year <= 0:
                return float(self.year - 9 + first), float(self.year - 9 + last)
            return float(self.year + first), float(self.year + last)
        if self.precision is Precision.YEAR:
            first, last = _PARTS_OF_YEAR[self.part]
            return self.year + first / 12, self.year + last / 12
        if self.precision is Precision.CENTURY:
            return float(self.year), float(self.year + 100)
        if self.precision is Precision.SEASON:
            first = _SEASON_BEGINS + 3 * (self.month - 1)
            return self.year + first / 12, self.year + (first + 3) / 12
        lengths = month_lengths(self.year)
        before = sum(lengths[: self.month - 1])
        if self.precision is Precision.MONTH:
            return self.year + before / sum(lengths), self.year + (before + lengths[self.month - 1]) / sum(lengths)
        day = before + self.day - 1
        return self.year + day / sum(lengths), self.year + (day + 1) / sum(lengths)


class HistoricDate(Struct, frozen=True, dict=True):
    """A date or a range. `end` is None for a single date; an open end ("1949/") is `open_end`. `text` is as typed.

    A range without a beginning ("../1949") is `open_start`; `start` is then its end, the one moment that is known.
    """

    start: Moment
    end: Moment | None = None
    open_end: bool = False
    text: str = ""
    open_start: bool = False

    @cached_property
    def first_year(self) -> float:
        """The earliest instant as a decimal year. An open beginning is `-math.inf`."""
        return -math.inf if self.open_start else self.start.bounds[0]

    @cached_property
    def last_year(self) -> float:
        """The latest instant as a decimal year: 1950/1953 ends at 1954.0, just before which 1953 ends. An open end
        is `math.inf`."""
        return math.inf if self.open_end else (self.end or self.start).bounds[1]


def month_lengths(year: int) -> tuple[int, ...]:
    """Days in each month of an astronomical year: Julian leap years before 1583, Gregorian ones from then on."""
    leap = year % 4 == 0 if year < 1583 else calendar.isleap(year)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
