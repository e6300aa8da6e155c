"""When things were: spans of years, events, and the timeline that they make."""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline
from sinopack.problems import Place


class TimeSpan(Struct, frozen=True):
    """A named stretch of time: a section's or an era's. `number` is the section's printed number, 0 for an era."""

    name: str
    start: float
    end: float
    number: int = 0


class Chronology(Struct, frozen=True):
    """What the time ornaments draw: the eras, and the sections in order (spans without dates are None)."""

    eras: tuple[TimeSpan, ...]
    sections: tuple[TimeSpan | None, ...]


class EventEntry(Struct, frozen=True):
    """An event. `section` is where a link to its section leads and `number` that section's, "" and 0 where it has none
    here; `category` counts the timeline's categories from 1, 0 is none; `importance` is "high", "normal" or "low"."""

    date: str
    when: HistoricDate
    text: Inline
    section: str
    key: str
    place: Place | None = None
    detail: Inline | None = None
    number: int = 0
    category: int = 0
    importance: str = "normal"


class EraEvents(Struct, frozen=True):
    """The events of one era in order. `number` counts the eras from 1; it is 0, and `name` "", for events outside
    every era."""

    name: str
    dates: str
    events: tuple[EventEntry, ...]
    key: str
    place: Place | None = None
    number: int = 0


class TimelineList(Struct, frozen=True):
    """The events by eras. `categories` are the words for all of the pack's, whether or not an event here is of one;
    `scale` is "auto", "proportional", "even" or "broken"."""

    title: Inline
    eras: tuple[EraEvents, ...]
    key: str
    place: Place | None = None
    categories: tuple[str, ...] = ()
    scale: str = "auto"


class TimelineExcerpt(Struct, frozen=True):
    """A section's own part of the timeline: its events, and its years if it has any. `section` is its printed number;
    `categories` and `scale` are those of the timeline."""

    title: Inline
    events: tuple[EventEntry, ...]
    section: int
    span: TimeSpan | None
    key: str
    place: Place | None = None
    categories: tuple[str, ...] = ()
    scale: str = "auto"
