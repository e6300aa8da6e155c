"""Inline markup and prose as values: what Markdown text in a pack means once it has been parsed.

A `Prose` is a run of Markdown blocks, an `Inline` one line's worth. Every value keeps the place of its first character.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sinopack.problems import Place


class Kind(Enum):
    """What a reference in a link names: `[Comintern](term:comintern)`."""

    TERM = "term"
    PERSON = "person"
    SOURCE = "source"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to something else in the pack."""

    kind: Kind
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style. `address` is a web or mail address; `reference` a link inside the pack; `language` a BCP 47
    tag where it differs from the pack's. `text` may hold "\\n" for a break that the author asked for."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    address: str = ""
    reference: Reference | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """Marked-up text within one paragraph."""

    spans: tuple[Span, ...]
    place: Place | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Inline


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a body. `level` 1 is the outermost that a body may use, whatever number of # (`marks`) the
    author typed."""

    text: Inline
    level: int = 1
    marks: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: its own text, then any list nested in it."""

    text: Inline
    children: tuple[ListBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A Markdown table: `header` may be empty; `alignments` holds "left", "centre" or "right" for each column."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[str, ...]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class QuotedProse:
    """A Markdown block quotation (lines that start with ">")."""

    paragraphs: tuple[Inline, ...]


ProseBlock = Paragraph | Subheading | ListBlock | TableBlock | QuotedProse


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown blocks in order."""

    blocks: tuple[ProseBlock, ...]
    place: Place | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        return bool(self.blocks)
