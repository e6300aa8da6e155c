"""The timeline of the handout: drawn from top to bottom, over as many pages as it takes; as a list where a sheet has
one column, or where an event has more to say than a drawing can hold.

In: the events by eras. Out: a frame for each page. Each page has its own stretch of time, drawn to its own scale, which
is printed on it; the kind of scale is the same on all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf, isfinite

from msgspec import Struct

from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.part import heading_height
from sinopack.layout.handout.timeline_draw import LEAD, TimePage, draw_page
from sinopack.layout.handout.timeline_key import Key, make_key
from sinopack.layout.handout.timeline_list import compose_list
from sinopack.layout.handout.timeline_rows import Row, make_columns, make_rows
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.paging import PageRoom, cut_between, divide
from sinopack.layout.timeline.scale import Demand, Mode, Room, TimeScale, choose_scale
from sinopack.plan import blocks
from sinopack.plan.blocks import TimeSpan

_GAPS = (10.0, 8.0, 6.0, 4.5)
"""The space between events: the widest with which the timeline stays on one page, else the second."""
_LOOSE = 1.35
"""A timeline on one page is as long as its events take, times this, so that the scale shows; and at least so many
points; and the whole page where more of it than this share would be left."""
_LEAST_LENGTH = 200.0
_WHOLE_FROM = 0.6
_DAYS = 2.5 / 365
"""Years: less than this is a matter of hours, which no date has."""
_HARD, _TIED = 0.15, 0.3
"""How bad it is to end a page inside an era, and between two events of one date."""


def compose_timeline(block: blocks.TimelineList, desk: Desk) -> list[Frame]:
    """The frames of the timeline."""
    if desk.sheet.is_linear:
        return compose_list(block, desk)
    with desk.composer.trial():
        drawn = _drawn(block, desk)
    return compose_list(block, desk) if drawn is None else drawn


class _Sheet(Struct, frozen=True):
    """The events with what they are drawn on: the rows in order, the key, the room of the pages, and all of time."""

    rows: tuple[Row, ...]
    key: Key
    room: PageRoom
    span: tuple[float, float]
    eras: tuple[TimeSpan, ...]


def _drawn(block: blocks.TimelineList, desk: Desk) -> list[Frame] | None:
    """A frame for each page; None where a label finds no place."""
    events = [event for era in block.eras for event in era.events]
    columns = make_columns(block, desk)
    rows = tuple(make_rows(events, columns, desk))
    key = make_key(rows, block, desk)
    eras = desk.chronology.eras
    span = _whole_span(rows, eras)
    for gap in _GAPS:
        room = _room(block, key, gap, desk)
        if sum(row.height + gap for row in rows) - gap <= room.first:
            break
    else:
        room = _room(block, key, _GAPS[1], desk)
    sheet = _Sheet(rows, key, room, span, eras)
    starts = divide([row.height for row in rows], _badness(rows, eras), room)
    if starts is None:
        return None
    pages = _pages(sheet, starts, block.scale)
    frames = [draw_page(page, columns, block, desk) for page in pages]
    found = [frame for frame in frames if frame is not None]
    return found if len(found) == len(frames) else None


def _room(block: blocks.TimelineList, key: Key, gap: float, desk: Desk) -> PageRoom:
    """The room for labels, which reach beyond the ends of the axis by as much as they lead their marks."""
    sheet = desk.sheet
    first = sheet.bottom - sheet.top - heading_height(block.title.text, desk) - key.height
    return PageRoom(first, sheet.bottom - sheet.bare_top - key.height, gap)


def _whole_span(rows: Sequence[Row], eras: Sequence[TimeSpan]) -> tuple[float, float]:
    """All that is drawn, in decimal years: whole years, unless it is all a matter of months."""
    years = [year for row in rows for year in (row.mark.start, row.mark.at, row.mark.end) if isfinite(year)]
    years += [year for era in eras for year in (era.start, era.end)]
    start, end = min(years), max(years)
    if end - start > 3 and not eras:
        start, end = float(start // 1), float(-(-end // 1))
    return start, max(end, start + 1 / 366)


def _badness(rows: Sequence[Row], eras: Sequence[TimeSpan]) -> list[float]:
    """How bad it is to begin a page with each row."""
    bad = [0.0]
    for before, after in pairwise(rows):
        new_era = any(before.mark.at < era.start <= after.mark.at for era in eras)
        bad.append(_TIED if before.mark.at == after.mark.at else 0.0 if new_era else _HARD)
    return bad


def _pages(sheet: _Sheet, starts: tuple[int, ...], wanted: str) -> list[TimePage]:
    """The pages with their scales, all of one kind: if one must be even, all are."""
    pages = [_page(sheet, starts, number, wanted) for number in range(len(starts))]
    if wanted == "auto" and any(page.scale.mode is Mode.EVEN for page in pages):
        pages = [_page(sheet, starts, number, Mode.EVEN.value) for number in range(len(starts))]
    return pages


def _page(sheet: _Sheet, starts: tuple[int, ...], number: int, wanted: str) -> TimePage:
    """One page: its rows, its stretch of time, and the scale that this is drawn to."""
    ends = [*starts[1:], len(sheet.rows)]
    first, last = starts[number], ends[number]
    rows = sheet.rows[first:last]
    start, end = _cut(sheet, first), _cut(sheet, last)
    end = max(end, start + 1 / 366)
    full = (sheet.room.first if number == 0 else sheet.room.other) - 2 * LEAD
    length = full
    if end - start <= _DAYS and wanted in ("auto", Mode.BROKEN.value):
        wanted = Mode.EVEN.value
    if len(starts) == 1:
        needed = (sum(row.height + sheet.room.gap for row in rows)) * _LOOSE
        length = full if needed > _WHOLE_FROM * full else min(max(needed, _LEAST_LENGTH), full)
    crossing = [row for row in sheet.rows[:last] if row.mark.kind is MarkKind.BAR or row.mark.end - row.mark.start > 1]
    scale = _scale(rows, crossing, sheet.eras, Room(length, sheet.room.gap, LEAD), (start, end), wanted)
    running = tuple(
        row for row in sheet.rows[:first] if row.mark.kind in (MarkKind.BAR, MarkKind.BOX) and row.mark.end > start
    )
    return TimePage(rows, running, scale, length, sheet.room.gap, sheet.key, number, len(starts))


def _cut(sheet: _Sheet, index: int) -> float:
    """The year at which the page before the row of that index ends, and the one that begins with it begins."""
    if index == 0:
        return sheet.span[0]
    if index == len(sheet.rows):
        return sheet.span[1]
    before, after = sheet.rows[index - 1].mark.at, sheet.rows[index].mark.at
    if not isfinite(before):
        before = after = sheet.span[0] if after == -inf else after
    return cut_between(before, after, [era.start for era in sheet.eras])


def _scale(
    rows: Sequence[Row],
    crossing: Sequence[Row],
    eras: Sequence[TimeSpan],
    room: Room,
    span: tuple[float, float],
    wanted: str,
) -> TimeScale:
    """The scale of a page. No break swallows an event, the end of a range or the beginning of an era."""
    times = tuple(min(max(row.mark.at, span[0]), span[1]) for row in rows)
    others = [year for row in crossing for year in (row.mark.start, row.mark.end)]
    others += [year for era in eras for year in (era.start, era.end)]
    demand = Demand(
        times,
        tuple(row.height for row in rows),
        tuple(year for year in others if span[0] <= year <= span[1]),
        tuple(era.start for era in eras),
    )
    return choose_scale(demand, span, room, wanted)
