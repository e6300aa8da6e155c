"""How an answer in words is marked: a mark scheme of points, or levels; the two never together in one sum.

In: what an author typed. Out: frozen models, and a problem where their marks cannot be those of the question.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from msgspec import Struct
from pydantic import Field, WithJsonSchema

from sinopack.content.annotations import ReadBy, ReadFirst
from sinopack.content.base import Entry, InlineText, PlainText, listed
from sinopack.content.fields import number_in, number_schema, part_of, text_of
from sinopack.content.findings import fault, note
from sinopack.problems import Place, Problem
from sinopack.source.nodes import MapNode

MOST_MARKS = 100
MARKS_UNIT = "marks?|points?|pts?|pt"
Marks = Annotated[
    int, Field(ge=1, le=MOST_MARKS), ReadFirst(number_in(MARKS_UNIT)), WithJsonSchema(number_schema(1, MOST_MARKS))
]
_RANGE = r"(\d{1,3})(?:\s*(?:[-–—]|to)\s*(\d{1,3}))?"
_WHOLE_RANGE = re.compile(rf"\s*[(\[]?\s*{_RANGE}\s*(?:{MARKS_UNIT})?\s*[)\]]?\s*", re.IGNORECASE)
_NAMED_RANGE = re.compile(
    rf"(\S.*?)\s*(?:[(\[]\s*({_RANGE})\s*(?:{MARKS_UNIT})?\s*[)\]]|,\s*({_RANGE})\s*(?:{MARKS_UNIT})?)\s*",
    re.IGNORECASE,
)
_MARKS_BEHIND = re.compile(rf"(\S.*?)\s*[(\[]\s*(\d{{1,2}})\s*(?:{MARKS_UNIT})?\s*[)\]]\s*\.?\s*", re.DOTALL)


class MarkRange(Struct, frozen=True):
    """From so many marks to so many."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.most) if self.least == self.most else f"{self.least}–{self.most}"


def read_range(value: object) -> MarkRange:
    """Marks from and to, from `10-12`, `10 to 12 marks` or `12`."""
    if isinstance(value, MarkRange):
        return value
    text = text_of(value)
    found = _WHOLE_RANGE.fullmatch(text)
    if not found:
        raise fault(f"“{text}” is no range of marks.", advice="Type the lowest and the highest, such as 10-12.")
    least, most = int(found[1]), int(found[2] or found[1])
    if least > most:
        raise fault(f"“{text}” runs backwards.", advice=f"Type {most}-{least}.")
    return MarkRange(least, most)


class SchemePoint(Entry):
    """A point of a mark scheme: `Slighted in Moscow (1)`. Or some of several: `any: 2`, and `of:` with the points."""

    noun: ClassVar[str] = "point of a mark scheme"
    short: ClassVar[str] = "point"

    point: InlineText | None = Field(None, description="What earns the marks, which may stand behind it: (1).")
    marks: Marks = Field(1, description="How many marks it earns; by default 1.")
    any: Annotated[
        int, Field(ge=1, le=20), ReadFirst(number_in("of|points?")), WithJsonSchema(number_schema(1, 20))
    ] | None = Field(None, description="How many of the points below `of` earn marks.")  # fmt: skip
    of: Annotated[tuple["SchemePoint", ...], listed()] = Field((), description="The points of which any count.")

    @property
    def worth(self) -> int:
        """The marks that can be earned here."""
        return self.any * self.of[0].worth if self.any and self.of else self.marks

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        """The marks that stand behind a point are told from its words."""
        mapping = super()._expanded(typed)
        if not isinstance(mapping, dict) or "marks" in mapping or not isinstance(mapping.get("point"), str):
            return mapping
        found = _MARKS_BEHIND.fullmatch(mapping["point"])
        if not found:
            return mapping
        point = mapping["point"]
        return _with(mapping, point=part_of(point, *found.span(1)), marks=part_of(point, *found.span(2)))

    def _complete(self, mapping: dict[str, Any]) -> None:
        if self.any is None and not self.of:
            if self.point is None:
                note(Problem("This point of the mark scheme says nothing.", self.place, advice="Type it as `point:`."))
        elif self.any is None or not self.of:
            advice = "Type `any: 2`, and below it `of:` with the points, each behind a dash."
            note(Problem("`any` and `of` stand together.", self.place, advice=advice))
        elif self.any > len(self.of):
            message = f"Any {self.any} cannot count where there {_are(len(self.of))}."
            note(Problem(message, _at(mapping, "any", self)))
        elif len({point.worth for point in self.of}) > 1:
            message = "Where any of several points count, each must be worth the same marks."
            note(Problem(message, _at(mapping, "of", self)))


