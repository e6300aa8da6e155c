"""What is asked of a source, one under the other; on the answer's slide what to expect, if it is short."""

from __future__ import annotations

from sinopack.content.markup import Prose
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.group import members
from sinopack.layout.slides.prose import flattened
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import POINT_STEPS
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan.blocks.tasks import AnalysisTask, AspectTask
from sinopack.plan.question_slides import LONGEST_ANSWER
from sinopack.plan.texts import words_of


def analysis_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The source's name and a paragraph for each aspect."""
    task = asked.block.task
    assert isinstance(task, AnalysisTask)
    stem = asked.task_stem(desk)
    ground = on_ground(asked.surface, desk)
    expected = [aspect.expected for aspect in task.aspects if aspect.expected]
    is_short = len(words_of(block for prose in expected for block in prose.blocks)) <= LONGEST_ANSWER
    told = asked.is_answer and is_short
    if asked.is_answer and not told:
        names = tuple(Piece(f"{aspect.name}   ", bold=True) for aspect in task.aspects)
        paragraphs: list[Parts] = [names, (Piece(asked.labels("answer-in-notes"), colour=asked.surface.quiet),)]
    else:
        paragraphs = [_paragraph(aspect, told, asked, ground) for aspect in task.aspects]
    if asked.block.source and asked.block.source.label not in asked.text.text:
        paragraphs.insert(0, (Piece(asked.block.source.label, bold=True, colour=ground.composer.theme["accent"]),))
    area = desk.grid.area(0, 12, asked.below(stem))
    fitted = fit([paragraphs], Column(area, ground.styles.points, line=None), POINT_STEPS, ground)
    drafts = []
    for member, group in members(fitted.groups):
        key = f"{member.key(asked.key)}-aspects"
        text = desk.stacked(set_texts(group, fitted.column, ground), area, Role.PARAGRAPH, key, None)
        drafts.append(task_draft(asked, member, stem, [text], desk))
    desk.say_split(asked.title, len(drafts), asked.block.place)
    desk.say_shrunk(asked.title, fitted.size, POINT_STEPS[0][0], asked.block.place)
    return drafts


def _paragraph(aspect: AspectTask, told: bool, asked: Asked, desk: Desk) -> Parts:
    """Its name, and a question that leads to it, or what to expect."""
    name = Piece(aspect.name, bold=True)
    if told and aspect.expected:
        return (name, Piece("  "), *_in_one(aspect.expected, desk))
    marks = Piece(f"  ({asked.labels.counted('marks', aspect.marks)})", colour=asked.surface.quiet)
    return (name, *((Piece(f"  {aspect.prompt}"),) if aspect.prompt else ()), marks)


def _in_one(prose: Prose, desk: Desk) -> Parts:
    """A short prose in one paragraph."""
    parts: Parts = ()
    for text, _ in flattened(prose):
        parts = (*parts, *((Piece(" "),) if parts else ()), *desk.pieces(text))
    return parts
