"""Questions that are answered by filling in: gaps in a text, empty cells of a table.

In: what an author typed. Out: frozen models; the right answers are what stands between double equals signs.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import CellText, ProseText, Texts
from sinopack.content.cloze import answers_in, answers_in_prose, around_gaps, texts_of
from sinopack.content.fields import choice, number_in, number_schema
from sinopack.content.findings import note
from sinopack.content.markup import CodeBlock, Inline, QuotedProse, Subheading, TableBlock
from sinopack.content.questions import TEXTS_SCHEMA, Question
from sinopack.content.tables import TABLE_SCHEMA, TableData, rows_of
from sinopack.problems import Problem
from sinopack.source.nodes import MapNode


class Filled(Question):
    """A question whose answers can be printed in a box of words to choose from."""

    word_bank: bool | None = Field(
        None,
        description="yes to print the answers in a box, shuffled; no for never. "
        "By default only in the support version.",
    )
    extra: Annotated[Texts, WithJsonSchema(TEXTS_SCHEMA)] = Field(
        (), description="Wrong ones among the right, in the word bank."
    )


class GapFill(Filled):
    """A text with gaps: `gaps: The ==Comintern== was founded in ==1919==.`"""

    noun: ClassVar[str] = "gap-fill question"

    gaps: ProseText = Field(description="The text, with ==what belongs in the gaps== between double equals signs.")

    _answers: tuple[Inline, ...] = PrivateAttr(())

    @property
    def answers(self) -> tuple[Inline, ...]:
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


class Completion(Filled):
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

    _answers: tuple[Inline, ...] = PrivateAttr(())

    @property
    def text(self) -> str:
        return super().text or around_gaps(self.complete[0])

    @property
    def answers(self) -> tuple[Inline, ...]:
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
