"""What a reader who listens is told of tables: which cells head which, over how many columns; lists within cells."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tests.tagged.products import tagged
from tests.tagged.reading import Element


def of_tag(element: Element, tag: str) -> Iterator[Element]:
    for each in element:
        if each.tag == tag:
            yield each


def attributes(element: Element) -> dict[str, object]:
    """What an element says of its place in a table."""
    given = element.source.get("/A", {})
    several = given if isinstance(given, pikepdf.Array) else [given]
    return {key: value for each in several if each.get("/O") == "/Table" for key, value in each.items()}


def test_a_heading_over_several_columns_says_so() -> None:
    file = tagged("comparisons", "handout.pdf")
    spanning = [each for each in of_tag(file.document, "TH") if "/ColSpan" in attributes(each)]
    assert [(file.text(each), int(str(attributes(each)["/ColSpan"]))) for each in spanning] == [
        ("Exports", 2),
        ("Imports", 2),
    ]
    assert {str(attributes(each)["/Scope"]) for each in spanning} == {"/Column"}


def test_every_row_has_as_many_cells_as_the_table_has_columns() -> None:
    file = tagged("comparisons", "handout.pdf")
    for table in of_tag(file.document, "Table"):
        widths = {
            sum(int(str(attributes(cell).get("/ColSpan", 1))) for cell in row if cell.tag in ("TH", "TD"))
            for row in of_tag(table, "TR")
        }
        assert len(widths) == 1


def test_points_in_a_cell_are_a_list() -> None:
    file = tagged("comparisons", "handout.pdf")
    lists = [each for cell in of_tag(file.document, "TD") for each in of_tag(cell, "L")]
    found = [[file.text(item) for item in of_tag(each, "LBody")] for each in lists]
    assert [len(items) for items in found] == [2, 3]
    assert found[1][:2] == ["Led by the First Consul", "Paid on time"]
    assert all(each.tag in ("L", "LI", "Lbl", "LBody") for listing in lists for each in listing)
