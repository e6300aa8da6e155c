"""The labels of events: a date over what happened, and how narrow each can be in so many lines.

In: planned events. Out: labels that know the widths they need, in proportion to their size, so that many sizes and
rows can be tried without setting a text again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from sinopack.layout.across.look import Look
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece, TextStyle
from sinopack.layout.timeline.marks import Mark, mark_of
from sinopack.plan.blocks import EventEntry

Parts = tuple[Piece, ...]
MOST_LINES = 4
"""The most lines of text below a date."""
_STEPS = (1.0, 1.06, 1.12, 1.2, 1.3, 1.45, 1.65, 2.0)
"""By how much a column is wider than the text's share of it, until the text fits."""
SIGN_ROOM = 0.85
_COMFORT = 5.0
"""A text this many times as wide as its size is set no narrower."""


class Label(Struct, frozen=True):
    """An event's label. `widths` are those that its text needs in 1, 2, 3 … lines, `date_width` that of its date,
    `detail_width` that of its detail on one line: multiples of the size."""

    event: EventEntry
    mark: Mark
    date: Parts
    text: Parts
    detail: Parts
    date_width: float
    detail_width: float
    widths: tuple[float, ...]

    @property
    def at(self) -> float:
        """Where its mark stands, as a decimal year; -inf for an open beginning."""
        return self.mark.at

    def lines(self, most: int) -> int:
        """How many lines its text takes where it may take so many."""
        return min(most, len(self.widths))

    def width(self, most: int, look: Look) -> float:
        """The width of its box in points where its text may take so many lines."""
        return (max(self.date_width, self.widths[self.lines(most) - 1]) * look.size + 0.2) / look.safe


def labels_of(
    events: Iterable[EventEntry], pieces: Callable[[EventEntry], Parts], look: Look, composer: Composer
) -> list[Label]:
    """The labels of events in the order of their marks, measured at the size of `look`."""
    return sorted((_label(event, pieces(event), look, composer) for event in events), key=lambda label: label.at)


def _label(event: EventEntry, text: Parts, look: Look, composer: Composer) -> Label:
    date = plain(event.date)
    date_width = composer.typesetter.measure(date, look.date(event.importance), composer.base).maximum
    date_width += sign_room(event.category, look)
    widths = _widths(text, look.text(event.importance), composer)
    return Label(
        event, mark_of(event.when), date, text, (), date_width / look.size, 0.0, tuple(w / look.size for w in widths)
    )


def sign_room(category: int, look: Look) -> float:
    """The width that the sign of a category takes before a date."""
    return SIGN_ROOM * look.size if category else 0.0


def _widths(text: Parts, style: TextStyle, composer: Composer) -> list[float]:
    """The widths that a text needs in 1, 2, 3 … lines, as long as more lines make it narrower."""
    extent = composer.typesetter.measure(text, style, composer.base)
    least = max(extent.minimum, _COMFORT * style.size)
    widths = [extent.maximum]
    while widths[-1] > least and len(widths) < MOST_LINES:
        narrower = _narrowest(text, style, len(widths) + 1, least, composer)
        if narrower >= widths[-1]:
            break
        widths.append(narrower)
    return widths


def _narrowest(text: Parts, style: TextStyle, lines: int, least: float, composer: Composer) -> float:
    """About the narrowest column in which a text takes so many lines, and breaks no word."""
    maximum = composer.typesetter.measure(text, style, composer.base).maximum
    for step in _STEPS:
        width = max(least, maximum / lines * step)
        found = composer.set(text, style, width)
        if len(found.lines) <= lines:
            return found.width + 0.01
    return maximum
