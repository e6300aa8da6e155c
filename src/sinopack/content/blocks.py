"""The blocks that a section's body is made of, in the order in which they are set.

A block is told by its key: `quote`, `callout`, `table`, `figure` or `text`; a plain text is Markdown.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import (
    CellText,
    Entry,
    Identifier,
    InlineText,
    PlainText,
    ProseText,
    Show,
    SlideOrHandout,
)
from sinopack.content.fields import CELL_SCHEMA, choice, lines_of, part_of
from sinopack.content.figures import Figure
from sinopack.content.findings import note
from sinopack.content.markup import Inline
from sinopack.content.show import SHOW
from sinopack.problems import Place, Problem, Severity
from sinopack.source.near import nearest

_ROW_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": CELL_SCHEMA}]}
_TABLE_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": _ROW_SCHEMA}]}
_CELL = re.compile(r"(?:\\.|[^|\\])*")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")


class Markdown(Entry):
    """Markdown text: paragraphs, lists, sub-headings, simple tables."""

    noun: ClassVar[str] = "text"
    short: ClassVar[str] = "text"

    text: ProseText = Field(description="Markdown: paragraphs, - lists, ## sub-headings, **bold**, *italic*, links.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Quote(Entry):
    """A source or quotation: words quoted exactly, or a paraphrase that says so."""

    noun: ClassVar[str] = "quote"
    link_kind: ClassVar[str] = "quote"

    quote: ProseText = Field(description="The words themselves, without quote marks around them.")
    id: Identifier | None = Field(None, description="A short name, so that a question can say `source: …`.")
    by: InlineText | None = Field(None, description="Who said or wrote it, where and when.")
    about: InlineText | None = Field(None, description="One line of context.")
    label: PlainText | None = Field(None, description="Its name on the page; by default Source A, Source B, …")
    paraphrase: bool = Field(False, description="yes if these are not the exact words; the page then says so.")
    notes: ProseText | None = Field(None, description="For the teacher, beside its slide: never in the handout.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Callout(Entry):
    """A boxed remark beside the argument."""

    noun: ClassVar[str] = "callout"

    callout: ProseText = Field(description="The remark, in Markdown.")
    title: InlineText | None = Field(None, description="A few words above it.")
    notes: ProseText | None = Field(None, description="For the teacher, beside its slide: never in the handout.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


def rows_of(value: Any) -> Any:
    """A table's rows: lists of cells, lines such as `a | b | c`, or a whole Markdown table in one text."""
    if isinstance(value, str):
        lines = lines_of(value)
        value = [line for number, line in enumerate(lines) if number != 1 or not _RULE.fullmatch(line)]
    return [cells_of(row) for row in value] if isinstance(value, list | tuple) else value


def cells_of(row: Any) -> Any:
    """The cells of a row typed as one text, with bars between them; `\\|` is a bar inside a cell."""
    if not isinstance(row, str):
        return row
    start = row.index("|") + 1 if row.lstrip().startswith("|") else 0
    cells = []
    while start <= len(row):
        found = _CELL.match(row, start)
        assert found is not None
        text = found[0]
        cells.append(part_of(row, start + len(text) - len(text.lstrip()), start + max(len(text.rstrip()), 0)))
        start = found.end() + 1
    return cells[:-1] if len(cells) > 1 and row.rstrip().endswith("|") and not row.rstrip().endswith("\\|") else cells


class TableData(Entry):
    """A table: rows of cells. The first row is the header unless `header` says otherwise."""

    noun: ClassVar[str] = "table"

    table: Annotated[
        tuple[tuple[CellText, ...], ...],
        Field(min_length=1),
        ReadFirst(rows_of),
        WithJsonSchema(_TABLE_SCHEMA),
    ] = Field(description="Rows of cells. A row is a list, or one line: `Year | Loan | Terms`.")
    title: InlineText | None = Field(None, description="What the table shows, above it.")
    caption: InlineText | None = Field(None, description="A note below it.")
    header: Annotated[
        Literal["row", "column", "both", "none"],
        choice(("row", "column", "both", "none"), yes="row", no="none", rows="row", columns="column"),
    ] = Field("row", description="Which cells are headings: the first row, the first column, both or none.")
    notes: ProseText | None = Field(None, description="For the teacher, beside its slide: never in the handout.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        self._mind_headings(mapping)
        rows = rows_of(mapping["table"])
        columns = max(len(self.table[0]), 1)
        for number, cells in enumerate(self.table[1:], 2):
            if len(cells) != columns:
                row = rows[number - 1]
                place = getattr(row, "place", None) or getattr(row[0], "place", None) if row else None
                note(
                    Problem(
                        f"Row {number} of this table has {_cells(len(cells))}, and the first row has {columns}.",
                        place or self.place,
                        advice='Give every row the same number of cells; an empty one is "" in a list, or nothing '
                        "between two bars.",
                    )
                )

    def _mind_headings(self, mapping: dict[str, Any]) -> None:
        """A notice where cells have no headings, or headings no words. The corner over row heads may be empty."""
        from sinopack.content.table_heads import NO_HEADER, empty_heads

        corner = 1 if self.header == "both" else 0
        told, place = None, self.place
        if self.header == "none":
            if sum(map(len, self.table)) == 1:  # one cell is a box, not a table
                return
            told, place = NO_HEADER, getattr(mapping.get("header"), "place", None) or place
        elif self.header != "column":
            told = empty_heads(self.table[0][corner:], "column", corner + 1)
            place = _place_of_first_empty(self.table[0][corner:]) or place
        if told is None and self.header in ("column", "both"):
            heads = [row[0] for row in self.table[corner:] if row]
            told, place = empty_heads(heads, "row", corner + 1), _place_of_first_empty(heads) or place
        if told:
            note(Problem(told[0], place, advice=told[1], severity=Severity.NOTICE))


def _place_of_first_empty(cells: Iterable[Inline]) -> Place | None:
    return next((cell.place for cell in cells if not cell.text.strip()), None)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


_KINDS = {"quote": "Quote", "callout": "Callout", "table": "TableData", "figure": "Figure", "text": "Markdown"}


def kind_of_block(value: Any) -> str | None:
    """The model of a block, told by its key; None where no key tells."""
    if isinstance(value, Entry):
        return type(value).__name__
    if not isinstance(value, dict):
        return "Markdown"
    for key, model in _KINDS.items():
        if key in value:
            return model
    lone = next(iter(value)) if len(value) == 1 else ""
    return "Markdown" if lone and not nearest(lone, _KINDS) and lone != "show" else None


Block = Annotated[
    Annotated[Markdown, Tag("Markdown")]
    | Annotated[Quote, Tag("Quote")]
    | Annotated[Callout, Tag("Callout")]
    | Annotated[TableData, Tag("TableData")]
    | Annotated[Figure, Tag("Figure")],
    Discriminator(kind_of_block),
]
