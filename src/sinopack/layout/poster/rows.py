"""The rows of a poster as items, one under the other, and what its key tells.

In: fitted rows and where they stand. Out: items in reading order: the band of each row in words, then its events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.across.band import Band, nameless
from sinopack.layout.across.drawing import Stage, draw_row
from sinopack.layout.across.key import Entry
from sinopack.layout.across.rows import Row
from sinopack.layout.compose import Composer
from sinopack.layout.described import listed_words, row_in_words
from sinopack.layout.inline import plain
from sinopack.layout.poster.fitting import SCALE_ROOM, Fitted
from sinopack.layout.text import TextStyle
from sinopack.layout.timeline.marks import MarkKind, mark_of
from sinopack.layout.timeline.wording import scale_notes
from sinopack.page import Connector, Item, Role, Stroke
from sinopack.plan.plans import PosterPlan

_MOST_GAP = 3.0
"""The most space between two rows, as a multiple of the size."""
_LEAST_BAR = 3.0
"""The least length of a bar of the scale, as a multiple of the size of its words."""


def row_items(plan: PosterPlan, fitted: Fitted, room: Rect, style: TextStyle, composer: Composer) -> Iterator[Item]:
    """The rows with what height is left between them, and each row's scale below it."""
    look, count = fitted.look, len(fitted.rows)
    spare = room.height - sum(fitted.heights)
    gap = min(spare / max(count - 1, 1), _MOST_GAP * look.size) if count > 1 else 0.0
    y = room.y + (spare - gap * (count - 1)) / 2
    for number, (row, (up, down)) in enumerate(zip(fitted.rows, fitted.reaches, strict=True), 1):
        key = f"timeline-{number}"
        stage = Stage(room.x, y + up, room.width, plan.chronology.eras, plan.timeline.categories, key)
        words = row_in_words(row.span, plan.chronology, composer.labels)
        for item in draw_row(row, stage, look, composer):
            if item.key == f"{key}-band":
                yield replace(item, role=Role.FIGURE, alternative=words, language=composer.language)
            else:  # on paper nothing is moved
                yield from item.items
        y += up + look.band + down
        yield from _scale(row, (room.x, y), style, composer, key)
        y += SCALE_ROOM + gap


def _scale(row: Row, at: tuple[float, float], style: TextStyle, composer: Composer, key: str) -> Iterator[Item]:
    """A row's scale in words, each with a bar of the length that it tells."""
    x, y = at
    for number, told in enumerate(scale_notes(row.ticks, composer.labels, _LEAST_BAR * style.size), 1):
        width = composer.typesetter.measure(plain(told.words), style, composer.base).maximum + 0.2
        text = composer.set(plain(told.words), style, width)
        top = y + SCALE_ROOM - text.height
        yield composer.box([text], (x, top), width, Role.PARAGRAPH, f"{key}-scale-{number}")
        x += width + 0.5 * style.size
        if told.bar:
            middle = top + text.lines[0].baseline - composer.typesetter.metrics(style).x_height / 2
            stroke = Stroke(composer.theme["ink"], 1.0)
            yield Connector(x, middle, x + told.bar, middle, stroke, f"{key}-scale-bar-{number}")
            for end, tick in enumerate((x, x + told.bar), 1):
                yield Connector(tick, middle - 2.5, tick, middle + 2.5, stroke, f"{key}-scale-bar-{number}-{end}")
            x += told.bar
        x += 1.5 * style.size


def entries_of(plan: PosterPlan, names: Sequence[str], composer: Composer) -> list[Entry]:
    """What the key tells: the marks and the categories that occur, and the names of eras that found no room."""
    labels, events = composer.labels, [event for era in plan.timeline.eras for event in era.events]
    words = {
        MarkKind.DOT: "mark-day", MarkKind.RING: "mark-month", MarkKind.BOX: "mark-about", MarkKind.BAR: "mark-range",
    }  # fmt: skip
    kinds = {mark_of(event.when).kind for event in events}
    entries = [Entry(labels(label), kind=kind) for kind, label in words.items() if kind in kinds]
    numbers = sorted({event.category for event in events} - {0})
    entries += [Entry(plan.timeline.categories[number - 1], number) for number in numbers]
    return [*entries, Entry(labels("era-of", eras=listed_words(names, labels)))] if names else entries


def nameless_of(plan: PosterPlan, fitted: Fitted, composer: Composer) -> list[str]:
    """The names of eras that find no room in any of the rows that show them."""
    return list(dict.fromkeys(name for row in fitted.rows for name in _nameless(row, plan, fitted, composer)))


def _nameless(row: Row, plan: PosterPlan, fitted: Fitted, composer: Composer) -> list[str]:
    look = fitted.look
    band = Band(Rect(0, 0, 0, look.band), row.scale, row.ticks, plan.chronology.eras, look.theme.surface("band"), "")
    return nameless(band, look, composer)
