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
from sinopack.layout.slides.group import Member
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import CAPTION_STEPS, STATEMENT_STEPS, Step
from sinopack.layout.text import OBJECT, Blank, Piece, SetText
from sinopack.page import BulletKind, Item, Role
from sinopack.plan.blocks.tasks import LabelTask

_SHARES = (0.62, 0.5, 0.38)
"""The shares of the slide that the picture may have beside the names, the best first."""
_GAP = 28.0
_CAPTION_GAP = 12.0
_STEPS: tuple[Step, ...] = ((24, 34), (22, 30), (20, 26))
_BETWEEN = 8.0
_BANK_GAP = 14.0
_LETTERS = 10


def label_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The picture with its numbers, and beside it a line for each name, or the names. It gives way to long names."""
    task = asked.block.task
    assert isinstance(task, LabelTask)
    stem = asked.task_stem(desk, STATEMENT_STEPS[4:])
    ground = on_ground(asked.surface, desk)
    bank = _bank(asked, ground)
    bottom = CONTENT_BOTTOM - (bank.height + _BANK_GAP if bank else 0.0)
    area = desk.grid.area(0, 12, asked.below(stem), bottom)
    for share in _SHARES:
        size = scaled(task.figure, share * desk.grid.width, area.height)
        x = MARGIN + size.width + _GAP
        beside = _beside(asked, task, Rect(x, area.y, desk.grid.right - x, area.height), ground)
        if beside is not None:
            break
    else:
        message = f"The names of “{asked.title}” do not fit beside their picture."
        desk.composer.problem(message, asked.block.place, "Ask for fewer, or show it in the handout only.")
    picture = picture_at(task.figure, Rect(MARGIN, area.y, size.width, size.height), desk)
    drawn = pinned(picture, task.figure.pins, pin_look(desk), desk.composer)
    content = [drawn, *(beside or ())]
    if bank and not asked.is_answer:
        at = (MARGIN, bottom + _BANK_GAP)
        content.append(ground.composer.box([bank], at, desk.grid.width, Role.PARAGRAPH, f"{asked.key}-bank"))
    return [task_draft(asked, Member(1, 1), stem, content, desk)]


def _bank(asked: Asked, desk: Desk) -> SetText | None:
    """The word bank over the whole width. The answer's slide keeps its room free, so that nothing moves."""
    parts = bank_parts(asked)
    return desk.composer.set(parts, desk.styles.points.at(*_STEPS[-1]), desk.grid.width) if parts else None


def _beside(asked: Asked, task: LabelTask, room: Rect, desk: Desk) -> list[Item] | None:
    """The names, and at the foot whose the picture is; None where they do not fit."""
    caption = _caption(asked, task, room.width, desk)
    if caption is None:
        return _names(asked, task, room, desk)
    names = _names(asked, task, replace(room, height=room.height - caption.height - _CAPTION_GAP), desk)
    if names is None:
        return None
    at = (room.x, room.bottom - caption.height)
    role, key = caption_role(task.figure), f"{asked.key}-caption"
    return [*names, desk.composer.box([caption], at, room.width, role, key)]


def _caption(asked: Asked, task: LabelTask, width: float, desk: Desk) -> SetText | None:
    """Whose the picture is."""
    text = caption_text(task.figure, asked.labels)
    if not text:
        return None
    room = (width, 4 * CAPTION_STEPS[0][1])
    return desk.fitted(desk.pieces(text), desk.styles.caption, CAPTION_STEPS, room, asked.block.place)


def _names(asked: Asked, task: LabelTask, room: Rect, desk: Desk) -> list[Item] | None:
    """A numbered list in the largest size that fits; None where none does."""
    blank = Piece(OBJECT, blank=Blank(_LETTERS, asked.labels("blank")))
    names: list[Parts] = [desk.pieces(name) for name in task.names]
    mark, role = (BulletKind.NUMBER, Role.LIST) if names else (None, Role.PARAGRAPH)
    if not names:  # a number that stands before no letters belongs to none in some programs, so it is text itself
        names = [(Piece(f"{number}\u2002", bold=True), blank) for number in range(1, len(task.figure.pins) + 1)]
    for step in _STEPS:
        column = Column(room, desk.styles.points.at(*step), mark, line=None)
        texts = [_closer(text) for text in set_texts(names, column, desk)]
        listed = total_height(texts) + step[1] / 4  # a little room for other programs' fonts
        if listed <= room.height:
            area = Rect(room.x, room.y, room.width, listed)
            return [desk.stacked(texts, area, role, f"{asked.key}-names", None)]
    return None


def _closer(text: SetText) -> SetText:
    return replace(text, paragraph=replace(text.paragraph, space_after=_BETWEEN))
