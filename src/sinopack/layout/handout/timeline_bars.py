"""Ranges on a page of the timeline: bars in lanes left of the axis, dashed where an end is in doubt, open where it has
none. What is in doubt for long lies in a lane too.

In: a page. Out: its bars with their lanes, the width that these take, and the items.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf
from typing import TYPE_CHECKING

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.timeline_key import DASHED
from sinopack.layout.handout.timeline_rows import LANE, Columns, Row
from sinopack.layout.timeline.lanes import lanes_of
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.scale import TimeScale
from sinopack.page import Connector, Item, Outline, Shape, Stroke

if TYPE_CHECKING:
    from sinopack.layout.handout.timeline_draw import TimePage

_NARROWEST = 4.5
"""The least from a bar to the next."""
_LONGEST_BOX = 36.0
_WIDTH = 6.0
_LEAST = 5.0
"""The least length of a bar."""
_BETWEEN = 2.0
"""The least space between two bars of one lane, one under the other."""
_ARROW = 6.0
_FROM_BAND = 5.0


class Bar(Struct, frozen=True):
    """A range on this page: from `top` to `bottom` in points, `solid` what of that is certain. `begins`, it
    does so on this page; `open_end`, it has no end."""

    row: Row
    lane: int
    lanes: int
    top: float
    bottom: float
    solid: tuple[float, float] | None
    begins: bool
    open_end: bool


def bars_of(page: TimePage, columns: Columns) -> list[Bar]:
    """The bars of a page in the order in which they begin."""
    scale = page.scale
    rows = [row for row in (*page.running, *page.rows) if is_bar(row, scale)]
    stretches = []
    for row in rows:
        top = scale.at(max(row.mark.start, scale.start))
        bottom = max(scale.at(min(row.mark.end, scale.end)), top + _LEAST)
        stretches.append((top, bottom))
    most = int(columns.lanes / _NARROWEST)
    lanes = lanes_of([(top, bottom + _BETWEEN) for top, bottom in stretches], most)
    count = max((lane for lane in lanes if lane is not None), default=-1) + 1
    bars = []
    for row, lane, (top, bottom) in zip(rows, lanes, stretches, strict=True):
        if lane is None:
            continue
        mark = row.mark
        solid = None
        if mark.solid:
            low, high = (scale.at(min(max(year, scale.start), scale.end)) for year in mark.solid)
            solid = (low, max(high, low + _LEAST)) if high > low or bottom - top <= _LEAST else None
        begins = mark.start >= scale.start
        bars.append(Bar(row, lane, count, top, bottom, solid, begins, isinf(mark.end)))
    return bars


def is_bar(row: Row, scale: TimeScale) -> bool:
    """Whether a row is drawn in a lane: a range, or a doubt that is too long to be drawn on the axis."""
    mark = row.mark
    if mark.kind is MarkKind.BOX:
        start, end = (scale.at(min(max(year, scale.start), scale.end)) for year in (mark.start, mark.end))
        return end - start > _LONGEST_BOX
    return mark.kind is MarkKind.BAR


def bar_items(bars: list[Bar], columns: Columns, desk: Desk) -> Iterator[Item]:
    """The bars, each with a short line from its beginning to the axis."""
    quiet, dashed = desk.colour("quiet"), Stroke(desk.colour("ink"), 1.0, DASHED)
    for bar in bars:
        pitch = min(LANE, (columns.lanes - _FROM_BAND) / bar.lanes)
        width = min(_WIDTH, pitch - 1.5)
        x = columns.band - _FROM_BAND - width - bar.lane * pitch
        key = f"{bar.row.event.key}-bar"
        if bar.begins:
            yield Connector(x + width, bar.top, columns.band, bar.top, desk.stroke("quiet", 0.6), f"{key}-link")
        arrow = _ARROW if bar.open_end else 0.0
        bottom = bar.bottom - arrow if bar.bottom - bar.top > 2 * arrow else bar.bottom
        if bar.solid is None or bar.solid[0] > bar.top + 1.0 or bar.solid[1] < bar.bottom - 1.0:
            rect = Rect(x + 0.5, bar.top, width - 1.0, bottom - bar.top)
            yield Shape(rect, Outline.RECTANGLE, f"{key}-doubt", stroke=dashed)
        if isinf(bar.row.mark.start):
            rect = Rect(x + 0.5, bar.top - _ARROW, width - 1.0, _ARROW)
            yield Shape(rect, Outline.RECTANGLE, f"{key}-before", stroke=dashed)
        if bar.solid is not None:
            low, high = bar.solid
            rect = Rect(x, low, width, max(min(high, bottom) - low, 1.0))
            yield Shape(rect, Outline.RECTANGLE, key, fill=quiet)
        if arrow:
            rect = Rect(x - 1.0, bottom, width + 2.0, arrow)
            yield Shape(rect, Outline.TRIANGLE_DOWN, f"{key}-open", fill=quiet)
