"""What a learner works with: people, terms, takeaways and sources."""

import re
from typing import Any, ClassVar

from pydantic import Field

from sinopack.content.base import (
    DateText,
    Entry,
    Identifier,
    InlineText,
    Language,
    PlainText,
    Show,
    SlideOrHandout,
)
from sinopack.content.findings import current
from sinopack.content.languages import language_of
from sinopack.content.show import SHOW

ID = "A short name for links, of letters, digits and hyphens; by default made from the {}."
_LETTERED = re.compile(r"\(?([A-Za-z])[).:]\s+")


class Person(Entry):
    """Someone who matters here."""

    noun: ClassVar[str] = "person"
    remembered: ClassVar[bool] = True
    short: ClassVar[str] = "name"
    pair: ClassVar[tuple[str, str] | None] = ("name", "role")
    link_kind: ClassVar[str] = "person"
    named_by: ClassVar[str] = "name"

    name: PlainText = Field(description="The name in the language of the pack.")
    id: Identifier = Field("", description=ID.format("name"))
    native: PlainText | None = Field(None, description="The name in the person's own script.")
    native_language: Language | None = Field(None, description="The language of that name; by default from its script.")
    dates: DateText | None = Field(None, description="Birth and death: 1893/1976.")
    role: InlineText | None = Field(None, description="An office or a task, in a few words.")
    text: InlineText | None = Field(None, description="Why the person matters here, in a sentence or two.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        """Tells the language of the native name from its script."""
        if self.native and not self.native_language:
            findings = current()
            self.__dict__["native_language"] = language_of(self.native, findings.language if findings else "en")


class Term(Entry):
    """A word to know. `Comintern: The Communist International` is short for `term` and `meaning`."""

    noun: ClassVar[str] = "term"
    remembered: ClassVar[bool] = True
    pair: ClassVar[tuple[str, str] | None] = ("term", "meaning")
    link_kind: ClassVar[str] = "term"
    named_by: ClassVar[str] = "term"

    term: PlainText = Field(description="The word itself.")
    meaning: InlineText = Field(description="What it means, in one sentence that a learner understands.")
    id: Identifier = Field("", description=ID.format("term"))
    also: PlainText | None = Field(None, description="Another spelling or the full name.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Takeaway(Entry):
    """What a learner should keep."""

    noun: ClassVar[str] = "takeaway"
    remembered: ClassVar[bool] = True
    short: ClassVar[str] = "text"

    text: InlineText = Field(description="One sentence.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class SourceEntry(Entry):
    """A book, page or film that the pack rests on. A plain string is short for `text`."""

    noun: ClassVar[str] = "source"
    remembered: ClassVar[bool] = True
    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str] | None] = ("id", "text")
    link_kind: ClassVar[str] = "source"

    text: InlineText = Field(description="Author, title, year and address, as it should be printed.")
    id: Identifier | None = Field(None, description="A short name, so that texts can link to it: [words](source:…).")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)
