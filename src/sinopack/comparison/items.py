"""Lists as items to be matched.

In: a list of the content model. Out: `Item`s. The Markdown texts of a body are taken as one row of paragraphs, however
they are divided between quotes, tables and charts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from sinopack.comparison.fields import main_field, meaning, name_of, noun_of, spelled
from sinopack.comparison.values import Step
from sinopack.content.base import Entry
from sinopack.content.markup import Prose


class Passage(Struct, frozen=True):
    """A block of a Markdown text that stands in a list among others; `show` is the text's."""

    text: Any
    show: Any = None


class Item(Struct, frozen=True):
    """An item of a list: its value, and what it can be known by: its number from 1, its noun and name, its id, the
    text that it is filed under, and all its words."""

    value: Any
    number: int
    noun: str
    name: str
    identity: str
    title: str
    words: str
    meant: Any

    @property
    def kind(self) -> type:
        return type(self.value.text) if isinstance(self.value, Passage) else type(self.value)


def items_of(values: Sequence[Any], key: str) -> list[Item]:
    """The items of a list that stands under a key. They are numbered within their noun, as one counts them."""
    counts: dict[str, int] = {}
    items = []
    heads = Counter(spelled(value[0]) for value in values if isinstance(value, tuple) and value)
    for value in _spread(values):
        inner = value.text if isinstance(value, Passage) else value
        noun = noun_of(inner, key)
        counts[noun] = counts.get(noun, 0) + 1
        identity = str(getattr(inner, "id", "") or "") if isinstance(inner, Entry) else ""
        if isinstance(inner, tuple) and inner and heads[spelled(inner[0])] == 1:
            identity = spelled(inner[0])  # rows are known by their first cells, columns by their heads
        items.append(
            Item(
                value, counts[noun], noun, name_of(inner, key), identity, _title(inner), spelled(inner), meaning(value)
            )
        )
    return items


def _spread(values: Sequence[Any]) -> Iterator[Any]:
    """The values, with texts that are nothing but Markdown as their blocks."""
    for value in values:
        inner = getattr(value, main_field(value)) if isinstance(value, Entry) else None
        if isinstance(inner, Prose) and set(type(value).model_fields) == {main_field(value), "show"}:
            yield from (Passage(block, value.show) for block in inner.blocks)
        elif isinstance(value, Entry) or not isinstance(value, Prose):
            yield value


def _title(value: Any) -> str:
    """What an entry is filed under: its title, its name, its date."""
    if not isinstance(value, Entry):
        return ""
    kind = type(value)
    key = kind.named_by or (kind.pair[0] if kind.pair else "title")
    return spelled(getattr(value, key, "")).casefold()


def step_to(item: Item, other: Item | None, key: str) -> Step:
    """The step to an item of the new list and the one of the old that it was, or to one that is in one list alone."""
    return Step(key, item.noun, item.number, other.number if other else 0, item.name)
