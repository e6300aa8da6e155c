"""What every chart is laid out with: its block, its look, its size, and how its numbers are written.

In: a planned chart. Out: a `Draft`, which the kinds of chart ask, and the parts of a chart with axes that all share.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sinopack.geometry import Size
from sinopack.layout.chart.figures import Figures, figures_for
from sinopack.layout.chart.look import ChartLook, drawn_line, filled, surfaces
from sinopack.layout.chart.scale import Scale, bounds, nice_scale
from sinopack.layout.chart.texts import Writer
from sinopack.layout.compose import Composer
from sinopack.page import ChartKind, Colour, SeriesPaint
from sinopack.plan.blocks import ChartOf
from sinopack.theme import Surface

TITLE_PADDING = 0.3
FEWEST_INTERVALS, MOST_INTERVALS = 2, 10


class Draft(Struct, frozen=True):
    """A chart being laid out."""

    block: ChartOf
    kind: ChartKind
    look: ChartLook
    size: Size
    writer: Writer
    figures: Figures
    surfaces: tuple[Surface, ...]
    paints: tuple[SeriesPaint, ...]

    @property
    def is_stacked(self) -> bool:
        """Areas of several series would hide one another, so they are always stacked."""
        return len(self.block.series) > 1 and (self.block.stacked or self.kind is ChartKind.AREA)

    @property
    def leading(self) -> float:
        return self.look.text.leading

    @property
    def paper(self) -> Colour:
        """What lies behind labels that a line of the scale would run through."""
        return self.look.theme["paper"]

    @property
    def title_height(self) -> float:
        """The height of an axis' title with the white that programs leave above and below it (0.3 of its size in
        LibreOffice 7.4): what reaches out of an editable chart would make all of it smaller."""
        return self.leading + 2 * TITLE_PADDING * self.look.text.size

    def scale(self, most: int) -> Scale:
        """The scale of the values in at most so many intervals."""
        values = list(_extremes(self.block)) if self.is_stacked else known(self.block)
        low, high = bounds(values, from_zero=self.kind is not ChartKind.LINE)
        whole = all(value == int(value) for value in known(self.block) if abs(value) < 2**53)
        return nice_scale(low, high, min(max(most, FEWEST_INTERVALS), MOST_INTERVALS), whole=whole and self._as_typed)

    @property
    def _as_typed(self) -> bool:
        return self.figures.divisor == 1.0 and not self.figures.powers

    def tick(self, value: float, scale: Scale) -> str:
        """A figure on the axis."""
        return self.figures.text(value, self.tick_decimals(scale))

    def tick_decimals(self, scale: Scale) -> int:
        """Those that tell the ticks apart, in the unit in which they are written."""
        return max(3 * self.figures.thousands - scale.exponent, 0)

    @property
    def values_title(self) -> str:
        """What the numbers are, with their unit in brackets."""
        unit = ", ".join(part for part in (self.block.unit, self.figures.scale) if part)
        if self.block.axis and unit:
            return f"{self.block.axis} ({unit})"
        return self.block.axis or unit


def make_draft(block: ChartOf, kind: ChartKind, look: ChartLook, size: Size, composer: Composer) -> Draft:
    largest = max((abs(value) for value in (_extremes(block) if block.stacked else known(block))), default=0.0)
    count = len(block.categories) if kind.is_round else len(block.series)
    found = surfaces(count, look)
    paints = (
        tuple(drawn_line(index, look) for index in range(count))
        if kind is ChartKind.LINE
        else tuple(filled(surface, look) for surface in found)
    )
    figures = figures_for(block, largest, composer.labels)
    return Draft(block, kind, look, size, Writer(composer, block.key), figures, found, paints)


def known(block: ChartOf) -> list[float]:
    """The numbers of a chart, without its gaps."""
    return [value for series in block.series for value in series.values if value is not None]


def _extremes(block: ChartOf) -> Sequence[float]:
    """What the numbers above zero add up to at each category, and those below."""
    columns = list(zip(*(series.values for series in block.series), strict=True))
    above = [sum(value for value in column if value and value > 0) for column in columns]
    below = [sum(value for value in column if value and value < 0) for column in columns]
    return [*above, *below]
