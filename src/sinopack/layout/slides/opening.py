"""How a deck and its sections open: the title slide, and a section's first slide with “You are here”."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.ornament import section_span
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN
from sinopack.layout.styles import (
    CAPTION_STEPS,
    LEAD_STEPS,
    PACK_TITLE_STEPS,
    SECTION_TITLE_STEPS,
)
from sinopack.layout.text import Piece, SetText
from sinopack.page import Alignment, Connector, Item, Outline, Role, Shape, Stroke
from sinopack.plan import blocks
from sinopack.values import replace

_AXIS_Y = 428.0
_TITLE_Y = 136.0
_NUMERAL_Y = 104.0
_SEGMENTS_Y = 420.0
_SEGMENT_HEIGHT = 32.0
_MOST_SEGMENTS = 24
"""More sections than these are one bar, with the current one marked: their figures would not fit."""
_OPENER_BOTTOM = 366.0
"""The lowest that a section's title, dates and lead may reach above “You are here”."""
_OPENER_X = 219.0


def compose_title(block: blocks.Masthead, title: str, desk: Desk) -> list[Draft]:
    """The title on the ground of the title surface, over an axis of the eras."""
    del title
    composer, styles, grid = desk.composer, desk.styles, desk.grid
    surface = desk.surface("title")
    ink = surface.text
    key = "title-slide"
    parts = list(desk.pieces(block.title))
    if block.dates:
        parts.append(Piece(f"\n{block.dates}"))
    subtitle, has_axis = _subtitle(block, desk)
    credit = _credit(block, desk)
    has_axis = has_axis and (credit is None or len(credit.lines) == 1)
    bottom = _AXIS_Y - 40.0 if has_axis else CONTENT_BOTTOM
    limit = bottom - _TITLE_Y - (max(subtitle.height + 12.0, 60.0) if subtitle else 0.0)
    style = replace(styles.pack_title, colour=ink)
    name = desk.fitted(parts, style, PACK_TITLE_STEPS, (grid.width, limit), block.place)
    label = replace(styles.label, colour=ink)
    items: list[Item] = [
        composer.box([name], (MARGIN, _TITLE_Y), grid.width, Role.TITLE, f"{key}-title", TITLE),
    ]
    if subtitle:
        at = (MARGIN, _TITLE_Y + name.height * (1.0 + composer.slack) + 4.0)
        items.append(composer.box([subtitle], at, grid.width, Role.PARAGRAPH, f"{key}-subtitle", body(1)))
    top = composer.hang(label, HANGING_LINE)
    if block.course:
        course = composer.set(plain(block.course), label, grid.span(5))
        items.append(composer.box([course], (MARGIN, top), grid.span(5), Role.LABEL, f"{key}-course", body(2)))
    if block.level:
        regular = replace(label, bold=False)
        level = composer.set(plain(block.level), regular, grid.span(7), alignment=Alignment.RIGHT)
        items.append(composer.box([level], (grid.x(5), top), grid.span(7), Role.LABEL, f"{key}-level", body(3)))
    if credit:
        at = (MARGIN, desk.grid.size.height - 10.0 - credit.height)
        items.append(composer.box([credit], at, grid.width, Role.LABEL, f"{key}-credit"))
    if has_axis:
        items += _title_axis(desk)
    return [Draft("Title", key, tuple(items), surface="title", strip=False)]


def _credit(block: blocks.Masthead, desk: Desk) -> SetText | None:
    """Who made the pack, for the foot of the title slide."""
    text = "  |  ".join(part for part in (block.school, block.author) if part)
    if not text:
        return None
    style = replace(desk.styles.caption, colour=desk.surface("title").quiet)
    return desk.fitted(plain(text), style, CAPTION_STEPS, (desk.grid.width, 72.0), block.place)


