"""The plain text of prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sinopack.content.markup import CodeBlock, ListBlock, Paragraph, ProseBlock, QuotedProse, Subheading, TableBlock


def texts_in(prose: ProseBlock) -> Iterator[str]:
    """Every piece of text in a block of prose, in order."""
    match prose:
        case Paragraph(text) | Subheading(text):
            yield text.text
        case ListBlock(items):
            for item in items:
                yield item.text.text
                for child in item.children:
                    yield from texts_in(child)
        case TableBlock(header, rows):
            for row in (header, *rows):
                yield from (cell.text for cell in row)
        case CodeBlock(text):
            yield text
        case QuotedProse(paragraphs):
            yield from (paragraph.text for paragraph in paragraphs)


def words_of(blocks: Iterable[ProseBlock]) -> list[str]:
    """The words of prose."""
    return " ".join(text for block in blocks for text in texts_in(block)).split()
