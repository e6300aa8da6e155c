from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.layout.text.optimum import break_optimally, line_cost
from sinopack.layout.text.segments import Segments
from tests.layout.text.fixed import lines_of, segments_of


def total_cost(segments: Segments, breaks: list[int], width: float) -> float:
    firsts = [0, *breaks[:-1]]
    return sum(line_cost(segments, first, after - 1, width) for first, after in zip(firsts, breaks, strict=True))


def test_it_evens_out_what_greedy_breaking_leaves_ragged():
    text = "aaa bb cc ddddd"
    segments = segments_of(text)
    assert lines_of(segments, break_optimally(segments, 6), text) == ["aaa", "bb cc", "ddddd"]


def test_text_that_fits_stays_on_one_line():
    assert break_optimally(segments_of("one line"), 8) == [2]


def test_a_short_word_is_not_left_alone_on_the_last_line():
    text = "aaaa aaaa aaaa aaaa aaaa b"
    segments = segments_of(text)
    lines = lines_of(segments, break_optimally(segments, 24), text)
    assert lines == ["aaaa aaaa aaaa aaaa", "aaaa b"]


def test_a_word_wider_than_the_column_has_its_own_line():
    text = "a elephant b"
    segments = segments_of(text)
    assert lines_of(segments, break_optimally(segments, 4), text) == ["a", "elephant", "b"]


def test_of_equal_costs_the_first_lines_are_full():
    segments = segments_of("aa aa aa")
    assert break_optimally(segments, 5) == [2, 3]


def test_nothing_has_no_lines():
    assert break_optimally(segments_of(""), 5) == []


@settings(max_examples=150)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(5, 24), st.sets(st.integers(0, 8), max_size=3))
def test_no_other_choice_of_breaks_costs_less(lengths: list[int], width: int, broken: set[int]):
    text = " ".join("x" * length for length in lengths)
    segments = segments_of(text)
    segments.hyphens = {index: float(index % 2) for index in broken if index < len(segments) - 1}
    count = len(segments)
    choices = ([*inner, count] for size in range(count) for inner in combinations(range(1, count), size))
    chosen = break_optimally(segments, width)
    if chosen == [count]:  # all on one line, which nothing beats
        assert segments.rights[-1] <= width or count == 1
        return
    least = min(total_cost(segments, choice, width) for choice in choices)
    assert total_cost(segments, chosen, width) == pytest.approx(least)


def test_what_belongs_together_is_parted_only_for_much_raggedness():
    text = "aaaaaaaa aaaaaaaaa 25 May bbbb"
    segments = segments_of(text)
    assert lines_of(segments, break_optimally(segments, 21), text) == ["aaaaaaaa aaaaaaaaa 25", "May bbbb"]
    assert lines_of(segments, break_optimally(segments, 21, {2}), text) == ["aaaaaaaa aaaaaaaaa", "25 May bbbb"]
    assert lines_of(segments, break_optimally(segments, 24, {2}), text) == ["aaaaaaaa aaaaaaaaa 25", "May bbbb"]
