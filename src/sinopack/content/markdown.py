"""Markdown text into prose and inline markup.

In: text, and a function from an offset in it to its place. Out: `Prose` or `Inline`, and the faults found: constructs
that a pack does not have, each with its offsets and with what to type instead.

CommonMark 0.31 with tables, by markdown-it-py, without reference definitions and indented code; text that holds no
Markdown character does not load the parser. Formulas in LaTeX stand between dollar signs (`dollars` tells them from
money), gaps for students to fill in between two equals signs each (`markdown_gaps`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct, field

from sinopack.content.languages import is_unspaced
from sinopack.content.markup import Inline, Paragraph, Prose, Reference, Span
from sinopack.problems import Place, Severity

PlaceAt = Callable[[int], "Place | None"]

_INLINE_MARK = re.compile(r"[*_`\[\]<\\&]|==|://|\$[^ \n$][^$\n]*\$|\$\$|(?<! ) {2,}\n")
_BLOCK_MARK = re.compile(
    r"[*_`\[\]<\\&|#>~]|==|://|\$[^ \n$][^$\n]*\$|\$\$|(?<! ) {2,}\n|^[ \t]*(?:[-+=]|\d+[.)])", re.MULTILINE
)
_BLOCK_START = re.compile(r"^[ \t]*(?:[-+*]|\d{1,3}[.)]|#{1,6}|>|\|)[ \t]", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*(?:\n|$)))*")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


class Fault(Struct, frozen=True):
    """Characters `start` to `stop` of the text are not possible, or, as a notice, not well. `better` replaces just
    these, where it is not None."""

    start: int
    stop: int
    message: str
    advice: str = ""
    better: str | None = None
    severity: Severity = Severity.ERROR


class Found(Struct, frozen=True):
    """A reference, and where its target (`term:comintern`) stands in the text."""

    reference: Reference
    start: int
    stop: int


class FoundLink(Struct, frozen=True):
    """A link's text, where it leads (an address, or `term:comintern`), and where in the text the link begins."""

    text: str
    target: str
    start: int


class Remarks(Struct):
    """What reading a text found beside the text."""

    faults: list[Fault] = field(default_factory=list)
    references: list[Found] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)


def nowhere(_offset: int) -> None:
    """Places of text that was not typed in a file."""


def read_prose(text: str, place_at: PlaceAt = nowhere, language: str = "en") -> tuple[Prose, Remarks]:
    """Markdown blocks. `language` is the pack's: spans in another script say which language they are."""
    if _BLOCK_MARK.search(text):
        from sinopack.content.markdown_blocks import BlockReader

        reader = BlockReader(text, place_at, language)
        blocks = reader.read()
        return Prose(blocks, place_at(0)), reader.remarks
    paragraphs = tuple(
        Paragraph(_plain(found[0], place_at(found.start()), language)) for found in _PARAGRAPH.finditer(text)
    )
    return Prose(paragraphs, place_at(0) if paragraphs else None), Remarks()


def read_inline(text: str, place_at: PlaceAt = nowhere, language: str = "en") -> tuple[Inline, Remarks]:
    """Marked-up text within one paragraph: a list, a heading or a second paragraph in it is a fault."""
    faults = _not_one_paragraph(text) if "\n" in text.strip() else []
    if faults or not _INLINE_MARK.search(text):
        return _plain(text.strip(), place_at(0), language), Remarks(faults)
    from sinopack.content.markdown_inline import InlineReader, parser

    reader = InlineReader(place_at, language)
    before = len(text) - len(text.lstrip())
    (token,) = parser().parseInline(text.strip())
    return reader.read(token, lambda offset: offset + before), reader.remarks


def fold(text: str) -> str:
    """Text typed over several lines as one line. Lines are joined by a space, and by nothing between Han characters."""

    def joint(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return "" if before and after and is_unspaced(before) and is_unspaced(after) else " "

    return _BREAK.sub(joint, text) if "\n" in text else text


def _plain(text: str, place: Place | None, language: str) -> Inline:
    from sinopack.content.languages import by_language

    text = fold(text.strip())
    return Inline(tuple(Span(piece, language=tag) for piece, tag in by_language(text, language) if piece), place)


def _not_one_paragraph(text: str) -> list[Fault]:
    listed = _BLOCK_START.search(text)
    if listed:
        return [
            Fault(
                listed.start(),
                listed.end(),
                "Only one paragraph fits here: no list, heading, quotation or table.",
                "Write it as a sentence, or move it into the `body` of a section.",
            )
        ]
    gap = re.search(r"\S[ \t]*\n[ \t]*\n\s*(?=\S)", text)
    if gap:
        return [
            Fault(gap.end(), gap.end() + 1, "Only one paragraph fits here, and this begins a second one.",
                  "Join them, or move the text into the `body` of a section.")
        ]  # fmt: skip
    return []
