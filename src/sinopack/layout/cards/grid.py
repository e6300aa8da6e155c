"""The grid of a sheet of cards: its cells, the cells of its back, and where to cut.

In: a paper and a number of cards. Out: rectangles and marks, in points. The grid stands in the middle of the sheet, so
that the back of each cell is a cell too; nothing stands nearer to the edge than a copier can print.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sinopack.geometry import Rect, Size, millimetres
from sinopack.page import Connector, Stroke

UNPRINTABLE = millimetres(5)
"""The edge that copiers leave white."""
_SIDE = millimetres(10)
"""The margins on the left and right. Those above and below hold a line or two of text."""
_MARK = millimetres(3.2)
_MARK_GAP = millimetres(0.8)
_CROSS = millimetres(1.5)
"""Cut marks in the margins, their distance from the cells, and half a cross where four cells meet."""
_ROWS = {1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3), 8: (2, 4), 10: (2, 5), 12: (3, 4)}
"""Columns and rows for so many cards on a page."""
COUNTS = tuple(sorted(_ROWS, reverse=True))


class Grid(Struct, frozen=True):
    """Cells on a sheet, row by row from the top left; above and below them is a margin so high as `end`."""

    size: Size
    end: float
    columns: int
    rows: int

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def cell(self) -> Size:
        """The size of every cell."""
        across, down = self.size.width - 2 * _SIDE, self.size.height - 2 * self.end
        return Size(across / self.columns, down / self.rows)

    def front(self, index: int) -> Rect:
        """The cell of a card on the front of the sheet, counted from 0."""
        row, column = divmod(index, self.columns)
        cell = self.cell
        return Rect(_SIDE + column * cell.width, self.end + row * cell.height, cell.width, cell.height)

    def back(self, index: int) -> Rect:
        """The cell that lies behind it, on a sheet turned over its long edge: the same in a mirror. Over the short edge
        the whole page is turned upside down besides."""
        front = self.front(index)
        return Rect(self.size.width - front.right, front.y, front.width, front.height)

    @property
    def head(self) -> float:
        """The top of the line of text above the cells."""
        return UNPRINTABLE

    @property
    def foot(self) -> float:
        """The top of the cells' lower margin."""
        return self.size.height - self.end

    @property
    def side(self) -> float:
        return _SIDE


def grid_of(size: Size, end: float, count: int) -> Grid:
    """The grid with so many cells, one of `COUNTS`."""
    return Grid(size, end, *_ROWS[count])


def cut_marks(grid: Grid, stroke: Stroke) -> Iterator[Connector]:
    """Short lines in the margins at the ends of every cut, and a cross wherever cuts meet within the grid."""
    cell, length, top = grid.cell, _MARK_GAP + _MARK, grid.end
    right, bottom = grid.size.width - _SIDE, grid.size.height - top
    xs = [_SIDE + column * cell.width for column in range(grid.columns + 1)]
    ys = [top + row * cell.height for row in range(grid.rows + 1)]
    for number, x in enumerate(xs):
        yield Connector(x, top - length, x, top - _MARK_GAP, stroke, f"cut-top-{number}")
        yield Connector(x, bottom + _MARK_GAP, x, bottom + length, stroke, f"cut-bottom-{number}")
    for number, y in enumerate(ys):
        yield Connector(_SIDE - length, y, _SIDE - _MARK_GAP, y, stroke, f"cut-left-{number}")
        yield Connector(right + _MARK_GAP, y, right + length, y, stroke, f"cut-right-{number}")
    for row, y in enumerate(ys[1:-1], 1):
        for column, x in enumerate(xs[1:-1], 1):
            yield Connector(x - _CROSS, y, x + _CROSS, y, stroke, f"cut-{row}-{column}-across")
            yield Connector(x, y - _CROSS, x, y + _CROSS, stroke, f"cut-{row}-{column}-down")
