"""Dates in words of the pack's language, with the precision they have.

In: a `HistoricDate` and the labels. Out: “14 February 1950”, “c. 1935”, “2–15 March 1969”, “30 September – 4 October
1959”, “753–44 BC”. What languages do differently stands in their label files, under `dates`.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.dates import HistoricDate, Moment, Precision
from sinopack.theme import Labels

CLEAR_YEAR = 100
"""From this year on a bare number is plainly a year; an earlier one is printed with its era, as it had to be typed."""

_BARE = "{year}"
_WIDE = " \u00a0\u202f-"
"""Signs that make a date more than one word, so that the dash of a range stands between spaces."""


def written(date: HistoricDate, labels: Labels, *, short: bool = False) -> str:
    """The date as a reader sees it; `short` abbreviates it."""
    writer = _DateWriter(labels, short)
    if date.open_start:
        return writer.until(date.start)
    if date.open_end:
        return writer.open(date.start)
    if date.end is None or date.end == date.start:
        return writer.moment(date.start, writer.era(date.start))
    return writer.range(date.start, date.end)


def lived(date: HistoricDate, labels: Labels) -> str:
    """The years of a life: “1893–1976”, and “born 1953” where no end is known."""
    return _DateWriter(labels, short=False).born(date.start) if date.open_end else written(date, labels)


class _DateWriter(Struct, frozen=True):
    """The date patterns of one language. An era is the pattern that a year is set into, `{year}` where none shows."""

    labels: Labels
    short: bool

    def moment(self, moment: Moment, era: str, *, after_word: bool = False) -> str:
        """A moment; `after_word`, as it stands behind a preposition, which inflects months in some languages."""
        number = _number(moment)
        year = era.format(year=number)
        match moment.precision:
            case Precision.DAY:
                text = self._fill("day", day=self._day(moment), month=self._month(moment), year=year)
            case Precision.MONTH:
                text = self._fill(
                    "month", month=self._month(moment, alone=not (moment.approximate or after_word)), year=year
                )
            case Precision.SEASON:
                text = self._fill("season", season=self.labels.seasons[moment.month - 1], year=year)
            case Precision.CENTURY:
                text = self._fill("century", year=year, last=number + 99)
            case Precision.YEAR:
                text = self._fill(moment.part or "year", year=year)
            case Precision.DECADE:
                text = era.format(year=self._fill(_decade(moment), year=number, last=number + 9))
        if moment.approximate and not moment.part and moment.precision is not Precision.DECADE:
            text = self._fill("circa", date=text)
        return self._fill("uncertain", date=text) if moment.uncertain else text

    def era(self, moment: Moment) -> str:
        if moment.year <= 0:
            return self.labels.dates["before-christ"]
        return self.labels.dates["anno-domini"] if moment.year < CLEAR_YEAR else _BARE

    def open(self, start: Moment) -> str:
        text = self.moment(start, self.era(start))
        return self._fill("open-wide" if _is_wide(text) else "open", start=text)

    def until(self, end: Moment) -> str:
        return self._fill("until", end=self.moment(end, self.era(end), after_word=True))

    def born(self, start: Moment) -> str:
        return self._fill("born", start=self.moment(start, self.era(start)))

    def range(self, first: Moment, last: Moment) -> str:
        crosses = first.year <= 0 < last.year
        eras = (self.era(first), self.labels.dates["anno-domini"]) if crosses else self._shared_era(first)
        if first.precision is last.precision and not (crosses or _qualified(first) or _qualified(last)):
            if first.precision is Precision.YEAR:
                years = (era.format(year=_number(end)) for era, end in zip(eras, (first, last), strict=True))
                return self._fill("year", year=self._range(*years))
            if first.year == last.year and first.precision in (Precision.DAY, Precision.MONTH):
                return self._inside_year(first, last)
        texts = [self.moment(first, eras[0]), self.moment(last, eras[1])]
        bare = self.moment(first, _BARE) + self.moment(last, _BARE)
        return self._range(*texts, wide=crosses or _is_wide(bare))

    def _inside_year(self, first: Moment, last: Moment) -> str:
        """A range inside one year, which is said once; so is the month of days that share it."""
        year = self.era(first).format(year=_number(first))
        if first.precision is Precision.MONTH:
            months = self._range(self._month(first, alone=True), self._month(last, alone=True))
            return self._fill("month", month=months, year=year)
        if first.month == last.month:
            start = self._fill("day-alone", day=self._day(first))
            return self._fill("day", day=self._range(start, self._day(last)), month=self._month(first), year=year)
        start, end = (self._fill("day-month", day=self._day(day), month=self._month(day)) for day in (first, last))
        return self._fill("days-in-year", start=start, end=end, year=year)

    def _shared_era(self, first: Moment) -> tuple[str, str]:
        """The era of both ends of a range, said once: by the first end where it stands before the year, else by the
        last."""
        era = self.era(first)
        if era.startswith(_BARE):
            return _BARE, era
        return era, self.labels.dates.get("before-christ-again", _BARE) if first.year <= 0 else _BARE

    def _range(self, start: str, end: str, *, wide: bool = False) -> str:
        return self._fill("wide-range" if wide else "range", start=start, end=end)

    def _day(self, moment: Moment) -> str:
        return self.labels.dates["first"] if moment.day == 1 else str(moment.day)

    def _month(self, moment: Moment, *, alone: bool = False) -> str:
        labels = self.labels
        if self.short:
            return (labels.short_months_alone if alone else labels.short_months)[moment.month - 1]
        return (labels.months_alone if alone else labels.months)[moment.month - 1]

    def _fill(self, key: str, **values: object) -> str:
        words = self.labels.dates
        pattern = words.get(f"short-{key}", words[key]) if self.short else words[key]
        return pattern.format(**values)


def _number(moment: Moment) -> int:
    """The year as it is counted in its era: 44 for the astronomical year -43."""
    return moment.year if moment.year > 0 else 1 - moment.year


def _decade(moment: Moment) -> str:
    """The pattern of a decade. A part of one is vague enough: “c.” adds nothing to “early 1930s”."""
    if moment.part:
        return f"{moment.part}-decade"
    return "circa-decade" if moment.approximate else "decade"


def _is_wide(text: str) -> bool:
    return any(sign in text for sign in _WIDE)


def _qualified(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain or bool(moment.part)
