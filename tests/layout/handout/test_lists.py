"""Lists of three or more: no page has one item alone of a list that goes on, if its items are short."""

from __future__ import annotations

from textwrap import indent

import pytest

from sinopack.page import TextBox
from tests.layout.handout.laid import laid_out
from tests.layout.slides.decks import typed

CALLOUT = """
      - callout: |
{items}
        title: How many?
"""


def pages_of_items(before: int, items: int, *, callout: bool, words: int = 4) -> list[int]:
    """How many of the items stand on each page that has any, below so many lines of text."""
    lines = "\n".join(f"Line {number} by itself.\n" for number in range(before))
    listed = "\n".join(f"- Zebra {number} {'and so on ' * words}" for number in range(items))
    block = CALLOUT.format(items=indent(listed, " " * 10)) if callout else ""
    body = f"      - |\n{indent(lines if callout else f'{lines}{chr(10)}{listed}', ' ' * 8)}\n{block}"
    made = laid_out(typed(f"pack: P\nsections:\n  - title: S\n    body:\n{body}"), "A4")
    counts = [
        sum("Zebra" in item.said for item in page.items if isinstance(item, TextBox)) for page in made.document.pages
    ]
    return [count for count in counts if count]


@pytest.mark.parametrize("callout", [True, False])
@pytest.mark.parametrize("items", [3, 4, 12])
def test_no_item_is_left_alone_or_carried_over_alone(items: int, callout: bool) -> None:
    found = [pages_of_items(before, items, callout=callout) for before in range(4, 34)]
    assert all(sum(counts) == items for counts in found)
    assert all(min(counts) > 1 for counts in found)
    if items > 4:
        assert any(len(counts) > 1 for counts in found)  # so that the page did end among them


def test_long_items_may_part_for_room_is_worth_more() -> None:
    found = [pages_of_items(before, 4, callout=False, words=60) for before in range(4, 34)]
    assert any(1 in counts for counts in found)
