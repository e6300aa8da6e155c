"""A question and, on the next slide, its answer: the same coordinates, so that the next slide reads as a reveal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN
from sinopack.layout.slides.points import flattened, part_title, prose_groups, set_points
from sinopack.layout.slides.split import Parts, balanced, text_of
from sinopack.layout.styles import LABEL_STEPS, LEAD_STEPS, OPTION_STEPS, POINT_STEPS, STATEMENT_STEPS, Step
from sinopack.layout.text import Piece, SetText
from sinopack.page import Alignment, Connector, Item, Outline, Role, Shape, Stroke
from sinopack.plan import blocks
from sinopack.theme import Surface
from sinopack.values import replace

_QUESTION_TOP = 100.0
_OPTIONS_TOP = 256.0
_LETTER = 44.0
_TEXT_DROP = 20.0
_LINE_DROP = 10.0
_WIDE_PITCH = 104.0
_LINE_PITCH = 64.0
_REASON_ROOM = 56.0
_BLOCK_PADDING = 16.0
_ANSWER_WORDS = 60
_STEM_ROOM = 190.0
"""The height of a stem on both slides: at most half a slide, so that an answer has room below."""


@dataclass(frozen=True, slots=True)
class OptionPlan:
    """Where options stand: the numbers of those on one slide, their columns, the top of each row and of what follows
    the last, and the size of the text."""

    numbers: tuple[int, ...]
    columns: int
    tops: tuple[float, ...]
    step: Step


def compose_question(block: blocks.QuestionOf, title: str, desk: Desk, *, answer: bool) -> list[Draft]:
    key = f"{block.key}-answer" if answer else block.key
    surface = desk.surface("question")
    if answer:
        theme = desk.composer.theme
        surface = Surface(None, None, theme["ink"], theme["quiet"], theme["accent"])
    if block.options:
        return _choice(block, (title, key), surface, desk, answer)
    return _open(block, (title, key), surface, desk, answer)


def _head(block: blocks.QuestionOf, title: str, key: str, surface: Surface, desk: Desk, answer: bool) -> list[Item]:
    """The rule, “Question 3”, the marks."""
    composer, styles, grid = desk.composer, desk.styles, desk.grid
    colour = composer.theme["accent"] if answer else surface.text
    style = replace(styles.label, colour=colour)
    items: list[Item] = [
        desk.label(title, style, (MARGIN, HANGING_LINE), grid.span(8), f"{key}-title", TITLE, Role.TITLE)
    ]
    regular = replace(styles.label, bold=False, colour=surface.text)
    marks = composer.set(
        plain(composer.labels.counted("marks", block.marks)), regular, grid.span(4), alignment=Alignment.RIGHT
    )
    at = (grid.x(8), composer.hang(regular, HANGING_LINE))
    items.append(composer.box([marks], at, grid.span(4), Role.LABEL, f"{key}-marks", body(1)))
    return items


def _stem(block: blocks.QuestionOf, surface: Surface, desk: Desk, height: float) -> SetText:
    style = replace(desk.styles.statement, colour=surface.text)
    return desk.fitted(desk.pieces(block.text), style, STATEMENT_STEPS, (desk.grid.width, height), block.place)


def _choice(
    block: blocks.QuestionOf, names: tuple[str, str], surface: Surface, desk: Desk, answer: bool
) -> list[Draft]:
    """A question with options. The layout is solved for the answer's bold option and reason, so that both slides agree;
    options that one slide cannot hold go on to the next, under the same question."""
    title, key = names
    stem = _stem(block, surface, desk, 200.0)
    plans = _plan_options(block, _QUESTION_TOP + stem.height, desk)
    if len(plans) > 1:
        style = replace(desk.styles.statement, colour=surface.text)
        room = (desk.grid.width, 120.0)
        stem = desk.fitted(desk.pieces(block.text), style, STATEMENT_STEPS[4:], room, block.place)
        plans = _plan_options(block, _QUESTION_TOP + stem.height, desk)
    drafts = []
    for index, plan in enumerate(plans, 1):
        name = key if index == 1 else f"{key}-{index}"
        heading = text_of(part_title(plain(title), index, len(plans), desk))
        items = _head(block, heading, name, surface, desk, answer)
        stem_box = Rect(MARGIN, _QUESTION_TOP, desk.grid.width, plan.tops[0] - 8.0 - _QUESTION_TOP)
        items.append(desk.stacked([stem], stem_box, Role.HEADING_2, f"{name}-question", body(2)))
        for place, number in enumerate(plan.numbers):
            items += _option((place, number), block, plan, surface, name, desk, answer)
        notes: tuple[Parts, ...] = ()
        if answer and index == len(plans):
            reason, notes = _reason(block, name, desk, _REASON_ROOM)
            items += reason
        ground = "paper" if answer else "question"
        drafts.append(Draft("Answer" if answer else "Question", name, tuple(items), ground, answer, notes))
    if not answer:
        desk.say_split(title, len(drafts), block.place)
    return drafts


def _plan_options(block: blocks.QuestionOf, stem_bottom: float, desk: Desk) -> list[OptionPlan]:
    """All options on one slide in the largest size that fits, in two columns if they hold every option, else in one;
    else on as few slides as the smallest size needs."""
    numbers = tuple(range(len(block.options)))
    bottom = CONTENT_BOTTOM - _REASON_ROOM
    spacious = max(_OPTIONS_TOP, stem_bottom + 20.0) if len(numbers) <= 4 else stem_bottom + 20.0
    one_line = [(top, step, 2, True) for top in (spacious,) for step in OPTION_STEPS[:2]]
    any_lines = [
        (top, step, columns, False)
        for top in dict.fromkeys((spacious, stem_bottom + 16.0))
        for step in OPTION_STEPS
        for columns in (2, 1)
    ]
    for top, step, columns, is_flat in (*one_line, *any_lines):
        heights = _row_heights(block, numbers, columns, step, desk)
        is_set = sum(heights) <= bottom - top
        if is_set and (not is_flat or max(heights) <= step[1] + 2 * _TEXT_DROP):
            return [OptionPlan(numbers, columns, _row_tops(heights, top, bottom, columns), step)]
    step, top = OPTION_STEPS[-1], stem_bottom + 16.0
    heights = _row_heights(block, numbers, 1, step, desk)
    if max(heights) > bottom - top:
        message = f"An option of question {block.number} is too long for a slide."
        desk.composer.problem(message, block.place, "Shorten it, or show it in the handout only (show: handout).")
    parts = 2
    while parts < len(numbers):
        groups = balanced(numbers, heights, parts)
        if all(sum(heights[number] for number in group) <= bottom - top for group in groups):
            break
        parts += 1
    return [
        OptionPlan(tuple(group), 1, _row_tops([heights[number] for number in group], top, bottom, 1), step)
        for group in balanced(numbers, heights, parts)
    ]


def _row_heights(block: blocks.QuestionOf, numbers: Sequence[int], columns: int, step: Step, desk: Desk) -> list[float]:
    width = _option_width(columns, desk)
    style = replace(desk.styles.option.at(*step), bold=True)
    heights = [desk.composer.set(desk.pieces(block.options[number]), style, width).height for number in numbers]
    drop = _TEXT_DROP if columns == 2 else _LINE_DROP
    return [max(heights[start : start + columns]) + 2 * drop - 8.0 for start in range(0, len(heights), columns)]


def _row_tops(heights: Sequence[float], top: float, bottom: float, columns: int) -> tuple[float, ...]:
    """The tops of rows with what is spare shared between them, up to the pitch of a spacious slide."""
    spare = (bottom - top - sum(heights)) / len(heights)
    widest = _WIDE_PITCH if columns == 2 else _LINE_PITCH
    tops = [top]
    for height in heights:
        tops.append(tops[-1] + max(height, min(height + spare, widest)))
    return tuple(tops)


def _option_width(columns: int, desk: Desk) -> float:
    return (desk.grid.span(6) if columns == 2 else desk.grid.width) - _LETTER - 40.0 - (16.0 if columns == 2 else 0.0)


def _option(
    which: tuple[int, int], block: blocks.QuestionOf, plan: OptionPlan, surface: Surface, key: str, desk: Desk, quiet: bool
) -> list[Item]:  # fmt: skip
    """A rule, a letter and the option's text; the right one stands on an accent block, bold, with a tick."""
    composer, grid = desk.composer, desk.grid
    place, number = which
    is_right = number in block.right
    column, row = place % plan.columns, place // plan.columns
    x = grid.x(0) if column == 0 else grid.x(6) + 16.0
    width = grid.span(6) - 16.0 if plan.columns == 2 else grid.width
    y, drop = plan.tops[row], _TEXT_DROP if plan.columns == 2 else _LINE_DROP
    ground = desk.surface("right-answer")
    colour = ground.text if is_right else surface.quiet if quiet else surface.text
    bold = replace(desk.styles.option.at(*plan.step), bold=True, colour=colour)
    text = composer.set(
        desk.pieces(block.options[number]), replace(bold, bold=is_right), _option_width(plan.columns, desk)
    )
    letter = composer.set(plain(chr(ord("A") + number)), bold, _LETTER - 4.0)
    items: list[Item] = []
    if is_right:
        height = min(text.height + 2 * drop, plan.tops[row + 1] - y - 4.0)
        rect = Rect(x - _BLOCK_PADDING, y, width + _BLOCK_PADDING, height)
        items.append(Shape(rect, Outline.RECTANGLE, f"{key}-right", fill=ground.fill, stroke=ground.outline))
        tick = Rect(rect.right - 36.0, y + drop + (plan.step[1] - 20.0) / 2, 24.0, 20.0)
        items.append(Shape(tick, Outline.TICK, f"{key}-tick", stroke=Stroke(ground.text, 4.0)))
    else:
        line = Stroke(composer.theme["hair"] if quiet else surface.quiet, 1.0)
        items.append(Connector(x, y, x + width, y, line, f"{key}-rule-option-{number + 1}"))
    items.append(composer.box([letter], (x, y + drop), _LETTER - 4.0, Role.LABEL, f"{key}-letter-{number + 1}"))
    at = (x + _LETTER, y + drop)
    items.append(composer.box([text], at, _option_width(plan.columns, desk), Role.LIST, f"{key}-option-{number + 1}"))
    return items


