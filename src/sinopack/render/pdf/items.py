"""Items: finished items go in, each is drawn by a small function of its kind. Nothing here measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from sinopack.page import Chart, Connector, Group, Item, Picture, Shape, ShapedRun, Table, TextBox, cell_rects
from sinopack.render.pdf.drawings import draw_marks, draw_picture
from sinopack.render.pdf.reading import runs_with_text
from sinopack.render.pdf.shapes import draw_connector, draw_line, draw_shape, fill_path
from sinopack.render.pdf.sheet import Sheet
from sinopack.render.pdf.text import draw_lines


def draw_items(items: Iterable[Item], sheet: Sheet) -> None:
    """Draw items in their order."""
    for item in items:
        with sheet.drawing(item):
            _draw_item(item, sheet)


def _draw_item(item: Item, sheet: Sheet) -> None:
    match item:
        case TextBox():
            _draw_text_box(item, sheet)
        case Shape():
            draw_shape(item, sheet.content)
        case Connector():
            draw_connector(item, sheet.content)
        case Table():
            _draw_table(item, sheet)
        case Picture():
            draw_picture(item, sheet)
        case Chart():
            draw_marks(item.marks, sheet.content)
            draw_items(item.texts, sheet)
        case Group():
            draw_items(item.items, sheet)
        case _ as never:
            assert_never(never)


def _draw_text_box(box: TextBox, sheet: Sheet) -> None:
    """Draw what is behind the text, which is not read, then the text."""
    if box.fill or box.stroke:
        with sheet.unread():
            draw_shape(Shape(box.rect, box.outline, box.key, box.fill, box.stroke), sheet.content)
    tagged = sheet.tags.paragraphs(box) if sheet.tags else ()
    origin = box.rect.x + box.padding.left, box.rect.y + box.padding.top
    draw_lines(box.lines, box.paragraphs, origin, sheet, tagged)


def _draw_table(table: Table, sheet: Sheet) -> None:
    """Draw all fills, then all rules (which no fill may cover), then the text, row by row."""
    content = sheet.content
    cells = list(cell_rects(table))
    with sheet.unread():
        for cell, rect in cells:
            if cell.fill:
                fill_path(content.box(rect), rect, cell.fill, content)
        for cell, rect in cells:
            if cell.top:
                draw_line(rect.x, rect.y, rect.right, rect.y, cell.top, content)
            if cell.bottom:
                draw_line(rect.x, rect.bottom, rect.right, rect.bottom, cell.bottom, content)
    tagged = list(chain.from_iterable(sheet.tags.cells(table))) if sheet.tags else []
    for index, (cell, rect) in enumerate(cells):
        origin = rect.x + cell.padding.left, rect.y + cell.padding.top
        draw_lines(cell.lines, cell.paragraphs, origin, sheet, tagged[index] if tagged else ())


def runs_of(items: Iterable[Item]) -> Iterator[tuple[ShapedRun, str]]:
    """Every run that drawing the items will draw, with the text it stands for."""
    for item in items:
        match item:
            case TextBox():
                lines = item.lines
            case Table():
                lines = tuple(line for row in item.rows for cell in row for line in cell.lines)
            case Group():
                yield from runs_of(item.items)
                continue
            case Chart():
                yield from runs_of(item.texts)
                continue
            case Shape() | Connector() | Picture():
                continue
            case _ as never:
                assert_never(never)
        for line in lines:
            yield from runs_with_text(line)
            if line.marker:
                yield from ((run, run.text) for run in line.marker.runs)
