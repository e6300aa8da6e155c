"""What only teachers are told of a question: its answer in words, why it is right, and what it is marked by.

In: a question planned with its answer. Out: frames below it, in place of the lines that students write on; none for
students.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sinopack.content.markup import Inline, Paragraph, ProseBlock, Span
from sinopack.layout.frame import Frame, natural_height
from sinopack.layout.handout.answer_space import INDENT, LINE_PITCH
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.teacher import teachers_panel
from sinopack.plan import blocks
from sinopack.plan.answers import answer_of, marking_notes
from sinopack.plan.blocks import tasks
from sinopack.theme import Labels

_BEFORE = 8.0
_MOST_SPARE = 0.5
"""Emptier than this share of a page no page is left, only to end where the students' does."""


def told_frames(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    """The answer in words, why it is right, what it is marked by, and notes; as high as the lines that stand there for
    students, so that the pages of both editions break alike where they can."""
    labels = desk.composer.labels
    said = list(_told(block, labels)) if block.answered else []
    if not said:
        return []
    column = Column(INDENT, desk.sheet.width - INDENT, desk.styles.event)
    frames = teachers_panel(labels("answer", n=block.number), said, column, desk, f"{block.key}-told")
    frames[0] = replace(frames[0], space_before=_BEFORE)
    lines = block.task.lines if isinstance(block.task, tasks.WrittenTask | tasks.ChoiceTask) else 0
    spare = lines * LINE_PITCH + 1.0 - _BEFORE - natural_height(frames)
    if 0.0 < spare < _MOST_SPARE * desk.sheet.room and not frames[-1].breaks:
        frames[-1] = replace(frames[-1], height=frames[-1].height + spare)
    return frames


def expected_frames(aspect: tasks.AspectTask, desk: Desk) -> list[Frame]:
    """What to expect under one aspect of a source, in place of its lines."""
    if not aspect.expected:
        return []
    column = Column(INDENT, desk.sheet.width - INDENT, desk.styles.event)
    words = desk.composer.labels("for-the-teacher")
    frames = teachers_panel(words, aspect.expected.blocks, column, desk, f"{aspect.key}-expected")
    frames[0] = replace(frames[0], space_before=_BEFORE)
    return frames


def _told(block: blocks.QuestionOf, labels: Labels) -> Iterator[ProseBlock]:
    if isinstance(block.task, tasks.WrittenTask):  # other answers stand where students give theirs
        yield from answer_of(block, labels)
    if block.reason:
        why = Span(f"{labels('why')} ", bold=True)
        yield Paragraph(Inline((why, *block.reason.spans), block.reason.place))
    is_analysis = isinstance(block.task, tasks.AnalysisTask)  # what to expect stands under each aspect
    yield from marking_notes(replace(block, task=tasks.WrittenTask(0)) if is_analysis else block, labels)
    if block.notes:
        yield from block.notes.blocks
