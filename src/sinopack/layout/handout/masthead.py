"""The first page: whose sheet it is, what the pack is called and asks, what a student will be able to do, and the contents."""

from __future__ import annotations

from dataclasses import dataclass

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, PageNumberOf, moved, natural_height, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.prose import Column, bulleted, whole_prose
from sinopack.layout.handout.section import year_label
from sinopack.layout.handout.sheet import TOP_RULE
from sinopack.layout.inline import plain
from sinopack.layout.styles import TITLE_STEPS
from sinopack.layout.text import Piece, TextStyle
from sinopack.page import Alignment, Hatch, Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.values import replace

FINGERPRINT_KEY = "pack-fingerprint"
_COURSE_Y = 10.0
_NAMES_Y = 40.0
_TITLE_Y = 76.0
_NAME_SHARE = 0.67
"""The name's share of the main column; the class has the rest."""
_NAMES_GAP = 16.0


def compose_masthead(block: blocks.Masthead, desk: Desk) -> list[Frame]:
    """The head across both columns, then question, objectives and summary beside the contents.

    The most generous of the looks that keeps all of it on one page; where none does, it runs on.
    """
    head = _head(block, desk)
    for look in _LOOKS:
        main = [*_main(block, look.gap, desk), *_foot(block, look.with_band, desk)]
        if main:
            main[0] = replace(main[0], space_before=8.0)
        if natural_height([head, *main]) <= desk.sheet.bottom - TOP_RULE:
            break
    contents = _contents(block, desk)
    if contents is not None:
        has_text = bool(main) and not main[0].at_foot
        first = main.pop(0) if has_text else Frame(0.0, ())
        main = _clear_of([replace(first, items=(*first.items, *contents)), *main], contents)
    return [head, *main]


@dataclass(frozen=True, slots=True)
class MastheadLook:
    """How generous the first page is: the space over each part, and whether the band of the eras is drawn."""

    gap: float
    with_band: bool


_LOOKS = (
    MastheadLook(32.0, True), MastheadLook(24.0, True), MastheadLook(28.0, False), MastheadLook(20.0, False),
    MastheadLook(14.0, False), MastheadLook(24.0, False),
)  # fmt: skip


def _clear_of(main: list[Frame], contents: list[FrameItem]) -> list[Frame]:
    """The main column with empty room where it ends before the contents beside it do: before what stands at the foot,
    which runs under both."""
    foot = next((index for index, frame in enumerate(main) if frame.at_foot), len(main))
    spare = max(item.rect.bottom for item in contents) - natural_height(main[:foot])
    if spare <= 0:
        return main
    return [*main[:foot], Frame(spare, (), name="contents"), *main[foot:]]


def _head(block: blocks.Masthead, desk: Desk) -> Frame:
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    items: list[FrameItem] = [desk.bar(Rect(0.0, 0.0, sheet.width, 4.0), "ink", "masthead-rule")]
    course = composer.set(plain(block.course), replace(styles.label, colour=desk.colour("ink")), sheet.width * 0.6)
    items.append(composer.box([course], (0.0, _COURSE_Y), sheet.width * 0.6, Role.LABEL, "pack-course"))
    right = "  |  ".join(part for part in (block.level, block.school) if part)
    if right:
        level = composer.set(plain(right), styles.level, sheet.width * 0.6, alignment=Alignment.RIGHT)
        items.append(composer.box([level], (sheet.width * 0.4, _COURSE_Y), sheet.width * 0.6, Role.LABEL, "pack-level"))
    items += _name_lines(desk)
    y = _TITLE_Y
    title = desk.stepped(desk.pieces(block.title), styles.title, TITLE_STEPS, 2, sheet.width)
    items.append(composer.box([title], (0.0, y), sheet.width, Role.TITLE, "pack-title"))
    y += title.height
    if block.dates:
        size, leading = title.paragraph.runs[0].style.size, title.paragraph.leading
        style = replace(styles.title.at(size, leading), colour=desk.colour("accent"))
        dates = composer.set(plain(block.dates), style, sheet.width)
        items.append(composer.box([dates], (0.0, y), sheet.width, Role.PARAGRAPH, "pack-dates"))
        y += dates.height
    if block.subtitle:
        y += 8.0
        subtitle = composer.set(desk.pieces(block.subtitle), styles.subtitle, sheet.width)
        items.append(composer.box([subtitle], (0.0, y), sheet.width, Role.PARAGRAPH, "pack-subtitle"))
        y += subtitle.height
    y += 12.0
    items.append(desk.bar(Rect(0.0, y, sheet.width, 2.0), "accent", "masthead-end"))
    heading = Heading("masthead", block.title.text, 0)
    return Frame(
        y + 2.0, tuple(items), space_after=8.0, full=True, headings=(heading,), place=block.place, name="masthead"
    )


