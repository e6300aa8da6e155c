"""The blocks that products are made of: what is said and in what order, never how high it is.

Both products are planned in these same values; the layout has one file for each kind. A block's `key` is derived from
content ids, so that it stays the same when other content moves; `place` is where the author typed it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline, Prose, ProseBlock
from sinopack.content.pictures import PictureFile
from sinopack.problems import Place


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A named stretch of time: a section's or an era's. `number` is the section's printed number, 0 for an era."""

    name: str
    start: float
    end: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chronology:
    """What the time ornaments draw: the eras, and the sections in order (spans without dates are None)."""

    eras: tuple[TimeSpan, ...]
    sections: tuple[TimeSpan | None, ...]

    @property
    def dated(self) -> bool:
        return bool(self.eras) or any(self.sections)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    number: str
    title: str
    dates: str
    destination: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The first page of the handout, and the title slide."""

    course: str
    level: str
    school: str
    author: str
    date: str
    title: Inline
    dates: str
    subtitle: Inline | None
    enquiry: Inline | None
    objectives: tuple[Inline, ...]
    summary: Prose | None
    licence: Inline | None
    contents: tuple[ContentsEntry, ...]
    key: str = "pack"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SectionOpening:
    number: int
    title: Inline
    dates: str
    lead: Inline | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PartOpening:
    """The heading of a part that is not a section: Timeline, People, Questions. `total` is the marks, if it asks for any."""

    title: str
    key: str
    total: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of prose: a paragraph, a subheading, a list, or lines quoted within it."""

    prose: ProseBlock
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    label: str
    text: Prose
    by: Inline | None
    about: Inline | None
    paraphrase: bool
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    title: Inline | None
    text: Prose
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table. `header_rows` is 0 or 1. `alignments` has "left", "centre" or "right" for each column, or is empty."""

    rows: tuple[tuple[Inline, ...], ...]
    header_rows: int
    header_column: bool
    alignments: tuple[str, ...]
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FigureOf:
    picture: PictureFile
    alternative: str
    decorative: bool
    title: Inline | None
    caption: Inline | None
    credit: Inline | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Point:
    text: Inline
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Key points, takeaways or sources: `title` stands over them; `numbered` points carry figures."""

    title: Inline
    points: tuple[Point, ...]
    key: str
    numbered: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EventEntry:
    date: str
    when: HistoricDate
    text: Inline
    section: str
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EraEvents:
    """The events of one era in order. `name` is "" for events outside every era."""

    name: str
    dates: str
    events: tuple[EventEntry, ...]
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TimelineList:
    title: Inline
    eras: tuple[EraEvents, ...]
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    name: str
    native: str
    native_language: str
    dates: str
    born: float | None
    died: float | None
    role: Inline | None
    text: Inline | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class People:
    """`start` and `end` bound every life; `span` is the pack's own years in words and figures, or None."""

    title: Inline
    people: tuple[PersonCard, ...]
    start: float
    end: float
    span: TimeSpan | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TermEntry:
    term: str
    also: str
    meaning: Inline
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    title: Inline
    terms: tuple[TermEntry, ...]
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class QuestionOf:
    """A question; its answer is None in the student's edition. `right` are the right options, counted from 0."""

    number: int
    text: Inline
    kind: str
    marks: int
    lines: int
    options: tuple[Inline, ...]
    right: tuple[int, ...]
    answer: Prose | None
    reason: Inline | None
    source: Quote | None
    key: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Enquiry:
    """The enquiry question and the objectives of a lesson."""

    question: Inline | None
    objectives: tuple[Inline, ...]
    key: str = "enquiry"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    text: Prose
    key: str = "summary"
    place: Place | None = None


HandoutBlock = (
    Masthead | SectionOpening | PartOpening | Text | Quote | Callout | TableOf | FigureOf | Points | TimelineList | People
    | Glossary | QuestionOf
)  # fmt: skip
SlideBlock = (
    Masthead | Enquiry | Summary | SectionOpening | Points | Quote | Callout | TableOf | FigureOf | TimelineList | People
    | Glossary | QuestionOf
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the handout under one heading: `title` runs in the footer."""

    title: str
    number: str
    key: str
    blocks: tuple[HandoutBlock, ...]


@dataclass(frozen=True, slots=True)
class HandoutPlan:
    """`terms` are those that get margin notes; `destinations` what a link can lead to."""

    title: str
    parts: tuple[Part, ...]
    chronology: Chronology
    language: str
    terms: tuple[TermEntry, ...]
    destinations: frozenset[str]


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide, or a group that the layout may split: its block, where it belongs, its notes and its plain title.

    `answer` marks the answer slide of a question. `section` is the printed section number, 0 outside the sections.
    """

    block: SlideBlock
    title: str
    group: str
    footer: str
    section: int = 0
    notes: tuple[ProseBlock, ...] = ()
    answer: bool = False


@dataclass(frozen=True, slots=True)
class DeckPlan:
    title: str
    slides: tuple[SlidePlan, ...]
    chronology: Chronology
    language: str
