"""The layouts of the deck's master: where the placeholders of each kind of slide stand, and what each such slide bears.

A teacher who adds a slide of their own in the presenting program picks one of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.ornament import Strip, era_strip
from sinopack.layout.slides.column import AFTER, INDENT, SQUARE
from sinopack.layout.slides.comparison import layout_name, name_style, side_column
from sinopack.layout.slides.desk import TITLE, Desk, body
from sinopack.layout.slides.furniture import FOOTER, SLIDE_NUMBER
from sinopack.layout.slides.grid import (
    CONTENT_TOP,
    FOOTER_GAP,
    FOOTER_Y,
    HANGING_LINE,
    MARGIN,
    NUMBER_WIDTH,
    NUMERAL_Y,
    RULE_HEIGHT,
    STRIP_Y,
    TITLE_Y,
    TOP_RULE,
)
from sinopack.layout.slides.quote import side_width
from sinopack.layout.text import TextStyle
from sinopack.page import (
    Bullet,
    BulletKind,
    Colour,
    Item,
    Outline,
    Paragraph,
    Placeholder,
    PlaceholderRef,
    RunStyle,
    Shape,
    SlideLayout,
)


def slide_layouts(desk: Desk) -> tuple[SlideLayout, ...]:
    """Every layout of the deck."""
    makers = (_title, _enquiry, _section, _points, _with_content, _title_only, _timeline, _source, _question, _answer)
    return (*(make(desk) for make in makers), _comparison(desk, 2), _comparison(desk, 3))


def _placeholder(desk: Desk, ref: PlaceholderRef, rect: Rect, style: TextStyle, prompt: str) -> Placeholder:
    set_text = desk.composer.set(plain(prompt), style, max(rect.width, 10.0))
    run: RunStyle = set_text.paragraph.runs[0].style
    return Placeholder(ref, rect, run, style.leading, prompt)


def _bulleted(desk: Desk, placeholder: Placeholder, style: TextStyle) -> Placeholder:
    bullet = Bullet(BulletKind.SQUARE, desk.composer.theme["accent"], SQUARE)
    paragraph = Paragraph((), style.leading, space_after=AFTER, indent=INDENT, hang=INDENT, bullet=bullet)
    return replace(placeholder, bulleted=paragraph)


def _hung(desk: Desk, style: TextStyle, columns: tuple[int, int], bottom: float) -> Rect:
    """An area over (first, how many) columns, hanging from the line."""
    return desk.grid.area(*columns, desk.composer.hang(style, HANGING_LINE), bottom)


def _furniture(desk: Desk, colour: Colour) -> tuple[Placeholder, ...]:
    style = replace(desk.styles.footer, colour=colour)
    grid = desk.grid
    left = Rect(MARGIN, FOOTER_Y, grid.width - NUMBER_WIDTH - FOOTER_GAP, style.leading)
    right = Rect(grid.right - NUMBER_WIDTH, FOOTER_Y, NUMBER_WIDTH, style.leading)
    footer = _placeholder(desk, FOOTER, left, style, "Footer")
    number = replace(_placeholder(desk, SLIDE_NUMBER, right, style, "0"), right_aligned=True)
    return (footer, number)


def _rule(desk: Desk, colour: Colour, name: str, y: float = TOP_RULE) -> Shape:
    return Shape(Rect(MARGIN, y, desk.grid.width, RULE_HEIGHT), Outline.RECTANGLE, f"{name}-rule", fill=colour)


def _strip(desk: Desk) -> tuple[Item, ...]:
    strip = Strip(MARGIN, STRIP_Y, desk.grid.width)
    return era_strip(strip, desk.chronology, desk.axis, desk.composer.theme)


def _layout(
    desk: Desk, name: str, placeholders: Sequence[Placeholder], items: Sequence[Item], *, strip: bool = True
) -> SlideLayout:
    theme = desk.composer.theme
    whole = (*items, *(_strip(desk) if strip else ()))
    return SlideLayout(name, theme["paper"], (*placeholders, *_furniture(desk, theme["quiet"])), whole)


def _title(desk: Desk) -> SlideLayout:
    surface = desk.surface("title")
    styles, grid = desk.styles, desk.grid
    title = replace(styles.pack_title, colour=surface.text)
    subtitle = replace(styles.subtitle, colour=surface.text)
    label = replace(styles.label, colour=surface.text)
    top = desk.composer.hang(label, HANGING_LINE)
    right = replace(
        _placeholder(desk, body(3), Rect(grid.x(5), top, grid.span(7), 26.0), replace(label, bold=False), "Level"),
        right_aligned=True,
    )
    placeholders = (
        _placeholder(desk, TITLE, Rect(MARGIN, TITLE_Y, grid.width, 176.0), title, "Title"),
        _placeholder(desk, body(1), Rect(MARGIN, 320.0, grid.width, 36.0), subtitle, "Subtitle"),
        _placeholder(desk, body(2), Rect(MARGIN, top, grid.span(5), 26.0), label, "Course"),
        right,
        *_furniture(desk, surface.quiet),
    )
    return SlideLayout("Title", surface.ground, placeholders, (_rule(desk, surface.text, "title"),))


def _enquiry(desk: Desk) -> SlideLayout:
    styles = desk.styles
    label = replace(styles.label, colour=desk.composer.theme["ink"])
    objectives = _placeholder(desk, body(2), desk.grid.objectives, styles.objective, "Objectives")
    placeholders = (
        _placeholder(desk, TITLE, _hung(desk, styles.label, (0, 7), 90.0), styles.label, "Label"),
        _placeholder(desk, body(1), desk.grid.area(0, 7, 100.0), styles.statement, "Question"),
        _bulleted(desk, objectives, styles.objective),
        _placeholder(desk, body(3), _hung(desk, styles.label, (7, 5), 90.0), label, "Label"),
    )
    return _layout(desk, "Enquiry", placeholders, ())


def _section(desk: Desk) -> SlideLayout:
    styles, grid = desk.styles, desk.grid
    x = MARGIN + grid.opener_indent
    width = grid.right - x
    top = desk.composer.hang(styles.section_title, NUMERAL_Y)
    placeholders = (
        _placeholder(desk, TITLE, Rect(x, top, width, 80.0), styles.section_title, "Section title"),
        _placeholder(desk, body(1), Rect(x, top + 84.0, width, 32.0), styles.dates, "Dates"),
        _placeholder(desk, body(2), Rect(x, 228.0, width, 72.0), styles.lead, "Lead"),
    )
    return _layout(desk, "Section", placeholders, (_rule(desk, desk.composer.theme["ink"], "section"),), strip=False)


def _points(desk: Desk) -> SlideLayout:
    styles, grid = desk.styles, desk.grid
    top = desk.composer.hang(styles.points, grid.text_line)
    area = grid.area(*grid.text_columns, top)
    bottom = 106.0 if grid.is_narrow else 440.0
    points = _placeholder(desk, body(1), area, styles.points, "Points")
    placeholders = (
        _placeholder(desk, TITLE, _hung(desk, styles.title, (0, grid.title_columns), bottom), styles.title, "Title"),
        _bulleted(desk, points, styles.points),
    )
    return _layout(desk, "Points", placeholders, (_rule(desk, desk.composer.theme["ink"], "points"),))


def _with_content(desk: Desk) -> SlideLayout:
    styles = desk.styles
    content = _placeholder(desk, body(1), desk.grid.area(0, 12, CONTENT_TOP), styles.points, "Text")
    placeholders = (_full_title(desk), _bulleted(desk, content, styles.points))
    return _layout(desk, "Title and content", placeholders, (_rule(desk, desk.composer.theme["ink"], "content"),))


def _full_title(desk: Desk) -> Placeholder:
    style = desk.styles.title
    return _placeholder(desk, TITLE, _hung(desk, style, (0, 12), 106.0), style, "Title")


def _title_only(desk: Desk) -> SlideLayout:
    return _layout(desk, "Title only", (_full_title(desk),), (_rule(desk, desk.composer.theme["ink"], "title-only"),))


def _timeline(desk: Desk) -> SlideLayout:
    """The band of the timeline is the strip of its slides."""
    return _layout(
        desk, "Timeline", (_full_title(desk),), (_rule(desk, desk.composer.theme["ink"], "timeline"),), strip=False
    )


def _source(desk: Desk) -> SlideLayout:
    styles = desk.styles
    width = side_width(desk)
    top = desk.composer.hang(styles.label, HANGING_LINE)
    about = desk.composer.hang(styles.caption, 462.0)
    placeholders = (
        _placeholder(desk, TITLE, Rect(MARGIN, top, width, 26.0), styles.label, "Source"),
        _placeholder(desk, body(1), Rect(MARGIN, top + 26.0, width, 104.0), styles.small, "Who, where and when"),
        _placeholder(desk, body(2), _hung(desk, styles.statement, (3, 9), 452.0), styles.statement, "Words"),
        _placeholder(desk, body(3), Rect(desk.grid.x(3), about, desk.grid.span(9), 24.0), styles.caption, "Context"),
    )
    return _layout(desk, "Source", placeholders, (_rule(desk, desk.composer.theme["accent"], "source"),))


def _comparison(desk: Desk, sides: int) -> SlideLayout:
    """Names beside one another, points below each."""
    style, points = name_style(desk), desk.styles.points
    placeholders = [_full_title(desk)]
    for number in range(sides):
        area = side_column(number, sides, desk)
        above = replace(area, height=style.leading)
        below = replace(area, y=above.bottom + 20.0, height=area.height - above.height - 20.0)
        placeholders.append(_placeholder(desk, body(2 * number + 1), above, style, "Name"))
        listed = _placeholder(desk, body(2 * number + 2), below, points, "Points")
        placeholders.append(_bulleted(desk, listed, points))
    name = layout_name(sides)
    rule = _rule(desk, desk.composer.theme["ink"], name.lower().replace(" ", "-"))
    return _layout(desk, name, placeholders, (rule,))


def _asked(desk: Desk, label: Colour, text: Colour) -> tuple[Placeholder, ...]:
    styles, grid = desk.styles, desk.grid
    name = replace(styles.label, colour=label)
    marks = replace(styles.label, bold=False, colour=text)
    question = replace(styles.statement, colour=text)
    top = desk.composer.hang(marks, HANGING_LINE)
    return (
        _placeholder(desk, TITLE, _hung(desk, name, (0, 8), 90.0), name, "Question"),
        replace(
            _placeholder(desk, body(1), Rect(grid.x(8), top, grid.span(4), 26.0), marks, "Marks"), right_aligned=True
        ),
        _placeholder(desk, body(2), grid.area(0, 12, 100.0, 240.0), question, "The question"),
    )


def _question(desk: Desk) -> SlideLayout:
    surface = desk.surface("question")
    rules = [_rule(desk, surface.text, "question")]
    if desk.composer.theme.question_rules == 2:
        rules.append(_rule(desk, surface.text, "question-2", TOP_RULE - 8.0))
    placeholders = (*_asked(desk, surface.text, surface.text), *_furniture(desk, surface.quiet))
    return SlideLayout("Question", surface.ground, placeholders, tuple(rules))


def _answer(desk: Desk) -> SlideLayout:
    theme = desk.composer.theme
    answer = _placeholder(desk, body(3), desk.grid.area(0, 12, 300.0), desk.styles.points, "The answer")
    placeholders = (*_asked(desk, theme["accent"], theme["ink"]), answer)
    return _layout(desk, "Answer", placeholders, (_rule(desk, theme["accent"], "answer"),))
