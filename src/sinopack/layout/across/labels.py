"""The labels of events: a date over what happened, and how narrow each can be in so many lines.

In: planned events. Out: labels that know the widths they need, in proportion to their size, so that many sizes and
rows can be tried without setting a text again.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from msgspec import Struct

from sinopack.layout.across.look import Look
from sinopack.layout.compose import Composer
from sinopack.layout.inline import pieces, plain
from sinopack.layout.text import Piece, TextStyle
from sinopack.layout.timeline.marks import Mark, mark_of
from sinopack.plan.blocks import EventEntry

Parts = tuple[Piece, ...]
MOST_LINES = 4
"""The most lines of text below a date."""
_RAGGED = 1.12
"""How much longer a paragraph is than its words, for the room at the ends of its lines."""
SIGN_ROOM = 0.85
_COMFORT = 5.0
"""A text this many times as wide as its size is set no narrower."""


class Label(Struct, frozen=True):
    """An event's label. `widths` are those that its text needs in 1, 2, 3 … lines, `date_width` that of its date with
    its sign: multiples of the size; `detail_width` that of its detail on one line, of the detail's size."""

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

    def detail_lines(self, width: float, look: Look) -> int:
        """About how many lines its detail takes in a box of a width; rather one too many."""
        room = max(width * look.safe, 1.0)
        return ceil(self.detail_width * look.detail.size / room * _RAGGED) if self.detail else 0

    def width(self, most: int, look: Look) -> float:
        """The width of its box in points where its text may take so many lines."""
        return (max(self.date_width, self.widths[self.lines(most) - 1]) * look.size + 0.2) / look.safe


def labels_of(events: Iterable[EventEntry], look: Look, composer: Composer, *, details: bool = False) -> list[Label]:
    """The labels of events in the order of their marks, measured at the size of `look`, with their `details` or
    without. Links lead nowhere: neither a slide nor a poster stands for a term or a person."""
    return sorted((_label(event, look, composer, details) for event in events), key=lambda label: label.at)


def _label(event: EventEntry, look: Look, composer: Composer, details: bool) -> Label:
    date, text = plain(event.date), pieces(event.text)
    detail = pieces(event.detail) if details and event.detail else ()
    date_width = composer.typesetter.measure(date, look.date(event.importance), composer.base).maximum
    date_width += sign_room(event.category, look)
    widths = _widths(text, look.text(event.importance), composer)
    detail_width = composer.typesetter.measure(detail, look.detail, composer.base).maximum if detail else 0.0
    return Label(
        event,
        mark_of(event.when),
        date,
        text,
        detail,
        date_width / look.size,
        detail_width / look.detail.size,
        tuple(width / look.size for width in widths),
    )


def sign_room(category: int, look: Look) -> float:
    """The width that the sign of a category takes before a date."""
    return SIGN_ROOM * look.size if category else 0.0


def _widths(text: Parts, style: TextStyle, composer: Composer) -> list[float]:
    """The widths that a text needs in 1, 2, 3 … lines, as long as more lines make it narrower and it is not narrow."""
    found = composer.typesetter.narrowest(text, style, composer.base, MOST_LINES)
    comfort = _COMFORT * style.size
    widths = [found[0]]
    for width in found[1:]:
        if widths[-1] <= comfort:
            break
        widths.append(max(width, min(comfort, widths[-1])))
    return widths
