"""Dividing a stack between columns: exact, balanced, and never parting what belongs together."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.organiser.columns import Stacked, awkward, divided, heights, is_divided


def plain(*tall: float, gap: float = 0.0) -> list[Stacked]:
    return [Stacked(height, gap, number) for number, height in enumerate(tall)]


def test_equal_entries_are_shared_equally() -> None:
    assert divided(plain(*[10.0] * 12), 3, 100.0) == (0, 4, 8)
    assert divided(plain(*[10.0] * 12), 4, 100.0) == (0, 3, 6, 9)


def test_a_gap_is_lost_at_the_top_of_a_column() -> None:
    stack = plain(10.0, 10.0, 10.0, 10.0, gap=5.0)

    assert divided(stack, 2, 25.0) == (0, 2)
    assert heights(stack, (0, 2)) == (25.0, 25.0)
    assert divided(stack, 2, 24.9) is None


def test_what_is_too_much_has_no_division() -> None:
    assert divided(plain(10.0, 10.0, 10.0), 2, 15.0) is None
    assert divided(plain(10.0, 10.0), 3, 15.0) is None


def test_a_heading_is_never_the_last_of_its_column() -> None:
    stack = [Stacked(10.0, 0.0, 0, heads=True), Stacked(30.0, 0.0, 0), Stacked(10.0, 0.0, 1, heads=True),
             Stacked(30.0, 0.0, 1)]  # fmt: skip

    assert divided(stack, 2, 60.0) == (0, 2)
    assert divided(stack[:3], 2, 60.0) is None


def test_a_part_that_goes_on_has_its_heading_again() -> None:
    stack = [Stacked(10.0, 0.0, 0, again=7.0) for _ in range(4)]

    assert heights(stack, (0, 2)) == (20.0, 27.0)
    assert divided(stack, 2, 26.9) is None


def test_parts_are_kept_whole_where_that_costs_little() -> None:
    parts = [Stacked(10.0, 0.0, number // 5, again=1.0) for number in range(10)]

    assert divided(parts, 2, 60.0) == (0, 5)
    assert not is_divided(parts, 5)


def test_a_single_entry_parted_from_its_group_is_awkward() -> None:
    group = [Stacked(5.0, 0.0, 0, heads=True), *[Stacked(5.0, 0.0, 0, headed=True) for _ in range(4)]]
    stack = [*group, *group]

    assert awkward(stack, (0, 5)) == 0
    assert awkward(stack, (0, 4)) == 1  # the last of the first group alone
    assert awkward(stack, (0, 7)) == 1  # the first of the second group alone
    assert awkward(stack, (0, 3)) == 0
    assert awkward(stack, (0, 9)) == 1


STACKS = st.lists(
    st.builds(Stacked, height=st.integers(1, 20).map(float), gap=st.integers(0, 3).map(float), part=st.integers(0, 0)),
    min_size=1, max_size=9,
)  # fmt: skip


@given(STACKS, st.integers(1, 4), st.integers(10, 90))
def test_the_division_is_the_most_even_there_is(stack: list[Stacked], columns: int, room: int) -> None:
    """Every entry being of a part of its own, nothing counts but the heights."""
    stack = [Stacked(item.height, item.gap, number) for number, item in enumerate(stack)]
    every = [(0, *rest) for rest in combinations(range(1, len(stack)), columns - 1)]
    possible = [heights(stack, starts) for starts in every if max(heights(stack, starts)) <= room]
    found = divided(stack, columns, room)

    if not possible:
        assert found is None
        return
    assert found is not None
    least = min(sum(height**2 for height in tall) for tall in possible)
    assert abs(sum(height**2 for height in heights(stack, found)) - least) < 1e-6
    assert max(heights(stack, found)) <= room
