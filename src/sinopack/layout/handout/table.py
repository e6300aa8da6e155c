"""Tables of the handout: two columns stand in the main column, more run across both. What the sheet is too narrow for
is set smaller, turned, or set row by row.
"""

from __future__ import annotations

from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, shifted, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.styles import Step
from sinopack.layout.table import TableLook, TableText, fits, lay_out_table
from sinopack.page import Role, Table
from sinopack.plan import blocks
from sinopack.problems import Place

_GAP = 20.0
_WIDE_FROM = 3
"""Columns from which a table runs across both columns."""
_SHORT_BELOW = 12
"""A table of fewer rows does not part from its caption."""
_STEPS: tuple[Step, ...] = ((11.0, 16.0), (10.0, 14.0), (9.0, 12.0))
"""The sizes of a table on a sheet with a margin column: the full one first."""
_HIGHEST_ROW = 0.5
_HIGHEST_LINEAR_ROW = 0.25
"""A table with a row higher than this share of a page is set row by row, since no row is divided."""
_WHOLE_BELOW = 0.25
_WHOLE_LINEAR_BELOW = 0.45
"""A table lower than this share of a page is never divided; on a linear sheet every table is higher."""
_LEAST_TOGETHER = 4
"""From so many rows on, the first row and the last stay with their neighbours."""


def compose_table(block: blocks.TableOf, desk: Desk) -> list[Frame]:
    """A title, the table, its caption."""
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in block.rows)
    text = TableText(rows, block.header_rows, block.header_column, block.alignments)
    return table_frames(text, Labelled(block.title, block.caption, block.key, block.place), desk)


def table_frames_at(x: float, text: TableText, said: Labelled, desk: Desk) -> list[Frame]:
    """A table whose left edge stands `x` from that of the page's text."""
    narrower = replace(desk.sheet, width=desk.sheet.width - x, main=desk.sheet.main - x)
    return [
        replace(shifted(frame, x, 0.0), repeated=shifted(frame.repeated, x, 0.0) if frame.repeated else None)
        for frame in table_frames(text, said, replace(desk, sheet=narrower))
    ]


class Labelled(Struct, frozen=True):
    """What stands above a table and below it, its key, and where it was typed."""

    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None


def table_frames(text: TableText, said: Labelled, desk: Desk) -> list[Frame]:
    """A title, the table, its caption. A table of which not every column can hold its words is set smaller, turned so
    that its columns are rows, or set row by row; the author is told."""
    found = _readable_form(text, said, desk)
    if found is None:
        return _row_by_row(text, said, desk)
    text, look, width = found
    column = Column(0.0, width, desk.styles.component_heading)
    table = lay_out_table(text, look, width, desk.composer, said.key)
    frame = table_frame(table)
    if frame.height < (_WHOLE_LINEAR_BELOW if desk.sheet.is_linear else _WHOLE_BELOW) * desk.sheet.room:
        frame = whole(frame)
    is_full = width > desk.sheet.main
    body = replace(frame, full=is_full, space_before=_GAP, space_after=_GAP, place=said.place)
    frames: list[Frame] = []
    if said.title:
        frames.append(title_frame(said, column, desk))
        body = replace(body, space_before=8.0)
    if not said.caption:
        return [*frames, body]
    body = replace(body, space_after=6.0, keep_with_next=len(table.rows) < _SHORT_BELOW)
    below = replace(column, style=desk.styles.caption)
    caption = desk.paragraph(desk.pieces(said.caption), below, Role.CAPTION, f"{said.key}-caption")
    caption = enclosed(caption, Role.TABLE, said.key)
    if desk.sheet.is_linear:  # a table takes so much of a page that it must be free to part
        both = stack([replace(body, keep_with_next=True), replace(caption, space_before=6.0)])
        both = replace(both, space_before=body.space_before, space_after=_GAP, repeated=body.repeated)
        return [*frames, both]
    return [*frames, body, replace(caption, space_before=6.0, space_after=_GAP)]


