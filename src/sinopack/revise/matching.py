"""Which slide is which, when some have lost their names, some were copied, and all may have moved.

In: the values of slides as found, and of slides as they were. Out: for each found slide the one that it was, or None.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sinopack.revise.values import TOLERANCE, Rect, SlideValue

_IDENTITY, _NAME, _SAID, _ESSENCE = 100, 2, 3, 8
"""What a slide's own identity is worth, a shape's name, a text or picture. All count only where no other slide has
the same."""


def matched(found: Sequence[SlideValue], were: Sequence[SlideValue], by_place: bool = True) -> list[int | None]:
    """For each found slide the index of the one that it was; no index twice. `by_place` lets a slide that has nothing
    left of its own be known by those around it."""
    holders: dict[object, list[int]] = defaultdict(list)
    for index, value in enumerate(were):
        for token in _tokens(value):
            holders[token].append(index)
    scores: Counter[tuple[int, int]] = Counter()
    for index, value in enumerate(found):
        for token, worth in _tokens(value).items():
            if len(holders.get(token, ())) == 1:
                scores[index, holders[token][0]] += worth
    result: list[int | None] = [None] * len(found)
    taken: set[int] = set()
    best = sorted(scores.items(), key=lambda each: (-each[1], abs(each[0][0] - each[0][1]), each[0]))
    for (index, was), _ in best:
        if result[index] is None and was not in taken:
            result[index] = was
            taken.add(was)
    if by_place:
        for index, was in _by_place(found, were, result, taken):
            result[index] = was
    return result


def _tokens(value: SlideValue) -> dict[object, int]:
    """What a slide can be known by, and how much it says."""
    tokens: dict[object, int] = {("identity", value.identity): _IDENTITY} if value.identity else {}
    for shape in value.shapes:
        if not shape.furniture:
            if shape.name:
                tokens["name", shape.name] = _NAME
            if shape.said:
                tokens["said", shape.said] = _SAID
    if value.notes:
        tokens["notes", value.notes] = _ESSENCE
    return tokens


def _by_place(
    found: Sequence[SlideValue], were: Sequence[SlideValue], result: Sequence[int | None], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Slides that are as many as those missing between the same two neighbours, and look set like them."""
    start = 0
    while start < len(found):
        if result[start] is not None:
            start += 1
            continue
        end = start
        while end < len(found) and result[end] is None:
            end += 1
        before = result[start - 1] if start else -1
        after = result[end] if end < len(found) else len(were)
        assert before is not None
        assert after is not None
        missing = [index for index in range(before + 1, after) if index not in taken]
        if len(missing) == end - start:
            for index, was in zip(range(start, end), missing, strict=True):
                if _alike(found[index], were[was]):
                    yield index, was
        start = end


def _alike(one: SlideValue, other: SlideValue) -> bool:
    """Whether most shapes of one stand where one of the other does."""
    if not one.shapes or not other.shapes:
        return False
    same = sum(any(close(shape.rect, each.rect) for each in other.shapes) for shape in one.shapes)
    return same * 2 > max(len(one.shapes), len(other.shapes))


def close(one: Rect, other: Rect) -> bool:
    """Whether two rectangles are the same but for rounding."""
    return all(abs(edge - twin) <= TOLERANCE for edge, twin in zip(one, other, strict=True))
