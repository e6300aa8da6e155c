"""Gaps in a text: `The ==Comintern== was founded in ==1919==.`

In: marked-up text. Out: the same, its gaps in spans of their own that say so; what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, Prose, ProseBlock, Span

_GAP = re.compile(r"==(?!\s)([^=]+?)(?<!\s)==")


def with_gaps(text: Inline) -> Inline:
    """A text whose `==words==` are gaps."""
    return Inline(tuple(_parted(text.spans)), text.place) if "==" in text.text else text


def prose_with_gaps(prose: Prose) -> Prose:
    """Paragraphs and lists whose `==words==` are gaps."""
    return Prose(tuple(_changed(block, with_gaps) for block in prose.blocks), prose.place)


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


def _parted(spans: Iterable[Span]) -> Iterator[Span]:
    number = 0
    for span in spans:
        if span.formula or span.code:
            yield span
            continue
        end = 0
        for found in _GAP.finditer(span.text):
            if found.start() > end:
                yield replace(span, text=span.text[end : found.start()])
            number += 1
            yield replace(span, text=found[1], gap=number)
            end = found.end()
        if end < len(span.text):
            yield replace(span, text=span.text[end:])


def answers_in(text: Inline) -> tuple[str, ...]:
    """What belongs in the gaps of a text, in order."""
    gaps = groupby(text.spans, key=lambda span: span.gap)
    return tuple(" ".join("".join(span.text for span in group).split()) for gap, group in gaps if gap)


def without_gaps(text: Inline) -> str:
    """What is said around the gaps of a text."""
    return " ".join("".join(span.text for span in text.spans if not span.gap).split())


def answers_in_prose(prose: Prose) -> tuple[str, ...]:
    """What belongs in the gaps of paragraphs and lists, in order."""
    return tuple(answer for text in texts_of(prose.blocks) for answer in answers_in(text))


def blanked(text: Inline, said: str) -> Inline:
    """A text with its gaps blank: no word of theirs is left."""
    if not any(span.gap for span in text.spans):
        return text
    spans: list[Span] = []
    for gap, group in groupby(text.spans, key=lambda span: span.gap):
        parts = list(group)
        spans += [Span(said, gap=gap, blank=sum(len(span.text) for span in parts))] if gap else parts
    return replace(text, spans=tuple(spans))


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
