"""Bars side by side: which lane each takes, so that no two overlap.

In: the stretches that bars take along the line, in the order in which they begin. Out: a lane for each, 0 being nearest
to the line.
"""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[float, float]


def lanes_of(bars: Sequence[Stretch], most: int) -> tuple[int | None, ...]:
    """A lane below `most` for each bar; None for one that finds none.

    Where there are lanes enough, a bar that begins while others run lies nearer to the line than they, so that nothing
    lies between its beginning and the line. Else the fewest lanes will do: each bar takes the nearest that is free,
    which is the least there can be for intervals in the order of their beginnings.
    """
    nested = _nested(bars)
    return tuple(nested) if max(nested, default=0) < most else _first_free(bars, most)


def _nested(bars: Sequence[Stretch]) -> list[int]:
    """Each bar outside all that begin while it runs."""
    lanes = [0] * len(bars)
    for index in range(len(bars) - 1, -1, -1):
        end = bars[index][1]
        following = index + 1
        while following < len(bars) and bars[following][0] < end:
            lanes[index] = max(lanes[index], lanes[following] + 1)
            following += 1
    return lanes


def _first_free(bars: Sequence[Stretch], most: int) -> tuple[int | None, ...]:
    """Each bar in the nearest lane that is free."""
    ends: list[float] = []
    found: list[int | None] = []
    for start, end in bars:
        lane = next((number for number, reached in enumerate(ends) if reached <= start), len(ends))
        if lane == len(ends) and lane == most:
            found.append(None)
            continue
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return tuple(found)
