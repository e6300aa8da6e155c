"""Questions that read a source closely: where it is from, what it is for, what it says and what it is worth.

In: what an author typed. Out: frozen models.
"""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from sinopack.content.annotations import FOR_TEACHERS, ReadFirst
from sinopack.content.base import Entry, PlainText, ProseText, QuoteId, listed
from sinopack.content.fields import words_or_list
from sinopack.content.findings import current, note
from sinopack.content.marking import Marks, mind_levels
from sinopack.content.questions import Question, WrittenQuestion
from sinopack.problems import Problem

ASPECTS = ("origin", "purpose", "content", "value", "limitation")
"""What is asked of a source, unless the author asks otherwise."""
_MARKS_AN_ASPECT = 2


class SourceAspect(Entry):
    """What is asked of a source. `origin: The party's own newspaper` is short for `aspect` and `expect`."""

    noun: ClassVar[str] = "aspect of a source"
    short: ClassVar[str] = "aspect"
    pair: ClassVar[tuple[str, str] | None] = ("aspect", "expect")

    aspect: PlainText = Field(description="origin, purpose, content, value, limitation, or another in your own words.")
    expect: Annotated[ProseText | None, FOR_TEACHERS] = Field(
        None, description="What to expect of an answer, for the teacher."
    )
    marks: Marks | None = Field(None, description="How many marks it is worth; by default 2.")

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


def _repeated_names(aspects: Sequence[SourceAspect]) -> list[SourceAspect]:
    names = [aspect.name or aspect.aspect.casefold() for aspect in aspects]
    return [aspect for number, aspect in enumerate(aspects) if names[number] in names[:number]]