class Level(Entry):
    """A level of an extended answer. `10-12: A judgement sustained by evidence` is short for `marks`, `descriptor`."""

    noun: ClassVar[str] = "level"
    example: ClassVar[str] = "10-12: A judgement sustained by exact evidence"
    pair: ClassVar[tuple[str, str] | None] = ("marks", "descriptor")

    name: PlainText | None = Field(None, description="Its name; by default Level 1 for the lowest, Level 2, …")
    marks: Annotated[MarkRange, ReadBy(read_range, {"type": ["string", "integer"]})] = Field(
        description="From how many marks to how many: 10-12."
    )
    descriptor: InlineText = Field(description="What an answer at this level does.")

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        """A name that stands before the marks, `Level 4 (10-12)`, is told from them."""
        mapping = super()._expanded(typed)
        marks = mapping.get("marks") if isinstance(mapping, dict) else None
        found = _NAMED_RANGE.fullmatch(marks) if isinstance(marks, str) and "name" not in mapping else None
        if not found or not isinstance(marks, str) or _WHOLE_RANGE.fullmatch(marks):
            return mapping
        where = found.span(2) if found[2] else found.span(5)
        return _with(mapping, name=part_of(marks, *found.span(1)), marks=part_of(marks, *where))


def worth_of(points: Sequence[SchemePoint]) -> int:
    """What a mark scheme adds up to."""
    return sum(point.worth for point in points)


def mind_levels(levels: Sequence[Level], marks: int | None, place: Place | None) -> None:
    """Problems where levels overlap, leave marks out, or do not end in the question's marks (None: as they say)."""
    rising = sorted(levels, key=lambda level: level.marks.least)
    if len(levels) == 1:
        note(Problem("One level tells no answers apart.", levels[0].place or place, advice="Type two or more."))
    if rising[0].marks.least > 1:
        message = f"The lowest level begins with {rising[0].marks.least} marks, so fewer cannot be given."
        note(Problem(message, rising[0].place or place, advice="Let it begin with 1 or 0."))
    for lower, upper in pairwise(rising):
        if upper.marks.least <= lower.marks.most:
            message = f"The levels {lower.marks} and {upper.marks} have marks in common."
            note(Problem(message, upper.place or place, advice="Each mark belongs to one level."))
        elif upper.marks.least > lower.marks.most + 1:
            message = f"No level has the marks between {lower.marks} and {upper.marks}."
            note(Problem(message, upper.place or place))
    most = max(level.marks.most for level in levels)
    if marks is not None and most != marks:
        top = next(level for level in levels if level.marks.most == most)
        message = f"The highest level ends with {_counted(most)}, and the question is worth {marks}."
        note(Problem(message, top.place or place, advice=f"Let it end with {marks}, or type `marks: {most}`."))


def mind_points(points: Sequence[SchemePoint], marks: int | None, place: Place | None) -> None:
    """A problem where a mark scheme does not add up to the question's marks."""
    total = worth_of(points)
    if marks is not None and total != marks:
        message = f"This mark scheme adds up to {_counted(total)}, and the question is worth {marks}."
        advice = f"Change the marks of its points, or type `marks: {total}`."
        if total > marks:
            advice += " Where not all of them are wanted, type `any: 2` and the points below `of:`."
        note(Problem(message, place, advice=advice))


def _counted(marks: int) -> str:
    return "1 mark" if marks == 1 else f"{marks} marks"


def _are(count: int) -> str:
    return "is only one point" if count == 1 else f"are only {count} points"


def _at(mapping: dict[str, Any], key: str, entry: Entry) -> Place | None:
    return getattr(mapping.get(key), "place", None) or entry.place


def _with(mapping: dict[str, Any], **parts: str) -> dict[str, Any]:
    """The mapping with other values, which stands where it stood."""
    place = getattr(mapping, "place", None)
    changed = {**mapping, **parts}
    return changed if place is None else MapNode(changed, place, getattr(mapping, "end", None))  # type: ignore[return-value]
