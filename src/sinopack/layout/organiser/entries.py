"""The parts of the organiser as pieces that stack in columns: headings, dates, people, terms, points.

In: a planned part and the width of a column. Out: `Bit`s, each with a frame at the origin and how it stacks. All sizes
are those of a page whose body is 10 points; the whole page is made larger or smaller afterwards, in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, inset, stack
from sinopack.layout.handout.desk import BETWEEN, Desk
from sinopack.layout.handout.panels import panel
from sinopack.layout.inline import SENTENCE_ENDS, plain
from sinopack.layout.organiser.columns import Stacked
from sinopack.layout.text import Family, Piece, TextStyle
from sinopack.page import Alignment, Bullet, BulletKind, Role
from sinopack.plan import blocks
from sinopack.plan.organiser import KeyPoints, OrganiserBlock, SectionPoints

BODY = 10.0
"""The size of the smallest text on a page before it is scaled."""
_LEADING = 12.5
_RULE, _AFTER_RULE, _HEADING_GAP = 2.0, 4.0, 3.0
_PART_GAP, _GROUP_GAP = 16.0, 7.0
_DATE_SHARE = 0.36
_DATE_GAP = 6.0
_INDENT, _SQUARE, _NUMBER_INDENT = 9.0, 4.0, 14.0
_PADDING = 8.0
_PANEL_SHARE = 0.4
"""Takeaways that take no more than this share of the page's height stand on a tinted ground, and are not divided."""
_FEW_EVENTS = 6
"""Fewer events than these stand without the names of their eras."""


class Bit(Struct, frozen=True):
    """A piece of a column: its frame, how it stacks, and the title of its part."""

    frame: Frame
    stacked: Stacked
    title: str


class Column(Struct, frozen=True):
    """What a column is set with."""

    desk: Desk
    width: float

    def style(self, *, bold: bool = False, colour: str = "ink") -> TextStyle:
        return TextStyle(Family.SANS, BODY, _LEADING, self.desk.colour(colour), bold=bold)


def bits_of(parts: Sequence[OrganiserBlock], desk: Desk, width: float) -> list[Bit]:
    """All parts in order, in columns of one width."""
    column = Column(desk, width)
    return [bit for number, part in enumerate(parts) for bit in _bits(part, number, column)]


def again_height(desk: Desk) -> float:
    """The height of the heading that a part has above a column in which it goes on."""
    return _RULE + _AFTER_RULE + desk.styles.minor_heading.leading + _HEADING_GAP


def _bits(part: OrganiserBlock, number: int, column: Column) -> Iterator[Bit]:
    title = part.title.text
    again = again_height(column.desk)
    column.desk.composer.typesetter.place = None

    def bit(frame: Frame, gap: float, *, heads: bool = False, headed: bool = False) -> Bit:
        around = enclosed(frame, Role.SECTION, f"organiser-{part.key}")
        return Bit(around, Stacked(frame.height, gap, number, heads, again, headed), title)

    if isinstance(part, blocks.Points):
        ground = _panel(part, column)
        if ground.height <= _PANEL_SHARE * column.desk.sheet.size.height:
            yield bit(ground, _PART_GAP)
            return
    yield bit(_heading(part, column), _PART_GAP, heads=True)
    match part:
        case blocks.TimelineList():
            named = False
            for frame, gap, heads in _events(part, column):
                named = named or heads
                yield bit(frame, gap, heads=heads, headed=named and not heads)
        case blocks.People(people=people):
            for index, person in enumerate(people):
                yield bit(_person(person, column, is_first=not index), 4.0 if index else 0.0)
        case blocks.Glossary(terms=terms):
            for index, term in enumerate(terms):
                yield bit(_term(term, column), 2.5 if index else 0.0)
        case KeyPoints(sections=sections):
            for index, section in enumerate(sections):
                yield bit(_section(section, column), _GROUP_GAP if index else 0.0, heads=True)
                for point in _points(section.points, section.key, column):
                    yield bit(point, 1.0, headed=True)
        case blocks.Points():
            for index, frame in enumerate(_points(part.points, part.key, column, numbered=True)):
                yield bit(frame, 2.0 if index else 0.0)


def _heading(part: OrganiserBlock, column: Column) -> Frame:
    """The title of a part, hung from a heavy rule."""
    desk, y = column.desk, _RULE + _AFTER_RULE
    text = desk.composer.set(desk.pieces(part.title), desk.styles.subheading, column.width)
    rule = desk.bar(Rect(0.0, 0.0, column.width, _RULE), "ink", f"organiser-{part.key}-rule")
    box = desk.composer.box([text], (0.0, y), column.width, Role.HEADING_1, f"organiser-{part.key}-title")
    return Frame(y + text.height + _HEADING_GAP, (rule, box))


