"""The columns, lines and areas of a chart, with the labels at their points.

In: a draft, its scale and its plot. Out: marks, texts and labels, added to the parts of a chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import Draft
from sinopack.layout.chart.finish import Parts
from sinopack.layout.chart.paths import Point, polygon, polyline, rectangle, symbol
from sinopack.layout.chart.scale import Scale
from sinopack.page import Hatch, PointLabel

_BETWEEN_GROUPS = 0.6
"""Of a column's width."""
_WIDEST_GAP = 5.0
_MOST_SYMBOLS = 40
_LABEL_RISE = 1.0
_MOST_LABELS = 24


class Column(Struct, frozen=True):
    """A column or a bar: its series and category, its rectangle, its number, and whether that lies below zero."""

    series: int
    category: int
    rect: Rect
    value: float

    @property
    def is_below(self) -> bool:
        return self.value < 0


def column_width(draft: Draft, pitch: float) -> tuple[float, float]:
    """How wide a column is, and the gap between groups of columns in column widths."""
    beside = 1 if draft.is_stacked else len(draft.block.series)
    width = min(pitch / (beside + _BETWEEN_GROUPS), draft.look.widest)
    gap = pitch / width - beside
    if gap > _WIDEST_GAP:
        gap = _WIDEST_GAP
        width = pitch / (beside + gap)
    return width, gap


def columns(draft: Draft, scale: Scale, length: float, pitch: float) -> Iterator[Column]:
    """Every column as if they stood: x along the categories, y from the axis' minimum upwards, which is 0, to
    `length`."""
    width, gap = column_width(draft, pitch)
    for category in range(len(draft.block.categories)):
        above = below = 0.0
        for number, series in enumerate(draft.block.series):
            value = series.values[category]
            if value is None:
                continue
            start = 0.0
            if draft.is_stacked:
                start = below if value < 0 else above
                above, below = (above, below + value) if value < 0 else (above + value, below)
            low, high = sorted((scale.share(start) * length, scale.share(start + value) * length))
            place = 0 if draft.is_stacked else number
            x = category * pitch + (gap / 2 + place) * width
            yield Column(number, category, Rect(x, low, width, high - low), value)


def draw_columns(draft: Draft, scale: Scale, plot: Rect, parts: Parts) -> None:
    pitch = plot.width / len(draft.block.categories)
    found = list(columns(draft, scale, plot.height, pitch))
    placed = [
        replace(
            each, rect=Rect(plot.x + each.rect.x, plot.bottom - each.rect.bottom, each.rect.width, each.rect.height)
        )
        for each in found
    ]
    parts.gap = column_width(draft, pitch)[1]
    parts.marks += [rectangle(each.rect, draft.paints[each.series]) for each in placed if each.rect.height]
    if draft.is_stacked:
        label_segments(draft, placed, parts)
        return
    room = pitch if len(draft.block.series) == 1 else column_width(draft, pitch)[0] + 2.0
    look, texts = draft.look, [draft.figures.text(each.value) for each in placed]
    if len(texts) > _MOST_LABELS or any(draft.writer.width(text, look.strong) > room - 1.0 for text in texts):
        return
    style = draft.writer.look(look.strong)
    for each, text in zip(placed, texts, strict=True):
        rect = each.rect
        middle = rect.x + rect.width / 2
        at, down = (
            ((middle, rect.bottom + _LABEL_RISE), 0.0) if each.is_below else ((middle, rect.y - _LABEL_RISE), 1.0)
        )
        parts.texts.append(draft.writer.box(text, look.strong, at, (0.5, down), plate=draft.paper))
        parts.label(each.series, PointLabel(each.category, "outEnd", style, value=True, plate=draft.paper))


def label_segments(draft: Draft, placed: Sequence[Column], parts: Parts) -> None:
    """The numbers in the middle of the segments that have room for them."""
    for each in placed:
        surface, text = draft.surfaces[each.series], draft.figures.text(each.value)
        style = replace(draft.look.strong, colour=surface.text)
        if (
            draft.leading > each.rect.height
            or draft.writer.width(text, style) > each.rect.width - 2.0
            or not each.value
        ):
            continue
        plate = surface.ground if isinstance(surface.fill, Hatch) else None
        at = (each.rect.x + each.rect.width / 2, each.rect.y + each.rect.height / 2)
        box = draft.writer.beside(text, style, at, 0.5)
        parts.texts.append(replace(box, fill=plate) if plate else box)
        parts.label(each.series, PointLabel(each.category, "ctr", draft.writer.look(style), value=True, plate=plate))


def draw_lines(draft: Draft, scale: Scale, plot: Rect, x_of: Sequence[float], parts: Parts, *, direct: bool) -> None:
    """Lines broken at gaps, marks at their points, and with `direct` their names at their ends."""
    look = draft.look
    with_marks = len(x_of) <= _MOST_SYMBOLS
    for index, series in enumerate(draft.block.series):
        paint = draft.paints[index]
        assert paint.stroke is not None
        points = [
            None if value is None else (x, plot.bottom - scale.share(value) * plot.height)
            for x, value in zip(x_of, series.values, strict=True)
        ]
        for stretch in _stretches(points):
            if len(stretch) > 1:
                parts.marks.append(polyline(stretch, paint.stroke))
            if with_marks or len(stretch) == 1:
                parts.over += [symbol(point, paint) for point in stretch]
        end = points[-1]
        if direct and end is not None:
            at = (end[0] + look.symbol / 2 + look.gap, end[1])
            parts.texts.append(replace(draft.writer.beside(series.name, look.strong, at, 0.0), fill=draft.paper))
            style = draft.writer.look(look.strong)
            parts.label(index, PointLabel(len(points) - 1, "r", style, series_name=True, plate=draft.paper))


def _stretches(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """The points between gaps."""
    stretch: list[Point] = []
    for point in (*points, None):
        if point is not None:
            stretch.append(point)
        elif stretch:
            yield stretch
            stretch = []


def draw_areas(draft: Draft, scale: Scale, plot: Rect, x_of: Sequence[float], parts: Parts) -> None:
    """Areas, each standing on the one before it."""
    floor = [0.0] * len(x_of)
    for series, paint in zip(draft.block.series, draft.paints, strict=True):
        roof = [low + (value or 0.0) for low, value in zip(floor, series.values, strict=True)]
        upper = [(x, plot.bottom - scale.share(value) * plot.height) for x, value in zip(x_of, roof, strict=True)]
        lower = [(x, plot.bottom - scale.share(value) * plot.height) for x, value in zip(x_of, floor, strict=True)]
        parts.marks.append(polygon([*upper, *reversed(lower)], paint.fill, paint.stroke))
        floor = roof
