"""The questions, for students without their answers and for teachers with them.

In: a planner. Out: the questions that show, each with its number, which is the same in every product.
"""

from __future__ import annotations

from sinopack.content import model
from sinopack.plan import blocks
from sinopack.plan.body import plan_quote
from sinopack.plan.planner import Planner


def plan_questions(planner: Planner, *, answers: bool) -> list[tuple[model.Question, blocks.QuestionOf]]:
    """Each question as typed and as planned; only with `answers` does the planned one know its answer."""
    return [
        (question, _question(number, question, planner, answers))
        for number, question in planner.numbered(planner.pack.questions)
    ]


def _question(number: int, question: model.Question, planner: Planner, answers: bool) -> blocks.QuestionOf:
    return blocks.QuestionOf(
        number=number,
        text=question.question,
        kind=question.kind or (planner.labels("multiple-choice") if question.options else ""),
        marks=question.marks,
        lines=_lines(question),
        options=question.options,
        right=question.right_options if answers else (),
        answer=question.answer if answers else None,
        reason=question.reason if answers else None,
        source=_source(question.source, planner) if question.source else None,
        key=planner.key(question),
        place=question.place,
    )


def _source(name: str, planner: Planner) -> blocks.Quote | blocks.ExtractElsewhere:
    """The quotation that a question is about; an extract is too long to stand there again, so where it is."""
    source = planner.pack.quote(name)
    if isinstance(source, model.Quote):
        return plan_quote(source, planner)
    holds = (any(block is source for block in section.body) for section in planner.pack.sections)
    number = list(holds).index(True) + 1
    return blocks.ExtractElsewhere(source.label or planner.quote_labels[id(source)], planner.key(source), number)


def _lines(question: model.Question) -> int:
    """The ruled lines to write on: by default one for each mark, and none under options to tick."""
    if question.lines is not None:
        return question.lines
    return 0 if question.options else question.marks
