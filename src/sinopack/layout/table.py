"""Tables: widths solved from the content, heights measured, rules between rows only. One way for pages and slides.

Widths follow the automatic table layout of CSS 2.1 (17.5.2.2): every column gets at least its longest word, and what
is left goes where text would otherwise wrap most.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.layout.compose import Composer
from sinopack.layout.text import Extent, Piece, TextStyle
from sinopack.page import Alignment, Cell, Stroke, Table

Row = tuple[tuple[Piece, ...], ...]

_SAFETY = 1.0
_LOOSENESS = 1.02
"""A column that takes its text on one line is this much wider than the text, so that another program breaks no line."""
_ALIGNMENTS = {"left": Alignment.LEFT, "centre": Alignment.CENTRE, "right": Alignment.RIGHT}


class TableLook(Struct, frozen=True):
    """How a table is set: `heads` for header cells, `row_heads` for the header column; paddings in points."""

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


class TableText(Struct, frozen=True):
    """What a table says."""

    rows: tuple[Row, ...]
    header_rows: int
    header_column: bool
    alignments: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def solve_widths(extents: Sequence[Extent], width: float) -> tuple[float, ...]:
    """Column widths that fill `width`: each between its longest word and its text on one line, where that can be."""
    least = sum(extent.minimum for extent in extents)
    most = sum(extent.maximum for extent in extents)
    if most <= width:
        spare = (width - most) / len(extents)
        return tuple(extent.maximum + spare for extent in extents)
    if least >= width:
        return tuple(width * extent.minimum / least for extent in extents)
    wishes = [extent.maximum - extent.minimum for extent in extents]
    spare = width - least
    return tuple(extent.minimum + spare * wish / sum(wishes) for extent, wish in zip(extents, wishes, strict=True))


def fits(text: TableText, look: TableLook, width: float, composer: Composer) -> bool:
    """Whether every column can be as wide as its longest word."""
    return sum(extent.minimum for extent in _extents(text, look, composer)) <= width


def lay_out_table(text: TableText, look: TableLook, width: float, composer: Composer, key: str) -> Table:
    """The table at the origin, as wide as `width`."""
    widths = text.widths or solve_widths(_extents(text, look, composer), width)
    rows = tuple(_row(text, index, widths, look, composer) for index in range(len(text.rows)))
    heights = tuple(max(_cell_height(cell) for cell in row) for row in rows)
    heights = tuple(max(height, look.least_row) for height in heights)
    centred = tuple(
        tuple(_centred(cell, height) for cell in row) if look.least_row else row
        for row, height in zip(rows, heights, strict=True)
    )
    rect = Rect(0.0, 0.0, width, sum(heights))
    return Table(rect, widths, heights, centred, composer.language, key, text.header_rows, text.header_column)


def _style(text: TableText, look: TableLook, row: int, column: int) -> TextStyle:
    if row < text.header_rows:
        return look.heads
    return look.row_heads if text.header_column and column == 0 else look.text


def _extents(text: TableText, look: TableLook, composer: Composer) -> list[Extent]:
    """The narrowest and the widest that each column need be, with the gap behind it."""
    extents = []
    for column in range(text.columns):
        cells = [
            composer.typesetter.measure(row[column], _style(text, look, index, column), composer.base)
            for index, row in enumerate(text.rows)
            if column < len(row)
        ]
        room = _gap(column, text.columns, look) + _SAFETY
        least = max((cell.minimum for cell in cells), default=0.0)
        most = max((cell.maximum for cell in cells), default=0.0)
        extents.append(Extent(least + room, most * _LOOSENESS + room))
    return extents


def _gap(column: int, columns: int, look: TableLook) -> float:
    """The space between a column and the next."""
    return look.gap if column < columns - 1 else 0.0


def _row(text: TableText, index: int, widths: Sequence[float], look: TableLook, composer: Composer) -> tuple[Cell, ...]:
    row = text.rows[index]
    top, bottom = _rules(text, index, look)
    cells = []
    for column, width in enumerate(widths):
        parts = row[column] if column < len(row) else ()
        gap = _gap(column, len(widths), look)
        alignment = _ALIGNMENTS[text.alignments[column]] if column < len(text.alignments) else Alignment.LEFT
        style = _style(text, look, index, column)
        set_text = composer.set(parts or (Piece(""),), style, width - gap, alignment=alignment)
        padding = Insets(0.0, look.padding, gap, look.padding)
        cells.append(Cell((set_text.paragraph,), set_text.lines, padding, top=top, bottom=bottom))
    return tuple(cells)


def _rules(text: TableText, index: int, look: TableLook) -> tuple[Stroke | None, Stroke]:
    """The rules over and under a row: heavy at the ends of the table, medium under its head, else light."""
    top = look.heavy if index == 0 and look.top_rule else None
    if index == len(text.rows) - 1:
        return top, look.heavy
    return top, look.medium if index == text.header_rows - 1 else look.light


def _cell_height(cell: Cell) -> float:
    lines = cell.lines
    depth = lines[-1].top + lines[-1].height if lines else cell.paragraphs[0].leading
    return cell.padding.top + depth + cell.padding.bottom


def _centred(cell: Cell, height: float) -> Cell:
    """The cell with its spare height shared above and below its text."""
    spare = (height - _cell_height(cell)) / 2
    padding = cell.padding
    return replace(cell, padding=Insets(padding.left, padding.top + spare, padding.right, padding.bottom + spare))
