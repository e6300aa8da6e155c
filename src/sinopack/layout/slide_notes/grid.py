"""Where slides and the room beside them stand on a page of slide notes.

In: how many slides a page has, a sheet, and the size of a slide. Out: a cell for each, in reading order.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect, Size
from sinopack.layout.handout.sheet import Sheet

_COLUMNS_ROWS = {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 2), 6: (2, 3)}
_BESIDE = 3
"""So many on a page have their room beside them, as one knows it from presenting programs; all others below."""
_GAP = 18.0
_BETWEEN = 6.0
_FREE = 8.0
"""Between the last line to write on and the rule over the foot, beside what every page keeps free there."""
_MOST_HEIGHT = 0.6
"""The share of its cell's height that a slide may take where its room is below it."""
_BESIDE_SHARE = 0.54
"""The share of the width that a slide takes where its room is beside it."""


class Cell(Struct, frozen=True):
    """A place on the page: the slide, the room to write, and both together."""

    slide: Rect
    room: Rect
    whole: Rect


class Grid(Struct, frozen=True):
    """The grid of a page. `x` = 0 is the left edge of the text."""

    per_page: int
    sheet: Sheet
    slide: Size

    @property
    def room(self) -> Rect:
        """The room of a cell, all of which are alike."""
        return cells_of(self)[0].room

    @property
    def is_beside(self) -> bool:
        """Whether the room is beside the slide, not below it."""
        return self.per_page == _BESIDE

    @property
    def more(self) -> Rect:
        """The room of a cell in which notes go on: beside the slide, which is shown again, or the whole cell."""
        cell = cells_of(self)[0]
        return cell.room if self.is_beside else cell.whole


def cells_of(grid: Grid) -> tuple[Cell, ...]:
    """The cells from left to right and from top to bottom."""
    columns, rows = _COLUMNS_ROWS[grid.per_page]
    sheet = grid.sheet
    width = (sheet.width - (columns - 1) * _GAP) / columns
    height = (sheet.bottom - _FREE - sheet.top - (rows - 1) * _GAP) / rows
    return tuple(
        _cell(Rect(column * (width + _GAP), sheet.top + row * (height + _GAP), width, height), grid)
        for row in range(rows)
        for column in range(columns)
    )


def _cell(whole: Rect, grid: Grid) -> Cell:
    ratio = grid.slide.height / grid.slide.width
    if grid.is_beside:
        width = min(_BESIDE_SHARE * whole.width, whole.height / ratio)
        slide = Rect(whole.x, whole.y, width, width * ratio)
        x = slide.right + _GAP
        return Cell(slide, Rect(x, whole.y, whole.right - x, whole.height), whole)
    width = min(whole.width, _MOST_HEIGHT * whole.height / ratio)
    slide = Rect(whole.x, whole.y, width, width * ratio)
    y = slide.bottom + _BETWEEN
    return Cell(slide, Rect(whole.x, y, whole.width, whole.bottom - y), whole)
