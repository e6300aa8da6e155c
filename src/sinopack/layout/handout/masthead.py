"""The first page: whose sheet it is, what the pack is called and asks, what a student will be able to do, and the
contents beside that.

In: the masthead's block. Out: the head across both columns, then frames of the main column, the contents attached to
the first of them. On a linear sheet one thing stands under the other, the contents last.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, moved, natural_height, shifted, whole
from sinopack.layout.handout.contents import contents_below, contents_beside
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.imprint import compose_imprint
from sinopack.layout.handout.prose import bulleted, whole_prose
from sinopack.layout.handout.teacher import plate
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece, TextStyle
from sinopack.page import Alignment, Role, TextBox
from sinopack.plan import blocks

EDITION_KEY = "pack-fingerprint"
_COURSE_Y = 10.0
_NAMES_GAP_ABOVE = 6.0
_TITLE_GAP = 24.0
"""From the name lines to the title."""
_NAME_SHARE = 0.67
"""The name's share of the main column; the class has the rest."""
_NAMES_GAP = 16.0
_WRITTEN = 24.0
"""The height of a line to write on, where there are several."""
_MAIN_GAP = 8.0
_UNDER_PLATE = 2.0
"""From the foot of a label on ink to the foot of words beside it."""


def compose_masthead(block: blocks.Masthead, desk: Desk) -> list[Frame]:
    """The head across both columns, then question, objectives and summary beside the contents.

    The most generous of the looks that keeps all of it on one page; where none does, it runs on.
    """
    head = _head(block, desk)
    if desk.sheet.is_linear:
        imprint = [replace(each, at_foot=False) for each in compose_imprint(block, with_band=False, desk=desk)]
        return [head, *_main(block, _LINEAR_GAP, desk), *imprint, *contents_below(block.contents, desk)]
    for look in _LOOKS:
        main, foot = _main(block, look.gap, desk), _foot(block, look, desk)
        if natural_height([head, *main, *foot]) <= desk.sheet.bottom - desk.sheet.top:
            break
    room = desk.sheet.bottom - desk.sheet.top - head.height - _MAIN_GAP - sum(f.space_before + f.height for f in foot)
    beside = contents_beside(block.contents, desk, room)
    if beside is not None:
        return [head, *_beside(main, beside), *foot]
    return [head, *main, *contents_below(block.contents, desk), *foot]


class MastheadLook(Struct, frozen=True):
    """How generous the first page is: the space over each part, whether the band of the eras is drawn, and whether
    events stand over it."""

    gap: float
    with_band: bool
    with_events: bool = False


_LINEAR_GAP = 20.0
_LOOKS = (
    MastheadLook(32.0, True, True),
    MastheadLook(24.0, True, True),
    MastheadLook(16.0, True, True),
    MastheadLook(32.0, True),
    MastheadLook(24.0, True),
    MastheadLook(28.0, False),
    MastheadLook(20.0, False),
    MastheadLook(14.0, False),
    MastheadLook(24.0, False),
)


def _foot(block: blocks.Masthead, look: MastheadLook, desk: Desk) -> list[Frame]:
    return compose_imprint(block, look.with_band, desk, with_events=look.with_events)


def _beside(main: list[Frame], contents: Frame) -> list[Frame]:
    """The main column with the contents beside it, which are read first, and with empty room where it ends before they
    do."""
    if not contents.items:
        return main
    first = main[0] if main else Frame(0.0, space_before=_MAIN_GAP)
    spare = contents.height - natural_height(main)
    joined = [replace(first, items=(*contents.items, *first.items)), *main[1:]]
    return [*joined, Frame(spare)] if spare > 0 else joined


def _head(block: blocks.Masthead, desk: Desk) -> Frame:
    """Course and level, the name lines, the title with its dates, the subtitle, between two rules."""
    sheet = desk.sheet
    courses, y = _courses(block, desk)
    names = shifted(_for_whom(desk) if block.is_for_teachers else name_lines(desk), 0.0, y)
    titles, y = _titles(block, desk, y + names.height + _TITLE_GAP)
    items: tuple[FrameItem, ...] = (
        desk.bar(Rect(0.0, 0.0, sheet.width, 4.0), "ink", "masthead-rule"),
        *courses,
        *names.items,
        *titles,
        desk.bar(Rect(0.0, y + 12.0, sheet.width, 2.0), "accent", "masthead-end"),
    )
    heading = Heading("masthead", block.title.text, 0)
    height = y + 14.0
    return Frame(height, items, space_after=_MAIN_GAP, full=True, hangs=True, headings=(heading,), place=block.place)


