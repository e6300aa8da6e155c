"""The typed pack: every key that an author may type, and the value that the later stages read.

In: nodes of a content file (see `sinopack.source`). Out: frozen models. `place` is where the author typed it.
Field order is the order of the published schema; a field's description is what editors show to the author.
"""

from pathlib import Path
from typing import Annotated, Any, ClassVar, NoReturn, Self

from pydantic import Field, PrivateAttr, WithJsonSchema

from sinopack.content.analysis import Analysis, SourceAspect
from sinopack.content.annotations import ReadFirst
from sinopack.content.arranging import Matching, MatchPair, Ordering
from sinopack.content.base import (
    DateText,
    Entry,
    Identifier,
    InlineText,
    Language,
    PlainText,
    ProseText,
    Show,
    SlideOrHandout,
    TeachersNotes,
    Texts,
    listed,
)
from sinopack.content.blocks import Block, Callout, Markdown, Quote
from sinopack.content.charts import Chart
from sinopack.content.chronology import Era, Event, Timeline
from sinopack.content.comparison import Aspect, Comparison, Side
from sinopack.content.diagrams import Box, Diagram, Step
from sinopack.content.extract import Extract, Gloss
from sinopack.content.figures import Credit, Figure, Pin
from sinopack.content.filling_in import Completion, GapFill
from sinopack.content.findings import note
from sinopack.content.headings import remarks_on
from sinopack.content.labelling import Labelling
from sinopack.content.marking import Level, MarkRange, SchemePoint
from sinopack.content.markup import Kind, Reference, Subheading
from sinopack.content.products import ProductSettings, listed_to_make
from sinopack.content.question_kinds import AnyQuestion
from sinopack.content.questions import (
    TEXTS_SCHEMA,
    ChoiceQuestion,
    Distractor,
    OpenQuestion,
    Question,
    TrueFalse,
    WrittenQuestion,
)
from sinopack.content.science import Code, Formula
from sinopack.content.settings import HandoutPart, PrintSettings, SlidePart, SlideSettings
from sinopack.content.sheets import mind_names
from sinopack.content.show import SHOW
from sinopack.content.study import ID, Person, SourceEntry, Takeaway, Term
from sinopack.content.tables import TableData
from sinopack.problems import Problem

__all__ = [
    "Analysis",
    "Aspect",
    "Block",
    "Box",
    "Callout",
    "Chart",
    "ChoiceQuestion",
    "Code",
    "Comparison",
    "Completion",
    "Credit",
    "Diagram",
    "Distractor",
    "Era",
    "Event",
    "Extract",
    "Figure",
    "Formula",
    "GapFill",
    "Gloss",
    "HandoutPart",
    "KeyPoint",
    "Labelling",
    "Level",
    "MarkRange",
    "Markdown",
    "MatchPair",
    "Matching",
    "OpenQuestion",
    "Ordering",
    "Pack",
    "PackInfo",
    "Person",
    "Pin",
    "PrintSettings",
    "ProductSettings",
    "Question",
    "Quote",
    "SchemePoint",
    "Section",
    "Side",
    "SlidePart",
    "SlideSettings",
    "SourceAspect",
    "SourceEntry",
    "Step",
    "TableData",
    "Takeaway",
    "Term",
    "Timeline",
    "TrueFalse",
    "WrittenQuestion",
]


def _listed_alone(value: Any) -> Any:
    """A body of one text or one block as a list of it."""
    return [value] if isinstance(value, str | dict) else value


class PackInfo(Entry):
    """What the pack is: the masthead of the handout and the first slides."""

    noun: ClassVar[str] = "pack"
    short: ClassVar[str] = "title"

    title: InlineText = Field(description="The title of the lesson.")
    dates: DateText | None = Field(
        None, description="The span the pack covers, set on the title's second line: 1917/1969."
    )
    subtitle: InlineText | None = Field(None, description="A line below the title.")
    enquiry: InlineText | None = Field(None, description="The question that the whole pack answers.")
    course: PlainText | None = Field(None, description="The course or subject, such as History.")
    level: PlainText | None = Field(None, description="Whom it is for, such as Ages 14–18.")
    author: PlainText | None = Field(None, description="Who made the pack.")
    school: PlainText | None = Field(None, description="The school's name.")
    date: DateText | None = Field(None, description="When this version was made.")
    language: Language = Field("en", description="The language of the pack as a code: en, en-GB, fr, ru, zh-Hans, …")
    licence: InlineText | None = Field(None, description="What others may do with the pack, such as CC BY 4.0.")
    objectives: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field(
        (), description="What learners will be able to do."
    )
    summary: ProseText | None = Field(None, description="The whole story in one paragraph.")


