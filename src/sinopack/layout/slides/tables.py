"""Tables on slides, and what is set as one: key terms and the timeline's list. Native tables, with rules between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sinopack.layout.frame import moved
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.points import part_title
from sinopack.layout.slides.split import Parts, balanced
from sinopack.layout.styles import CAPTION_STEPS, TABLE_STEPS, Step
from sinopack.layout.table import Row, TableLook, TableText, lay_out_table
from sinopack.layout.text import Piece, SetText
from sinopack.page import Item, Role, Table
from sinopack.plan import blocks
from sinopack.problems import Place
from sinopack.values import replace

_TOP = 116.0
_LEAST_ROW = 72.0
_GAP = 18.0
_CAPTION_ROOM = 168.0


@dataclass(frozen=True, slots=True)
class Subject:
    """What a group of table slides is about."""

    title: Parts
    name: str
    key: str
    place: Place | None
    caption: SetText | None = None


def look_at(step: Step, desk: Desk, least_row: float) -> TableLook:
    style = desk.styles.objective.at(*step)
    return TableLook(
        text=style, heads=replace(style, bold=True),
        row_heads=replace(style, bold=True, colour=desk.composer.theme["accent"]), padding=8.0, gap=_GAP,
        heavy=desk.stroke("ink", 1.5), medium=desk.stroke("ink", 1.5), light=desk.stroke("hair", 0.75),
        least_row=least_row, top_rule=False,
    )  # fmt: skip


def compose_table(block: blocks.TableOf, title: str, desk: Desk) -> list[Draft]:
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in block.rows)
    text = TableText(rows, block.header_rows, block.header_column, block.alignments)
    heading = desk.heading(block.title, title)
    caption = None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        caption = desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)
    return table_slides(text, Subject(heading, title, block.key, block.place, caption), desk)


def compose_terms(block: blocks.Glossary, title: str, desk: Desk) -> list[Draft]:
    """Terms and their meanings in two columns."""
    quiet = desk.composer.theme["quiet"]
    rows: list[Row] = []
    for term in block.terms:
        head = (Piece(term.term), *((Piece(f"\n{term.also}", bold=False, colour=quiet),) if term.also else ()))
        rows.append((head, desk.pieces(term.meaning)))
    grid = desk.grid
    widths = (grid.span(4) + 16.0, grid.width - grid.span(4) - 16.0)
    text = TableText(tuple(rows), 0, True, (), widths)
    return table_slides(text, Subject(desk.heading(block.title, title), title, block.key, block.place), desk)


def compose_timeline(block: blocks.TimelineList, title: str, desk: Desk) -> list[Draft]:
    """The events that matter most, in order: date, event, era."""
    named = any(era.name for era in block.eras)
    quiet = desk.composer.theme["quiet"]
    rows: list[Row] = []
    for era in block.eras:
        for event in era.events:
            row: Row = (plain(event.date), desk.pieces(event.text))
            rows.append((*row, (Piece(era.name, colour=quiet),)) if named else row)
    text = TableText(tuple(rows), 0, True)
    return table_slides(text, Subject(desk.heading(block.title, title), title, block.key, block.place), desk)


def table_slides(text: TableText, subject: Subject, desk: Desk) -> list[Draft]:
    """The table on one slide in the largest size that fits; else its rows over as many as they need, heads repeated."""
    room = CONTENT_BOTTOM - _TOP - (subject.caption.height + 12.0 if subject.caption else 0.0)
    for step in TABLE_STEPS:
        table = _set(text, step, desk, room, subject.key)
        if table.rect.height <= room and not _has_narrow_column(text, step, desk):
            desk.say_shrunk(subject.name, step[0], TABLE_STEPS[0][0], subject.place)
            return _drafts([table], subject, desk)
    return _drafts(_divided(text, subject, desk, room), subject, desk)


def _set(text: TableText, step: Step, desk: Desk, room: float, key: str) -> Table:
    rows = max(len(text.rows), 1)
    least = min(_LEAST_ROW, room / rows)
    table = lay_out_table(text, look_at(step, desk, least), desk.grid.width, desk.composer, key)
    if table.rect.height > room:
        table = lay_out_table(text, look_at(step, desk, 0.0), desk.grid.width, desk.composer, key)
    return table


def _has_narrow_column(text: TableText, step: Step, desk: Desk) -> bool:
    """Whether a word would have to be broken at this size."""
    if text.widths or step == TABLE_STEPS[-1]:
        return False
    style = look_at(step, desk, 0.0).heads
    least = 0.0
    for column in range(text.columns):
        cells = [row[column] for row in text.rows if column < len(row)]
        least += max(desk.composer.typesetter.measure(cell, style, desk.composer.base).minimum for cell in cells) + _GAP
    return least > desk.grid.width


def _divided(text: TableText, subject: Subject, desk: Desk, room: float) -> list[Table]:
    for step in TABLE_STEPS:
        look = look_at(step, desk, 0.0)
        whole = lay_out_table(text, look, desk.grid.width, desk.composer, subject.key)
        heads = sum(whole.heights[: text.header_rows])
        heights = whole.heights[text.header_rows :]
        is_last = step == TABLE_STEPS[-1]
        if max(heights) + heads <= room and (is_last or not _has_narrow_column(text, step, desk)):
            break
    else:
        message = f"A row of “{subject.name}” is too tall for a slide, even at {TABLE_STEPS[-1][0]:g} pt."
        desk.composer.problem(
            message, subject.place, "Shorten its cells, or show it in the handout only (show: handout)."
        )
    desk.say_shrunk(subject.name, step[0], TABLE_STEPS[0][0], subject.place)
    body = text.rows[text.header_rows :]
    groups = _row_groups(body, heights, room - heads)
    tables = []
    for index, group in enumerate(groups, 1):
        part = replace(text, rows=(*text.rows[: text.header_rows], *group), widths=whole.columns)
        key = subject.key if index == 1 else f"{subject.key}-{index}"
        tables.append(lay_out_table(part, look, desk.grid.width, desk.composer, key))
    return tables


def _row_groups(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[list[Row]]:
    """Rows in the fewest balanced groups that are no higher than `room`."""
    parts = max(1, int(sum(heights) // room))
    while parts < len(rows):
        groups = balanced(list(zip(rows, heights, strict=True)), heights, parts)
        if all(sum(height for _, height in group) <= room for group in groups):
            return [[row for row, _ in group] for group in groups]
        parts += 1
    return [[row] for row in rows]


def _drafts(tables: Sequence[Table], subject: Subject, desk: Desk) -> list[Draft]:
    drafts = []
    for index, table in enumerate(tables, 1):
        key = table.key
        placed = moved(table, MARGIN, _TOP)
        assert isinstance(placed, Table)
        items: list[Item] = [
            desk.title(part_title(subject.title, index, len(tables), desk), key, 12, subject.place, height=52.0),
            placed,
        ]
        if subject.caption:
            y = CONTENT_BOTTOM - subject.caption.height + 4.0
            items.append(
                desk.composer.box([subject.caption], (MARGIN, y), desk.grid.width, Role.CAPTION, f"{key}-caption")
            )
        drafts.append(Draft("Title only", key, tuple(items)))
    desk.say_split(subject.name, len(drafts), subject.place)
    return drafts
