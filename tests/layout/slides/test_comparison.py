"""Comparisons on slides: rows in a table, or names and lists in placeholders side by side, never too long."""

from __future__ import annotations

import pytest

from sinopack.page import BulletKind, Connector, PlaceholderKind, Role, Slide, TextBox
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import boxes, cells, sizes, table

START = "pack: A pack\nsections:\n  - title: S\n    body:\n"


def slides(body: str, ratio: str = "16:9") -> list[Slide]:
    return [slide for slide in deck_of(START + body, ratio).result.slides if "comparison" in slide.page.key]


def sides(points: dict[str, list[str]]) -> str:
    lines = "".join(
        f"          {name}:\n{''.join(f'            - {point}' + chr(10) for point in said)}"
        for name, said in points.items()
    )
    return f"      - title: What each wanted\n        comparison:\n{lines}"


def lists(slide: Slide) -> list[TextBox]:
    return [box for box in boxes(slide) if box.key.endswith("-list")]


def test_aspects_are_rows_of_a_table() -> None:
    body = (
        "      - comparison: [Moscow, Beijing]\n        aspects:\n          - Ideology | One camp | Equal parties\n"
        "          - [The West, [Peace, Trade], None]\n"
    )
    (slide,) = slides(body)
    found = table(slide)
    assert cells(found) == [
        ["", "Moscow", "Beijing"],
        ["Ideology", "One camp", "Equal parties"],
        ["The West", "Peace\nTrade", "None"],
    ]
    assert (found.header_rows, found.header_column) == (1, True)
    assert found.columns[1] == pytest.approx(found.columns[2])
    assert slide.title == "Moscow · Beijing"


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("names", [["Moscow", "Beijing"], ["Moscow", "Beijing", "Hanoi"]])
def test_sides_with_points_fill_the_placeholders_of_their_layout(ratio: str, names: list[str]) -> None:
    (slide,) = slides(sides({name: [f"{name} one", f"{name} two"] for name in names}), ratio)
    assert slide.layout == ("Comparison" if len(names) == 2 else "Comparison of three")
    filled = [box for box in boxes(slide) if box.placeholder and box.placeholder.kind is PlaceholderKind.BODY]
    assert [(box.placeholder and box.placeholder.index, box.text) for box in filled] == [
        entry
        for at, name in enumerate(names)
        for entry in ((2 * at + 1, name), (2 * at + 2, f"{name} one\n{name} two"))
    ]
    assert {box.role for box in lists(slide)} == {Role.LIST}
    assert all(box.paragraphs[0].bullet and box.paragraphs[0].bullet.kind is BulletKind.SQUARE for box in lists(slide))
    assert len({box.rect.y for box in lists(slide)}) == 1
    rules = [item for item in slide.page.items if isinstance(item, Connector)]
    assert len(rules) == len(names)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_too_many_points_are_divided_in_order_and_nothing_overflows(ratio: str) -> None:
    many = [f"The point number {number} of a long list of points" for number in range(14)]
    found = slides(sides({"Moscow": many, "Beijing": ["Only one", "and another"]}), ratio)
    assert len(found) > 1
    said = ["", ""]
    for slide in found:
        for box in lists(slide):
            side = int(box.key.split("-side-")[1][0]) - 1
            said[side] += box.text + "\n"
            assert box.lines[-1].top + box.lines[-1].height <= box.rect.height
            assert box.rect.bottom <= 484.0
    assert said[0].split("\n")[:-1] == many
    assert said[1].split("\n")[:-1] == ["Only one", "and another"]
    assert len({size for slide in found for box in lists(slide) for size in sizes(box)}) == 1
    assert min(size for slide in found for box in lists(slide) for size in sizes(box)) >= 20.0


def test_names_of_two_lines_stand_on_the_line_of_the_others() -> None:
    long = "A name that is much too long for a single line of a third"
    (slide,) = slides(sides({"Moscow": ["a"], "Beijing": ["b"], long: ["c"]}))
    names = [box for box in boxes(slide) if box.key.endswith("-name")]
    assert len({round(box.rect.bottom, 3) for box in names}) == 1
    assert min(box.rect.y for box in names) >= 116.0