def _subtitle(block: blocks.Masthead, desk: Desk) -> tuple[SetText | None, bool]:
    """The subtitle, and whether it leaves room for the axis."""
    if not block.subtitle:
        return None, True
    style = replace(desk.styles.subtitle, colour=desk.surface("title").text)
    parts, width = desk.pieces(block.subtitle), desk.grid.width
    short = desk.if_it_fits(parts, style, LEAD_STEPS, (width, 76.0))
    if short is not None:
        return short, True
    return desk.fitted(parts, style, LEAD_STEPS, (width, 200.0), block.place), False


def _title_axis(desk: Desk) -> list[Item]:
    """The eras as stretches of one line, with ticks, names and years; left out where there are none or too many."""
    axis, eras = desk.axis, desk.chronology.eras
    if axis is None or not eras or len(eras) > 6:
        return []
    composer, grid = desk.composer, desk.grid
    ink = desk.surface("title").text
    line, dots = Stroke(ink, 1.5), Stroke(ink, 1.5, (1.5, 4.5))
    items: list[Item] = []
    for index, piece in enumerate(axis.pieces):
        items.append(Connector(MARGIN + piece.left, _AXIS_Y, MARGIN + piece.right, _AXIS_Y, line, f"axis-{index + 1}"))
    if axis.gap:
        items.append(Connector(MARGIN + axis.gap[0], _AXIS_Y, MARGIN + axis.gap[1], _AXIS_Y, dots, "axis-break"))
    bold = replace(desk.styles.label, colour=ink)
    year_style = replace(desk.styles.caption, colour=ink)
    starts = [MARGIN + axis.x(era.start) for era in eras]
    last_width = 60.0
    for index, (era, x) in enumerate(zip(eras, starts, strict=True)):
        room = (starts[index + 1] if index + 1 < len(eras) else grid.right - last_width) - x - 8.0
        items.append(_tick(x, ink, f"axis-tick-{index + 1}"))
        name = composer.set(plain(era.name), bold, max(room, 40.0))
        year = composer.set(plain(year_text(era.start, desk)), year_style, max(room, 40.0))
        if name.width > room or len(name.lines) > 1:
            continue
        items.append(composer.box([name, year], (x, _AXIS_Y + 16.0), room, Role.LABEL, f"axis-era-{index + 1}"))
    items.append(_tick(grid.right, ink, "axis-tick-end"))
    end = composer.set(plain(year_text(axis.end - 0.001, desk)), year_style, last_width, alignment=Alignment.RIGHT)
    items.append(composer.box([end], (grid.right - last_width, _AXIS_Y + 42.0), last_width, Role.LABEL, "axis-end"))
    return items


def _tick(x: float, colour: object, key: str) -> Connector:
    return Connector(x, _AXIS_Y - 9.0, x, _AXIS_Y + 9.0, Stroke(colour, 1.5), key)  # type: ignore[arg-type]


def year_text(year: float, desk: Desk) -> str:
    """A year as figures: 1956, or 44 BC for the astronomical year -43."""
    whole = floor(year)
    if whole > 0:
        return str(whole)
    return desk.composer.labels.dates["before-christ"].format(year=1 - whole)


