"""A table that was divided over slides, put together again.

In: the cells of its parts, in order. Out: the cells of the whole, as one would type them.
"""

from __future__ import annotations

from collections.abc import Sequence

Cells = list[list[str]]


def rejoined(parts: Sequence[Cells], header_rows: int) -> Cells:
    """Parts under one head are rows that go on; parts under another are columns that go on, their first column said
    again."""
    groups: dict[tuple[tuple[str, ...], ...], Cells] = {}
    for part in parts:
        head = tuple(map(tuple, part[:header_rows]))
        rows = groups.setdefault(head, [list(row) for row in head])
        rows += part[header_rows:]
    first, *others = groups.values()
    for group in others:
        assert [row[0] for row in group] == [row[0] for row in first]
        first = [[*row, *more[1:]] for row, more in zip(first, group, strict=True)]
    return first


def is_said(typed: Cells, parts: Sequence[Cells], header_rows: int, *, header_column: bool) -> bool:
    """Whether the parts say the table that was typed, as it was or turned."""
    width = max(map(len, typed))
    full = [[*row, *[""] * (width - len(row))] for row in typed]
    turned = [list(column) for column in zip(*full, strict=True)]
    return rejoined(parts, header_rows) == full or rejoined(parts, int(header_column)) == turned
