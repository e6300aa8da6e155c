"""A question and, on the next slide, its answer: the same coordinates, so that the next slide reads as a reveal.

`TASKS` is the register: one line for each kind of task.
"""

from __future__ import annotations

from collections.abc import Callable

from sinopack.layout.slides.analysis import analysis_slides
from sinopack.layout.slides.asked import Asked
from sinopack.layout.slides.choice import choice_slides
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.filling import gap_slides, table_task_slides
from sinopack.layout.slides.labelling import label_slides
from sinopack.layout.slides.matching import match_slides
from sinopack.layout.slides.open_question import written_slides
from sinopack.layout.slides.sorting import order_slides
from sinopack.plan import blocks
from sinopack.plan.blocks import tasks
from sinopack.theme import Surface

TASKS: dict[type, Callable[[Asked, Desk], list[Draft]]] = {
    tasks.WrittenTask: written_slides,
    tasks.ChoiceTask: choice_slides,
    tasks.TruthTask: choice_slides,
    tasks.GapTask: gap_slides,
    tasks.OrderTask: order_slides,
    tasks.MatchTask: match_slides,
    tasks.LabelTask: label_slides,
    tasks.TableTask: table_task_slides,
    tasks.AnalysisTask: analysis_slides,
}


def compose_question(block: blocks.QuestionOf, title: str, desk: Desk, *, answer: bool) -> list[Draft]:
    """The slides of a question, or with `answer` those of its answer."""
    key = f"{block.key}-answer" if answer else block.key
    asked = Asked(block, title, key, _surface(desk, answer), answer, desk.composer.labels)
    return TASKS[type(block.task)](asked, desk)


def _surface(desk: Desk, answer: bool) -> Surface:
    if not answer:
        return desk.surface("question")
    theme = desk.composer.theme
    return Surface(None, None, theme["ink"], theme["quiet"], theme["accent"])
