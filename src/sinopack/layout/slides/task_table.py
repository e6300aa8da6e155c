"""A table below a question: one to complete, or the pairs of a match. Native, in the colours of its ground."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.described import table_in_words
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.tables import Named, best_fit
from sinopack.layout.styles import TABLE_STEPS
from sinopack.layout.table import TableText


def task_table_slides(asked: Asked, text: TableText, desk: Desk) -> list[Draft]:
    """The table on one slide in the largest size that fits, or on as many as it needs, under the same question."""
    stem = asked.task_stem(desk)
    top = asked.below(stem)
    key = f"{asked.key}-table"
    fitted = best_fit(text, Named(asked.title, key, asked.block.place), CONTENT_BOTTOM - top,
                      on_ground(asked.surface, desk))  # fmt: skip
    drafts = []
    for member, table in members(fitted.tables):
        alternative = table_in_words(table, asked.text.text, asked.labels)
        placed = replace(table, rect=table.rect.moved(MARGIN, top), key=member.key(key), alternative=alternative)
        drafts.append(task_draft(asked, member, stem, [placed], desk))
    desk.say_shrunk(asked.title, fitted.step[0], TABLE_STEPS[0][0], asked.block.place)
    desk.say_split(asked.title, len(drafts), asked.block.place)
    return drafts
