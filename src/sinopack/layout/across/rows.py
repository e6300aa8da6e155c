"""One row: on which side of the band each label stands, how wide it is, and where.

In: labels in order and a stretch of time. Out: a `Row`, all of whose labels stand in order on their side, none over
another. Leaders run straight up from the marks through the lanes, and only beyond these slant to the labels; both ends
of the slants stand on parallel lines, in one order, so they cannot cross (see `layout.timeline.placement`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.across.labels import MOST_LINES, Label
from sinopack.layout.across.lanes import lanes_outward
from sinopack.layout.across.look import Look
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.placement import place
from sinopack.layout.timeline.scale import Demand, Mode, Room, TimeScale, choose_scale, emptiest

Span = tuple[float, float]
UP, DOWN = -1, 1
"""Above the band, and below it."""
_SLANT = 0.22
"""The least rise of a leader as a share of its run."""
_MOST_LEADER = 2.6
"""The greatest height of the leaders, as a multiple of the least."""
_ASIDE = 0.2
_EVEN, _BREAK, _LINE, _NAMELESS = 0.06, 0.014, 0.006, 0.008
"""What an even scale, a break, a line of text and an era without its name count for, as shares of the row's width."""
NAME_INSET = 0.4
"""The distance of a name from its era's edge, as a multiple of the labels' size."""
_FLUSH_RIGHT = 0.7
"""A label is flush right if its mark stands beyond this share of it."""
_SLACK = 0.01
_WIDEST = 11.0
"""No label is widened beyond this multiple of its size to take fewer lines."""


class Placed(Struct, frozen=True):
    """A label in its row: its side, its lane (0 is next to the band), the x of its mark, and its box from the left.
    `lines` is how many its text takes; `right` says that it is flush right, because its mark lies at that end."""

    label: Label
    side: int
    x: float
    left: float
    width: float
    lines: int
    lane: int = 0
    right: bool = False

    def height(self, look: Look) -> float:
        """The height of its text; that of a detail is about right."""
        height = (1 + self.lines) * look.leading + look.slack
        if self.label.detail:
            height += self.label.detail_lines(self.width, look) * look.detail.leading
        return height

    @property
    def end(self) -> float:
        """The x at which its leader ends: as near to its mark as the box goes."""
        return min(max(self.x, self.left), self.left + self.width)

    @property
    def is_upright(self) -> bool:
        """Whether its mark stands right under its box, or over it."""
        return abs(self.end - self.x) <= _SLACK

    @property
    def strain(self) -> float:
        """How far its leader slants, in points, and a part of how far the mark is from where the text begins."""
        begins = self.left + self.width if self.right else self.left
        return abs(self.end - self.x) + _ASIDE * abs(begins - self.x)


class Row(Struct, frozen=True):
    """A row. `lines` is the most that a text takes; `leader` the height between the lanes and the labels. `ticked` is
    the part of the scale that has ticks, where that is not all of it."""

    span: Span
    scale: TimeScale
    placed: tuple[Placed, ...]
    lines: int
    leader: float
    ticked: TimeScale | None = None

    @property
    def ticks(self) -> TimeScale:
        """The scale with the row's ticks, which tells how years are drawn."""
        return self.ticked or self.scale

    def side(self, side: int) -> tuple[Placed, ...]:
        return tuple(each for each in self.placed if each.side == side)

    def lanes(self, side: int) -> int:
        """How many lanes of marks and bars there are on a side."""
        return max((each.lane + 1 for each in self.side(side)), default=0)

    @property
    def strain(self) -> float:
        """The mean distance of labels from their marks, in points."""
        return sum(each.strain for each in self.placed) / max(len(self.placed), 1)

    def reach(self, side: int, look: Look) -> float:
        """The height that a side takes beyond the band."""
        placed = self.side(side)
        if not placed:
            return 0.0
        return self.lanes(side) * look.pitch + self.leader + max(each.height(look) for each in placed)

    def height(self, look: Look) -> float:
        return self.reach(UP, look) + look.band + self.reach(DOWN, look)


