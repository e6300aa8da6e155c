"""Where nodes stand across their ranks, so that chains are straight and boxes stand amid what they are linked to.

In: a layered graph in order, and how far each node reaches to either side of its line. Out: the place of each line.

Nodes that are to stand in line are bound together first, as in U. Brandes and B. Köpf, Fast and Simple Horizontal
Coordinate Assignment (Graph Drawing, 2001): long arrows, then chains, then the middle one of an odd number; bonds never
cross, so a place for all of them exists. The bound lines then move, one after the other and forth and back, towards the
mean of what they are linked to, as far as their neighbours let them; nothing is random, and the number of rounds is
fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import inf

from msgspec import Struct

from sinopack.layout.diagram.graph import Kind, Layers
from sinopack.layout.diagram.order import neighbours

_ROUNDS = 60
_NEAR = 6.0
"""A line that could stand right in another's, but for so many points, does."""
_EPSILON = 1e-6


class Extent(Struct, frozen=True):
    """How far a node reaches from its line to either side, in points."""

    before: float
    after: float


Gap = Callable[[int, int], float]
"""The least room between two neighbours of a rank."""
Limits = tuple[list[float], list[float]]
"""The least and the greatest place of each line."""


class _Lines(Struct):
    """The bound lines: for each node its line's number; how far each must stay from those after and before it; and an
    order in which all that is before a line comes first."""

    of: list[int]
    count: int
    after: list[dict[int, float]]
    before: list[dict[int, float]]
    order: list[int]


def aligned(layers: Layers, extents: Sequence[Extent], gap: Gap, room: float = inf) -> list[float] | None:
    """Where each node's line stands, from 0; None where a rank has no room. Bonds that need more than a finite `room`
    are given up, the least important first."""
    bonds = _bonds(layers)
    lines = _lines(layers, bonds, extents, gap)
    limits = _limits(lines, extents, room)
    if not _is_possible(limits):
        kept: list[tuple[int, int]] = []
        for bond in bonds:
            if _is_possible(_limits(_lines(layers, [*kept, bond], extents, gap), extents, room)):
                kept.append(bond)
        lines = _lines(layers, kept, extents, gap)
        limits = _limits(lines, extents, room)
        if not _is_possible(limits):
            return None
    places = _settled(layers, lines, limits)
    result = [places[lines.of[node]] for node in range(len(layers.nodes))]
    start = min((place - extents[node].before for node, place in enumerate(result)), default=0.0)
    return [place - start for place in result]


def _is_possible(limits: Limits) -> bool:
    return all(least <= most + _EPSILON for least, most in zip(*limits, strict=True))


def _bonds(layers: Layers) -> list[tuple[int, int]]:
    """The links whose ends are to stand in line, none crossing another."""
    before, after = neighbours(layers)
    place = {node: index for rank in layers.ranks for index, node in enumerate(rank)}
    wishes: list[tuple[int, int, int, int]] = []
    for link in layers.links:
        kinds = [layers.nodes[link.start].kind, layers.nodes[link.end].kind]
        passes = sum(kind is not Kind.BOX for kind in kinds)
        is_chain = len(after[link.start]) == 1 and len(before[link.end]) == 1
        if passes == 2:
            wish = 0
        elif is_chain:
            wish = 1
        elif _is_middle(link.start, before[link.end], place) and _is_middle(link.end, after[link.start], place):
            wish = 2
        else:
            continue
        wishes.append((wish, layers.nodes[link.start].rank, link.start, link.end))
    chosen: list[tuple[int, int]] = []
    starts, ends = set[int](), set[int]()
    for _, rank, start, end in sorted(wishes, key=lambda each: (each[0], each[1], place[each[2]])):
        if start in starts or end in ends:
            continue
        if any(
            layers.nodes[other].rank == rank and (place[other] - place[start]) * (place[against] - place[end]) < 0
            for other, against in chosen
        ):
            continue
        chosen.append((start, end))
        starts.add(start)
        ends.add(end)
    return chosen


