"""A timeline over several pages: which labels stand on which, and where time is cut between them.

In: the labels' sizes, and the room on the first page and on every other. Out: where each page's labels begin. There are
as few pages as can be, and of all ways to fill them the one that fills them most alike, with a better place to end a
page (a new era, an empty stretch) worth some of that. By dynamic programming over the places to end a page, as lines
are broken by Knuth and Plass (1981).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf

from msgspec import Struct

_FULL = 1e-6
_Used = Callable[[int, int], float]


class PageRoom(Struct, frozen=True):
    """The room for labels on the first page and on every other, and the gap between two labels, in points."""

    first: float
    other: float
    gap: float


def divide(sizes: Sequence[float], badness: Sequence[float], room: PageRoom) -> tuple[int, ...] | None:
    """The number of the label with which each page begins; None where a label is longer than its page.

    `badness` says of each label how bad it is to begin a page with it: 0 is good, 1 as bad as an empty page.
    """
    reached = [0.0, *accumulate(size + room.gap for size in sizes)]

    def used(first: int, last: int) -> float:
        return reached[last] - reached[first] - room.gap

    pages = _fewest(len(sizes), used, room)
    if pages is None:
        return None
    total = used(0, len(sizes)) / (room.first + room.other * (pages - 1))
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for page in range(pages):
        length = room.first if page == 0 else room.other
        found: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, len(sizes) + 1):
                if used(start, end) > length + _FULL:
                    break
                bad = badness[end] if end < len(sizes) else 0.0
                new = cost + (used(start, end) / length - total) ** 2 + bad**2
                if new < found.get(end, (inf, 0))[0]:
                    found[end] = (new, start)
        best.append(found)
    starts, end = [], len(sizes)
    for found in reversed(best[1:]):
        end = found[end][1]
        starts.append(end)
    return tuple(reversed(starts))


def _fewest(count: int, used: _Used, room: PageRoom) -> int | None:
    """How many pages there are if each is filled as far as it goes."""
    pages, start = 0, 0
    while start < count:
        length = room.first if pages == 0 else room.other
        end = start
        while end < count and used(start, end + 1) <= length + _FULL:
            end += 1
        if end == start:
            return None
        pages, start = pages + 1, end
    return max(pages, 1)


def cut_between(before: float, after: float, eras: Sequence[float]) -> float:
    """The year at which time is cut between two labels: a new era, else a whole year, as near to the second as can
    be."""
    new = [year for year in eras if before < year <= after]
    if new:
        return new[-1]
    return float(after // 1) if before < after // 1 else after
