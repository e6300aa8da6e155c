"""Causes and effects in ranks, from left to right or downwards.

In: a diagram's texts and arrows, and the room. Out: its places, or None where it does not fit. No line can meet a box:
within a rank it passes on a bar that has a place of its own, and between ranks there are no boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct

from sinopack.geometry import Rect, Size
from sinopack.layout.diagram.align import Extent, aligned
from sinopack.layout.diagram.graph import Kind, Layers, Link, layers_of
from sinopack.layout.diagram.measure import Texts
from sinopack.layout.diagram.order import ordered
from sinopack.layout.diagram.places import Bar, End, Places, What, Wire
from sinopack.page import Site

_LABEL_GAP = 4.0
"""From a line to the label beside it."""
_PASSING = 0.6
"""The room between a box and a line that passes it, as a share of that between boxes."""
_SLOPE = 0.4
"""A slanting line has so much room along for every point across, if there is that much."""
_LONGEST = 2.5
"""The most room between ranks, in times the least."""
_OPEN = 2.0
"""The room between ranks on a slide, in times the least, if there is that much."""
_STRAIGHT = 0.05
_EPSILON = 0.01


class _Direction(Struct, frozen=True):
    """The way in which ranks follow one another."""

    is_level: bool

    @property
    def sites(self) -> tuple[Site, Site]:
        """Where arrows leave, and where they arrive."""
        return (Site.RIGHT, Site.LEFT) if self.is_level else (Site.BOTTOM, Site.TOP)

    def rect(self, along: float, across: float, length: float, breadth: float) -> Rect:
        return Rect(along, across, length, breadth) if self.is_level else Rect(across, along, breadth, length)


class _Measured(Struct, frozen=True):
    """For each rank its length along the arrows; for each node how far it reaches across them."""

    lengths: list[float]
    extents: list[Extent]


class _Lines(Struct, frozen=True):
    """Where each node's line stands; which links, by number, run square; and the room between ranks."""

    across: list[float]
    bent: set[int]
    gaps: list[float]


def lay_out_causes(texts: Texts, pairs: Sequence[tuple[int, int]], room: Size, *, is_level: bool) -> Places | None:
    """The places of a diagram of causes in a room whose height may be infinite; None where it does not fit."""
    layers = ordered(layers_of(len(texts.boxes), pairs, [bool(label) for label in texts.labels]))
    measured = (_measured_level if is_level else _measured_down)(texts, layers, room)
    if measured is None:
        return None
    look = texts.look

    def gap(first: int, second: int) -> float:
        kinds = {layers.nodes[first].kind, layers.nodes[second].kind}
        return look.beside if kinds == {Kind.BOX} else look.beside * _PASSING

    across = aligned(layers, measured.extents, gap, room.height if is_level else room.width)
    if across is None:
        return None
    bent = _bent(layers, across)
    gaps = _gaps(layers, across, bent, look.level if is_level else look.down)
    spare = (room.width if is_level else room.height) - sum(measured.lengths) - sum(least for least, _ in gaps)
    if spare < -_EPSILON:
        return None
    if is_level and room.height < inf:  # on a slide a diagram is as wide as its ground
        gaps = [(least, max(wish, _OPEN * least)) for least, wish in gaps]
    lines = _Lines(across, bent, _shared(gaps, spare))
    return _placed(texts, layers, measured, lines, _Direction(is_level))


