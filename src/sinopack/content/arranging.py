"""Questions that are answered by putting in order or by matching.

In: what an author typed. Out: frozen models; what is typed is the right order and the right pairs.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field, WithJsonSchema

from sinopack.content.base import Entry, InlineText, Texts, listed
from sinopack.content.findings import note
from sinopack.content.questions import TEXTS_SCHEMA, Question, repeated, shortened
from sinopack.problems import Problem

_MOST_ITEMS = 26  # letters


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
        for item in repeated(self.order):
            message = f"“{shortened(item.text)}” stands here twice, so its place could not be told."
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
        for item in repeated(pair.item for pair in self.match):
            message = f"“{shortened(item.text)}” stands on the left twice, so its partner could not be told."
            note(Problem(message, item.place or self.place))
        for item in repeated((*(pair.partner for pair in self.match), *self.extra)):
            message = f"“{shortened(item.text)}” stands on the right twice, so nothing could tell the two apart."
            note(Problem(message, item.place or self.place, advice="Say it in other words, or join the items."))
