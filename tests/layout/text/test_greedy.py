from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.text.greedy import break_greedily
from tests.layout.text.fixed import lines_of, segments_of

TEXT = "the cat sat on the mat"


def test_each_line_takes_what_fits():
    segments = segments_of(TEXT)
    assert lines_of(segments, break_greedily(segments, 7), TEXT) == ["the cat", "sat on", "the mat"]


def test_spaces_hang_at_the_end_of_a_line():
    segments = segments_of("ab   cd")
    assert lines_of(segments, break_greedily(segments, 2), "ab   cd") == ["ab", "cd"]


def test_a_segment_wider_than_the_column_has_its_own_line():
    segments = segments_of("a elephant b")
    assert lines_of(segments, break_greedily(segments, 4), "a elephant b") == ["a", "elephant", "b"]


def test_a_soft_hyphen_needs_room_for_the_hyphen():
    segments = segments_of("ab cd\u00adef gh")
    assert break_greedily(segments, 6) == [2, 4]
    assert break_greedily(segments, 5) == [1, 3, 4]


def test_a_fresh_segment_starts_a_line():
    segments = segments_of("aa bb cc")
    segments.fresh.add(1)
    assert break_greedily(segments, 100) == [1, 3]


def test_nothing_has_no_lines():
    assert break_greedily(segments_of(""), 10) == []


@given(st.text("abc -", min_size=1, max_size=60), st.integers(1, 20))
def test_no_line_could_take_another_segment(text: str, width: int):
    segments = segments_of(text)
    breaks = break_greedily(segments, width)
    assert breaks[-1] == len(segments)
    first = 0
    for after in breaks:
        used = segments.rights[after - 1] - segments.lefts[first]
        assert used <= width or after == first + 1
        if after < len(segments):
            assert segments.rights[after] - segments.lefts[first] > width
        first = after
