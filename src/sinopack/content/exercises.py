"""Questions that are answered by filling in, ordering, matching, labelling, or reading a source closely.

In: what an author typed. Out: frozen models; the right answer follows from what is typed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, ClassVar, Literal

from msgspec.structs import replace
from pydantic import Discriminator, Field, PrivateAttr, Tag, WithJsonSchema

from sinopack.content.annotations import FOR_TEACHERS, ReadFirst
from sinopack.content.base import CellText, Entry, InlineText, PicturePath, PlainText, ProseText, QuoteId, Texts, listed
from sinopack.content.cloze import answers_in, answers_in_prose, around_gaps, texts_of
from sinopack.content.fields import choice, number_in, number_schema, words_or_list
from sinopack.content.figures import MOST_PINS, Credit, Figure, Pin, PointText, Ratio
from sinopack.content.findings import current, note
from sinopack.content.marking import MARKS_UNIT, mind_levels
from sinopack.content.markup import CodeBlock, Inline, QuotedProse, Subheading, TableBlock
from sinopack.content.questions import (
    TEXTS_SCHEMA,
    ChoiceQuestion,
    OpenQuestion,
    Question,
    TrueFalse,
    WrittenQuestion,
)
from sinopack.content.tables import TABLE_SCHEMA, TableData, rows_of
from sinopack.problems import Problem, Severity
from sinopack.source.near import nearest
from sinopack.source.nodes import MapNode

ASPECTS = ("origin", "purpose", "content", "value", "limitation")
"""What is asked of a source, unless the author asks otherwise."""
_MARKS_AN_ASPECT = 2
_MOST_ITEMS = 26  # letters
_EXTRA = "Wrong ones among the right, in the word bank."
_WORD_BANK = "yes to print the answers in a box, shuffled; no for never. By default only in the support version."


class GapFill(Question):
    """A text with gaps: `gaps: The ==Comintern== was founded in ==1919==.`"""

    noun: ClassVar[str] = "gap-fill question"

    gaps: ProseText = Field(description="The text, with ==what belongs in the gaps== between double equals signs.")
    word_bank: bool | None = Field(None, description=_WORD_BANK)
    extra: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field((), description=_EXTRA)

    _answers: tuple[str, ...] = PrivateAttr(())

    @property
    def answers(self) -> tuple[str, ...]:
        """What belongs in the gaps, in order; known also where the gaps themselves are blank."""
        return self._answers

    @property
    def text(self) -> str:
        return super().text or around_gaps(texts_of(self.gaps.blocks))

    def _worth(self) -> int:
        return max(len(self.answers), 1)

    def _complete(self, mapping: dict[str, Any]) -> None:
        self._answers = answers_in_prose(self.gaps)
        super()._complete(mapping)
        place = self._at(mapping, "gaps")
        if any(isinstance(block, Subheading | TableBlock | CodeBlock | QuotedProse) for block in self.gaps.blocks):
            advice = "For a table with gaps, type `complete:` in place of `gaps:`."
            note(Problem("Gaps stand in paragraphs and lists.", place, advice=advice))
        elif not self.answers:
            advice = "Type two equals signs right before and right after what is to be filled in: ==1919==."
            note(Problem("This text has no gap.", place, advice=advice))


class Ordering(Question):
    """Things to put in order; `order` has them in the right one, and they are printed in another."""

    noun: ClassVar[str] = "ordering question"

    order: Annotated[Texts, Field(max_length=_MOST_ITEMS), WithJsonSchema(TEXTS_SCHEMA)] = Field(
        description="What is to be put in order, in the right order."
    )

    @property
    def text(self) -> str:
        return super().text or min((item.text for item in self.order), default="")  # which does not tell the order

    def _worth(self) -> int:
        return len(self.order)

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        if len(self.order) < 2:
            advice = "Type two or more, each behind a dash, in the right order."
            note(Problem("One thing cannot be put in order.", self._at(mapping, "order"), advice=advice))
        for item in _repeated(self.order):
            message = f"“{_short(item.text)}” stands here twice, so its place could not be told."
            note(Problem(message, item.place or self.place))


class MatchPair(Entry):
    """Two things that belong together. `Comintern: 1919` is short for `item` and `partner`."""

    noun: ClassVar[str] = "pair"
    example: ClassVar[str] = "Comintern: 1919"
    pair: ClassVar[tuple[str, str] | None] = ("item", "partner")

    item: InlineText = Field(description="What stands on the left.")
    partner: InlineText = Field(description="What belongs to it, on the right.")


class Matching(Question):
    """Things to match: `match: {Comintern: 1919, Long March: 1934}`. The right side is printed shuffled."""

    noun: ClassVar[str] = "matching question"

    match: Annotated[tuple[MatchPair, ...], Field(max_length=_MOST_ITEMS), listed(MatchPair)] = Field(
        description="The pairs: `Comintern: 1919`."
    )
    extra: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field(
        (), description="What stands on the right and belongs to nothing."
    )

    @property
    def text(self) -> str:
        return super().text or " ".join(pair.item.text for pair in self.match[:2])

    def _worth(self) -> int:
        return len(self.match)

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        if len(self.match) < 2:
            advice = "Type two or more pairs, such as `Comintern: 1919`."
            note(Problem("One pair leaves nothing to match.", self._at(mapping, "match"), advice=advice))
        for item in _repeated(pair.item for pair in self.match):
            message = f"“{_short(item.text)}” stands on the left twice, so its partner could not be told."
            note(Problem(message, item.place or self.place))
        for item in _repeated((*(pair.partner for pair in self.match), *self.extra)):
            message = f"“{_short(item.text)}” stands on the right twice, so nothing could tell the two apart."
            note(Problem(message, item.place or self.place, advice="Say it in other words, or join the items."))


class Labelling(Question):
    """A picture whose pins are to be named. Without `pins`, those of the same picture in a section's body are asked."""

    noun: ClassVar[str] = "labelling question"

    label: PicturePath = Field(description="The picture's file, such as one of a figure in a section's body.")
    pins: Annotated[tuple[Pin, ...], Field(max_length=MOST_PINS), listed(Pin)] = Field(
        (), description="The places to name: `62% 30%: Zhenbao Island`. By default those of the figure."
    )
    alt: PlainText | None = Field(None, description="What the picture shows, without naming what is asked.")
    crop: Ratio | None = Field(None, description="The shape that it is cut to: 16:9, 4:3, square.")
    focus: PointText | None = Field(None, description="The point that stays in view when it is cut: 30% 40%.")
    credit: Credit | None = Field(None, description="Who made it, and under which licence.")
    word_bank: bool | None = Field(None, description=_WORD_BANK)
    extra: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field((), description=_EXTRA)

    _figure: Figure | None = PrivateAttr(None)
    _marks_typed: bool = PrivateAttr(True)

    @property
    def figure(self) -> Figure:
        """The picture with its pins."""
        if self._figure is None:  # made in code
            return Figure(figure=self.label, alt=self.alt, pins=self.pins, crop=self.crop, focus=self.focus)
        return self._figure

    @property
    def names(self) -> tuple[Inline, ...]:
        """What the places are called, in order: the words of each pin, or the bold ones with which they begin."""
        return tuple(_name(pin.text) for pin in self.figure.pins)

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(name.text for name in self.names)

    @property
    def text(self) -> str:
        return super().text or self.label

    def _worth(self) -> int:
        return max(len(self.pins), 1)

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        self._marks_typed = "marks" in mapping
        if not self.pins:
            return  # they are those of a figure, which the pack knows
        keys = ("alt", "crop", "focus", "pins", "credit")
        typed = {"figure": mapping["label"], **{key: mapping[key] for key in keys if key in mapping}}
        place = getattr(mapping, "place", None)
        shown = typed if place is None else MapNode(typed, place, getattr(mapping, "end", None))
        self._figure = Figure.model_validate(shown)
        self._mind_description()

    def resolve(self, figures: Sequence[Figure]) -> None:
        """Takes the pins from the figure of the same picture; a problem where there are none."""
        if self.pins:
            return
        same = [figure for figure in figures if figure.figure == self.label]
        pinned = next((figure for figure in same if figure.pins), None)
        place = self.place
        if pinned is None:
            where = "The figure of this picture has no pins" if same else "No figure of a section shows this picture"
            advice = "Type `pins:`, and below it a line for each place, such as `62% 30%: Zhenbao Island`."
            note(Problem(f"{where}, so there is nothing to name.", place, advice=advice))
            return
        changes: dict[str, Any] = {"alt": self.alt} if self.alt else {}
        self._figure = pinned.model_copy(update=changes)
        if not self._marks_typed:
            self.__dict__["marks"] = len(pinned.pins)
        self._mind_description()

    def _mind_description(self) -> None:
        """A notice where what is read aloud of the picture tells what is asked."""
        said = (self.figure.alt or "").casefold()
        told = next((name for name in self.answers if name.casefold() in said), None)
        if told is not None:
            message = f"The picture's description names “{told}”, which is asked here."
            advice = "Type an `alt:` for the question that does not say it."
            note(Problem(message, self.place, advice=advice, severity=Severity.NOTICE))


