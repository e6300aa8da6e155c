"""Table widths are arithmetic; rows are as high as their highest cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.layout.table import TableText, fits, lay_out_table
from sinopack.layout.table_cells import Listed, words_of
from sinopack.layout.table_widths import even_widths, solve_widths
from sinopack.layout.text import Extent, Piece
from sinopack.page import Alignment, Table
from tests.layout.desks import LOOK, SANS, make_composer


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


def figures(*texts: str) -> TableText:
    rows = (pieces("Year", "Loan"), *(pieces(f"19{number:02}", text) for number, text in enumerate(texts)))
    return TableText(rows, 1, False, ("left", "decimal"))


def whole_digits_end(table: Table, row: int, whole: str) -> float:
    """Where the last whole digit of the figure in the second column ends, from the left of that column."""
    cell = table.rows[row][1]
    (line,) = cell.lines
    (run,) = line.runs
    return cell.padding.left + run.x + sum(run.advances[: len(whole)])


COMPOSER = make_composer()
FIGURES = st.tuples(st.integers(0, 99_999), st.none() | st.from_regex(r"\A[0-9]{1,4}\Z", fullmatch=False))


@given(st.lists(FIGURES, min_size=2, max_size=6), st.floats(90, 500))
def test_decimal_points_stand_under_one_another(numbers: list[tuple[int, str | None]], width: float) -> None:
    texts = [f"{whole}" if part is None else f"{whole}.{part}" for whole, part in numbers]
    if not any(part and len(part) != 3 for _, part in numbers):
        texts.append("0.25")
    table = lay_out_table(figures(*texts), LOOK, width, COMPOSER, "table")
    ends = [whole_digits_end(table, row, text.split(".")[0]) for row, text in enumerate(texts, 1)]
    assert ends == pytest.approx([ends[0]] * len(ends), abs=0.05)
    assert all(len(row[1].lines) == 1 for row in table.rows[1:])


@pytest.mark.parametrize(
    ("texts", "wholes"),
    [
        (("1,250", "12,400", "99"), ("1,250", "12,400", "99")),  # thousands
        (("1,5", "12,25", "1.036,5"), ("1", "12", "1.036")),  # a comma before decimals, whatever the language
        (("12.5 %", "110 %"), ("12", "110")),
        (("−38", "−8.7"), ("−38", "−8")),
    ],
)
def test_what_is_a_decimal_point_is_told_from_the_figures(texts: tuple[str, ...], wholes: tuple[str, ...]) -> None:
    table = lay_out_table(figures(*texts), LOOK, 300.0, make_composer(), "table")
    ends = [whole_digits_end(table, row, whole) for row, whole in enumerate(wholes, 1)]
    assert ends == pytest.approx([ends[0]] * len(ends), abs=0.05)


def test_white_that_nothing_needs_stands_behind_figures_not_before_them() -> None:
    text = TableText(
        (pieces("Number", "Name", "Mass"), pieces("1", "Hydrogen", "1.008")), 1, False, ("decimal", "left", "decimal")
    )
    (head, row) = lay_out_table(text, LOOK, 500.0, make_composer(), "table").rows
    first = row[0].lines[0]
    assert first.runs[0].x + first.width < 50.0  # under the end of “Number”, far from “Hydrogen”
    assert head[2].padding.right < 5.0  # and the last column ends at the edge


words = st.lists(st.sampled_from(("a", "word", "sentences", "of", "longer", "things", "incomprehensible")), max_size=14)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4), st.floats(320, 500))
def test_no_table_is_higher_than_with_widths_by_its_longest_cells(
    cells: list[tuple[list[str], list[str], list[str]]], width: float
) -> None:
    text = TableText(tuple(pieces(*map(" ".join, row)) for row in cells), 0, False)
    composer = COMPOSER
    found = lay_out_table(text, LOOK, width, composer, "table")
    extents = [composer.typesetter.measure(cell, SANS, composer.base) for row in text.rows for cell in row]
    assert all(column >= max(extent.minimum for extent in extents[at::3]) for at, column in enumerate(found.columns))
    plain = [Extent(least, most) for least, most in by_longest(extents)]
    fixed = replace(text, widths=solve_widths(plain, width))
    assert found.rect.height <= lay_out_table(fixed, LOOK, width, composer, "table").rect.height + 0.01


def by_longest(extents: list[Extent]) -> list[tuple[float, float]]:
    gaps = (LOOK.gap + 1.0, LOOK.gap + 1.0, 1.0)
    return [
        (max(each.minimum for each in extents[at::3]) + gap, max(each.maximum for each in extents[at::3]) * 1.02 + gap)
        for at, gap in enumerate(gaps)
    ]


def test_a_column_of_one_long_text_takes_room_from_one_of_short_texts() -> None:
    """The longest cell of each is as long, but only the second column is full of such."""
    long = "a sentence that is about as long as any other in this table, and then some"
    rows = (pieces(long, long), *(pieces("short", long) for _ in range(6)))
    left, right = lay_out_table(TableText(rows, 0, False), LOOK, 300.0, make_composer(), "table").columns
    assert right > 1.3 * left


def test_turned_and_back_it_is_the_same() -> None:
    text = TableText((pieces("", "Jan", "Feb"), pieces("Lisbon", "12", "13")), 1, True, ("left", "decimal", "decimal"))
    turned = text.turned()
    assert turned is not None
    assert [[words_of(cell) for cell in row] for row in turned.rows] == [["", "Lisbon"], ["Jan", "12"], ["Feb", "13"]]
    assert (turned.header_rows, turned.header_column, turned.alignments) == (1, True, ("left", "decimal"))
    assert turned.turned() == text
    headed = TableText(text.rows, 1, False).turned()
    assert headed is not None
    assert (headed.header_rows, headed.header_column) == (0, True)
    assert TableText(text.rows, 0, False).turned() is None  # nothing would say what is what
    assert TableText((*text.rows, *text.rows), 2, True).turned() is None


def test_columns_can_be_picked() -> None:
    text = TableText((pieces("a", "b", "c"), pieces("d")), 1, False, ("left", "right", "centre"))
    picked = text.picked((0, 2))
    assert [[words_of(cell) for cell in row] for row in picked.rows] == [["a", "c"], ["d", ""]]
    assert picked.alignments == ("left", "centre")


def test_a_heading_reaches_over_the_columns_that_follow_it_without_one() -> None:
    rows = (
        pieces("", "Exports", "", "Imports"),
        pieces("Year", "Tons", "Share", "Tons"),
        pieces("1820", "1", "2", "3"),
    )
    top, below, _ = lay_out_table(TableText(rows, 2, True), LOOK, 400.0, make_composer(), "table").rows
    assert [cell.span for cell in top] == [1, 2, 0, 1]
    assert [cell.bottom for cell in top] == [None, LOOK.light, LOOK.light, LOOK.light]
    assert [cell.span for cell in below] == [1, 1, 1, 1]
    assert top[2].lines == ()
    apart = lay_out_table(TableText(rows, 2, True), replace(LOOK, merges=False), 400.0, make_composer(), "table")
    assert [cell.span for row in apart.rows for cell in row] == [1] * 12


def test_points_in_a_cell_are_paragraphs_with_squares() -> None:
    cell = Listed(((Piece("one"),), (Piece(LONG),)))
    text = TableText(((*pieces("Aspect"), cell),), 0, True)
    table = lay_out_table(text, LOOK, 200.0, make_composer(), "table")
    found = table.rows[0][1]
    assert found.text == f"one\n{LONG}"
    assert [line.marker is not None for line in found.lines].count(True) == 2
    assert all(paragraph.bullet for paragraph in found.paragraphs)
    assert table.heights[0] == pytest.approx(found.lines[-1].top + LOOK.text.leading + 2 * LOOK.padding)


def test_even_columns_are_equally_wide_where_that_breaks_no_word() -> None:
    rows = (pieces("", "A", "A longer name"), pieces("Ideology", LONG, "short"))
    even = lay_out_table(TableText(rows, 1, True, even=True), LOOK, 400.0, make_composer(), "table").columns
    assert even[1] == pytest.approx(even[2])
    assert even_widths([Extent(10, 30), Extent(20, 90), Extent(60, 90)], 120.0) == ()
    assert even_widths([Extent(10, 30), Extent(20, 90), Extent(40, 90)], 100.0) == (10, 45, 45)
