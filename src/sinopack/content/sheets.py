"""Choices about what students write on: guided notes and worksheets.

In: what an author typed. Out: frozen models, and a problem for each question that is named and is not there.
"""

import re
from typing import Annotated, Any, ClassVar, Literal, get_args

from msgspec import Struct
from pydantic import AfterValidator, Field, WithJsonSchema

from sinopack.content.annotations import ReadBy, ReadFirst
from sinopack.content.base import Entry, PlainText, SectionId
from sinopack.content.fields import choice, number_in, number_schema, text_of, words_or_list
from sinopack.content.findings import note
from sinopack.content.languages import slug
from sinopack.content.settings import each_once, parts_schema
from sinopack.problems import Place, Problem
from sinopack.source.near import nearest

FoundGap = Literal["terms", "dates"]
QuestionKind = Literal[
    "written", "multiple-choice", "true-or-false", "gap-fill", "ordering", "matching", "labelling", "completion",
    "source-analysis",
]  # fmt: skip
MODELS: dict[str, str] = {
    "written": "OpenQuestion",
    "multiple-choice": "ChoiceQuestion",
    "true-or-false": "TrueFalse",
    "gap-fill": "GapFill",
    "ordering": "Ordering",
    "matching": "Matching",
    "labelling": "Labelling",
    "completion": "Completion",
    "source-analysis": "Analysis",
}
"""The model of each kind of question."""
MOST_VERSIONS = 6
_SEED = "Any word or number: another one shuffles otherwise."
_NAMES = {"anyOf": [{"type": "array", "items": {"type": ["string", "integer"]}}, {"type": ["string", "integer"]}]}


class NamedQuestion(Struct, frozen=True):
    """A question as an author names it, by its number or its id; and where that is typed."""

    name: str
    place: Place | None = None


def named_question(value: object) -> NamedQuestion:
    if isinstance(value, NamedQuestion):
        return value
    return NamedQuestion(
        text_of(str(value) if isinstance(value, int) else value).strip(), getattr(value, "place", None)
    )


class GuidedNotesSettings(Entry):
    """Guided notes: which words become gaps by themselves, and whether they stand in a word bank."""

    noun: ClassVar[str] = "setting of guided notes"
    short: ClassVar[str] = "gaps"

    gaps: Annotated[
        tuple[Annotated[FoundGap, choice(get_args(FoundGap), term="terms", date="dates", years="dates")], ...],
        ReadFirst(words_or_list),
        AfterValidator(each_once),
        parts_schema(FoundGap),
    ] = Field(
        (), description="What becomes a gap besides ==words==: terms, where a text first has them; dates in a text."
    )
    most: Annotated[
        int, Field(ge=1, le=60), ReadFirst(number_in("gaps?")), WithJsonSchema(number_schema(1, 60))
    ] | None = Field(None, description="How many such gaps a section gets at most.")  # fmt: skip
    word_bank: bool = Field(False, description="yes to print what belongs in a section’s gaps above it, shuffled.")
    seed: PlainText = Field("", description=_SEED)


class WorksheetSettings(Entry):
    """The worksheet: which questions, in how many versions, with support or without."""

    noun: ClassVar[str] = "setting of the worksheet"
    short: ClassVar[str] = "questions"

    questions: Annotated[
        tuple[Annotated[NamedQuestion, ReadBy(named_question, {"type": ["string", "integer"]})], ...],
        ReadFirst(words_or_list),
        WithJsonSchema(_NAMES),
    ] = Field((), description="Which questions, by number (3), from one to another (3-6) or by id; by default all.")
    sections: Annotated[
        tuple[SectionId, ...], ReadFirst(words_or_list), WithJsonSchema(_NAMES)
    ] = Field((), description="The ids of the sections whose questions are set; by default all.")  # fmt: skip
    kinds: Annotated[
        tuple[
            Annotated[
                QuestionKind,
                choice(
                    get_args(QuestionKind), open="written", essay="written", choice="multiple-choice",
                    options="multiple-choice", truefalse="true-or-false", gaps="gap-fill", cloze="gap-fill",
                    order="ordering", match="matching", label="labelling", complete="completion", table="completion",
                    source="source-analysis", analysis="source-analysis",
                ),
            ],
            ...,
        ],
        ReadFirst(words_or_list),
        AfterValidator(each_once),
        parts_schema(QuestionKind),
    ] = Field((), description="Which kinds of questions, such as multiple-choice; by default all.")  # fmt: skip
    versions: Annotated[
        int, Field(ge=1, le=MOST_VERSIONS), ReadFirst(number_in("versions?")),
        WithJsonSchema(number_schema(1, MOST_VERSIONS)),
    ] = Field(1, description="How many versions: 2 makes A and B, each in an order of its own.")  # fmt: skip
    support: bool = Field(False, description="yes to make a version with word banks and sentence starters, too.")
    seed: PlainText = Field("", description=_SEED)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the versions, in lower case; none where there is only one."""
        return tuple(chr(ord("a") + number) for number in range(self.versions)) if self.versions > 1 else ()


def chosen(settings: WorksheetSettings, questions: tuple[Any, ...]) -> tuple[tuple[int, Any], ...]:
    """The questions of a worksheet with their numbers, in the order in which they are typed, or are named."""
    numbered = list(enumerate(questions, 1))
    if settings.questions:
        found = [pair for named in settings.questions for pair in _named(named.name, numbered)]
        return tuple(dict(found).items())
    models = {MODELS[kind] for kind in settings.kinds}
    return tuple(
        (number, question)
        for number, question in numbered
        if (not settings.sections or question.section in settings.sections)
        and (not models or type(question).__name__ in models)
    )


def mind_names(settings: WorksheetSettings, questions: tuple[Any, ...]) -> None:
    """Notes the questions that are named and are not there, and choices that come to nothing."""
    numbered = list(enumerate(questions, 1))
    for named in settings.questions:
        if not _named(named.name, numbered):
            ids = [question.id for question in questions if question.id]
            meant = nearest(named.name, ids)
            known = f"The questions have the numbers 1 to {len(questions)}." if questions else "The pack has none."
            advice = f"Did you mean {meant}?" if meant else f"{known} An `id:` gives a question a name."
            note(Problem(f"There is no question “{named.name}”.", named.place or settings.place, advice=advice))
    if questions and not settings.questions and not chosen(settings, questions):
        note(
            Problem(
                "No question is left for the worksheet.",
                settings.place,
                advice="Name other `sections` or `kinds`, or leave one of them out.",
            )
        )


def _named(name: str, numbered: list[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """The questions that a name, a number or a span of numbers (3-6) is for."""
    span = re.fullmatch(r"(\d+)(?:\s*[-–]\s*(\d+))?", name)
    if span:
        first, last = int(span[1]), int(span[2] or span[1])
        return [pair for pair in numbered if first <= pair[0] <= last]
    identifier = slug(name.removeprefix("question:"))
    return [pair for pair in numbered if pair[1].id == identifier]
