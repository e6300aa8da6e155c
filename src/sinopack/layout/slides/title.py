"""The title slide: the pack's name on its own ground, over an axis of the eras."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.axis import Axis
from sinopack.layout.described import axis_in_words, described
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body, set_style
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN, SLIDE_HEIGHT, TITLE_Y
from sinopack.layout.styles import CAPTION_STEPS, LABEL_STEPS, LEAD_STEPS, PACK_TITLE_STEPS
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Alignment, Connector, Item, Role, Stroke
from sinopack.plan import blocks

_KEY = "title-slide"
_AXIS_Y = 428.0
_ABOVE_AXIS = 32.0
_CREDIT_LIFT = 16.0
_TICK = 9.0
_NAMES_DROP = 16.0
_YEARS_DROP = 45.0
_END_WIDTH = 60.0
_MOST_ERAS = 6
"""With more eras than these their names have no room on the axis."""
_HEAD_ROOM = 72.0
_FOOT = 16.0
"""What stays free below the last line of the credit."""
_SHORT_SUBTITLE = 76.0
"""The height of a subtitle that leaves room for the axis."""
_LONG_SUBTITLE = 200.0
_LEAST_SUBTITLE = 60.0


class _Foot(Struct, frozen=True):
    """What stands below the title: the subtitle, who made the pack, and the axis, if these leave room for it."""

    subtitle: SetText | None
    credit: SetText | None
    has_axis: bool

    @property
    def credit_top(self) -> float:
        return SLIDE_HEIGHT - _FOOT - (self.credit.height if self.credit else 0.0)

    @property
    def axis_y(self) -> float:
        """Where the axis runs: higher if it has a credit below it."""
        return _AXIS_Y - (_CREDIT_LIFT if self.credit else 0.0)

    @property
    def title_bottom(self) -> float:
        """The lowest that the title may reach."""
        bottom = self.axis_y - _ABOVE_AXIS if self.has_axis else min(CONTENT_BOTTOM, self.credit_top - 12.0)
        return bottom - (max(self.subtitle.height + 12.0, _LEAST_SUBTITLE) if self.subtitle else 0.0)


def compose_title(block: blocks.Masthead, _title: str, desk: Desk) -> list[Draft]:
    """The first slide. It shows the title as the author typed it, with the dates on a line of their own."""
    foot = _foot(block, desk)
    items: list[Item] = [*_name(block, foot, desk), *_head(block, desk)]
    if foot.credit:
        at = (MARGIN, foot.credit_top)
        items.append(desk.composer.box([foot.credit], at, desk.grid.width, Role.LABEL, f"{_KEY}-credit"))
    if foot.has_axis and desk.axis and 0 < len(desk.chronology.eras) <= _MOST_ERAS:
        words = axis_in_words(desk.axis, desk.chronology, desk.composer.labels)
        items += described(_axis(desk.axis, foot.axis_y, desk), "axis", words, desk.composer.language)
    return [Draft("Title", _KEY, tuple(items), surface="title", strip=False)]


def _foot(block: blocks.Masthead, desk: Desk) -> _Foot:
    subtitle, is_short = _subtitle(block, desk)
    credit = _credit(block, desk)
    return _Foot(subtitle, credit, is_short and (credit is None or len(credit.lines) == 1))


def _subtitle(block: blocks.Masthead, desk: Desk) -> tuple[SetText | None, bool]:
    """The subtitle, and whether it leaves room for the axis."""
    if not block.subtitle:
        return None, True
    style = replace(desk.styles.subtitle, colour=desk.surface("title").text)
    parts, width = desk.pieces(block.subtitle), desk.grid.width
    short = desk.if_it_fits(parts, style, LEAD_STEPS, (width, _SHORT_SUBTITLE))
    if short is not None:
        return short, True
    return desk.fitted(parts, style, LEAD_STEPS, (width, _LONG_SUBTITLE), block.place), False


def _credit(block: blocks.Masthead, desk: Desk) -> SetText | None:
    """Who made the pack, for the foot of the title slide."""
    text = "  |  ".join(part for part in (block.school, block.author) if part)
    if not text:
        return None
    style = replace(desk.styles.caption, colour=desk.surface("title").quiet)
    return desk.fitted(plain(text), style, CAPTION_STEPS, (desk.grid.width, 72.0), block.place)


def _name(block: blocks.Masthead, foot: _Foot, desk: Desk) -> Iterator[Item]:
    """The title, its dates, and the subtitle below them."""
    composer, width = desk.composer, desk.grid.width
    parts = (*desk.pieces(block.title), *((Piece(f"\n{block.dates}"),) if block.dates else ()))
    style = replace(desk.styles.pack_title, colour=desk.surface("title").text)
    name = desk.fitted(parts, style, PACK_TITLE_STEPS, (width, foot.title_bottom - TITLE_Y), block.place)
    yield composer.box([name], (MARGIN, TITLE_Y), width, Role.TITLE, f"{_KEY}-title", TITLE)
    if foot.subtitle:
        at = (MARGIN, TITLE_Y + name.height * (1.0 + composer.slack) + 4.0)
        yield composer.box([foot.subtitle], at, width, Role.PARAGRAPH, f"{_KEY}-subtitle", body(1))


def _head(block: blocks.Masthead, desk: Desk) -> Iterator[Item]:
    """The course on the left, the level on the right."""
    composer, grid = desk.composer, desk.grid
    label = replace(desk.styles.label, colour=desk.surface("title").text)
    top = composer.hang(label, HANGING_LINE)
    if block.course:
        course = desk.fitted(plain(block.course), label, LABEL_STEPS, (grid.span(5), _HEAD_ROOM), block.place)
        yield composer.box([course], (MARGIN, top), grid.span(5), Role.LABEL, f"{_KEY}-course", body(2))
    if block.level:
        regular = replace(label, bold=False)
        fitted = desk.fitted(plain(block.level), regular, LABEL_STEPS, (grid.span(7), _HEAD_ROOM), block.place)
        regular = set_style(fitted, regular)
        level = composer.set(plain(block.level), regular, grid.span(7), alignment=Alignment.RIGHT)
        yield composer.box([level], (grid.x(5), top), grid.span(7), Role.LABEL, f"{_KEY}-level", body(3))


def _axis(axis: Axis, y: float, desk: Desk) -> Iterator[Item]:
    """The eras as stretches of one line, with ticks, names and years."""
    eras, grid = desk.chronology.eras, desk.grid
    ink = desk.surface("title").text
    line, dots = Stroke(ink, 1.5), Stroke(ink, 1.5, (1.5, 4.5))
    for index, piece in enumerate(axis.pieces, 1):
        yield Connector(MARGIN + piece.left, y, MARGIN + piece.right, y, line, f"axis-{index}")
    if axis.gap:
        yield Connector(MARGIN + axis.gap[0], y, MARGIN + axis.gap[1], y, dots, "axis-break")
    year_style = replace(desk.styles.caption, colour=ink)
    starts = [MARGIN + axis.x(era.start) for era in eras]
    ends = [*starts[1:], grid.right + 8.0]
    for index, (era, left, right) in enumerate(zip(eras, starts, ends, strict=True), 1):
        yield _tick((left, y), line, f"axis-tick-{index}")
        yield from _era(era, (left, y, right - left - 8.0), year_style, f"axis-era-{index}", desk)
    yield _tick((grid.right, y), line, "axis-tick-end")
    last = plain(desk.year(axis.end - 0.001))
    end = desk.composer.set(last, year_style, _END_WIDTH, alignment=Alignment.RIGHT)
    at = (grid.right - _END_WIDTH, y + _YEARS_DROP)
    yield desk.composer.box([end], at, _END_WIDTH, Role.LABEL, "axis-end")


def _tick(at: tuple[float, float], stroke: Stroke, key: str) -> Connector:
    x, y = at
    return Connector(x, y - _TICK, x, y + _TICK, stroke, key)


def _era(
    era: blocks.TimeSpan, room: tuple[float, float, float], year_style: TextStyle, key: str, desk: Desk
) -> Iterator[Item]:
    """An era's name and first year, from the first x of `room` on; nothing where the name is wider than the room.

    The year is left out where it would run into the last year of the axis.
    """
    x, y, width = room
    bold = replace(desk.styles.label, colour=year_style.colour)
    name = desk.composer.set(plain(era.name), bold, max(width, 40.0))
    if name.width > width or len(name.lines) > 1:
        return
    yield desk.composer.box([name], (x, y + _NAMES_DROP), width, Role.LABEL, key)
    year = desk.composer.set(plain(desk.year(era.start)), year_style, max(width, 40.0))
    before_end = min(width, desk.grid.right - _END_WIDTH - 8.0 - x)
    if year.width <= before_end:
        yield desk.composer.box([year], (x, y + _YEARS_DROP), before_end, Role.LABEL, f"{key}-year")
