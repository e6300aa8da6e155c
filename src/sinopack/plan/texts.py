"""The texts of prose, as they are marked up, and plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sinopack.content.cloze import texts_of
from sinopack.content.markup import CodeBlock, Inline, ProseBlock, QuotedProse, Span, Subheading, TableBlock


def inlines_in(blocks: Iterable[ProseBlock]) -> Iterator[Inline]:
    """Every piece of text in prose, in order."""
    return texts_of(blocks, _others)


def _others(block: ProseBlock) -> Iterator[Inline]:
    match block:
        case Subheading(text):
            yield text
        case TableBlock(header, rows):
            for row in (header, *rows):
                yield from row
        case CodeBlock(text):
            yield Inline((Span(text, code=True),))
        case QuotedProse(paragraphs):
            yield from paragraphs


def words_of(blocks: Iterable[ProseBlock]) -> list[str]:
    """The words of prose."""
    return " ".join(text.text for text in inlines_in(blocks)).split()


def texts_in(prose: ProseBlock) -> Iterator[str]:
    """Every piece of text in a block of prose, in order."""
    return (text.text for text in inlines_in((prose,)))


def in_a_row(texts: Iterable[Inline], between: str) -> Inline:
    """Texts on one line, one after the other."""
    spans: list[Span] = []
    for text in texts:
        spans += [Span(between)] if spans else []
        spans += [replace(span, text=span.text.replace("\n", " "), display=False) for span in text.spans]
    return Inline(tuple(spans))
