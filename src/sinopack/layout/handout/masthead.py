"""The first page: whose sheet it is, what the pack is called and asks, what a student will be able to do, and the contents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, PageNumberOf, natural_height
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.prose import Column, bulleted, whole_prose
from sinopack.layout.inline import plain
from sinopack.layout.styles import TITLE_STEPS
from sinopack.layout.text import Piece, TextStyle
from sinopack.page import Alignment, Role
from sinopack.plan import blocks

FINGERPRINT_KEY = "pack-fingerprint"
_COURSE_Y = 10.0
_NAMES_Y = 40.0
_TITLE_Y = 76.0
_NAME_END = 228.16
_CLASS = (244.16, 340.16)


def compose_masthead(block: blocks.Masthead, desk: Desk) -> list[Frame]:
    """The head across both columns, then question, objectives and summary beside the contents."""
    head = _head(block, desk)
    main = _main(block, desk)
    contents = _contents(block, desk)
    if contents is not None:
        first = main[0] if main else Frame(0.0, ())
        main[:1] = [replace(first, items=(*first.items, *contents))]
        main += _beside_contents(main, contents)
    return [head, *main]


def _beside_contents(main: list[Frame], contents: list[FrameItem]) -> list[Frame]:
    """Empty room under a main column that ends before the contents beside it do."""
    end = max(item.rect.bottom for item in contents)
    spare = end - natural_height(main)
    at_foot = any(frame.at_foot for frame in main)
    return [Frame(spare, (), name="contents")] if spare > 0 and not at_foot else []


def contents_height(block: blocks.Masthead, room: float) -> tuple[float, float]:
    """The height of a row with dates and of one without, so that the contents fit in `room`."""
    two_lines = sum(1 for entry in block.contents if entry.dates)
    one_line = len(block.contents) - two_lines
    for tall, low in ((32.0, 20.0), (28.0, 18.0), (18.0, 18.0), (14.0, 14.0)):
        if two_lines * tall + one_line * low <= room:
            return tall, low
    return 12.0, 12.0


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
    stretches = (("name", 0.0, _NAME_END), ("class", *_CLASS), ("date", sheet.margin_x, sheet.width))
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


def _main(block: blocks.Masthead, desk: Desk) -> list[Frame]:
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
        frames.append(replace(label, space_before=32.0, space_after=4.0, keep_with_next=True, breaks=()))
        group.frames[0] = replace(group.frames[0], space_before=4.0)
        frames.extend(group.frames)
    frames.extend(_imprint(block, desk))
    if frames:
        frames[0] = replace(frames[0], space_before=8.0)
    return frames


def _imprint(block: blocks.Masthead, desk: Desk) -> list[Frame]:
    """Who made it, when, and what may be done with it: the small print of the pack."""
    parts: list[Piece] = []
    for text in (block.author, block.date):
        if text:
            parts += [Piece("  |  ")] if parts else []
            parts.append(Piece(text))
    if block.licence:
        parts += [Piece("  |  ")] if parts else []
        parts += desk.pieces(block.licence)
    if not parts:
        return []
    frame = desk.paragraph(parts, desk.styles.caption, Role.NOTE, "pack-imprint")
    return [replace(frame, space_before=24.0, at_foot=True, breaks=())]


def _contents(block: blocks.Masthead, desk: Desk) -> list[FrameItem] | None:
    """The contents in the margin, beside the question; page numbers come when the pages are known."""
    if len(block.contents) < 2:
        return None
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    x, width = sheet.margin_x, sheet.margin_width
    label = composer.set(plain(composer.labels("contents")), styles.label, width)
    items: list[FrameItem] = [composer.box([label], (x, 0.0), width, Role.HEADING_1, "contents-label")]
    room = sheet.bottom - 48.0 - 300.0
    tall, low = contents_height(block, room)
    text = replace(styles.note, size=10, leading=13.0) if low > 12.0 else styles.caption
    y = 18.0
    for entry in block.contents:
        items += _row(entry, desk, (x, y, width), text, with_dates=tall > 20.0)
        y += tall if entry.dates and tall > 20.0 else low
    items.append(desk.rule(x, y, width, desk.stroke("hair", 0.5), "contents-end"))
    return items


def _row(
    entry: blocks.ContentsEntry, desk: Desk, place: tuple[float, float, float], style: TextStyle, *, with_dates: bool
) -> list[FrameItem]:
    composer = desk.composer
    x, y, width = place
    key = f"contents-{entry.destination}"
    link = f"#{entry.destination}"
    items: list[FrameItem] = [desk.rule(x, y, width, desk.stroke("hair", 0.5), f"{key}-rule")]
    if entry.number:
        number = composer.set(plain(entry.number), replace(style, bold=True, colour=desk.colour("accent")), 18.0)
        items.append(composer.box([number], (x, y + 3.0), 18.0, Role.ARTIFACT, f"{key}-number"))
    room = width - 18.0 - 16.0
    bold = replace(style, bold=bool(entry.number))
    title = composer.set((Piece(shortened(entry.title, bold, room, desk), link=link),), bold, room)
    items.append(composer.box([title], (x + 18.0, y + 3.0), room, Role.CONTENTS, key))
    if entry.dates and with_dates:
        quiet = replace(style, colour=desk.colour("quiet"))
        dates = composer.set(plain(entry.dates), quiet, room)
        items.append(composer.box([dates], (x + 18.0, y + 16.0), room, Role.CONTENTS, f"{key}-dates"))
    items.append(
        PageNumberOf(Rect(x + width - 24.0, y + 3.0, 24.0, style.leading), entry.destination, style, f"{key}-page")
    )
    return items


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
