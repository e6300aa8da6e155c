"""Tables and charts as rows and columns.

In: rows of cells, a Markdown table, the data of a chart. Out: `Grid`.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from sinopack.content.chart_data import ChartData
from sinopack.content.markup import TableBlock


class Grid(Struct, frozen=True):
    """Rows of as many cells each."""

    rows: tuple[tuple[Any, ...], ...]

    @property
    def columns(self) -> tuple[tuple[Any, ...], ...]:
        return tuple(zip(*self.rows, strict=True))


def is_grid(key: str, *values: tuple[Any, ...]) -> bool:
    """Whether lists under a key are the rows of tables. A key that names several things is a list of those."""
    return not key.endswith("s") and all(
        value and all(isinstance(row, tuple) and len(row) == len(value[0]) for row in value) for value in values
    )


def grid_of_rows(rows: tuple[Any, ...]) -> Grid:
    return Grid(rows)


def grid_of_table(table: TableBlock) -> Grid:
    return Grid((table.header, *table.rows) if table.header else table.rows)


def grid_of_chart(data: ChartData) -> Grid:
    """The rows of a chart as they are typed: the names of the series, then each category with its numbers."""
    heads = (data.corner, *(series.name for series in data.series))
    numbers = zip(*(series.values for series in data.series), strict=True)
    return Grid((heads, *((name, *row) for name, row in zip(data.categories, numbers, strict=True))))
