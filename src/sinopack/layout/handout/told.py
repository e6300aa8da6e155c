"""What only teachers are told of a question: its answer in words, why it is right, and what it is marked by.

In: a question planned with its answer. Out: frames below it; none for students.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Inline, Paragraph, Prose, Span
from sinopack.layout.frame import Frame
from sinopack.layout.handout.answer_space import INDENT
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import whole_prose
from sinopack.plan import blocks
from sinopack.plan.answers import marking_notes

_BEFORE = 4.0


def answer_frames(prose: Prose, key: str, desk: Desk) -> list[Frame]:
    """An answer in words, under its question."""
    column = Column(INDENT, desk.sheet.main - INDENT, desk.styles.sans)
    frames = whole_prose(prose, column, desk, key)
    return [replace(frames[0], space_before=_BEFORE), *frames[1:]]


def told_frames(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    """Why the answer is right, what it is marked by, and notes."""
    if not block.answered:
        return []
    labels = desk.composer.labels
    said = [*marking_notes(block, labels), *(block.notes.blocks if block.notes else ())]
    if block.reason:
        why = Span(f"{labels('why')} ", bold=True)
        said.insert(0, Paragraph(Inline((why, *block.reason.spans), block.reason.place)))
    return answer_frames(Prose(tuple(said)), f"{block.key}-told", desk) if said else []
