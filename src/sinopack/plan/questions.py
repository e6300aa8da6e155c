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
    source = planner.pack.quote(question.source) if question.source else None
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
        source=plan_quote(source, planner) if source else None,
        key=planner.key(question),
        place=question.place,
    )


def _lines(question: model.Question) -> int:
    """The ruled lines to write on: by default one for each mark, and none under options to tick."""
    if question.lines is not None:
        return question.lines
    return 0 if question.options else question.marks