def _name(text: Inline) -> Inline:
    """What a place is called of which more is said: “**Beijing:** the capital” is Beijing."""
    first, *rest = text.spans
    return (
        Inline((replace(first, text=first.text.rstrip(" .:"), bold=False),), text.place)
        if first.bold and rest
        else text
    )


class Completion(Question):
    """A table with empty cells: those that are typed `==300 million==`, or what stands so in them."""

    noun: ClassVar[str] = "table to complete"

    complete: Annotated[
        tuple[tuple[CellText, ...], ...], Field(min_length=1), ReadFirst(rows_of), WithJsonSchema(TABLE_SCHEMA)
    ] = Field(description="Rows of cells as in a table; ==what belongs in an empty one== between double equals signs.")
    header: Annotated[
        Literal["row", "column", "both", "none"],
        choice(("row", "column", "both", "none"), yes="row", no="none", rows="row", columns="column"),
    ] = Field("row", description="Which cells are headings: the first row, the first column, both or none.")
    header_rows: Annotated[
        int, Field(ge=1, le=4), ReadFirst(number_in("rows?")), WithJsonSchema(number_schema(1, 4))
    ] = Field(1, description="How many rows of headings stand above one another, 1 to 4.")
    word_bank: bool | None = Field(None, description=_WORD_BANK)
    extra: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field((), description=_EXTRA)

    _answers: tuple[str, ...] = PrivateAttr(())

    @property
    def text(self) -> str:
        return super().text or around_gaps(self.complete[0])

    @property
    def answers(self) -> tuple[str, ...]:
        """What belongs in the gaps, row by row; known also where the gaps themselves are blank."""
        return self._answers

    def _worth(self) -> int:
        return max(len(self.answers), 1)

    def _complete(self, mapping: dict[str, Any]) -> None:
        self._answers = tuple(answer for row in self.complete for cell in row for answer in answers_in(cell))
        super()._complete(mapping)
        keys = ("header", "header_rows")
        typed = {"table": mapping["complete"], **{key: mapping[key] for key in keys if key in mapping}}
        place = getattr(mapping, "place", None)
        TableData.model_validate(typed if place is None else MapNode(typed, place, getattr(mapping, "end", None)))
        if not self.answers:
            advice = "Type two equals signs around what is to be filled in: ==300 million==."
            note(Problem("No cell of this table is to be filled in.", self._at(mapping, "complete"), advice=advice))


