"""Questions: number, stem, kind and marks in one line; boxes to tick or ruled lines to write on below.

Marks stand in one column for adding up; lines run the full width because handwriting needs it. A stem never leaves its
first lines, and a source stands right above its question.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, overlaid, shifted, stack, whole, within
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.extract import compose_elsewhere
from sinopack.layout.handout.quotes import compose_source_band
from sinopack.layout.inline import plain
from sinopack.page import Alignment, Outline, Role, Shape
from sinopack.plan import blocks

_INDENT = 24.0
_LINE_PITCH = 24.0
_BETWEEN = 24.0
_TICK_BOX = 11.0
_LETTER_X = _TICK_BOX + 8.0
_OPTION_X = _LETTER_X + 16.0
_OPTION_GAP = 24.0
_OPTION_SLACK = 2.0
_MARKS_WIDTH = 64.0
_KEPT_LINES = 3
_LINEAR_KEPT_LINES = 2
"""Answer lines that never leave the stem, and that are never left alone; fewer on a linear sheet, which holds fewer."""


def compose_question(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    """The source it is about, unless an earlier question has it already; then the question."""
    frames = []
    match block.source:
        case blocks.Quote(key=key) if desk.prints_source(key):
            frames.append(compose_source_band(block.source, desk))
        case blocks.ExtractElsewhere():
            see = compose_elsewhere(block.source, desk)
            frames.append(replace(enclosed(see, Role.SECTION, f"{block.key}-about")))
    stem = _stem(block, desk)
    if block.options:
        frames.append(whole(stack([replace(stem, keep_with_next=True), _options(block, desk)], 4.0)))
    elif block.lines:
        frames.append(_with_lines(stem, block, desk))
    else:
        frames.append(stem)
    frames[0] = replace(frames[0], space_before=0.0 if block.number == 1 else _BETWEEN)
    frames[-1] = replace(frames[-1], space_after=_BETWEEN)
    return [replace(frame, full=True, place=block.place) for frame in frames]


def _stem(block: blocks.QuestionOf, desk: Desk) -> Frame:
    """Number, stem, kind and marks on one baseline; on a linear sheet kind and marks below the stem."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.main - _INDENT
    stem = composer.set(desk.pieces(block.text), styles.stem, width)
    baseline = stem.lines[0].baseline
    number_style = replace(styles.stem, size=13, colour=desk.colour("accent"))
    number = composer.set(plain(str(block.number)), number_style, _INDENT)
    number_at = (0.0, baseline - number.lines[0].baseline)
    items: list[FrameItem] = [
        within(
            composer.box([number], number_at, _INDENT, Role.LABEL, f"{block.key}-number"), Role.HEADING_2, block.key
        ),
        composer.box([stem], (_INDENT, 0.0), width, Role.HEADING_2, block.key),
    ]
    said = _worth_below(block, desk, stem.height) if desk.sheet.is_linear else _worth_beside(block, desk, baseline)
    return Frame(max(stem.height, said.height), (*items, *said.items))


