"""An order that looks like chance: always the same, and stable when entries come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sinopack.plan.shuffling import shuffled

TEXTS = st.lists(st.text(max_size=8), unique=True, max_size=30)


@given(TEXTS, st.text(max_size=4))
def test_it_is_a_permutation_but_never_the_order_typed(texts: list[str], seed: str) -> None:
    order = shuffled(texts, seed)

    assert sorted(order) == list(range(len(texts)))
    assert len(texts) < 2 or order != tuple(range(len(texts)))
    assert shuffled(texts, seed) == order


def test_seeds_differ() -> None:
    texts = [f"text {number}" for number in range(12)]
    assert len({shuffled(texts, str(seed)) for seed in range(20)}) == 20
