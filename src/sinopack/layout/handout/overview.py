"""The events over the band of eras on the first page: the most important ones, as many as there is room for.

In: events and the axis. Out: the chosen ones with their labels, each standing where its tick is or, near the right
edge, ending there. Of two that would stand too near each other the less important is left out, and of two equals the
one that is nearer to what stands already, so that the whole of the axis is spoken for.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.axis import Axis
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.layout.text import SetText
from sinopack.page import Alignment, Connector, Item, Role
from sinopack.plan import blocks
from sinopack.plan.chronology import year_label

TICK = 20.0
"""How far a tick rises over the band, to the foot of its label."""
_APART = 8.0
_WIDTHS = (84.0, 104.0, 128.0)
"""The widths that a label may take: the least in which its text takes two lines."""
_MOST_LINES = 2
_FEW_YEARS = 4.0
"""On an axis of fewer years than these events have their whole dates, not their years alone."""
_IMPORTANCE = {"high": 0, "normal": 1, "low": 2}


class Moment(Struct, frozen=True):
    """An event on the axis: its tick, where its label begins, the year and the text as set."""

    event: blocks.EventEntry
    tick: float
    x: float
    texts: tuple[SetText, ...]
    width: float

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts)


def choose_moments(events: Sequence[blocks.EventEntry], axis: Axis, desk: Desk) -> list[Moment]:
    """The events to show, in order. Where any is of high importance, only such are."""
    most = min((_IMPORTANCE[event.importance] for event in events), default=0)
    waiting = [event for event in events if _IMPORTANCE[event.importance] == most and _is_on(event, axis)]
    chosen: list[Moment] = []
    with desk.composer.trial():
        candidates = [moment for event in waiting if (moment := _moment(event, axis, desk)) is not None]
    while candidates:
        best = max(candidates, key=lambda moment: min((abs(moment.tick - each.tick) for each in chosen), default=inf))
        chosen.append(best)
        candidates = [each for each in candidates if each is not best and _is_clear(each, best)]
    return sorted(chosen, key=lambda moment: moment.tick)


def _is_on(event: blocks.EventEntry, axis: Axis) -> bool:
    """Whether the axis has the year, which may lie in its break or outside it."""
    return any(piece.start <= event.when.first_year < piece.end for piece in axis.pieces)


def _moment(event: blocks.EventEntry, axis: Axis, desk: Desk) -> Moment | None:
    """An event with its label; None where its text is too long for one."""
    right, tick = desk.sheet.width, axis.x(event.when.first_year)
    style = replace(desk.styles.note, leading=11.5)
    is_long = axis.end - axis.start > _FEW_YEARS
    year = year_label(float(floor(event.when.first_year)), desk.composer.labels) if is_long else event.date
    for width in _WIDTHS:
        text = desk.composer.set(desk.pieces(event.text), style, width)
        if len(text.lines) <= _MOST_LINES and text.width <= width:
            break
    else:
        return None
    bold = desk.composer.set(plain(year), replace(style, bold=True), width)
    room = max(text.width, bold.width) + 0.5
    flush = tick + room > right
    if flush:
        room = min(room, tick)
        aligned = Alignment.RIGHT
        bold = desk.composer.set(plain(year), replace(style, bold=True), room, alignment=aligned)
        text = desk.composer.set(desk.pieces(event.text), style, room, alignment=aligned)
        if len(text.lines) > _MOST_LINES:
            return None
    return Moment(event, tick, tick - room if flush else tick, (bold, text), room)


def _is_clear(one: Moment, other: Moment) -> bool:
    return one.x + one.width + _APART <= other.x or other.x + other.width + _APART <= one.x


def moment_items(moments: Sequence[Moment], foot: float, desk: Desk) -> list[Item]:
    """The labels, their last lines level, and the ticks down to the band at `foot`."""
    items: list[Item] = []
    stroke = desk.stroke("ink", 0.75)
    for moment in moments:
        key = f"overview-{moment.event.key}"
        y = foot - TICK - moment.height
        for text, end in zip(moment.texts, ("year", "text"), strict=True):
            items.append(desk.composer.box([text], (moment.x, y), moment.width, Role.LABEL, f"{key}-{end}"))
            y += text.height
        items.append(Connector(moment.tick, foot - TICK + 3.0, moment.tick, foot, stroke, f"{key}-tick"))
    return items