def _is_middle(node: int, beside: Sequence[int], place: dict[int, int]) -> bool:
    """Whether a node is the middle one of an odd number, or the only one."""
    ranked = sorted(beside, key=lambda each: place[each])
    return len(ranked) % 2 == 1 and ranked[len(ranked) // 2] == node


def _lines(layers: Layers, bonds: list[tuple[int, int]], extents: Sequence[Extent], gap: Gap) -> _Lines:
    of = list(range(len(layers.nodes)))
    for start, end in sorted(bonds, key=lambda bond: layers.nodes[bond[0]].rank):
        of[end] = of[start]
    names = {name: number for number, name in enumerate(sorted(set(of)))}
    of = [names[name] for name in of]
    count = len(names)
    after: list[dict[int, float]] = [{} for _ in range(count)]
    before: list[dict[int, float]] = [{} for _ in range(count)]
    for rank in layers.ranks:
        for first, second in pairwise(rank):
            one, other = of[first], of[second]
            room = extents[first].after + gap(first, second) + extents[second].before
            after[one][other] = max(after[one].get(other, 0.0), room)
            before[other][one] = after[one][other]
    missing = [len(each) for each in before]
    order = [line for line in range(count) if not missing[line]]
    for line in order:
        for other in after[line]:
            missing[other] -= 1
            if not missing[other]:
                order.append(other)
    assert len(order) == count, "bonds cross"
    return _Lines(of, count, after, before, order)


def _limits(lines: _Lines, extents: Sequence[Extent], room: float) -> Limits:
    """The least and the greatest place of each line."""
    least, most = [0.0] * lines.count, [room] * lines.count
    for node, line in enumerate(lines.of):
        least[line] = max(least[line], extents[node].before)
        most[line] = min(most[line], room - extents[node].after)
    for line in lines.order:
        for other, distance in lines.after[line].items():
            least[other] = max(least[other], least[line] + distance)
    for line in reversed(lines.order):
        for other, distance in lines.after[line].items():
            most[line] = min(most[line], most[other] - distance)
    return least, most


def _settled(layers: Layers, lines: _Lines, limits: Limits) -> list[float]:
    """The places of the lines after so many rounds."""
    beside = _wishes(layers, lines)
    places = list(limits[0])
    for number in range(_ROUNDS):
        for line in lines.order if number % 2 else reversed(lines.order):
            if beside[line]:
                low, high = _bounds(line, lines, places, limits)
                wish = sum(places[other] for other in beside[line]) / len(beside[line])
                places[line] = min(max(wish, low), high)
        _push_together(lines, places, beside, limits)
    for line in lines.order:
        low, high = _bounds(line, lines, places, limits)
        near = (places[other] for other in beside[line] if 0 < abs(places[other] - places[line]) < _NEAR)
        places[line] = next((place for place in near if low - _EPSILON <= place <= high + _EPSILON), places[line])
    return places


def _wishes(layers: Layers, lines: _Lines) -> list[list[int]]:
    """For each line those near which it is to stand: of each of its nodes, those that it is linked to, on the side with
    several if only one has; so an effect stands amid its causes, wherever it leads."""
    beside: list[list[int]] = [[] for _ in range(lines.count)]
    for node, sides in enumerate(zip(*neighbours(layers), strict=True)):
        several = [side for side in sides if len(side) > 1]
        for other in several[0] if len(several) == 1 else (*sides[0], *sides[1]):
            if lines.of[other] != lines.of[node]:
                beside[lines.of[node]].append(lines.of[other])
    return beside


def _bounds(
    line: int, lines: _Lines, places: Sequence[float], limits: Limits, moving: AbstractSet[int] = frozenset()
) -> tuple[float, float]:
    """The least and the greatest place of a line among its neighbours, but for those that move with it."""
    low = max((places[o] + room for o, room in lines.before[line].items() if o not in moving), default=-inf)
    high = min((places[o] - room for o, room in lines.after[line].items() if o not in moving), default=inf)
    return max(low, limits[0][line]), min(high, limits[1][line])


def _push_together(lines: _Lines, places: list[float], beside: list[list[int]], limits: Limits) -> None:
    """Let lines that touch one another, and so stand in each other's way, move as one towards their mean wish."""
    for members in _touching(lines, places):
        inside = frozenset(members)
        wishes = [places[other] - places[line] for line in members for other in beside[line] if other not in inside]
        if not wishes:
            continue
        bounds = [_bounds(line, lines, places, limits, inside) for line in members]
        least = max(low - places[line] for line, (low, _) in zip(members, bounds, strict=True))
        most = min(high - places[line] for line, (_, high) in zip(members, bounds, strict=True))
        move = min(max(sum(wishes) / len(wishes), min(least, 0.0)), max(most, 0.0))
        for line in members:
            places[line] += move


def _touching(lines: _Lines, places: Sequence[float]) -> list[list[int]]:
    """The lines that have no room between them, in groups of two or more."""
    group = list(range(lines.count))
    for line in lines.order:
        for other, room in lines.after[line].items():
            if places[other] - places[line] - room < _EPSILON:
                old, new = group[other], group[line]
                group = [new if name == old else name for name in group]
    found: dict[int, list[int]] = {}
    for line in lines.order:
        found.setdefault(group[line], []).append(line)
    return [members for members in found.values() if len(members) > 1]
