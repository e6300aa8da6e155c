"""The texts of finished items, with the rectangles that they are to keep inside.

In: items of a finished page or slide. Out: its text boxes and table cells, alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sinopack.geometry import Rect
from sinopack.page import Group, Item, Line, Paragraph, Table, TextBox


@dataclass(frozen=True, slots=True)
class FinishedText:
    """A text box or a table cell of a finished page."""

    key: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def finished_texts(items: Iterable[Item]) -> Iterator[FinishedText]:
    """The text boxes and table cells of finished items that say something, in reading order."""
    for item in items:
        if isinstance(item, Group):
            yield from finished_texts(item.items)
        elif isinstance(item, TextBox) and item.text.strip():
            yield FinishedText(item.key, item.rect, item.paragraphs, item.lines)
        elif isinstance(item, Table):
            yield from (text for text in _table_texts(item) if text.text.strip())


def _table_texts(table: Table) -> Iterator[FinishedText]:
    y = table.rect.y
    for row, (cells, height) in enumerate(zip(table.rows, table.heights, strict=True), start=1):
        x = table.rect.x
        for column, (cell, width) in enumerate(zip(cells, table.columns, strict=True), start=1):
            rect = Rect(x, y, width + sum(table.columns[column : column + cell.span - 1]), height)
            yield FinishedText(f"{table.key}[{row},{column}]", rect, cell.paragraphs, cell.lines)
            x += width
        y += height
