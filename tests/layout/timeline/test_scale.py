"""Scales: proportional, even and broken; which is chosen; their ticks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.timeline.scale import (
    Demand,
    Mode,
    Room,
    TimeScale,
    choose_scale,
    even,
    proportional,
    strain,
)
from sinopack.layout.timeline.ticks import tick_words, ticks_of
from sinopack.theme import load_labels

ROOM = Room(600.0, 6.0, 8.0)
EN = load_labels("en")


years_of_history = st.floats(-3000, 2025, allow_nan=False).map(lambda year: round(year, 4))


def demand(times: list[float], size: float = 14.0, **more: tuple[float, ...]) -> Demand:
    return Demand(tuple(times), (size,) * len(times), **more)


def words(scale: TimeScale, apart: float = 30.0) -> list[str]:
    return [tick_words(tick, EN) for tick in ticks_of(scale, apart, 4.0) if tick.named]


def test_spread_events_are_drawn_to_scale() -> None:
    scale = choose_scale(demand([1900.0 + 10 * n for n in range(11)]), (1900.0, 2001.0), ROOM)
    assert scale.mode is Mode.PROPORTIONAL
    assert scale.at(1900.0) == 0.0
    assert scale.at(1950.5) == pytest.approx(300.0)


def test_a_long_empty_stretch_is_left_out_of_a_crowded_line() -> None:
    scale = choose_scale(demand([1000.0, *(1900.0 + n for n in range(30))], 10.0), (1000.0, 1930.0), ROOM)
    assert scale.mode is Mode.BROKEN
    (gap,) = scale.breaks
    assert gap[1] - gap[0] == pytest.approx(ROOM.cut)
    assert scale.pieces[0].end < 1100 < 1850 < scale.pieces[1].start
    assert scale.at(1500.0) in gap
    assert len(scale.stretches(1000.0, 1930.0)) == 2


def test_the_rate_may_change_where_an_era_begins() -> None:
    times = [1800.0, 1820.0, 1840.0, 1860.0, 1880.0, *(1900.0 + n * 0.4 for n in range(25))]
    scale = choose_scale(demand(times, eras=(1800.0, 1900.0)), (1800.0, 1910.0), ROOM)
    assert scale.mode is Mode.BROKEN
    assert [piece.start for piece in scale.pieces] == [1800.0, 1900.0]
    assert scale.pieces[0].end == 1900.0
    assert scale.pieces[0].rate < scale.pieces[1].rate


def test_crowds_everywhere_are_spaced_evenly() -> None:
    times = sorted(century + n / 50 for century in range(1500, 2000, 50) for n in range(4))
    scale = choose_scale(demand(times, 20.0), (1500.0, 1951.0), ROOM)
    assert scale.mode is Mode.EVEN
    steps = {round(two - one, 6) for one, two in pairwise(scale.at(time) for time in times)}
    assert steps == {600.0 / len(times)}


def test_the_author_decides() -> None:
    crowded = demand([1900.0 + n for n in range(30)])
    for mode in Mode:
        assert choose_scale(demand([1900.0, 1990.0]), (1900.0, 1991.0), ROOM, mode.value).mode is mode
    assert choose_scale(crowded, (1900.0, 1930.0), ROOM, "broken").mode is Mode.PROPORTIONAL  # nowhere to break it


def test_no_break_swallows_the_end_of_a_range() -> None:
    crowd = demand([1000.0, *(1900.0 + n for n in range(30))], 10.0, others=(1450.0,))
    scale = choose_scale(crowd, (1000.0, 1930.0), ROOM)
    assert any(piece.start <= 1450.0 <= piece.end for piece in scale.pieces)


def test_ties_share_one_place_on_an_even_scale() -> None:
    scale = even([1900.0, 1901.0, 1901.0, 1950.0], (1900.0, 1951.0), 400.0)
    assert [scale.at(year) for year in (1900.0, 1901.0, 1950.0)] == [50.0, 150.0, 350.0]


@given(
    st.lists(years_of_history, min_size=1, max_size=60),
    st.sampled_from(["auto", *(mode.value for mode in Mode)]),
    st.lists(years_of_history, max_size=4),
)
def test_scales_never_turn_back(years: list[float], wanted: str, eras: list[float]) -> None:
    times = sorted(years)
    span = (times[0], times[-1] + 1.0)
    scale = choose_scale(demand(times, 5.0, eras=tuple(eras)), span, ROOM, wanted)
    assert (scale.start, scale.end) == span
    assert scale.pieces[0].near == 0.0 or scale.mode is Mode.EVEN
    assert scale.pieces[-1].far == pytest.approx(600.0)
    for one, two in pairwise(scale.pieces):
        assert one.start < one.end <= two.start
        assert one.near <= one.far <= two.near
    some = sorted([*times, *(time + 0.3 for time in times)])
    assert all(one <= two + 1e-9 for one, two in pairwise(scale.at(year) for year in some))
    assert all(one.at <= two.at + 1e-9 for one, two in pairwise(ticks_of(scale, 20.0, 4.0)))


def test_the_choice_is_never_worse_than_proportional() -> None:
    times = sorted(1900 + (n * 37 % 101) ** 2 / 100 for n in range(40))
    crowd = demand(times)
    chosen = choose_scale(crowd, (1900.0, 2001.0), ROOM)
    assert strain(chosen, crowd, ROOM) <= strain(proportional((1900.0, 2001.0), 600.0), crowd, ROOM)


def test_years_are_round() -> None:
    assert words(proportional((1917.0, 1970.0), 600.0)) == [str(year) for year in range(1920, 1971, 5)]
    assert words(proportional((1000.0, 2000.0), 600.0)) == [str(year) for year in range(1000, 2001, 50)]


def test_there_is_no_year_0() -> None:
    found = words(proportional((-99.0, 101.0), 600.0))
    assert found == ["100\u00a0BC", "90\u00a0BC", *(f"{n}\u00a0BC" for n in range(80, 0, -10)), "AD\u00a01",
                     *(f"AD\u00a0{n}" for n in range(10, 100, 10)), "100"]  # fmt: skip


def test_less_than_a_year_is_told_in_months_and_days() -> None:
    assert words(proportional((1914.49, 1915.25), 600.0)) == [
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "1915", "Feb", "Mar", "Apr",
    ]  # fmt: skip
    days = words(proportional((1944 + 157 / 366, 1944 + 163 / 366), 600.0))
    assert days == ["6 Jun", "7 Jun", "8 Jun", "9 Jun", "10 Jun", "11 Jun", "12 Jun"]


def test_figures_and_ticks_keep_apart() -> None:
    for span in ((-3000.0, 2000.0), (1917.0, 1970.0), (1969.1, 1969.3), (1900.0, 1900.01)):
        ticks = ticks_of(proportional(span, 600.0), 24.0, 4.0)
        named = [tick.at for tick in ticks if tick.named]
        assert all(two - one >= 21.0 for one, two in pairwise(named))  # a month of 28 days among months
        assert all(two.at - one.at >= 3.5 for one, two in pairwise(ticks))


def test_an_even_scale_names_each_year_once() -> None:
    scale = even([1900.0, 1900.5, 1901.0, 1950.2], (1900.0, 1951.0), 400.0)
    assert words(scale) == ["1900", "1901", "1950"]
