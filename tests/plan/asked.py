"""What a question says to students, read off the content model and off its plan."""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.content.cloze import texts_of
from sinopack.content.markup import Inline
from sinopack.plan.blocks import tasks


def texts_typed(question: model.Question) -> Iterator[Inline]:
    """Every text of a question that students see, in the order in which it was typed."""
    if question.question:
        yield question.question
    match question:
        case model.ChoiceQuestion(options=options):
            yield from options
        case model.TrueFalse(statement=statement):
            yield statement
        case model.GapFill(gaps=gaps):
            yield from texts_of(gaps.blocks)
        case model.Ordering(order=items):
            yield from items
        case model.Matching(match=pairs, extra=extra):
            yield from (pair.item for pair in pairs)
            yield from (pair.partner for pair in pairs)
            yield from extra
        case model.Completion(complete=rows):
            yield from (cell for row in rows for cell in row)
        case _:
            pass


def texts_of_task(task: tasks.Task) -> Iterator[Inline]:
    """Every text of a task as it is printed for students."""
    match task:
        case tasks.ChoiceTask(options=options):
            yield from options
        case tasks.TruthTask(statement=statement, asked_by_itself=False):
            yield statement
        case tasks.GapTask(text=text):
            yield from texts_of(text.blocks)
        case tasks.OrderTask(items=items):
            yield from items
        case tasks.MatchTask(items=items, choices=choices):
            yield from (*items, *choices)
        case tasks.TableTask(table=table):
            yield from (cell for row in table.rows for cell in row)
        case _:
            pass
