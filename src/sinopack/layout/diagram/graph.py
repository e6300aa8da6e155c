"""A diagram of causes as a layered graph.

In: a number of boxes, and arrows between them that run in no ring. Out: ranks of nodes, in which every link leads from
one rank to the next: an arrow over several ranks passes a node in each, and so does one that has a label.

Ranks are the longest paths from the first causes (K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual Understanding
of Hierarchical System Structures, IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981); a first cause
stands right before the first of its effects, so that no arrow is longer than it need be.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

Pair = tuple[int, int]
"""An arrow: the numbers of the boxes from which and to which it leads."""


class Kind(Enum):
    """What a node is: a box, a line that passes, or such a line with its arrow's label beside it."""

    BOX = "box"
    LINE = "line"
    LABEL = "label"


class Node(Struct, frozen=True):
    """A node: its kind, the number of its box, or else of its arrow, and its rank."""

    kind: Kind
    number: int
    rank: int


class Link(Struct, frozen=True):
    """A link from a node to one of the next rank, by their numbers; the last one of its arrow has the arrow's head."""

    start: int
    end: int
    arrow: int
    is_last: bool


class Layers(Struct, frozen=True):
    """The nodes, the first of which are the boxes in their order; the links; and for each rank its nodes' numbers."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    ranks: tuple[tuple[int, ...], ...]


def ranks_of(count: int, arrows: Sequence[Pair]) -> list[int]:
    """The rank of each box, from 0: below all its causes."""
    causes: list[list[int]] = [[] for _ in range(count)]
    effects: list[list[int]] = [[] for _ in range(count)]
    for start, end in arrows:
        causes[end].append(start)
        effects[start].append(end)
    ranks, missing = [0] * count, [len(each) for each in causes]
    ready = [box for box in range(count) if not missing[box]]
    for box in ready:
        for effect in effects[box]:
            ranks[effect] = max(ranks[effect], ranks[box] + 1)
            missing[effect] -= 1
            if not missing[effect]:
                ready.append(effect)
    assert len(ready) == count, "the arrows run in a ring"
    for box in range(count):
        if effects[box] and not causes[box]:
            ranks[box] = min(ranks[effect] for effect in effects[box]) - 1
    return ranks


def layers_of(count: int, arrows: Sequence[Pair], labelled: Sequence[bool]) -> Layers:
    """The boxes and arrows in layers. A label stands right behind the box from which its arrow leads."""
    ranks = ranks_of(count, arrows)
    with_labels = {ranks[start] for (start, _), has_label in zip(arrows, labelled, strict=True) if has_label}
    place = {rank: rank + sum(other < rank for other in with_labels) for rank in range(max(ranks, default=0) + 1)}
    nodes = [Node(Kind.BOX, box, place[ranks[box]]) for box in range(count)]
    links: list[Link] = []
    for arrow, (start, end) in enumerate(arrows):
        last = start
        for rank in range(nodes[start].rank + 1, nodes[end].rank):
            is_label = labelled[arrow] and rank == nodes[start].rank + 1
            nodes.append(Node(Kind.LABEL if is_label else Kind.LINE, arrow, rank))
            links.append(Link(last, len(nodes) - 1, arrow, is_last=False))
            last = len(nodes) - 1
        links.append(Link(last, end, arrow, is_last=True))
    members: list[list[int]] = [[] for _ in range(max((node.rank for node in nodes), default=0) + 1)]
    for number, node in enumerate(nodes):
        members[node.rank].append(number)
    return Layers(tuple(nodes), tuple(links), tuple(map(tuple, members)))