def _name_lines(desk: Desk) -> list[FrameItem]:
    """Name, class and date with their lines, first of all, so that a pile of sheets can be sorted."""
    composer, sheet = desk.composer, desk.sheet
    items: list[FrameItem] = []
    end = _NAME_SHARE * sheet.main
    stretches = (("name", 0.0, end), ("class", end + _NAMES_GAP, sheet.main), ("date", sheet.margin_x, sheet.width))
    for key, left, right in stretches:
        label = composer.set(plain(composer.labels(key)), desk.styles.level, right - left)
        items.append(composer.box([label], (left, _NAMES_Y), label.width + 1.0, Role.LABEL, f"masthead-{key}"))
        start = left + label.width + 6.0
        items.append(desk.rule(start, _NAMES_Y + 11.5, right - start, desk.stroke("rule", 0.5), f"masthead-{key}-line"))
    return items


@dataclass(frozen=True, slots=True)
class _Titled:
    label: str
    frames: list[Frame]


def _main(block: blocks.Masthead, gap: float, desk: Desk) -> list[Frame]:
    composer, styles, width = desk.composer, desk.styles, desk.sheet.main
    groups: list[_Titled] = []
    if block.enquiry:
        question = desk.paragraph(desk.pieces(block.enquiry), styles.enquiry, Role.PARAGRAPH, "pack-enquiry")
        groups.append(_Titled("enquiry", [replace(question, breaks=())]))
    if block.objectives:
        groups.append(_Titled("objectives", bulleted(block.objectives, desk, "objective", 0.0, width, numbered=True)))
    if block.summary:
        column = Column(0.0, width, styles.body)
        groups.append(_Titled("summary", whole_prose(block.summary, column, desk, "pack-summary")))
    frames: list[Frame] = []
    for group in groups:
        label = desk.paragraph(
            plain(composer.labels(group.label)), styles.label, Role.HEADING_1, f"{group.label}-label"
        )
        frames.append(replace(label, space_before=gap, space_after=4.0, keep_with_next=True, breaks=()))
        group.frames[0] = replace(group.frames[0], space_before=4.0)
        frames.extend(group.frames)
    return frames


def _foot(block: blocks.Masthead, with_band: bool, desk: Desk) -> list[Frame]:
    """What stands at the foot of the first page: the eras as a band, then who made the pack, when, and its licence."""
    band = _era_band(desk) if with_band else None
    parts: list[Piece] = []
    for text in (block.author, block.date):
        if text:
            parts += [Piece("  |  ")] if parts else []
            parts.append(Piece(text))
    if block.licence:
        parts += [Piece("  |  ")] if parts else []
        parts += desk.pieces(block.licence)
    frames = [band] if band else []
    if parts:
        imprint = desk.paragraph(
            parts, desk.styles.caption, Role.NOTE, "pack-imprint", width=desk.sheet.width if band else None
        )
        frames.append(replace(imprint, space_before=16.0))
    if not frames:
        return []
    return [replace(stack(frames), space_before=24.0, at_foot=True, breaks=(), full=band is not None)]


def _era_band(desk: Desk) -> Frame | None:
    """The eras, drawn to the axis that every strip in the handout uses, with their names and years."""
    eras, axis = desk.chronology.eras, desk.axis
    if not eras or axis is None:
        return None
    composer, styles, width = desk.composer, desk.styles, desk.sheet.width
    items: list[FrameItem] = []
    name_style = replace(styles.level, bold=True)
    starts = [*(axis.x(era.start) for era in eras), width]
    for index, (era, surface) in enumerate(zip(eras, composer.theme.eras(len(eras)), strict=True)):
        for part, (left, right) in enumerate(axis.spans(era.start, era.end), 1):
            rect = Rect(left, 0.0, right - left, 20.0)
            key = f"era-band-{index + 1}-{part}"
            items.append(Shape(rect, Outline.RECTANGLE, key, fill=surface.fill, stroke=surface.outline))
        first = axis.spans(era.start, era.end)[0]
        room = first[1] - first[0] - 12.0
        name = composer.set(plain(era.name), replace(name_style, colour=surface.text), width)
        if name.width <= room:
            if isinstance(surface.fill, Hatch):
                plate = Rect(first[0] + 3.0, 3.0, name.width + 6.0, 14.0)
                items.append(Shape(plate, Outline.RECTANGLE, f"era-plate-{index + 1}", fill=surface.fill.ground))
            items.append(composer.box([name], (first[0] + 6.0, 4.0), name.width + 1.0, Role.LABEL, f"era-name-{index + 1}"))
        year = composer.set(plain(year_label(era.start, desk)), styles.caption, 60.0)
        if starts[index + 1] - starts[index] > year.width + 6.0:
            items.append(composer.box([year], (starts[index], 24.0), year.width + 1.0, Role.LABEL, f"era-year-{index + 1}"))
    end = composer.set(plain(year_label(axis.end - 0.001, desk)), styles.caption, 60.0)
    if width - starts[-2] > 80.0:
        at = (width - end.width, 24.0)
        items.append(composer.box([end], at, end.width + 1.0, Role.LABEL, "era-year-end"))
    return Frame(36.0, tuple(items), full=True)