class SourceAspect(Entry):
    """What is asked of a source. `origin: The party's own newspaper` is short for `aspect` and `expect`."""

    noun: ClassVar[str] = "aspect of a source"
    short: ClassVar[str] = "aspect"
    pair: ClassVar[tuple[str, str] | None] = ("aspect", "expect")

    aspect: PlainText = Field(description="origin, purpose, content, value, limitation, or another in your own words.")
    expect: Annotated[ProseText | None, FOR_TEACHERS] = Field(
        None, description="What to expect of an answer, for the teacher."
    )
    marks: Annotated[
        int, Field(ge=1, le=100), ReadFirst(number_in(MARKS_UNIT)), WithJsonSchema(number_schema(1, 100))
    ] | None = Field(None, description="How many marks it is worth; by default 2.")  # fmt: skip

    @property
    def name(self) -> str:
        """One of `ASPECTS`, or "" for one of the author's own."""
        plain = self.aspect.strip().casefold()
        return next((name for name in ASPECTS if plain in (name, f"{name}s")), "") or _named(plain)


def _named(plain: str) -> str:
    """The aspect that is so called in the pack's language."""
    findings = current()
    if findings is None:
        return ""
    from sinopack.theme import load_labels

    labels = load_labels(findings.language)
    return next((name for name in ASPECTS if plain == labels(f"aspect-{name}").casefold()), "")


