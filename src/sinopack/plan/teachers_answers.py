"""What the teacher's handout says below a question, in place of the lines to write on: the answer and how it is marked.

In: a question as typed and as planned for teachers. Out: the question without lines and the answer behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.markup import Inline, Paragraph, Prose, ProseBlock, Span
from sinopack.plan import blocks
from sinopack.plan import question_blocks as tasks
from sinopack.plan.answers import answer_of, marking_notes
from sinopack.plan.texts import words_of
from sinopack.theme import Labels

_LETTERS = re.compile(r"(?i)[\s(]*[a-z][).:]?(?:\s*(?:,|;|&|\+|/|\band\b)\s*\(?[a-z][).:]?)*[\s.]*")


def with_answer(
    question: model.Question, block: blocks.QuestionOf, labels: Labels
) -> tuple[blocks.QuestionOf | blocks.ForTeacher, ...]:
    """The question alone where there is nothing to say about it."""
    said = tuple(_said(question, block, labels))
    if not said:
        return (block,)
    task, lines = without_lines(block.task)
    text = Prose(said, question.place)
    answer = blocks.ForTeacher(
        text, f"{block.key}-answer", question.place, labels("answer", n=block.number), lines=lines
    )
    return replace(block, task=task), answer


def _said(question: model.Question, block: blocks.QuestionOf, labels: Labels) -> Iterator[ProseBlock]:
    if not isinstance(block.task, tasks.ChoiceTask):  # whose right options are ticked
        yield from answer_of(block, labels)
    elif isinstance(question, model.ChoiceQuestion) and question.answer and not _is_bare(question):
        yield from question.answer.blocks
    if block.reason:
        yield Paragraph(Inline((Span(f"{labels('why')} ", bold=True), *block.reason.spans), block.reason.place))
    yield from marking_notes(block, labels)
    if block.notes:
        yield from block.notes.blocks


def _is_bare(question: model.ChoiceQuestion) -> bool:
    """Whether the answer says no more than which options are right."""
    said = " ".join(words_of(question.answer.blocks)) if question.answer else ""
    options = {option.text.strip().rstrip(".").casefold() for option in question.options}
    return bool(_LETTERS.fullmatch(said)) or said.strip().rstrip(".").casefold() in options


def without_lines(task: Any) -> tuple[Any, int]:
    """A task without lines to write on, and how many it had."""
    if isinstance(task, tasks.AnalysisTask):
        bare = tuple(replace(aspect, lines=0) for aspect in task.aspects)
        return replace(task, aspects=bare), sum(aspect.lines for aspect in task.aspects)
    lines = getattr(task, "lines", 0)
    return (replace(task, lines=0), lines) if lines else (task, 0)
