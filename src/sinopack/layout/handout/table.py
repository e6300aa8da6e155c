"""Tables of the handout: two columns stand in the main column, more run across both. What a linear sheet is too narrow
for is set row by row.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.table import TableLook, TableText, fits, lay_out_table
from sinopack.page import Role, Table
from sinopack.plan import blocks

_GAP = 20.0
_WIDE_FROM = 3
"""Columns from which a table runs across both columns."""
_SHORT_BELOW = 12
"""A table of fewer rows does not part from its caption."""
_HIGHEST_ROW = 0.25
"""On a linear sheet a table with a row higher than this share of a page is set row by row."""
_WHOLE_BELOW = 0.45
"""On a linear sheet a table lower than this share of a page is never divided."""
_LEAST_TOGETHER = 4
"""From so many rows on, the first row and the last stay with their neighbours."""


def compose_table(block: blocks.TableOf, desk: Desk) -> list[Frame]:
    """A title, the table, its caption."""
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in block.rows)
    text = TableText(rows, block.header_rows, block.header_column, block.alignments)
    is_wide = text.columns >= _WIDE_FROM
    column = Column(0.0, desk.sheet.width if is_wide else desk.sheet.main, desk.styles.component_heading)
    if desk.sheet.is_linear and not _is_readable(text, column.width, desk):
        return _row_by_row(block, text, column, desk)
    table = lay_out_table(text, _look(desk), column.width, desk.composer, block.key)
    frame = table_frame(table)
    if desk.sheet.is_linear and frame.height < _WHOLE_BELOW * desk.sheet.room:
        frame = whole(frame)
    body = replace(frame, full=is_wide, space_before=_GAP, space_after=_GAP, place=block.place)
    frames: list[Frame] = []
    if block.title:
        title = whole(desk.paragraph(desk.pieces(block.title), column, Role.HEADING_2, f"{block.key}-title"))
        frames.append(replace(title, space_before=_GAP, space_after=8.0, keep_with_next=True))
        body = replace(body, space_before=8.0)
    if block.caption:
        body = replace(body, space_after=6.0, keep_with_next=len(table.rows) < _SHORT_BELOW)
        below = replace(column, style=desk.styles.caption)
        caption = desk.paragraph(desk.pieces(block.caption), below, Role.CAPTION, f"{block.key}-caption")
        caption = enclosed(caption, Role.TABLE, block.key)
        if desk.sheet.is_linear:  # a table takes so much of a page that it must be free to part
            both = stack([replace(body, keep_with_next=True), replace(caption, space_before=6.0)])
            both = replace(both, space_before=body.space_before, space_after=_GAP, repeated=body.repeated)
            return [*frames, both]
        return [*frames, body, replace(caption, space_before=6.0, space_after=_GAP)]
    return [*frames, body]


def _is_readable(text: TableText, width: float, desk: Desk) -> bool:
    """Whether no column is narrower than its longest word, and no row higher than a good part of a page."""
    look = _look(desk)
    if not fits(text, look, width, desk.composer):
        return False
    with desk.composer.trial():
        table = lay_out_table(text, look, width, desk.composer, "")
    return max(table.heights) <= _HIGHEST_ROW * desk.sheet.room


def _row_by_row(block: blocks.TableOf, text: TableText, column: Column, desk: Desk) -> list[Frame]:
    """A title, the rows, the caption, and a word to the author."""
    from sinopack.layout.handout.rows import set_row_by_row  # no standard handout needs it

    which = f"The table “{block.title.text}”" if block.title else "A table"
    desk.composer.notice(f"{which} is too wide for {desk.sheet.called} and is set row by row.", block.place)
    frames = set_row_by_row(text, replace(column, style=desk.styles.sans), desk, block.key)
    frames = [replace(frame, place=block.place) for frame in frames]
    frames[0] = replace(frames[0], space_before=_GAP)
    if block.title:
        title = whole(desk.paragraph(desk.pieces(block.title), column, Role.HEADING_2, f"{block.key}-title"))
        frames[0] = replace(frames[0], space_before=8.0)
        frames.insert(0, replace(title, space_before=_GAP, space_after=8.0, keep_with_next=True))
    if block.caption:
        below = replace(column, style=desk.styles.caption)
        caption = desk.paragraph(desk.pieces(block.caption), below, Role.PARAGRAPH, f"{block.key}-caption")
        frames[-1] = replace(frames[-1], keep_with_next=True)
        frames.append(replace(caption, space_before=6.0))
    frames[-1] = replace(frames[-1], space_after=_GAP)
    return frames


def _look(desk: Desk) -> TableLook:
    styles = desk.styles
    return TableLook(
        text=styles.sans,
        heads=styles.stem,
        row_heads=replace(styles.stem, colour=desk.colour("accent")),
        padding=6.0,
        gap=14.0,
        heavy=desk.stroke("ink", 1.5),
        medium=desk.stroke("ink", 0.75),
        light=desk.stroke("hair", 0.5),
    )


def table_frame(table: Table) -> Frame:
    """A table that may be cut between its rows; its header comes again on the next page, for the
    eye alone. The first and the last row
    stay with their neighbours."""
    heads, count = table.header_rows, len(table.rows)
    bottoms = [sum(table.heights[: index + 1]) for index in range(heads, count - 1)]
    breaks = bottoms[1:-1] if count - heads >= _LEAST_TOGETHER else bottoms[:-1] or bottoms
    repeated = None
    if heads:
        height = sum(table.heights[:heads])
        rect = Rect(0.0, 0.0, table.rect.width, height)
        head = replace(
            table, rect=rect, heights=table.heights[:heads], rows=table.rows[:heads], key=f"{table.key}-again",
            role=Role.ARTIFACT,
        )  # fmt: skip
        repeated = Frame(height, (head,))
    return Frame(table.rect.height, (table,), tuple(breaks), tuple(bottoms), repeated=repeated)
