"""The legend: names beside samples of their paint, for what cannot be labelled where it stands.

In: names and paints, and the width to fill or the column to stand in. Out: how high that is, then marks and texts.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import Draft
from sinopack.layout.chart.paths import rectangle, segment, symbol
from sinopack.page import Legend, Mark, TextBox

_BETWEEN = 4.0
"""Gaps between an entry and the next."""


class LegendPlan(Struct, frozen=True):
    """Rows of entries: the number of each, and its distance from the left."""

    rows: tuple[tuple[tuple[int, float], ...], ...]
    sample: float
    width: float

    def height(self, draft: Draft) -> float:
        return len(self.rows) * draft.leading


def plan_legend(names: tuple[str, ...], draft: Draft, width: float) -> LegendPlan:
    """Entries one after the other in as few rows of a width as they need."""
    look = draft.look
    sample = look.text.size * (1.8 if draft.paints[0].symbol else 0.7)
    rows: list[list[tuple[int, float]]] = [[]]
    x, widest = 0.0, 0.0
    for index, name in enumerate(names):
        wide = sample + look.gap + draft.writer.width(name, look.text)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((index, x))
        widest = max(widest, x + wide)
        x += wide + _BETWEEN * look.gap
    return LegendPlan(tuple(tuple(row) for row in rows), sample, widest)


def draw_legend(
    plan: LegendPlan, names: tuple[str, ...], draft: Draft, at: tuple[float, float], side: str = "t"
) -> tuple[Legend, list[Mark], list[TextBox]]:
    """The legend with its top left corner at a point."""
    look, writer = draft.look, draft.writer
    marks: list[Mark] = []
    texts: list[TextBox] = []
    for number, row in enumerate(plan.rows):
        middle = at[1] + (number + 0.5) * draft.leading
        for index, x in row:
            left, paint = at[0] + x, draft.paints[index]
            if paint.symbol and paint.stroke:
                marks.append(segment((left, middle), (left + plan.sample, middle), paint.stroke))
                marks.append(symbol((left + plan.sample / 2, middle), paint))
            else:
                half = plan.sample / 2
                marks.append(rectangle(Rect(left, middle - half, plan.sample, plan.sample), paint))
            texts.append(writer.beside(names[index], look.text, (left + plan.sample + look.gap, middle), 0.0))
    rect = Rect(at[0], at[1], min(plan.width + 4.0 * look.gap, draft.size.width - at[0]), plan.height(draft))
    return Legend(rect, writer.look(look.text), side), marks, texts
