"""What finished pages really paint on what: every pair of text and ground, and of line or mark and ground.

In: pages and slides. Out: `Pair`s. A ground is the topmost filled shape or cell that was painted before and holds the
middle of what is looked at, else the page's own ground, else the paper. A picture is no ground: nothing is set on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import get_args

from msgspec import Struct

from sinopack.content import Pack
from sinopack.content.products import EditionName
from sinopack.geometry import Rect
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.page import Cell, Chart, Colour, Connector, Fill, Group, Hatch, Item, Line, Picture, Shape, Table, TextBox

RECTANGLE = ["M", "L", "L", "L", "Z"]
"""The steps of a path round a rectangle."""
LARGE, LARGE_BOLD = 18.0, 14.0  # points (WCAG 2.1, “large scale”)


class Pair(Struct, frozen=True):
    """A colour, what it is painted on, and whether it is text, large text (`large`), a line or a mark."""

    kind: str
    colour: Colour
    ground: Colour
    where: str


def painted(pack: Pack, folder: Path) -> Iterator[Pair]:
    """Every pair of the handout in both editions and of the slides, the fixed items of their layouts among them."""
    for edition in get_args(EditionName):
        for page in lay_out_handout(pack, folder, edition=edition).result.pages:
            yield from on_page(page.items, page.ground)
    deck = lay_out_deck(pack, folder).result
    assert deck is not None
    layouts = {layout.name: layout for layout in deck.layouts}
    for slide in deck.slides:
        layout = layouts[slide.layout]
        yield from on_page((*layout.items, *slide.page.items), slide.page.ground or layout.ground)


def on_page(items: Iterable[Item], ground: Colour | None = None) -> Iterator[Pair]:
    grounds: list[tuple[Rect | None, Fill]] = [(None, ground or Colour("paper", "FFFFFF"))]
    for item in flat(items):
        match item:
            case TextBox():
                behind = _behind(grounds, item.rect.x + item.rect.width / 2, item.rect.y + item.rect.height / 2)
                if item.stroke is not None:
                    yield Pair("line", item.stroke.colour, behind, item.key)
                if item.fill is not None:
                    if item.stroke is None:
                        yield Pair("mark", item.fill, behind, item.key)
                    grounds.append((item.rect, item.fill))
                left, top = item.rect.x + item.padding.left, item.rect.y + item.padding.top
                yield from _text(item.lines, left, top, grounds, item.key)
            case Shape(fill=fill, stroke=stroke):
                x, y = item.rect.x + item.rect.width / 2, item.rect.y + item.rect.height / 2
                behind = _behind(grounds, x, y)
                if fill is not None:
                    yield Pair("mark", fill.colour if isinstance(fill, Hatch) else fill, behind, item.key)
                    grounds.append((item.rect, fill))
                if stroke is not None:
                    yield Pair("line", stroke.colour, behind, item.key)
            case Connector():
                behind = _behind(grounds, (item.x1 + item.x2) / 2, (item.y1 + item.y2) / 2)
                yield Pair("line", item.stroke.colour, behind, item.key)
            case Table():
                yield from _table(item, grounds)
            case Chart():
                yield from _chart(item, grounds)
            case Picture():
                pass


def _chart(chart: Chart, grounds: list[tuple[Rect | None, Fill]]) -> Iterator[Pair]:
    """Its words on what they stand on, and the outlines by which its shapes are seen, however pale their fills. What
    stands on a slice is found by its label, for slices are not rectangles."""
    inside = list(grounds)
    for mark in chart.marks:
        if mark.stroke is not None:
            yield Pair("line", mark.stroke.colour, _behind(grounds, chart.rect.x, chart.rect.y), chart.key)
        if mark.fill is not None and [step[0] for step in mark.steps] == RECTANGLE:
            inside.append((mark.rect, mark.fill))
    on_slices = [label for series in chart.series for label in series.labels if not label.at]
    for label in on_slices:
        ground = label.plate or chart.series[0].slices[label.point].fill
        assert isinstance(ground, Colour)  # nothing is set straight on a hatch
        yield Pair("large" if label.style.size >= LARGE_BOLD else "text", label.style.colour, ground, chart.key)
    for text in chart.texts:
        if on_slices and _holds(chart.plot, text.rect):
            continue
        around = [*inside, (text.rect, text.fill)] if text.fill else inside
        yield from _text(text.lines, text.rect.x, text.rect.y, around, text.key)


def _holds(around: Rect, rect: Rect) -> bool:
    return around.x <= rect.x and rect.right <= around.right and around.y <= rect.y and rect.bottom <= around.bottom


def flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def _behind(grounds: list[tuple[Rect | None, Fill]], x: float, y: float) -> Colour:
    """The colour there. Text straight on a hatch is measured against the hatch's own lines: it must not be."""
    for rect, fill in reversed(grounds):
        if rect is None or (rect.x <= x <= rect.x + rect.width and rect.y <= y <= rect.y + rect.height):
            return fill.colour if isinstance(fill, Hatch) else fill
    raise AssertionError("a page has a ground")


def _text(
    lines: Iterable[Line], left: float, top: float, grounds: list[tuple[Rect | None, Fill]], key: str
) -> Iterator[Pair]:
    for line in lines:
        marker = line.marker
        for run in (*line.runs, *(marker.runs if marker else ())):
            if not run.text.strip():
                continue
            style, size = run.style, run.style.size
            kind = "large" if size >= (LARGE_BOLD if style.font.bold else LARGE) else "text"
            ground = _behind(grounds, left + run.x + run.width / 2, top + line.baseline - size * 0.3)
            yield Pair(kind, style.colour, ground, key)
        if marker and marker.colour and marker.side:
            middle = marker.side / 2
            yield Pair("mark", marker.colour, _behind(grounds, left + marker.x + middle, top + marker.y + middle), key)


def _table(table: Table, grounds: list[tuple[Rect | None, Fill]]) -> Iterator[Pair]:
    lefts, tops = [0.0, *accumulate(table.columns)], [0.0, *accumulate(table.heights)]
    for row, top, height in zip(table.rows, tops, table.heights, strict=False):
        for cell, left, width in zip(row, lefts, table.columns, strict=False):
            rect = Rect(table.rect.x + left, table.rect.y + top, width, height)
            yield from _cell(cell, rect, grounds, table.key)


def _cell(cell: Cell, rect: Rect, grounds: list[tuple[Rect | None, Fill]], key: str) -> Iterator[Pair]:
    inside = [*grounds, (rect, cell.fill)] if cell.fill else grounds
    yield from _text(cell.lines, rect.x + cell.padding.left, rect.y + cell.padding.top, inside, key)
    for stroke in (cell.top, cell.bottom):
        if stroke:
            yield Pair("line", stroke.colour, _behind(grounds, rect.x + rect.width / 2, rect.y), key)
