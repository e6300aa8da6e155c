"""A table fitted to a height: on one slide in the largest size that fits, else its rows over several in one size."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.split import balanced
from sinopack.layout.styles import TABLE_STEPS, Step
from sinopack.layout.table import Row, TableLook, TableText, fits, lay_out_table, least_widths
from sinopack.page import Table

_ROW_HEIGHT = 72.0
"""The height of a row where there is room for it."""
_LEAST_SHARE = 0.3
"""A part that takes less of a slide than this is worth a smaller size, if that avoids it."""
_GAP = 18.0
_PADDING = 7.0


class FittedTable(Struct, frozen=True):
    """Tables at the origin, one for each slide, and the size of all. One with a row higher than a slide is too tall;
    one that is too wide breaks words."""

    tables: tuple[Table, ...]
    step: Step
    is_too_tall: bool = False
    is_too_wide: bool = False


def fit_table(text: TableText, room: float, desk: Desk, key: str, steps: Sequence[Step] = TABLE_STEPS) -> FittedTable:
    """The table in parts no higher than `room`, each as wide as the slide's text, in the largest of the steps that
    keeps every word whole; where none does, in the smallest."""
    whole = [step for step in steps if text.widths or fits_at(text, step, desk)]
    for step in whole:
        table = _spacious(text, step, room, desk, key)
        if table.rect.height <= room:
            return FittedTable((table,), step)
    found: list[FittedTable] = []
    for step in whole or steps[-1:]:
        table = _set(text, step, 0.0, desk, key)
        tallest = sum(table.heights[: text.header_rows]) + max(table.heights[text.header_rows :], default=0.0)
        if tallest <= room:
            found.append(FittedTable(_divided(text, table, step, room, desk), step, is_too_wide=not whole))
            if min(part.rect.height for part in found[-1].tables) >= _LEAST_SHARE * room:
                return found[-1]
    return found[0] if found else FittedTable((table,), step, is_too_tall=True, is_too_wide=not whole)


def fits_at(text: TableText, step: Step, desk: Desk) -> bool:
    """Whether every column can be as wide as its longest word in that size."""
    return fits(text, _look(step, desk, 0.0), desk.grid.width, desk.composer)


def column_groups(text: TableText, desk: Desk) -> list[TableText]:
    """The table in parts side by side, as few as the smallest size allows: the first column comes again in each. One
    part where not even two columns fit beside each other."""
    step = TABLE_STEPS[-1]
    rest = least_widths(text, _look(step, desk, 0.0), desk.composer)[1:]
    columns = range(1, text.columns)
    for parts in range(2, len(columns) + 1):
        groups = [text.picked((0, *group)) for group in balanced(columns, rest, parts)]
        if all(fits_at(group, step, desk) for group in groups):
            return groups
    return [text]


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
        merges=False,
    )


def _set(text: TableText, step: Step, least_row: float, desk: Desk, key: str) -> Table:
    return lay_out_table(text, _look(step, desk, least_row), desk.grid.width, desk.composer, key)


def _spacious(text: TableText, step: Step, room: float, desk: Desk, key: str) -> Table:
    """The table with rows as high as the room allows."""
    table = _set(text, step, min(_ROW_HEIGHT, room / max(len(text.rows), 1)), desk, key)
    return table if table.rect.height <= room else _set(text, step, 0.0, desk, key)


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
