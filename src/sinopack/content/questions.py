"""Questions: what all kinds have in common, and those that are answered in words or by a letter.

In: what an author typed. Out: frozen models; each says what it is worth, and its right answer where that follows from
what is typed. All kinds are listed in `sinopack.content.question_kinds`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import Field, WithJsonSchema

from sinopack.content.annotations import FOR_TEACHERS, FOR_TEACHERS_BUT_NEEDED, ReadBy, ReadFirst
from sinopack.content.base import (
    Entry,
    Identifier,
    InlineText,
    PlainText,
    ProseText,
    QuoteId,
    SectionId,
    Show,
    SlideOrHandout,
    TeachersNotes,
    Texts,
    listed,
)
from sinopack.content.fields import TEXT_SCHEMA, number_in, number_schema, part_of, text_or_list, words_or_list
from sinopack.content.findings import current, fault, note
from sinopack.content.marking import Level, Marks, SchemePoint, mind_levels, mind_points, worth_of
from sinopack.content.markup import Inline, ListBlock, Paragraph, Prose, Subheading
from sinopack.content.show import SHOW
from sinopack.problems import Place, Problem

TEXTS_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, {"type": "string"}]}
Lines = Annotated[
    int, Field(ge=0, le=60), ReadFirst(number_in("lines?")), WithJsonSchema(number_schema(0, 60))
]  # fmt: skip
Words = Annotated[tuple[PlainText, ...], ReadFirst(words_or_list), WithJsonSchema(TEXTS_SCHEMA)]
_LETTERED = re.compile(r"\(?([A-Za-z])[).:]\s+")
_LINES = "How many ruled answer lines; by default from the marks."


def repeated(texts: Iterable[Inline]) -> list[Inline]:
    """The texts that say what an earlier one says."""
    seen: Counter[str] = Counter()
    again = []
    for text in texts:
        plain = re.sub(r"\s+", " ", text.text).strip().casefold()
        if seen[plain]:
            again.append(text)
        seen[plain] += 1
    return again


def shortened(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class Question(Entry):
    """A question of whatever kind: what is asked, how many marks it is worth, and where it belongs."""

    noun: ClassVar[str] = "question"
    remembered: ClassVar[bool] = True
    link_kind: ClassVar[str] = "question"

    question: InlineText | None = Field(None, description="The question as the learner reads it.")
    id: Identifier | None = Field(None, description="A short name, of letters, digits and hyphens.")
    marks: Marks = Field(1, description="How many marks it is worth, 1 to 100; by default one for each thing asked.")
    kind: PlainText | None = Field(None, description="Printed beside the question: Recall, Source analysis, …")
    source: QuoteId | None = Field(None, description="The id of the quote or extract that the question is about.")
    section: SectionId | None = Field(None, description="The id of the section that the question belongs to.")
    reason: Annotated[InlineText | None, FOR_TEACHERS] = Field(
        None, description="Why the answer is right, for the teacher alone."
    )
    notes: TeachersNotes = Field(None, description="For the teacher, beside its answer: never for students.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    @property
    def text(self) -> str:
        """What it is known by, for its key and in messages."""
        return self.question.text if self.question else ""

    def _worth(self) -> int:
        """The marks where none are typed."""
        return 1

    def _complete(self, mapping: dict[str, Any]) -> None:
        if "marks" not in mapping:
            self.__dict__["marks"] = min(self._worth(), 100)

    def _at(self, mapping: dict[str, Any], key: str) -> Place | None:
        """Where a key's value stands."""
        return getattr(mapping.get(key), "place", None) or self.place


