"""Dates as geometry, and bars in lanes."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.content.date_text import read_date
from sinopack.layout.timeline.lanes import lanes_of
from sinopack.layout.timeline.marks import Mark, MarkKind, mark_of


def mark(text: str) -> Mark:
    return mark_of(read_date(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1956-02-25", MarkKind.DOT),
        ("1956-02", MarkKind.RING),
        ("1956", MarkKind.RING),
        ("44 BC", MarkKind.RING),
        ("1956~", MarkKind.BOX),
        ("1956-02-25?", MarkKind.BOX),
        ("1950s", MarkKind.BOX),
        ("mid-1930s", MarkKind.BOX),
        ("early 1936", MarkKind.BOX),
        ("1950/1953", MarkKind.BAR),
        ("1949/", MarkKind.BAR),
    ],
)
def test_precision_is_a_shape(text: str, kind: MarkKind) -> None:
    assert mark(text).kind is kind


def test_a_box_is_as_long_as_the_doubt() -> None:
    assert (mark("1950s").start, mark("1950s").end) == (1950.0, 1960.0)
    assert (mark("mid-1930s").start, mark("mid-1930s").end) == (1934.0, 1937.0)
    assert (mark("1956?").start, mark("1956?").end) == (1956.0, 1957.0)
    assert (mark("c. 1935").start, mark("c. 1935").end) == (1934.0, 1937.0)
    assert (mark("c. 1930").start, mark("c. 1930").end) == (1925.0, 1936.0)
    assert (mark("c. 1300").start, mark("c. 1300").end) == (1290.0, 1311.0)
    assert (mark("c. 50 BC").start, mark("c. 50 BC").end) == (-54.0, -43.0)


def test_a_mark_stands_where_its_date_begins() -> None:
    assert mark("c. 1935").at == 1935.0
    assert mark("1958").at < mark("1958-03").at < mark("1958-03-02").at


def test_a_bar_is_solid_where_it_is_certain() -> None:
    assert mark("1950/1953").solid == (1950.0, 1954.0)
    assert mark("c. 1935/1953").solid == (1937.0, 1954.0)
    assert mark("1950/c. 1955").solid == (1950.0, 1954.0)
    assert mark("1950s/1950s").kind is MarkKind.BOX
    assert mark("c. 1951/c. 1952").solid is None


def test_an_open_end_has_no_end() -> None:
    found = mark("1949/")
    assert (found.at, found.start, found.end, found.solid) == (1949.0, 1949.0, inf, (1949.0, inf))


def test_what_begins_later_lies_nearer_to_the_line() -> None:
    assert lanes_of([(0, 100), (10, 50), (20, 30)], 5) == (2, 1, 0)
    assert lanes_of([(0, 10), (10, 20), (30, 40)], 5) == (0, 0, 0)


def test_where_lanes_are_few_the_fewest_do() -> None:
    chain = [(n * 10.0, n * 10.0 + 15.0) for n in range(10)]
    assert lanes_of(chain, 5) == (0, 1) * 5
    assert lanes_of([(0.0, 10.0)] * 3, 2) == (0, 1, None)


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(1, 200)), max_size=40), st.integers(1, 12))
def test_bars_in_one_lane_never_overlap(bars: list[tuple[float, float]], most: int) -> None:
    stretches = [(start, start + length) for start, length in sorted(bars)]
    lanes = lanes_of(stretches, most)
    for lane in range(most):
        mine = [bar for bar, number in zip(stretches, lanes, strict=True) if number == lane]
        assert all(one[1] <= two[0] for one, two in pairwise(mine))