def compose_opener(block: blocks.SectionOpening, title: str, desk: Desk) -> list[Draft]:
    """A section's first slide: its numeral, title, dates and lead, and where it lies in the whole."""
    composer, styles, grid = desk.composer, desk.styles, desk.grid
    key = block.key
    numeral = composer.set(plain(str(block.number)), styles.numeral, grid.span(12))
    scale = min(1.0, 190.0 / numeral.width) if not grid.is_narrow else min(1.0, 150.0 / numeral.width)
    if scale < 1.0:
        numeral = composer.set(plain(str(block.number)), styles.numeral.at(300 * scale, 320 * scale), grid.span(12))
    style = styles.numeral.at(numeral.paragraph.runs[0].style.size, numeral.paragraph.leading)
    x = MARGIN + (_OPENER_X if not grid.is_narrow else 176.0)
    items: list[Item] = [
        composer.box(
            [numeral], (MARGIN - 5.0, composer.hang(style, _NUMERAL_Y)), x - MARGIN - 12.0, Role.LABEL, f"{key}-numeral",
            height=numeral.height,
        ),  # fmt: skip
    ]
    width = grid.right - x
    lead_room = 0.0
    lead: SetText | None = None
    bottom = _OPENER_BOTTOM
    if block.lead:
        parts = desk.pieces(block.lead)
        lead = desk.if_it_fits(parts, styles.lead, LEAD_STEPS, (width, 150.0))
        if lead is None:
            bottom = CONTENT_BOTTOM
            lead = desk.fitted(parts, styles.lead, LEAD_STEPS, (width, 250.0), block.place)
        lead_room = lead.height + 16.0
    dates = composer.set(plain(block.dates), styles.dates, width) if block.dates else None
    room = bottom - _NUMERAL_Y - lead_room - (dates.height + 8.0 if dates else 0.0)
    heading = desk.fitted(
        desk.pieces(block.title), styles.section_title, SECTION_TITLE_STEPS, (width, max(room, 60.0)), block.place
    )
    title_style = styles.section_title.at(heading.paragraph.runs[0].style.size, heading.paragraph.leading)
    y = composer.hang(title_style, _NUMERAL_Y)
    items.insert(0, composer.box([heading], (x, y), width, Role.TITLE, f"{key}-title", TITLE))
    y += heading.height
    if dates:
        y += composer.slack * heading.paragraph.leading
        items.append(composer.box([dates], (x, y + 4.0), width, Role.PARAGRAPH, f"{key}-dates", body(1)))
        y += dates.height + 4.0
    if lead is not None:
        base = _NUMERAL_Y + 0.642 * 300.0
        descent = composer.typesetter.metrics(styles.lead).descent
        top = max(y + 16.0, base + descent - lead.height)
        items.append(composer.box([lead], (x, top), width, Role.PARAGRAPH, f"{key}-lead", body(2)))
    if bottom == _OPENER_BOTTOM:
        items += _where(block.number, key, desk)
    return [Draft("Section", key, tuple(items), strip=False)]


def _where(number: int, key: str, desk: Desk) -> list[Item]:
    """Every section as a segment on the axis, the eras under them, and a pointer to this one."""
    composer, styles, grid, chronology, axis = desk.composer, desk.styles, desk.grid, desk.chronology, desk.axis
    spans = segment_spans(desk)
    items: list[Item] = []
    if len(spans) > _MOST_SEGMENTS:
        surface = desk.surface("segment")
        rect = Rect(MARGIN, _SEGMENTS_Y, grid.width, _SEGMENT_HEIGHT)
        items.append(Shape(rect, Outline.RECTANGLE, f"{key}-segments", fill=surface.fill, stroke=surface.outline))
    for index, span in enumerate(spans, 1):
        if span is None or (len(spans) > _MOST_SEGMENTS and index != number):
            continue
        surface = desk.surface("current" if index == number else "segment")
        rect = Rect(MARGIN + span[0], _SEGMENTS_Y, span[1] - span[0], _SEGMENT_HEIGHT)
        items.append(
            Shape(rect, Outline.RECTANGLE, f"{key}-segment-{index}", fill=surface.fill, stroke=surface.outline)
        )
        style = replace(styles.label, colour=surface.text)
        figure = composer.set(plain(str(index)), style, rect.width, alignment=Alignment.CENTRE)
        top = composer.hang(style, rect.y + (_SEGMENT_HEIGHT - 12.8) / 2)
        items.append(composer.box([figure], (rect.x, top), rect.width, Role.LABEL, f"{key}-figure-{index}"))
        if index == number:
            items += _pointer(rect, key, desk)
    if axis is None or not chronology.eras:
        return items
    if axis.gap:
        y = _SEGMENTS_Y + _SEGMENT_HEIGHT - 1.0
        dots = Stroke(composer.theme["rule"], 1.5, (1.5, 4.5))
        items.append(Connector(MARGIN + axis.gap[0] + 2.0, y, MARGIN + axis.gap[1] - 2.0, y, dots, f"{key}-break"))
    starts = [MARGIN + axis.x(era.start) for era in chronology.eras] + [grid.right + 8.0]
    caption = styles.caption
    for index, (era, surface) in enumerate(
        zip(chronology.eras, composer.theme.eras(len(chronology.eras)), strict=True)
    ):
        for part, (left, right) in enumerate(axis.spans(era.start, era.end)):
            rect = Rect(MARGIN + left, _SEGMENTS_Y + _SEGMENT_HEIGHT + 4.0, right - left, 8.0)
            items.append(
                Shape(
                    rect,
                    Outline.RECTANGLE,
                    f"{key}-era-{index + 1}-{part + 1}",
                    fill=surface.fill,
                    stroke=surface.outline,
                )
            )
        room = starts[index + 1] - starts[index] - 8.0
        name = composer.set(plain(era.name), caption, max(room, 20.0))
        if len(name.lines) == 1 and name.width <= room:
            at = (starts[index], _SEGMENTS_Y + _SEGMENT_HEIGHT + 14.0)
            items.append(composer.box([name], at, room, Role.LABEL, f"{key}-era-name-{index + 1}"))
    return items


