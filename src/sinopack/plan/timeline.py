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
    events = sorted(planner.shown(timeline.events), key=lambda event: event.date.first_year)
    if only_important:
        events = [event for event in events if event.importance == "high"] or events
    if not events:
        return None
    title = timeline.title or plain(planner.labels("timeline"))
    return blocks.TimelineList(title, tuple(_eras(timeline, events, planner)), "timeline", timeline.place)


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
    return tuple(
        blocks.EventEntry(
            date=planner.date(event.date, short=True),
            when=event.date,
            text=event.text,
            section=event.section or "",
            key=planner.key(event),
            place=event.place,
        )
        for event in events
    )
