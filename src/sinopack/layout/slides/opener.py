"""A section's first slide: its numeral, title, dates and lead, and where it lies in the whole."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sinopack.layout.described import described, place_in_words
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body, set_style
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN, NUMERAL_Y
from sinopack.layout.slides.segments import you_are_here
from sinopack.layout.styles import LEAD_STEPS, SECTION_TITLE_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import Item, Role
from sinopack.plan import blocks

_BOTTOM = 366.0
"""The lowest that a section's title, dates and lead may reach above “You are here”."""
_SHORT_LEAD = 150.0
_LONG_LEAD = 250.0
_LEAD_GAP = 16.0
_DATES_GAP = 4.0
_ALL_TITLE_STEPS: tuple[Step, ...] = (*SECTION_TITLE_STEPS, (24, 30), (20, 26))


class _Words(Struct, frozen=True):
    """What an opener says, and whether it leaves room for “You are here”."""

    title: SetText
    dates: SetText | None
    lead: SetText | None
    is_located: bool


def compose_opener(block: blocks.SectionOpening, title: str, desk: Desk) -> list[Draft]:
    """The opener. A title or a lead too long for its place takes that of “You are here” too."""
    words = _set(block, title, desk)
    items = [_numeral(block, desk), *_boxes(words, block.key, desk)]
    if words.is_located:
        drawn = you_are_here(block.number, block.key, desk)
        said = place_in_words(block, desk.chronology, desk.composer.labels)
        items += described(drawn, f"{block.key}-place", said, desk.composer.language)
    return [Draft("Section", block.key, tuple(items), strip=False)]


def _set(block: blocks.SectionOpening, title: str, desk: Desk) -> _Words:
    styles, width = desk.styles, desk.grid.right - MARGIN - desk.grid.opener_indent
    lead = desk.pieces(block.lead) if block.lead else ()
    short = desk.if_it_fits(lead, styles.lead, LEAD_STEPS, (width, _SHORT_LEAD)) if lead else None
    dates = desk.composer.set(plain(block.dates), styles.dates, width) if block.dates else None
    parts = desk.heading(block.title, title)
    if short or not lead:
        room = (width, _title_room(_BOTTOM, dates, short))
        heading = desk.if_it_fits(parts, styles.section_title, SECTION_TITLE_STEPS, room)
        if heading:
            return _Words(heading, dates, short, is_located=True)
    text = short
    if lead and not short:
        text = desk.fitted(lead, styles.lead, LEAD_STEPS, (width, _LONG_LEAD), block.place)
    room = (width, _title_room(CONTENT_BOTTOM, dates, text))
    heading = desk.fitted(parts, styles.section_title, _ALL_TITLE_STEPS, room, block.place)
    return _Words(heading, dates, text, is_located=False)


def _title_room(bottom: float, dates: SetText | None, lead: SetText | None) -> float:
    """The height of a title above its dates and lead."""
    room = bottom - NUMERAL_Y
    room -= lead.height + _LEAD_GAP if lead else 0.0
    return room - (dates.height + 2 * _DATES_GAP if dates else 0.0)


def _numeral(block: blocks.SectionOpening, desk: Desk) -> Item:
    """The section's number, as large as the space beside the title allows, its ink flush with the margin. It is read as
    part of the title."""
    composer, grid = desk.composer, desk.grid
    figure, style = plain(str(block.number)), desk.styles.numeral
    scale = min(1.0, grid.numeral_width / composer.set(figure, style, grid.width).width)
    style = style.at(style.size * scale, style.leading * scale)
    numeral = composer.set(figure, style, grid.width)
    bearing = composer.typesetter.side_bearing(figure[0].text[0], style)
    at = (MARGIN - bearing, composer.hang(style, NUMERAL_Y))
    width, height = grid.opener_indent - 12.0, numeral.height
    box = composer.box([numeral], at, width, Role.LABEL, f"{block.key}-numeral", height=height)
    return within(box, Role.TITLE, f"{block.key}-title")


def _boxes(words: _Words, key: str, desk: Desk) -> Iterator[Item]:
    """The title with its capitals level with the numeral's, the dates under it, and the lead at the foot."""
    composer, x = desk.composer, MARGIN + desk.grid.opener_indent
    width = desk.grid.right - x
    y = composer.hang(set_style(words.title, desk.styles.section_title), NUMERAL_Y)
    yield composer.box([words.title], (x, y), width, Role.TITLE, f"{key}-title", TITLE)
    y += words.title.height
    if words.dates:
        y += composer.slack * words.title.paragraph.leading + _DATES_GAP
        yield composer.box([words.dates], (x, y), width, Role.PARAGRAPH, f"{key}-dates", body(1))
        y += words.dates.height
    if words.lead:
        at = (x, _lead_top(words.lead, y, desk))
        yield composer.box([words.lead], at, width, Role.PARAGRAPH, f"{key}-lead", body(2))


def _lead_top(lead: SetText, y: float, desk: Desk) -> float:
    """Where the lead begins, so that its last line shares the numeral's baseline if there is room for it under `y`."""
    metrics = desk.composer.typesetter.metrics
    baseline = NUMERAL_Y + metrics(desk.styles.numeral).cap_height
    return max(y + _LEAD_GAP, baseline + metrics(desk.styles.lead).descent - lead.height)
