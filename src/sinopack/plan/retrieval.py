"""Retrieval practice: a starter of things to recall, and an exit ticket of the pack's own short questions.

In: a planner. Out: plans of slides: what is asked, and for teachers the answers. What is asked is chosen by a digest of
the seed and of each thing's key: the same at every build, and a term that is added moves at most one other out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import zip_longest

from msgspec import Struct

from sinopack.content.cloze import texts_of
from sinopack.content.markup import Inline, ListBlock, ListItem, ProseBlock, Span
from sinopack.plan import blocks
from sinopack.plan.answers import answer_of, labelled
from sinopack.plan.blocks import tasks
from sinopack.plan.planner import Planner, plain
from sinopack.plan.plans import SlidePlan
from sinopack.plan.questions import STUDENTS, TEACHERS, plan_questions
from sinopack.plan.texts import texts_in

MOST_WORDS = 40
"""Words of all questions together, and of all answers: what one slide shows."""
_RECALL, _SHORT = 2, 4
"""The marks of a question to recall at once, and of one to answer in the last minutes: what is worth more takes too
long."""


class Recalled(Struct, frozen=True):
    """Something to ask, and its answer. That of a question is for teachers alone, and so has no say in what is chosen:
    only the words of an answer that is `known` to students too are counted."""

    asked: Inline
    key: str
    answer: Inline
    known: bool = True

    @property
    def words(self) -> tuple[int, int]:
        """Those of the question, and those of the answer that count."""
        return len(self.asked.text.split()), len(self.answer.text.split()) if self.known else 0


def plan_starter(planner: Planner) -> Iterator[SlidePlan]:
    """A few terms, dates and short questions; for teachers their answers on the slide after it."""
    chosen = _starter(planner)
    if not chosen:
        return
    title = planner.labels("starter")
    yield _slide(title, "starter", [(each.key, each.asked) for each in chosen])
    if planner.is_for_teachers:
        answers = [(each.key, each.answer) for each in chosen]
        yield _slide(planner.labels("answers-of", title=title), "starter-answers", answers)


def plan_exit_ticket(planner: Planner) -> Iterator[SlidePlan]:
    """Short questions of the pack; where there are too few, terms and dates that the starter has not asked. For
    teachers the answers are in the notes."""
    started = {each.key for each in _starter(planner)} if "starter" in planner.pack.slides.parts else set()
    rest = (*_terms(planner), *_dates(planner))
    wanted = [*_ranked(_questions(planner, _SHORT), planner), *_ranked(rest, planner)]
    unasked = [each for each in wanted if each.key not in started]
    chosen = _fitting(unasked, planner.pack.products.retrieval.exit_ticket)
    if not chosen:
        return
    notes: tuple[ProseBlock, ...] = ()
    title = planner.labels("exit-ticket")
    if planner.is_for_teachers:
        answers = ListBlock(tuple(ListItem(each.answer) for each in chosen), ordered=True)
        notes = (labelled(planner.labels("answers-of", title=title)), answers)
    yield _slide(title, "exit-ticket", [(each.key, each.asked) for each in chosen], notes)


def _starter(planner: Planner) -> list[Recalled]:
    """What the starter asks, terms, dates and questions in turn, then mixed."""
    kinds = [_ranked(each, planner) for each in (_terms(planner), _dates(planner), _questions(planner, _RECALL))]
    in_turn = [each for several in zip_longest(*kinds) for each in several if each]
    return _ranked(_fitting(in_turn, planner.pack.products.retrieval.questions), planner)


def _slide(title: str, key: str, texts: Sequence[tuple[str, Inline]], notes: tuple[ProseBlock, ...] = ()) -> SlidePlan:
    points = tuple(blocks.Point(text, f"{key}-{name}", text.place) for name, text in texts)
    block = blocks.Points(plain(title), points, key, numbered=True)
    return SlidePlan(block, title, title, title, notes=notes)


def _ranked(candidates: Iterable[Recalled], planner: Planner) -> list[Recalled]:
    seed = planner.pack.products.retrieval.seed
    return sorted(candidates, key=lambda each: sha256(f"{seed}\n{each.key}".encode()).digest())


def _fitting(candidates: Iterable[Recalled], most: int) -> list[Recalled]:
    """The first of the candidates, without those with which there would be more words than a slide shows."""
    chosen: list[Recalled] = []
    asked = answered = 0
    for each in candidates:
        words, answer = each.words
        if len(chosen) < most and asked + words <= MOST_WORDS and answered + answer <= MOST_WORDS:
            chosen.append(each)
            asked, answered = asked + words, answered + answer
    return chosen


def _terms(planner: Planner) -> Iterator[Recalled]:
    for term in planner.shown(planner.pack.terms):
        asked = plain(planner.labels("recall-term", term=term.term))
        yield Recalled(asked, planner.key(term), term.meaning)


def _dates(planner: Planner) -> Iterator[Recalled]:
    """The turning points that the slides show, or every event where there is none."""
    events = list(planner.shown(planner.pack.timeline.events)) if planner.pack.timeline else []
    for event in [event for event in events if event.importance == "high"] or events:
        before, _, after = planner.labels("recall-date", event="\0").partition("\0")
        spans = (Span(before), *event.text.spans, Span(after)) if after else (Span(before), *event.text.spans)
        yield Recalled(Inline(spans, event.text.place), planner.key(event), plain(planner.date(event.date)))


def _questions(planner: Planner, most_marks: int) -> Iterator[Recalled]:
    """The questions that can be asked by themselves, without options or a source, and are worth no more than so many
    marks."""
    wish = TEACHERS if planner.is_for_teachers else STUDENTS
    for _, block in plan_questions(planner, wish):
        is_short = isinstance(block.task, tasks.WrittenTask) and block.marks <= most_marks
        if is_short and block.source is None:
            yield Recalled(block.text, block.key, _answer(block, planner), known=False)


def _answer(block: blocks.QuestionOf, planner: Planner) -> Inline:
    """The answer to a question in words."""
    return _in_one(answer_of(block, planner.labels)) if block.answered else plain("")


_ENDS = tuple(".:;?!…。；：？！")
"""Signs behind which no other is needed."""


def _in_one(prose: Iterable[ProseBlock]) -> Inline:
    """The texts of an answer one after the other, those of several paragraphs or items parted."""
    spans: list[Span] = []
    for text in texts_of(prose, _plain_texts):
        before = spans[-1].text.rstrip()[-1:] if spans else ""
        spans += [Span(" " if before in _ENDS else "; "), *text.spans] if spans else text.spans
    return Inline(tuple(spans))


def _plain_texts(block: ProseBlock) -> Iterator[Inline]:
    return (plain(text) for text in texts_in(block))
