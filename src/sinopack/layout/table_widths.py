"""The widths of a table's columns, as pure arithmetic.

In: how narrow and how wide each column may be, and the width of the table. Out: widths that fill it.

They follow the automatic table layout of CSS 2.1 (17.5.2.2): every column gets at least its longest word, and what is
left goes where text would otherwise wrap most. That shares the room by the longest cell of each column, whatever the
other cells are; `least_high` then moves room between columns for as long as that makes the rows lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import ceil

from sinopack.layout.text import Extent

_RAGGED = 1.06
"""Lines end before the edge: a text takes as many as one this much longer would fill."""
_HEAD_SHARE = 0.3
"""The most of a table's width that a column of row heads takes to have them on one line."""
_STEPS = (48.0, 24.0, 12.0, 6.0)
_MOST_WORK = 40_000
"""Cells times columns beyond which the widths are left as they are: so long a table has no one best row."""
_LINE_OF_ONE_CELL = 0.01
"""What a line counts that makes its row no higher: of two tables as high, that with fewer of them is the better."""


def solve_widths(extents: Sequence[Extent], width: float, *, to_the_edge: bool = False) -> tuple[float, ...]:
    """Column widths that fill `width`: each between its longest word and its text on one line, where that can be.

    Room that nothing needs stands behind each column; not behind the last if that is to end at the table's edge."""
    least = sum(extent.minimum for extent in extents)
    most = sum(extent.maximum for extent in extents)
    if most <= width:
        shares = len(extents) - 1 if to_the_edge and len(extents) > 1 else len(extents)
        spare = (width - most) / shares
        return tuple(extent.maximum + (spare if at < shares else 0.0) for at, extent in enumerate(extents))
    if least >= width:
        return tuple(width * extent.minimum / least for extent in extents)
    wishes = [extent.maximum - extent.minimum for extent in extents]
    spare = width - least
    return tuple(extent.minimum + spare * wish / sum(wishes) for extent, wish in zip(extents, wishes, strict=True))


def even_widths(extents: Sequence[Extent], width: float) -> tuple[float, ...]:
    """Widths of which all but the first are equal: the first takes its text on one line if that leaves the others
    enough; () where no such widths keep every word whole."""
    first, *others = extents
    if not others:
        return ()
    least = max(other.minimum for other in others)
    head = max(first.minimum, min(first.maximum, _HEAD_SHARE * width))
    share = (width - head) / len(others)
    if share < least:
        head, share = first.minimum, (width - first.minimum) / len(others)
    return (head, *(share for _ in others)) if share >= least else ()


def least_high(
    widths: Sequence[float], extents: Sequence[Extent], gaps: Sequence[float], cells: Sequence[Sequence[float]]
) -> tuple[float, ...]:
    """The widths, with room moved from column to column in ever smaller steps while the rows should get lower by it.

    `cells` are the widths of each row's cells on one line, `gaps` what of each column is not for its text. How many
    lines a text takes is estimated, since to set it in every width would take long."""
    columns = range(len(widths))
    if sum(map(len, cells)) * len(widths) > _MOST_WORK:
        return tuple(widths)
    best = list(widths)
    lines = [_lines(cells, column, best[column] - gaps[column]) for column in columns]
    height = _height(lines)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for giver, taker in permutations(columns, 2):
                if best[giver] - step < extents[giver].minimum or best[taker] >= extents[taker].maximum:
                    continue
                tried = list(lines)
                tried[giver] = _lines(cells, giver, best[giver] - step - gaps[giver])
                tried[taker] = _lines(cells, taker, best[taker] + step - gaps[taker])
                found = _height(tried)
                if found < height - 1e-9:
                    lines, height, improved = tried, found, True
                    best[giver] -= step
                    best[taker] += step
    return tuple(best)


def _lines(cells: Sequence[Sequence[float]], column: int, room: float) -> list[int]:
    """The lines of each cell of a column."""
    return [1 if row[column] <= room else ceil(row[column] * _RAGGED / room) for row in cells]


def _height(lines: Sequence[Sequence[int]]) -> float:
    """The height of all rows in lines, and a little for each line of a cell."""
    rows = list(zip(*lines, strict=True))
    return float(sum(map(max, rows))) + _LINE_OF_ONE_CELL * sum(map(sum, rows))
