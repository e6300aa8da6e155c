"""The questions, for students without their answers and for teachers with them.

In: a planner, and who asks. Out: the questions that show, each with its number, which is the same in every product.
`PLANNERS` is the register: one line for each kind of question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.cloze import around_gaps, concealed, unadorned
from sinopack.content.markup import Inline
from sinopack.content.rewriting import Value
from sinopack.plan import blocks
from sinopack.plan.blocks import tasks
from sinopack.plan.body import heads_of, plan_extract, plan_figure, plan_quote, plan_rows
from sinopack.plan.marking import plan_marking
from sinopack.plan.planner import Planner, plain
from sinopack.plan.shuffling import shuffled

ASPECTS = {
    "origin": ("aspect-origin", "prompt-origin"),
    "purpose": ("aspect-purpose", "prompt-purpose"),
    "content": ("aspect-content", "prompt-content"),
    "value": ("aspect-value", "prompt-value"),
    "limitation": ("aspect-limitation", "prompt-limitation"),
}
"""The aspects of a source that sinopack has words for: the labels of their names and of what leads to them."""
_LETTERS_OF_A_LINE = 60
"""What goes on a ruled line in a learner's hand, with room to spare."""
_FEWEST_WORDS = 2
"""A word bank of fewer would be the answer itself; an author who asks for it has it."""


class Wish(Struct, frozen=True):
    """For whom questions are planned: with `answers` for teachers; with `support` every question has its word bank, its
    words and its starters, without only those that are always to be printed. Another `seed` shuffles otherwise."""

    answers: bool = False
    support: bool = False
    seed: str = ""


STUDENTS = Wish()
TEACHERS = Wish(answers=True)


class _Asking(Struct, frozen=True):
    """One question while it is planned."""

    planner: Planner
    wish: Wish
    key: str

    def seen(self, value: Value) -> Value:
        """Texts with their gaps filled for teachers, and blank for students."""
        return value if self.wish.answers else concealed(value, self.planner.labels("blank"))


def plan_questions(planner: Planner, wish: Wish = STUDENTS) -> list[tuple[model.Question, blocks.QuestionOf]]:
    """Each question as typed and as planned; only a wish for answers has them."""
    return [
        (question, plan_question(number, question, planner, wish))
        for number, question in planner.numbered(planner.pack.questions)
    ]


def plan_question(number: int, question: model.Question, planner: Planner, wish: Wish) -> blocks.QuestionOf:
    """One question with its number."""
    asking = _Asking(planner, wish, planner.key(question))
    kind, asked, plan_task = PLANNERS[type(question)]
    if isinstance(question, model.ChoiceQuestion) and not question.options:
        kind, plan_task = "", _written
    return blocks.QuestionOf(
        number=number,
        text=asking.seen(question.question or asked(question, planner)),
        kind=question.kind or (planner.labels(kind) if kind else ""),
        marks=question.marks,
        task=plan_task(question, asking),
        source=_source(question.source, planner) if question.source else None,
        key=asking.key,
        place=question.place,
        support=_support(question, asking),
        answered=wish.answers,
        reason=question.reason if wish.answers else None,
        marking=plan_marking(question, planner.labels) if wish.answers else tasks.Marking(),
        notes=question.notes if wish.answers else None,
    )


def with_neighbours(questions: Iterable[blocks.QuestionOf]) -> Iterator[blocks.QuestionOf]:
    """The questions as they follow one another, each knowing whether it shares its source with the one before it."""
    before: str | None = None
    for question in questions:
        key = question.source.key if question.source else None
        shares = key is not None and key == before
        yield replace(question, shares_source=True) if shares else question
        before = key


def _source(name: str, planner: Planner) -> blocks.Quote | blocks.Extract | blocks.ExtractElsewhere:
    """The quotation that a question is about. An extract is shown again on slides alone, where nobody can turn back; on
    paper it is too long for that, so it is said where it is."""
    source = planner.pack.quote(name)
    if isinstance(source, model.Quote):
        return plan_quote(source, planner)
    if planner.product == "slides":
        return plan_extract(source, planner)
    holds = (any(block is source for block in section.body) for section in planner.pack.sections)
    number = list(holds).index(True) + 1
    return blocks.ExtractElsewhere(_label(name, planner), planner.key(source), number)


def _label(name: str, planner: Planner) -> str:
    source = planner.pack.quote(name)
    return source.label or planner.quote_labels[id(source)]


def _support(question: model.Question, asking: _Asking) -> tasks.Support:
    """What helps, so far as it is wished for."""
    wished = asking.wish.support
    if isinstance(question, model.WrittenQuestion):
        return tasks.Support((), question.words, question.starters) if wished else tasks.Support()
    if not isinstance(question, model.GapFill | model.Labelling | model.Completion):
        return tasks.Support()
    if not (question.word_bank or (wished and question.word_bank is None)):
        return tasks.Support()
    bank = tuple(dict.fromkeys(unadorned(text) for text in (*question.answers, *question.extra)))
    if len(bank) < _FEWEST_WORDS and not question.word_bank:
        return tasks.Support()
    order = shuffled([text.text for text in bank], f"{asking.wish.seed}bank")
    return tasks.Support(tuple(bank[number] for number in order))


