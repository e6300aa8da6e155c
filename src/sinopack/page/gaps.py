"""Where the formulas of a text or a table stand on its page: over the gaps that its lines have for them.

In: items. Out: pictures, which a renderer draws as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from sinopack.geometry import Rect
from sinopack.page.items import Cell, Picture, Role, Table, TextBox
from sinopack.page.text import Formula


def formula_picture(formula: Formula, at: tuple[float, float], key: str, language: str) -> Picture:
    """A formula of a text as a picture of its own: its left edge and its baseline are `at` a point of the page."""
    rect = Rect(at[0], at[1] - formula.ascent, formula.width, formula.ascent + formula.descent)
    return Picture(
        rect, formula.data, "image/png", formula.pixels, key, language, formula.alternative,
        role=Role.FORMULA, drawing=formula.drawing,
    )  # fmt: skip


def cell_rects(table: Table) -> Iterator[tuple[Cell, Rect]]:
    """Each cell of a table with its rectangle, row by row."""
    lefts = list(accumulate(table.columns, initial=table.rect.x))
    tops = list(accumulate(table.heights, initial=table.rect.y))
    for row, top, height in zip(table.rows, tops, table.heights, strict=False):
        for cell, left, width in zip(row, lefts, table.columns, strict=False):
            yield cell, Rect(left, top, width, height)


def formulas_of(item: TextBox | Table) -> Iterator[Picture]:
    """The formulas of a text or a table as pictures, where they stand on the page, in reading order."""
    texts = [(item.lines, item.rect, item.padding)] if isinstance(item, TextBox) else []
    if isinstance(item, Table):
        texts = [(cell.lines, rect, cell.padding) for cell, rect in cell_rects(item)]
    number = 0
    for lines, rect, padding in texts:
        for line in lines:
            for run in line.runs:
                if run.style.formula:
                    number += 1
                    at = rect.x + padding.left + run.x, rect.y + padding.top + line.baseline
                    yield formula_picture(run.style.formula, at, f"{item.key}-formula-{number}", item.language)
