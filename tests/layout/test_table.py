"""Table widths are arithmetic; rows are as high as their highest cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.table import TableText, fits, lay_out_table, solve_widths
from sinopack.layout.text import Extent, Piece
from sinopack.page import Alignment
from tests.layout.desks import LOOK, make_composer


@pytest.mark.parametrize(
    ("extents", "width", "expected"),
    [
        ([(10, 30), (10, 30)], 100, (50, 50)),  # all on one line: the spare room is shared
        ([(10, 20), (10, 40)], 90, (35, 55)),
        ([(10, 100), (10, 100)], 100, (50, 50)),  # between: by what each would take
        ([(10, 20), (10, 110)], 65, (14.0909, 50.9091)),
        ([(60, 80), (60, 80)], 90, (45, 45)),  # too narrow for the words: by the longest word
        ([(20, 20), (60, 60)], 40, (10, 30)),
    ],
)
def test_solve_widths(extents: list[tuple[float, float]], width: float, expected: tuple[float, ...]) -> None:
    assert solve_widths([Extent(*each) for each in extents], width) == pytest.approx(expected, abs=1e-3)


pairs = st.tuples(st.floats(1, 200), st.floats(0, 400)).map(lambda pair: Extent(pair[0], pair[0] + pair[1]))


@given(st.lists(pairs, min_size=1, max_size=8), st.floats(50, 800))
def test_columns_fill_the_width_and_hold_their_words_where_they_can(extents: list[Extent], width: float) -> None:
    widths = solve_widths(extents, width)
    assert sum(widths) == pytest.approx(width)
    if sum(extent.minimum for extent in extents) <= width:
        assert all(found >= extent.minimum - 1e-6 for found, extent in zip(widths, extents, strict=True))


def pieces(*texts: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(text),) for text in texts)


LONG = "a text that is long enough to take more than one line of a narrow column"


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    text = TableText((pieces("Year", "Event"), pieces("1956", LONG)), 1, False)
    table = lay_out_table(text, LOOK, 150.0, make_composer(), "table")
    lines = [[len(cell.lines) for cell in row] for row in table.rows]
    assert lines[0] == [1, 1]
    assert lines[1][1] > 1
    assert table.heights == tuple(max(row) * LOOK.text.leading + 2 * LOOK.padding for row in lines)
    assert table.rect.height == sum(table.heights)
    assert sum(table.columns) == pytest.approx(150.0)


def test_a_table_fits_where_every_column_holds_its_longest_word() -> None:
    composer = make_composer()
    text = TableText((pieces("Year", "Incomprehensibilities"), pieces("1956", LONG)), 1, False)
    measure = composer.typesetter.measure
    longest = [measure((Piece(word),), LOOK.heads, composer.base).minimum for word in ("1956", "Incomprehensibilities")]
    wanted = sum(longest) + LOOK.gap
    assert not fits(text, LOOK, wanted - 1.0, composer)
    assert fits(text, LOOK, wanted + 4.0, composer)


def test_rules_stand_at_the_ends_under_the_head_and_between_rows() -> None:
    text = TableText(tuple(pieces(word) for word in ("head", "one", "two")), 1, False)
    rows = lay_out_table(text, LOOK, 100.0, make_composer(), "table").rows
    assert [row[0].top for row in rows] == [LOOK.heavy, None, None]
    assert [row[0].bottom for row in rows] == [LOOK.medium, LOOK.light, LOOK.heavy]


def test_a_short_row_is_filled_with_empty_cells() -> None:
    text = TableText((pieces("a", "b", "c"), pieces("d")), 0, False)
    table = lay_out_table(text, LOOK, 200.0, make_composer(), "table")
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b", "c"], ["d", "", ""]]


def test_columns_are_aligned_as_asked() -> None:
    text = TableText((pieces("a", "b", "c"),), 0, False, ("left", "centre", "right"))
    (row,) = lay_out_table(text, LOOK, 200.0, make_composer(), "table").rows
    found = [cell.paragraphs[0].alignment for cell in row]
    assert found == [Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT]
