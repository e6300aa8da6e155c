"""The parts to look things up in: the timeline as a list, the people, the glossary."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, moved, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.section import year_label
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.values import replace

_DATE_WIDTH = 96.0
_ERA_WIDTH = 132.0
_EVENT_PITCHES = (8.0, 6.0, 4.0, 2.5, 6.0)
"""The space between events: the widest with which the timeline stays on one page, else the usual."""
_HEADING_ROOM = 68.0


def compose_timeline(block: blocks.TimelineList, desk: Desk) -> list[Frame]:
    """Until it is drawn, the timeline is a list: eras in a column of their own, then dates, then what happened."""
    for pitch in _EVENT_PITCHES:
        frames = [_era(era, desk, pitch) for era in block.eras]
        if sum(frame.height for frame in frames) <= desk.sheet.room - _HEADING_ROOM:
            break
    last = frames[-1]
    end = desk.rule(0.0, last.height, desk.sheet.width, desk.stroke("ink", 0.75), "timeline-end")
    return [*frames[:-1], replace(last, items=(*last.items, end))]


def _era(era: blocks.EraEvents, desk: Desk, pitch: float) -> Frame:
    """One era: a rule, a band in its colour, its name and dates, and its events beside them."""
    composer, styles, width = desk.composer, desk.styles, desk.sheet.width
    x = _ERA_WIDTH if desk.chronology.eras else 0.0
    rows = [replace(_event(event, desk, x), space_after=pitch) for event in era.events]
    heads: list[FrameItem] = [desk.rule(0.0, 0.0, width, desk.stroke("ink", 0.75), f"{era.key}-rule")]
    if era.name:
        name = composer.set(plain(era.name), styles.stem, _ERA_WIDTH - 24.0)
        dates = composer.set(plain(era.dates), replace(styles.note, colour=desk.colour("quiet")), _ERA_WIDTH - 24.0)
        heads.append(composer.box([name], (14.0, 6.0), _ERA_WIDTH - 24.0, Role.HEADING_2, f"{era.key}-name"))
        heads.append(
            composer.box([dates], (14.0, 6.0 + name.height), _ERA_WIDTH - 24.0, Role.PARAGRAPH, f"{era.key}-dates")
        )
        least = 6.0 + name.height + dates.height
    else:
        least = 0.0
    body = stack(rows) if rows else Frame(0.0, ())
    height = max(body.height + 14.0, least + 8.0)
    band: list[FrameItem] = []
    if era.name:
        surface = composer.theme.eras(len(desk.chronology.eras))[int(era.key.rsplit("-", 1)[1]) - 1]
        rect = Rect(0.0, 0.0, 6.0, height)
        band.append(Shape(rect, Outline.RECTANGLE, f"{era.key}-band", fill=surface.fill, stroke=surface.outline))
    items = (*band, *heads, *(moved(item, 0.0, 7.0) for item in body.items))
    breaks = tuple(each + 7.0 for each in body.breaks if each + 7.0 > least)
    return Frame(height, items, breaks[1:-1], full=True, place=era.place, name="era")


def _event(event: blocks.EventEntry, desk: Desk, x: float) -> Frame:
    composer, styles = desk.composer, desk.styles
    date = composer.set(plain(event.date), replace(styles.event, bold=True), _DATE_WIDTH - 8.0)
    width = desk.sheet.width - x - _DATE_WIDTH
    text = composer.set(desk.pieces(event.text), styles.event, width)
    items = (
        composer.box([date], (x, 0.0), _DATE_WIDTH - 8.0, Role.LIST, f"{event.key}-date"),
        composer.box([text], (x + _DATE_WIDTH, 0.0), width, Role.LIST, event.key),
    )
    return Frame(max(date.height, text.height), items, place=event.place)


def compose_people(block: blocks.People, desk: Desk) -> list[Frame]:
    """Two columns of cards under their life rules; the key to the rules is printed once."""
    column = (desk.sheet.width - desk.sheet.gutter) / 2
    frames = []
    if any(person.born is not None for person in block.people):
        key = desk.paragraph(
            plain(life_key(block, desk)), desk.styles.caption, Role.NOTE, "people-key", width=desk.sheet.width
        )
        frames.append(replace(key, space_after=16.0, keep_with_next=True, full=True, breaks=()))
    cards = [_card(person, block, desk, column) for person in block.people]
    for index in range(0, len(cards), 2):
        pair = cards[index : index + 2]
        items = [
            item
            for place, card in enumerate(pair)
            for item in (moved(i, place * (column + desk.sheet.gutter), 0.0) for i in card.items)
        ]
        headings = tuple(heading for card in pair for heading in card.headings)
        height = max(card.height for card in pair)
        frames.append(
            Frame(
                height,
                tuple(items),
                space_before=14.0,
                space_after=14.0,
                full=True,
                headings=headings,
                name="people",
                place=block.people[index].place,
            )
        )
    return frames


def life_key(block: blocks.People, desk: Desk) -> str:
    values = {"start": year_label(block.start, desk), "end": year_label(block.end, desk)}
    if block.span is None:
        return desk.composer.labels("life-key-plain", **values)
    return desk.composer.labels("life-key", span=block.span.name, **values)


def _card(person: blocks.PersonCard, block: blocks.People, desk: Desk, width: float) -> Frame:
    composer, styles = desk.composer, desk.styles
    items: list[FrameItem] = list(life_rule(person, block, desk, width))
    native = composer.set(
        (Piece(person.native, language=person.native_language),), styles.native, width * 0.5, alignment=Alignment.RIGHT
    ) if person.native else None  # fmt: skip
    room = width - (native.width + 12.0 if native else 0.0)
    name = composer.set(plain(person.name), styles.person, room)
    items.append(composer.box([name], (0.0, 8.0), room, Role.HEADING_2, f"{person.key}-name"))
    if native:
        top = 8.0 + name.lines[0].baseline - native.lines[0].baseline
        items.append(composer.box([native], (width * 0.5, top), width * 0.5, Role.PARAGRAPH, f"{person.key}-native"))
    y = 8.0 + max(name.height, native.height if native else 0.0)
    dates = composer.set(
        plain(person.dates), replace(styles.sans, colour=desk.colour("quiet")), width * 0.45, alignment=Alignment.RIGHT
    )
    left = width - (dates.width + 12.0 if person.dates else 0.0)
    below = y
    if person.role:
        role = composer.set(desk.pieces(person.role), styles.stem, left)
        items.append(composer.box([role], (0.0, y), left, Role.PARAGRAPH, f"{person.key}-role"))
        below = y + role.height
    if person.dates:
        items.append(composer.box([dates], (width * 0.55, y), width * 0.45, Role.PARAGRAPH, f"{person.key}-dates"))
        below = max(below, y + dates.height)
    if person.text:
        text = composer.set(desk.pieces(person.text), styles.sans, width)
        items.append(composer.box([text], (0.0, below), width, Role.PARAGRAPH, f"{person.key}-text"))
        below += text.height
    return Frame(below, tuple(items), headings=(Heading(person.key, person.name, -1),), place=person.place)


def life_rule(person: blocks.PersonCard, block: blocks.People, desk: Desk, width: float) -> list[FrameItem]:
    """The top rule is data: the years of the pack shaded, the life thick."""
    span = block.end - block.start

    def x(year: float) -> float:
        return min(max((year - block.start) / span, 0.0), 1.0) * width if span else 0.0

    items: list[FrameItem] = []
    if person.born is not None and block.span is not None:
        life = desk.composer.theme.surface("life")
        left, right = x(block.span.start), x(block.span.end)
        items.append(
            Shape(
                Rect(left, -4.0, right - left, 8.0),
                Outline.RECTANGLE,
                f"{person.key}-span",
                fill=life.fill,
                stroke=life.outline,
            )
        )
    items.append(desk.rule(0.0, 0.0, width, desk.stroke("ink", 0.5), f"{person.key}-rule"))
    if person.born is not None:
        left, right = x(person.born), x(person.died if person.died is not None else block.end)
        items.append(desk.bar(Rect(left, -1.5, max(right - left, 2.0), 3.0), "ink", f"{person.key}-life"))
    return items


def compose_glossary(block: blocks.Glossary, desk: Desk) -> list[Frame]:
    """Words to know in two columns, the longer list on the left, each hung from a hairline."""
    column = (desk.sheet.width - desk.sheet.gutter) / 2
    entries = [_term(term, desk, column) for term in block.terms]
    rows: list[Frame] = []
    for index in range(0, len(entries), 2):
        pair = entries[index : index + 2]
        items = [
            moved(item, place * (column + desk.sheet.gutter), 0.0)
            for place, entry in enumerate(pair)
            for item in entry.items
        ]
        headings = tuple(heading for entry in pair for heading in entry.headings)
        height = max(entry.height for entry in pair)
        rows.append(
            Frame(
                height,
                tuple(items),
                space_after=8.0,
                full=True,
                headings=headings,
                name="glossary",
                place=block.terms[index].place,
            )
        )
    return rows


def _term(term: blocks.TermEntry, desk: Desk, width: float) -> Frame:
    composer, styles = desk.composer, desk.styles
    parts: list[Piece] = [Piece(term.term, bold=True, colour=desk.colour("accent"))]
    if term.also:
        parts.append(Piece(f" ({term.also})", colour=desk.colour("quiet")))
    head = composer.set(parts, styles.note.at(10.5, 14.0), width)
    meaning = composer.set(desk.pieces(term.meaning), styles.note.at(10.5, 14.0), width)
    items = (
        desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), f"{term.key}-rule"),
        composer.box([head], (0.0, 4.0), width, Role.LIST, f"{term.key}-term"),
        composer.box([meaning], (0.0, 4.0 + head.height), width, Role.LIST, f"{term.key}-meaning"),
    )
    return Frame(4.0 + head.height + meaning.height + 4.0, items, headings=(Heading(term.key, term.term, -1),))
