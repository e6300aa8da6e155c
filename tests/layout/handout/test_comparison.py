"""Comparisons in the handout: sides beside one another, or one under the other where there is no room."""

from __future__ import annotations

import pytest

from sinopack.page import Page, Role, Table, TextBox
from tests.layout.handout.laid import laid_out
from tests.layout.handout.reading import flat
from tests.plan.typed import typed

SHEETS = [("A4", "standard"), ("A5", "standard"), ("A4", "large-print")]


def pages_of(body: str, paper: str = "A4", profile: str = "standard") -> list[Page]:
    pack = typed(f"pack: P\nsections:\n  - title: S\n    body:\n{body}")
    return list(laid_out(pack, paper, profile=profile).document.pages)


def texts(pages: list[Page]) -> dict[str, TextBox]:
    return {item.key: item for page in pages for item in flat(page.items) if isinstance(item, TextBox)}


def lists(count: int) -> str:
    points = "".join(f"            - The point number {number} of the first side\n" for number in range(count))
    return f"      - comparison:\n          Moscow:\n{points}          Beijing:\n            - One point\n"


@pytest.mark.parametrize(("paper", "profile"), SHEETS)
def test_sides_stand_beside_one_another_where_they_have_room(paper: str, profile: str) -> None:
    found = texts(pages_of(lists(3), paper, profile))
    left, right = (found[key] for key in found if "-side-" in key and key.endswith("-name"))
    assert (left.text, right.text) == ("Moscow", "Beijing")
    if profile == "standard":
        assert left.rect.y == right.rect.y
        assert left.rect.right < right.rect.x
        assert left.rect.width == pytest.approx(right.rect.width)
    else:
        assert left.rect.x == right.rect.x


def test_a_long_list_goes_on_under_the_names_again_and_no_point_is_lost() -> None:
    pages = pages_of(lists(60))
    found = [item for page in pages for item in flat(page.items) if isinstance(item, TextBox)]
    points = [item.text for item in found if item.role is Role.LIST_ITEM and "number" in item.text]
    assert points == [f"The point number {number} of the first side" for number in range(60)]
    again = [item for item in found if item.key.endswith("-name-again")]
    assert {item.text for item in again} == {"Moscow", "Beijing"}
    assert {item.role for item in again} == {Role.ARTIFACT}


def test_aspects_are_the_rows_of_a_table_with_columns_as_wide_as_one_another() -> None:
    body = (
        "      - comparison: [Moscow, Beijing]\n        aspects:\n          - The border | To keep it | To talk of it\n"
    )
    (table,) = (item for page in pages_of(body) for item in flat(page.items) if isinstance(item, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["", "Moscow", "Beijing"],
        ["The border", "To keep it", "To talk of it"],
    ]
    assert table.columns[1] == pytest.approx(table.columns[2])
    assert table.columns[0] < table.columns[1]
    assert sum(table.columns) == pytest.approx(493.23, abs=0.1)