def _measured_level(texts: Texts, layers: Layers, room: Size) -> _Measured | None:
    """Ranks as columns: each as wide as its texts need, within what there is; boxes as high as their texts."""
    look = texts.look
    least, most, usual = [], [], []
    for rank in layers.ranks:
        boxes = [node for node in rank if layers.nodes[node].kind is Kind.BOX]
        labels = [texts.label_size(layers.nodes[n].number)[0] for n in rank if layers.nodes[n].kind is Kind.LABEL]
        least.append(max([texts.least(box) for box in boxes] + labels, default=0.0))
        most.append(max([min(texts.most(box), look.widest) for box in boxes] + least[-1:]))
        usual.append(max(most[-1], texts.usual if boxes else 0.0))
    free = room.width - look.level * (len(layers.ranks) - 1)
    if sum(least) > free + _EPSILON:
        return None
    lengths = _widths(_widths(least, most, free), usual, free)
    extents = []
    for node in layers.nodes:
        if node.kind is Kind.BOX:
            height = texts.height(node.number, lengths[node.rank])
            extents.append(Extent(height / 2, height / 2))
        else:
            above = texts.label_size(node.number)[1] + _LABEL_GAP if node.kind is Kind.LABEL else 0.0
            extents.append(Extent(look.line / 2 + above, look.line / 2))
    return _Measured(lengths, extents)


