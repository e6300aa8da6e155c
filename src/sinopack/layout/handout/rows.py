"""A table that is too wide for its page, set row by row: each row a block of its own, each cell under its row's head
with its column's head before it.

In: what the table says. Out: a frame for each row, together a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.layout.frame import Frame, enclosed, inset, overlaid, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted_pieces
from sinopack.layout.table import TableText
from sinopack.layout.table_cells import CellText, Listed, has_words, paragraphs_of
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.theme import Labels

Headed = tuple[tuple[Piece, ...], CellText]
"""A cell behind the head of its column."""
_PADDING = 6.0
_WHOLE_BELOW = 0.5
"""A row lower than this share of a page is never divided."""
_MOST_ACROSS = 4
_GAP = 16.0
_SLACK = 2.0
_KEPT = 2
"""Where a row is divided, more cells than these stand on either side."""


def set_row_by_row(text: TableText, column: Column, desk: Desk, key: str) -> list[Frame]:
    """The rows one under the other, each hung from a rule; a heavier one ends the table."""
    body = [_cells_of(row, text) for row in text.rows[text.header_rows :]]
    across = min((_columns(cells, column, desk) for _, cells in body), default=1)
    rows = [_row(row, across, column, desk, f"{key}-row-{number}") for number, row in enumerate(body, 1)]
    frames = []
    for number, row in enumerate(rows):
        stroke = desk.stroke("ink", 1.5) if number == 0 else desk.stroke("rule", 0.75)
        items = [desk.rule(column.x, 0.0, column.width, stroke, f"{key}-rule-{number}")]
        if number == len(rows) - 1:
            items.append(desk.rule(column.x, row.height, column.width, desk.stroke("ink", 1.5), f"{key}-end"))
        frame = enclosed(enclosed(row, Role.LIST_ITEM, f"{key}-row-{number + 1}"), Role.LIST, key)
        frame = replace(frame, items=(*items, *frame.items))
        frames.append(whole(frame) if frame.height < _WHOLE_BELOW * desk.sheet.room else frame)
    return frames


def _cells_of(row: Sequence[CellText], text: TableText) -> tuple[Headed | None, list[Headed]]:
    """The row's head, if the table has a column of them, and the cells that say something."""
    cells = list(zip(_heads(text), row, strict=False))
    head = cells.pop(0) if text.header_column and cells else None
    return head, [pair for pair in cells if has_words(pair[1])]


def _row(row: tuple[Headed | None, Sequence[Headed]], across: int, column: Column, desk: Desk, key: str) -> Frame:
    """The row's head, and below it “column's head: cell” for each cell, so many side by side."""
    frames = []
    headed, cells = row
    if headed:
        corner, head = headed
        style = replace(desk.styles.component_heading, colour=desk.colour("accent"))
        parts = (
            *(replace(piece, colour=desk.colour("ink")) for piece in _before(corner, desk.composer.labels)),
            *_in_one(head),
        )
        label = desk.paragraph(parts, replace(column, style=style), Role.LABEL, f"{key}-head")
        frames.append(replace(whole(label), keep_with_next=True))
    frames += _cells(cells, across, column, desk, key)
    if not frames:
        return Frame(2 * _PADDING)
    inner = stack(frames)
    return inset(replace(inner, breaks=inner.breaks[_KEPT:-_KEPT]), 0.0, _PADDING, _PADDING)


def _cells(cells: Sequence[Headed], across: int, column: Column, desk: Desk, key: str) -> list[Frame]:
    """The cells one under the other, or several side by side."""
    width = (column.width - (across - 1) * _GAP) / across
    frames: list[Frame] = []
    for at, (head, cell) in enumerate(cells):
        narrow = replace(column, x=column.x + at % across * (width + _GAP), width=width)
        said = _cell(head, cell, narrow, desk, f"{key}-cell-{at + 1}")
        if at % across:
            frames[-1] = overlaid([frames[-1], *said])
        else:
            frames += said
    return frames


def _columns(cells: Sequence[Headed], column: Column, desk: Desk) -> int:
    """How many cells of a row can stand side by side: several where all of them are short. A table has one number of
    columns, that of its row with the longest."""
    if any(isinstance(cell, Listed) for _, cell in cells):
        return 1
    widest = max(
        (desk.one_line((*_before(head, desk.composer.labels), *_in_one(cell)), column.style) for head, cell in cells),
        default=0.0,
    )
    return max(1, min(_MOST_ACROSS, int((column.width + _GAP) / (widest + _SLACK + _GAP))))


def _cell(head: tuple[Piece, ...], cell: CellText, column: Column, desk: Desk, key: str) -> list[Frame]:
    """What a cell says behind its column's head; points stand below it."""
    if not isinstance(cell, Listed):
        return [desk.paragraph((*_before(head, desk.composer.labels), *cell), column, Role.PARAGRAPH, key)]
    frames = bulleted_pieces(cell.points, column, desk, key)
    if head:
        label = desk.paragraph(_before(head, desk.composer.labels), column, Role.PARAGRAPH, f"{key}-of")
        frames.insert(0, replace(label, keep_with_next=True))
    return frames


def _heads(text: TableText) -> Iterator[tuple[Piece, ...]]:
    """What stands over each column, of several rows of heads one after the other."""
    for column in range(text.columns):
        parts: list[Piece] = []
        for row in text.rows[: text.header_rows]:
            if column < len(row) and has_words(row[column]):
                parts += [Piece(" "), *_in_one(row[column])] if parts else _in_one(row[column])
        yield tuple(parts)


def _in_one(cell: CellText) -> list[Piece]:
    return [piece for parts in paragraphs_of(cell) for piece in parts]


def _before(head: Sequence[Piece], labels: Labels) -> tuple[Piece, ...]:
    """What stands before a cell: its column's head."""
    return (
        (*(replace(piece, bold=True) for piece in head), Piece(labels.between("number-of"), bold=True)) if head else ()
    )
