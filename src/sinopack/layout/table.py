"""Tables: widths solved from the content, heights measured, rules between rows only. One way for pages and slides.

In: what a table says, how it is to look, and its width. Out: the finished table at the origin. Its columns' widths are
solved in `table_widths`, its cells set in `table_cells`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.layout.compose import Composer
from sinopack.layout.table_cells import CellText, Measured, Place, has_words, measured, set_cell
from sinopack.layout.table_widths import even_widths, least_high, solve_widths
from sinopack.layout.text import Extent, TextStyle
from sinopack.page import Cell, Stroke, Table

Row = tuple[CellText, ...]

_SAFETY = 1.0
_LOOSENESS = 1.02
"""A column that takes its text on one line is this much wider than the text, so that another program breaks no line."""
_ON_THE_RIGHT = ("right", "decimal")


class TableLook(Struct, frozen=True):
    """How a table is set: `heads` for header cells, `row_heads` for the header column; paddings in points. Without
    `merges`, a heading over several columns keeps to the first of them (presenting programs' own checks of
    accessibility refuse merged cells), and only the rule below it reaches over all."""

    text: TextStyle
    heads: TextStyle
    row_heads: TextStyle
    padding: float
    gap: float
    heavy: Stroke
    medium: Stroke
    light: Stroke
    least_row: float = 0.0
    top_rule: bool = True
    merges: bool = True


class TableText(Struct, frozen=True):
    """What a table says. `alignments` holds for each column "left", "centre", "right" or "decimal" (figures with their
    points under one another), or is empty; `widths` are those of its columns where they are not to be solved. With
    `even`, all columns but the first are to be equally wide."""

    rows: tuple[Row, ...]
    header_rows: int
    header_column: bool
    alignments: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    even: bool = False

    @property
    def columns(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def alignment(self, column: int) -> str:
        return self.alignments[column] if column < len(self.alignments) else "left"

    def turned(self) -> TableText | None:
        """The same with its columns as rows; None where its heads could not be told apart any more."""
        if self.header_rows > 1 or not (self.header_rows or self.header_column):
            return None
        rows = tuple(zip_longest(*self.rows, fillvalue=()))
        body = {self.alignment(column) for column in range(int(self.header_column), self.columns)}
        alignments: tuple[str, ...] = ()
        if len(body) == 1 and body != {"left"}:
            alignments = ("left",) * self.header_rows + (*body,) * (len(self.rows) - self.header_rows)
        return TableText(rows, int(self.header_column), bool(self.header_rows), alignments)

    def picked(self, columns: Sequence[int]) -> TableText:
        """Some of its columns, in the order given."""
        rows = tuple(tuple(row[column] if column < len(row) else () for column in columns) for row in self.rows)
        alignments = tuple(self.alignment(column) for column in columns) if self.alignments else ()
        return replace(self, rows=rows, alignments=alignments, widths=())


def _spans(text: TableText, row: int) -> tuple[int, ...]:
    """Over how many columns each cell of a row reaches: a heading above other headings over those that follow it with
    nothing above them; 0 for a cell that is covered."""
    cells = text.rows[row]
    spans = [1] * text.columns
    if row >= text.header_rows - 1:
        return tuple(spans)
    at = 1 if text.header_column else 0
    while at < len(cells):
        end = at + 1
        while has_words(cells[at]) and end < len(cells) and not has_words(cells[end]):
            end += 1
        spans[at:end] = [end - at, *[0] * (end - at - 1)]
        at = end
    return tuple(spans)


def fits(text: TableText, look: TableLook, width: float, composer: Composer) -> bool:
    """Whether every column can be as wide as its longest word."""
    return sum(least_widths(text, look, composer)) <= width


def least_widths(text: TableText, look: TableLook, composer: Composer) -> list[float]:
    """For each column the narrowest that breaks no word, with the gap behind it."""
    return [extent.minimum for extent in _extents(_measured(text, look, composer), text, look)]


def lay_out_table(text: TableText, look: TableLook, width: float, composer: Composer, key: str) -> Table:
    """The table at the origin, as wide as `width`."""
    cells = _measured(text, look, composer)
    tried = [(_rows(text, _Solved(each, cells), look, composer), each) for each in _widths(text, cells, look, width)]
    rows, widths = min(tried, key=lambda found: round(sum(map(_row_height, found[0])), 2))
    heights = tuple(max(_row_height(row), look.least_row) for row in rows)
    if look.least_row:
        rows = [tuple(_centred(cell, height) for cell in row) for row, height in zip(rows, heights, strict=True)]
    rect = Rect(0.0, 0.0, width, sum(heights))
    return Table(rect, widths, heights, tuple(rows), composer.language, key, text.header_rows, text.header_column)


def _widths(text: TableText, cells: Measured, look: TableLook, width: float) -> list[tuple[float, ...]]:
    """The widths that are given; or those by the content, and where text must wrap also those that should make the
    table lowest."""
    if text.widths:
        return [text.widths]
    extents = _extents(cells, text, look)
    if text.even and (even := even_widths(extents, width)):
        return [even]
    widths = solve_widths(extents, width, to_the_edge=text.alignment(text.columns - 1) in _ON_THE_RIGHT)
    if sum(extent.maximum for extent in extents) <= width:
        return [widths]
    gaps = [_gap(column, text.columns, look) + _SAFETY for column in range(text.columns)]
    return list(dict.fromkeys((widths, least_high(widths, extents, gaps, cells.maxima))))


def _measured(text: TableText, look: TableLook, composer: Composer) -> Measured:
    """The cells as measured; a heading over several columns widens none of them."""
    styles = [[_style(text, look, row, column) for column in range(text.columns)] for row in range(len(text.rows))]
    above = [
        tuple(
            () if span > 1 and look.merges else cell
            for cell, span in zip(text.rows[row], _spans(text, row), strict=False)
        )
        for row in range(text.header_rows)
    ]
    return measured((*above, *text.rows[text.header_rows :]), styles, text.alignments, text.header_rows, composer)


def _style(text: TableText, look: TableLook, row: int, column: int) -> TextStyle:
    if row < text.header_rows:
        return look.heads
    return look.row_heads if text.header_column and column == 0 else look.text


def _extents(cells: Measured, text: TableText, look: TableLook) -> list[Extent]:
    """The narrowest and the widest that each column need be, with the gap behind it."""
    rooms = (_gap(column, text.columns, look) + _SAFETY for column in range(text.columns))
    return [
        Extent(extent.minimum + room, extent.maximum * _LOOSENESS + room)
        for extent, room in zip(cells.columns, rooms, strict=True)
    ]


def _gap(column: int, columns: int, look: TableLook) -> float:
    """The space between a column and the next."""
    return look.gap if column < columns - 1 else 0.0


class _Solved(Struct, frozen=True):
    """The widths of the columns, and the cells as measured."""

    widths: tuple[float, ...]
    cells: Measured


def _rows(text: TableText, solved: _Solved, look: TableLook, composer: Composer) -> list[tuple[Cell, ...]]:
    """The rows, set in columns of the widths that were solved."""
    rows = []
    for row in range(len(text.rows)):
        top, bottom = _rules(text, row, look)
        said = (*text.rows[row], *((),) * (text.columns - len(text.rows[row])))
        spans = _spans(text, row)
        cells_of_row: list[Cell] = []
        for column, (cell, span) in enumerate(zip(said, spans, strict=True)):
            place = _place(text, (row, column), span, solved, look)
            done = set_cell(cell, _style(text, look, row, column), place, composer)
            if look.merges:
                done = replace(done, lines=done.lines if span else (), span=span)
            is_under_none = row < text.header_rows - 1 and not has_words(cell) and span
            cells_of_row.append(replace(done, top=top, bottom=None if is_under_none else bottom))
        rows.append(tuple(cells_of_row))
    return rows


def _place(text: TableText, at: tuple[int, int], span: int, solved: _Solved, look: TableLook) -> Place:
    """Where the text of a cell stands. What does not stand on the left keeps to the width of its column's text, not to
    that of the column: so the white between columns is on one side, and no figure leans on the next column's words."""
    row, column = at
    widths, cells = solved.widths, solved.cells
    if span > 1:
        span = span if look.merges else 1
        gap = _gap(column + span - 1, text.columns, look)
        return Place(sum(widths[column : column + span]) - gap, 0.0, "left", gap, look.padding)
    gap, alignment = _gap(column, text.columns, look), text.alignment(column)
    room, free = widths[column] - gap, 0.0
    if alignment != "left":
        free = max(room - _SAFETY - cells.columns[column].maximum * _LOOSENESS, 0.0)
    if alignment == "decimal" and row >= text.header_rows:
        free += cells.longest[column] - cells.tails[row][column]
    return Place(room, free, alignment, gap, look.padding)


def _rules(text: TableText, index: int, look: TableLook) -> tuple[Stroke | None, Stroke]:
    """The rules over and under a row: heavy at the ends of the table, medium under its head, else light."""
    top = look.heavy if index == 0 and look.top_rule else None
    if index == len(text.rows) - 1:
        return top, look.heavy
    return top, look.medium if index == text.header_rows - 1 else look.light


def _row_height(row: Sequence[Cell]) -> float:
    return max(map(_cell_height, row), default=0.0)


def _cell_height(cell: Cell) -> float:
    lines = cell.lines
    depth = lines[-1].top + lines[-1].height if lines else cell.paragraphs[0].leading
    return cell.padding.top + depth + cell.padding.bottom


def _centred(cell: Cell, height: float) -> Cell:
    """The cell with its spare height shared above and below its text."""
    spare = (height - _cell_height(cell)) / 2
    padding = cell.padding
    return replace(cell, padding=Insets(padding.left, padding.top + spare, padding.right, padding.bottom + spare))
