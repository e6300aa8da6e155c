"""Questions that are answered in words: ruled lines, in whose place teachers are told the answer (see `told`)."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.frame import Frame
from sinopack.layout.handout.answer_space import Stem, with_lines
from sinopack.layout.handout.desk import Desk
from sinopack.plan.blocks import tasks


def compose_written(task: tasks.WrittenTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The stem with its lines, for students."""
    if stem.answered or not task.lines:
        return [replace(stem.frame, keep_with_next=stem.answered and stem.frame.keep_with_next)]
    return [with_lines(stem.frame, task.lines, stem.key, desk)]
