"""The timeline: eras and events."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from sinopack.content.base import DateText, Entry, InlineText, PlainText, SectionId, Show, SlideOrHandout, listed
from sinopack.content.fields import choice
from sinopack.content.show import SHOW

_DATE_LIKE = r"(?i)\s*(?:~|c\.|ca\.|circa |about |AD |early|mid|late|since |from |\d|[A-Z][a-z]{2,8}\.? \d)"


class Era(Entry):
    """A band of the timeline. `Early ties: 1917/1935` is short for `name` and `dates`."""

    noun: ClassVar[str] = "era"
    pair: ClassVar[tuple[str, str] | None] = ("name", "dates")

    name: PlainText = Field(description="What the era is called.")
    dates: DateText = Field(description="When it was: 1917/1935.")


class Event(Entry):
    """Something that happened. `1956-02-25: The Secret Speech` is short for `date` and `text`."""

    noun: ClassVar[str] = "event"
    pair: ClassVar[tuple[str, str] | None] = ("date", "text")

    date: DateText = Field(description="When: 1956, 1956-02, 1956-02-25, c. 1935, 1950/1953, 44 BC.")
    text: InlineText = Field(description="What happened, in one line.")
    category: PlainText | None = Field(None, description="Events that belong together: China, Soviet Union, …")
    importance: Annotated[
        Literal["high", "normal", "low"], choice(("high", "normal", "low"), medium="normal", major="high", minor="low")
    ] = Field("normal", description="high for a turning point, low for a detail.")
    section: SectionId | None = Field(None, description="The id of the section that the event belongs to.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    @classmethod
    def _is_name(cls, key: str) -> bool:
        return key[:1].isdecimal() or bool(re.match(_DATE_LIKE, key))


class Timeline(Entry):
    """Eras and events. A list alone is short for `events`."""

    noun: ClassVar[str] = "timeline"

    title: InlineText | None = Field(None, description="The heading; by default the word for timeline.")
    eras: Annotated[tuple[Era, ...], listed(Era)] = Field((), description="Spans with a name, in order.")
    events: Annotated[tuple[Event, ...], listed(Event)] = Field((), description="`- 1956-02-25: The Secret Speech`")

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        if isinstance(typed, list):
            return {"events": typed}
        return super()._expanded(typed)
