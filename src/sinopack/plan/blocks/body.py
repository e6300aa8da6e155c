"""What stands in the body of a section: prose, notes, comparisons, longer sources, key points."""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, Prose, ProseBlock
from sinopack.problems import Place


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
