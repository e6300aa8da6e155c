"""Tables in the deck: every cell reads back as it was typed, and LibreOffice draws each row as high as was measured."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import pytest
from pptx import Presentation

from sinopack.content import load
from sinopack.geometry import Rect
from sinopack.page import Group, Item, Table
from sinopack.plan.blocks import Comparison, TableOf
from sinopack.plan.slides import plan_deck
from sinopack.theme import load_labels
from tests.clients.packs import DECKS, PACKS, BuiltPack, Workshop
from tests.clients.rejoined import Cells, is_said
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
def test_what_was_typed_is_read_back(workshop: Workshop, name: str) -> None:
    """Every number and word of every table and comparison, in its place, however it was divided."""
    typed = {block.key: block for block in tables_typed(name)}
    parts: dict[str, list[Cells]] = {}
    for slide in Presentation(str(workshop.built(name).pptx)).slides:
        for shape in slide.shapes:
            key = shape.name.removeprefix("Table ").partition("/")[0]
            if key in typed and getattr(shape, "has_table", False):
                cells = [[cell.text.replace("\v", "\n") for cell in row.cells] for row in shape.table.rows]
                parts.setdefault(key, []).append(cells)
    assert parts.keys() == typed.keys()
    for key, block in typed.items():
        assert is_said(cells_of(block), parts[key], header_rows_of(block), header_column=has_row_heads(block)), key


def tables_typed(name: str) -> list[TableOf | Comparison]:
    """The tables of a deck as they are planned, from the content alone, and the comparisons that are tables."""
    pack = load(PACKS.get(name, PACKS["sample"]))
    planned = [slide.block for slide in plan_deck(pack, load_labels(pack.pack.language)).slides]
    return [each for each in planned if isinstance(each, TableOf) or (isinstance(each, Comparison) and each.aspects)]


def cells_of(block: TableOf | Comparison) -> Cells:
    if isinstance(block, TableOf):
        return [[cell.text for cell in row] for row in block.rows]
    rows = [
        [aspect.name.text, *("\n".join(text.text for text in cell) for cell in aspect.cells)]
        for aspect in block.aspects
    ]
    return [["", *(side.name.text for side in block.sides)], *rows]


def header_rows_of(block: TableOf | Comparison) -> int:
    return block.header_rows if isinstance(block, TableOf) else 1


def has_row_heads(block: TableOf | Comparison) -> bool:
    return block.header_column if isinstance(block, TableOf) else True


def test_a_rule_that_stands_off_is_caught() -> None:
    rules = [Rule(10.0, 40.0, 100.0), Rule(40.0, 110.0, 100.0)]
    table = Table(Rect(10.0, 50.0, 100.0, 50.0), (100.0,), (50.0,), (), "en", "table")
    assert _is_ruled(table, 100.9, rules)
    assert not _is_ruled(table, 101.5, rules)
    assert not _is_ruled(table, 100.0, rules[:1])


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
