"""The events of the timeline, counted for a chart: no series is invented.

In: a pack. Out: the numbers of a chart, and what could not be counted.

An event is counted once, in the era in which it begins; an era ends where the next begins. Events that show nowhere are
not counted. Those without a category, or outside every era, are not either, and the author is told how many they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from sinopack.content.chart_data import MOST_SERIES, ChartData, Series
from sinopack.content.charts import MOST_SLICES, ROUND, Chart
from sinopack.content.chronology import Era, Event, Timeline
from sinopack.problems import Problem, Severity
from sinopack.source.near import listed, nearest

if TYPE_CHECKING:
    from sinopack.content.model import Pack


class Words(Struct, frozen=True):
    """What the counted things are called in the pack's language."""

    era: str = "Era"
    category: str = "Category"
    events: str = "Events"


def charts_of(pack: Pack) -> list[Chart]:
    """The charts of a pack, in order."""
    return [block for section in pack.sections for block in section.body if isinstance(block, Chart)]


def counted(chart: Chart, timeline: Timeline, words: Words) -> ChartData:
    """The numbers of a chart that counts."""
    events = _shown(timeline)
    known = _categories(timeline, events)
    categories, meant = chart.categories or tuple(known.values()), _meant(known)
    eras = sorted(timeline.eras, key=_beginning)
    chosen = {meant.get(name.casefold(), "") for name in categories}
    grouped: dict[str, list[Event]] = {}
    for event in events:
        if event.category:
            grouped.setdefault(_of(event), []).append(event)
    by_category = {name: grouped.get(meant.get(name.casefold(), ""), []) for name in categories}
    match chart.count:
        case "categories by eras":
            series = tuple(Series(name, _by_era(by_category[name], eras)) for name in categories)
            return ChartData(words.era, tuple(era.name for era in eras), series)
        case "eras by categories":
            columns = [_by_era(by_category[name], eras) for name in categories]
            each = tuple(Series(era.name, tuple(column[at] for column in columns)) for at, era in enumerate(eras))
            return ChartData(words.category, tuple(categories), each)
        case "eras":
            kept = [event for event in events if not chart.categories or _of(event) in chosen]
            return ChartData(words.era, tuple(era.name for era in eras), (Series(words.events, _by_era(kept, eras)),))
        case _:
            totals = tuple(float(len(by_category[name])) for name in categories)
            return ChartData(words.category, tuple(categories), (Series(words.events, totals),))


def remarks_on(pack: Pack) -> Iterator[Problem]:
    """What is wrong with the charts of a pack that count, or else what they leave out."""
    for chart in charts_of(pack):
        if chart.count:
            yield from list(_faults(chart, pack.timeline)) or _left_out(chart, pack.timeline)


def _faults(chart: Chart, timeline: Timeline | None) -> Iterator[Problem]:
    place = chart.place
    if timeline is None or not timeline.events:
        yield Problem("There are no events to count.", place, advice="Add a `timeline` with events, or give `data`.")
        return
    if _by_eras(chart) and not timeline.eras:
        advice = "Add `eras` to the timeline: `Alliance: 1949/1956`."
        yield Problem("There are no eras to count by.", place, advice=advice)
        return
    known = _categories(timeline, _shown(timeline))
    if _by_categories(chart) and not known:
        yield Problem("No event has a category to count by.", place, advice="Add `category:` to the events.")
        return
    names, meant_by = tuple(known.values()), _meant(known)
    for name, where in zip(chart.categories, chart.places_of_categories, strict=False):
        if name.casefold() not in meant_by:
            meant = nearest(name, names)
            hint = f" Did you mean “{meant}”?" if meant else ""
            advice = f"The categories are {listed(names)}."
            yield Problem(f"No event has the category “{name}”.{hint}", where or place, advice=advice)
    yield from _too_much(chart, counted(chart, timeline, Words()))


