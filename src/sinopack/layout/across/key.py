"""The key of a timeline: its scale in words, what its signs mean, and the names that found no room.

In: rows. Out: what is to be told, and its items set in lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sinopack.layout.across.signs import category_sign, mark_sign
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece, TextStyle
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.symbols import MOST_SHAPES, letter
from sinopack.page import Item, Role

_BETWEEN = 1.5
"""The space between entries, as a multiple of the size."""
_SIGN = 1.0
"""The room of a sign before its words, likewise."""
SAFE = 0.97
"""The share of its box that a line takes, as in `Look`."""


class Entry(Struct, frozen=True):
    """Something told: a category's number or a kind of mark or neither, and words."""

    words: str
    category: int = 0
    kind: MarkKind | None = None


class Key(Struct, frozen=True):
    """The key, set at the origin, and its height."""

    items: tuple[Item, ...]
    height: float


def set_key(entries: Sequence[Entry], categories: int, style: TextStyle, width: float, composer: Composer) -> Key:
    """Entries one after the other, as many to a line as it holds."""
    items: list[Item] = []
    x = y = 0.0
    for number, entry in enumerate(entries, 1):
        lettered = entry.category and categories > MOST_SHAPES
        before = _SIGN * style.size if (entry.category and not lettered) or entry.kind else 0.0
        words = _words(entry, composer) if lettered else plain(entry.words)
        wished = (composer.typesetter.measure(words, style, composer.base).maximum + 0.2) / SAFE
        room = min(wished, width - before)
        if x and x + before + room > width:
            x, y = 0.0, y + style.leading
        text = composer.set(words, style, room)
        middle = y + text.lines[0].baseline - composer.typesetter.metrics(style).cap_height / 2
        key = f"timeline-key-{number}"
        if entry.category and not lettered:
            items.append(category_sign(entry.category, categories, (x, middle), style.size, composer, f"{key}-sign"))
        elif entry.kind:
            items.append(mark_sign(entry.kind, (x, middle), style.size, composer.theme, f"{key}-sign"))
        items.append(composer.box([text], (x + before, y), room, Role.PARAGRAPH, key, height=text.height))
        x += before + room + _BETWEEN * style.size
        y += text.height - style.leading
    return Key(tuple(items), y + style.leading if entries else 0.0)


def _words(entry: Entry, composer: Composer) -> tuple[Piece, ...]:
    """A category's words after its letter."""
    sign = Piece(f"{letter(entry.category)}\u00a0", bold=True, colour=composer.theme["accent"])
    return (sign, *plain(entry.words))
