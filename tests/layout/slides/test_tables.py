"""Tables, key terms and the timeline: native tables whose rows stay in order, under heads that are repeated."""

from __future__ import annotations

import pytest

from sinopack.page import Deck
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, cells, sizes, slides_of, table, tables

HEAD = "pack: A pack\nsections:\n  - title: Stones\n    body:\n      - title: Hardness\n        table:\n"


LONG = " ".join(["something"] * 60)
"""A text too long to be drawn, so that the timeline is a table."""


def stones(rows: int, words: str = "hard", extra: str = "") -> str:
    lines = ["[Stone, What it is like]", *(f"[Stone {number}, {words}]" for number in range(rows))]
    return HEAD + "".join(f"          - {line}\n" for line in lines) + extra


def table_slides(deck: Deck) -> list[list[list[str]]]:
    return [cells(found) for slide in slides_of(deck, "Title only") for found in tables(slide)]


def test_a_small_table_has_spacious_rows_in_the_full_size() -> None:
    (slide,) = slides_of(deck_of(stones(3)).result, "Title only")
    found = table(slide)
    assert cells(found)[0] == ["Stone", "What it is like"]
    assert found.heights == (72.0,) * 4
    assert sizes(found) == {22.0}
    assert sum(found.columns) == pytest.approx(864.0)
    assert (found.rect.x, found.rect.y) == (48.0, 116.0)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_rows_stay_in_order_under_repeated_heads(ratio: str) -> None:
    found = deck_of(stones(40), ratio)
    parts = table_slides(found.result)
    assert len(parts) > 2
    assert {tuple(part[0]) for part in parts} == {("Stone", "What it is like")}
    assert [row[0] for part in parts for row in part[1:]] == [f"Stone {number}" for number in range(40)]
    slides = slides_of(found.result, "Title only")
    assert len({table(slide).columns for slide in slides}) == 1
    assert {size for slide in slides for size in sizes(table(slide))} <= {22.0, 20.0, 18.0}
    assert all(table(slide).rect.bottom <= 484.0 for slide in slides)
    assert f"divided over {len(parts)}" in found.notices[-1].message


def test_the_caption_stands_at_the_foot_of_each_slide() -> None:
    slides = slides_of(deck_of(stones(40, extra="        caption: After Mohs.\n")).result, "Title only")
    for slide in slides:
        caption = box(slide, "-caption")
        assert caption.text == "After Mohs."
        assert table(slide).rect.bottom < caption.rect.y
        assert sizes(caption) == {18.0}


def test_a_row_taller_than_a_slide_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        deck_of(stones(2, "stone " * 600))
    (problem,) = raised.value.problems
    assert problem.message == "A row of “Hardness” is too tall for a slide, even at 18 pt."
    assert problem.place is not None


def test_a_word_is_kept_whole_by_a_smaller_size() -> None:
    heads = ", ".join(["Responsibilities"] * 6)
    text = HEAD + f"          - [{heads}]\n          - [{', '.join('abcdef')}]\n"
    (slide,) = slides_of(deck_of(text).result, "Title only")
    found = table(slide)
    assert sizes(found) < {22.0, 20.0, 18.0}
    assert {len(cell.lines) for cell in found.rows[0]} == {1}


def test_terms_have_their_other_name_below() -> None:
    text = """
    pack: P
    sections: [{title: S}]
    terms:
      - {term: Marl, also: Mergel, meaning: Clay with lime.}
      - Slate: It splits.
    """
    (slide,) = slides_of(deck_of(text).result, "Title only")
    assert cells(table(slide)) == [["Marl\nMergel", "Clay with lime."], ["Slate", "It splits."]]
    assert (table(slide).header_rows, table(slide).header_column) == (0, True)


def test_events_name_their_era() -> None:
    text = f"""
    pack: P
    sections: [{{title: S}}]
    timeline:
      eras:
        - {{name: Stone, dates: 1900/1950}}
        - {{name: Iron, dates: 1950/2000}}
      events:
        - {{date: 1960, text: Later}}
        - {{date: 1910, text: Early}}
        - {{date: 2005, text: {LONG}}}
    """
    (slide,) = slides_of(deck_of(text).result, "Title only")
    assert (table(slide).header_rows, table(slide).header_column) == (1, True)
    assert cells(table(slide)) == [
        ["Date", "Event", "Era"],
        ["1910", "Early", "Stone"],
        ["1960", "Later", "Iron"],
        ["2005", LONG, ""],
    ]


def test_without_eras_events_have_two_columns() -> None:
    text = f"pack: P\nsections: [{{title: S}}]\ntimeline:\n  events:\n    - {{date: 1910, text: {LONG}}}\n"
    (slide,) = slides_of(deck_of(text).result, "Title only")
    assert cells(table(slide)) == [["Date", "Event"], ["1910", LONG]]
