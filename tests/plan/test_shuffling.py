"""An order that looks like chance: always the same, and stable when entries come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sinopack.plan.shuffling import shuffled

NAMES = st.lists(st.text(max_size=8), unique=True, max_size=30)


@given(NAMES, st.text(max_size=4))
def test_nothing_is_lost_and_the_order_typed_does_not_matter(names: list[str], seed: str) -> None:
    mixed = shuffled(names, str, seed)

    assert sorted(mixed) == sorted(names)
    assert shuffled(reversed(names), str, seed) == mixed


@given(NAMES, st.text(max_size=4))
def test_what_is_taken_away_moves_nothing_else(names: list[str], seed: str) -> None:
    mixed = shuffled(names, str, seed)
    for gone in names[:3]:
        rest = [name for name in names if name != gone]
        assert shuffled(rest, str, seed) == [name for name in mixed if name != gone]


def test_seeds_differ() -> None:
    names = [f"name {number}" for number in range(12)]
    assert len({tuple(shuffled(names, str, str(seed))) for seed in range(20)}) == 20