def _courses(block: blocks.Masthead, desk: Desk) -> tuple[list[FrameItem], float]:
    """The course on the left, level and school on the right, and where the name lines begin. On a linear sheet what
    does not fit on one line stands one under the other."""
    composer, styles = desk.composer, desk.styles
    bold = replace(styles.label, colour=desk.colour("ink"))
    course, level = plain(block.course), plain("  |  ".join(part for part in (block.level, block.school) if part))
    room = desk.sheet.width - _NAMES_GAP
    wanted = desk.one_line(level, styles.level)
    if desk.sheet.is_linear and desk.one_line(course, bold) + wanted > room:
        return _stacked_courses([(course, bold, "pack-course"), (level, styles.level, "pack-level")], desk)
    left = min(desk.one_line(course, bold), max(room / 2, room - wanted))
    right = min(wanted, room - left)
    on_left = composer.set(course, bold, left)
    on_right = composer.set(level, styles.level, right, alignment=Alignment.RIGHT)
    items: list[FrameItem] = []
    if block.course:
        items.append(composer.box([on_left], (0.0, _COURSE_Y), left, Role.LABEL, "pack-course"))
    if level[0].text:
        at = (desk.sheet.width - right, _COURSE_Y)
        items.append(composer.box([on_right], at, right, Role.LABEL, "pack-level"))
    below = _COURSE_Y + max(on_left.height, on_right.height)
    line = styles.caption.leading
    items.append(edition_box(Rect(0.0, below, desk.sheet.width, line), "", desk))
    return items, below + line + _NAMES_GAP_ABOVE


def _stacked_courses(
    said: Sequence[tuple[Sequence[Piece], TextStyle, str]], desk: Desk
) -> tuple[list[FrameItem], float]:
    """Course, and level and school, one under the other, and where the name lines begin."""
    composer, width, y = desk.composer, desk.sheet.width, _COURSE_Y
    items: list[FrameItem] = []
    for parts, style, key in said:
        if parts[0].text:
            text = composer.set(parts, style, width)
            items.append(composer.box([text], (0.0, y), width, Role.LABEL, key))
            y += text.height
    line = desk.styles.caption.leading
    items.append(edition_box(Rect(0.0, y, width, line), "", desk))
    return items, y + line + _NAMES_GAP_ABOVE


def edition_box(rect: Rect, fingerprint: str, desk: Desk) -> TextBox:
    """Which print this is, under the level; the fingerprint comes when all pages are known."""
    said = plain(desk.composer.labels("edition", fingerprint=fingerprint))
    text = desk.composer.set(said, desk.styles.caption, rect.width, alignment=Alignment.RIGHT)
    return desk.composer.box([text], (rect.x, rect.y), rect.width, Role.ARTIFACT, EDITION_KEY)


def name_lines(desk: Desk) -> Frame:
    """Name, class and date with their lines, first of all, so that a pile of sheets can be sorted."""
    sheet, y = desk.sheet, 0.0
    if sheet.is_linear:
        y, half = _WRITTEN - desk.styles.level.leading, (sheet.width - _NAMES_GAP) / 2
        name = _to_fill_in("name", (0.0, sheet.width), y, desk)
        y += _WRITTEN
        ends = ((0.0, half), (half + _NAMES_GAP, sheet.width))
    else:
        end = _NAME_SHARE * sheet.main
        name = _to_fill_in("name", (0.0, end), y, desk)
        ends = ((end + _NAMES_GAP, sheet.main), (sheet.margin_x, sheet.width))
    items = (*name, *_to_fill_in("class", ends[0], y, desk), *_to_fill_in("date", ends[1], y, desk))
    return Frame(y + desk.styles.level.leading, items)


