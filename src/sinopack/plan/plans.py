"""Whole products as they are planned: their blocks in order, and what the layout is to know of the pack.

Which kinds of block a product may have is said here; the layout has one file for each.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, ProseBlock
from sinopack.plan.blocks import (
    Callout,
    ChartOf,
    Chronology,
    CodeOf,
    Comparison,
    DiagramOf,
    Enquiry,
    Extract,
    FigureOf,
    FormulaOf,
    ForTeacher,
    Glossary,
    KeyEntry,
    Listing,
    Masthead,
    PartOpening,
    People,
    Points,
    QuestionOf,
    Quote,
    SectionOpening,
    SheetHead,
    Summary,
    TableOf,
    TermEntry,
    Text,
    TimelineExcerpt,
    TimelineList,
    WordBank,
)
from sinopack.problems import Place

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
    and is "" of the students'; `kind` says what it is where there is no room for the whole `title`."""

    title: str
    parts: tuple[Part, ...]
    chronology: Chronology
    language: str
    terms: tuple[TermEntry, ...]
    destinations: frozenset[str]
    edition: str = ""
    kind: str = ""


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
