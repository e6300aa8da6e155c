"""A table fitted to a height: on one slide in the largest size that fits, else its rows over several in one size."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.split import balanced
from sinopack.layout.styles import TABLE_STEPS, Step
from sinopack.layout.table import Row, TableLook, TableText, lay_out_table
from sinopack.page import Table

_ROW_HEIGHT = 72.0
"""The height of a row where there is room for it."""
_GAP = 18.0
_PADDING = 7.0


class FittedTable(Struct, frozen=True):
    """Tables at the origin, one for each slide, and the size of all. One with a row higher than a slide is too tall."""

    tables: tuple[Table, ...]
    step: Step
    is_too_tall: bool = False


def fit_table(text: TableText, room: float, desk: Desk, key: str) -> FittedTable:
    """The table in parts no higher than `room`, each as wide as the slide's text."""
    for step in TABLE_STEPS:
        table = _spacious(text, step, room, desk, key)
        if table.rect.height <= room and not _breaks_words(text, step, desk):
            return FittedTable((table,), step)
    for step in TABLE_STEPS:
        table = _set(text, step, 0.0, desk, key)
        tallest = sum(table.heights[: text.header_rows]) + max(table.heights[text.header_rows :], default=0.0)
        if tallest <= room and not _breaks_words(text, step, desk):
            return FittedTable(_divided(text, table, step, room, desk), step)
    return FittedTable((table,), TABLE_STEPS[-1], is_too_tall=True)


def _look(step: Step, desk: Desk, least_row: float) -> TableLook:
    style = desk.styles.objective.at(*step)
    return TableLook(
        text=style,
        heads=replace(style, bold=True),
        row_heads=replace(style, bold=True, colour=desk.composer.theme["accent"]),
        padding=_PADDING,
        gap=_GAP,
        heavy=desk.stroke("ink", 1.5),
        medium=desk.stroke("ink", 1.5),
        light=desk.stroke("hair", 0.75),
        least_row=least_row,
        top_rule=False,
    )


def _set(text: TableText, step: Step, least_row: float, desk: Desk, key: str) -> Table:
    return lay_out_table(text, _look(step, desk, least_row), desk.grid.width, desk.composer, key)


def _spacious(text: TableText, step: Step, room: float, desk: Desk, key: str) -> Table:
    """The table with rows as high as the room allows."""
    table = _set(text, step, min(_ROW_HEIGHT, room / max(len(text.rows), 1)), desk, key)
    return table if table.rect.height <= room else _set(text, step, 0.0, desk, key)


def _breaks_words(text: TableText, step: Step, desk: Desk) -> bool:
    """Whether a word would have to be broken at this size, and it is not the smallest."""
    if text.widths or step == TABLE_STEPS[-1]:
        return False
    style = _look(step, desk, 0.0).heads
    least = 0.0
    for column in range(text.columns):
        cells = [row[column] for row in text.rows if column < len(row)]
        least += max(desk.longest_word(cell, style) for cell in cells) + _GAP
    return least > desk.grid.width


def _divided(text: TableText, whole: Table, step: Step, room: float, desk: Desk) -> tuple[Table, ...]:
    """The rows in parts, each under the same heads and in the same columns."""
    heads, body = text.rows[: text.header_rows], text.rows[text.header_rows :]
    heights = whole.heights[text.header_rows :]
    groups = _row_groups(body, heights, room - sum(whole.heights[: text.header_rows]))
    parts = (replace(text, rows=(*heads, *group), widths=whole.columns) for group in groups)
    return tuple(_set(part, step, 0.0, desk, whole.key) for part in parts)


def _row_groups(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[list[Row]]:
    """Rows in the fewest balanced groups that are no higher than `room`."""
    numbers = range(len(rows))
    for parts in range(max(1, int(sum(heights) // room)), len(rows)):
        groups = balanced(numbers, heights, parts)
        if all(sum(heights[number] for number in group) <= room for group in groups):
            return [[rows[number] for number in group] for group in groups]
    return [[row] for row in rows]