def title_frame(said: Labelled, column: Column, desk: Desk) -> Frame:
    """The title of a table, above it."""
    assert said.title
    title = whole(desk.paragraph(desk.pieces(said.title), column, Role.HEADING_2, f"{said.key}-title"))
    return replace(title, space_before=_GAP, space_after=8.0, keep_with_next=True)


def _readable_form(text: TableText, said: Labelled, desk: Desk) -> tuple[TableText, TableLook, float] | None:
    """The form in which every word of a table keeps whole and no row is too high: as it was typed, across both columns
    where one is too narrow, or smaller; else turned. None where there is none. Says what was done."""
    sheet, called = desk.sheet, _called(said)
    steps = _STEPS[:1] if sheet.is_linear else _STEPS
    narrow = [sheet.main] if text.columns < _WIDE_FROM else []
    turned = text.turned()
    forms = [(text, width) for width in (*narrow, sheet.width)]
    forms += [(turned, sheet.width)] if turned and turned.columns <= text.columns else []
    for (form, width), step in sorted(product(forms, steps), key=lambda found: found[0][0] is turned):
        look = _look(desk, step)
        if not _is_readable(form, look, width, desk):
            continue
        if form is turned:
            message = f"{called} is too wide for {sheet.called} and is turned: what was a column there is a row."
            desk.composer.notice(message, said.place)
        if step is not _STEPS[0]:
            size = f"{look.text.size:g} pt instead of {desk.styles.sans.size:g} pt"
            desk.composer.notice(f"{called} is set in {size}, to fit.", said.place)
        return form, look, width
    return None


def _called(said: Labelled) -> str:
    return f"The table “{said.title.text}”" if said.title else "A table"


def _is_readable(text: TableText, look: TableLook, width: float, desk: Desk) -> bool:
    """Whether no column is narrower than its longest word, and no row higher than a good part of a page."""
    if not fits(text, look, width, desk.composer):
        return False
    with desk.composer.trial():
        table = lay_out_table(text, look, width, desk.composer, "")
    highest = _HIGHEST_LINEAR_ROW if desk.sheet.is_linear else _HIGHEST_ROW
    return max(table.heights) <= highest * desk.sheet.room


def _row_by_row(text: TableText, said: Labelled, desk: Desk) -> list[Frame]:
    """A title, the rows, the caption, and a word to the author."""
    from sinopack.layout.handout.rows import set_row_by_row  # hardly a handout needs it

    message = f"{_called(said)} is too wide for {desk.sheet.called} and is set row by row."
    desk.composer.notice(message, said.place)
    column = Column(0.0, desk.sheet.width, desk.styles.sans)
    frames = [replace(frame, place=said.place, full=True) for frame in set_row_by_row(text, column, desk, said.key)]
    frames[0] = replace(frames[0], space_before=8.0 if said.title else _GAP)
    if said.title:
        frames.insert(0, title_frame(said, replace(column, style=desk.styles.component_heading), desk))
    if said.caption:
        below = replace(column, style=desk.styles.caption)
        caption = desk.paragraph(desk.pieces(said.caption), below, Role.PARAGRAPH, f"{said.key}-caption")
        frames[-1] = replace(frames[-1], keep_with_next=True)
        frames.append(replace(caption, space_before=6.0))
    frames[-1] = replace(frames[-1], space_after=_GAP)
    return frames


def _look(desk: Desk, step: Step | None = None) -> TableLook:
    """How tables look, in the size of the sheet's own text or in another."""
    styles = desk.styles
    text, heads = styles.sans, styles.stem
    if step is not None and step is not _STEPS[0]:
        text, heads = text.at(*step), heads.at(*step)
    share = text.size / styles.sans.size
    return TableLook(
        text=text,
        heads=heads,
        row_heads=replace(heads, colour=desk.colour("accent")),
        padding=6.0 * share,
        gap=14.0 * share,
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
