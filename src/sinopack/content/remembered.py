"""Marked-up texts that were read in an earlier build.

In: a text and how to read it. Out: what it says, and the remarks on it. It is read once, with offsets where places go;
each time it is used, the places of today are put there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sinopack.content.findings import current
from sinopack.content.markdown import PlaceAt, Remarks
from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Reference,
    Span,
    Subheading,
    TableBlock,
)
from sinopack.problems import Place, SourceFile

Text = TypeVar("Text", Inline, Prose)
Read = Callable[[str, PlaceAt, str], tuple[Text, Remarks]]

_OFFSETS = SourceFile("")
"""The file of places that are offsets: their column."""


def read_again(read: Read[Text], text: str, place_at: PlaceAt, language: str) -> tuple[Text, Remarks]:
    """What `read` makes of a text; from memory, if there is one and the text is in it."""
    findings = current()
    memory = findings.memory if findings else None
    if memory is None:
        return read(text, place_at, language)
    key = ("text", read.__name__, str(text), language)
    known: tuple[Text, Remarks] | None = memory.recall(key)
    if known is None:
        known = read(str(text), lambda offset: Place(_OFFSETS, 1, offset), language)
        memory.keep(key, known)
    said, remarks = known
    return _placed(said, place_at), remarks


def _placed(said: Text, place_at: PlaceAt) -> Text:
    match said:
        case Inline():
            return _inline(said, place_at)  # type: ignore[return-value]
        case Prose(blocks, place):
            return Prose(tuple([_block(block, place_at) for block in blocks]), _place(place, place_at))


def _place(offset: Place | None, place_at: PlaceAt) -> Place | None:
    return None if offset is None else place_at(offset.column)


def _inline(text: Inline, place_at: PlaceAt) -> Inline:
    return Inline(tuple([_span(span, place_at) for span in text.spans]), _place(text.place, place_at))


def _span(span: Span, place_at: PlaceAt) -> Span:
    reference = span.reference
    if reference is None:
        return span
    place = place_at(reference.place.column)
    assert place is not None
    return Span(
        span.text, span.bold, span.italic, span.code, span.address, Reference(reference.kind, reference.id, place),
        span.language, span.formula, span.display,
    )  # fmt: skip


def _block(block: ProseBlock, place_at: PlaceAt) -> ProseBlock:
    match block:
        case Paragraph(text):
            return Paragraph(_inline(text, place_at))
        case Subheading(text, level, marks):
            return Subheading(_inline(text, place_at), level, marks)
        case ListBlock():
            return _list(block, place_at)
        case TableBlock(header, rows, alignments, place):
            cells = tuple(tuple(_inline(cell, place_at) for cell in row) for row in rows)
            heads = tuple(_inline(cell, place_at) for cell in header)
            return TableBlock(heads, cells, alignments, _place(place, place_at))
        case QuotedProse(paragraphs):
            return QuotedProse(tuple(_inline(paragraph, place_at) for paragraph in paragraphs))
        case CodeBlock(text, language, place):
            return CodeBlock(text, language, _place(place, place_at))


def _list(block: ListBlock, place_at: PlaceAt) -> ListBlock:
    items = tuple(
        ListItem(_inline(item.text, place_at), tuple(_list(child, place_at) for child in item.children))
        for item in block.items
    )
    return ListBlock(items, block.ordered, block.start)
