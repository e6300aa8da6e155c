"""Shuffling that is the same at every build.

In: texts, and a seed that is "" unless several versions are made. Out: a permutation of them, never the order that they
came in. Each text finds its place by a digest of its own: one that is added does not move the others about among
themselves, and nothing elsewhere in a pack moves any.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def shuffled(texts: Sequence[str], seed: str) -> tuple[int, ...]:
    """The numbers of the texts, from 0, in the order in which they are to be printed."""
    order = sorted(range(len(texts)), key=lambda number: (_digest(seed, texts[number]), number))
    if len(order) > 1 and order == sorted(order):
        order = [*order[1:], order[0]]
    return tuple(order)


def _digest(seed: str, text: str) -> bytes:
    return sha256(f"{seed}\n{text}".encode()).digest()
