"""Versions of a worksheet: the same questions in other orders.

In: names of what is put in order, and a seed. Out: for each version a permutation, no two alike as far as there are
enough. Each name finds its place by a digest of its own, so that a question that is added moves few others about.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def order_in(version: int, names: Sequence[str], seed: str) -> tuple[int, ...]:
    """The numbers of the names, from 0, in the order of a version (0 is the first)."""
    taken: list[list[int]] = []
    order = list(range(len(names)))
    for number in range(version + 1):
        order = sorted(range(len(names)), key=lambda index: (_digest(f"{seed}{number}", names[index]), index))
        for _ in names:
            if order not in taken:
                break
            order = [*order[1:], *order[:1]]
        taken.append(order)
    return tuple(order)


def _digest(seed: str, name: str) -> bytes:
    return sha256(f"{seed}\n{name}".encode()).digest()
