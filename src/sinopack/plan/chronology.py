"""When everything happens, as the time ornaments need it: spans of decimal years.

In: a pack. Out: a `Chronology`, and years as figures.
"""

from __future__ import annotations

from itertools import pairwise
from math import floor, isfinite

from sinopack.content import model
from sinopack.content.dates import HistoricDate, Moment
from sinopack.plan.blocks import Chronology, TimeSpan
from sinopack.plan.dates import written
from sinopack.theme import Labels

JUST_BEFORE = 0.001
"""Years: from the end of a span, which is the first instant behind it, back into its last year."""


def year_label(year: float, labels: Labels) -> str:
    """A year as figures: 1956, or 44 BC for the astronomical year -43."""
    return written(HistoricDate(Moment(floor(year))), labels)


def chronology_of(pack: model.Pack) -> Chronology:
    """The spans that the time ornaments draw. An era ends where the next begins; a section's span may overlap."""
    sections = tuple(
        TimeSpan(section.title.text, section.dates.first_year, end_of(section.dates, pack), number)
        if section.dates
        else None
        for number, section in enumerate(pack.sections, 1)
    )
    return Chronology(_eras(pack), sections)


def eras_in_order(timeline: model.Timeline) -> list[model.Era]:
    """The eras by their beginnings."""
    return sorted(timeline.eras, key=lambda era: era.dates.first_year)


def _eras(pack: model.Pack) -> tuple[TimeSpan, ...]:
    eras = eras_in_order(pack.timeline) if pack.timeline else []
    if not eras:
        return ()
    ends = [min(era.dates.last_year, following.dates.first_year) for era, following in pairwise(eras)]
    ends.append(end_of(eras[-1].dates, pack))
    return tuple(TimeSpan(era.name, era.dates.first_year, end) for era, end in zip(eras, ends, strict=True))


def end_of(date: HistoricDate, pack: model.Pack) -> float:
    """Where a span ends, as a decimal year; one without an end runs as far as anything in the pack does."""
    if isfinite(date.last_year):
        return date.last_year
    timeline = pack.timeline
    dates = [section.dates for section in pack.sections if section.dates]
    if timeline:
        dates += [era.dates for era in timeline.eras] + [event.date for event in timeline.events]
    finite = [each.last_year for each in dates if isfinite(each.last_year)]
    return max([*finite, date.first_year + 1.0])