class WrittenQuestion(Question):
    """A question that is answered in words, with what its answer is marked by."""

    lines: Lines | None = Field(None, description=_LINES)
    mark_scheme: Annotated[tuple[SchemePoint, ...], listed(), FOR_TEACHERS] = Field(
        (), description="What earns the marks, for the teacher: points such as `Slighted in Moscow (1)`."
    )
    levels: Annotated[tuple[Level, ...], listed(Level), FOR_TEACHERS] = Field(
        (), description="What is worth how many marks, for the teacher: `10-12: A judgement sustained by evidence`."
    )
    model_answer: Annotated[ProseText | None, FOR_TEACHERS] = Field(
        None, description="An answer written out in full, for the teacher."
    )
    starters: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field(
        (), description="Beginnings of sentences, for the support version."
    )
    words: Words = Field((), description="Words to use in the answer, for the support version.")

    def _worth(self) -> int:
        if self.levels:
            return max(level.marks.most for level in self.levels)
        return worth_of(self.mark_scheme) or 1

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        typed = self.marks if "marks" in mapping else None
        if self.levels:
            mind_levels(self.levels, typed, self._at(mapping, "levels"))
        elif self.mark_scheme:
            mind_points(self.mark_scheme, typed, self._at(mapping, "mark_scheme"))


class OpenQuestion(WrittenQuestion):
    """A question that is answered in words. A plain string is short for `question`."""

    short: ClassVar[str] = "question"
    pair: ClassVar[tuple[str, str] | None] = ("question", "answer")

    question: InlineText = Field(description="The question as the learner reads it.")
    answer: Annotated[ProseText | None, FOR_TEACHERS] = Field(None, description="The answer, for the teacher alone.")

    @classmethod
    def _is_name(cls, key: str) -> bool:
        return key.rstrip().endswith("?")


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


class Distractor(Entry):
    """What is to be said of a wrong option. `A: Mao argued so later` is short for `option` and `note`."""

    noun: ClassVar[str] = "note on a wrong option"
    example: ClassVar[str] = "A: Mao argued so, but only in the 1930s"
    pair: ClassVar[tuple[str, str] | None] = ("option", "note")

    option: PlainText = Field(description="Its letter.")
    note: InlineText = Field(description="Why one might think so, and why it is wrong.")


class ChoiceQuestion(Question):
    """A multiple-choice question: `answer` names the right letter."""

    noun: ClassVar[str] = "multiple-choice question"

    question: InlineText = Field(description="The question as the learner reads it.")
    options: Annotated[
        tuple[InlineText, ...],
        Field(max_length=26),
        ReadFirst(options_of),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "array", "maxItems": 26, "items": TEXT_SCHEMA},
                    {"type": "object", "additionalProperties": TEXT_SCHEMA},
                    {"type": "string"},
                ]
            }
        ),
    ] = Field((), description="The choices of a multiple-choice question, without letters.")
    answer: Annotated[ProseText | None, FOR_TEACHERS] = Field(
        None, description="The letter of the right option, for the teacher alone."
    )
    distractors: Annotated[tuple[Distractor, ...], listed(Distractor), FOR_TEACHERS] = Field(
        (), description="Notes on wrong options, for the teacher: `A: Mao argued so, but only in the 1930s`."
    )
    lines: Lines | None = Field(None, description=_LINES)

    @property
    def right_options(self) -> tuple[int, ...]:
        """The numbers, from 0, of the options that `answer` names; () where there is no answer."""
        return _right_options(self.options, self.answer) if self.options and self.answer else ()

    @property
    def option_notes(self) -> tuple[Inline | None, ...]:
        """For each option what there is to say of it as a wrong one."""
        notes = {_number(distractor.option): distractor.note for distractor in self.distractors}
        return tuple(notes.get(number) for number in range(len(self.options)))

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        if not self.options:  # nothing is typed behind the colon: an open question
            return
        if len(self.options) == 1:
            note(Problem("One option leaves no choice.", self.place, advice="Add options, or leave `options` out."))
        elif self.answer and not self.right_options:
            note(
                Problem(
                    f"This answer is none of the options, which are {self._letters()}.",
                    self._at(mapping, "answer"),
                    advice="Type the letter of the right option, and why it is right as `reason:`.",
                )
            )
        else:
            self._mind_distractors()
        for option in repeated(self.options):
            note(Problem(f"“{shortened(option.text)}” is an option twice.", option.place or self.place))

    def _letters(self) -> str:
        last = chr(ord("A") + len(self.options) - 1)
        return f"A {'and' if last == 'B' else 'to'} {last}"

    def _mind_distractors(self) -> None:
        """A note on an option that there is not, on the right one, or on one that has its note."""
        noted: set[int] = set()
        for distractor in self.distractors:
            number, place = _number(distractor.option), distractor.place or self.place
            if not 0 <= number < len(self.options):
                message = f"“{distractor.option}” is none of the options, which are {self._letters()}."
                note(Problem(message, place, advice="Type the letter of a wrong option, a colon and the note."))
            elif number in self.right_options:
                message = f"{distractor.option} is the right answer, and this is a note on why it is wrong."
                note(Problem(message, place, advice="Say why it is right as `reason:`."))
            elif number in noted:
                note(Problem(f"Option {distractor.option} has two notes.", place, advice="Join the two."))
            noted.add(number)


