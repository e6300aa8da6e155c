"""The timeline as a list: eras in a column of their own, then dates, then what happened; on a linear sheet an era's
name stands above its events. Precision and categories are words here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, inset, overlaid, shifted, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Outline, Role, Shape
from sinopack.plan import blocks

_DATE_WIDTH = 96.0
_DATE_GAP = 8.0
_ERA_WIDTH = 132.0
_LEAST_EMS = 20.0
"""Beside a date a text is no narrower than so many times its size."""
_BAND_WIDTH = 6.0
_NAME_X = 14.0
_NAME_Y = 6.0
_EVENTS_Y = 7.0
_PITCHES = (8.0, 6.0, 4.0, 2.5, 6.0)
"""The space between events: the widest with which the timeline stays on one page, else the usual."""
_HEADING_ROOM = 68.0


def compose_list(block: blocks.TimelineList, desk: Desk) -> list[Frame]:
    """A frame for each era, the last one closed by a rule."""
    date_width = _date_width(block, desk)
    eras = [(era, _rows(era, block.categories, desk, date_width)) for era in block.eras]
    for pitch in _PITCHES:
        frames = [_era(era, rows, desk, pitch) for era, rows in eras]
        if sum(frame.height for frame in frames) <= desk.sheet.room - _HEADING_ROOM:
            break
    last = frames[-1]
    end = desk.rule(0.0, last.height, desk.sheet.width, desk.stroke("ink", 0.75), "timeline-end")
    return [*frames[:-1], replace(last, items=(*last.items, end))]


def _date_width(block: blocks.TimelineList, desk: Desk) -> float:
    """The width of the column of dates; on a linear sheet it takes the longest date, or is 0.0 where that would leave
    too few characters in a line of text: dates then stand above."""
    if not desk.sheet.is_linear:
        return _DATE_WIDTH
    style = replace(desk.styles.event, bold=True)
    dates = [event.date for era in block.eras for event in era.events]
    width = _DATE_GAP + max((desk.one_line(plain(date), style) for date in dates), default=0.0)
    return width if desk.sheet.width - _NAME_X - width >= _LEAST_EMS * style.size else 0.0


def _rows(era: blocks.EraEvents, categories: Sequence[str], desk: Desk, date_width: float) -> list[Frame]:
    """A row for each event of an era."""
    x = (_NAME_X if desk.sheet.is_linear else _ERA_WIDTH) if desk.chronology.eras else 0.0
    rows = (_event(event, categories, desk, (x, date_width)) for event in era.events)
    return [enclosed(row, Role.LIST, f"{era.key}-events") for row in rows]


def _era(era: blocks.EraEvents, rows: list[Frame], desk: Desk, pitch: float) -> Frame:
    """One era: a rule, a band in its colour, its name and dates, and its events beside or below them."""
    name = _name(era, desk)
    spaced = [replace(row, space_after=pitch) for row in rows]
    events = inset(stack(spaced), 0.0, _EVENTS_Y, _EVENTS_Y) if rows else Frame(2 * _EVENTS_Y)
    if desk.sheet.is_linear:
        events = shifted(events, 0.0, name.height)
        events = replace(events, height=events.height + name.height)
    height = max(events.height, name.height + 8.0)
    rule = desk.rule(0.0, 0.0, desk.sheet.width, desk.stroke("ink", 0.75), f"{era.key}-rule")
    breaks = tuple(each for each in events.breaks if each > name.height)
    return Frame(
        height,
        (*_band(era, desk, height), rule, *overlaid([name, events]).items),
        breaks[1:-1],
        breaks,
        full=True,
        place=era.place,
    )


def _band(era: blocks.EraEvents, desk: Desk, height: float) -> tuple[Shape, ...]:
    """The era's colour beside its events."""
    if not era.number:
        return ()
    surface = desk.composer.theme.eras(len(desk.chronology.eras), first="band")[era.number - 1]
    rect = Rect(0.0, 0.0, _BAND_WIDTH, height)
    return (Shape(rect, Outline.RECTANGLE, f"{era.key}-band", fill=surface.fill, stroke=surface.outline),)


def _name(era: blocks.EraEvents, desk: Desk) -> Frame:
    """The era's name and dates."""
    if not era.name:
        return Frame(0.0)
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - _NAME_X if desk.sheet.is_linear else _ERA_WIDTH - 24.0
    name = composer.set(plain(era.name), styles.minor_heading, width)
    dates = composer.set(plain(era.dates), replace(styles.note, colour=desk.colour("quiet")), width)
    below = _NAME_Y + name.height
    items: tuple[FrameItem, ...] = (
        composer.box([name], (_NAME_X, _NAME_Y), width, Role.HEADING_2, f"{era.key}-name"),
        composer.box([dates], (_NAME_X, below), width, Role.PARAGRAPH, f"{era.key}-dates"),
    )
    return Frame(below + dates.height, items)


def _event(event: blocks.EventEntry, categories: Sequence[str], desk: Desk, columns: tuple[float, float]) -> Frame:
    """The date, and what happened: beside it, or below it where dates have no column; then the details, and the
    category in brackets. `columns` are where the dates begin and how wide their column is."""
    composer, styles = desk.composer, desk.styles
    x, date_width = columns
    width = desk.sheet.width - x - date_width
    room = date_width - _DATE_GAP if date_width else width
    date = composer.set(plain(event.date), replace(styles.event, bold=True), room)
    style = replace(styles.event, bold=event.importance == "high")
    parts = [*desk.pieces(event.text)]
    if event.category:
        parts.append(Piece(f" ({categories[event.category - 1]})", bold=False, colour=desk.colour("quiet")))
    texts = [composer.set(parts, style, width)]
    if event.detail:
        quiet = replace(styles.note, colour=desk.colour("quiet"))
        texts.append(composer.set(desk.pieces(event.detail), quiet, width))
    y = 0.0 if date_width else date.height
    items = [composer.box([date], (x, 0.0), room, Role.PARAGRAPH, f"{event.key}-date")]
    for text, key in zip(texts, (event.key, f"{event.key}-detail"), strict=False):
        items.append(composer.box([text], (x + date_width, y), width, Role.PARAGRAPH, key))
        y += text.height
    row = Frame(max(date.height, y), tuple(items), place=event.place)
    return enclosed(row, Role.LIST_ITEM, f"{event.key}-entry")
