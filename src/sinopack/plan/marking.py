"""By what answers are marked: the plan of mark schemes, levels and model answers.

In: a question. Out: its `Marking`, which is for teachers alone.
"""

from __future__ import annotations

from sinopack.content import model
from sinopack.plan.blocks.tasks import LevelOf, Marking, SchemePoint
from sinopack.theme import Labels


def plan_marking(question: model.Question, labels: Labels) -> Marking:
    """What marks an answer in words; nothing for the other kinds."""
    if not isinstance(question, model.WrittenQuestion):
        return Marking()
    points = tuple(_point(point) for point in question.mark_scheme)
    rising = sorted(question.levels, key=lambda level: level.marks.least)
    levels = [
        LevelOf(level.name or labels("level", n=number), str(level.marks), level.descriptor)
        for number, level in enumerate(rising, 1)
    ]
    return Marking(points, tuple(reversed(levels)), question.model_answer)


def _point(point: model.SchemePoint) -> SchemePoint:
    return SchemePoint(point.point, point.worth, point.any or 0, tuple(_point(part) for part in point.of))
