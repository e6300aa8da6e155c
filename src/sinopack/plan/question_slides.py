"""The slides of the questions: each asked, and on the next slide its answer; what is too long for it is in the notes.

In: a planner. Out: plans of slides, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, Prose, ProseBlock, Span
from sinopack.plan import blocks
from sinopack.plan.answers import answer_of, labelled, marking_notes
from sinopack.plan.blocks import tasks
from sinopack.plan.planner import Planner
from sinopack.plan.plans import SlidePlan
from sinopack.plan.questions import STUDENTS, TEACHERS, plan_questions
from sinopack.plan.texts import words_of
from sinopack.theme import Labels

LONGEST_ANSWER = 40
"""Words of an answer that a slide still shows; a longer one goes to the notes."""


def plan_question_slides(planner: Planner) -> Iterator[SlidePlan]:
    """Each question's slide, and its answer's if it has one."""
    labels = planner.labels
    numbers = {section.id: (number, section) for number, section in planner.sections()}
    group = labels("questions")
    wish = TEACHERS if planner.is_for_teachers else STUDENTS
    pairs = zip(plan_questions(planner), plan_questions(planner, wish), strict=True)
    for (question, asked), (_, answered) in pairs:
        number, section = numbers.get(question.section or "", (0, None))
        footer = f"{number} {section.title.text}" if section else group
        alone = () if answered.has_answer else _extra_notes(answered)
        yield SlidePlan(asked, labels("question", n=asked.number), group, footer, number, alone)
        if answered.has_answer:
            shown, notes = _answer(answered, labels)
            title = labels("answer", n=asked.number)
            yield SlidePlan(shown, title, group, footer, number, (*notes, *_extra_notes(answered)), answer=True)


def other_answers(planner: Planner, slides: Iterable[SlidePlan]) -> Iterator[ProseBlock]:
    """The answers to questions that have no slide, so that none is lost: they stand in the notes of the first slide."""
    if not planner.is_for_teachers:
        return
    asked = {slide.block.number for slide in slides if isinstance(slide.block, blocks.QuestionOf)}
    for _, block in plan_questions(planner.of("handout"), TEACHERS):
        if block.number not in asked and block.has_answer:
            yield labelled(planner.labels("answer", n=block.number))
            yield from answer_of(block, planner.labels)
            if block.reason:
                yield Paragraph(block.reason)
            yield from marking_notes(block, planner.labels)
            yield from _extra_notes(block)


def _extra_notes(block: blocks.QuestionOf) -> tuple[ProseBlock, ...]:
    return block.notes.blocks if block.notes else ()


def _answer(block: blocks.QuestionOf, labels: Labels) -> tuple[blocks.QuestionOf, tuple[ProseBlock, ...]]:
    """The answer slide's block and notes. A long answer in words stands in the notes; of it, the slide shows the bold
    words with which its paragraphs begin, if they do."""
    marking = tuple(marking_notes(block, labels))
    if block.reason and not isinstance(block.task, tasks.ChoiceTask | tasks.TruthTask):  # on whose slide it stands
        why = Span(f"{labels('why')} ", bold=True)
        marking = (Paragraph(Inline((why, *block.reason.spans), block.reason.place)), *marking)
    if isinstance(block.task, tasks.AnalysisTask):
        return block, (*answer_of(block, labels), *marking)
    if not isinstance(block.task, tasks.WrittenTask) or block.task.answer is None:
        return block, marking
    answer = block.task.answer.blocks
    if len(words_of(answer)) <= LONGEST_ANSWER:
        return block, marking
    leads = tuple(ListItem(lead) for lead in _leads(answer))
    kept = Prose((ListBlock(leads),)) if len(leads) > 1 else None
    shown = replace(block, task=replace(block.task, answer=kept))
    name = labels("expected") if block.marking.model_answer else labels("model-answer")
    return shown, (labelled(name), *answer, *marking)


def _leads(answer: Iterable[ProseBlock]) -> Iterator[Inline]:
    """The bold beginnings of paragraphs and list items."""
    for block in answer:
        texts = [item.text for item in block.items] if isinstance(block, ListBlock) else []
        texts += [block.text] if isinstance(block, Paragraph) else []
        for text in texts:
            if text.spans and text.spans[0].bold:
                lead = text.spans[0]
                yield Inline((replace(lead, text=lead.text.rstrip(" .:"), bold=False),), text.place)