class Frame(Struct, frozen=True):
    """What a row is to fit in: its width and height in points, the eras with the widths of their names as multiples of
    the size, the scale that the author wants, and how far labels may reach beyond the axis on its left and right."""

    width: float
    height: float
    eras: tuple[tuple[float, float, float], ...] = ()
    scale: str = "auto"
    margins: tuple[float, float] = (0.0, 0.0)


def make_row(labels: Sequence[Label], span: Span, frame: Frame, look: Look) -> Row | None:
    """The row of these labels; None where they do not fit. Of all that fit the one whose labels stand closest to their
    marks; a scale that is not one, a break and a line more each count as some distance.
    """
    best: Row | None = None
    least = inf
    for lines in range(min(2, MOST_LINES), MOST_LINES + 1):
        widths = [label.width(lines, look) for label in labels]
        if any(width > frame.width + sum(frame.margins) for width in widths):
            continue
        for scale in _scales(labels, widths, span, frame, look):
            base = _base_cost(scale, lines, frame, look)
            if base >= least:
                continue
            for row in _rows(labels, widths, span, frame, look, lines, scale):
                cost = base + row.strain / frame.width
                if cost < least and row.height(look) <= frame.height + _SLACK:
                    best, least = row, cost
    return best


def _base_cost(scale: TimeScale, lines: int, frame: Frame, look: Look) -> float:
    """What a scale and a number of lines count for, as a share of the row's width."""
    cost = _LINE * lines
    if frame.scale == "auto":
        cost += _EVEN if scale.mode is Mode.EVEN else _BREAK * len(scale.breaks)
        cost += _NAMELESS * sum(_is_nameless(era, scale, look) for era in frame.eras)
    return cost


def _is_nameless(era: tuple[float, float, float], scale: TimeScale, look: Look) -> bool:
    """Whether the row shows an era, but not its name."""
    lengths = [right - left for left, right in scale.stretches(era[0], era[1])]
    return bool(lengths) and max(lengths) < (era[2] + NAME_INSET) * look.size


def _rows(
    labels: Sequence[Label], widths: Sequence[float], span: Span, frame: Frame, look: Look, lines: int, scale: TimeScale
) -> Iterator[Row]:
    """The rows with labels on alternate sides, and with each on the side where it is nearer to its mark."""
    xs = [min(max(scale.at(max(label.at, span[0])), 0.0), frame.width) for label in labels]
    alternating = [UP if index % 2 == 0 else DOWN for index in range(len(widths))]
    balanced = _balanced(xs, widths, look)
    for sides in (alternating, balanced) if balanced != alternating else (alternating,):
        placed = _placed(labels, (xs, widths, sides), (lines, frame), look)
        if placed:
            yield _finished(span, scale, placed, lines, frame, look)


def _scales(
    labels: Sequence[Label], widths: Sequence[float], span: Span, frame: Frame, look: Look
) -> Iterator[TimeScale]:
    times = tuple(max(label.at, span[0]) for label in labels)
    others = tuple(year for label in labels for year in (label.mark.start, label.mark.end) if span[0] < year < span[1])
    demand = Demand(times, tuple(width / 2 for width in widths), others)
    room = Room(frame.width, look.gap / 2, cut=1.4 * look.size)
    if frame.scale != "auto":
        yield choose_scale(demand, span, room, frame.scale)
        return
    yield choose_scale(demand, span, room, Mode.PROPORTIONAL.value)
    if times:
        yield from filter(None, (emptiest(count, demand, span, room) for count in (1, 2)))
        yield choose_scale(demand, span, room, Mode.EVEN.value)


