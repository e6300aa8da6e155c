"""Bars: names on the left, one under the other, values to the right. Names of any length have room.

In: a draft. Out: a finished chart, or None where there are too many bars for its height.
"""

from __future__ import annotations

from math import inf

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import Draft
from sinopack.layout.chart.finish import Parts, finish, title
from sinopack.layout.chart.legend import LegendPlan, draw_legend, plan_legend
from sinopack.layout.chart.marks import Column, column_width, columns, label_segments
from sinopack.layout.chart.paths import rectangle, segment
from sinopack.layout.chart.scale import Scale
from sinopack.page import CategoryAxis, Chart, ChartTitle, PointLabel, ValueAxis

_NAMES_SHARES = (0.36, 0.44, 0.52)
"""The shares of the chart's width that the names may take; the last of them also for a single long word."""
_LEAST_PLOT, _LEAST_LABELLED_PLOT = 0.2, 0.3
"""The least share of the width that is left for bars."""
_LABEL_GAP = 3.0
_TICKS_APART = 1.8
"""The least distance of ticks, in widths of the widest figure."""
_LEAST_BAR = 0.3
"""The least thickness of a bar, in leadings."""
_LEAST_LABELLED = 0.82
"""The least thickness of a bar, in leadings."""


class Plan(Struct, frozen=True):
    """Where the parts stand: `names` is the width of the names."""

    plot: Rect
    scale: Scale
    names: float
    legend: LegendPlan | None
    labelled: bool


def natural_height(draft: Draft) -> float:
    """The height in which bars and names stand comfortably."""
    beside = 1 if draft.is_stacked else len(draft.block.series)
    lines = _lines(draft, _names_width(draft))
    band = max((lines + 0.5) * draft.leading, (beside + 0.6) * draft.leading * (1.0 if beside == 1 else 0.9))
    return _above(draft, _legend(draft)) + band * len(draft.block.categories) + _below(draft)


def lay_out_lying(draft: Draft) -> Chart | None:
    """The chart; None where it is too low for its bars."""
    plan = _plan(draft, labelled=True) or _plan(draft, labelled=False)
    return None if plan is None else _drawn(draft, plan)


def _legend(draft: Draft) -> LegendPlan | None:
    names = tuple(series.name for series in draft.block.series)
    return plan_legend(names, draft, draft.size.width) if len(names) > 1 else None


def _names_width(draft: Draft, pitch: float = inf) -> float:
    """The width of the names: the least of its shares of the chart in which a name is no higher than a bar's pitch."""
    look, writer, names = draft.look, draft.writer, draft.block.categories
    whole = max(writer.width(name, look.text) for name in names) + 1.0
    word = max(writer.longest_word(name, look.text) for name in names) + 1.0
    for share in _NAMES_SHARES:
        most = max(share * draft.size.width, min(word, _NAMES_SHARES[-1] * draft.size.width))
        if _lines(draft, min(whole, most)) * draft.leading <= pitch:
            break
    return min(whole, most)


def _lines(draft: Draft, width: float) -> int:
    return max(len(draft.writer.set(name, draft.look.text, width, 1.0).lines) for name in draft.block.categories)


def _above(draft: Draft, legend: LegendPlan | None) -> float:
    top = legend.height(draft) + draft.look.gap if legend else 0.0
    return top + (draft.title_height if draft.block.corner else 0.0)


def _below(draft: Draft) -> float:
    return draft.look.gap + draft.leading + (draft.title_height if draft.values_title else 0.0)


