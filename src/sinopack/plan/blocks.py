"""The blocks that products are made of: what is said and in what order, never how high it is.

Both products are planned in these same values; the layout has one file for each kind. A block's `key` is derived from
content ids, so that it stays the same when other content moves; `place` is where the author typed it.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline, Prose, ProseBlock
from sinopack.plan.question_blocks import QuestionOf as QuestionOf
from sinopack.plan.shared_blocks import ExtractElsewhere as ExtractElsewhere
from sinopack.plan.shared_blocks import FigureOf as FigureOf
from sinopack.plan.shared_blocks import PinOf as PinOf
from sinopack.plan.shared_blocks import Quote as Quote
from sinopack.plan.shared_blocks import TableOf as TableOf
from sinopack.problems import Place


class TimeSpan(Struct, frozen=True):
    """A named stretch of time: a section's or an era's. `number` is the section's printed number, 0 for an era."""

    name: str
    start: float
    end: float
    number: int = 0


class Chronology(Struct, frozen=True):
    """What the time ornaments draw: the eras, and the sections in order (spans without dates are None)."""

    eras: tuple[TimeSpan, ...]
    sections: tuple[TimeSpan | None, ...]


class EventEntry(Struct, frozen=True):
    """An event. `section` is where a link to its section leads and `number` that section's, "" and 0 where it has none
    here; `category` counts the timeline's categories from 1, 0 is none; `importance` is "high", "normal" or "low"."""

    date: str
    when: HistoricDate
    text: Inline
    section: str
    key: str
    place: Place | None = None
    detail: Inline | None = None
    number: int = 0
    category: int = 0
    importance: str = "normal"


class ContentsEntry(Struct, frozen=True):
    number: str
    title: str
    dates: str
    destination: str


class Masthead(Struct, frozen=True):
    """The first page of the handout, and the title slide. `events` are those of the timeline, in order."""

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
    events: tuple[EventEntry, ...] = ()
    is_for_teachers: bool = False


class SectionOpening(Struct, frozen=True):
    number: int
    title: Inline
    dates: str
    lead: Inline | None
    key: str
    place: Place | None = None


class PartOpening(Struct, frozen=True):
    """The heading of a part that is not a section, such as People. `total` is the marks, if the part asks for any. One
    that is `minor` is apparatus: it takes no more room than it needs."""

    title: str
    key: str
    total: int = 0
    minor: bool = False


class Text(Struct, frozen=True):
    """A piece of prose: a paragraph, a subheading, a list, or lines quoted within it."""

    prose: ProseBlock
    key: str
    place: Place | None = None


class ForTeacher(Struct, frozen=True):
    """Notes or remarks for the teacher."""

    text: Prose
    key: str
    place: Place | None = None


class Callout(Struct, frozen=True):
    title: Inline | None
    text: Prose
    key: str
    place: Place | None = None


class SeriesOf(Struct, frozen=True):
    """A row of numbers under one name; None is a gap."""

    name: str
    values: tuple[float | None, ...]


class ChartOf(Struct, frozen=True):
    """A chart: `kind` is column, bar, line, area, pie or doughnut. `corner` says what the categories are, `axis` what
    the numbers are, `unit` what they are counted in; `before` and `after` stand with every number ("$", "%"), which has
    at most `decimals` decimals. Without an `alternative` one is made from the numbers."""

    kind: str
    corner: str
    categories: tuple[str, ...]
    series: tuple[SeriesOf, ...]
    axis: str
    unit: str
    before: str
    after: str
    decimals: int
    stacked: bool
    title: Inline | None
    caption: Inline | None
    alternative: str
    key: str
    place: Place | None = None


class SideOf(Struct, frozen=True):
    """One side of a comparison; it has points where nothing is compared aspect by aspect."""

    name: Inline
    points: tuple[Inline, ...] = ()


class AspectOf(Struct, frozen=True):
    """What the sides are compared in: of each a text, or several points."""

    name: Inline
    cells: tuple[tuple[Inline, ...], ...]


class Comparison(Struct, frozen=True):
    """Two or three sides, with aspects or each with its points."""

    sides: tuple[SideOf, ...]
    aspects: tuple[AspectOf, ...]
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class GlossOf(Struct, frozen=True):
    word: str
    meaning: Inline


class Extract(Struct, frozen=True):
    """A longer source. `remark` says that it is a paraphrase, if it is one; `origin` is what it is taken from, as the
    list of sources has it, and leads there."""

    label: str
    text: Prose
    by: Inline | None
    remark: Inline | None
    about: Inline | None
    origin: Inline | None
    words: tuple[GlossOf, ...]
    key: str
    place: Place | None = None


class DiagramBox(Struct, frozen=True):
    text: Inline
    detail: Inline | None = None
    dates: str = ""


class DiagramArrow(Struct, frozen=True):
    """An arrow from one box to another, by their numbers, with what is said of it."""

    start: int
    end: int
    label: Inline | None = None


class DiagramOf(Struct, frozen=True):
    """Boxes and arrows. `kind` is "causes", "sequence" or "cycle"; `alternative` says what they show, and `sentences`
    say the same one by one."""

    kind: str
    boxes: tuple[DiagramBox, ...]
    arrows: tuple[DiagramArrow, ...]
    alternative: str
    sentences: tuple[str, ...]
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class FormulaOf(Struct, frozen=True):
    """A formula by itself. `alternative` is what is read aloud: the author's words, or its source."""

    formula: Inline
    alternative: str
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class CodeOf(Struct, frozen=True):
    """Program code; with `numbered` its lines carry figures."""

    text: str
    language: str
    numbered: bool
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class Point(Struct, frozen=True):
    text: Inline
    key: str
    place: Place | None = None