class Analysis(WrittenQuestion):
    """A source to be analysed: where it is from, what it is for, what it says, and what it is worth."""

    noun: ClassVar[str] = "source analysis"

    analyse: QuoteId = Field(description="The id of the quote or extract to be analysed.")
    aspects: Annotated[tuple[SourceAspect, ...], listed(SourceAspect), ReadFirst(words_or_list)] = Field(
        (), description="What is asked of it: `origin: The party's own newspaper`. By default all five."
    )

    @property
    def text(self) -> str:
        return super().text or self.analyse

    @property
    def asked(self) -> tuple[SourceAspect, ...]:
        """The aspects with their marks."""
        aspects = self.aspects or tuple(SourceAspect(aspect=name) for name in ASPECTS)
        share = self.marks // len(aspects) if self._shared(aspects) else _MARKS_AN_ASPECT
        return tuple(aspect if aspect.marks else aspect.model_copy(update={"marks": share}) for aspect in aspects)

    def _shared(self, aspects: Sequence[SourceAspect]) -> bool:
        """Whether the marks of the question are shared out among the aspects."""
        return not any(aspect.marks for aspect in aspects) and self.marks % len(aspects) == 0

    def _worth(self) -> int:
        aspects = self.aspects or ASPECTS
        return sum(
            aspect.marks if isinstance(aspect, SourceAspect) and aspect.marks else _MARKS_AN_ASPECT
            for aspect in aspects
        )

    def _complete(self, mapping: dict[str, Any]) -> None:
        Question._complete(self, mapping)
        typed = self.marks if "marks" in mapping else None
        if self.source and self.source != self.analyse:
            message = "`analyse` names the source already, and `source` names another."
            note(Problem(message, self._at(mapping, "source"), advice="Keep one of the two."))
        self.__dict__["source"] = self.analyse
        total = sum(aspect.marks or 0 for aspect in self.asked)
        if typed is not None and total != typed:
            message = f"The aspects are worth {total} marks together, and the question is worth {typed}."
            place = self._at(mapping, "aspects") if self.aspects else self._at(mapping, "marks")
            advice = f"Give each aspect its `marks`, or type `marks: {total}`."
            note(Problem(message, place, advice=advice))
        for aspect in _repeated_names(self.aspects):
            note(Problem(f"“{aspect.aspect}” is asked twice.", aspect.place or self.place))
        if self.mark_scheme:
            message = "A source analysis is marked by its aspects, so it has no `mark_scheme`."
            advice = "Say behind each aspect what to expect, and how many marks it is worth."
            note(Problem(message, self._at(mapping, "mark_scheme"), advice=advice))
        if self.levels:
            mind_levels(self.levels, self.marks, self._at(mapping, "levels"))


KINDS: dict[str, type[Question]] = {
    "options": ChoiceQuestion,
    "statement": TrueFalse,
    "gaps": GapFill,
    "order": Ordering,
    "match": Matching,
    "label": Labelling,
    "complete": Completion,
    "analyse": Analysis,
}
"""The key that tells a kind of question; one without any of them is answered in words."""


def kind_of_question(value: Any) -> str:
    """The model of a question, told by its key, or by one that is nearly it."""
    if isinstance(value, Entry):
        return type(value).__name__
    if not isinstance(value, dict):
        return OpenQuestion.__name__
    for key, model in KINDS.items():
        if key in value:
            return model.__name__
    models: list[type[Question]] = [OpenQuestion, *KINDS.values()]
    known = {name for model in models for name in model.model_fields}
    for key in value:
        meant = nearest(key, KINDS) if key not in known and not key.rstrip().endswith("?") else ""
        if meant:
            return KINDS[meant].__name__
    return OpenQuestion.__name__


AnyQuestion = Annotated[
    Annotated[OpenQuestion, Tag("OpenQuestion")]
    | Annotated[ChoiceQuestion, Tag("ChoiceQuestion")]
    | Annotated[TrueFalse, Tag("TrueFalse")]
    | Annotated[GapFill, Tag("GapFill")]
    | Annotated[Ordering, Tag("Ordering")]
    | Annotated[Matching, Tag("Matching")]
    | Annotated[Labelling, Tag("Labelling")]
    | Annotated[Completion, Tag("Completion")]
    | Annotated[Analysis, Tag("Analysis")],
    Discriminator(kind_of_question),
]


def _repeated(texts: Iterable[Inline]) -> list[Inline]:
    """The texts that say what an earlier one says."""
    seen: Counter[str] = Counter()
    repeated = []
    for text in texts:
        plain = re.sub(r"\s+", " ", text.text).strip().casefold()
        if seen[plain]:
            repeated.append(text)
        seen[plain] += 1
    return repeated


def _repeated_names(aspects: Sequence[SourceAspect]) -> list[SourceAspect]:
    names = [aspect.name or aspect.aspect.casefold() for aspect in aspects]
    return [aspect for number, aspect in enumerate(aspects) if names[number] in names[:number]]


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
