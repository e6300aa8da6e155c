"""Placing labels along a line: in order, apart, as near as can be, and so that leaders cannot cross."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.timeline.placement import place

sizes_and_wishes = st.lists(
    st.tuples(st.integers(-50, 650) | st.integers(200, 230), st.floats(0.5, 40)), min_size=0, max_size=30
).map(lambda pairs: sorted(pairs))


def test_labels_with_room_stand_where_they_wish() -> None:
    assert place([10.0, 50.0, 90.0], [20.0] * 3, 0.0, 200.0, 5.0) == (10.0, 50.0, 90.0)


def test_two_that_wish_for_one_place_share_the_trouble() -> None:
    assert place([50.0, 50.0], [20.0, 20.0], 0.0, 200.0) == (40.0, 60.0)


def test_the_ends_hold_them() -> None:
    assert place([0.0, 0.0, 0.0], [10.0] * 3, 0.0, 100.0, 2.0) == (0.0, 12.0, 24.0)
    assert place([99.0, 99.0], [10.0, 10.0], 0.0, 100.0) == (80.0, 90.0)


def test_just_enough_room_is_enough() -> None:
    assert place([0.0, 0.0], [10.0, 10.0], 0.0, 25.0, 5.0) == (0.0, 15.0)
    assert place([0.0, 0.0], [10.0, 10.0], 0.0, 24.9, 5.0) is None


def test_nothing_to_place() -> None:
    assert place([], [], 0.0, 0.0) == ()


@given(sizes_and_wishes)
def test_labels_never_overlap_and_stay_between_the_ends(labels: list[tuple[float, float]]) -> None:
    wishes, sizes = [wish for wish, _ in labels], [size for _, size in labels]
    placed = place(wishes, sizes, 0.0, 600.0, 3.0)
    needed = sum(sizes) + 3.0 * max(len(sizes) - 1, 0)
    assert (placed is None) == (needed > 600.0 + 1e-6)
    for (one, size), (two, _) in pairwise(zip(placed or (), sizes, strict=False)):
        assert two - one >= size + 3.0 - 1e-6
    if placed:
        assert placed[0] >= 0.0
        assert placed[-1] + sizes[-1] <= 600.0 + 1e-6


@given(sizes_and_wishes)
def test_leaders_never_cross(labels: list[tuple[float, float]]) -> None:
    """From marks in order on one line to labels in order on another, straight or in three parts."""
    marks, sizes = [wish for wish, _ in labels], [size for _, size in labels]
    placed = place(marks, sizes, 0.0, 600.0) or ()
    for (mark, label), (other_mark, other_label) in combinations(zip(marks, placed, strict=False), 2):
        assert (mark - other_mark) * (label - other_label) >= 0.0


@pytest.mark.parametrize("wishes", list(product((0.0, 1.0, 3.0, 4.0), repeat=3)))
def test_no_other_places_are_nearer(wishes: tuple[float, ...]) -> None:
    """Against every placing on a fine grid."""
    wishes = tuple(sorted(wishes))
    placed = place(wishes, [1.0, 2.0, 1.0], 0.0, 6.0)
    assert placed is not None

    def cost(places: tuple[float, ...]) -> float:
        return sum((place - wish) ** 2 for place, wish in zip(places, wishes, strict=True))

    grid = [step / 4 for step in range(25)]
    apart = ((a, b, c) for a, b, c in product(grid, repeat=3) if b - a >= 1.0 and c - b >= 2.0 and c <= 5.0)
    assert cost(placed) <= min(cost(places) for places in apart) + 1e-9