def _reason(block: blocks.QuestionOf, key: str, desk: Desk, room: float) -> tuple[list[Item], tuple[Parts, ...]]:
    """“Why?” and the reason, if it fits under the options; a longer one goes to the notes."""
    if not block.reason:
        return [], ()
    parts = (Piece(desk.composer.labels("why"), bold=True), Piece(" "), *desk.pieces(block.reason))
    for step in ((22.0, 28.0), (20.0, 26.0)):
        text = desk.composer.set(parts, desk.styles.objective.at(*step), desk.grid.width)
        if text.height <= room:
            area = Rect(MARGIN, CONTENT_BOTTOM + 4.0 - text.height, desk.grid.width, text.height)
            return [desk.stacked([text], area, Role.PARAGRAPH, f"{key}-reason", body(3))], ()
    return [], (parts,)


def _open(block: blocks.QuestionOf, names: tuple[str, str], surface: Surface, desk: Desk, answer: bool) -> list[Draft]:
    """A question to be answered in words: alone on its ground with the source it is about, then with its answer below."""
    title, key = names
    stem = _stem(block, surface, desk, _STEM_ROOM)
    if not answer:
        items = _head(block, title, key, surface, desk, answer)
        source = _source(block, stem, surface, key, desk)
        bottom = _QUESTION_TOP + stem.height + 6.0 if source else CONTENT_BOTTOM
        area = Rect(MARGIN, _QUESTION_TOP, desk.grid.width, bottom - _QUESTION_TOP)
        items += [desk.stacked([stem], area, Role.HEADING_2, f"{key}-question", body(2)), *source]
        return [Draft("Question", key, tuple(items), "question", False)]
    groups, step = _fit_answer(block, stem, desk)
    drafts = []
    for index, group in enumerate(groups, 1):
        name = key if index == 1 else f"{key}-{index}"
        heading = text_of(part_title(plain(title), index, len(groups), desk))
        texts = set_points(group, desk.styles.points.at(*step), desk.grid.width, desk, 1, bulleted=False)
        drafts.append(_answer_slide(block, (heading, name), stem, texts, surface, desk))
    desk.say_split(title, len(drafts), block.place)
    return drafts or [_answer_slide(block, (title, key), stem, (), surface, desk)]


