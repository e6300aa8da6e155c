"""Labels along a line: each as near as can be to where it wishes to stand, in order, none over another.

In: where each label wishes to begin, in order, and its size along the line. Out: where each begins.

Keeping the order means that the leaders from a row of marks to the labels beside it never cross: two leaders that run
between the same two parallel lines cross only if their ends are in opposite orders. The same holds for each third of a
leader with two bends, if all leaders bend at the same distances.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_ROUNDING = 1e-6


def place(
    wishes: Sequence[float], sizes: Sequence[float], start: float, end: float, gap: float = 0.0
) -> tuple[float, ...] | None:
    """Where labels begin that are `sizes` long and at least `gap` apart, all between `start` and `end`; None where they
    do not fit.

    Of all places in order the ones with the least total squared distance from the `wishes`, which are unique: take from
    each wish the room of the labels before it, and what is left is an isotonic regression. It is solved in linear time
    by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, 1955; Best and Chakravarti, 1990); held
    between bounds it stays the best within them (Barlow, Bartholomew, Bremner and Brunk, 1972). For labels on one line
    this is the separation-constrained placing of Dwyer, Marriott and Stuckey (2006), without their iteration.
    """
    if not wishes:
        return ()
    offsets = list(accumulate((size + gap for size in sizes[:-1]), initial=0.0))
    latest = end - offsets[-1] - sizes[-1]
    if latest < start - _ROUNDING:
        return None
    latest = max(latest, start)
    level = _isotonic([wish - offset for wish, offset in zip(wishes, offsets, strict=True)])
    return tuple(min(max(each, start), latest) + offset for each, offset in zip(level, offsets, strict=True))


def _isotonic(values: Sequence[float]) -> list[float]:
    """The ascending values nearest to `values` by least squares: neighbours that descend share their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            before, many = pools.pop()
            total, count = before + total, many + count
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
