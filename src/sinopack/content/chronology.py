"""The timeline: eras and events."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import (
    DateText,
    Entry,
    EventDate,
    InlineText,
    PlainText,
    SectionId,
    Show,
    SlideOrHandout,
    listed,
)
from sinopack.content.fields import choice, words_or_list
from sinopack.content.findings import current
from sinopack.content.show import SHOW
from sinopack.problems import Problem
from sinopack.source import TextNode
from sinopack.source.near import listed as listed_words
from sinopack.source.near import nearest

_DATE_LIKE = (
    r"(?i)\s*(?:~|-\d{4}\b|Y-?\d|\.\.\s*/|c\.|ca\.|circa |about |AD |early|mid|late|since |from |until |\d"
    r"|(?:spring|summer|autumn|fall|winter) \d|[A-Z][a-z]{2,8}\.? \d)"
)


class Era(Entry):
    """A band of the timeline. `Early ties: 1917/1935` is short for `name` and `dates`."""

    noun: ClassVar[str] = "era"
    example: ClassVar[str] = "Alliance: 1949/1956"
    pair: ClassVar[tuple[str, str] | None] = ("name", "dates")

    name: PlainText = Field(description="What the era is called.")
    dates: DateText = Field(description="When it was: 1917/1935.")


class Event(Entry):
    """Something that happened. `1956-02-25: The Secret Speech` is short for `date` and `text`."""

    noun: ClassVar[str] = "event"
    remembered: ClassVar[bool] = True
    example: ClassVar[str] = "1950-02-14: The treaty is signed"
    pair: ClassVar[tuple[str, str] | None] = ("date", "text")

    date: EventDate = Field(description="When: 1956, 1956-02, 1956-02-25, c. 1935, 1950/1953, 44 BC.")
    text: InlineText = Field(description="What happened, in one line.")
    detail: InlineText | None = Field(None, description="A sentence or two more, set smaller below it.")
    category: PlainText | None = Field(None, description="Events that belong together: China, Soviet Union, …")
    importance: Annotated[
        Literal["high", "normal", "low"], choice(("high", "normal", "low"), medium="normal", major="high", minor="low")
    ] = Field("normal", description="high for a turning point, low for a detail.")
    section: SectionId | None = Field(None, description="The id of the section that the event belongs to.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    _typed_category: Any = PrivateAttr(None)

    def _complete(self, mapping: dict[str, Any]) -> None:
        self._typed_category = mapping.get("category")

    @classmethod
    def _is_name(cls, key: str) -> bool:
        return key[:1].isdecimal() or bool(re.match(_DATE_LIKE, key))


class Category(Entry):
    """A strand of the timeline. The name alone is enough; `war: War and peace` is short for `name` and `label`."""

    noun: ClassVar[str] = "category"
    short: ClassVar[str] = "name"
    pair: ClassVar[tuple[str, str] | None] = ("name", "label")

    name: PlainText = Field(description="The category as events have it.")
    label: PlainText | None = Field(None, description="What the key of the timeline calls it; by default its name.")


class Timeline(Entry):
    """Eras and events. A list alone is short for `events`."""

    noun: ClassVar[str] = "timeline"

    title: InlineText | None = Field(None, description="The heading; by default the word for timeline.")
    scale: Annotated[
        Literal["auto", "proportional", "even", "broken"],
        choice(("auto", "proportional", "even", "broken"), automatic="auto", linear="proportional"),
    ] = Field("auto", description="How distances stand for years; auto takes the plainest that can be read.")
    categories: Annotated[tuple[Category, ...], listed(Category), ReadFirst(words_or_list)] = Field(
        (), description="The categories of the events in the order of the key, with their words there."
    )
    eras: Annotated[tuple[Era, ...], listed(Era)] = Field((), description="Spans with a name, in order.")
    events: Annotated[tuple[Event, ...], listed(Event)] = Field((), description="`- 1956-02-25: The Secret Speech`")

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        if isinstance(typed, list):
            return {"events": typed}
        return super()._expanded(typed)

    def _complete(self, mapping: dict[str, Any]) -> None:
        """Every category of an event is among those listed, if any are: they are a promise to the reader of the key."""
        names = [category.name for category in self.categories]
        findings = current()
        if not names or findings is None:
            return
        for event in self.events:
            if event.category and event.category.casefold() not in {name.casefold() for name in names}:
                findings.add(_unlisted(event, names))


def _unlisted(event: Event, names: list[str]) -> Problem:
    """An event's category that the timeline does not list, with the one that was meant if there is one near."""
    node, meant = event._typed_category, nearest(event.category or "", names)
    suggestion = ""
    if meant and isinstance(node, TextNode):
        from sinopack.source.quoting import replace_value

        suggestion = replace_value(node, meant)
    place = node.place if isinstance(node, TextNode) else event.place
    advice = "" if suggestion else f"Those listed are {listed_words(names)}. Choose one, or add this one to them."
    return Problem(f"The timeline's categories have no “{event.category}”.", place, suggestion, advice)
