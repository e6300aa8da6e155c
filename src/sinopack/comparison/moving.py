"""What was taken out of one list and put into another: moved, not removed and added.

In: what a walk has found. Out: the same, with such pairs as moves, each followed by what has changed in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.comparison.fields import place_of
from sinopack.comparison.items import Item
from sinopack.comparison.values import DifferenceKind
from sinopack.comparison.walking import At, Found, Walk
from sinopack.comparison.words import likeness

_ALIKE = 0.75
_LEAST_WORDS = 12
"""Characters: of a shorter text nobody can say that it is the same one elsewhere."""
_MOST_PAIRS = 40_000


def with_moves(walk: Walk) -> list[Found]:
    """What was found, in the same order; a move stands where the new item does."""
    found = walk.found
    removed = [index for index, each in enumerate(found) if _is_lost(each)]
    added = [index for index, each in enumerate(found) if each.item and each.difference.kind is DifferenceKind.ADDED]
    if len(removed) * len(added) > _MOST_PAIRS:
        return found
    pairs = _pairs(found, removed, added)
    gone = set(pairs.values())
    result: list[Found] = []
    for index, each in enumerate(found):
        if index in pairs:
            result += _moved(walk, found[pairs[index]], each)
        elif index not in gone:
            result.append(each)
    return result


def _is_lost(each: Found) -> bool:
    return each.item is not None and each.difference.kind is DifferenceKind.REMOVED


def _pairs(found: Sequence[Found], removed: Sequence[int], added: Sequence[int]) -> dict[int, int]:
    """For each new item that is an old one the index of where that was lost."""
    scores = [
        (score, new, old)
        for new in added
        for old in removed
        if (score := _score(found[old].item, found[new].item)) >= _ALIKE
    ]
    pairs: dict[int, int] = {}
    for _, new, old in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    return pairs


def _score(old: Item | None, new: Item | None) -> float:
    if old is None or new is None or old.kind is not new.kind:
        return 0.0
    if old.identity and old.identity == new.identity and not isinstance(new.value, tuple):
        return 2.0
    if min(len(old.words), len(new.words)) < _LEAST_WORDS:
        return 0.0
    return 2.0 if old.meant == new.meant else likeness(old.words, new.words)


def _moved(walk: Walk, old: Found, new: Found) -> list[Found]:
    assert old.item is not None
    assert new.item is not None
    here = new.difference
    step = replace(here.path[-1], old_number=old.item.number)
    path = (*here.path[:-1], step)
    move = replace(here, kind=DifferenceKind.MOVED, path=path, new="", old_place=old.difference.old_place)
    before = len(walk.found)
    walk.values(At(path, place_of(old.item.value), place_of(new.item.value)), old.item.value, new.item.value)
    inner = walk.found[before:]
    del walk.found[before:]
    return [Found(replace(move, old_path=old.difference.path)), *inner]
