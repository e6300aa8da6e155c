"""What opens a product, a part or a section: titles and what stands under them."""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, Prose
from sinopack.plan.blocks.time import EventEntry
from sinopack.problems import Place


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