class KeyPoint(Entry):
    """A point to revise from. A plain string is short for `text`."""

    noun: ClassVar[str] = "key point"
    short: ClassVar[str] = "text"

    text: InlineText = Field(description="The point, in one sentence.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Section(Entry):
    """One part of the lesson."""

    noun: ClassVar[str] = "section"
    remembered: ClassVar[bool] = True
    short: ClassVar[str] = "title"
    pair: ClassVar[tuple[str, str] | None] = ("title", "body")
    link_kind: ClassVar[str] = "section"
    named_by: ClassVar[str] = "title"

    title: InlineText = Field(description="The section's heading.")
    id: Identifier = Field("", description=ID.format("title"))
    dates: DateText | None = Field(None, description="The time it covers: 1949/1950.")
    lead: InlineText | None = Field(None, description="One sentence that says what happens here.")
    body: Annotated[tuple[Block, ...], ReadFirst(_listed_alone)] = Field(
        (),
        description="The text: one Markdown text after |, or a list of texts, quotes, tables, charts, figures …",
    )
    claim: InlineText | None = Field(None, description="The title of the key-points slide: what the points prove.")
    key_points: Annotated[tuple[KeyPoint, ...], listed()] = Field((), description="Points to revise from.")
    notes: TeachersNotes = Field(
        None, description="For the teacher: in the speaker notes and in the teacher’s handout, never for students."
    )
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        """Counts the levels of sub-headings over the whole body, not text by text."""
        texts = [block for block in self.body if isinstance(block, Markdown)]
        for problem in remarks_on([block.text for block in texts]):
            note(problem)
        if sum(isinstance(part, Subheading) for block in texts for part in block.text.blocks) < 2 or len(texts) < 2:
            return
        from sinopack.content.markdown_blocks import ranked_together

        for block, text in zip(texts, ranked_together(tuple(block.text for block in texts)), strict=True):
            block.__dict__["text"] = text


class Pack(Entry):
    """A whole content file: one lesson."""

    noun: ClassVar[str] = "pack"

    pack: PackInfo = Field(description="What the pack is: title, enquiry question, course and so on.")
    sections: Annotated[tuple[Section, ...], Field(min_length=1), listed(Section)] = Field(
        description="The parts of the lesson, in order."
    )
    timeline: Timeline | None = Field(None, description="Eras and events.")
    people: Annotated[tuple[Person, ...], listed(Person)] = Field((), description="Who matters here.")
    terms: Annotated[tuple[Term, ...], listed(Term)] = Field((), description="Words to know: `Comintern: what it is`.")
    takeaways: Annotated[tuple[Takeaway, ...], listed()] = Field((), description="What a learner should keep.")
    questions: Annotated[tuple[AnyQuestion, ...], listed(OpenQuestion)] = Field(
        (), description="With marks and answers."
    )
    sources: Annotated[tuple[SourceEntry, ...], listed(SourceEntry)] = Field((), description="What the pack rests on.")
    print: PrintSettings = Field(default_factory=PrintSettings, description="Choices for the handout.")
    slides: SlideSettings = Field(default_factory=SlideSettings, description="Choices for the slides.")
    products: Annotated[ProductSettings, ReadFirst(listed_to_make)] = Field(
        default_factory=ProductSettings, description="What a build makes: `products: handout, slides, timeline`."
    )

    _indexes: dict[str, dict[str, Any]] = PrivateAttr(default_factory=dict)
    _notices: tuple[Problem, ...] = PrivateAttr(())
    _inputs: tuple[Path, ...] = PrivateAttr(())

    def _complete(self, mapping: dict[str, Any]) -> None:
        """Looks at what rests on something elsewhere: charts that count events, pictures to label."""
        if any(isinstance(block, Chart) and block.count for section in self.sections for block in section.body):
            from sinopack.content.counting import remarks_on as remarks_on_counts

            for problem in remarks_on_counts(self):
                note(problem)
        mind_names(self.products.worksheet, self.questions)
        figures = [block for section in self.sections for block in section.body if isinstance(block, Figure)]
        for question in self.questions:
            if isinstance(question, Labelling):
                question.resolve(figures)

    def edited(self, changes: dict[str, Any]) -> Self:
        """As of every entry; what is looked up by id is the new pack's own."""
        pack = super().edited(changes)
        pack._indexes = {}
        return pack

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What is worth knowing, but stops nothing; sorted by place."""
        return self._notices

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that the pack is made from: the content file, then the author's pictures, data, code and themes."""
        return self._inputs

    def section(self, id: str) -> Section:
        """The section of that id. Raises LookupError, as the lookups below do."""
        return self._entry("section", id)  # type: ignore[no-any-return]

    def term(self, id: str) -> Term:
        return self._entry("term", id)  # type: ignore[no-any-return]

    def person(self, id: str) -> Person:
        return self._entry("person", id)  # type: ignore[no-any-return]

    def source(self, id: str) -> SourceEntry:
        return self._entry("source", id)  # type: ignore[no-any-return]

    def quote(self, id: str) -> Quote | Extract:
        return self._entry("quote", id)  # type: ignore[no-any-return]

    def target(self, reference: Reference) -> Section | Term | Person | SourceEntry:
        """What a reference in a text leads to."""
        match reference.kind:
            case Kind.SECTION:
                return self.section(reference.id)
            case Kind.TERM:
                return self.term(reference.id)
            case Kind.PERSON:
                return self.person(reference.id)
            case Kind.SOURCE:
                return self.source(reference.id)

    def _entry(self, kind: str, id: str) -> Any:
        if not self._indexes:
            quotes = [
                block for section in self.sections for block in section.body if isinstance(block, Quote | Extract)
            ]
            groups: dict[str, Any] = {
                "section": self.sections, "term": self.terms, "person": self.people, "source": self.sources,
                "quote": quotes,
            }  # fmt: skip
            for name, entries in groups.items():
                self._indexes[name] = {entry.id: entry for entry in entries if entry.id}
        try:
            return self._indexes[kind][id]
        except KeyError:
            _raise_unknown(kind, id)


def _raise_unknown(kind: str, id: str) -> NoReturn:
    raise LookupError(f"there is no {kind} with the id {id!r}")