def _for_whom(desk: Desk) -> Frame:
    """That this is the teacher's edition, in place of the name lines and as high as they are."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    lines = name_lines(desk)
    label = plate(desk.plan.edition, (0.0, 0.0), desk, "masthead-edition")
    words = composer.set(plain(composer.labels("teachers-edition-note")), styles.level, sheet.width)
    x = label.rect.right + 8.0
    if x + words.width <= sheet.width:
        y = lines.height - words.height - _UNDER_PLATE
        beside = desk.snug(words, (x, y), Role.PARAGRAPH, "masthead-for-whom")
        return Frame(lines.height, (moved(label, 0.0, lines.height - label.rect.height), beside))
    below = composer.box([words], (0.0, label.rect.height), sheet.width, Role.PARAGRAPH, "masthead-for-whom")
    return Frame(max(lines.height, below.rect.bottom), (label, below))


def _to_fill_in(key: str, ends: tuple[float, float], y: float, desk: Desk) -> tuple[FrameItem, ...]:
    """A label, and a line to write on from there to the end of its stretch."""
    left, right = ends
    style = desk.styles.level
    label = desk.composer.set(plain(desk.composer.labels(key)), style, right - left)
    start, under = left + label.width + 6.0, y + style.leading - 0.5
    return (
        desk.snug(label, (left, y), Role.LABEL, f"masthead-{key}"),
        desk.rule(start, under, right - start, desk.stroke("rule", 0.5), f"masthead-{key}-line"),
    )


def _titles(block: blocks.Masthead, desk: Desk, y: float) -> tuple[list[FrameItem], float]:
    """The title, its dates in the same size, and the subtitle, from `y` on, and where they end."""
    composer, styles, width = desk.composer, desk.styles, desk.sheet.width
    title = desk.stepped(desk.pieces(block.title), styles.title, styles.title_steps, 2, width)
    items: list[FrameItem] = [composer.box([title], (0.0, y), width, Role.TITLE, "pack-title")]
    y += title.height
    if block.dates:
        size, leading = title.paragraph.runs[0].style.size, title.paragraph.leading
        style = replace(styles.title.at(size, leading), colour=desk.colour("accent"))
        dates = composer.set(plain(block.dates), style, width)
        items.append(composer.box([dates], (0.0, y), width, Role.PARAGRAPH, "pack-dates"))
        y += dates.height
    if block.subtitle:
        y += 8.0
        subtitle = composer.set(desk.pieces(block.subtitle), styles.subtitle, width)
        items.append(composer.box([subtitle], (0.0, y), width, Role.PARAGRAPH, "pack-subtitle"))
        y += subtitle.height
    return items, y


def _main(block: blocks.Masthead, gap: float, desk: Desk) -> list[Frame]:
    """The enquiry question, the objectives, the summary, each under its label, `gap` apart."""
    styles = desk.styles
    frames: list[Frame] = []
    if block.enquiry:
        column = desk.main_column(styles.enquiry)
        question = desk.paragraph(desk.pieces(block.enquiry), column, Role.PARAGRAPH, "pack-enquiry")
        frames += _labelled("enquiry", [whole(question)], gap, desk)
    if block.objectives:
        column = desk.main_column(styles.sans)
        objectives = bulleted(block.objectives, column, desk, "objective", numbered=True)
        frames += _labelled("objectives", objectives, gap, desk)
    if block.summary:
        summary = whole_prose(block.summary, desk.main_column(styles.body), desk, "pack-summary")
        frames += _labelled("summary", summary, gap, desk)
    first = _LINEAR_GAP if desk.sheet.is_linear else _MAIN_GAP
    return [replace(frames[0], space_before=first), *frames[1:]] if frames else []


def _labelled(label: str, frames: list[Frame], gap: float, desk: Desk) -> list[Frame]:
    """Frames under the label of our own that says what they are."""
    column = desk.main_column(desk.styles.label)
    over = whole(desk.paragraph(plain(desk.composer.labels(label)), column, Role.HEADING_1, f"{label}-label"))
    over = replace(over, space_before=gap, space_after=4.0, keep_with_next=True)
    return [over, replace(frames[0], space_before=4.0), *frames[1:]]
