"""Cards of questions: asked on the front, answered on the back.

In: a planner of the pack that students see, and the pack as it was typed, which has the answers. Out: cards, and the
questions that no card can hold, each with the reason. A match is a card for each pair. What needs a picture, a table or
a source has none: that could not be read on a card of a few centimetres, and without it nobody could answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from sinopack.content import model
from sinopack.content.cloze import concealed
from sinopack.content.markup import Inline, ListBlock, Paragraph, Prose, Subheading
from sinopack.content.remarks import SIGN, is_remark
from sinopack.plan.blocks import tasks
from sinopack.plan.card import Card, CardText, Voice
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner, letters, plain
from sinopack.plan.questions import STUDENTS, plan_question
from sinopack.problems import Place

LONGEST_ANSWER = 240
"""Characters of an answer that a card still holds; a question with a longer one is no question for a card."""
LONGEST_FRONT = 400
"""And of all that is asked, with what there is to choose from, to fill in or to put in order."""
_PLAIN = (Paragraph, Subheading, ListBlock)
_LARGE = (model.Labelling, model.Completion, model.Analysis)


class Reason(Enum):
    """Why a question has no card."""

    ANSWER = "answer"
    """It has none, or none in a few plain words."""
    FRONT = "front"
    """There is too much to read before it can be answered."""
    KIND = "kind"
    """It needs a picture or a table."""
    SOURCE = "source"
    """It is about a source."""


class LeftOut(Struct, frozen=True):
    """A question that no card can hold."""

    reason: Reason
    place: Place | None


def plan_question_cards(planner: Planner, answered: model.Pack) -> tuple[list[Card], tuple[LeftOut, ...]]:
    """The cards in the order of the questions, and the questions that have none."""
    keys = Keys(answered)
    typed = {keys[question]: question for question in answered.questions}
    cards: list[Card] = []
    left_out = []
    for number, question in planner.numbered(planner.pack.questions):
        made = list(_cards(number, question, typed.get(planner.key(question)), planner))
        reason = _reason(question, made)
        if reason:
            left_out.append(LeftOut(reason, question.place))
        else:
            cards += made
    return cards, tuple(left_out)


def _reason(question: model.Question, cards: Sequence[Card]) -> Reason | None:
    """Why a question has no card; None where it has."""
    if isinstance(question, _LARGE):
        return Reason.KIND
    if question.source:
        return Reason.SOURCE
    if not cards or not all(0 < _length(card.back) <= LONGEST_ANSWER for card in cards):
        return Reason.ANSWER
    return Reason.FRONT if any(_length(card.front) > LONGEST_FRONT for card in cards) else None


def _length(texts: Sequence[CardText]) -> int:
    return sum(len(text.text.text) for text in texts)


def _cards(number: int, question: model.Question, typed: model.Question | None, planner: Planner) -> Iterator[Card]:
    """The card of a question, or one for each of its pairs. `typed` is the question with its answer."""
    key = planner.key(question)
    if isinstance(typed, model.Matching):
        for index, pair in enumerate(typed.match):
            name = planner.labels("question", n=f"{number}{letters(index).lower()}")
            item, partner = (CardText(text, Voice.STATEMENT) for text in (pair.item, pair.partner))
            yield Card(name, (item,), (partner,), f"{key}-pair-{index + 1}", question.place)
    elif typed:
        block = plan_question(number, question, planner, STUDENTS)
        front = (CardText(_asked(question, block), Voice.STATEMENT), *_to_do(question, block, planner))
        back = tuple(_answer(typed, planner))
        if any(SIGN in text.text.text for text in back):  # answers are for teachers, so that remarks may stand in them
            back = ()
        yield Card(planner.labels("question", n=number), front, back, key, question.place)


def _asked(question: model.Question, block: tasks.QuestionOf) -> Inline:
    """What is asked; of a statement, the statement itself."""
    return question.statement if isinstance(question, model.TrueFalse) else block.text


def _to_do(question: model.Question, block: tasks.QuestionOf, planner: Planner) -> Iterator[CardText]:
    """What stands below it: options, items in the order in which they are printed, a text with gaps."""
    match block.task:
        case tasks.ChoiceTask(options=options):
            for index, option in enumerate(options):
                yield CardText(option, Voice.POINT, letters(index))
        case tasks.TruthTask():
            yield from (CardText(plain(planner.labels(name)), Voice.POINT) for name in ("true", "false"))
        case tasks.OrderTask(items=items):
            yield from (CardText(item, Voice.POINT) for item in items)
        case tasks.GapTask(text=text):
            yield from _prose(concealed(text, planner.labels("blank")))
        case _:
            return


def _answer(question: model.Question, planner: Planner) -> Iterator[CardText]:
    """What is right, and nothing else that is for teachers."""
    match question:
        case model.ChoiceQuestion(options=options):
            for index in question.right_options:
                yield CardText(options[index], Voice.STATEMENT, letters(index))
        case model.TrueFalse(answer=is_true, correction=correction):
            yield CardText(plain(planner.labels("true" if is_true else "false")), Voice.STATEMENT)
            if correction:
                yield CardText(correction, Voice.BODY)
        case model.GapFill(answers=answers):
            yield from _numbered(answers)
        case model.Ordering(order=order):
            yield from _numbered(order)
        case model.OpenQuestion(answer=Prose() as answer) if all(isinstance(each, _PLAIN) for each in answer.blocks):
            yield from _prose(answer)
        case _:
            return


def _numbered(texts: Sequence[Inline]) -> Iterator[CardText]:
    """Several answers in their order; one alone needs no number."""
    if len(texts) == 1:
        yield CardText(texts[0], Voice.STATEMENT)
    else:
        yield from (CardText(text, Voice.POINT, str(number)) for number, text in enumerate(texts, 1))


def _prose(prose: Prose) -> Iterator[CardText]:
    for block in prose.blocks:
        match block:
            case Paragraph(text):
                if not is_remark(text):
                    yield CardText(text, Voice.BODY)
            case Subheading(text=text):
                yield CardText(text, Voice.STRONG)
            case ListBlock(items=items, ordered=ordered, start=start):
                for number, item in enumerate((item for item in items if not is_remark(item.text)), start):
                    yield CardText(item.text, Voice.POINT, str(number) if ordered else "")
                    yield from _prose(Prose(item.children))
            case _:
                raise AssertionError("tables, code and quotations are not for cards")
