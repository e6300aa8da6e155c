"""Answers in words: what is right, and by what an answer is marked, as prose for notes and lists of answers.

In: a question planned for teachers. Out: prose. `ANSWERS` is the register: one line for each kind of task.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, ProseBlock, Span, Subheading, TableBlock
from sinopack.plan.blocks import tasks
from sinopack.plan.planner import letters, plain
from sinopack.theme import Labels


def answer_of(block: tasks.QuestionOf, labels: Labels) -> Iterator[ProseBlock]:
    """The right answer, as short as it can be said."""
    yield from ANSWERS[type(block.task)](block.task, labels)


def marking_notes(block: tasks.QuestionOf, labels: Labels) -> Iterator[ProseBlock]:
    """What a teacher marks by: notes on wrong options, mark scheme, levels, model answer."""
    marking = block.marking
    if isinstance(block.task, tasks.ChoiceTask) and any(block.task.notes):
        yield labelled(labels("wrong-options"))
        notes = ((letters(number), note) for number, note in enumerate(block.task.notes) if note)
        yield bulleted(_prefixed(f"{letter}. ", note) for letter, note in notes)
    if marking.points:
        yield labelled(labels("mark-scheme"))
        yield ListBlock(tuple(_point(point, labels) for point in marking.points))
    if marking.levels:
        yield labelled(labels("levels"))
        yield bulleted(_level(level) for level in marking.levels)
    if marking.model_answer:
        yield labelled(labels("model-answer"))
        yield from marking.model_answer.blocks


def labelled(text: str) -> Subheading:
    """A line of ours over what follows."""
    return Subheading(Inline((Span(text, bold=True),)), level=2)


def bulleted(texts: Iterable[Inline]) -> ListBlock:
    return ListBlock(tuple(ListItem(text) for text in texts))


def numbered(texts: Iterable[Inline]) -> ListBlock:
    return ListBlock(tuple(ListItem(text) for text in texts), ordered=True)


def worth(text: Inline, marks: int, labels: Labels) -> Inline:
    """A text with its marks behind it."""
    return Inline((*text.spans, Span(f" ({labels.counted('marks', marks)})")), text.place)


def _prefixed(words: str, text: Inline) -> Inline:
    return Inline((Span(words, bold=True), *text.spans), text.place)


def _point(point: tasks.SchemePoint, labels: Labels) -> ListItem:
    text = point.text or plain(labels("any-of", n=point.any))
    children = (ListBlock(tuple(_point(part, labels) for part in point.of)),) if point.of else ()
    return ListItem(worth(text, point.marks, labels), children)


def _level(level: tasks.LevelOf) -> Inline:
    return _prefixed(f"{level.name} ({level.marks}): ", level.descriptor)


def _analysis(task: tasks.AnalysisTask, labels: Labels) -> Iterator[ProseBlock]:
    """What to expect under each aspect."""
    for aspect in task.aspects:
        if aspect.expected:
            yield Paragraph(worth(Inline((Span(aspect.name, bold=True),)), aspect.marks, labels))
            yield from aspect.expected.blocks


def _written(task: tasks.WrittenTask, _labels: Labels) -> Iterator[ProseBlock]:
    yield from task.answer.blocks if task.answer else ()


def _choice(task: tasks.ChoiceTask, _labels: Labels) -> Iterator[ProseBlock]:
    for number in task.right:
        yield Paragraph(_prefixed(f"{letters(number)}. ", task.options[number]))


def _truth(task: tasks.TruthTask, labels: Labels) -> Iterator[ProseBlock]:
    yield Paragraph(plain(labels("true") if task.is_true else labels("false")))
    if task.correction:
        yield Paragraph(task.correction)


def _gaps(task: tasks.GapTask, _labels: Labels) -> Iterator[ProseBlock]:
    """The text with its gaps filled: on the sheet they have no numbers."""
    yield from task.text.blocks


def _order(task: tasks.OrderTask, _labels: Labels) -> Iterator[ProseBlock]:
    placed = sorted(zip(task.places, task.items, strict=True), key=lambda pair: pair[0])
    yield numbered(item for _, item in placed)


def _match(task: tasks.MatchTask, _labels: Labels) -> Iterator[ProseBlock]:
    pairs = zip(task.items, task.partners, strict=True)
    yield bulleted(
        Inline((*item.spans, Span(f" – {letters(partner)}. "), *task.choices[partner].spans), item.place)
        for item, partner in pairs
    )


def _label(task: tasks.LabelTask, _labels: Labels) -> Iterator[ProseBlock]:
    yield numbered(task.names)


def _table(task: tasks.TableTask, _labels: Labels) -> Iterator[ProseBlock]:
    """The table with its cells filled, for the same reason."""
    table = task.table
    rows = tuple(
        tuple(
            _bold(cell) if number < table.header_rows or (table.header_column and not column) else cell
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(table.rows)
    )
    header, rows = (rows[0], rows[1:]) if table.header_rows else ((), rows)
    yield TableBlock(header, rows, table.alignments, table.place)


def _bold(text: Inline) -> Inline:
    return Inline(tuple(replace(span, bold=True) for span in text.spans), text.place)


ANSWERS: dict[type, Callable[[Any, Labels], Iterator[ProseBlock]]] = {
    tasks.WrittenTask: _written,
    tasks.ChoiceTask: _choice,
    tasks.TruthTask: _truth,
    tasks.GapTask: _gaps,
    tasks.OrderTask: _order,
    tasks.MatchTask: _match,
    tasks.LabelTask: _label,
    tasks.TableTask: _table,
    tasks.AnalysisTask: _analysis,
}
