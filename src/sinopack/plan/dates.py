"""Dates in words of the pack's language, with the precision they have.

In: a `HistoricDate` and the labels. Out: “14 February 1950”, “c. 1935”, “1950–1953”, “30 September – 4 October 1959”.
"""

from __future__ import annotations

from sinopack.content.dates import HistoricDate, Moment, Precision
from sinopack.theme import Labels


def written(date: HistoricDate, labels: Labels, *, short: bool = False) -> str:
    """The date as a reader sees it; `short` abbreviates the months."""
    start = _moment(date.start, labels, short)
    if date.open_end:
        return labels.dates["open"].format(start=start)
    if date.end is None:
        return start
    first, last = date.start, date.end
    end = _moment(last, labels, short)
    if first.year == last.year and first.precision is last.precision and not (first.part or last.part):
        if first.precision is Precision.DAY:
            start = _day_in_year(first, last, labels, short)
        elif first.precision is Precision.MONTH and first.month != last.month:
            start = _months(labels, short)[first.month - 1]
    key = "wide-range" if " " in start or " " in end.split(" BC", maxsplit=1)[0] else "range"
    if start.isdigit() and first.precision is Precision.DAY:
        key = "range"
    return labels.dates[key].format(start=start, end=end)


def _day_in_year(first: Moment, last: Moment, labels: Labels, short: bool) -> str:
    if first.month == last.month:
        return str(first.day)
    return labels.dates["day-month"].format(day=first.day, month=_months(labels, short)[first.month - 1])


def _months(labels: Labels, short: bool) -> tuple[str, ...]:
    return labels.short_months if short else labels.months


def _moment(moment: Moment, labels: Labels, short: bool) -> str:
    words = labels.dates
    year = str(moment.year) if moment.year > 0 else words["before-christ"].format(year=1 - moment.year)
    match moment.precision:
        case Precision.DAY:
            text = words["day"].format(day=moment.day, month=_months(labels, short)[moment.month - 1], year=year)
        case Precision.MONTH:
            text = words["month"].format(month=_months(labels, short)[moment.month - 1], year=year)
        case Precision.YEAR:
            text = year
        case Precision.DECADE:
            text = words["decade"].format(year=year)
    if moment.part:
        text = words[moment.part].format(date=text)
    if moment.approximate:
        text = words["circa"].format(date=text)
    return words["uncertain"].format(date=text) if moment.uncertain else text