def again(title: str, key: str, desk: Desk, width: float) -> Frame:
    """The title of a part once more, above a column in which it goes on. It is not read aloud."""
    style = replace(desk.styles.minor_heading, colour=desk.colour("quiet"))
    text = desk.composer.set(plain(title), style, width)
    rule = desk.rule(0.0, _RULE / 2, width, desk.stroke("ink", 0.75), f"{key}-rule")
    box = desk.composer.box([text], (0.0, _RULE + _AFTER_RULE), width, Role.ARTIFACT, f"{key}-title")
    return Frame(again_height(desk), (rule, box))


def _events(part: blocks.TimelineList, column: Column) -> Iterator[tuple[Frame, float, bool]]:
    """The names of eras and their events, each with the gap above it and whether it heads what follows."""
    desk = column.desk
    dates = [event.date for era in part.eras for event in era.events]
    natural = max(desk.one_line(plain(date), column.style(bold=True)) for date in dates)
    date_width = min(natural + _DATE_GAP, column.width * _DATE_SHARE)
    named = [era for era in part.eras if era.name and era.events]
    with_eras = len(named) > 1 and len(dates) >= _FEW_EVENTS
    is_first = True
    for era in part.eras:
        if not era.events:
            continue
        if with_eras and era.name:
            yield _era(era, column), 0.0 if is_first else _GROUP_GAP, True
            is_first = True
        for event in era.events:
            yield _event(event, date_width, column), 0.0 if is_first else 2.0, False
            is_first = False


def _era(era: blocks.EraEvents, column: Column) -> Frame:
    desk = column.desk
    parts = [Piece(era.name, bold=True)]
    if era.dates:
        parts.append(Piece(f"  {era.dates}", bold=False, colour=desk.colour("quiet")))
    text = desk.composer.set(parts, column.style(), column.width)
    return Frame(
        text.height + 1.0,
        (desk.composer.box([text], (0.0, 0.0), column.width, Role.HEADING_2, f"organiser-{era.key}"),),
    )


def _event(event: blocks.EventEntry, date_width: float, column: Column) -> Frame:
    """The date in a column of its own, what happened beside it."""
    desk = column.desk
    composer, room = desk.composer, column.width - date_width
    composer.typesetter.place = event.place
    date = composer.set(plain(event.date), column.style(bold=True, colour="accent"), date_width - _DATE_GAP)
    text = composer.set(desk.pieces(event.text), column.style(), room)
    items = (
        composer.box([date], (0.0, 0.0), date_width - _DATE_GAP, Role.PARAGRAPH, f"{event.key}-date"),
        composer.box([text], (date_width, 0.0), room, Role.PARAGRAPH, event.key),
    )
    row = Frame(max(date.height, text.height), items)
    return enclosed(enclosed(row, Role.LIST_ITEM, f"{event.key}-entry"), Role.LIST, "organiser-events")


def _person(person: blocks.PersonCard, column: Column, *, is_first: bool) -> Frame:
    """The name, the name in the person's own script and the dates; then the role, and why the person matters."""
    desk = column.desk
    composer, y = desk.composer, 0.0 if is_first else 4.0
    composer.typesetter.place = person.place
    items: list[FrameItem] = []
    if not is_first:
        items.append(desk.rule(0.0, 0.0, column.width, desk.stroke("hair", 0.5), f"{person.key}-rule"))
    names = [Piece(person.name, bold=True)]
    if person.native:
        names.append(Piece("  "))
        names.append(
            Piece(
                person.native,
                bold=False,
                family=Family.SANS,
                colour=desk.colour("accent"),
                language=person.native_language,
            )
        )
    quiet = column.style(colour="quiet")
    own = desk.one_line(plain(person.dates), quiet) + 0.1 if person.dates else 0.0
    room = column.width - (own + BETWEEN if own else 0.0)
    beside = desk.one_line(names, desk.styles.person) <= room
    room = room if beside else column.width
    name = composer.set(names, desk.styles.person, room)
    items.append(composer.box([name], (0.0, y), room, Role.HEADING_2, f"{person.key}-name"))
    said: list[Piece] = []
    if person.dates and beside:
        dates = composer.set(plain(person.dates), quiet, own, alignment=Alignment.RIGHT)
        at = (column.width - own, y + name.lines[0].baseline - dates.lines[0].baseline)
        items.append(composer.box([dates], at, own, Role.PARAGRAPH, f"{person.key}-dates"))
    elif person.dates:
        said.append(Piece(person.dates + composer.labels.between("sentences"), colour=desk.colour("quiet")))
    y += name.height
    said += _role_and_text(person, desk)
    if said:
        text = composer.set(said, column.style(), column.width)
        items.append(composer.box([text], (0.0, y), column.width, Role.PARAGRAPH, f"{person.key}-text"))
        y += text.height
    return Frame(y, tuple(items))


