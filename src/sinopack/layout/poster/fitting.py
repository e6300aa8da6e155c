"""How large the labels of a poster can be, and in how many rows.

In: the plan and the room between the title and the key. Out: the rows in the largest size that fits, details first and
without them where they would cost legibility; the least important events are left out only where nothing else helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.across.band import named_eras
from sinopack.layout.across.choosing import as_many_as_fit
from sinopack.layout.across.dividing import rows_of, span_of
from sinopack.layout.across.drawing import Stage, reaches
from sinopack.layout.across.labels import MOST_LINES, Label, labels_of
from sinopack.layout.across.look import Look, look_at
from sinopack.layout.across.rows import Frame, Row
from sinopack.layout.compose import Composer
from sinopack.plan.plans import PosterPlan

FLOOR = 9.0
_LARGEST = 16.0
_WIDE = 1000.0
"""On a page narrower than this the largest size is smaller too."""
_STEP = 0.5
_DETAILED = 11.0
"""Details are left out before the labels are set smaller than this."""
_LEADING = 1.2
SCALE_ROOM = 15.0
"""The height below a row for the words about its scale."""
_ROW_GAP = 0.3
"""The least space between two rows, as a multiple of the size."""
_FILLED = 0.98
_LEAST_ROW = 3.0
"""Labels take at least so many lines of a row: a date and two of text."""


Eras = tuple[tuple[float, float, float], ...]
"""As in `Frame`."""


class Fitted(Struct, frozen=True):
    """The rows of a poster, each with its reach above and below the band; for `left_out` events there was no room."""

    look: Look
    rows: tuple[Row, ...]
    reaches: tuple[tuple[float, float], ...]
    left_out: int = 0

    @property
    def heights(self) -> list[float]:
        return [up + self.look.band + down + SCALE_ROOM for up, down in self.reaches]


def fit(plan: PosterPlan, composer: Composer, room: tuple[float, float]) -> Fitted | None:
    """The rows in the largest size that fits a width and a height. At the smallest, as many events as fit; None where
    not one does."""
    events = [event for era in plan.timeline.eras for event in era.events]
    reference = look_at(FLOOR, FLOOR * _LEADING, composer.theme, FLOOR)
    eras = named_eras(plan.chronology.eras, reference, composer)
    if any(event.detail for event in events):
        labels = labels_of(events, reference, composer, details=True)
        fitted = _largest(labels, plan, eras, composer, room, _DETAILED)
        if fitted:
            return fitted
    labels = labels_of(events, reference, composer)
    fitted = _largest(labels, plan, eras, composer, room, FLOOR)
    if fitted:
        return fitted
    best = as_many_as_fit(labels, lambda kept: _in_rows(kept, plan, eras, reference, composer, room))
    return replace(best[0], left_out=len(labels) - len(best[1])) if best else None


def _largest(
    labels: Sequence[Label], plan: PosterPlan, eras: Eras, composer: Composer, room: tuple[float, float], least: float
) -> Fitted | None:
    """The rows in the largest size from `least` up, found by halving."""
    largest = _LARGEST * min(room[0] / _WIDE, 1.0)
    best: Fitted | None = None
    low, high = 0, max(floor((largest - least) / _STEP), 0)
    while low <= high:
        middle = (low + high) // 2 if best else low
        size = least + middle * _STEP
        fitted = _in_rows(labels, plan, eras, look_at(size, size * _LEADING, composer.theme, FLOOR), composer, room)
        if fitted is None and best is None:
            return None
        best, low, high = (fitted, middle + 1, high) if fitted else (best, low, middle - 1)
    return best


def _in_rows(
    labels: Sequence[Label],
    plan: PosterPlan,
    eras: Eras,
    look: Look,
    composer: Composer,
    room: tuple[float, float],
) -> Fitted | None:
    """The fewest rows that hold all at this size; None where they are too high together."""
    width, height = room
    gap = _ROW_GAP * look.size
    needed = sum(label.width(MOST_LINES, look) + look.gap for label in labels) / 2
    span = span_of(labels, [(era.start, era.end) for era in plan.chronology.eras])
    for count in range(max(ceil(needed / (width * _FILLED)), 1), len(labels) + 1):
        each = (height - (count - 1) * gap) / count - SCALE_ROOM
        if each < look.band + 2 * (look.leader + look.pitch + _LEAST_ROW * look.leading):
            return None
        rows = rows_of(labels, span, Frame(width, each, eras, plan.timeline.scale), look, count)
        if rows is None:
            continue
        stage = Stage(0.0, 0.0, width, plan.chronology.eras, plan.timeline.categories, "")
        found = tuple(reaches(row, stage, look, composer) for row in rows)
        fitted = Fitted(look, tuple(rows), found)
        if sum(fitted.heights) + (len(rows) - 1) * gap <= height:
            return fitted
    return None
