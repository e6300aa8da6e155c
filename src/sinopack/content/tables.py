"""Tables of a body: rows of cells, typed one a line or read from a CSV file.

In: what stands behind `table:`, in any of its forms. Out: `TableData`, with a notice for what a reader who listens
would miss and a problem for each row of another length.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import NOTES, CellText, Entry, InlineText, Show, SlideOrHandout, TeachersNotes
from sinopack.content.fields import CELL_SCHEMA, choice, lines_of, number_in, number_schema, part_of, words_or_list
from sinopack.content.findings import fault, note
from sinopack.content.markup import Inline
from sinopack.content.show import SHOW
from sinopack.content.spreadsheets import names_a_sheet, rows_in
from sinopack.problems import Place, Problem, Severity
from sinopack.source.nodes import MapNode

_ROW_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": CELL_SCHEMA}]}
TABLE_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": _ROW_SCHEMA}]}
_CELL = re.compile(r"(?:\\.|[^|\\])*")
Alignment = Literal["auto", "left", "centre", "right", "decimal"]
_MARKED: dict[tuple[bool, bool], Alignment] = {
    (False, False): "auto", (True, False): "left", (True, True): "centre", (False, True): "right",
}  # fmt: skip
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")


def rows_of(value: Any) -> Any:
    """A table's rows: lists of cells, lines such as `a | b | c`, a whole Markdown table in one text, or the name of a
    CSV file."""
    if isinstance(value, str):
        if names_a_sheet(value):
            return rows_in(value)
        value = lines_of(value)
    if isinstance(value, dict):
        raise fault(
            "Rows are typed one below the other, each behind a dash, with bars between its cells.",
            advice="Type `- Year | Loan`, and below it `- 1950 | 300`.",
        )
    if not isinstance(value, list | tuple):
        return value
    return [
        _cells_of_pair(row) if isinstance(row, dict) else cells_of(row)
        for number, row in enumerate(value)
        if number != 1 or not _is_rule(row)
    ]


def _cells_of_pair(row: dict[Any, Any]) -> Any:
    """The cells of a row typed as `1950: 300`, which is noted: a bar is meant, for a colon parts no more than two."""
    cells: list[Any] = []
    for name, value in row.items():
        cells += [name, *(value if isinstance(value, list) else [value])]
    suggestion = ""
    if isinstance(row, MapNode) and len(row) == 1 and all(isinstance(cell, str) and "|" not in cell for cell in cells):
        from sinopack.source.quoting import replace_value

        suggestion = replace_value(row, " | ".join(cells))
    message = "The cells of a row have bars between them, not colons."
    note(Problem(message, getattr(row, "place", None), suggestion, "" if suggestion else "Type `1950 | 300`."))
    return cells


def _is_rule(row: Any) -> bool:
    return isinstance(row, str) and _RULE.fullmatch(row) is not None


def alignments_of(value: Any) -> tuple[Alignment, ...]:
    """What the rule below a table's heads, `:---|:---:|---:`, says of its columns; () where there is none."""
    rows = lines_of(value) if isinstance(value, str) else value
    if not isinstance(rows, list | tuple) or len(rows) < 2 or not _is_rule(rows[1]):
        return ()
    marks = [(cell.startswith(":"), cell.endswith(":")) for cell in cells_of(rows[1])]
    return tuple(_MARKED[mark] for mark in marks)


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
        WithJsonSchema(TABLE_SCHEMA),
    ] = Field(
        description="Rows of cells, each a list or one line: `Year | Loan | Terms`; or a CSV file beside this file."
    )
    title: InlineText | None = Field(None, description="What the table shows, above it.")
    caption: InlineText | None = Field(None, description="A note below it.")
    header: Annotated[
        Literal["row", "column", "both", "none"],
        choice(("row", "column", "both", "none"), yes="row", no="none", rows="row", columns="column"),
    ] = Field("row", description="Which cells are headings: the first row, the first column, both or none.")
    header_rows: Annotated[
        int, Field(ge=1, le=4), ReadFirst(number_in("rows?")), WithJsonSchema(number_schema(1, 4))
    ] = Field(1, description="How many rows of headings stand above one another, 1 to 4.")
    align: Annotated[
        tuple[
            Annotated[
                Alignment,
                choice(
                    ("auto", "left", "centre", "right", "decimal"), center="centre", middle="centre", figures="decimal"
                ),
            ],
            ...,
        ],
        ReadFirst(words_or_list),
    ] = Field(
        (), description="How the text of each column stands: left, centre, right, decimal; by default as it suits."
    )
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        self.__dict__["align"] = self.align or alignments_of(mapping["table"])
        self._mind_headings(mapping)
        self._mind_shape(mapping)
        columns = max(len(self.table[0]), 1)
        for number, cells in enumerate(self.table[1:], 2):
            if len(cells) != columns:
                row, found = rows_of(mapping["table"])[number - 1], _counted(len(cells), "cell")
                place = getattr(row, "place", None) or getattr(row[0], "place", None) if row else None
                note(
                    Problem(
                        f"Row {number} of this table has {found}, and the first row has {columns}.",
                        place or self.place,
                        advice='Give every row the same number of cells; an empty one is "" in a list, or nothing '
                        "between two bars.",
                    )
                )

    def _mind_shape(self, mapping: dict[str, Any]) -> None:
        """An error where all rows are headings, or more columns are aligned than there are."""
        if "header_rows" in mapping and self.header_rows >= len(self.table):
            place = getattr(mapping["header_rows"], "place", None) or self.place
            note(
                Problem(
                    f"This table has {_counted(len(self.table), 'row')}, and all of them would be headings.",
                    place,
                    advice="Type a smaller number, or take the line out.",
                )
            )
        columns = max(map(len, self.table))
        if len(self.align) > columns:
            place = getattr(mapping.get("align"), "place", None) or self.place
            note(
                Problem(
                    f"This table has {_counted(columns, 'column')}, and {len(self.align)} are aligned here.",
                    place,
                    advice="Say for each column how it stands, from the left.",
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
            columns = self._column_heads()[corner:]
            told = empty_heads(columns, "column", corner + 1)
            place = _place_of_first_empty(columns) or place
        if told is None and self.header in ("column", "both"):
            heads = [row[0] for row in self.table[corner * self.header_rows :] if row]
            told, place = empty_heads(heads, "row", corner + 1), _place_of_first_empty(heads) or place
        if told:
            note(Problem(told[0], place, advice=told[1], severity=Severity.NOTICE))

    def _column_heads(self) -> list[Inline]:
        """For each column the first of its headings that says something, or one that says nothing."""
        above = self.table[: self.header_rows]
        columns = range(len(above[0]))
        return [
            next((row[at] for row in above if at < len(row) and row[at].text.strip()), above[0][at]) for at in columns
        ]


def _place_of_first_empty(cells: Iterable[Inline]) -> Place | None:
    return next((cell.place for cell in cells if not cell.text.strip()), None)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
