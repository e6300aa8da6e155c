"""Questions as products set them: what is asked, the task (one kind of value for each kind of question), what it is
worth, and for teachers what its answer is marked by.

In an edition for students every answer is None or (): the tasks hold what is printed for them and nothing else. What is
shuffled is in the order in which it is printed; the right one is told by numbers, which students' editions lack.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, Prose
from sinopack.plan.blocks.body import Extract
from sinopack.plan.blocks.shown import ExtractElsewhere, FigureOf, Quote, TableOf
from sinopack.problems import Place


class WrittenTask(Struct, frozen=True):
    """An answer in words, on ruled lines."""

    lines: int
    answer: Prose | None = None


class ChoiceTask(Struct, frozen=True):
    """Options to choose from, and maybe lines to give reasons on. `right` are the right ones, counted from 0; `notes`
    say of the wrong ones why they are wrong, as far as the author does."""

    options: tuple[Inline, ...]
    right: tuple[int, ...] = ()
    notes: tuple[Inline | None, ...] = ()
    lines: int = 0


class TruthTask(Struct, frozen=True):
    """A statement that is true or false, with lines for what would be right. `asked_by_itself` says that the statement
    is the question, so it is not set again below it."""

    statement: Inline
    asked_by_itself: bool
    lines: int
    is_true: bool | None = None
    correction: Inline | None = None


class GapTask(Struct, frozen=True):
    """Paragraphs and lists with gaps: blank in students' editions, filled in teachers'."""

    text: Prose


class OrderTask(Struct, frozen=True):
    """Items to number. `places` are their right places, from 1, in the order in which they are printed."""

    items: tuple[Inline, ...]
    places: tuple[int, ...] = ()


class MatchTask(Struct, frozen=True):
    """Items and what may belong to them; `partners` has for each item the number of its partner, from 0."""

    items: tuple[Inline, ...]
    choices: tuple[Inline, ...]
    partners: tuple[int, ...] = ()


class LabelTask(Struct, frozen=True):
    """A picture with numbered places to name; `names` are theirs, in order. The figure's pins have no words."""

    figure: FigureOf
    names: tuple[Inline, ...] = ()


class TableTask(Struct, frozen=True):
    """A table with gaps: blank in students' editions, filled in teachers'. The longest answer has so many letters."""

    table: TableOf
    longest: int


class AspectTask(Struct, frozen=True):
    """One thing that is asked of a source: its name, a question that leads to it, and what to expect."""

    name: str
    prompt: str
    marks: int
    lines: int
    key: str
    expected: Prose | None = None


class AnalysisTask(Struct, frozen=True):
    """What is asked of the source that the question is about."""

    aspects: tuple[AspectTask, ...]


Task = WrittenTask | ChoiceTask | TruthTask | GapTask | OrderTask | MatchTask | LabelTask | TableTask | AnalysisTask
"""What a learner does: each product has a register with a line for each."""


class SchemePoint(Struct, frozen=True):
    """What earns marks: a point, or any so many of several points."""

    text: Inline | None
    marks: int
    any: int = 0
    of: tuple[SchemePoint, ...] = ()


class LevelOf(Struct, frozen=True):
    """A level of an extended answer: its name, its marks (“10–12”), and what an answer at it does."""

    name: str
    marks: str
    descriptor: Inline


class Marking(Struct, frozen=True):
    """By what an answer in words is marked, for teachers; the highest level stands first."""

    points: tuple[SchemePoint, ...] = ()
    levels: tuple[LevelOf, ...] = ()
    model_answer: Prose | None = None


class Support(Struct, frozen=True):
    """What helps with an answer: a word bank, shuffled; words to use; beginnings of sentences."""

    bank: tuple[Inline, ...] = ()
    words: tuple[str, ...] = ()
    starters: tuple[Inline, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.bank or self.words or self.starters)


class QuestionOf(Struct, frozen=True):
    """A question. `answered` says that this is for teachers, and the task holds its answer, if it has one; `reason`
    says why that is right, and `notes` what else there is to tell teachers. Decks and worksheets show the whole of an
    extract that a question is about; a handout says where to find it. With `shares_source` the question right before
    is about the same source."""

    number: int
    text: Inline
    kind: str
    marks: int
    task: Task
    source: Quote | Extract | ExtractElsewhere | None
    key: str
    place: Place | None = None
    support: Support = Support()
    answered: bool = False
    reason: Inline | None = None
    shares_source: bool = False
    marking: Marking = Marking()
    notes: Prose | None = None

    @property
    def has_answer(self) -> bool:
        """Whether there is anything to say on an answer's slide or in a key."""
        return self.answered and (_tells(self.task) or self.marking != Marking())


def _tells(task: Task) -> bool:
    """Whether a task says what is right."""
    match task:
        case WrittenTask(answer=answer):
            return answer is not None
        case ChoiceTask(right=right):
            return bool(right)
        case AnalysisTask(aspects=aspects):
            return any(aspect.expected for aspect in aspects)
        case _:
            return True
