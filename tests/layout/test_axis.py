"""The axis of time: pieces, the break, spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.axis import BREAK_WIDTH, LEAST_SHARE, Axis, make_axis
from sinopack.plan.blocks import Chronology, TimeSpan

WIDTH = 500.0


def chronology(eras: list[tuple[float, float]], sections: list[tuple[float, float] | None]) -> Chronology:
    return Chronology(
        tuple(TimeSpan(f"Era {index}", *years) for index, years in enumerate(eras, 1)),
        tuple(years and TimeSpan(f"Section {index}", *years, index) for index, years in enumerate(sections, 1)),
    )


def test_without_dates_there_is_no_axis() -> None:
    assert make_axis(chronology([], []), WIDTH) is None
    assert make_axis(chronology([], [None, None]), WIDTH) is None


def test_one_piece_is_proportional() -> None:
    axis = make_axis(chronology([(1900.0, 2000.0)], [(1900.0, 1950.0), (1950.0, 2000.0)]), WIDTH)
    assert axis is not None
    assert axis.gap is None
    assert [axis.x(year) for year in (1900.0, 1925.0, 2000.0)] == [0.0, 125.0, 500.0]
    assert axis.spans(1910.0, 1920.0) == ((50.0, 100.0),)


def test_years_outside_stand_at_the_ends() -> None:
    axis = make_axis(chronology([(1900.0, 2000.0)], []), WIDTH)
    assert axis is not None
    assert (axis.x(1800.0), axis.x(2100.0)) == (0.0, WIDTH)
    assert axis.spans(1800.0, 1850.0) == ()


def test_a_long_stretch_without_sections_is_broken_out() -> None:
    axis = make_axis(chronology([(1917.0, 1970.0)], [(1917.0, 1928.0), (1949.0, 1960.0), (1960.0, 1970.0)]), WIDTH)
    assert axis is not None
    assert [(piece.start, piece.end) for piece in axis.pieces] == [(1917.0, 1928.0), (1949.0, 1970.0)]
    assert axis.gap is not None
    assert axis.gap[1] - axis.gap[0] == pytest.approx(BREAK_WIDTH * WIDTH)
    assert (axis.x(1917.0), axis.x(1970.0)) == (0.0, WIDTH)
    assert axis.x(1935.0) == axis.gap[1]
    assert len(axis.spans(1920.0, 1955.0)) == 2


def test_a_short_stretch_is_not() -> None:
    axis = make_axis(chronology([], [(1900.0, 1945.0), (1955.0, 2000.0)]), WIDTH)
    assert axis is not None
    assert axis.gap is None


def test_an_era_that_no_section_touches_is_never_broken_out() -> None:
    spans = chronology([(1900.0, 1950.0), (1950.0, 1970.0), (1970.0, 2000.0)], [(1900.0, 1920.0), (1990.0, 2000.0)])
    axis = make_axis(spans, WIDTH)
    assert axis is not None
    assert all(axis.spans(era.start, era.end) for era in spans.eras)


def test_eras_alone_can_be_broken_too() -> None:
    axis = make_axis(chronology([(0.0, 10.0), (90.0, 100.0)], []), WIDTH)
    assert axis is not None
    assert axis.gap is not None


years = st.floats(-800, 2100).map(lambda year: round(year, 1))
spans = st.tuples(years, st.floats(0.1, 400)).map(lambda pair: (pair[0], round(pair[0] + pair[1], 2)))


@given(st.lists(spans, max_size=5), st.lists(spans | st.none(), max_size=6), st.lists(years, min_size=2, max_size=6))
def test_later_is_never_further_left(
    eras: list[tuple[float, float]], sections: list[tuple[float, float] | None], some: list[float]
) -> None:
    axis = make_axis(chronology(eras, sections), WIDTH)
    if axis is None:
        return
    _check_pieces(axis)
    places = [axis.x(year) for year in sorted(some)]
    assert all(first <= second + 1e-9 for first, second in pairwise(places))
    for span in (*eras, *(section for section in sections if section)):
        stretches = axis.spans(*span)
        assert stretches
        assert all(-1e-9 <= left <= right <= WIDTH + 1e-9 for left, right in stretches)


def _check_pieces(axis: Axis) -> None:
    assert axis.pieces[0].left == 0.0
    assert axis.pieces[-1].right == pytest.approx(WIDTH)
    if len(axis.pieces) == 2:
        first, second = axis.pieces
        assert first.right < second.left
        least = LEAST_SHARE * (1 - BREAK_WIDTH) * WIDTH
        assert first.right - first.left >= least - 1e-6
        assert second.right - second.left >= least - 1e-6
