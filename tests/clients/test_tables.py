"""Tables in the deck: every cell reads back as it was typed, and LibreOffice draws each row as high as was measured."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import pytest
from pptx import Presentation

from sinopack.page import Group, Item, Table
from tests.clients.packs import DECKS, BuiltPack, Workshop
from tests.clients.rules import Rule, rules_of
from tests.tools import require

WITHIN = 1.0
"""Points by which a rule may stand off its place (the figure to reach)."""

every_pack = pytest.mark.parametrize("name", DECKS)


def tables_in(items: tuple[Item, ...]) -> Iterator[Table]:
    for item in items:
        if isinstance(item, Table):
            yield item
        elif isinstance(item, Group):
            yield from tables_in(item.items)


def tables_of(pack: BuiltPack) -> list[list[Table]]:
    """The tables of each slide, as laid out."""
    return [list(tables_in(slide.page.items)) for slide in pack.deck.slides]


@every_pack
def test_cells_read_back_are_those_laid_out(workshop: Workshop, name: str) -> None:
    pack = workshop.built(name)
    drawn = [
        [
            [[cell.text.replace("\v", "\n") for cell in row.cells] for row in shape.table.rows]
            for shape in slide.shapes
            if getattr(shape, "has_table", False)
        ]
        for slide in Presentation(str(pack.pptx)).slides
    ]
    assert drawn == [
        [[[cell.text for cell in row] for row in table.rows] for table in slide] for slide in tables_of(pack)
    ]


@every_pack
def test_rows_are_drawn_as_high_as_they_were_measured(workshop: Workshop, name: str) -> None:
    require("soffice")
    tables = tables_of(workshop.built(name))
    if not any(tables):
        pytest.skip("no table")
    pages = rules_of(workshop.drawn(name).pdf)
    missed = [
        f"slide {number}, {table.key}: the rule under row {row} at {y:.1f}"
        for number, (found, rules) in enumerate(zip(tables, pages, strict=True), 1)
        for table in found
        for row, y in edges(table)
        if not _is_ruled(table, y, rules)
    ]
    assert missed == []


def edges(table: Table) -> Iterator[tuple[int, float]]:
    """The ends of the rows that have a rule below them, from the top of the slide."""
    for number, (row, bottom) in enumerate(zip(table.rows, accumulate(table.heights), strict=True), 1):
        if row[0].bottom:
            yield number, table.rect.y + bottom


def _is_ruled(table: Table, y: float, rules: list[Rule]) -> bool:
    """Whether a rule is drawn there from end to end, in one piece or cell by cell."""
    near = sorted((rule.left, rule.right) for rule in rules if abs(rule.y - y) <= WITHIN)
    reached = table.rect.x + WITHIN
    for left, right in near:
        if left > reached + WITHIN:
            return False
        reached = max(reached, right)
    return reached >= table.rect.right - WITHIN