def _worth_below(block: blocks.QuestionOf, desk: Desk, y: float) -> Frame:
    """Kind and marks in one line from `y` on, or each in its own."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - _INDENT
    kind, quiet = plain(block.kind), replace(styles.note, colour=desk.colour("quiet"))
    marks = plain(composer.labels.counted("marks", block.marks))
    items: list[FrameItem] = []
    fits = desk.fits_beside((kind, quiet), (marks, styles.marks), width)
    if block.kind:
        text = composer.set(kind, quiet, width)
        if fits:
            items.append(desk.snug(text, (_INDENT, y), Role.PARAGRAPH, f"{block.key}-kind"))
        else:
            items.append(composer.box([text], (_INDENT, y), width, Role.PARAGRAPH, f"{block.key}-kind"))
            y += text.height
    worth = composer.set(marks, styles.marks, width)
    at = (desk.sheet.width - worth.width, y)
    return Frame(y + worth.height, (*items, desk.snug(worth, at, Role.PARAGRAPH, f"{block.key}-marks")))


def _worth_beside(block: blocks.QuestionOf, desk: Desk, baseline: float) -> Frame:
    """Kind and marks in the margin column, on the stem's baseline."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    marks = composer.set(
        plain(composer.labels.counted("marks", block.marks)),
        styles.marks,
        _MARKS_WIDTH,
        alignment=Alignment.RIGHT,
    )
    height, room = 0.0, sheet.margin_width - _MARKS_WIDTH
    marks_at = (sheet.width - _MARKS_WIDTH, baseline - marks.lines[0].baseline)
    items: list[FrameItem] = []
    if block.kind:
        kind = composer.set(plain(block.kind), replace(styles.note, colour=desk.colour("quiet")), room)
        top = baseline - kind.lines[0].baseline
        items.append(composer.box([kind], (sheet.margin_x, top), room, Role.PARAGRAPH, f"{block.key}-kind"))
        height = top + kind.height
    items.append(composer.box([marks], marks_at, _MARKS_WIDTH, Role.PARAGRAPH, f"{block.key}-marks"))
    return Frame(height, tuple(items))


def _with_lines(stem: Frame, block: blocks.QuestionOf, desk: Desk) -> Frame:
    """The stem and its ruled lines, which may go on over the page but never part from the stem."""
    width, stroke = desk.sheet.width - _INDENT, desk.stroke("rule", 0.5)
    lines = tuple(
        desk.rule(_INDENT, stem.height + number * _LINE_PITCH, width, stroke, f"{block.key}-line-{number}")
        for number in range(1, block.lines + 1)
    )
    kept = _LINEAR_KEPT_LINES if desk.sheet.is_linear else _KEPT_LINES
    breaks = tuple(stem.height + number * _LINE_PITCH + 2.0 for number in range(kept, block.lines - kept + 1))
    return Frame(stem.height + block.lines * _LINE_PITCH + 1.0, (*stem.items, *lines), breaks)


def _options(block: blocks.QuestionOf, desk: Desk) -> Frame:
    """Options with boxes to tick: in two columns where each fits on one line, else one under the other."""
    sheet = desk.sheet
    half = (sheet.width - _INDENT - _OPTION_GAP) / 2
    measure, style, base = desk.composer.typesetter.measure, desk.styles.sans, desk.composer.base
    widest = max(measure(desk.pieces(option), style, base).maximum for option in block.options)
    columns = 2 if _OPTION_X + widest + _OPTION_SLACK <= half else 1
    width = half if columns == 2 else sheet.main - _INDENT
    options = [
        shifted(_option(index, option, block.key, width, desk), _INDENT + index % columns * (half + _OPTION_GAP), 0.0)
        for index, option in enumerate(block.options)
    ]
    rows = [overlaid(options[start : start + columns]) for start in range(0, len(options), columns)]
    return enclosed(stack([replace(row, space_after=4.0) for row in rows]), Role.LIST, f"{block.key}-options")


def _option(index: int, option: Inline, key: str, width: float, desk: Desk) -> Frame:
    """A box to tick, a letter, and the option's text."""
    composer, styles = desk.composer, desk.styles
    room = width - _OPTION_X
    letter = composer.set(plain(chr(ord("A") + index)), styles.stem, _OPTION_X - _LETTER_X)
    text = composer.set(desk.pieces(option), styles.sans, room)
    box = Rect(0.0, (styles.sans.leading - _TICK_BOX) / 2, _TICK_BOX, _TICK_BOX)
    items: tuple[FrameItem, ...] = (
        Shape(box, Outline.RECTANGLE, f"{key}-box-{index + 1}", stroke=desk.stroke("ink", 0.75)),
        desk.snug(letter, (_LETTER_X, 0.0), Role.LABEL, f"{key}-letter-{index + 1}"),
        composer.box([text], (_OPTION_X, 0.0), room, Role.PARAGRAPH, f"{key}-option-{index + 1}"),
    )
    return enclosed(Frame(text.height, items), Role.LIST_ITEM, f"{key}-entry-{index + 1}")
