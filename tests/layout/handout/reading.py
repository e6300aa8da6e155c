"""Finished pages read back: where their text stands, and what they say.

In: pages as the layout made them. Out: rectangles of lines, texts by key, words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sinopack.geometry import Rect
from sinopack.page import Chart, Group, Item, Line, Page, Role, Table, TextBox

FURNITURE = (Role.FOOTER, Role.ARTIFACT, Role.CONTENTS)


def flat(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, those of groups included."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def text_boxes(page: Page) -> list[TextBox]:
    return [item for item in flat(page.items) if isinstance(item, TextBox)]


def charts_of(page: Page) -> list[Chart]:
    return [item for item in flat(page.items) if isinstance(item, Chart)]


def tables(page: Page) -> list[Table]:
    return [item for item in flat(page.items) if isinstance(item, Table)]


def cells(table: Table) -> Iterator[tuple[Rect, tuple[Line, ...]]]:
    """The lines of each cell and the rectangle inside its padding."""
    y = table.rect.y
    for row, height in zip(table.rows, table.heights, strict=True):
        x = table.rect.x
        for cell, width in zip(row, table.columns, strict=True):
            inner = cell.padding
            yield (
                Rect(
                    x + inner.left, y + inner.top, width - inner.left - inner.right, height - inner.top - inner.bottom
                ),
                cell.lines,
            )
            x += width
        y += height


def line_rects(origin: Rect, lines: Iterable[Line]) -> Iterator[Rect]:
    """Where the text of lines stands on the sheet: as wide as its glyphs, as high as its pitch."""
    for line in lines:
        if line.runs:
            left = min(run.x for run in line.runs)
            yield Rect(origin.x + left, origin.y + line.top, line.width, line.height)


def inked(page: Page) -> Iterator[tuple[str, Rect]]:
    """Every line of text of a page, with the key of what it belongs to."""
    for box in text_boxes(page):
        for rect in line_rects(box.rect, box.lines):
            yield box.key, rect
    for table in tables(page):
        for inner, lines in cells(table):
            for rect in line_rects(inner, lines):
                yield table.key, rect


def overlap(first: Rect, second: Rect) -> float:
    """The smaller of the two lengths by which rectangles overlap; not positive where they do not."""
    across = min(first.right, second.right) - max(first.x, second.x)
    return min(across, min(first.bottom, second.bottom) - max(first.y, second.y))


def unspaced(text: str) -> str:
    """The text without white space and soft hyphens, which line breaks swallow."""
    return "".join(text.replace("\u00ad", "").split())


def lines_by_key(pages: Iterable[Page]) -> dict[str, str]:
    """What the measured lines under each key say, over all pages, unspaced; furniture excluded."""
    said: dict[str, str] = {}
    for page in pages:
        for box in text_boxes(page):
            if box.role not in FURNITURE:
                said[box.key] = said.get(box.key, "") + unspaced("".join(line.text for line in box.lines))
    return said


def paragraphs_by_key(pages: Iterable[Page], *, aloud: bool = False) -> dict[str, str]:
    """What the paragraphs under each key say, `aloud` with the sources of formulas in their gaps; those of a box that
    was cut are the same on both pages."""
    said: dict[str, dict[str, None]] = {}
    for page in pages:
        for box in text_boxes(page):
            if box.role not in FURNITURE:
                said.setdefault(box.key, {}).update(
                    dict.fromkeys(each.said if aloud else each.text for each in box.paragraphs)
                )
    return {key: "\n".join(texts) for key, texts in said.items()}
