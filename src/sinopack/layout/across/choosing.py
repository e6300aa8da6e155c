"""Which events a timeline shows where not all have room.

In: labels, and a trial of whether some of them fit. Out: what was made of as many as fit, and how many these are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sinopack.layout.across.labels import Label

Made = TypeVar("Made")
_IMPORTANCE = ("low", "normal", "high")


def as_many_as_fit(
    labels: Sequence[Label], trial: Callable[[Sequence[Label]], Made | None]
) -> tuple[Made, Sequence[Label]] | None:
    """What `trial` makes of the most labels that it takes, and these; None where it takes not even one.

    Found by halving, so a few more might fit than are found. The least important are left out first; of these the one
    that stands closest to its neighbours.
    """
    left_out = _in_order_of_loss(labels)
    best: tuple[Made, Sequence[Label]] | None = None
    low, high = 0, len(labels)  # so many fit, and so many may
    while low < high:
        middle = (low + high + 1) // 2
        gone = {id(label) for label in left_out[: len(labels) - middle]}
        kept = [label for label in labels if id(label) not in gone]
        made = trial(kept)
        if made is None:
            high = middle - 1
        else:
            best, low = (made, kept), middle
    return best


def _in_order_of_loss(labels: Sequence[Label]) -> list[Label]:
    """The labels in the order in which they are left out."""
    kept, order = list(labels), []
    losses = [_loss(kept, index) for index in range(len(kept))]
    while kept:
        index = min(range(len(kept)), key=losses.__getitem__)
        order.append(kept.pop(index))
        losses.pop(index)
        for neighbour in (index - 1, index):
            if 0 <= neighbour < len(kept):
                losses[neighbour] = _loss(kept, neighbour)
    return order


def _loss(labels: Sequence[Label], index: int) -> tuple[int, float]:
    """How much is lost with a label: by its importance, then by how far its neighbours are."""
    label = labels[index]
    near = [abs(label.at - labels[other].at) for other in (index - 1, index + 1) if 0 <= other < len(labels)]
    return _IMPORTANCE.index(label.event.importance), min(near, default=0.0)
