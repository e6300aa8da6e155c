"""Stable names for everything in a pack, from ids or from what is said, never from positions.

In: a pack. Out: `Keys`, which answers with the key of any entry. “section-alliance”, “term-comintern”,
“alliance-quote-stalin-was-a-great”. Two entries that say the same are told apart by a number at the end. What stands
in gaps is part of no key: it is the same in every edition, and tells nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from sinopack.content import model
from sinopack.content.cloze import without_gaps
from sinopack.content.markup import Inline, Prose
from sinopack.memory import Memory
from sinopack.plan.texts import words_of

_LONGEST = 40
_LETTERS = re.compile("[a-z0-9]+")


class Keys:
    """The key of every entry of one pack. `memory` is that of earlier builds."""

    def __init__(self, pack: model.Pack, memory: Memory | None = None) -> None:
        self._keys: dict[int, str] = {}
        taken: set[str] = set()
        for (entry, _), (_, wish) in zip(_wishes(pack), _wishes(without_gaps(pack, memory)), strict=True):
            key, number = wish, 1
            while key in taken:
                number += 1
                key = f"{wish}-{number}"
            taken.add(key)
            self._keys[id(entry)] = key

    def __getitem__(self, entry: object) -> str:
        return self._keys[id(entry)]


def _wishes(pack: model.Pack) -> Iterator[tuple[object, str]]:
    for section in pack.sections:
        yield section, f"section-{section.id}"
        for block in section.body:
            yield block, f"{section.id}-{_block_name(block)}"
        for point in section.key_points:
            yield point, f"{section.id}-point-{slug(point.text.text)}"
    if pack.timeline:
        for event in pack.timeline.events:
            yield event, f"event-{slug(event.text.text)}"
    for person in pack.people:
        yield person, f"person-{person.id}"
    for term in pack.terms:
        yield term, f"term-{term.id}"
    for takeaway in pack.takeaways:
        yield takeaway, f"takeaway-{slug(takeaway.text.text)}"
    for question in pack.questions:
        yield question, f"question-{question.id or slug(question.text)}"
    for source in pack.sources:
        yield source, f"source-{source.id or slug(source.text.text)}"


def _block_name(block: model.Block) -> str:
    match block:
        case model.Quote(quote=text):
            return f"quote-{block.id or _prose_slug(text)}"
        case model.Callout(callout=text):
            return f"callout-{_prose_slug(text)}"
        case model.TableData(title=title, table=rows):
            return f"table-{slug(title.text if title else ' '.join(cell.text for cell in rows[0]))}"
        case model.Chart(chart=kind, title=title):
            return f"chart-{slug(title.text) if title else kind}"
        case model.Comparison(title=title, comparison=sides):
            return f"comparison-{slug(title.text if title else ' '.join(side.side.text for side in sides))}"
        case model.Extract(extract=text):
            return f"extract-{block.id or _prose_slug(text)}"
        case model.Figure(figure=name):
            return f"figure-{slug(name)}"
        case model.Diagram(title=title, steps=steps):
            return f"diagram-{slug(title.text if title else steps[0].step)}"
        case model.Formula(formula=formula, title=title):
            return f"formula-{slug(title.text if title else formula.text)}"
        case model.Code(title=title):
            return f"code-{slug(title.text if title else block.listing.text)}"
        case model.Markdown(text=text):
            return f"text-{_prose_slug(text)}"


def _prose_slug(prose: Prose) -> str:
    return slug(" ".join(words_of(prose.blocks)[:12]))


def slug(text: str | Inline) -> str:
    """The first words of a text in lower-case letters, digits and hyphens; a digest where that leaves nothing."""
    typed = str(text)
    plain = typed if typed.isascii() else unicodedata.normalize("NFKD", typed)
    plain = plain.casefold()
    if not plain.isascii():
        plain = "".join(each for each in plain if not unicodedata.combining(each))
    words = "-".join(_LETTERS.findall(plain))[:_LONGEST].strip("-")
    return words or sha256(typed.encode("utf-8")).hexdigest()[:10]
