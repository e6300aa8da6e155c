"""A timeline over pages: as few as can be, filled alike, and ended at a good place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.timeline.paging import PageRoom, cut_between, divide

ROOM = PageRoom(100.0, 120.0, 5.0)


def test_what_fits_stays_on_one_page() -> None:
    assert divide([20.0] * 4, [0.0] * 4, ROOM) == (0,)
    assert divide([20.0] * 5, [0.0] * 5, ROOM) == (0, 2)


def test_pages_are_filled_alike() -> None:
    assert divide([10.0] * 14, [0.0] * 14, PageRoom(120.0, 120.0, 0.0)) == (0, 7)


def test_a_good_place_to_end_is_worth_a_little() -> None:
    bad = [0.0, *([0.15] * 13)]
    bad[6] = 0.0
    assert divide([10.0] * 14, bad, PageRoom(120.0, 120.0, 0.0)) == (0, 6)


def test_a_label_longer_than_its_page() -> None:
    assert divide([20.0, 121.0], [0.0, 0.0], ROOM) is None
    assert divide([110.0], [0.0], ROOM) is None


@given(st.lists(st.floats(1.0, 100.0), min_size=1, max_size=60))
def test_every_page_holds_its_labels(sizes: list[float]) -> None:
    starts = divide(sizes, [0.0, *([0.3] * (len(sizes) - 1))], ROOM)
    assert starts is not None
    assert starts[0] == 0
    for number, (start, end) in enumerate(pairwise((*starts, len(sizes)))):
        assert start < end
        used = sum(sizes[start:end]) + ROOM.gap * (end - start - 1)
        assert used <= (ROOM.first if number == 0 else ROOM.other) + 1e-3


def test_time_is_cut_at_an_era_or_a_whole_year() -> None:
    assert cut_between(1949.2, 1957.7, [1900.0, 1956.5]) == 1956.5
    assert cut_between(1949.2, 1957.7, []) == 1957.0
    assert cut_between(1957.2, 1957.7, []) == 1957.7
    assert cut_between(1957.7, 1957.7, [1957.7]) == 1957.7
