"""A question with options, and its answer. The layout is solved for the answer's bold option and its reason, so that
both slides agree; options that one slide cannot hold go on to the next, under the same question."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.asked import QUESTION_TOP, Asked, head, marks_box, stem_box
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.group import Member, members
from sinopack.layout.slides.options import LETTER_WIDTH, REASON_ROOM, OptionPlan, plan_options
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import STATEMENT_STEPS, Step
from sinopack.layout.text import Piece, SetText
from sinopack.page import Connector, Item, Outline, Role, Shape, Stroke

_STEM_ROOM = 200.0
_SMALL_STEM_ROOM = 120.0
_SMALL_STEPS: tuple[Step, ...] = STATEMENT_STEPS[4:]
_REASON_STEPS: tuple[Step, ...] = ((22.0, 28.0), (20.0, 26.0))
_BLOCK_PADDING = 16.0
_BLOCK_GAP = 4.0
"""What stays free below the block, above the next row."""
_TICK_WIDTH, _TICK_HEIGHT, _TICK_INSET = 24.0, 20.0, 36.0


def choice_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The slides of the question, or of its answer."""
    stem = asked.stem(desk, _STEM_ROOM)
    # A higher stem is the author's problem already, and no fault of the options.
    plans = plan_options(asked, QUESTION_TOP + min(stem.height, _STEM_ROOM), desk)
    if len(plans) > 1:
        stem = asked.stem(desk, _SMALL_STEM_ROOM, _SMALL_STEPS)
        plans = plan_options(asked, QUESTION_TOP + min(stem.height, _SMALL_STEM_ROOM), desk)
    drafts: list[Draft] = []
    for member, plan in members(plans):
        key = member.key(asked.key)
        reason, notes = _reason(asked, member, key, desk)
        items = (
            head(asked, key, member.name(asked.title, desk.composer.labels), desk),
            stem_box(stem, plan.tops[0] - 8.0 - QUESTION_TOP, key, desk),
            *_options(asked, plan, key, desk),
            *reason,
            marks_box(asked, key, desk),
        )
        layout, ground = ("Answer", "paper") if asked.is_answer else ("Question", "question")
        drafts.append(Draft(layout, key, items, ground, asked.is_answer, notes))
    if not asked.is_answer:
        desk.say_split(asked.title, len(drafts), asked.block.place)
    return drafts


def _options(asked: Asked, plan: OptionPlan, key: str, desk: Desk) -> Iterator[Item]:
    for place, number in enumerate(plan.numbers):
        for item in _option(asked, plan, (place, number), key, desk):
            entry = within(item, Role.LIST_ITEM, f"{key}-entry-{number + 1}")
            yield within(entry, Role.LIST, f"{key}-options")


def _option(asked: Asked, plan: OptionPlan, which: tuple[int, int], key: str, desk: Desk) -> Iterator[Item]:
    """A rule, a letter and the option's text; the right one stands on an accent block, bold, with a tick. `which`: its
    place on this slide and its number, both from 0."""
    composer, number = desk.composer, which[1]
    area, is_right = plan.area(which[0], desk.grid), number in asked.right
    ground = desk.surface("right-answer")
    colour = ground.text if is_right else asked.surface.quiet if asked.is_answer else asked.surface.text
    style = replace(desk.styles.option.at(*plan.step), colour=colour)
    width = plan.text_width(desk.grid)
    text = composer.set(desk.pieces(asked.options[number]), replace(style, bold=is_right), width)
    name = f"{key}-option-{number + 1}"
    if is_right:
        block = _right_block(area, text, plan, name, desk)
        yield block
    else:
        line = Stroke(composer.theme["hair"] if asked.is_answer else asked.surface.quiet, 1.0)
        yield Connector(area.x, area.y, area.right, area.y, line, f"{key}-rule-option-{number + 1}")
    y = area.y + plan.drop
    x = area.x
    if asked.is_lettered:
        letter = composer.set(plain(chr(ord("A") + number)), replace(style, bold=True), LETTER_WIDTH - 4.0)
        yield composer.box([letter], (x, y), LETTER_WIDTH - 4.0, Role.LABEL, f"{key}-letter-{number + 1}")
        x += LETTER_WIDTH
    yield composer.box([text], (x, y), width, Role.PARAGRAPH, name)
    if is_right:
        yield _tick(block.rect, plan, name, desk)


def _right_block(area: Rect, text: SetText, plan: OptionPlan, key: str, desk: Desk) -> Shape:
    """The accent block behind a right option, reaching out to its left, and never ending above the light text's end."""
    ground = desk.surface("right-answer")
    height = max(min(text.height + 2 * plan.drop, area.height - _BLOCK_GAP), plan.drop + text.height)
    block = Rect(area.x - _BLOCK_PADDING, area.y, area.width + _BLOCK_PADDING, height)
    return Shape(block, Outline.RECTANGLE, f"{key}-right", fill=ground.fill, stroke=ground.outline)


def _tick(block: Rect, plan: OptionPlan, key: str, desk: Desk) -> Shape:
    """The tick at the right end of the block, which says in words too that the option is right."""
    y = block.y + plan.drop + (plan.step[1] - _TICK_HEIGHT) / 2
    tick = Rect(block.right - _TICK_INSET, y, _TICK_WIDTH, _TICK_HEIGHT)
    stroke, said = Stroke(desk.surface("right-answer").text, 4.0), desk.composer.labels("right-answer")
    return Shape(tick, Outline.TICK, f"{key}-tick", stroke=stroke, role=Role.FIGURE, alternative=said)


def _reason(asked: Asked, member: Member, key: str, desk: Desk) -> tuple[list[Item], tuple[Parts, ...]]:
    """“Why?” and the reason, if it fits under the last options of the answer; a longer one goes to the notes."""
    if not (asked.reasons and asked.is_answer and member.is_last):
        return [], ()
    parts: Parts = ()
    for name, reason in asked.reasons:
        before = Piece("\n") if parts else Piece("")
        parts = (*parts, before, Piece(name, bold=True), Piece(" "), *desk.pieces(reason))
    parts = parts[1:]
    width = desk.grid.width
    for step in _REASON_STEPS:
        text = desk.composer.set(parts, desk.styles.objective.at(*step), width)
        if text.height <= REASON_ROOM:
            area = Rect(MARGIN, CONTENT_BOTTOM + 4.0 - text.height, width, text.height)
            return [desk.stacked([text], area, Role.PARAGRAPH, f"{key}-reason", body(3))], ()
    return [], (parts,)
