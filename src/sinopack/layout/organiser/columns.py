"""Dividing what stands one under the other between columns, so that all are about equally high.

In: heights, gaps, and where a column may begin. Out: where each column begins. It is arithmetic, exact and the same
every time: of all divisions in which no column is too high, that with the least sum of squared heights, where a part
that is divided, or of which a column has a single entry alone, counts against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

_DIVIDED = 0.012
"""What it counts that a part goes on in the next column, in shares of the square of the room's height."""
_ALONE = 0.03
"""What it counts that a column has one entry of a part alone."""
_BEHEADED = 0.03
"""What it counts that a column begins with an entry whose own heading is in the column before."""


class Stacked(Struct, frozen=True):
    """Something in a column: its height; the gap above it, which is lost at the top of a column; the number of its
    part; whether it heads what follows, from which it is never parted; the height of the heading that stands above it
    where a column begins with it in the middle of its part; and whether a heading within its part is above it."""

    height: float
    gap: float
    part: int
    heads: bool = False
    again: float = 0.0
    headed: bool = False


def divided(stack: Sequence[Stacked], columns: int, room: float) -> tuple[int, ...] | None:
    """The indices at which the columns begin, as many as there are columns; None where that many do not hold it."""
    count = len(stack)
    if count < columns:
        return None
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(columns):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _from) in best[-1].items():
            for stop, more in _columns_from(stack, start, room):
                total = cost + more
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, start)
        best.append(reached)
    if count not in best[-1]:
        return None
    starts, stop = [], count
    for reached in reversed(best[1:]):
        stop = reached[stop][1]
        starts.append(stop)
    return tuple(reversed(starts))


def _columns_from(stack: Sequence[Stacked], start: int, room: float) -> list[tuple[int, float]]:
    """Every column that may begin there: where it ends, and what it costs."""
    found = []
    height = _again(stack, start)
    for stop in range(start + 1, len(stack) + 1):
        item = stack[stop - 1]
        height += item.height + (item.gap if stop - 1 > start else 0.0)
        if height > room:
            break
        if not item.heads:
            found.append((stop, (height / room) ** 2 + _broken(stack, start, stop)))
    return found


def _again(stack: Sequence[Stacked], start: int) -> float:
    """The height of the heading that is set again above a column."""
    return stack[start].again if start and start < len(stack) and is_divided(stack, start) else 0.0


def is_divided(stack: Sequence[Stacked], start: int) -> bool:
    """Whether a column that begins there begins in the middle of a part."""
    return 0 < start < len(stack) and stack[start].part == stack[start - 1].part


def _broken(stack: Sequence[Stacked], start: int, stop: int) -> float:
    """What it costs that a column ends in the middle of a part, and that it has one entry of one alone."""
    cost = 0.0
    if is_divided(stack, stop):
        cost += _DIVIDED + (_BEHEADED if stack[stop].headed else 0.0) + (_ALONE if _parts_one(stack, stop) else 0.0)
        if _alone(stack, range(stop - 1, start - 1, -1)):
            cost += _ALONE
    if is_divided(stack, start) and _alone(stack, range(start, stop)):
        cost += _ALONE
    return cost


def _alone(stack: Sequence[Stacked], inwards: range) -> bool:
    """Whether the part at the edge of a column has but one entry there, not counting its headings."""
    part, entries = stack[inwards[0]].part, 0
    for index in inwards:
        if stack[index].part != part:
            break
        entries += not stack[index].heads
        if entries > 1:
            return False
    return True


def awkward(stack: Sequence[Stacked], starts: Sequence[int]) -> int:
    """How many columns begin by parting a single entry from the others under its heading."""
    return sum(_parts_one(stack, start) for start in starts)


def _parts_one(stack: Sequence[Stacked], start: int) -> bool:
    """Whether a column that begins there has one entry of a group alone, or leaves one alone below its heading."""
    if not is_divided(stack, start) or not stack[start].headed:
        return False
    is_last = start + 1 == len(stack) or not stack[start + 1].headed or stack[start + 1].part != stack[start].part
    return is_last or stack[start - 2].heads


def heights(stack: Sequence[Stacked], starts: Sequence[int]) -> tuple[float, ...]:
    """The height of each column."""
    found = []
    for start, stop in pairwise((*starts, len(stack))):
        gaps = sum(item.gap for item in stack[start + 1 : stop])
        found.append(_again(stack, start) + sum(item.height for item in stack[start:stop]) + gaps)
    return tuple(found)