def _role_and_text(person: blocks.PersonCard, desk: Desk) -> list[Piece]:
    """The role in bold and why the person matters, as sentences of one paragraph."""
    said: list[Piece] = []
    between = desk.composer.labels.between("sentences")
    stop = between.rstrip()
    if person.role:
        said += [replace(piece, bold=True) for piece in desk.pieces(person.role)]
        if person.text and not person.role.text.rstrip().endswith(tuple(SENTENCE_ENDS)):
            said.append(Piece(stop, bold=True))
        said.append(Piece(between[len(stop) :] if person.text else ""))
    if person.text:
        said += desk.pieces(person.text)
    return said


def _term(term: blocks.TermEntry, column: Column) -> Frame:
    """The term and its meaning in one paragraph, which hangs from the term."""
    desk = column.desk
    desk.composer.typesetter.place = term.place
    parts = [Piece(term.term, bold=True, colour=desk.colour("accent"))]
    if term.also:
        parts.append(Piece(f" ({term.also})", colour=desk.colour("quiet")))
    parts += [Piece("  "), *desk.pieces(term.meaning)]
    text = desk.composer.set(parts, column.style(), column.width, indent=_INDENT, hang=_INDENT)
    box = desk.composer.box([text], (0.0, 0.0), column.width, Role.LIST_ITEM, f"{term.key}-entry")
    return enclosed(Frame(text.height, (box,)), Role.LIST, "organiser-terms")


def _section(section: SectionPoints, column: Column) -> Frame:
    """The number, title and dates of a section above its points."""
    desk = column.desk
    desk.composer.typesetter.place = section.place
    bold = [replace(piece, bold=True) for piece in desk.pieces(section.title)]
    parts = [Piece(f"{section.number}  ", bold=True, colour=desk.colour("accent")), *bold]
    if section.dates:
        parts.append(Piece(f"  {section.dates}", colour=desk.colour("quiet")))
    text = desk.composer.set(parts, column.style(), column.width)
    box = desk.composer.box([text], (0.0, 0.0), column.width, Role.HEADING_2, f"organiser-{section.key}-title")
    return Frame(text.height + 0.5, (box,))


def _points(points: Sequence[blocks.Point], key: str, column: Column, *, numbered: bool = False) -> Iterator[Frame]:
    """Each point with its mark."""
    desk, step = column.desk, _NUMBER_INDENT if numbered else _INDENT
    accent = desk.colour("accent")
    for number, point in enumerate(points, 1):
        desk.composer.typesetter.place = point.place
        bullet = (
            Bullet(BulletKind.NUMBER, accent, BODY, number) if numbered else Bullet(BulletKind.SQUARE, accent, _SQUARE)
        )
        text = desk.composer.set(
            desk.pieces(point.text), column.style(), column.width, indent=step, hang=step, bullet=bullet
        )
        box = desk.composer.box([text], (0.0, 0.0), column.width, Role.LIST_ITEM, f"organiser-{point.key}")
        yield enclosed(Frame(text.height, (box,)), Role.LIST, f"organiser-{key}")


def _panel(part: blocks.Points, column: Column) -> Frame:
    """Takeaways on the one tinted ground of the page: it is what to revise from in the end."""
    desk = column.desk
    inner = Column(desk, column.width - 2 * _PADDING)
    title = desk.composer.set(desk.pieces(part.title), desk.styles.subheading, inner.width)
    box = desk.composer.box([title], (0.0, 0.0), inner.width, Role.HEADING_1, f"organiser-{part.key}-title")
    frames = [Frame(title.height + _HEADING_GAP, (box,)), *_points(part.points, part.key, inner, numbered=True)]
    padded = inset(stack(frames, 2.0), _PADDING, _RULE + _AFTER_RULE, _PADDING)
    return panel(padded, desk, column.width, f"organiser-{part.key}")
