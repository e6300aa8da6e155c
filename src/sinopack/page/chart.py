"""Charts on a finished page: the data to edit, the scale that both files draw it to, and the chart as it is printed."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.page.drawing import Step
from sinopack.page.paint import Fill, Stroke
from sinopack.page.text import RunStyle


class ChartKind(Enum):
    """How numbers are drawn. Columns stand, bars lie."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"

    @property
    def is_round(self) -> bool:
        return self in (ChartKind.PIE, ChartKind.DOUGHNUT)


class Symbol(Enum):
    """The mark of a line's point."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class SeriesPaint(Struct, frozen=True):
    """How a series, or a slice, is told from the others: filled and outlined; of a line, its stroke, and the symbol of
    its points, `size` wide, in its fill."""

    fill: Fill | None
    stroke: Stroke | None
    symbol: Symbol | None = None
    size: float = 0.0


class PointLabel(Struct, frozen=True):
    """What stands at the point number `point` of a series: its number, the name of its series or of its category.

    `at` is where that is to the point: "t", "r", "outEnd" or "ctr" (ECMA-376 part 1, 21.2.3.10).
    """

    point: int
    at: str
    style: RunStyle
    value: bool = False
    series_name: bool = False
    category_name: bool = False
    plate: Fill | None = None


class ChartSeries(Struct, frozen=True):
    """A series: its numbers, where None is a gap, its paint, and the labels at its points. A round chart has a paint
    for each slice in `slices`."""

    name: str
    values: tuple[float | None, ...]
    paint: SeriesPaint
    labels: tuple[PointLabel, ...] = ()
    slices: tuple[SeriesPaint, ...] = ()


class ValueAxis(Struct, frozen=True):
    """The axis of the numbers: from `minimum` to `maximum`, with a line and a figure every `major`,
    written by its `number_format`."""

    minimum: float
    maximum: float
    major: float
    grid: Stroke
    style: RunStyle
    number_format: str = "0"


class CategoryAxis(Struct, frozen=True):
    """The axis of the categories; with `every` 3, each third has its name."""

    line: Stroke
    style: RunStyle
    every: int = 1


class ChartTitle(Struct, frozen=True):
    """The title of an axis, and the rectangle it stands in."""

    text: str
    rect: Rect
    style: RunStyle


class Legend(Struct, frozen=True):
    """The names of the series beside samples of their paint."""

    rect: Rect
    style: RunStyle
    at: str = "t"


class Mark(Struct, frozen=True):
    """A path of the printed chart within `rect`, filled and then outlined."""

    steps: tuple[Step, ...]
    rect: Rect
    fill: Fill | None = None
    stroke: Stroke | None = None
