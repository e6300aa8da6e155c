"""A source to be analysed: under each thing that is asked of it, lines; or for teachers what to expect.

The later aspects may go on over the page. Of four or more, neither the first nor the last is left alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.frame import Frame, stack, whole
from sinopack.layout.handout.answer_space import INDENT, Stem, with_lines
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.told import expected_frames
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan.blocks import tasks

_BETWEEN = 14.0
_MANY = 4


def compose_analysis(task: tasks.AnalysisTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The stem with the first aspect, then the others; none parts from its lines."""
    frames: list[Frame] = []
    for aspect in task.aspects:
        heading = replace(_heading(aspect, desk), keep_with_next=True)
        if stem.answered:
            expected = expected_frames(aspect, desk)
            frames += [replace(heading, space_before=_BETWEEN, keep_with_next=bool(expected)), *expected]
        else:
            lines = with_lines(heading, aspect.lines, aspect.key, desk) if aspect.lines else heading
            frames.append(replace(whole(lines), space_before=_BETWEEN, keep_with_next=False))
    first = whole(stack([stem.frame, replace(frames[0], space_before=8.0)]))
    frames[0] = replace(first, keep_with_next=frames[0].keep_with_next)
    if len(task.aspects) >= _MANY and not stem.answered:
        frames[0], frames[-2] = (replace(frame, keep_with_next=True) for frame in (frames[0], frames[-2]))
    return frames


def _heading(aspect: tasks.AspectTask, desk: Desk) -> Frame:
    """Its name, a question that leads to it, and its marks."""
    column = Column(INDENT, desk.sheet.main - INDENT, desk.styles.sans)
    quiet = desk.colour("quiet")
    marks = desk.composer.labels.counted("marks", aspect.marks)
    parts = [Piece(aspect.name, bold=True), *([Piece(f"  {aspect.prompt}")] if aspect.prompt else [])]
    parts.append(Piece(f"  ({marks})", colour=quiet))
    return whole(desk.paragraph(parts, column, Role.PARAGRAPH, f"{aspect.key}-asked"))
