"""Gaps in the text of a question: `The ==Comintern== was founded in ==1919==.`

In: marked-up text. Out: what stands in its gaps, what is said around them, the same text with its gaps blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from sinopack.content.cloze import answers_in, blanked
from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, Prose, ProseBlock


def _changed(block: ProseBlock, change: Callable[[Inline], Inline]) -> ProseBlock:
    """A paragraph or a list with each of its texts changed; what is neither stays as it is."""
    match block:
        case Paragraph(text):
            return Paragraph(change(text))
        case ListBlock():
            return _changed_list(block, change)
        case _:
            return block


def _changed_list(block: ListBlock, change: Callable[[Inline], Inline]) -> ListBlock:
    items = (
        ListItem(change(item.text), tuple(_changed_list(child, change) for child in item.children))
        for item in block.items
    )
    return replace(block, items=tuple(items))


def without_gaps(text: Inline) -> str:
    """What is said around the gaps of a text."""
    return " ".join("".join(span.text for span in text.spans if not span.gap).split())


def answers_in_prose(prose: Prose) -> tuple[str, ...]:
    """What belongs in the gaps of paragraphs and lists, in order."""
    return tuple(answer for text in texts_of(prose.blocks) for answer in answers_in(text))


def blanked_prose(prose: Prose, said: str) -> Prose:
    """Paragraphs and lists with their gaps blank."""
    return Prose(tuple(_changed(block, lambda text: blanked(text, said)) for block in prose.blocks), prose.place)


def texts_of(blocks: Iterable[ProseBlock]) -> Iterator[Inline]:
    """The texts of paragraphs and lists, in order."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case ListBlock(items):
                for item in items:
                    yield item.text
                    yield from texts_of(item.children)
            case _:
                pass
