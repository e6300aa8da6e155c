"""Which lane each mark and bar of a side lies in, so that bars cover nothing and no leader passes over a bar.

In: where each lies, in the order of their marks. Out: lanes, 0 being next to the band. What begins while a bar runs
lies further out than the bar, so that its leader, which leads outwards, leaves from beyond it.
"""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[float, float, bool]
"""From where, to where, and whether it is a bar: two points may lie one over the other, they share their moment."""


def lanes_outward(stretches: Sequence[Stretch]) -> list[int]:
    """A lane for each."""
    lanes: list[int] = []
    for index, (start, end, is_bar) in enumerate(stretches):
        lane = 0
        for (from_, to, bar), other in zip(stretches[:index], lanes, strict=True):
            if (is_bar or bar) and start < to and from_ < end:
                lane = max(lane, other + 1)
        lanes.append(lane)
    return lanes
