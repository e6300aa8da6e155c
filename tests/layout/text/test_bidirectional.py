from __future__ import annotations

import pytest

from sinopack.layout.text.bidirectional import level_runs, levels, visual_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc אבג def", "00001110000"),
        ("אב גד", "11111"),
        ("אב 19 גד", "11122111"),
        ("ab 19", None),
        ("אב.", "110"),
        ("(אב)", "0110"),
        ("a אב 1,5 ב", "0011122211"),
        ("aب 10", "01122"),
        ("אב 5% ב", "1112211"),
        ("א\u05b0 x", "1100"),
    ],
)
def test_levels(text: str, expected: str | None):
    found = levels(text)
    assert (None if found is None else "".join(map(str, found))) == expected


def test_level_runs_cover_a_stretch():
    assert list(level_runs([0, 0, 1, 1, 2], 1, 5)) == [(1, 2, 0), (2, 4, 1), (4, 5, 2)]
    assert list(level_runs(None, 3, 9)) == [(3, 9, 0)]


def test_what_runs_right_to_left_is_turned_and_numbers_turned_back():
    parts = [("a", 0), ("A", 1), ("19", 2), ("50", 2), ("B", 1), ("b", 0)]
    drawn = visual_order(parts, lambda part: part[1])
    assert [text for text, _ in drawn] == ["a", "B", "19", "50", "A", "b"]
    assert visual_order([], lambda part: 0) == []
