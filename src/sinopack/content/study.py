"""What a learner works with: people, terms, takeaways, questions and sources."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, WithJsonSchema

from sinopack.content.annotations import FOR_TEACHERS, ReadFirst
from sinopack.content.base import (
    DateText,
    Entry,
    Identifier,
    InlineText,
    Language,
    PlainText,
    ProseText,
    QuoteId,
    SectionId,
    Show,
    SlideOrHandout,
)
from sinopack.content.fields import number_in, number_schema, part_of, text_or_list
from sinopack.content.findings import current, note
from sinopack.content.languages import language_of
from sinopack.content.markup import Inline, ListBlock, Paragraph, Prose, Subheading
from sinopack.content.show import SHOW
from sinopack.problems import Problem

ID = "A short name for links, of letters, digits and hyphens; by default made from the {}."
_LETTERED = re.compile(r"\(?([A-Za-z])[).:]\s+")


class Person(Entry):
    """Someone who matters here."""

    noun: ClassVar[str] = "person"
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
    short: ClassVar[str] = "text"

    text: InlineText = Field(description="One sentence.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


def options_of(value: Any) -> Any:
    """Options without the letters that an author typed before them: sinopack sets its own."""
    if isinstance(value, dict) and value and all(re.fullmatch(r"\(?[A-Za-z][).]?", key) for key in value):
        return list(value.values())
    value = text_or_list(value)
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        return value
    marks = [_LETTERED.match(item) for item in value]
    letters = [mark[1].upper() for mark in marks if mark]
    if letters != [chr(ord("A") + number) for number in range(len(value))]:
        return value
    return [part_of(item, mark.end(), len(item)) for item, mark in zip(value, marks, strict=True) if mark]


class Question(Entry):
    """A question, its marks and its answer. With `options` it is multiple choice; `answer` names the right letter."""

    noun: ClassVar[str] = "question"
    short: ClassVar[str] = "question"
    pair: ClassVar[tuple[str, str] | None] = ("question", "answer")
    link_kind: ClassVar[str] = "question"

    question: InlineText = Field(description="The question as the learner reads it.")
    id: Identifier | None = Field(None, description="A short name, of letters, digits and hyphens.")
    options: Annotated[
        tuple[InlineText, ...],
        Field(max_length=26),
        ReadFirst(options_of),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "array", "maxItems": 26, "items": {"type": ["string", "number", "boolean"]}},
                    {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
                    {"type": "string"},
                ]
            }
        ),
    ] = Field((), description="The choices of a multiple-choice question, without letters.")
    answer: Annotated[ProseText | None, FOR_TEACHERS] = Field(
        None, description="The answer, for the teacher alone. With options: the letter of the right one."
    )
    reason: Annotated[InlineText | None, FOR_TEACHERS] = Field(None, description="Why the right option is right.")
    marks: Annotated[
        int, Field(ge=1, le=100), ReadFirst(number_in("marks?|points?|pts?|pt")),
        WithJsonSchema(number_schema(1, 100)),
    ] = Field(1, description="How many marks it is worth, 1 to 100.")  # fmt: skip
    lines: Annotated[
        int, Field(ge=0, le=60), ReadFirst(number_in("lines?")), WithJsonSchema(number_schema(0, 60)),
    ] | None = Field(None, description="How many ruled answer lines; by default from the marks.")  # fmt: skip
    kind: PlainText | None = Field(None, description="Printed beside the question: Recall, Source analysis, …")
    source: QuoteId | None = Field(None, description="The id of the quote or extract that the question is about.")
    section: SectionId | None = Field(None, description="The id of the section that the question belongs to.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    @property
    def right_options(self) -> tuple[int, ...]:
        """The numbers, from 0, of the options that `answer` names; () for an open question."""
        return _right_options(self.options, self.answer) if self.options and self.answer else ()

    @classmethod
    def _is_name(cls, key: str) -> bool:
        return key.rstrip().endswith("?")

    def _complete(self, mapping: dict[str, Any]) -> None:
        if not self.options:
            return
        place = getattr(mapping.get("answer"), "place", None) or self.place
        last = chr(ord("A") + len(self.options) - 1)
        letters = f"A {'and' if last == 'B' else 'to'} {last}"
        if len(self.options) == 1:
            note(Problem("One option leaves no choice.", self.place, advice="Add options, or leave `options` out."))
        elif self.answer and not self.right_options:
            note(
                Problem(
                    f"This answer is none of the options, which are {letters}.",
                    place,
                    advice="Type the letter of the right option, and why it is right as `reason:`.",
                )
            )


def _right_options(options: tuple[Inline, ...], answer: Prose) -> tuple[int, ...]:
    """By letter (`B`, `A and C`, `B. Because …`) or by the option's own words."""
    text = " ".join(block.text.text for block in answer.blocks if isinstance(block, Paragraph | Subheading)).strip()
    listed = "".join(item.text.text for block in answer.blocks if isinstance(block, ListBlock) for item in block.items)
    if not text:
        text = listed
    words = [option.text.strip().rstrip(".").casefold() for option in options]
    if text.rstrip(".").casefold() in words:
        return (words.index(text.rstrip(".").casefold()),)
    letters = re.split(r"\s*(?:,|;|&|\+|/|\band\b)\s*", text)
    if all(re.fullmatch(r"\(?[A-Za-z][).:]?", letter) for letter in letters):
        numbers = tuple(sorted({ord(letter.strip("(")[0].upper()) - ord("A") for letter in letters}))
    else:
        first = re.match(r"\(?([A-Za-z])[).:,]\s", text) or re.match(r"([A-Z])\s+[-–—]\s", text)
        numbers = (ord(first[1].upper()) - ord("A"),) if first else ()
    return numbers if numbers and numbers[-1] < len(options) else ()


class SourceEntry(Entry):
    """A book, page or film that the pack rests on. A plain string is short for `text`."""

    noun: ClassVar[str] = "source"
    short: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str] | None] = ("id", "text")
    link_kind: ClassVar[str] = "source"

    text: InlineText = Field(description="Author, title, year and address, as it should be printed.")
    id: Identifier | None = Field(None, description="A short name, so that texts can link to it: [words](source:…).")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)