def _pointer(rect: Rect, key: str, desk: Desk) -> Iterator[Item]:
    composer, grid = desk.composer, desk.grid
    centre = rect.x + rect.width / 2
    yield Shape(
        Rect(centre - 8.0, rect.y - 16.0, 16.0, 10.0), Outline.TRIANGLE_DOWN, f"{key}-pointer",
        fill=composer.theme["accent"],
    )  # fmt: skip
    words = composer.labels("you-are-here")
    text = composer.set(plain(words), desk.styles.label, grid.width)
    width = text.width + 12.0
    x = min(max(centre - width / 2, MARGIN), grid.right - width)
    centred = composer.set(plain(words), desk.styles.label, width, alignment=Alignment.CENTRE)
    yield composer.box([centred], (x, rect.y - 42.0), width, Role.LABEL, f"{key}-here")


def segment_spans(desk: Desk) -> list[tuple[float, float] | None]:
    """From where to where each section's segment runs: spans that overlap are parted halfway, with a gap of 2, and a
    segment is never narrower than its figure needs."""
    width = desk.grid.width
    count = len(desk.chronology.sections)
    found = [section_span(index, desk.chronology, desk.axis, width) for index in range(1, count + 1)]
    least = 30.0
    order = [index for index in range(count) if found[index] is not None]
    if len(order) * least > width or any(found[a][0] > found[b][0] for a, b in zip(order, order[1:], strict=False)):  # type: ignore[index]
        wide = max(width / count, least)
        return [(min(width * index / count, width - wide), min(width * index / count, width - wide) + wide - 2.0) for index in range(count)]
    edges: list[list[float]] = [[*found[index]] for index in order]  # type: ignore[misc]
    for before, after in zip(edges, edges[1:], strict=False):
        if before[1] > after[0] - 2.0:
            middle = (before[1] + after[0]) / 2
            before[1], after[0] = middle - 1.0, middle + 1.0
    _widen(edges, least, width)
    result: list[tuple[float, float] | None] = [None] * count
    for index, (left, right) in zip(order, edges, strict=True):
        result[index] = (left, right)
    return result


def _widen(edges: list[list[float]], least: float, width: float) -> None:
    """Give each segment its least width, pushing its neighbours right, then back from the right edge."""
    for index, edge in enumerate(edges):
        if index:
            edge[0] = max(edge[0], edges[index - 1][1] + 2.0)
        edge[1] = max(edge[1], edge[0] + least)
    limit = width
    for edge in reversed(edges):
        edge[1] = min(edge[1], limit)
        edge[0] = min(edge[0], edge[1] - least)
        limit = edge[0] - 2.0
