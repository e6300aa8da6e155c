"""What a question's slide and its answer's have in common: the title, the question itself, and last its marks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline, Prose
from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk, body
from sinopack.layout.slides.grid import HANGING_LINE, MARGIN
from sinopack.layout.styles import STATEMENT_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import Alignment, Role, TextBox
from sinopack.plan import blocks
from sinopack.plan.question_blocks import ChoiceTask, WrittenTask
from sinopack.theme import Surface

QUESTION_TOP = 100.0
STEM_ROOM = 190.0
"""The height of a stem on both slides: at most half a slide, so that an answer has room below."""


class Asked(Struct, frozen=True):
    """A question as one of its two slides: its title and key, the colours of what stands on its ground, and whether it
    is the answer's slide."""

    block: blocks.QuestionOf
    title: str
    key: str
    surface: Surface
    is_answer: bool

    @property
    def options(self) -> tuple[Inline, ...]:
        """What there is to choose from."""
        return self.block.task.options if isinstance(self.block.task, ChoiceTask) else ()

    @property
    def right(self) -> tuple[int, ...]:
        return self.block.task.right if isinstance(self.block.task, ChoiceTask) else ()

    @property
    def answer(self) -> Prose | None:
        """An answer in words."""
        return self.block.task.answer if isinstance(self.block.task, WrittenTask) else None

    def stem(self, desk: Desk, height: float, steps: Sequence[Step] = STATEMENT_STEPS) -> SetText:
        """The question, over the whole width and no higher than `height`."""
        style = replace(desk.styles.statement, colour=self.surface.text)
        return desk.fitted(desk.pieces(self.block.text), style, steps, (desk.grid.width, height), self.block.place)


def head(asked: Asked, key: str, title: str, desk: Desk) -> TextBox:
    """“Question 3” on the left. `key` and `title` are those of one slide of a group."""
    colour = desk.composer.theme["accent"] if asked.is_answer else asked.surface.text
    return desk.label_title(title, replace(desk.styles.label, colour=colour), 8, key)


def marks_box(asked: Asked, key: str, desk: Desk) -> TextBox:
    """The marks on the right of the head, read after all else."""
    composer, grid = desk.composer, desk.grid
    regular = replace(desk.styles.label, bold=False, colour=asked.surface.text)
    words = plain(composer.labels.counted("marks", asked.block.marks))
    marks = composer.set(words, regular, grid.span(4), alignment=Alignment.RIGHT)
    at = (grid.x(8), composer.hang(regular, HANGING_LINE))
    return composer.box([marks], at, grid.span(4), Role.LABEL, f"{key}-marks", body(1))


def stem_box(stem: SetText, height: float, key: str, desk: Desk) -> TextBox:
    """The question in a box of that height."""
    area = Rect(MARGIN, QUESTION_TOP, desk.grid.width, height)
    return desk.stacked([stem], area, Role.HEADING_1, f"{key}-question", body(2))
