"""Gaps for students to fill in: what stands in them, and the pack as students see it, without that.

In: a pack. Out: the pack whose gaps are blank, each with room for its words but not the words themselves; or the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil

from msgspec.structs import replace

from sinopack.content.markup import Inline, ListBlock, Paragraph, Prose, ProseBlock, Span
from sinopack.content.rewriting import Value, rewritten
from sinopack.content.unchanged import known
from sinopack.memory import Memory

STEP = 8
"""A blank has room for a multiple of so many letters, so that it does not tell how long its word is: years, names and
most words have the same, and only a long word, or several, another."""
MOST = 3 * STEP
"""The letters that the longest blank has room for."""
_COMMAND = re.compile(r"\\[A-Za-z]+|\\.")
_UNWRITTEN = re.compile(r"[{}^_&\s]")


def concealed(value: Value, said: str, memory: Memory | None = None) -> Value:
    """A pack or a part of one with every gap blank. `said` is what stands in its place where only text can. `memory` is
    that of earlier builds."""

    def conceal(text: Inline) -> Inline:
        return blanked(text, said)

    return rewritten(value, conceal, known(memory, "concealed", said))


def blanked(text: Inline, said: str) -> Inline:
    """A text with its gaps blank: no word, look or link of theirs is left. What is blank already stays as it is."""
    if not any(span.gap and not span.blank for span in text.spans):
        return text
    spans: list[Span] = []
    for gap, group in groupby(text.spans, key=lambda span: span.gap):
        found = list(group)
        spans += [Span(said, gap=gap, blank=room_for(found))] if gap else found
    return replace(text, spans=tuple(spans))


def without_gaps(value: Value, memory: Memory | None = None) -> Value:
    """A pack or a part of one with nothing in its gaps, whoever sees it. `memory` as above."""

    def emptied(text: Inline) -> Inline:
        if not any(span.gap for span in text.spans):
            return text
        return replace(text, spans=tuple(span for span in text.spans if not span.gap))

    return rewritten(value, emptied, known(memory, "without gaps"))


def room_for(spans: Sequence[Span]) -> int:
    """The letters that a blank for these words has room for. A character of a script that is set in squares takes as
    much as two."""
    letters = sum(_letters(span) for span in spans)
    return min(max(ceil(letters / STEP), 1) * STEP, MOST)


def answers_in(text: Inline) -> Iterator[Inline]:
    """What belongs in each gap of a text, in order, as it is marked up there, but leading nowhere and on one line."""
    for gap, group in groupby(text.spans, key=lambda span: span.gap):
        if gap:
            yield Inline(tuple(_loose(span) for span in group), text.place)


def unadorned(text: Inline) -> Inline:
    """A text without bold and italics: in a word bank they would tell where a word belongs."""
    return replace(text, spans=tuple(replace(span, bold=False, italic=False) for span in text.spans))


def _loose(span: Span) -> Span:
    words = span.text if span.formula else span.text.replace("\n", " ")
    return replace(span, text=words, gap=0, address="", reference=None)


def _letters(span: Span) -> int:
    text = _UNWRITTEN.sub("", _COMMAND.sub("x", span.text)) if span.formula else span.text
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def answers_in_prose(prose: Prose) -> tuple[Inline, ...]:
    """What belongs in each gap of paragraphs and lists, in order."""
    return tuple(answer for text in texts_of(prose.blocks) for answer in answers_in(text))


def around_gaps(texts: Iterable[Inline]) -> str:
    """What is said around the gaps of texts, whether they are blank or not."""
    said = ("".join(span.text for span in text.spans if not span.gap) for text in texts)
    return " ".join(" ".join(said).split())


def texts_of(
    blocks: Iterable[ProseBlock], others: Callable[[ProseBlock], Iterable[Inline]] = lambda block: ()
) -> Iterator[Inline]:
    """The texts of paragraphs and lists, in order; of other blocks what `others` gives."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case ListBlock(items):
                for item in items:
                    yield item.text
                    yield from texts_of(item.children, others)
            case _:
                yield from others(block)
