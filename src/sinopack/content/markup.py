"""Inline markup and prose as values: what Markdown text in a pack means once it has been parsed.

A `Prose` is a run of Markdown blocks, an `Inline` one line's worth. Every value keeps the place of its first character.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.problems import Place


class Kind(Enum):
    """What a reference in a link names: `[Comintern](term:comintern)`."""

    TERM = "term"
    PERSON = "person"
    SOURCE = "source"
    SECTION = "section"


class Reference(Struct, frozen=True):
    """A link to something else in the pack."""

    kind: Kind
    id: str
    place: Place


class Span(Struct, frozen=True):
    """Text in one style. `address` is a web or mail address; `reference` a link inside the pack; `language` a BCP 47
    tag where it differs from the pack's. `text` may hold "\\n" for a break that the author asked for.

    Of a `formula` the text is its source in LaTeX; with `display` it stands by itself.

    What students are to write is in a `gap`: spans of one number, from 1, are one. In their edition the gap is one span
    that is `blank`, with room for so many letters and a word for “blank” as its text (see `cloze`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    address: str = ""
    reference: Reference | None = None
    language: str = ""
    formula: bool = False
    display: bool = False
    gap: int = 0
    blank: int = 0


class _Typed(Struct, frozen=True):
    """Two are equal if they say the same, wherever and however that was typed."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in ("place", "marks"))


class Inline(_Typed, frozen=True):
    """Marked-up text within one paragraph."""

    spans: tuple[Span, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)


class Paragraph(Struct, frozen=True):
    text: Inline

    @property
    def is_formula(self) -> bool:
        """Whether it is a formula that stands by itself."""
        return len(self.text.spans) == 1 and self.text.spans[0].display


class Subheading(_Typed, frozen=True):
    """A heading inside a body. `level` 1 is the outermost that a body may use, whatever number of # (`marks`) the
    author typed."""

    text: Inline
    level: int = 1
    marks: int = 1


class ListItem(Struct, frozen=True):
    """An item: its own text, then any list nested in it."""

    text: Inline
    children: tuple[ListBlock, ...] = ()


class ListBlock(Struct, frozen=True):
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


class TableBlock(_Typed, frozen=True):
    """A Markdown table: `header` may be empty; `alignments` holds "left", "centre" or "right" for each column,
    or "auto" where the author said nothing."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[str, ...]
    place: Place | None = None


class QuotedProse(Struct, frozen=True):
    """A Markdown block quotation (lines that start with ">")."""

    paragraphs: tuple[Inline, ...]


class CodeBlock(_Typed, frozen=True):
    """Lines of program code, exactly as typed but for tabs, which are spaces. `language` is the author's word for what
    they are written in; "" if there is none."""

    text: str
    language: str = ""
    place: Place | None = None


ProseBlock = Paragraph | Subheading | ListBlock | TableBlock | QuotedProse | CodeBlock


class Prose(_Typed, frozen=True):
    """Markdown blocks in order."""

    blocks: tuple[ProseBlock, ...]
    place: Place | None = None

    def __bool__(self) -> bool:
        return bool(self.blocks)
