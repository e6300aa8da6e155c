"""Which item of a list is which item of another.

In: the items of the old list and of the new. Out: pairs of their indices, and which of them have moved. Items are known
by their ids, by being the same, by what they are filed under and how many of their words are the same, and at last by
standing alone between the same neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sinopack.comparison.items import Item
from sinopack.comparison.words import likeness
from sinopack.content.base import Entry

_ALIKE = 0.5
"""Of the words, for two items to be one that was changed."""
_TITLED = 0.35
"""What a common title or date is worth."""
_OTHERWISE_NAMED = 0.65
"""The likeness of items that have different ids."""
_IN_PLACE = 0.2
"""The likeness of entries that stand alone between the same neighbours."""
_MOST_PAIRS = 40_000
"""Beyond, only items near each other are looked at for likeness."""
_NEAR = 20


class Matched(Struct, frozen=True):
    """For each new item the old one that it was, or None; and the new ones that stand elsewhere in their row."""

    was: tuple[int | None, ...]
    moved: frozenset[int]


def matched(old: Sequence[Item], new: Sequence[Item]) -> Matched:
    """Match two lists."""
    pairs: dict[int, int] = {}
    _by_value(pairs, [_known_as(item) for item in old], [_known_as(item) for item in new])
    _by_value(pairs, [(item.kind, item.meant) for item in old], [(item.kind, item.meant) for item in new])
    _by_likeness(pairs, old, new)
    _by_place(pairs, old, new)
    order = sorted(pairs)
    steady = _longest_rise([pairs[index] for index in order])
    moved = frozenset(index for position, index in enumerate(order) if position not in steady)
    return Matched(tuple(pairs.get(index) for index in range(len(new))), moved)


def _known_as(item: Item) -> object:
    return (item.kind, item.identity) if item.identity else None


def _by_value(pairs: dict[int, int], old: Sequence[object], new: Sequence[object]) -> None:
    """Pair what is equal, in order."""
    free: dict[object, list[int]] = {}
    taken = set(pairs.values())
    for index, value in enumerate(old):
        if value is not None and index not in taken:
            free.setdefault(value, []).append(index)
    for index, value in enumerate(new):
        if index not in pairs and value is not None and free.get(value):
            pairs[index] = free[value].pop(0)


def _by_likeness(pairs: dict[int, int], old: Sequence[Item], new: Sequence[Item]) -> None:
    taken = set(pairs.values())
    before = [index for index in range(len(old)) if index not in taken]
    after = [index for index in range(len(new)) if index not in pairs]
    everywhere = len(before) * len(after) <= _MOST_PAIRS
    scores = [
        (score, -abs(index - was), index, was)
        for index in after
        for was in before
        if everywhere or abs(index - was) <= _NEAR
        if (score := _score(old[was], new[index])) > 0
    ]
    for _, _, index, was in sorted(scores, key=lambda each: (-each[0], -each[1], each[2:])):
        if index not in pairs and was not in taken:
            pairs[index] = was
            taken.add(was)


def _score(one: Item, other: Item) -> float:
    """How alike two items are; 0 if too little."""
    if one.kind is not other.kind:
        return 0.0
    score = likeness(one.words, other.words)
    if one.title and one.title == other.title:
        score += _TITLED
    least = _OTHERWISE_NAMED if one.identity and other.identity else _ALIKE
    return score if score >= least else 0.0


def _by_place(pairs: dict[int, int], old: Sequence[Item], new: Sequence[Item]) -> None:
    """Pair one item with another that stands where it stood, with nothing else new or gone there."""
    taken = set(pairs.values())
    for index, item in enumerate(new):
        if index in pairs or not _alone(index, set(pairs), len(new)):
            continue
        before = pairs.get(index - 1, -1) if index else -1
        was = before + 1
        if was >= len(old) or was in taken or not _alone(was, taken, len(old)):
            continue
        after = pairs.get(index + 1) if index + 1 < len(new) else len(old)
        if after == was + 1 and old[was].kind is item.kind and _may_be(old[was], item):
            pairs[index] = was
            taken.add(was)


def _alone(index: int, paired: set[int], count: int) -> bool:
    return (index == 0 or index - 1 in paired) and (index == count - 1 or index + 1 in paired)


def _may_be(one: Item, other: Item) -> bool:
    """An entry with an id or a name of its own is another one when both have changed; a mere text is reworded."""
    named = isinstance(one.value, Entry) and (one.identity or one.title)
    titled = bool(one.title) and one.title == other.title
    return not named or titled or likeness(one.words, other.words) >= _IN_PLACE


def _longest_rise(values: Sequence[int]) -> set[int]:
    """The positions of as many values as possible that rise: those that did not move."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [position]
    kept: set[int] = set()
    position = last[-1] if last else -1
    while position >= 0:
        kept.add(position)
        position = previous[position]
    return kept


def shared_order(old: Sequence[Item], new: Sequence[Item], found: Matched) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of old and new in the order of the new list; what is gone stands behind what it stood behind."""
    gone: dict[int, list[int]] = {}
    kept = set(found.was)
    anchor = -1
    for index in range(len(old)):
        if index in kept:
            anchor = index
        else:
            gone.setdefault(anchor, []).append(index)
    yield from ((index, None) for index in gone.get(-1, ()))
    for index in range(len(new)):
        was = found.was[index]
        yield was, index
        if was is not None:
            yield from ((each, None) for each in gone.get(was, ()))
