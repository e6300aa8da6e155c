"""Dates in the Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF, levels 0 and 1).

In: text without spaces. Out: a HistoricDate, or None where it is not in that format; DateFault where it is, but says
what no calendar or no drawing has.

Read are days, months and years; `?`, `~` and `%` behind them; seasons (1956-21 to 1956-24); unspecified digits (195X,
19XX, 1956-XX); years before Christ (-0043 is 44 BC, for here there is a year 0) and of more than four digits (Y-17000);
and intervals, which may be open or unknown at one end (1949/.., 1949/, ../1949, /1949). Not read are times of day and
what level 2 adds.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from sinopack.content.dates import DateFault, HistoricDate, Moment, Precision, month_lengths

_SEASONS = range(21, 25)
_NO_END = ("", "..")


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        r"(?P<year>-?\d{4}|-?\d{3}[Xx]|-?\d\d[Xx]{2}|Y-?\d{5,9})"
        r"(?:-(?P<month>\d\d|[Xx]{2})(?:-(?P<day>\d\d|[Xx]{2}))?)?(?P<mark>[?~%]?)"
    )


def edtf_date(text: str) -> HistoricDate | None:
    """The date or interval. One of which only the beginning is missing has `open_start`."""
    first, slash, last = text.partition("/")
    if not slash:
        moment = _moment(text)
        return HistoricDate(moment) if moment else None
    start = None if first in _NO_END else _moment(first)
    end = None if last in _NO_END else _moment(last)
    if (first not in _NO_END and start is None) or (last not in _NO_END and end is None):
        return None
    if start and end:
        return HistoricDate(start, end)
    if start:
        return HistoricDate(start, open_end=True)
    return HistoricDate(end, open_start=True) if end else None


def _moment(text: str) -> Moment | None:
    found = _form().fullmatch(text)
    if found is None:
        return None
    year, month, day, mark = found.group("year", "month", "day", "mark")
    moment = _of_year(year.upper())
    if moment is None:
        return None
    if month and not month.isdigit():
        month = day = None if not day or not day.isdigit() else day
        if day:
            return None  # a day of no month is level 2
    if month:
        if moment.precision is not Precision.YEAR:
            return None
        moment = _of_month(moment.year, int(month), day if day and day.isdigit() else None)
        if moment is None:
            return None
    return replace(moment, uncertain=mark in ("?", "%") and bool(mark), approximate=mark in ("~", "%") and bool(mark))


def _of_year(text: str) -> Moment | None:
    """A year, a decade or a century. Those before Christ do not agree with its counting, and are told apart."""
    unspecified = text.count("X")
    if not unspecified:
        year = int(text.removeprefix("Y"))
        return None if year == 0 and not text.startswith("-") else Moment(year)
    width = 10**unspecified
    first = int(text.rstrip("X")) * width
    if text.startswith("-") or first == 0:
        earliest, latest = (1 - first + width - 1, 1 - first) if text.startswith("-") else (1, width - 1)
        better = f"{earliest} BC/{latest} BC" if text.startswith("-") else f"AD 1/AD {latest}"
        raise DateFault("These years are not a decade or century as they are counted. Type the first and last.", better)
    return Moment(first, precision=Precision.DECADE if unspecified == 1 else Precision.CENTURY)


def _of_month(year: int, month: int, day: str | None) -> Moment | None:
    """A season, a month or a day; None where the calendar has none (which the ordinary forms explain)."""
    if month in _SEASONS and day is None:
        return Moment(year, month - _SEASONS.start + 1, precision=Precision.SEASON)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Moment(year, month, precision=Precision.MONTH)
    if not 1 <= int(day) <= month_lengths(year)[month - 1]:
        return None
    return Moment(year, month, int(day), Precision.DAY)