def _number(letter: str) -> int:
    """The number of an option's letter, from 0; -1 where it is none."""
    found = re.fullmatch(r"\(?([A-Za-z])[).]?", letter.strip())
    return ord(found[1].upper()) - ord("A") if found else -1


_AND = "and|und|et|y|e|en|i|oraz|и|і|й|та|và"
"""Between the last two of a list, in the languages that sinopack speaks."""


def _right_options(options: tuple[Inline, ...], answer: Prose) -> tuple[int, ...]:
    """By letter (`B`, `A and C`, `B. Because …`) or by the option's own words."""
    text = " ".join(block.text.text for block in answer.blocks if isinstance(block, Paragraph | Subheading)).strip()
    listed = "".join(item.text.text for block in answer.blocks if isinstance(block, ListBlock) for item in block.items)
    if not text:
        text = listed
    words = [option.text.strip().rstrip(".").casefold() for option in options]
    if text.rstrip(".").casefold() in words:
        return (words.index(text.rstrip(".").casefold()),)
    letters = re.split(rf"\s*[,;&+/、，；和与]\s*|\s+(?:{_AND})\s+", text)
    if all(re.fullmatch(r"\(?[A-Za-z][).:]?", letter) for letter in letters):
        numbers = tuple(sorted({ord(letter.strip("(")[0].upper()) - ord("A") for letter in letters}))
    else:
        first = re.match(r"\(?([A-Za-z])[).:,]\s", text) or re.match(r"([A-Z])\s+[-–—]\s", text)
        numbers = (ord(first[1].upper()) - ord("A"),) if first else ()
    return numbers if numbers and numbers[-1] < len(options) else ()


_TRUE = frozenset({"true", "yes", "t", "right", "correct", "on", "对", "對", "是", "✓"})
_FALSE = frozenset({"false", "no", "f", "wrong", "incorrect", "off", "错", "錯", "否", "✗"})


def read_truth(value: object) -> bool:
    """`true` or `false`, or what these are called in the pack's language."""
    if isinstance(value, bool):
        return value
    word = value.strip().rstrip(".").casefold() if isinstance(value, str) else ""
    if word in _TRUE | _FALSE:
        return word in _TRUE
    findings = current()
    if findings is not None:
        from sinopack.theme import load_labels

        labels = load_labels(findings.language)
        for name in ("true", "false"):
            if word == labels(name).casefold():
                return name == "true"
    shown = f"“{word}”" if word else "This"
    raise fault(f"{shown} is neither true nor false.", advice="Type true or false; what is right is the `correction:`.")


class TrueFalse(Question):
    """A statement that is true or false; of a false one, what would be right."""

    noun: ClassVar[str] = "true-or-false question"

    statement: InlineText = Field(description="What is true or false.")
    answer: Annotated[
        bool, ReadBy(read_truth, {"enum": [True, False, "true", "false", "yes", "no"]}), FOR_TEACHERS_BUT_NEEDED
    ] = Field(description="true or false.")
    correction: Annotated[InlineText | None, FOR_TEACHERS_BUT_NEEDED] = Field(
        None, description="Of a false statement: what would be right."
    )
    lines: Lines | None = Field(None, description="How many ruled lines for the correction; by default as are needed.")

    @property
    def text(self) -> str:
        return self.statement.text

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        if self.answer and self.correction:
            message = "This statement is true, so there is nothing to correct."
            advice = "Say why it is true as `reason:`, or type `answer: false`."
            note(Problem(message, self._at(mapping, "correction"), advice=advice))
