"""The plan of the worksheet: the questions that a pack chooses, under one another, with their sources and their room.

In: a pack as students see it, its labels, and which variant is wanted: "" for the only version, "a", "b", … for one of
several, "support" for the one that helps. Out: a plan to lay out as the handout is. `set_questions` is what the answer
key goes by too, so that both count alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.cloze import around_gaps
from sinopack.content.sheets import chosen
from sinopack.plan import blocks
from sinopack.plan.blocks import tasks
from sinopack.plan.body import plan_extract
from sinopack.plan.planner import Planner, planner_for
from sinopack.plan.plans import HandoutPlan, Part
from sinopack.plan.questions import STUDENTS, Wish, plan_question, with_neighbours
from sinopack.plan.versions import order_in
from sinopack.theme import Labels

SUPPORT = "support"
_TRIES = 16
"""How often something that came out as in another version is shuffled again."""

Asked = tuple[model.Question, blocks.QuestionOf]


def plan_worksheet(pack: model.Pack, labels: Labels, variant: str = "") -> HandoutPlan:
    """The worksheet in a variant."""
    planner = planner_for(pack, labels, "handout", "student")
    letters = pack.products.worksheet.letters
    version = variant if variant in letters else letters[0] if letters else ""
    asked = set_questions(planner, version, Wish(support=variant == SUPPORT))
    kind = [labels("worksheet")]
    if version:
        kind.append(labels("version", letter=version.upper()))
    if variant == SUPPORT:
        kind.append(labels("with-support"))
    total = sum(question.marks for _, question in asked)
    title = " – ".join((labels.between("dated").join(kind[:2]), pack.pack.title.text))
    return HandoutPlan(
        title=title,
        kind=", ".join(kind[:2]),
        parts=(
            Part("", "", "masthead", (plan_sheet_head(planner, kind, total=total),)),
            Part("", "", "questions", tuple(with_neighbours(_with_extracts(asked, planner)))),
        ),
        chronology=planner.chronology,
        language=pack.pack.language,
        terms=(),
        destinations=frozenset(),
    )


def plan_sheet_head(planner: Planner, kind: Sequence[str], *, total: int = 0, note: str = "") -> blocks.SheetHead:
    """The head of a sheet: what it is, of which lesson, for whom. One with a note is not for names."""
    info = planner.pack.pack
    return blocks.SheetHead(
        kind=tuple(kind),
        title=info.title,
        dates=planner.date(info.dates),
        course=info.course or "",
        level="  |  ".join(part for part in (info.level, info.school) if part),
        names=not note,
        total=total,
        note=note,
        place=info.place,
    )


def set_questions(planner: Planner, version: str, wish: Wish = STUDENTS) -> list[Asked]:
    """The questions of a version, "" where there is only one, numbered from 1 as they stand on the sheet."""
    settings = planner.pack.products.worksheet
    questions = [
        question
        for _, question in chosen(settings, planner.pack.questions)
        if settings.questions or planner.shows(question)
    ]
    if version:
        questions = list(_reordered(questions, planner, version))
    return [
        (question, _in_version(number, question, planner, version, wish))
        for number, question in enumerate(questions, 1)
    ]


def _reordered(questions: Sequence[model.Question], planner: Planner, version: str) -> Iterator[model.Question]:
    """The questions in the order of a version: shuffled within each section, those about one source together."""
    seed, number = planner.pack.products.worksheet.seed, _number(version)
    for section, group in groupby(questions, key=lambda question: question.section or ""):
        units: dict[str, list[model.Question]] = {}
        for question in group:
            units.setdefault(question.source or planner.key(question), []).append(question)
        names = list(units)
        for place in order_in(number, names, f"{seed}{section}"):
            unit = units[names[place]]
            keys = [planner.key(question) for question in unit]
            yield from (unit[index] for index in order_in(number, keys, f"{seed}{names[place]}"))


def _in_version(number: int, question: model.Question, planner: Planner, version: str, wish: Wish) -> blocks.QuestionOf:
    """A question with all that is shuffled in it in the order of a version."""
    seed = planner.pack.products.worksheet.seed
    if not version:
        return plan_question(number, question, planner, replace(wish, seed=seed))
    taken: list[tuple[str, ...]] = []
    block = None
    for each in range(_number(version) + 1):
        for attempt in range(_TRIES):
            block = plan_question(number, question, planner, replace(wish, seed=f"{seed}{each}.{attempt}"))
            if _printed(block.task) not in taken:
                break
        assert block is not None
        taken.append(_printed(block.task))
    assert block is not None
    if isinstance(block.task, tasks.ChoiceTask):
        return replace(block, task=_with_options(block.task, _number(version), f"{seed}{block.key}"))
    return block


def _printed(task: tasks.Task) -> tuple[str, ...]:
    """What tells two orders of a task apart; what is in no order is always alone."""
    match task:
        case tasks.OrderTask(items):
            return tuple(around_gaps([item]) for item in items)
        case tasks.MatchTask(choices=choices):
            return tuple(around_gaps([choice]) for choice in choices)
        case _:
            return (str(id(task)),)


def _with_options(task: tasks.ChoiceTask, version: int, seed: str) -> tasks.ChoiceTask:
    """The options in the order of a version, with what is right and what is said of each."""
    order = order_in(version, [around_gaps([option]) for option in task.options], seed)
    return replace(
        task,
        options=tuple(task.options[number] for number in order),
        right=tuple(sorted(order.index(number) for number in task.right)),
        notes=tuple(task.notes[number] for number in order) if task.notes else (),
    )


def _number(version: str) -> int:
    """The number of a version's letter, from 0."""
    return ord(version) - ord("a")


def _with_extracts(asked: Iterable[Asked], planner: Planner) -> Iterator[blocks.QuestionOf]:
    """The questions, each with the whole of the extract that it is about: the sheet stands by itself."""
    for question, block in asked:
        source = planner.pack.quote(question.source) if question.source else None
        if isinstance(source, model.Extract):
            yield replace(block, source=plan_extract(source, planner))
        else:
            yield block
