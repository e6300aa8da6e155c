"""A question and, on the next slide, its answer: the same coordinates, so that the next slide reads as a reveal. The
source that a question is about stands under it, or on the slides right before it.

`TASKS` is the register: one line for each kind of task.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from sinopack.layout.slides.analysis import analysis_slides
from sinopack.layout.slides.asked import Asked
from sinopack.layout.slides.choice import choice_slides
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.extract import compose_extract
from sinopack.layout.slides.filling import gap_slides, table_task_slides
from sinopack.layout.slides.labelling import label_slides
from sinopack.layout.slides.matching import match_slides
from sinopack.layout.slides.open_question import shows_source, written_slides
from sinopack.layout.slides.quote import compose_quote
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
    drafts = TASKS[type(block.task)](asked, desk)
    return drafts if answer or shows_source(asked, drafts) else [*_source(asked, desk), *drafts]


def _source(asked: Asked, desk: Desk) -> list[Draft]:
    """The slides of the source that a question is about, to be shown right before it. How they are divided and set is
    not said again of each question."""
    said = len(desk.composer.notices)
    key, source = f"{asked.key}-about", asked.block.source
    match source:
        case blocks.Quote(label=label):
            drafts = compose_quote(replace(source, key=key), _about(asked, label), desk)
        case blocks.Extract(label=label):
            drafts = compose_extract(replace(source, key=key), _about(asked, label), desk)
        case _:
            return []
    del desk.composer.notices[said:]
    return [replace(draft, leads_in=True) for draft in drafts]


def _about(asked: Asked, label: str) -> str:
    return f"{asked.title} – {label}"


def _surface(desk: Desk, answer: bool) -> Surface:
    if not answer:
        return desk.surface("question")
    theme = desk.composer.theme
    return Surface(None, None, theme["ink"], theme["quiet"], theme["accent"])
