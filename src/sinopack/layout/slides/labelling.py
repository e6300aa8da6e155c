"""A picture whose numbered places are to be named; on the answer's slide the names stand beside it."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.picture import caption_role, caption_text
from sinopack.layout.pins import pinned
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.column import Column, set_texts
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.figure import picture_at, pin_look, scaled
from sinopack.layout.slides.filling import bank_parts
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import CAPTION_STEPS, STATEMENT_STEPS, Step
from sinopack.layout.text import OBJECT, Blank, Piece, SetText
from sinopack.page import BulletKind, Item, Role
from sinopack.plan.question_blocks import LabelTask

_SHARE = 0.62
"""The share of the slide that the picture may have beside the names."""
_GAP = 28.0
_CAPTION_GAP = 12.0
_STEPS: tuple[Step, ...] = ((24, 34), (22, 30), (20, 26), (18, 23))
_BETWEEN = 8.0
_LETTERS = 10


def label_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The picture with its numbers, and beside it a line for each name, or the names."""
    task = asked.block.task
    assert isinstance(task, LabelTask)
    stem = asked.task_stem(desk, STATEMENT_STEPS[4:])
    top = asked.below(stem)
    ground = on_ground(asked.surface, desk)
    size = scaled(task.figure, _SHARE * desk.grid.width, CONTENT_BOTTOM - top)
    picture = picture_at(task.figure, Rect(MARGIN, top, size.width, size.height), desk)
    content: list[Item] = [pinned(picture, task.figure.pins, pin_look(desk), desk.composer)]
    x = MARGIN + size.width + _GAP
    room = Rect(x, top, desk.grid.right - x, CONTENT_BOTTOM - top)
    caption = _caption(asked, task, room.width, ground)
    if caption:
        at = (x, CONTENT_BOTTOM - caption.height)
        content.append(desk.composer.box([caption], at, room.width, caption_role(task.figure), f"{asked.key}-caption"))
        room = replace(room, height=room.height - caption.height - _CAPTION_GAP)
    content += _names(asked, task, room, ground)
    ((member, _),) = members([task])
    return [task_draft(asked, member, stem, content, desk)]


def _caption(asked: Asked, task: LabelTask, width: float, desk: Desk) -> SetText | None:
    """Whose the picture is."""
    text = caption_text(task.figure, asked.labels("credit", credit="{}"))
    if not text:
        return None
    room = (width, 4 * CAPTION_STEPS[0][1])
    return desk.fitted(desk.pieces(text), desk.styles.caption, CAPTION_STEPS, room, asked.block.place)


def _names(asked: Asked, task: LabelTask, room: Rect, desk: Desk) -> list[Item]:
    """A numbered list beside the picture, in the largest size that fits, and the word bank below it."""
    blank: Parts = (Piece(OBJECT, blank=Blank(_LETTERS, asked.labels("blank"))),)
    names: list[Parts] = [desk.pieces(name) for name in task.names] or [blank] * len(task.figure.pins)
    bank = () if asked.is_answer else bank_parts(asked)
    for step in _STEPS:
        column = Column(room, desk.styles.points.at(*step), BulletKind.NUMBER, line=None)
        texts = [_closer(text) for text in set_texts(names, column, desk)]
        below = [desk.composer.set(bank, column.style, room.width)] if bank else []
        height = total_height(texts) + sum(text.height + 2 * _BETWEEN for text in below)
        if height <= room.height - step[1] / 4:
            break
    else:
        message = f"The names of “{asked.title}” do not fit beside their picture."
        desk.composer.problem(message, asked.block.place, "Ask for fewer, or show it in the handout only.")
    area = Rect(room.x, room.y, room.width, total_height(texts) + step[1] / 4)
    items: list[Item] = [desk.stacked(texts, area, Role.LIST, f"{asked.key}-names", None)]
    at = (room.x, area.bottom + 2 * _BETWEEN - step[1] / 4)
    if below:
        items.append(desk.composer.box(below, at, room.width, Role.PARAGRAPH, f"{asked.key}-bank"))
    return items


def _closer(text: SetText) -> SetText:
    return replace(text, paragraph=replace(text.paragraph, space_after=_BETWEEN))
