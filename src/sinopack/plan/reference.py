"""What a pack is looked up in and revised from: people, terms, takeaways, sources.

In: a planner. Out: the block of each, or None where nothing of it shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

from sinopack.content import model
from sinopack.content.dates import HistoricDate, Moment
from sinopack.plan import blocks
from sinopack.plan.chronology import JUST_BEFORE, end_of
from sinopack.plan.dates import lived
from sinopack.plan.planner import Planner, plain

ROUND_YEARS = 20
"""The life rules of people begin and end at a multiple of these years."""


def plan_people(planner: Planner) -> blocks.People | None:
    """The people, and the years between which all of them lived."""
    people = tuple(_person(person, planner) for person in planner.shown(planner.pack.people))
    if not people:
        return None
    span = _pack_span(planner)
    years = [year for person in people for year in (person.born, person.died) if year is not None]
    years += [span.start, span.end] if span and years else []
    start, end = _rounded(min(years, default=0.0), down=True), _rounded(max(years, default=0.0) - JUST_BEFORE)
    title = plain(planner.labels("people"))
    return blocks.People(title, people, start, end, span, "people", people[0].place)


def _rounded(year: float, *, down: bool = False) -> float:
    """The next round year as it is written: 1980, 100 BC. There is no year 0: the first are 20 and 20 BC."""
    written = floor(year) if year >= 1 else floor(year) - 1
    steps = floor(written / ROUND_YEARS) if down else ceil(written / ROUND_YEARS)
    rounded = steps * ROUND_YEARS or (-ROUND_YEARS if down else ROUND_YEARS)
    return float(rounded if rounded > 0 else rounded + 1)


def _pack_span(planner: Planner) -> blocks.TimeSpan | None:
    """The years of the pack: those it names, or those of its eras."""
    dates, eras = planner.pack.pack.dates, planner.chronology.eras
    if dates:
        return blocks.TimeSpan(planner.date(dates), dates.first_year, end_of(dates, planner.pack))
    if not eras:
        return None
    start, end = eras[0].start, eras[-1].end
    whole = HistoricDate(Moment(floor(start)), Moment(floor(end - JUST_BEFORE)))
    return blocks.TimeSpan(planner.date(whole), start, end)


def _person(person: model.Person, planner: Planner) -> blocks.PersonCard:
    dates = person.dates
    is_over = dates is not None and not dates.open_end
    return blocks.PersonCard(
        name=person.name,
        native=person.native or "",
        native_language=person.native_language or planner.pack.pack.language,
        dates=lived(dates, planner.labels) if dates else "",
        born=dates.first_year if dates else None,
        died=dates.last_year if dates and is_over else None,
        role=person.role,
        text=person.text,
        key=planner.key(person),
        place=person.place,
    )


def plan_glossary(planner: Planner) -> blocks.Glossary | None:
    terms = tuple(
        blocks.TermEntry(term.term, term.also or "", term.meaning, planner.key(term), term.place)
        for term in planner.shown(planner.pack.terms)
    )
    return blocks.Glossary(plain(planner.labels("glossary")), terms, "glossary", terms[0].place) if terms else None


def plan_takeaways(planner: Planner) -> blocks.Points | None:
    points = plan_points(planner.pack.takeaways, planner)
    title = plain(planner.labels("takeaways"))
    return blocks.Points(title, points, "takeaways", numbered=True, place=points[0].place) if points else None


def plan_sources(planner: Planner) -> blocks.Points | None:
    points = plan_points(planner.pack.sources, planner)
    title = plain(planner.labels("sources"))
    return blocks.Points(title, points, "sources", place=points[0].place) if points else None


def plan_points(
    entries: Iterable[model.KeyPoint | model.Takeaway | model.SourceEntry], planner: Planner
) -> tuple[blocks.Point, ...]:
    """The entries that show, as points."""
    return tuple(blocks.Point(entry.text, planner.key(entry), entry.place) for entry in planner.shown(entries))
