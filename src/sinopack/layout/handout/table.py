"""Tables of the handout: in the main column where every word fits, across both columns where it does not."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.table import TableLook, TableText, lay_out_table
from sinopack.page import Role, Table
from sinopack.plan import blocks
from sinopack.values import replace

_GAP = 20.0
_WIDE_FROM = 3
"""Columns from which a table of prose runs across both columns."""


def table_look(desk: Desk) -> TableLook:
    styles = desk.styles
    return TableLook(
        text=styles.sans, heads=styles.stem, row_heads=replace(styles.stem, colour=desk.colour("accent")), padding=6.0,
        gap=14.0, heavy=desk.stroke("ink", 1.5), medium=desk.stroke("ink", 0.75), light=desk.stroke("hair", 0.5),
    )  # fmt: skip


def compose_table(block: blocks.TableOf, desk: Desk) -> list[Frame]:
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in block.rows)
    text = TableText(rows, block.header_rows, block.header_column, block.alignments)
    width = _width(text, desk)
    table = lay_out_table(text, table_look(desk), width, desk.composer, block.key)
    frames: list[Frame] = []
    if block.title:
        title = desk.paragraph(
            desk.pieces(block.title), desk.styles.component_heading, Role.HEADING_2, f"{block.key}-title", width=width
        )
        frames.append(replace(title, space_before=_GAP, space_after=8.0, keep_with_next=True, breaks=()))
    body = table_frame(table, width > desk.sheet.main)
    frames.append(replace(body, space_before=8.0 if block.title else _GAP, space_after=_GAP, place=block.place))
    if block.caption:
        caption = desk.paragraph(
            desk.pieces(block.caption), desk.styles.caption, Role.CAPTION, f"{block.key}-caption", width=width
        )
        frames[-1] = replace(frames[-1], keep_with_next=len(table.rows) < 12)
        frames.append(replace(caption, space_before=6.0, space_after=_GAP))
        frames[-2] = replace(frames[-2], space_after=6.0)
    return frames


def _width(text: TableText, desk: Desk) -> float:
    if text.columns >= _WIDE_FROM:
        return desk.sheet.width
    return desk.sheet.main


def table_frame(table: Table, full: bool) -> Frame:
    """A table that may be cut between its rows; its header comes again on the next page. The first and the last row
    stay with their neighbours."""
    heads = table.header_rows
    y = sum(table.heights[:heads])
    breaks = []
    for index in range(heads, len(table.rows) - 1):
        y += table.heights[index]
        if index > heads or len(table.rows) - heads < 4:
            breaks.append(y)
    if len(breaks) > 1:
        breaks.pop()
    repeated = None
    if heads:
        height = sum(table.heights[:heads])
        head = replace(
            table, rect=Rect(0.0, 0.0, table.rect.width, height), heights=table.heights[:heads],
            rows=table.rows[:heads], key=f"{table.key}-again",
        )  # fmt: skip
        repeated = Frame(height, (head,))
    return Frame(table.rect.height, (table,), tuple(breaks), full=full, repeated=repeated, name="table")
