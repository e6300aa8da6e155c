"""One page of the drawn timeline: the axis in the colours of the eras, marks and bars, leaders, labels, and the key.

In: a page's rows, its scale and the columns. Out: a frame, or None where a name or a label finds no place. What is
drawn is decoration: all of it stands in the labels in words, which are read as a list for each era.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, shifted
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.timeline_axis import axis_items
from sinopack.layout.handout.timeline_bars import bar_items, bars_of, is_bar
from sinopack.layout.handout.timeline_eras import era_names
from sinopack.layout.handout.timeline_key import MARK, Key, key_items, mark_drawer
from sinopack.layout.handout.timeline_rows import Columns, Row, row_frame
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.placement import place
from sinopack.layout.timeline.scale import TimeScale
from sinopack.page import Connector, Item, Role, Shape
from sinopack.plan import blocks

LEAD = 6.5
"""How far a label's top stands above its mark: half of its first line."""
_LARGER = 1.3
"""The mark of a turning point is larger by this."""
_LEADER_FROM, _LEADER_BENDS = 6.0, (0.35, 0.8)
"""Where leaders begin, in points from the axis, and where they bend, as shares of their length. All bend at the same
distances, so that none crosses another."""
_STRAIGHT = 0.01
_PAPER = 0.8
"""How much paper is kept round a mark, so that it is seen on every band and over every other."""


class TimePage(Struct, frozen=True):
    """A page: its rows in order, those of earlier pages that are still running, the scale of its stretch of time, the
    length of the axis and the gap between labels in points; `number` counts from 0."""

    rows: tuple[Row, ...]
    running: tuple[Row, ...]
    scale: TimeScale
    length: float
    gap: float
    key: Key
    number: int
    pages: int

    def at(self, row: Row) -> float:
        """The distance at which a row is marked."""
        return self.scale.at(max(row.mark.at, self.scale.start))

    def edge(self, year: float) -> float:
        """Where something begins or ends that fills the axis: at the ends of the page, if not within it."""
        if year <= self.scale.start:
            return 0.0
        return self.length if year >= self.scale.end else self.scale.at(year)


def draw_page(page: TimePage, columns: Columns, block: blocks.TimelineList, desk: Desk) -> Frame | None:
    """The frame of a page."""
    wishes = [page.at(row) - LEAD for row in page.rows]
    tops = place(wishes, [row.height for row in page.rows], -LEAD, page.length + LEAD, page.gap)
    bars = bars_of(page, columns)
    names = era_names(page, block, columns, desk)
    if tops is None or names is None:
        return None
    drawing: list[FrameItem] = [
        *(item for name in names for item in name.drawing),
        *bar_items(bars, columns, desk),
        *axis_items(page, columns, desk),
        *_leaders(page, tops, columns, desk),
        *_marks(page, columns, desk),
    ]
    rows = dict(zip((row.event.key for row in page.rows), zip(page.rows, tops, strict=True), strict=True))
    texts: list[FrameItem] = []
    named = {name.number: name.texts for name in names}
    for era in block.eras:
        texts += named.pop(era.number, ()) if era.number else ()
        for event in era.events:
            if event.key in rows:
                row, top = rows[event.key]
                frame = row_frame(row, columns, block.categories, top, desk)
                texts += enclosed(frame, Role.LIST, f"{era.key}-events").items
    height = page.length + 2 * LEAD
    drawn = shifted(Frame(height, (*drawing, *texts)), 0.0, LEAD)
    key = key_items(page.key, page.scale, height, page.number, desk)
    return Frame(height + page.key.height, (*drawn.items, *key), full=True, place=block.place)


def _leaders(page: TimePage, tops: tuple[float, ...], columns: Columns, desk: Desk) -> Iterator[Item]:
    """From each mark to its label: level, across, level; or straight where they are level."""
    stroke = desk.stroke("rule", 0.6)
    for row, top in zip(page.rows, tops, strict=True):
        start, end = page.at(row), top + LEAD
        if abs(end - start) < _STRAIGHT:
            corners = [(_LEADER_FROM, end), (columns.leader, end)]
        else:
            first, second = (share * columns.leader for share in _LEADER_BENDS)
            corners = [(_LEADER_FROM, start), (first, start), (second, end), (columns.leader, end)]
        for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(corners), 1):
            key = f"{row.event.key}-leader-{number}"
            yield Connector(columns.line + x1, y1, columns.line + x2, y2, stroke, key)


def _marks(page: TimePage, columns: Columns, desk: Desk) -> Iterator[Item]:
    """The marks on the axis, each on a little paper of its own: boxes first, so that no dot is hidden. What lies in a
    lane has a notch there."""
    draw, paper = mark_drawer(desk), desk.colour("paper")
    order = {MarkKind.BOX: 0, MarkKind.BAR: 1, MarkKind.RING: 2, MarkKind.DOT: 3}
    for row in sorted(page.rows, key=lambda row: order[row.mark.kind]):
        for part, (kind, rect) in enumerate(_mark_places(row, page, columns), 1):
            mark = draw(kind, rect, f"{row.event.key}-mark-{part}")
            around = Rect(rect.x - _PAPER, rect.y - _PAPER, rect.width + 2 * _PAPER, rect.height + 2 * _PAPER)
            yield Shape(around, mark.outline, f"{mark.key}-ground", paper)
            yield mark


def _mark_places(row: Row, page: TimePage, columns: Columns) -> list[tuple[MarkKind, Rect]]:
    """What marks a row on the axis, and where."""
    at, kind, x = page.at(row), row.mark.kind, columns.line
    if is_bar(row, page.scale):
        return [(MarkKind.BAR, Rect(x - 4.0, at - 1.5, 9.0, 3.0))]
    if kind is MarkKind.BOX:
        stretches = box_stretches(row, page)
        return [(kind, Rect(x - 2.5, top, 6.0, bottom - top)) for top, bottom in stretches]
    size = MARK * (_LARGER if row.event.importance == "high" else 1.0)
    return [(kind, Rect(x + 0.5 - size / 2, at - size / 2, size, size))]


def box_stretches(row: Row, page: TimePage) -> list[tuple[float, float]]:
    """The stretches of a doubt, each long enough to be seen."""
    return [(top, max(bottom, top + 7.0)) for top, bottom in page.scale.stretches(row.mark.start, row.mark.end)]