def _source(block: blocks.QuestionOf, stem: SetText, surface: Surface, key: str, desk: Desk) -> list[Item]:
    """The source that a question is about, under it, if its words fit there; it has a slide of its own in any case."""
    if block.source is None:
        return []
    styles, grid = desk.styles, desk.grid
    top = max(_OPTIONS_TOP, _QUESTION_TOP + stem.height + 24.0)
    parts = [desk.pieces(text) for text, _ in flattened(block.source.text)]
    for step in LEAD_STEPS:
        style = replace(styles.lead.at(*step), colour=surface.text)
        texts = set_points(parts, style, grid.span(9), desk, 1, bulleted=False)
        if total_height(texts) <= CONTENT_BOTTOM - top - 40.0:
            break
    else:
        return []
    label = replace(styles.label, colour=surface.text)
    name = desk.if_it_fits(plain(block.source.label), label, LABEL_STEPS, (grid.span(3) - 8.0, 100.0))
    if name is None:
        return []
    words = Rect(grid.x(3), desk.composer.hang(style, top + 20.0), grid.span(9), total_height(texts))
    at = (MARGIN, desk.composer.hang(label, top + 20.0))
    return [
        Connector(MARGIN, top, grid.right, top, Stroke(surface.quiet, 1.0), f"{key}-source-rule"),
        desk.composer.box([name], at, grid.span(3) - 8.0, Role.LABEL, f"{key}-source-label"),
        desk.stacked(texts, words, Role.QUOTE, f"{key}-source", None),
    ]


