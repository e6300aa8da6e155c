"""Dividing texts: by points and words, between sentences, in halves; nothing is lost, and the parts are balanced."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.slides.split import (
    balanced,
    between,
    by_points_and_words,
    halves,
    joined,
    sentences,
    text_of,
    words_in,
)
from sinopack.layout.text import Piece


def parts(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(text) for text in texts)


def point(words: int) -> tuple[Piece, ...]:
    return parts(" ".join(["word"] * words))


def lightest(weights: list[int], count: int) -> int:
    """The least that the heaviest of `count` groups can weigh, by trying every way to cut."""
    ways = combinations(range(1, len(weights)), count - 1)
    cuts = ([0, *way, len(weights)] for way in ways)
    return min(max(sum(weights[a:b]) for a, b in pairwise(cut)) for cut in cuts)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=9), st.integers(1, 9))
def test_balanced_groups_are_as_light_as_can_be(weights: list[int], count: int) -> None:
    groups = balanced(weights, [float(weight) for weight in weights], count)
    assert [weight for group in groups for weight in group] == weights
    assert all(groups)
    assert len(groups) == min(count, len(weights))
    assert max(map(sum, groups)) == lightest(weights, len(groups))


def test_equal_things_are_shared_equally() -> None:
    assert sorted(len(group) for group in balanced("abcdefghij", [1.0] * 10, 4)) == [2, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one", 1), ("  two\nwords ", 2), ("中苏同盟", 2), ("中苏同", 2), ("1917–1969 was", 2)],
)
def test_words(text: str, count: int) -> None:
    assert words_in(text) == count


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([8] * 5, [5]),
        ([4] * 6, [3, 3]),
        ([11, 11, 11, 11], [4]),
        ([12, 12, 12, 12], [2, 2]),
        ([70, 5], [1, 1]),
        ([60], [1]),
        ([], [0]),
    ],
)
def test_five_points_and_about_forty_words(counts: list[int], expected: list[int]) -> None:
    groups = by_points_and_words([point(count) for count in counts])
    assert [len(group) for group in groups] == expected


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_points_keep_their_order_and_limits(counts: list[int]) -> None:
    points = [parts(f"{index} " + "word " * count) for index, count in enumerate(counts)]
    groups = by_points_and_words(points)
    assert [each for group in groups for each in group] == points
    for group in groups:
        assert len(group) <= 5
        assert len(group) == 1 or sum(words_in(text_of(each)) for each in group) <= 44


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said “go.” She went.", ["He said “go.”", "She went."]),
        ("没有空格。第二句！", ["没有空格。", "第二句！"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text_of(each) for each in sentences(parts(text))] == expected


@given(st.lists(st.text("ab .!?。”\n", max_size=12), max_size=5))
def test_no_character_is_lost_between_sentences(texts: list[str]) -> None:
    whole = parts(*texts)
    found = "".join(text_of(each) for each in sentences(whole))
    assert "".join(found.split()) == "".join("".join(texts).split())


@given(st.text("ab cd", min_size=2, max_size=30).filter(lambda text: len(text.strip()) > 1))
def test_halves_hold_the_whole(text: str) -> None:
    first, second = halves(parts(text[:3], text[3:]))
    assert "".join((text_of(first) + text_of(second)).split()) == "".join(text.split())
    assert max(len(text_of(first)), len(text_of(second))) < len(text)


def test_halves_part_at_the_space_nearest_the_middle() -> None:
    assert [text_of(half) for half in halves(parts("one two three four"))] == ["one two", "three four"]
    assert [text_of(half) for half in halves(parts("abcdef"))] == ["abc", "def"]


def test_looks_are_kept() -> None:
    bold = Piece("bold words", bold=True)
    assert between((Piece("a "), bold, Piece(" z")), 0, 6) == (Piece("a "), Piece("bold", bold=True))


def test_joined_sentences_have_a_space_where_their_script_has_one() -> None:
    assert text_of(joined([parts("One."), parts("Two.")])) == "One. Two."
    assert text_of(joined([parts("一。"), parts("二。")])) == "一。二。"