class Points(Struct, frozen=True):
    """Key points, takeaways or sources: `title` stands over them; `numbered` points carry figures."""

    title: Inline
    points: tuple[Point, ...]
    key: str
    numbered: bool = False
    place: Place | None = None


class Listing(Struct, frozen=True):
    """Takeaways or sources of the handout, which stand under the heading of a part of their own."""

    points: tuple[Point, ...]
    key: str
    numbered: bool = False
    place: Place | None = None


class EraEvents(Struct, frozen=True):
    """The events of one era in order. `number` counts the eras from 1; it is 0, and `name` "", for events outside
    every era."""

    name: str
    dates: str
    events: tuple[EventEntry, ...]
    key: str
    place: Place | None = None
    number: int = 0


class TimelineList(Struct, frozen=True):
    """The events by eras. `categories` are the words for all of the pack's, whether or not an event here is of one;
    `scale` is "auto", "proportional", "even" or "broken"."""

    title: Inline
    eras: tuple[EraEvents, ...]
    key: str
    place: Place | None = None
    categories: tuple[str, ...] = ()
    scale: str = "auto"


class TimelineExcerpt(Struct, frozen=True):
    """A section's own part of the timeline: its events, and its years if it has any. `section` is its printed number;
    `categories` and `scale` are those of the timeline."""

    title: Inline
    events: tuple[EventEntry, ...]
    section: int
    span: TimeSpan | None
    key: str
    place: Place | None = None
    categories: tuple[str, ...] = ()
    scale: str = "auto"


class PersonCard(Struct, frozen=True):
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


class People(Struct, frozen=True):
    """`start` and `end` bound every life; `span` is the pack's own years in words and figures, or None."""

    title: Inline
    people: tuple[PersonCard, ...]
    start: float
    end: float
    span: TimeSpan | None
    key: str
    place: Place | None = None


class TermEntry(Struct, frozen=True):
    term: str
    also: str
    meaning: Inline
    key: str
    place: Place | None = None


class Glossary(Struct, frozen=True):
    title: Inline
    terms: tuple[TermEntry, ...]
    key: str
    place: Place | None = None


class SheetHead(Struct, frozen=True):
    """The head of a sheet that stands by itself: `kind` says what it is (“Worksheet”, “Version B”), `note` what else is
    to be known of it; with `names` it has lines for name, class and date, with a `total` room for the marks."""

    kind: tuple[str, ...]
    title: Inline
    dates: str
    course: str
    level: str
    names: bool = True
    total: int = 0
    note: str = ""
    key: str = "pack"
    place: Place | None = None


class WordBank(Struct, frozen=True):
    """Words to choose from, in the order in which they are printed."""

    title: str
    words: tuple[Inline, ...]
    key: str
    place: Place | None = None


class KeyEntry(Struct, frozen=True):
    """What an answer key says of a question: its number, what is asked, and its answer with all that it is marked
    by."""

    number: str
    text: Inline
    marks: int
    answer: tuple[ProseBlock, ...]
    key: str
    place: Place | None = None


class Enquiry(Struct, frozen=True):
    """The enquiry question and the objectives of a lesson."""

    question: Inline | None
    objectives: tuple[Inline, ...]
    key: str = "enquiry"
    place: Place | None = None


class Summary(Struct, frozen=True):
    text: Prose
    key: str = "summary"
    place: Place | None = None


HandoutBlock = (
    Masthead
    | SectionOpening
    | PartOpening
    | Text
    | ForTeacher
    | Quote
    | Callout
    | TableOf
    | Comparison
    | Extract
    | FigureOf
    | ChartOf
    | DiagramOf
    | FormulaOf
    | CodeOf
    | Points
    | Listing
    | TimelineList
    | People
    | Glossary
    | QuestionOf
    | SheetHead
    | WordBank
    | KeyEntry
)
SlideBlock = (
    Masthead
    | Enquiry
    | Summary
    | SectionOpening
    | Points
    | Quote
    | Callout
    | TableOf
    | Comparison
    | Extract
    | FigureOf
    | ChartOf
    | DiagramOf
    | FormulaOf
    | CodeOf
    | TimelineList
    | TimelineExcerpt
    | People
    | Glossary
    | QuestionOf
)


class Part(Struct, frozen=True):
    """A stretch of the handout under one heading: `title` runs in the footer."""

    title: str
    number: str
    key: str
    blocks: tuple[HandoutBlock, ...]


class HandoutPlan(Struct, frozen=True):
    """`terms` are those that get margin notes; `destinations` what a link can lead to; `edition` names the teacher's,
    and is "" of the students'."""

    title: str
    parts: tuple[Part, ...]
    chronology: Chronology
    language: str
    terms: tuple[TermEntry, ...]
    destinations: frozenset[str]
    edition: str = ""


class SlidePlan(Struct, frozen=True):
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


class DeckPlan(Struct, frozen=True):
    title: str
    slides: tuple[SlidePlan, ...]
    chronology: Chronology
    language: str


class PosterPlan(Struct, frozen=True):
    """The timeline on a page of its own. `makers` says for whom the pack is and who made it; `running` is its title and
    dates in one line."""

    title: Inline
    dates: str
    running: str
    timeline: TimelineList
    chronology: Chronology
    makers: tuple[str, ...] = ()
    licence: Inline | None = None
    place: Place | None = None