def _plan(draft: Draft, *, labelled: bool) -> Plan | None:
    look, writer, size = draft.look, draft.writer, draft.size
    legend = _legend(draft)
    top = _above(draft, legend)
    height = size.height - top - _below(draft)
    pitch = height / len(draft.block.categories)
    names = _names_width(draft, pitch)
    thickness = column_width(draft, pitch)[0]
    if pitch < _lines(draft, names) * draft.leading or thickness < _LEAST_BAR * draft.leading:
        return None
    labelled = labelled and not draft.is_stacked and thickness >= _LEAST_LABELLED * draft.leading
    values = [value for series in draft.block.series for value in series.values if value is not None]
    label = max((writer.width(draft.figures.text(value), look.strong) for value in values), default=0.0)
    left = names + look.gap
    right = label + _LABEL_GAP + look.gap if labelled else look.gap
    width = size.width - left - right
    widest = 2.0 * look.text.size
    for _ in range(2):
        scale = draft.scale(int(width / (_TICKS_APART * widest)))
        if labelled:
            scale = scale.with_room_below(min(values, default=0.0), (label + _LABEL_GAP) / max(width, 1.0))
        widest = max(writer.width(draft.tick(tick, scale), look.text) for tick in scale.ticks)
    right = max(right, widest / 2 + 1.0)
    room = size.width - left - right
    if room < (_LEAST_LABELLED_PLOT if labelled else _LEAST_PLOT) * size.width:
        return None
    return Plan(Rect(left, top, room, height), scale, names, legend, labelled)


def _drawn(draft: Draft, plan: Plan) -> Chart:
    look, writer, plot, block = draft.look, draft.writer, plan.plot, draft.block
    parts = Parts()
    pitch = plot.height / len(block.categories)
    for tick in plan.scale.ticks:
        x = plot.x + plan.scale.share(tick) * plot.width
        parts.marks.append(segment((x, plot.y), (x, plot.bottom), look.grid))
        parts.texts.append(writer.box(draft.tick(tick, plan.scale), look.text, (x, plot.bottom + look.gap), (0.5, 0.0)))
    placed = [_turned(each, plot) for each in columns(draft, plan.scale, plot.width, pitch)]
    parts.gap = column_width(draft, pitch)[1]
    parts.marks += [rectangle(each.rect, draft.paints[each.series]) for each in placed if each.rect.width]
    if draft.is_stacked:
        label_segments(draft, placed, parts)
    elif plan.labelled:
        _label_bars(draft, placed, parts)
    base = plot.x + min(max(plan.scale.share(0.0), 0.0), 1.0) * plot.width
    parts.over.append(segment((base, plot.y), (base, plot.bottom), look.axis))
    for index, name in enumerate(block.categories):
        at = (plot.x - look.gap, plot.y + (index + 0.5) * pitch)
        parts.texts.append(writer.beside(name, look.text, at, 1.0, plan.names))
    if plan.legend:
        names = tuple(series.name for series in block.series)
        parts.legend, marks, texts = draw_legend(plan.legend, names, draft, (0.0, 0.0))
        parts.marks += marks
        parts.texts += texts
    axes = (
        ValueAxis(plan.scale.minimum, plan.scale.maximum, plan.scale.major, look.grid, writer.look(look.text),
                  draft.figures.format(draft.tick_decimals(plan.scale))),
        CategoryAxis(look.axis, writer.look(look.text)),
    )  # fmt: skip
    return finish(draft, plot, parts, axes, _titles(draft, plan, parts))


def _turned(column: Column, plot: Rect) -> Column:
    """A column that stood, lying in the plot: the first category is on top."""
    rect = column.rect
    return replace(column, rect=Rect(plot.x + rect.y, plot.y + rect.x, rect.height, rect.width))


def _label_bars(draft: Draft, placed: list[Column], parts: Parts) -> None:
    look, style = draft.look, draft.writer.look(draft.look.strong)
    for each in placed:
        middle = each.rect.y + each.rect.height / 2
        at, across = ((each.rect.x - _LABEL_GAP, middle), 1.0) if each.is_below else (
            (each.rect.right + _LABEL_GAP, middle), 0.0)  # fmt: skip
        box = draft.writer.beside(draft.figures.text(each.value), look.strong, at, across)
        parts.texts.append(replace(box, fill=draft.paper))
        parts.label(each.series, PointLabel(each.category, "outEnd", style, value=True, plate=draft.paper))


def _titles(draft: Draft, plan: Plan, parts: Parts) -> tuple[ChartTitle | None, ChartTitle | None]:
    """What the values are, under their axis; what the categories are, over their names."""
    foot = draft.size.height - draft.title_height
    values = title(draft, draft.values_title, (plan.plot.right, foot), 1.0, parts)
    names = (plan.plot.x - draft.look.gap, plan.plot.y - draft.title_height)
    return values, title(draft, draft.block.corner, names, 1.0, parts)
