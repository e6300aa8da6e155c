"""The order of nodes within their ranks, with few crossings.

In: a layered graph. Out: the same, its ranks in order. Ranks are swept forwards and backwards, each sorted by the
barycentres of its neighbours in the rank before it (Sugiyama, Tagawa and Toda 1981); then neighbours change places
while that saves crossings (E. R. Gansner, E. Koutsofios, S. C. North and K.-P. Vo, A Technique for Drawing Directed
Graphs, IEEE Transactions on Software Engineering 19(3), 1993). Of all orders met, the first with the fewest crossings
is taken; ties keep the author's order, so that the same diagram is always drawn alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from sinopack.layout.diagram.graph import Layers, Link

_SWEEPS = 12
Order = list[list[int]]


def ordered(layers: Layers) -> Layers:
    """The layers with their ranks in an order with few crossings."""
    before, after = neighbours(layers)
    order = _first_order(layers, after)
    best, fewest = _copy(order), crossings(order, layers.links)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forwards = sweep % 2 == 0
        _sweep(order, before if forwards else after, forwards=forwards)
        _swap(order, before, after)
        count = crossings(order, layers.links)
        if count < fewest:
            best, fewest = _copy(order), count
    return replace(layers, ranks=tuple(map(tuple, best)))


def neighbours(layers: Layers) -> tuple[list[list[int]], list[list[int]]]:
    """For each node those linked to it in the rank before, and in the rank after."""
    before: list[list[int]] = [[] for _ in layers.nodes]
    after: list[list[int]] = [[] for _ in layers.nodes]
    for link in layers.links:
        before[link.end].append(link.start)
        after[link.start].append(link.end)
    return before, after


def crossings(order: Sequence[Sequence[int]], links: Sequence[Link]) -> int:
    """How many pairs of links cross."""
    place = {node: index for rank in order for index, node in enumerate(rank)}
    rank_of = {node: number for number, rank in enumerate(order) for node in rank}
    channels: list[list[tuple[int, int]]] = [[] for _ in order]
    for link in links:
        channels[rank_of[link.start]].append((place[link.start], place[link.end]))
    return sum(_inversions(channel) for channel in channels)


def _inversions(channel: list[tuple[int, int]]) -> int:
    ends = [end for _, end in sorted(channel)]
    starts = [start for start, _ in sorted(channel)]
    return sum(
        1
        for first in range(len(ends))
        for second in range(first + 1, len(ends))
        if ends[first] > ends[second] and starts[first] != starts[second]
    )


def _first_order(layers: Layers, after: list[list[int]]) -> Order:
    """Each rank in the order in which its nodes are met from the first causes on, depth first: near what they lead
    to."""
    order: Order = [[] for _ in layers.ranks]
    met: set[int] = set()
    roots = [node for rank in layers.ranks for node in rank]
    for root in roots:
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in met:
                met.add(node)
                order[layers.nodes[node].rank].append(node)
                waiting += reversed(after[node])
    return order


def _sweep(order: Order, beside: list[list[int]], *, forwards: bool) -> None:
    """Sort each rank by where its neighbours stand in the rank before it; who has none stays where it is."""
    numbers = range(1, len(order)) if forwards else range(len(order) - 2, -1, -1)
    for number in numbers:
        rank = order[number]
        fixed = {node: index for index, node in enumerate(order[number - 1 if forwards else number + 1])}
        scale = max(len(fixed), 1) / len(rank)
        key = {}
        for index, node in enumerate(rank):
            places = [fixed[other] for other in beside[node]]
            key[node] = sum(places) / len(places) if places else index * scale
        order[number] = sorted(rank, key=lambda node: key[node])  # sorting is stable: ties keep their order


def _swap(order: Order, before: list[list[int]], after: list[list[int]]) -> None:
    """Let neighbours change places as long as fewer links cross for it."""
    improved = True
    while improved:
        improved = False
        for number, rank in enumerate(order):
            sides = []
            for beside, other in ((before, number - 1), (after, number + 1)):
                if 0 <= other < len(order):
                    sides.append((beside, {node: index for index, node in enumerate(order[other])}))
            for index, (first, second) in enumerate(pairwise(list(rank))):
                first, second = rank[index], rank[index + 1]
                now = sum(_crossed(beside[first], beside[second], places) for beside, places in sides)
                then = sum(_crossed(beside[second], beside[first], places) for beside, places in sides)
                if then < now:
                    rank[index], rank[index + 1] = second, first
                    improved = True


def _crossed(first: Sequence[int], second: Sequence[int], places: dict[int, int]) -> int:
    """How many links of two neighbours cross, the first standing before the second."""
    return sum(places[one] > places[other] for one in first for other in second)


def _copy(order: Order) -> Order:
    return [list(rank) for rank in order]
