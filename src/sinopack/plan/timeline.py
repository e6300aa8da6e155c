"""The timeline as a list: the events of each era in order, and those outside every era by themselves.

In: a planner. Out: a `TimelineList`, or None where there is nothing to list.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.plan import blocks
from sinopack.plan.chronology import eras_in_order
from sinopack.plan.planner import Planner, plain


def plan_timeline(planner: Planner, *, only_important: bool = False) -> blocks.TimelineList | None:
    """The events that show. With `only_important`, those of high importance, unless there are none."""
    timeline = planner.pack.timeline
    if timeline is None:
        return None
    events = list(planner.events)
    if only_important:
        events = [event for event in events if event.importance == "high"] or events
    if not events:
        return None
    title = timeline.title or plain(planner.labels("timeline"))
    categories = tuple(planner.categories.values())
    eras = tuple(_eras(timeline, events, planner))
    return blocks.TimelineList(title, eras, "timeline", timeline.place, categories, timeline.scale)


LEAST_OF_EXCERPT = 2
"""With fewer events than these a section has no timeline of its own."""


def plan_excerpt(number: int, section: model.Section, planner: Planner) -> blocks.TimelineExcerpt | None:
    """The events of a section: those that name it, and those that name none but lie within its dates. None where they
    are few, or all that there are."""
    timeline = planner.pack.timeline
    if timeline is None:
        return None
    shown = planner.events
    span = planner.chronology.sections[number - 1]
    events = [event for event in shown if _belongs(event, section, span)]
    if not LEAST_OF_EXCERPT <= len(events) < len(shown):
        return None
    return blocks.TimelineExcerpt(
        title=plain(planner.labels("timeline-of", title=section.title.text)),
        events=_entries(events, planner),
        section=number,
        span=span,
        key=f"{planner.key(section)}-timeline",
        place=section.place,
        categories=tuple(planner.categories.values()),
        scale=timeline.scale,
    )


def _belongs(event: model.Event, section: model.Section, span: blocks.TimeSpan | None) -> bool:
    if event.section:
        return event.section == section.id
    return span is not None and span.start <= event.date.first_year < span.end


def _eras(timeline: model.Timeline, events: list[model.Event], planner: Planner) -> Iterator[blocks.EraEvents]:
    """Every era with its events; between them, in their place in time, the events outside every era."""
    eras, spans = eras_in_order(timeline), planner.chronology.eras
    inside: dict[int, list[model.Event]] = {}
    outside: dict[int, list[model.Event]] = {}
    for event in events:
        year = event.date.first_year
        begun = sum(1 for span in spans if span.start <= year)
        if begun and year < spans[begun - 1].end:
            inside.setdefault(begun - 1, []).append(event)
        else:
            outside.setdefault(begun, []).append(event)
    for index in range(len(eras) + 1):
        if index in outside:
            yield blocks.EraEvents("", "", _entries(outside[index], planner), f"outside-{index}")
        if index < len(eras):
            era, entries = eras[index], _entries(inside.get(index, []), planner)
            dates = planner.date(era.dates)
            yield blocks.EraEvents(era.name, dates, entries, f"era-{index + 1}", era.place, number=index + 1)


def _entries(events: list[model.Event], planner: Planner) -> tuple[blocks.EventEntry, ...]:
    categories, sections = [*planner.categories], planner.section_keys
    return tuple(_entry(event, planner, sections.get(event.section or "", ("", 0)), categories) for event in events)


def _entry(event: model.Event, planner: Planner, section: tuple[str, int], categories: list[str]) -> blocks.EventEntry:
    """An event with its section as this product knows it: where a link to it leads, and its number."""
    return blocks.EventEntry(
        date=planner.date(event.date, short=True),
        when=event.date,
        text=event.text,
        section=section[0],
        key=planner.key(event),
        place=event.place,
        detail=event.detail,
        number=section[1],
        category=categories.index(event.category.casefold()) + 1 if event.category else 0,
        importance=event.importance,
    )