def _answer_slide(block: blocks.QuestionOf, names: tuple[str, str], stem: SetText, texts: Sequence[SetText], surface: Surface, desk: Desk) -> Draft:  # fmt: skip
    title, key = names
    items = _head(block, title, key, surface, desk, True)
    split = _QUESTION_TOP + stem.height + 18.0
    area = Rect(MARGIN, _QUESTION_TOP, desk.grid.width, stem.height + 6.0)
    items.append(desk.stacked([stem], area, Role.HEADING_2, f"{key}-question", body(2)))
    items.append(Connector(MARGIN, split, desk.grid.right, split, desk.stroke("accent", 1.5), f"{key}-split"))
    room = Rect(MARGIN, split + 14.0, desk.grid.width, CONTENT_BOTTOM - split - 14.0)
    if not texts:
        quiet = replace(desk.styles.points.at(22.0, 29.0), colour=desk.composer.theme["quiet"])
        texts = [desk.composer.set(plain(desk.composer.labels("answer-in-notes")), quiet, room.width)]
    items.append(desk.stacked(texts, room, Role.PARAGRAPH, f"{key}-text", body(3)))
    return Draft("Answer", key, tuple(items))


def _fit_answer(block: blocks.QuestionOf, stem: SetText, desk: Desk) -> tuple[list[list[Parts]], Step]:
    """The answer in groups, one for each slide, and the size of all; no groups where the answer is in the notes."""
    if block.answer is None:
        return [], POINT_STEPS[0]
    room = CONTENT_BOTTOM - (_QUESTION_TOP + stem.height + 30.0)
    groups = prose_groups(block.answer, desk, _ANSWER_WORDS)
    for step in POINT_STEPS:
        style = desk.styles.points.at(*step)
        if all(
            total_height(set_points(group, style, desk.grid.width, desk, 1, bulleted=False)) <= room for group in groups
        ):
            return groups, step
    desk.composer.problem(
        f"The answer to question {block.number} does not fit under its question on a slide.", block.place,
        "Shorten the question, or show it in the handout only (show: handout).",
    )  # fmt: skip
    return groups, POINT_STEPS[-1]