def _balanced(xs: Sequence[float], widths: Sequence[float], look: Look) -> list[int]:
    """Each label on the side on which it comes nearer to its mark; where both are as near, on the other than the one
    before."""
    reached = {UP: -inf, DOWN: -inf}
    sides: list[int] = []
    for x, width in zip(xs, widths, strict=True):
        pushed = {side: max(reached[side] - x, 0.0) for side in (UP, DOWN)}
        other = -sides[-1] if sides else UP
        side = other if pushed[other] <= pushed[-other] else -other
        sides.append(side)
        reached[side] = max(reached[side], x) + width + look.gap
    return sides


def _placed(
    labels: Sequence[Label],
    measured: tuple[Sequence[float], Sequence[float], Sequence[int]],
    limits: tuple[int, Frame],
    look: Look,
) -> list[Placed] | None:
    """The labels where they stand; None where a side is too full. `measured`: the x of each mark, the width of each
    label, and its side."""
    most, frame = limits
    found: dict[int, Placed] = {}
    for side in (UP, DOWN):
        on_side = [index for index, each in enumerate(measured[2]) if each == side]
        xs, widths = [measured[0][index] for index in on_side], [measured[1][index] for index in on_side]
        start, end = -frame.margins[0], frame.width + frame.margins[1]
        wishes = [x if x + width <= end else x - width for x, width in zip(xs, widths, strict=True)]
        lefts = place(wishes, widths, start, end, look.gap)
        if lefts is None:
            return None
        for index, x, width, left in zip(on_side, xs, widths, lefts, strict=True):
            is_right = x - left > _FLUSH_RIGHT * width
            found[index] = Placed(labels[index], side, x, left, width, labels[index].lines(most), right=is_right)
        found |= zip(on_side, _relaxed([found[index] for index in on_side], (start, end), look), strict=True)
    return [found[index] for index in range(len(labels))]


def _relaxed(placed: Sequence[Placed], bounds: Span, look: Look) -> Iterator[Placed]:
    """Each label as wide as the free room beside it lets it be to take fewer lines; the leader's end stays."""
    reached = bounds[0]
    for index, each in enumerate(placed):
        following = placed[index + 1].left - look.gap if index + 1 < len(placed) else bounds[1]
        room = each.left + each.width - reached if each.right else following - each.left
        room = min(room, _WIDEST * look.size)
        relaxed = each
        for lines in range(1, each.lines):
            width = each.label.width(lines, look)
            if each.width <= width <= room:
                left = each.left + each.width - width if each.right else each.left
                relaxed = replace(each, left=left, width=width, lines=lines)
                break
        yield relaxed
        reached = relaxed.left + relaxed.width + look.gap


def _finished(span: Span, scale: TimeScale, placed: list[Placed], lines: int, frame: Frame, look: Look) -> Row:
    """The row with its lanes, and with leaders high enough for the slant of the flattest."""
    laned = list(placed)
    for side in (UP, DOWN):
        on_side = [index for index, each in enumerate(placed) if each.side == side]
        lanes = lanes_outward([_stretch(placed[index], scale, look) for index in on_side])
        for index, lane in zip(on_side, lanes, strict=True):
            laned[index] = replace(placed[index], lane=lane)
    run = max((abs(each.end - each.x) for each in laned), default=0.0)
    row = Row(span, scale, tuple(laned), lines, look.leader)
    spare = (frame.height - row.height(look)) / 2
    leader = min(max(look.leader, _SLANT * run), _MOST_LEADER * look.leader, look.leader + max(spare, 0.0))
    return replace(row, leader=leader)


def _stretch(placed: Placed, scale: TimeScale, look: Look) -> tuple[float, float, bool]:
    """From where to where a mark and its bar lie in their lane, and whether it has a bar or a box."""
    mark, half = placed.label.mark, look.mark / 2 + 1.0
    if mark.kind in (MarkKind.DOT, MarkKind.RING):
        return placed.x - half, placed.x + half, False
    return min(scale.at(mark.start), placed.x) - half, max(scale.at(mark.end), placed.x) + half, True
