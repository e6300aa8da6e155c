"""The last step of every chart: its parts and its data as one item of a finished page."""

from __future__ import annotations

from msgspec import Struct, field

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import TITLE_PADDING, Draft
from sinopack.page import (
    CategoryAxis,
    Chart,
    ChartSeries,
    ChartTitle,
    Legend,
    Mark,
    PointLabel,
    SeriesPaint,
    TextBox,
    ValueAxis,
)

Axes = tuple[ValueAxis, CategoryAxis]
Titles = tuple[ChartTitle | None, ChartTitle | None]


class Parts(Struct):
    """What is drawn so far: `over` lies on the other marks. `labels` are those at the points of each series."""

    marks: list[Mark] = field(default_factory=list)
    over: list[Mark] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)
    labels: dict[int, list[PointLabel]] = field(default_factory=dict)
    legend: Legend | None = None
    gap: float = 0.5

    def label(self, series: int, label: PointLabel) -> None:
        self.labels.setdefault(series, []).append(label)


def finish(draft: Draft, plot: Rect, parts: Parts, axes: Axes | None = None, titles: Titles = (None, None)) -> Chart:
    """The chart with its top left corner at the origin."""
    block, is_round = draft.block, draft.kind.is_round
    slices: tuple[SeriesPaint, ...] = draft.paints if is_round else ()
    series = tuple(
        ChartSeries(each.name, each.values, draft.paints[index], tuple(parts.labels.get(index, ())), slices)
        for index, each in enumerate(block.series)
    )
    return Chart(
        rect=Rect(0.0, 0.0, draft.size.width, draft.size.height),
        plot=plot,
        kind=draft.kind,
        corner=block.corner,
        categories=block.categories,
        series=series,
        number_format=draft.figures.format(),
        text=draft.writer.look(draft.look.text),
        key=block.key,
        language=draft.writer.composer.language,
        alternative=block.alternative,
        marks=(*parts.marks, *parts.over),
        texts=tuple(parts.texts),
        values=axes[0] if axes else None,
        names=axes[1] if axes else None,
        titles=titles,
        legend=parts.legend,
        stacked=draft.is_stacked,
        gap=parts.gap,
    )


def title(draft: Draft, text: str, at: tuple[float, float], across: float, parts: Parts) -> ChartTitle | None:
    """The title of an axis in its white, whose left (`across` 0) or right (1) end and top are at a point; None where
    there is none. One that is longer than the room on its left begins at the chart's edge."""
    if not text:
        return None
    style, padding = draft.look.text, TITLE_PADDING * draft.look.text.size
    box = draft.writer.box(text, style, (at[0], at[1] + padding), (across, 0.0))
    if box.rect.x < 0.0:
        box = draft.writer.box(text, style, (0.0, at[1] + padding))
    parts.texts.append(box)
    rect = Rect(box.rect.x, at[1], box.rect.width, draft.title_height)
    return ChartTitle(text, rect, draft.writer.look(style))
