"""The plan of the answer key: for every version of the worksheet its answers at a glance, then each question's answer
with all that it is marked by.

In: a pack and its labels. Out: a plan to lay out as the handout is. One key is for all versions, the one with support
among them, whose numbers are those of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sinopack.content import model
from sinopack.content.cloze import answers_in, answers_in_prose
from sinopack.content.markup import Inline, Paragraph, ProseBlock, Span
from sinopack.plan import blocks
from sinopack.plan.answers import answer_of, marking_notes
from sinopack.plan.blocks import tasks
from sinopack.plan.planner import Planner, letters, plain, planner_for
from sinopack.plan.plans import HandoutPlan, Part
from sinopack.plan.questions import TEACHERS
from sinopack.plan.texts import in_a_row, inlines_in, words_of
from sinopack.plan.worksheet import Asked, plan_sheet_head, set_questions
from sinopack.theme import Labels

_SHORT = 12
"""Words of an answer that is still short."""
_NOTHING = Inline(())


def plan_answer_key(pack: model.Pack, labels: Labels) -> HandoutPlan:
    planner = planner_for(pack, labels, "handout", "teacher")
    versions = pack.products.worksheet.letters
    sheets = {version: set_questions(planner, version, TEACHERS) for version in versions or ("",)}
    first = next(iter(sheets.values()))
    total = sum(block.marks for _, block in first)
    kind = labels("answer-key")
    head = plan_sheet_head(planner, [kind], total=total, note=labels("teachers-edition-note"))
    parts = [Part("", "", "masthead", (head,))]
    if versions:
        parts += [_glance(version, asked, planner) for version, asked in sheets.items()]
    entries = tuple(_entries(sheets, planner))
    if versions:
        opening = blocks.PartOpening(kind, "answers", minor=True)
        parts.append(Part("", "", "answers", (opening, _letters_as(versions[0], labels), *entries)))
    else:
        parts.append(Part("", "", "answers", entries))
    return HandoutPlan(
        title=" – ".join((kind, planner.running_title)),
        kind=kind,
        parts=tuple(parts),
        chronology=planner.chronology,
        language=pack.pack.language,
        terms=(),
        destinations=frozenset(),
    )


def _letters_as(version: str, labels: Labels) -> blocks.Text:
    """Of which version the letters and places in the answers are."""
    said = labels("letters-as", version=labels("version", letter=version.upper()))
    return blocks.Text(Paragraph(plain(said)), "answers-letters")


def _glance(version: str, asked: Sequence[Asked], planner: Planner) -> Part:
    """A version's answers in a table: number, answer, marks."""
    labels = planner.labels
    title = labels.between("number-of").join((labels("version", letter=version.upper()), labels("at-a-glance")))
    key = f"glance-{version}"
    heads = tuple(plain(labels(name)) for name in ("asked", "right-answers", "worth"))
    rows = [(plain(str(block.number)), short_answer(block, labels), plain(str(block.marks))) for _, block in asked]
    total = sum(block.marks for _, block in asked)
    sum_row = (plain(""), plain(labels("total")), plain(str(total)))
    table = blocks.TableOf((heads, *rows, sum_row), 1, False, ("right", "left", "right"), None, None, f"{key}-table")
    return Part(title, "", key, (blocks.PartOpening(title, key, minor=True), table))


def _entries(sheets: dict[str, list[Asked]], planner: Planner) -> Iterator[blocks.KeyEntry]:
    """Each question with its numbers in all versions, in the order of the first."""
    labels = planner.labels
    numbers: dict[str, list[str]] = {}
    for version, asked in sheets.items():
        for _, block in asked:
            numbers.setdefault(block.key, []).append(f"{version.upper()}{block.number}")
    for _, block in next(iter(sheets.values())):
        answer = tuple(_answer(block, labels))
        yield blocks.KeyEntry(
            "  ".join(numbers[block.key]), block.text, block.marks, answer, f"{block.key}-key", block.place
        )


def _answer(block: blocks.QuestionOf, labels: Labels) -> Iterator[ProseBlock]:
    """The answer, the reason, and what it is marked by."""
    if not block.has_answer:
        yield Paragraph(plain(labels("no-answer")))
    else:
        yield from answer_of(block, labels)
    if block.reason:
        yield Paragraph(block.reason)
    yield from marking_notes(block, labels)
    yield from block.notes.blocks if block.notes else ()


def short_answer(block: blocks.QuestionOf, labels: Labels) -> Inline:
    """The answer in so few words that it stands in a row of a table; for a longer one, where it stands."""
    said = SHORT[type(block.task)](block.task, labels) if block.has_answer else None
    return said or plain(labels("see-below"))


def _written(task: tasks.WrittenTask, _labels: Labels) -> Inline:
    prose = task.answer.blocks if task.answer else ()
    return in_a_row(inlines_in(prose), " ") if len(words_of(prose)) <= _SHORT else _NOTHING


def _choice(task: tasks.ChoiceTask, labels: Labels) -> Inline:
    return plain(labels.between("enumerated").join(letters(number) for number in task.right))


def _truth(task: tasks.TruthTask, labels: Labels) -> Inline:
    return plain(labels("true") if task.is_true else labels("false"))


def _gaps(task: tasks.GapTask, labels: Labels) -> Inline:
    return in_a_row(answers_in_prose(task.text), labels.between("listed"))


def _order(task: tasks.OrderTask, labels: Labels) -> Inline:
    return plain(labels.between("enumerated").join(map(str, task.places)))


def _match(task: tasks.MatchTask, labels: Labels) -> Inline:
    return plain(labels.between("enumerated").join(letters(partner) for partner in task.partners))


def _label(task: tasks.LabelTask, labels: Labels) -> Inline:
    """Each name behind its number on the picture."""
    if len(task.names) == 1:
        return task.names[0]
    names = (Inline((Span(f"{number}\u00a0"), *name.spans)) for number, name in enumerate(task.names, 1))
    return in_a_row(names, labels.between("listed"))


def _table(task: tasks.TableTask, labels: Labels) -> Inline:
    """What belongs in the cells, row by row; which is in which is to be seen below."""
    answers = (answer for row in task.table.rows for cell in row for answer in answers_in(cell))
    return in_a_row(answers, labels.between("listed"))


def _nothing_short(_task: tasks.AnalysisTask, _labels: Labels) -> Inline:
    return _NOTHING


SHORT: dict[type, Callable[[Any, Labels], Inline]] = {
    tasks.WrittenTask: _written,
    tasks.ChoiceTask: _choice,
    tasks.TruthTask: _truth,
    tasks.GapTask: _gaps,
    tasks.OrderTask: _order,
    tasks.MatchTask: _match,
    tasks.LabelTask: _label,
    tasks.TableTask: _table,
    tasks.AnalysisTask: _nothing_short,
}
"""How the answer to each kind of task is said in a row of a table; nothing where it is too long."""
