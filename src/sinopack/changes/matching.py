"""Which page of a print is which of an earlier one.

In: the digests and the pieces of the pages of both. Out: for each page the one that it was, or None for a new one.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_MOST_COMPARED = 40_000
"""Pairs of pages; a stretch with more of them is matched in order. A pack has some twenty pages."""


class Face(Struct, frozen=True):
    """A page as it is known by: the digest of what it shows, and its pieces."""

    shown: int
    pieces: Counter[int]


def matched(new: Sequence[Face], old: Sequence[Face]) -> list[int | None]:
    """For each page the index of the one that it was; no index twice. Pages that show the same are the same page; what
    lies between two of those is matched in order by what it has in common."""
    result: list[int | None] = [None] * len(new)
    lines = SequenceMatcher(None, [page.shown for page in old], [page.shown for page in new], autojunk=False)
    for block in lines.get_matching_blocks():
        for step in range(block.size):
            result[block.b + step] = block.a + step
    _match_strays(new, old, result)
    taken = {each for each in result if each is not None}
    for start, end, first, last in _gaps(result, len(old)):
        waiting = [index for index in range(first, last) if index not in taken]
        for index, was in _in_order(new[start:end], [old[index] for index in waiting]):
            result[start + index] = waiting[was]
            taken.add(waiting[was])
    return result


def _match_strays(new: Sequence[Face], old: Sequence[Face], result: list[int | None]) -> None:
    """Match the pages that show the same in another order."""
    free: dict[int, deque[int]] = defaultdict(deque)
    taken = {each for each in result if each is not None}
    for index, page in enumerate(old):
        if index not in taken:
            free[page.shown].append(index)
    for index, page in enumerate(new):
        if result[index] is None and free.get(page.shown):
            result[index] = free[page.shown].popleft()


def _gaps(result: Sequence[int | None], count: int) -> list[tuple[int, int, int, int]]:
    """Stretches of new pages without a match, from and up to, each with the old pages between its neighbours'."""
    found = []
    start = 0
    while start < len(result):
        if result[start] is not None:
            start += 1
            continue
        end = start
        while end < len(result) and result[end] is None:
            end += 1
        before = result[start - 1] if start else -1
        after = result[end] if end < len(result) else count
        assert before is not None
        assert after is not None
        if before < after:
            found.append((start, end, before + 1, after))
        start = end
    return found


def _in_order(new: Sequence[Face], old: Sequence[Face]) -> list[tuple[int, int]]:
    """The pairs of pages, in the order of both, that have the most pieces in common; where nothing tells them apart,
    those that come first."""
    if len(new) * len(old) > _MOST_COMPARED:
        return [(index, index) for index in range(min(len(new), len(old)))]
    best = [[0] * (len(old) + 1) for _ in range(len(new) + 1)]
    alike = [[1 + _PER_PIECE * (page.pieces & was.pieces).total() for was in old] for page in new]
    for index in reversed(range(len(new))):
        for was in reversed(range(len(old))):
            paired = alike[index][was] + best[index + 1][was + 1]
            best[index][was] = max(paired, best[index + 1][was], best[index][was + 1])
    pairs, index, was = [], 0, 0
    while index < len(new) and was < len(old):
        if best[index][was] == alike[index][was] + best[index + 1][was + 1]:
            pairs.append((index, was))
            index, was = index + 1, was + 1
        elif best[index][was] == best[index + 1][was]:
            index += 1
        else:
            was += 1
    return pairs


_PER_PIECE = 1000
"""A common piece counts for more than any number of pages that have none."""
