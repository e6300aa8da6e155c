"""Questions: number, stem, kind and marks in one line; boxes to tick or ruled lines to write on below.

Marks stand in one column for adding up; lines run the full width because handwriting needs it. A stem never leaves its
first lines, and a source stands right above its question.
"""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, inset, moved, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.panels import attribution, panel
from sinopack.layout.handout.prose import Column, whole_prose
from sinopack.layout.inline import plain
from sinopack.page import Alignment, Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.values import replace

_INDENT = 24.0
_LINE_PITCH = 24.0
_BETWEEN = 24.0
_TICK_BOX = 11.0
_OPTION_GAP = 24.0
_PADDING = 14.0
_ATTRIBUTION = 120.0
_WHOLE_BELOW = 0.6
"""A source lower than this share of a page is never divided."""
_KEPT_LINES = 3
"""Answer lines that never leave the stem."""


def compose_question(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    frames = []
    if block.source is not None and block.source.key not in desk.printed_sources:
        desk.printed_sources.add(block.source.key)
        frames.append(_source_band(block.source, desk))
    stem = _stem(block, desk)
    if block.options:
        whole = stack([stem, _options(block, desk)], 4.0)
        frames.append(replace(whole, breaks=()))
    elif block.lines:
        frames.append(_with_lines(stem, block, desk))
    else:
        frames.append(replace(stem, breaks=()))
    frames[0] = replace(frames[0], space_before=0.0 if block.number == 1 else _BETWEEN)
    frames[-1] = replace(frames[-1], space_after=_BETWEEN)
    return [replace(frame, full=True, place=block.place, name="question") for frame in frames]


def _stem(block: blocks.QuestionOf, desk: Desk) -> Frame:
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    number_style = replace(styles.stem, size=13, colour=desk.colour("accent"))
    number = composer.set(plain(str(block.number)), number_style, _INDENT)
    width = sheet.main - _INDENT
    stem = composer.set(desk.pieces(block.text), styles.stem, width)
    baseline = stem.lines[0].baseline
    items: list[FrameItem] = [
        composer.box([number], (0.0, baseline - number.lines[0].baseline), _INDENT, Role.LABEL, f"{block.key}-number"),
        composer.box([stem], (_INDENT, 0.0), width, Role.HEADING_2, block.key),
    ]
    marks = composer.set(
        plain(composer.labels.counted("marks", block.marks)),
        styles.stem.at(10.5, 16.0),
        64.0,
        alignment=Alignment.RIGHT,
    )
    height = stem.height
    if block.kind:
        room = sheet.margin_width - 64.0
        kind = composer.set(plain(block.kind), replace(styles.note, colour=desk.colour("quiet")), room)
        top = baseline - kind.lines[0].baseline
        items.append(composer.box([kind], (sheet.margin_x, top), room, Role.NOTE, f"{block.key}-kind"))
        height = max(height, top + kind.height)
    top = baseline - marks.lines[0].baseline
    items.append(composer.box([marks], (sheet.width - 64.0, top), 64.0, Role.NOTE, f"{block.key}-marks"))
    return Frame(height, tuple(items))


def _with_lines(stem: Frame, block: blocks.QuestionOf, desk: Desk) -> Frame:
    """The stem and its ruled lines, which may go on over the page but never part from the stem."""
    width = desk.sheet.width - _INDENT
    items = list(stem.items)
    for index in range(1, block.lines + 1):
        y = stem.height + index * _LINE_PITCH
        items.append(desk.rule(_INDENT, y, width, desk.stroke("rule", 0.5), f"{block.key}-line-{index}"))
    breaks = tuple(
        stem.height + index * _LINE_PITCH + 2.0 for index in range(_KEPT_LINES, block.lines - _KEPT_LINES + 1)
    )
    return Frame(stem.height + block.lines * _LINE_PITCH + 1.0, tuple(items), breaks)


def _options(block: blocks.QuestionOf, desk: Desk) -> Frame:
    """Options with boxes to tick: in two columns where each fits on one line, else one under the other."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    text_x = _TICK_BOX + 8.0
    half = (sheet.width - _INDENT - _OPTION_GAP) / 2
    widest = max(
        composer.typesetter.measure(desk.pieces(option), styles.sans, composer.base).maximum for option in block.options
    )
    columns = 2 if widest + text_x + 18.0 <= half else 1
    width = (half if columns == 2 else sheet.main - _INDENT) - text_x
    rows: list[Frame] = []
    for start in range(0, len(block.options), columns):
        items: list[FrameItem] = []
        height = 0.0
        for place, option in enumerate(block.options[start : start + columns]):
            index = start + place
            x = _INDENT + place * (half + _OPTION_GAP)
            letter = composer.set(plain(chr(ord("A") + index)), styles.stem, 14.0)
            text = composer.set(desk.pieces(option), styles.sans, width - 16.0)
            box = Rect(x, 2.5, _TICK_BOX, _TICK_BOX)
            items += [
                Shape(box, Outline.RECTANGLE, f"{block.key}-box-{index + 1}", stroke=desk.stroke("ink", 0.75)),
                composer.box([letter], (x + text_x, 0.0), 14.0, Role.LABEL, f"{block.key}-letter-{index + 1}"),
                composer.box(
                    [text], (x + text_x + 16.0, 0.0), width - 16.0, Role.LIST, f"{block.key}-option-{index + 1}"
                ),
            ]
            height = max(height, text.height)
        rows.append(Frame(height, tuple(items), space_after=4.0))
    return stack(rows)


def _source_band(quote: blocks.Quote, desk: Desk) -> Frame:
    """The source that a question is about, across both columns: who said it on the left, what on the right."""
    width = desk.sheet.width
    key = f"{quote.key}-asked"
    styles = desk.styles
    column = Column(
        _PADDING + _ATTRIBUTION + 20.0, width - 2 * _PADDING - _ATTRIBUTION - 20.0, styles.source.at(12, 18)
    )
    words = stack(whole_prose(quote.text, column, desk, key))
    label = desk.paragraph(plain(quote.label), styles.label, Role.LABEL, f"{key}-label", x=_PADDING, width=_ATTRIBUTION)
    left = [replace(label, space_after=2.0)]
    credit = attribution(quote, desk.composer.labels("paraphrase"))
    if credit:
        by = desk.paragraph(desk.pieces(credit), styles.note, Role.CAPTION, f"{key}-by", x=_PADDING, width=_ATTRIBUTION)
        left.append(by)
    side = stack(left)
    both = Frame(
        max(words.height, side.height),
        (*(moved(item, 0.0, 2.0) for item in side.items), *words.items),
        tuple(each for each in words.breaks if each > side.height + 2.0),
    )
    band = panel(inset(both, 0.0, 12.0, 10.0), desk, width, key, rule="accent")
    whole = band.height < _WHOLE_BELOW * desk.sheet.room
    return replace(band, keep_with_next=True, space_after=16.0, breaks=() if whole else band.breaks)