def _written(question: model.WrittenQuestion | model.ChoiceQuestion, asking: _Asking) -> tasks.WrittenTask:
    lines = question.marks if question.lines is None else question.lines
    answer = question.answer if isinstance(question, model.OpenQuestion | model.ChoiceQuestion) else None
    return tasks.WrittenTask(lines, answer if asking.wish.answers else None)


def _choice(question: model.ChoiceQuestion, asking: _Asking) -> tasks.ChoiceTask:
    if not asking.wish.answers:
        return tasks.ChoiceTask(question.options, lines=question.lines or 0)
    return tasks.ChoiceTask(question.options, question.right_options, question.option_notes, question.lines or 0)


def _truth(question: model.TrueFalse, asking: _Asking) -> tasks.TruthTask:
    """There are lines for corrections under every statement if any of the pack has one: else they would tell which are
    false."""
    questions = asking.planner.pack.questions
    corrected = any(isinstance(other, model.TrueFalse) and other.correction for other in questions)
    lines = question.lines
    if lines is None:
        lines = ceil(len(question.statement.text) / _LETTERS_OF_A_LINE) if corrected else 0
    by_itself = question.question is None
    if not asking.wish.answers:
        return tasks.TruthTask(question.statement, by_itself, lines)
    return tasks.TruthTask(question.statement, by_itself, lines, question.answer, question.correction)


def _gaps(question: model.GapFill, asking: _Asking) -> tasks.GapTask:
    return tasks.GapTask(asking.seen(question.gaps))


def _order(question: model.Ordering, asking: _Asking) -> tasks.OrderTask:
    printed = shuffled([around_gaps([item]) for item in question.order], asking.wish.seed)
    places = tuple(number + 1 for number in printed)
    return tasks.OrderTask(tuple(question.order[number] for number in printed), places if asking.wish.answers else ())


def _match(question: model.Matching, asking: _Asking) -> tasks.MatchTask:
    choices = (*(pair.partner for pair in question.match), *question.extra)
    printed = shuffled([around_gaps([choice]) for choice in choices], asking.wish.seed)
    partners = tuple(printed.index(number) for number in range(len(question.match)))
    return tasks.MatchTask(
        tuple(pair.item for pair in question.match),
        tuple(choices[number] for number in printed),
        partners if asking.wish.answers else (),
    )


def _label_picture(question: model.Labelling, asking: _Asking) -> tasks.LabelTask:
    figure = plan_figure(question.figure, f"{asking.key}-picture", asking.planner.labels, blank=True)
    return tasks.LabelTask(figure, question.names if asking.wish.answers else ())


def _table(question: model.Completion, asking: _Asking) -> tasks.TableTask:
    rows = asking.seen(question.complete)
    longest = max(len(answer.text) for answer in question.answers)
    return tasks.TableTask(plan_rows(rows, heads_of(question), f"{asking.key}-table", question.place), longest)


def _analysis(question: model.Analysis, asking: _Asking) -> tasks.AnalysisTask:
    labels = asking.planner.labels
    planned = []
    for number, aspect in enumerate(question.asked, 1):
        name, prompt = ASPECTS.get(aspect.name, ("", ""))
        marks = aspect.marks or 1
        lines = marks + 1 if question.lines is None else question.lines
        planned.append(
            tasks.AspectTask(
                labels(name) if name else aspect.aspect,
                labels(prompt) if prompt else "",
                marks,
                lines,
                f"{asking.key}-aspect-{number}",
                aspect.expect if asking.wish.answers else None,
            )
        )
    return tasks.AnalysisTask(tuple(planned))


def _nothing(_question: model.Question, _planner: Planner) -> Inline:
    return Inline(())


def _instruction(label: str) -> Callable[[Any, Planner], Inline]:
    return lambda _, planner: plain(planner.labels(label))


def _ask_order(question: model.Ordering, planner: Planner) -> Inline:
    return plain(planner.labels("ask-order", n=len(question.order)))


def _ask_analysis(question: model.Analysis, planner: Planner) -> Inline:
    return plain(planner.labels("ask-analysis", source=_label(question.analyse, planner)))


def _ask_truth(question: model.TrueFalse, _planner: Planner) -> Inline:
    return question.statement


Planned = tuple[str, Callable[[Any, Planner], Inline], Callable[[Any, _Asking], tasks.Task]]
"""The label that says of what kind a question is, what is asked where the author types no question, and the task."""
PLANNERS: dict[type[model.Question], Planned] = {
    model.OpenQuestion: ("", _nothing, _written),
    model.ChoiceQuestion: ("multiple-choice", _nothing, _choice),
    model.TrueFalse: ("true-or-false", _ask_truth, _truth),
    model.GapFill: ("gap-fill", _instruction("ask-gaps"), _gaps),
    model.Ordering: ("ordering", _ask_order, _order),
    model.Matching: ("matching", _instruction("ask-match"), _match),
    model.Labelling: ("labelling", _instruction("ask-label"), _label_picture),
    model.Completion: ("completion", _instruction("ask-completion"), _table),
    model.Analysis: ("source-analysis", _ask_analysis, _analysis),
}