def _widths(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Widths between the least and the most of each, the narrowest growing first until the room is full."""
    widths = list(least)
    level = 0.0
    while True:
        growing = [index for index in range(len(widths)) if widths[index] <= level < most[index]]
        higher = [width for width in (*widths, *most) if width > level + _EPSILON]
        if not higher:
            return widths
        step = min(higher) - level
        spare = room - sum(widths)
        if growing and spare < step * len(growing):
            step = spare / len(growing)
        for index in growing:
            widths[index] = min(widths[index] + step, most[index])
        level += step
        if growing and room - sum(widths) <= _EPSILON:
            return widths


def _measured_down(texts: Texts, layers: Layers, room: Size) -> _Measured | None:
    """Ranks as rows: boxes of a row are equally wide and equally high."""
    look = texts.look
    lengths: list[float] = []
    extents = [Extent(look.line / 2, look.line / 2)] * len(layers.nodes)
    for rank in layers.ranks:
        boxes = [node for node in rank if layers.nodes[node].kind is Kind.BOX]
        for node in rank:
            if layers.nodes[node].kind is Kind.LABEL:
                width = texts.label_size(layers.nodes[node].number)[0]
                extents[node] = Extent(look.line / 2, look.line / 2 + _LABEL_GAP + width)
        heights = [texts.label_size(layers.nodes[n].number)[1] for n in rank if layers.nodes[n].kind is Kind.LABEL]
        if boxes:
            others = sum(extents[node].before + extents[node].after for node in rank if node not in boxes)
            free = (room.width - others - look.beside * (len(rank) - 1)) / len(boxes)
            least = max(texts.least(box) for box in boxes)
            if free < least - _EPSILON:
                return None
            width = max(min(max(texts.usual, *(texts.most(box) for box in boxes)), look.widest, free), least)
            heights += [texts.height(box, width) for box in boxes]
            for box in boxes:
                extents[box] = Extent(width / 2, width / 2)
        lengths.append(max(heights, default=0.0))
    return _Measured(lengths, extents)


def _bent(layers: Layers, across: Sequence[float]) -> set[int]:
    """The links, by number, that run square: those that are not straight, and that share their turning line only with
    links that have an end in common with them all. Others would run into one another, and slant."""
    found: set[int] = set()
    for rank in range(len(layers.ranks) - 1):
        numbers = [n for n, link in enumerate(layers.links) if layers.nodes[link.start].rank == rank]
        groups = _joined(numbers, layers.links)
        spans = []
        for group in groups:
            ends = [across[end] for n in group for end in (layers.links[n].start, layers.links[n].end)]
            spans.append((min(ends), max(ends)))
        for index, group in enumerate(groups):
            starts = {layers.links[n].start for n in group}
            ends_of = {layers.links[n].end for n in group}
            low, high = spans[index]
            is_clear = all(
                other == index
                or spans[other][1] < low - _LABEL_GAP
                or spans[other][0] > high + _LABEL_GAP
                or spans[other][1] - spans[other][0] < _STRAIGHT  # one straight line may cross another
                for other in range(len(groups))
            )
            if is_clear and min(len(starts), len(ends_of)) == 1:
                found.update(n for n in group if not _is_straight(layers.links[n], across))
    return found


def _joined(numbers: Sequence[int], links: Sequence[Link]) -> list[list[int]]:
    """Links in groups of those that have ends in common, directly or through others."""
    groups: list[list[int]] = []
    for number in numbers:
        mine = [number]
        rest = []
        for group in groups:
            touches = any(
                links[number].start == links[other].start or links[number].end == links[other].end for other in group
            )
            if touches:
                mine = [*group, *mine]
            else:
                rest.append(group)
        groups = [*rest, mine]
    return [sorted(group) for group in groups]


def _is_straight(link: Link, across: Sequence[float]) -> bool:
    return abs(across[link.start] - across[link.end]) < _STRAIGHT


def _gaps(layers: Layers, across: Sequence[float], bent: set[int], least: float) -> list[tuple[float, float]]:
    """The least and the wished room between ranks: more where lines slant."""
    gaps = [(least, least)] * (len(layers.ranks) - 1)
    for number, link in enumerate(layers.links):
        if number not in bent:
            rank = layers.nodes[link.start].rank
            wish = min(_SLOPE * abs(across[link.start] - across[link.end]), _LONGEST * least)
            gaps[rank] = (least, max(gaps[rank][1], wish))
    return gaps


def _shared(gaps: Sequence[tuple[float, float]], spare: float) -> list[float]:
    """The room between ranks: what is wished for, as far as there is any."""
    wished = sum(wish - least for least, wish in gaps)
    share = min(spare / wished, 1.0) if wished else 0.0
    return [least + (wish - least) * share for least, wish in gaps]


def _placed(texts: Texts, layers: Layers, measured: _Measured, lines: _Lines, direction: _Direction) -> Places:
    across = lines.across
    starts = [0.0]
    for length, gap in zip(measured.lengths, lines.gaps, strict=False):
        starts.append(starts[-1] + length + gap)
    boxes = [Rect(0, 0, 0, 0)] * len(texts.boxes)
    bars: list[Bar] = []
    ends: list[tuple[What, int]] = []
    for number, node in enumerate(layers.nodes):
        along, length, extent = starts[node.rank], measured.lengths[node.rank], measured.extents[number]
        if node.kind is Kind.BOX:
            breadth = extent.before + extent.after
            boxes[node.number] = direction.rect(along, across[number] - extent.before, length, breadth)
            ends.append((What.BOX, node.number))
        else:
            line = texts.look.line
            rect = direction.rect(along, across[number] - line / 2, length, line)
            label = _beside(rect, texts.label_size(node.number), direction) if node.kind is Kind.LABEL else None
            ends.append((What.BAR, len(bars)))
            bars.append(Bar(rect, node.number, label))
    leaving, arriving = direction.sites
    wires = tuple(
        Wire(
            End(*ends[link.start], leaving),
            End(*ends[link.end], arriving),
            link.arrow,
            number in lines.bent,
            link.is_last,
        )
        for number, link in enumerate(layers.links)
    )
    breadth = max(place + extent.after for place, extent in zip(across, measured.extents, strict=True))
    whole = direction.rect(0.0, 0.0, starts[-1] + measured.lengths[-1], breadth)
    order = tuple(layers.nodes[n].number for rank in layers.ranks for n in rank if layers.nodes[n].kind is Kind.BOX)
    return Places(Size(whole.width, whole.height), tuple(boxes), wires, tuple(bars), order)


def _beside(line: Rect, size: tuple[float, float], direction: _Direction) -> Rect:
    """Where a label stands: above a level line, on the right of one that leads down."""
    width, height = size
    if direction.is_level:
        return Rect(line.x, line.y - _LABEL_GAP - height, line.width, height)
    return Rect(line.right + _LABEL_GAP, line.y + (line.height - height) / 2, width, height)
