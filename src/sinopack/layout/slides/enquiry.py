"""The enquiry: the question of the whole pack, and what a student will be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.grid import HANGING_LINE
from sinopack.layout.slides.group import members
from sinopack.layout.slides.limits import MOST_OBJECTIVE_WORDS, MOST_POINTS
from sinopack.layout.slides.split import balanced, words_in
from sinopack.layout.styles import LABEL_STEPS, OBJECTIVE_STEPS, POINT_STEPS, STATEMENT_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import Bullet, BulletKind, Connector, Item, Role, TextBox
from sinopack.plan import blocks

_INDENT = 30.0
_WIDEST_GAP = 32.0
_LEAST_GAP = 8.0
_QUESTION_TOP = 100.0
_QUESTION_SPARE = 30.0
_OBJECTIVES_TOP = 104.0
_LABEL_ROOM, _NARROW_LABEL_ROOM = 26.0, 52.0
_LABEL_GAP = 8.0


class _List(Struct, frozen=True):
    """Objectives set in one size in an area, with the space between them."""

    texts: list[SetText]
    gap: float
    area: Rect


def compose_enquiry(block: blocks.Enquiry, title: str, desk: Desk) -> list[Draft]:
    """The question on the left, the objectives on the right; where one slide cannot hold both, each has its own."""
    if not block.question:
        return _objective_slides(block, title, desk)
    if block.objectives:
        beside = _beside(block, desk)
        if beside is None:
            alone = _slide(block.key, _question(block.question, 12, title, block, desk))
            return [alone, *_objective_slides(block, desk.composer.labels("objectives"), desk)]
        return [_slide(block.key, [*_question(block.question, 7, title, block, desk), *beside])]
    return [_slide(block.key, _question(block.question, 12, title, block, desk))]


def _slide(key: str, items: Sequence[Item]) -> Draft:
    return Draft("Enquiry", key, tuple(items))


def _question(question: Inline, columns: int, title: str, block: blocks.Enquiry, desk: Desk) -> list[Item]:
    grid, key = desk.grid, block.key
    area = grid.area(0, columns, _QUESTION_TOP)
    room = (area.width, area.height - _QUESTION_SPARE)
    text = desk.fitted(desk.pieces(question), desk.styles.statement, STATEMENT_STEPS, room, block.place)
    return [
        desk.top_rule("accent", f"{key}-question", width=grid.span(columns)),
        desk.label_title(title, desk.styles.label, columns, key),
        desk.stacked([text], area, Role.PARAGRAPH, f"{key}-question", body(1)),
    ]


def _beside(block: blocks.Enquiry, desk: Desk) -> list[Item] | None:
    """The objectives in the five columns beside the question, or None where these cannot hold them."""
    area = desk.grid.objectives
    name = _label(block, area, desk)
    top = max(area.y, name.rect.bottom + _LABEL_GAP)
    area = replace(area, y=top, height=area.bottom - top)
    fitted = _fit(block.objectives, 1, area, OBJECTIVE_STEPS, desk)
    if fitted is None or len(block.objectives) > MOST_POINTS:
        return None
    rule = desk.top_rule("ink", f"{block.key}-objectives", area.x, area.width)
    return [rule, name, *_items(fitted, block.key, desk)]


def _label(block: blocks.Enquiry, area: Rect, desk: Desk) -> TextBox:
    """“By the end of this pack you can” over the objectives."""
    style = replace(desk.styles.label, colour=desk.composer.theme["ink"])
    room = (area.width, _NARROW_LABEL_ROOM if desk.grid.is_narrow else _LABEL_ROOM)
    text = desk.fitted(plain(desk.composer.labels("objectives")), style, LABEL_STEPS, room, block.place)
    at = (area.x, desk.composer.hang(style, HANGING_LINE))
    return desk.composer.box([text], at, area.width, Role.LABEL, f"{block.key}-objectives-label", body(3))


def _fit(objectives: Sequence[Inline], start: int, area: Rect, steps: Sequence[Step], desk: Desk) -> _List | None:
    """The objectives in the largest size that fits in `area` with a line to spare; None if none does."""
    for step in steps:
        texts = [_set(text, number, step, area, desk) for number, text in enumerate(objectives, start)]
        spare = area.height - step[1] - total_height(texts)
        gap = spare / max(len(texts) - 1, 1)
        if gap >= _LEAST_GAP or (len(texts) == 1 and spare >= 0.0):
            gap = min(gap, _WIDEST_GAP)
            spaced = [replace(text, paragraph=replace(text.paragraph, space_after=gap)) for text in texts]
            return _List(spaced, gap, area)
    return None


def _set(text: Inline, number: int, step: Step, area: Rect, desk: Desk) -> SetText:
    bullet = Bullet(BulletKind.NUMBER, desk.composer.theme["accent"], step[0], number)
    style = desk.styles.objective.at(*step)
    return desk.composer.set(desk.pieces(text), style, area.width, indent=_INDENT, hang=_INDENT, bullet=bullet)


def _items(fitted: _List, key: str, desk: Desk) -> Iterator[Item]:
    """A text box for each objective, so that a hairline stays between two of them even where a program needs a line
    less than was measured; they are read as one list."""
    area, y = fitted.area, fitted.area.y
    for index, text in enumerate(fitted.texts, 1):
        ref, name = (body(2), f"{key}-objectives") if index == 1 else (None, f"{key}-objective-{index}")
        box = desk.composer.box([text], (area.x, y), area.width, Role.LIST_ITEM, name, ref)
        yield within(box, Role.LIST, f"{key}-list")
        y += text.height + fitted.gap
        if index < len(fitted.texts):
            middle = y - fitted.gap / 2
            yield Connector(area.x, middle, area.right, middle, desk.stroke("hair", 0.75), f"{key}-hair-{index}")


def _objective_slides(block: blocks.Enquiry, title: str, desk: Desk) -> list[Draft]:
    """The objectives alone, on as few slides as hold them."""
    label = replace(desk.styles.label, colour=desk.composer.theme["ink"])
    drafts: list[Draft] = []
    for member, fitted in members(_lists(block, desk)):
        key = member.key("objectives")
        name = member.name(title, desk.composer.labels)
        box = desk.label_title(name, label, 12, key)
        drafts.append(_slide(key, [desk.top_rule("ink", key), box, *_items(fitted, key, desk)]))
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _lists(block: blocks.Enquiry, desk: Desk) -> list[_List]:
    """The objectives in the fewest balanced lists that each fit on a slide of their own."""
    area = desk.grid.area(0, 12, _OBJECTIVES_TOP)
    counts = [float(words_in(text.text)) for text in block.objectives]
    least = max(ceil(len(counts) / MOST_POINTS), ceil(sum(counts) / MOST_OBJECTIVE_WORDS), 1)
    for parts in range(min(least, len(counts)), len(counts) + 1):
        groups = balanced(block.objectives, counts, parts)
        starts = accumulate((len(group) for group in groups), initial=1)
        lists = [_fit(group, start, area, POINT_STEPS, desk) for group, start in zip(groups, starts, strict=False)]
        if all(lists):
            break
    for group, fitted in zip(groups, lists, strict=True):
        if fitted is None:
            place = group[0].place or block.place
            desk.composer.problem("An objective does not fit on a slide.", place, "Shorten it.")
    return [fitted for fitted in lists if fitted]
