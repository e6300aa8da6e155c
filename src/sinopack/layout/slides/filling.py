"""Gaps to fill, in a text or in a table; on the answer's slide they are filled."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.inline import pieces, word_bank
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.group import members
from sinopack.layout.slides.prose import prose_groups
from sinopack.layout.slides.split import Parts
from sinopack.layout.slides.task_table import task_table_slides
from sinopack.layout.styles import POINT_STEPS
from sinopack.layout.table import TableText
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan.blocks.tasks import GapTask, TableTask

_CELL_LETTERS = 8
"""A gap that is a whole cell has room for so many letters on a slide, on which nobody writes."""


def gap_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The text in the largest size that fits, and below it the word bank, if it is to be shown."""
    task = asked.block.task
    assert isinstance(task, GapTask)
    stem = asked.task_stem(desk)
    ground = on_ground(asked.surface, desk)
    area = desk.grid.area(0, 12, asked.below(stem))
    groups = prose_groups(task.text, ground)
    bank = bank_parts(asked)
    if bank and not asked.is_answer:
        groups = [*groups[:-1], [*groups[-1], bank]]
    fitted = fit(groups, Column(area, ground.styles.points, line=None), POINT_STEPS, ground)
    drafts = []
    for member, group in members(fitted.groups):
        key = f"{member.key(asked.key)}-text"
        text = desk.stacked(set_texts(group, fitted.column, ground), area, Role.PARAGRAPH, key, None)
        drafts.append(task_draft(asked, member, stem, [text], desk))
    desk.say_split(asked.title, len(drafts), asked.block.place)
    desk.say_shrunk(asked.title, fitted.size, POINT_STEPS[0][0], asked.block.place)
    return drafts


def bank_parts(asked: Asked) -> Parts:
    """The word bank in one paragraph; nothing where there is none."""
    bank = asked.block.support.bank
    if not bank:
        return ()
    return word_bank(Piece(asked.labels("word-bank"), bold=True), map(pieces, bank))


def table_task_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The table, with its gaps or with what belongs in them."""
    task = asked.block.task
    assert isinstance(task, TableTask)
    table = task.table
    rows = tuple(tuple(_cell(desk.pieces(cell)) for cell in row) for row in table.rows)
    return task_table_slides(asked, TableText(rows, table.header_rows, table.header_column, table.alignments), desk)


def _cell(parts: Parts) -> Parts:
    blank = parts[0].blank if len(parts) == 1 else None
    if blank is None:
        return parts
    return (replace(parts[0], blank=replace(blank, letters=min(blank.letters, _CELL_LETTERS))),)
