"""The key of a timeline: its scale in words, what its signs mean, and the names that found no room.

In: rows. Out: what is to be told, and its items set in lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import TextStyle
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.symbols import letter, symbol
from sinopack.page import Item, Outline, Role, Shape, Stroke

_BETWEEN = 1.5
"""The space between entries, as a multiple of the size."""
_SIGN = 0.95
"""The room of a sign before its words, likewise."""


class Entry(Struct, frozen=True):
    """Something told: a category's number or a kind of mark or neither, and words."""

    words: str
    category: int = 0
    kind: MarkKind | None = None


class Key(Struct, frozen=True):
    """The key, set at the origin, and its height."""

    items: tuple[Item, ...]
    height: float


def set_key(
    entries: Sequence[Entry], categories: int, style: TextStyle, width: float, safe: float, composer: Composer, name: str
) -> Key:
    """Entries one after the other, as many to a line as it holds."""
    items: list[Item] = []
    x = y = 0.0
    for number, entry in enumerate(entries, 1):
        sign = _SIGN * style.size if entry.category or entry.kind else 0.0
        if entry.category and symbol(entry.category, categories, Rect(0, 0, 1, 1), _colours(composer), "") is None:
            words, sign = plain(f"{letter(entry.category)} {entry.words}"), 0.0
        else:
            words = plain(entry.words)
        room = min((composer.typesetter.measure(words, style, composer.base).maximum + 0.2) / safe, width - sign)
        if x and x + sign + room > width:
            x, y = 0.0, y + style.leading
        text = composer.set(words, style, room)
        box = composer.box([text], (x + sign, y), room, Role.PARAGRAPH, f"{name}-{number}")
        if sign:
            middle = text.lines[0].baseline - composer.typesetter.metrics(style).cap_height / 2
            items += _sign(entry, categories, (x, y + middle), style, composer, f"{name}-sign-{number}")
        items.append(box)
        x += sign + room + _BETWEEN * style.size
        y += text.height - style.leading
    return Key(tuple(items), y + style.leading if entries else 0.0)


def _colours(composer: Composer):  # type: ignore[no-untyped-def]
    return composer.theme["ink"], composer.theme["paper"]


def _sign(
    entry: Entry, categories: int, at: tuple[float, float], style: TextStyle, composer: Composer, key: str
) -> Iterable[Item]:
    ink, paper = composer.theme["ink"], composer.theme["paper"]
    size = 0.5 * style.size
    rect = Rect(at[0] + 0.05 * style.size, at[1] - size / 2, size, size)
    if entry.category:
        drawn = symbol(entry.category, categories, rect, (ink, paper), key)
        return [drawn] if drawn else []
    wide = Rect(at[0], at[1] - size / 2, 0.75 * style.size, size)
    line = max(0.06 * style.size, 0.75)
    match entry.kind:
        case MarkKind.DOT:
            return [Shape(rect, Outline.ELLIPSE, key, fill=ink)]
        case MarkKind.RING:
            return [Shape(rect, Outline.ELLIPSE, key, fill=paper, stroke=Stroke(ink, 0.22 * size))]
        case MarkKind.BOX:
            return [Shape(wide, Outline.RECTANGLE, key, stroke=Stroke(composer.theme["quiet"], line, (2 * line, 1.6 * line)))]
        case _:
            bar = Rect(wide.x, at[1] - 0.14 * style.size, wide.width, 0.28 * style.size)
            return [Shape(bar, Outline.RECTANGLE, key, fill=composer.theme["quiet"])]
