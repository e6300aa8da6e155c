"""Prose for slides: its paragraphs, list items and table rows in order, and in groups that each fill a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Span,
    Subheading,
    TableBlock,
)
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.limits import MOST_PROSE_WORDS
from sinopack.layout.slides.split import (
    LIST_ITEM,
    Parts,
    by_points_and_words,
    continued,
    joined,
    sentences,
    text_of,
    words_in,
)

_MOST_PARAGRAPHS = 12
_MOST_SENTENCES = 100
_CELL_GAP = "  |  "


def flattened(prose: Prose) -> list[tuple[Inline, str]]:
    """The paragraphs, list items and table rows of a prose in order, with the mark of an item of a list, or ""."""
    return [found for block in prose.blocks for found in _flattened(block)]


def _flattened(block: ProseBlock) -> Iterator[tuple[Inline, str]]:
    match block:
        case Paragraph(text) | Subheading(text):
            yield text, ""
        case ListBlock(items, ordered, start):
            for number, item in enumerate(items, start):
                yield item.text, f"{LIST_ITEM} {number}" if ordered else LIST_ITEM
                for child in item.children:
                    yield from _flattened(child)
        case QuotedProse(paragraphs):
            for paragraph in paragraphs:
                yield paragraph, ""
        case CodeBlock(text, _, place):
            yield Inline((Span(text, code=True),), place), ""
        case TableBlock(header, rows):
            for row in (header, *rows):
                if row:
                    yield _row_text(row), ""


def _row_text(row: Sequence[Inline]) -> Inline:
    """A row of a table inside running text: its cells with bars between them."""
    spans: list[Span] = []
    for cell in row:
        spans += [Span(_CELL_GAP), *cell.spans] if spans else cell.spans
    return Inline(tuple(spans), row[0].place)


def prose_groups(prose: Prose, desk: Desk, most_words: int = MOST_PROSE_WORDS) -> list[list[Parts]]:
    """A prose as groups of paragraphs, one for each slide, parted between sentences where a paragraph is too long."""
    units: list[Parts] = []
    for text, mark in flattened(prose):
        parts = desk.pieces(text)
        if mark and parts:
            parts = (replace(parts[0], mark=mark), *parts[1:])
        units.extend([parts] if words_in(text_of(parts)) <= most_words else _portions(parts, most_words))
    return by_points_and_words(units, _MOST_PARAGRAPHS, most_words)


def _portions(parts: Parts, most_words: int) -> list[Parts]:
    first, *rest = (joined(group) for group in by_points_and_words(sentences(parts), _MOST_SENTENCES, most_words))
    return [first, *(continued(parts, each) for each in rest)]
