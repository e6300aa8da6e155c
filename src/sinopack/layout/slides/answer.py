"""The answer to a question in words: under the question, on as many slides as it needs, or in the notes."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.asked import QUESTION_TOP, STEM_ROOM, Asked, head, marks_box, stem_box
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.prose import prose_groups
from sinopack.layout.styles import POINT_STEPS, Step
from sinopack.page import Connector, Role

_SPLIT_DROP = 18.0
_TEXT_DROP = 14.0
_QUIET_STEP: Step = (22.0, 29.0)


def answer_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The answer under the same question, the rule between them at the same height on every slide."""
    stem = asked.stem(desk, STEM_ROOM)
    # A higher stem is the author's problem already; room for a line keeps the answer from being divided for ever.
    split = QUESTION_TOP + min(stem.height, STEM_ROOM) + _SPLIT_DROP
    top = split + _TEXT_DROP
    room = Rect(MARGIN, top, desk.grid.width, CONTENT_BOTTOM - top)
    groups = prose_groups(asked.answer, desk) if asked.answer else []
    column = Column(room, desk.styles.points, line=None)
    if groups:
        fitted = fit(groups, column, POINT_STEPS, desk)
        groups, column = fitted.groups, fitted.column
    else:
        quiet = replace(desk.styles.points.at(*_QUIET_STEP), colour=desk.composer.theme["quiet"])
        column = replace(column, style=quiet)
        groups = [[plain(desk.composer.labels("answer-in-notes"))]]
    drafts: list[Draft] = []
    for member, group in members(groups):
        key = member.key(asked.key)
        items = (
            head(asked, key, member.name(asked.title, desk.composer.labels), desk),
            stem_box(stem, stem.height + 6.0, key, desk),
            Connector(MARGIN, split, desk.grid.right, split, desk.stroke("accent", 1.5), f"{key}-split"),
            desk.stacked(set_texts(group, column, desk), room, Role.PARAGRAPH, f"{key}-text", body(3)),
            marks_box(asked, key, desk),
        )
        drafts.append(Draft("Answer", key, items))
    desk.say_split(asked.title, len(drafts), asked.block.place)
    if asked.answer:
        desk.say_shrunk(asked.title, column.style.size, POINT_STEPS[0][0], asked.block.place)
    return drafts
