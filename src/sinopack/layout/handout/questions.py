"""Questions: number, stem, kind and marks in one line; below, what helps, and what is to be done: boxes to tick, lines
to write on, gaps to fill.

Marks stand in one column for adding up; lines run the full width because handwriting needs it. A stem never leaves its
first lines, and a source stands right above its question, and again or by its name where the question goes on over the
page. A question planned with its answer has that in place of the
room for it, and below it what a teacher marks by. `TASKS` is the register: one line for each kind of task.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from sinopack.layout.frame import Frame, FrameItem, enclosed, stack, within
from sinopack.layout.handout.analysis import compose_analysis
from sinopack.layout.handout.answer_space import INDENT, Stem
from sinopack.layout.handout.choosing import compose_choice, compose_truth
from sinopack.layout.handout.continued import continued, source_again
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.extract import compose_elsewhere, compose_extract
from sinopack.layout.handout.filling import compose_gaps, compose_labels, compose_table_task
from sinopack.layout.handout.quotes import compose_source_band
from sinopack.layout.handout.sorting import compose_match, compose_order
from sinopack.layout.handout.support import support_frames
from sinopack.layout.handout.told import told_frames
from sinopack.layout.handout.written import compose_written
from sinopack.layout.inline import plain
from sinopack.page import Alignment, Role
from sinopack.plan import blocks
from sinopack.plan.blocks import tasks

_BETWEEN = 24.0
_MARKS_WIDTH = 64.0

TASKS: dict[type, Callable[[Any, Stem, Desk], list[Frame]]] = {
    tasks.WrittenTask: compose_written,
    tasks.ChoiceTask: compose_choice,
    tasks.TruthTask: compose_truth,
    tasks.GapTask: compose_gaps,
    tasks.OrderTask: compose_order,
    tasks.MatchTask: compose_match,
    tasks.LabelTask: compose_labels,
    tasks.TableTask: compose_table_task,
    tasks.AnalysisTask: compose_analysis,
}


def compose_question(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    """The source it is about, unless the question before has it already; then the question."""
    source = _source(block, desk)
    asked = stack([_stem(block, desk), *support_frames(block.support, block.key, desk)])
    stem = Stem(replace(asked, breaks=(), poor_breaks=(), keep_with_next=True), block.key, block.answered)
    done = TASKS[type(block.task)](block.task, stem, desk)
    frames = [replace(each, full=True) for each in (done if block.answered else _going_on(done, block, desk))]
    if told := told_frames(block, desk):
        frames[-1] = replace(frames[-1], keep_with_next=not frames[-1].breaks)
        frames.extend(replace(each, full=True) for each in told)
    frames[0] = replace(frames[0], recalled=source_again(block, desk))
    if isinstance(block.source, blocks.Extract):
        frames[0] = replace(frames[0], space_before=_BETWEEN)  # also below the notes on its words
    frames = [*source, *frames]
    frames[0] = replace(frames[0], space_before=0.0 if block.number == 1 else _BETWEEN)
    frames[-1] = replace(frames[-1], space_after=_BETWEEN)
    return [replace(frame, place=block.place) for frame in frames]


def _source(block: blocks.QuestionOf, desk: Desk) -> list[Frame]:
    """The source that stands above a question, or where to find it."""
    match block.source:
        case blocks.Quote(key=key) as quote if not block.shares_source:
            own = replace(quote, key=f"{block.key}-{key}")  # it may stand above another question too
            return [replace(compose_source_band(own, desk), full=True)]
        case blocks.Extract(key=key) as extract if not block.shares_source:
            own_extract = replace(extract, key=f"{block.key}-{key}")
            return [replace(frame, keep_with_next=True) for frame in compose_extract(own_extract, desk)]
        case blocks.ExtractElsewhere():
            see = compose_elsewhere(block.source, desk)
            return [replace(enclosed(see, Role.SECTION, f"{block.key}-about"), full=True)]
        case _:
            return []


def _going_on(frames: Sequence[Frame], block: blocks.QuestionOf, desk: Desk) -> Iterator[Frame]:
    """The frames of a question, with what stands above the rest of them on a later page."""
    head = continued(block, desk)
    for number, frame in enumerate(frames):
        may_go_on = not frame.repeated and (frame.breaks or frame.poor_breaks)
        yield replace(frame, repeated=head if may_go_on else frame.repeated, recalled=head if number else None)


def _stem(block: blocks.QuestionOf, desk: Desk) -> Frame:
    """Number, stem, kind and marks on one baseline; on a linear sheet kind and marks below the stem."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.main - INDENT
    stem = composer.set(desk.pieces(block.text), styles.stem, width)
    baseline = stem.lines[0].baseline
    number_style = replace(styles.stem, size=13, colour=desk.colour("accent"))
    number = composer.set(plain(str(block.number)), number_style, INDENT)
    number_at = (0.0, baseline - number.lines[0].baseline)
    items: list[FrameItem] = [
        within(composer.box([number], number_at, INDENT, Role.LABEL, f"{block.key}-number"), Role.HEADING_2, block.key),
        composer.box([stem], (INDENT, 0.0), width, Role.HEADING_2, block.key),
    ]
    said = _worth_below(block, desk, stem.height) if desk.sheet.is_linear else _worth_beside(block, desk, baseline)
    return Frame(max(stem.height, said.height), (*items, *said.items))


def _worth_below(block: blocks.QuestionOf, desk: Desk, y: float) -> Frame:
    """Kind and marks in one line from `y` on, or each in its own."""
    composer, styles = desk.composer, desk.styles
    width = desk.sheet.width - INDENT
    kind, quiet = plain(block.kind), replace(styles.note, colour=desk.colour("quiet"))
    marks = plain(composer.labels.counted("marks", block.marks))
    items: list[FrameItem] = []
    fits = desk.fits_beside((kind, quiet), (marks, styles.marks), width)
    if block.kind:
        text = composer.set(kind, quiet, width)
        if fits:
            items.append(desk.snug(text, (INDENT, y), Role.PARAGRAPH, f"{block.key}-kind"))
        else:
            items.append(composer.box([text], (INDENT, y), width, Role.PARAGRAPH, f"{block.key}-kind"))
            y += text.height
    worth = composer.set(marks, styles.marks, width)
    at = (desk.sheet.width - worth.width, y)
    return Frame(y + worth.height, (*items, desk.snug(worth, at, Role.PARAGRAPH, f"{block.key}-marks")))


def _worth_beside(block: blocks.QuestionOf, desk: Desk, baseline: float) -> Frame:
    """Kind and marks in the margin column, on the stem's baseline."""
    composer, styles, sheet = desk.composer, desk.styles, desk.sheet
    marks = composer.set(
        plain(composer.labels.counted("marks", block.marks)),
        styles.marks,
        _MARKS_WIDTH,
        alignment=Alignment.RIGHT,
    )
    height, room = 0.0, sheet.margin_width - _MARKS_WIDTH
    marks_at = (sheet.width - _MARKS_WIDTH, baseline - marks.lines[0].baseline)
    items: list[FrameItem] = []
    if block.kind:
        kind = composer.set(plain(block.kind), replace(styles.note, colour=desk.colour("quiet")), room)
        top = baseline - kind.lines[0].baseline
        items.append(composer.box([kind], (sheet.margin_x, top), room, Role.PARAGRAPH, f"{block.key}-kind"))
        height = top + kind.height
    items.append(composer.box([marks], marks_at, _MARKS_WIDTH, Role.PARAGRAPH, f"{block.key}-marks"))
    return Frame(height, tuple(items))