def _too_much(chart: Chart, data: ChartData) -> Iterator[Problem]:
    """Where the numbers are not for a chart of this kind."""
    place, kind = chart.place, chart.chart
    if len(data.series) > MOST_SERIES:
        message = f"This chart has {len(data.series)} series; {MOST_SERIES} can be told apart."
        yield Problem(message, place, advice="Choose among them with `categories`.")
    if kind == "area" and len(data.categories) < 2:
        yield Problem("An area needs at least two rows of numbers.", place, advice="Type `chart: column`.")
    if kind not in ROUND:
        return
    if len(data.series) > 1:
        advice = "Type `count: categories` or `count: eras`, or `chart: column`."
        yield Problem(f"A {kind} chart shows one row of numbers.", place, advice=advice)
    elif len(data.categories) > MOST_SLICES:
        message = f"A {kind} chart shows up to {MOST_SLICES} slices, and here are {len(data.categories)}."
        yield Problem(message, place, advice="Choose among them with `categories`, or type `chart: bar`.")
    elif not any(data.series[0].values):
        yield Problem("All slices of this chart are zero, so there is nothing to divide.", place)


def _by_eras(chart: Chart) -> bool:
    return "eras" in (chart.count or "")


def _by_categories(chart: Chart) -> bool:
    return "categories" in (chart.count or "")


def _left_out(chart: Chart, timeline: Timeline | None) -> Iterator[Problem]:
    """Notices of the events that no number of the chart holds."""
    assert timeline is not None
    events = _shown(timeline)
    if _by_categories(chart) and not chart.categories:
        plain = sum(1 for event in events if not event.category)
        if plain:
            yield _notice(plain, "without a category", chart)
    if _by_eras(chart):
        eras = sorted(timeline.eras, key=_beginning)
        names = _meant(_categories(timeline, events))
        chosen = {names[name.casefold()] for name in chart.categories}
        meant = [event for event in events if _counts(event, chosen, _by_categories(chart))]
        outside = len(meant) - int(sum(_by_era(meant, eras)))
        if outside:
            yield _notice(outside, "outside every era", chart)


def _counts(event: Event, chosen: set[str], by_categories: bool) -> bool:
    if chosen:
        return _of(event) in chosen
    return bool(event.category) or not by_categories


def _notice(count: int, which: str, chart: Chart) -> Problem:
    events = "1 event is" if count == 1 else f"{count} events are"
    return Problem(f"{events} {which}, and not counted in this chart.", chart.place, severity=Severity.NOTICE)


def _categories(timeline: Timeline, events: list[Event]) -> dict[str, str]:
    """The words for each category, by its name in small letters: those that the timeline lists in their order, then
    those of events that show, by their first events."""
    found = {category.name.casefold(): category.label or category.name for category in timeline.categories}
    for event in sorted(events, key=lambda event: event.date.first_year):
        if event.category:
            found.setdefault(_of(event), event.category)
    return found


def _meant(known: dict[str, str]) -> dict[str, str]:
    """The category that is meant by a name, or by the words for it."""
    return {words.casefold(): name for name, words in known.items()} | {name: name for name in known}


def _of(event: Event) -> str:
    """The category of an event, in small letters."""
    return (event.category or "").casefold()


def _shown(timeline: Timeline) -> list[Event]:
    return [event for event in timeline.events if event.show.handout or event.show.slides]


def _beginning(era: Era) -> float:
    return era.dates.first_year


def _by_era(events: list[Event], eras: list[Era]) -> tuple[float, ...]:
    """How many of the events begin in each era. `eras` are in order."""
    ends = [min(era.dates.last_year, _beginning(following)) for era, following in pairwise(eras)]
    ends += [eras[-1].dates.last_year] if eras else []
    years = sorted(event.date.first_year for event in events)
    starts = (bisect_left(years, _beginning(era)) for era in eras)
    return tuple(float(max(bisect_left(years, end) - start, 0)) for start, end in zip(starts, ends, strict=True))