def _contents(block: blocks.Masthead, desk: Desk) -> list[FrameItem] | None:
    """The contents in the margin, beside the question; page numbers come when the pages are known."""
    if len(block.contents) < 2:
        return None
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    x, width = sheet.margin_x, sheet.margin_width
    label = composer.set(plain(composer.labels("contents")), styles.label, width)
    room = sheet.bottom - _CONTENTS_FROM
    for look in _CONTENTS_LOOKS:
        rows = [_row(entry, look, desk) for entry in block.contents]
        if sum(row.height for row in rows) <= room:
            break
    items: list[FrameItem] = [composer.box([label], (x, 0.0), width, Role.HEADING_1, "contents-label")]
    y = 18.0
    for row in rows:
        items += [moved(item, x, y) for item in row.items]
        y += row.height
    items.append(desk.rule(x, y, width, desk.stroke("hair", 0.5), "contents-end"))
    return items


@dataclass(frozen=True, slots=True)
class ContentsLook:
    """How close the rows of the contents stand: size, leading, padding, and how many lines a title may take."""

    size: float
    leading: float
    padding: float
    lines: int
    with_dates: bool


_CONTENTS_FROM = 348.0
_CONTENTS_LOOKS = (
    ContentsLook(10.0, 13.0, 3.0, 2, True), ContentsLook(10.0, 13.0, 1.0, 2, True), ContentsLook(10.0, 13.0, 2.5, 1, False),
    ContentsLook(9.0, 12.0, 1.0, 1, False), ContentsLook(9.0, 11.0, 0.0, 1, False),
)  # fmt: skip


def _row(entry: blocks.ContentsEntry, look: ContentsLook, desk: Desk) -> Frame:
    """A hairline, the section's number, its title and dates, and the number of its page."""
    composer, width = desk.composer, desk.sheet.margin_width
    style = desk.styles.note.at(look.size, look.leading)
    key, link = f"contents-{entry.destination}", f"#{entry.destination}"
    room = width - 18.0 - 18.0
    bold = replace(style, bold=bool(entry.number))
    title = composer.set((Piece(entry.title, link=link),), bold, room)
    if len(title.lines) > look.lines:
        title = composer.set((Piece(shortened(entry.title, bold, room, desk), link=link),), bold, room)
    items: list[FrameItem] = [desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), f"{key}-rule")]
    if entry.number:
        number = composer.set(plain(entry.number), replace(style, bold=True, colour=desk.colour("accent")), 18.0)
        items.append(composer.box([number], (0.0, look.padding), 18.0, Role.ARTIFACT, f"{key}-number"))
    items.append(composer.box([title], (18.0, look.padding), room, Role.CONTENTS, key))
    y = look.padding + title.height
    if entry.dates and look.with_dates:
        dates = composer.set(plain(entry.dates), replace(style, colour=desk.colour("quiet")), room)
        items.append(composer.box([dates], (18.0, y), room, Role.CONTENTS, f"{key}-dates"))
        y += dates.height
    page = Rect(width - 24.0, look.padding, 24.0, look.leading)
    items.append(PageNumberOf(page, entry.destination, style, f"{key}-page"))
    return Frame(y + look.padding, tuple(items))


def shortened(title: str, style: TextStyle, width: float, desk: Desk) -> str:
    """A title on one line of the contents: what does not fit ends in an ellipsis; the section has it whole."""
    typesetter, base = desk.composer.typesetter, desk.composer.base
    if typesetter.measure(plain(title), style, base).maximum <= width:
        return title
    words = title.split()
    while len(words) > 1:
        words.pop()
        text = " ".join(words).rstrip(",;:–—-") + " …"
        if typesetter.measure(plain(text), style, base).maximum <= width:
            return text
    kept = title
    while kept and typesetter.measure(plain(kept + "…"), style, base).maximum > width:
        kept = kept[:-1]
    return kept + "…"
