"""Questions that are answered with a tick: options, and statements that are true or false."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.layout.frame import Frame, FrameItem, enclosed, overlaid, shifted, stack, whole
from sinopack.layout.handout.answer_space import (
    INDENT,
    LINE_PITCH,
    TICK_BOX,
    Stem,
    answer_style,
    ruled,
    tick_box,
    with_lines,
)
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.inline import plain
from sinopack.page import Role
from sinopack.plan.blocks import tasks

_LETTER_X = TICK_BOX + 8.0
_OPTION_X = _LETTER_X + 16.0
_OPTION_GAP = 24.0
_OPTION_SLACK = 2.0
_WORD_GAP = 28.0
"""Between “true” and “false”."""
_AFTER_LABEL = 6.0
_LEAST_RULE = 0.4
"""The least share of the width that is left to write on beside “correct it”."""


def compose_choice(task: tasks.ChoiceTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The stem with its options, and lines to give reasons on."""
    both = whole(stack([stem.frame, _options(task, stem.key, desk)], 4.0))
    if task.lines and not stem.answered:
        both = with_lines(both, task.lines, stem.key, desk)
    return [both]


def _options(task: tasks.ChoiceTask, key: str, desk: Desk) -> Frame:
    """Options with boxes to tick: in two columns where each fits on one line, else one under the other."""
    sheet = desk.sheet
    half = (sheet.width - INDENT - _OPTION_GAP) / 2
    measure, style, base = desk.composer.typesetter.measure, desk.styles.sans, desk.composer.base
    widest = max(measure(desk.pieces(option), style, base).maximum for option in task.options)
    columns = 2 if _OPTION_X + widest + _OPTION_SLACK <= half else 1
    width = half if columns == 2 else sheet.main - INDENT
    options = [
        shifted(_option(index, task, key, width, desk), INDENT + index % columns * (half + _OPTION_GAP), 0.0)
        for index in range(len(task.options))
    ]
    rows = [overlaid(options[start : start + columns]) for start in range(0, len(options), columns)]
    return enclosed(stack([replace(row, space_after=4.0) for row in rows]), Role.LIST, f"{key}-options")


def _option(index: int, task: tasks.ChoiceTask, key: str, width: float, desk: Desk) -> Frame:
    """A box to tick, a letter, and the option's text."""
    composer, styles = desk.composer, desk.styles
    room = width - _OPTION_X
    letter = composer.set(plain(chr(ord("A") + index)), styles.stem, _OPTION_X - _LETTER_X)
    text = composer.set(desk.pieces(task.options[index]), styles.sans, room)
    at = (0.0, (styles.sans.leading - TICK_BOX) / 2)
    items: tuple[FrameItem, ...] = (
        *tick_box(at, f"{key}-box-{index + 1}", desk, ticked=index in task.right),
        desk.snug(letter, (_LETTER_X, 0.0), Role.LABEL, f"{key}-letter-{index + 1}"),
        composer.box([text], (_OPTION_X, 0.0), room, Role.PARAGRAPH, f"{key}-option-{index + 1}"),
    )
    return enclosed(Frame(text.height, items), Role.LIST_ITEM, f"{key}-entry-{index + 1}")


def compose_truth(task: tasks.TruthTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The statement, two boxes to tick, and a line to correct it on."""
    frames = [stem.frame]
    if not task.asked_by_itself:
        column = Column(INDENT, desk.sheet.main - INDENT, desk.styles.sans)
        statement = desk.paragraph(desk.pieces(task.statement), column, Role.PARAGRAPH, f"{stem.key}-statement")
        frames.append(replace(statement, space_before=4.0))
    frames.append(_truth_boxes(task, stem.key, desk))
    if task.lines or task.correction:
        frames.append(_correction(task, stem, desk))
    return [whole(stack(frames, 4.0))]


def _truth_boxes(task: tasks.TruthTask, key: str, desk: Desk) -> Frame:
    """“True” and “false”, each with its box, beside one another where they fit."""
    labels, style = desk.composer.labels, desk.styles.sans
    items: list[Frame] = []
    x = INDENT
    for name, is_right in ((labels("true"), task.is_true is True), (labels("false"), task.is_true is False)):
        text = desk.composer.set(plain(name), style, desk.sheet.main)
        number = len(items) + 1
        at = (x, (style.leading - TICK_BOX) / 2)
        parts = (
            *tick_box(at, f"{key}-box-{number}", desk, ticked=is_right),
            desk.snug(text, (x + _LETTER_X, 0.0), Role.PARAGRAPH, f"{key}-option-{number}"),
        )
        items.append(enclosed(Frame(text.height, parts), Role.LIST_ITEM, f"{key}-entry-{number}"))
        x += _LETTER_X + text.width + _WORD_GAP
    return enclosed(overlaid(items), Role.LIST, f"{key}-options")


def _correction(task: tasks.TruthTask, stem: Stem, desk: Desk) -> Frame:
    """“If it is false, correct it”, and lines from there on; with the correction, that."""
    composer, key = desk.composer, f"{stem.key}-correction"
    width = desk.sheet.width - INDENT
    style = replace(desk.styles.note, colour=desk.colour("quiet"))
    said: Sequence[Inline] = (task.correction,) if task.correction else ()
    if stem.answered:
        column = Column(INDENT, desk.sheet.main - INDENT, answer_style(desk))
        frames = [desk.paragraph(desk.pieces(text), column, Role.PARAGRAPH, key) for text in said]
        return stack(frames) if frames else Frame(0.0)
    label = composer.set(plain(composer.labels("correct-it")), style, width)
    x = label.width + _AFTER_LABEL
    beside = len(label.lines) == 1 and width - x >= _LEAST_RULE * width
    top = LINE_PITCH - label.lines[-1].baseline - 1.0 if beside else LINE_PITCH - label.lines[0].baseline
    items: list[FrameItem] = [desk.snug(label, (INDENT, top), Role.PARAGRAPH, key)]
    y, count = top + label.height, task.lines
    if beside:
        stroke = desk.stroke("rule", 0.5)
        items.append(desk.rule(INDENT + x, LINE_PITCH, width - x, stroke, f"{key}-line-0"))
        y, count = LINE_PITCH, count - 1
    items += ruled(y, count, key, desk)
    return Frame(y + count * LINE_PITCH + 1.0, tuple(items))
