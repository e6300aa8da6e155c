"""The foot of the first page: the eras as a band, then who made the pack, when, and its licence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.layout.described import axis_in_words, dated_events_in_words, described
from sinopack.layout.frame import Frame, moved, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.overview import TICK, choose_moments, moment_items
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Connector, Hatch, Item, Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.plan.chronology import JUST_BEFORE, year_label
from sinopack.theme import Labels
from sinopack.theme.palette import Surface

_BAND_HEIGHT = 20.0
_NAME_AT = (6.0, 4.0)
_YEARS_Y = 24.0
_LAST_ROOM = 80.0
"""The last band is as wide as this if the end of the axis has its year too."""


def compose_imprint(block: blocks.Masthead, with_band: bool, desk: Desk, *, with_events: bool = False) -> list[Frame]:
    """What stands at the foot of the page, as one frame; nothing where there is nothing to say."""
    band = era_band(block.events if with_events else (), desk) if with_band else None
    frames = [band] if band else []
    parts: list[Piece] = []
    for said in (plain(block.author), plain(block.date), desk.pieces(block.licence) if block.licence else ()):
        if any(piece.text for piece in said):
            parts += [Piece("  |  "), *said] if parts else said
    if parts:
        column = Column(0.0, desk.sheet.width if band else desk.sheet.main, desk.styles.caption)
        imprint = desk.paragraph(parts, column, Role.PARAGRAPH, "pack-imprint")
        frames.append(replace(imprint, space_before=16.0))
    if not frames:
        return []
    return [replace(whole(stack(frames)), space_before=24.0, at_foot=True, full=band is not None)]


def era_band(events: Sequence[blocks.EventEntry], desk: Desk) -> Frame | None:
    """The eras, drawn to the axis that every strip in the handout uses, with their names and years, and over them the
    most important events."""
    eras, axis, width = desk.chronology.eras, desk.axis, desk.sheet.width
    if not eras or axis is None:
        return None
    items: list[Item] = []
    surfaces = desk.composer.theme.eras(len(eras), first="band")
    starts = [*(axis.x(era.start) for era in eras), width]
    first_year = ""
    for number, (era, surface) in enumerate(zip(eras, surfaces, strict=True), 1):
        items += _era(number, era, surface, axis, desk)
        before, first_year = first_year, year_label(era.start, desk.composer.labels)
        if first_year == before:
            continue
        items += _year(era.start, starts[number - 1], starts[number], f"era-year-{number}", desk)
    items += _break(axis, desk)
    label = year_label(axis.end - JUST_BEFORE, desk.composer.labels)
    if width - starts[-2] > _LAST_ROOM and label != first_year:
        end = desk.composer.set(plain(label), desk.styles.caption, width)
        items.append(desk.snug(end, (width - end.width, _YEARS_Y), Role.LABEL, "era-year-end"))
    moments = choose_moments(events, axis, desk)
    above = max((moment.height for moment in moments), default=-TICK) + TICK
    items = [*moment_items(moments, above, desk), *(moved(item, 0.0, above) for item in items)]
    if moments:
        for number, piece in enumerate(axis.pieces, 1):
            stroke, key = desk.stroke("ink", 0.75), f"era-band-rule-{number}"
            items.append(desk.rule(piece.left, above, piece.right - piece.left, stroke, key))
    words = axis_in_words(axis, desk.chronology, desk.composer.labels)
    if moments:
        said = [(moment.event.date, moment.event.text.text) for moment in moments]
        words = f"{words} {dated_events_in_words(said, desk.composer.labels)}"
    drawn = described(items, "era-band", words, desk.composer.language)
    band = Frame(above + _YEARS_Y + 12.0, tuple(drawn), full=True)
    return stack([band, _break_note(axis, desk)]) if axis.gap else band


def _break(axis: Axis, desk: Desk) -> list[Item]:
    """Two slashes where years are left out."""
    if not axis.gap:
        return []
    middle, stroke = (axis.gap[0] + axis.gap[1]) / 2, desk.stroke("ink", 1.0)
    return [
        Connector(middle + x - 3.0, 16.0, middle + x + 3.0, 4.0, stroke, f"era-break-{number}")
        for number, x in enumerate((-3.0, 3.0), 1)
    ]


def _break_note(axis: Axis, desk: Desk) -> Frame:
    """What the slashes mean: the scale is printed wherever it is not one for all."""
    labels = desk.composer.labels
    spans = [_years(piece.start, piece.end, labels) for piece in axis.pieces]
    column = Column(0.0, desk.sheet.width, desk.styles.caption)
    words = plain(labels("break-note", first=spans[0], second=spans[1]))
    return replace(whole(desk.paragraph(words, column, Role.PARAGRAPH, "era-break-note")), space_before=4.0)


def _years(start: float, end: float, labels: Labels) -> str:
    """The years of a piece of the axis: the first and the last, or the only one."""
    first, last = year_label(start, labels), year_label(end - JUST_BEFORE, labels)
    return first if first == last else labels.dates["range"].format(start=first, end=last)


def _era(number: int, era: blocks.TimeSpan, surface: Surface, axis: Axis, desk: Desk) -> list[Item]:
    """One era's stretches of the band, with its name where the first has room for it."""
    items: list[Item] = []
    spans = axis.spans(era.start, era.end)
    for part, (left, right) in enumerate(spans, 1):
        rect = Rect(left, 0.0, right - left, _BAND_HEIGHT)
        key = f"era-band-{number}-{part}"
        items.append(Shape(rect, Outline.RECTANGLE, key, fill=surface.fill, stroke=surface.outline))
    style = replace(desk.styles.level, bold=True, colour=surface.text)
    name = desk.composer.set(plain(era.name), style, desk.sheet.width)
    left, right = spans[0]
    if name.width > right - left - 2 * _NAME_AT[0]:
        return items
    if isinstance(surface.fill, Hatch):
        plate = Rect(left + 3.0, 3.0, name.width + 6.0, 14.0)
        items.append(Shape(plate, Outline.RECTANGLE, f"era-plate-{number}", fill=surface.fill.ground))
    return [*items, desk.snug(name, (left + _NAME_AT[0], _NAME_AT[1]), Role.LABEL, f"era-name-{number}")]


def _year(year: float, left: float, right: float, key: str, desk: Desk) -> list[Item]:
    """The year in which an era begins, if there is room for it before the next."""
    text = desk.composer.set(plain(year_label(year, desk.composer.labels)), desk.styles.caption, desk.sheet.width)
    if right - left <= text.width + 6.0:
        return []
    return [desk.snug(text, (left, _YEARS_Y), Role.LABEL, key)]
