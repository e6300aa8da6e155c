"""What a question's slide and its answer's have in common: the title, the question itself, and last its marks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline, Prose, Span
from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.grid import HANGING_LINE, MARGIN
from sinopack.layout.slides.group import Member
from sinopack.layout.styles import STATEMENT_STEPS, Step, slide_styles
from sinopack.layout.text import SetText
from sinopack.page import Alignment, Connector, Item, Role, Stroke, TextBox
from sinopack.plan import blocks
from sinopack.plan.blocks.tasks import ChoiceTask, TruthTask, WrittenTask
from sinopack.theme import Labels, Surface

QUESTION_TOP = 100.0
STEM_ROOM = 190.0
"""The height of a stem on both slides: at most half a slide, so that an answer has room below."""
TASK_STEM_ROOM = 110.0
_BELOW_STEM = 36.0


class Asked(Struct, frozen=True):
    """A question as one of its two slides: its title and key, the colours of what stands on its ground, whether it is
    the answer's slide, and the words for what sinopack says itself."""

    block: blocks.QuestionOf
    title: str
    key: str
    surface: Surface
    is_answer: bool
    labels: Labels

    @property
    def text(self) -> Inline:
        """What is asked; a statement that is true or false stands with it."""
        task, text = self.block.task, self.block.text
        if not isinstance(task, TruthTask) or task.asked_by_itself:
            return text
        return Inline((*text.spans, Span("\n"), *task.statement.spans), text.place)

    @property
    def options(self) -> tuple[Inline, ...]:
        """What there is to choose from."""
        match self.block.task:
            case ChoiceTask(options=options):
                return options
            case TruthTask():
                return tuple(Inline((Span(self.labels(name)),)) for name in ("true", "false"))
            case _:
                return ()

    @property
    def is_lettered(self) -> bool:
        """Whether the options have letters."""
        return isinstance(self.block.task, ChoiceTask)

    @property
    def right(self) -> tuple[int, ...]:
        """The right options, counted from 0."""
        match self.block.task:
            case ChoiceTask(right=right):
                return right
            case TruthTask(is_true=bool() as is_true):
                return (0,) if is_true else (1,)
            case _:
                return ()

    @property
    def reasons(self) -> tuple[tuple[str, Inline], ...]:
        """What is said below the right option, each with the word that stands before it."""
        task, found = self.block.task, []
        if isinstance(task, TruthTask) and task.correction:
            found.append((self.labels("correction"), task.correction))
        if self.block.reason:
            found.append((self.labels("why"), self.block.reason))
        return tuple(found)

    @property
    def answer(self) -> Prose | None:
        """An answer in words."""
        return self.block.task.answer if isinstance(self.block.task, WrittenTask) else None

    def stem(self, desk: Desk, height: float, steps: Sequence[Step] = STATEMENT_STEPS) -> SetText:
        """The question, over the whole width and no higher than `height`."""
        style = replace(desk.styles.statement, colour=self.surface.text)
        return desk.fitted(desk.pieces(self.text), style, steps, (desk.grid.width, height), self.block.place)

    def task_stem(self, desk: Desk, steps: Sequence[Step] = STATEMENT_STEPS[3:]) -> SetText:
        """The question, small enough to leave room for a task below it."""
        return self.stem(desk, TASK_STEM_ROOM, steps)

    def below(self, stem: SetText) -> float:
        """Where what stands below a question begins. A higher stem is the author's problem already."""
        return QUESTION_TOP + min(stem.height, TASK_STEM_ROOM) + _BELOW_STEM


def task_draft(asked: Asked, member: Member, stem: SetText, content: Sequence[Item], desk: Desk) -> Draft:
    """One slide of a question with a task below it, or of its answer: a rule between the two."""
    key = member.key(asked.key)
    y = asked.below(stem) - _BELOW_STEM / 2
    theme = desk.composer.theme
    stroke = Stroke(theme["accent"], 1.5) if asked.is_answer else Stroke(asked.surface.quiet, 1.0)
    items = (
        head(asked, key, member.name(asked.title, asked.labels), desk),
        stem_box(stem, stem.height + 6.0, key, desk),
        Connector(MARGIN, y, desk.grid.right, y, stroke, f"{key}-split"),
        *content,
        marks_box(asked, key, desk),
    )
    if asked.is_answer:
        return Draft("Answer", key, items)
    return Draft("Question", key, items, "question", strip=False)


def on_ground(surface: Surface, desk: Desk) -> Desk:
    """The desk for what stands on another ground: its text, its marks and its rules in the colours for that."""
    composer = desk.composer
    inks = {"ink": surface.text, "accent": surface.accent, "quiet": surface.quiet, "hair": surface.quiet}
    theme = replace(composer.theme, colours={**composer.theme.colours, **inks})
    return replace(desk, composer=replace(composer, theme=theme), styles=slide_styles(theme))


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
