"""Columns, lines and areas: values upwards, names along the foot.

In: a draft. Out: a finished chart, or None where columns are too narrow for their names.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import Draft, known
from sinopack.layout.chart.finish import Parts, finish, title
from sinopack.layout.chart.legend import LegendPlan, draw_legend, plan_legend
from sinopack.layout.chart.marks import draw_areas, draw_columns, draw_lines
from sinopack.layout.chart.paths import segment
from sinopack.layout.chart.scale import Scale
from sinopack.page import CategoryAxis, Chart, ChartKind, ChartTitle, ValueAxis

_EVERY = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 200)
_MOST_LINES = 3
_TICK_PITCH = 1.7
"""The least distance of ticks, in leadings."""
_LONGEST_NAME = 0.17
"""The share of the chart's width that a name at the end of its line may take: programs break a longer one."""
_APART = 0.9
"""How far apart, in leadings, names at the ends of lines must be."""
_SLACK = 0.94
"""The share of its room that a name on the axis may take, so that no other program turns or drops it."""
_LEAST_PLOT = 48.0
_PASSES = 5
_ORDINAL = re.compile(r"[\d−–-].*|.{1,3}")


class Plan(Struct, frozen=True):
    """Where the parts of a chart stand: the plot, the scale, the names at the foot, and the names beside it."""

    plot: Rect
    scale: Scale
    every: int
    direct: bool
    legend: LegendPlan | None


def lay_out_upright(draft: Draft) -> Chart | None:
    """The chart; None for columns whose names have no room."""
    several = len(draft.block.series) > 1
    plan = None
    if several and draft.kind is ChartKind.LINE and _names_are_short(draft):
        plan = _plan(draft, direct=True, legend=None)
        if plan is not None and not _ends_are_apart(draft, plan):
            plan = None
    if plan is None:
        names = tuple(series.name for series in draft.block.series)
        legend = plan_legend(names, draft, draft.size.width) if several else None
        plan = _plan(draft, direct=False, legend=legend)
    return None if plan is None else _drawn(draft, plan)


def _names_are_short(draft: Draft) -> bool:
    """Whether names at the ends of lines have room, and every line has an end."""
    most = _LONGEST_NAME * draft.size.width
    return all(
        series.values[-1] is not None and draft.writer.width(series.name, draft.look.strong) <= most
        for series in draft.block.series
    )


def _ends_are_apart(draft: Draft, plan: Plan) -> bool:
    ends = sorted(
        plan.plot.bottom - plan.scale.share(series.values[-1]) * plan.plot.height
        for series in draft.block.series
        if series.values[-1] is not None
    )
    return all(low - high >= _APART * draft.leading for high, low in pairwise(ends))


def _plan(draft: Draft, *, direct: bool, legend: LegendPlan | None) -> Plan | None:
    """The places of the parts. The names' lines need the plot's width, and that the figures beside it, which need its
    height: so it is gone through several times."""
    look, size, leading = draft.look, draft.size, draft.leading
    top = legend.height(draft) + look.gap if legend else 0.0
    top += draft.title_height if draft.values_title else 0.0
    top += leading if draft.kind is ChartKind.COLUMN and not draft.is_stacked else leading / 2
    foot = beneath = look.gap + (draft.title_height if draft.block.corner else 0.0)
    lines, over = 1, (0.0, 0.0)
    for _ in range(_PASSES):
        height = size.height - top - foot - lines * leading
        if height < _LEAST_PLOT:
            return None
        scale = draft.scale(int(height / (_TICK_PITCH * leading)))
        if draft.kind is ChartKind.COLUMN and not draft.is_stacked:
            scale = scale.with_room_below(min(known(draft.block), default=0.0), leading / height)
        left = max(draft.writer.width(draft.tick(tick, scale), look.text) for tick in scale.ticks) + look.gap
        left = max(left, over[0])
        width = min(_plot_width(draft, size.width - left, direct), size.width - left - over[1])
        plot = Rect(left, top, width, height)
        fitting = _names_fit(draft, plot)
        if fitting is None:
            return None
        every, lines = fitting
        reach = _overhang(draft, plot, every)
        over = max(over[0], reach[0]), max(over[1], reach[1])  # so that it settles
        foot = beneath + (look.turned if every > 1 else 0.0)
    return Plan(plot, scale, every, direct, legend)


def _plot_width(draft: Draft, room: float, direct: bool) -> float:
    """The width of the plot in what the figures on its left leave. A line ends half a pitch before the plot does, and
    there its name begins."""
    look, names = draft.look, draft.block.categories
    if direct:
        widest = max(draft.writer.width(series.name, look.strong) for series in draft.block.series)
        beside = look.symbol / 2 + 2 * look.gap + widest
        return min((room - beside) / (1 - 1 / (2 * len(names))), room - look.gap)
    return room - look.gap


def _pitch(draft: Draft, plot: Rect) -> float:
    """The distance of one category from the next. Areas reach from the first to the last."""
    count = len(draft.block.categories)
    return plot.width / max(count - 1 if draft.kind is ChartKind.AREA else count, 1)


def _names_fit(draft: Draft, plot: Rect) -> tuple[int, int] | None:
    """How many categories there are to each name that is shown, and how many lines the names take; None where the names
    of columns have no room. Names are left out only where they count on by themselves, or stand along a line."""
    look, writer, pitch = draft.look, draft.writer, _pitch(draft, plot)
    names = draft.block.categories
    may_skip = draft.kind is not ChartKind.COLUMN or all(_ORDINAL.fullmatch(name) for name in names)
    for every in _EVERY if may_skip else _EVERY[:1]:
        room = (pitch * every - look.gap) * _SLACK
        shown = names[::every]
        if room > 0 and all(writer.longest_word(name, look.text) <= room for name in shown):
            lines = max(ceil(len(writer.set(name, look.text, room, 0.5).lines)) for name in shown)
            if lines <= (1 if every > 1 else _MOST_LINES):
                return every, lines
    return None


def _x_of(draft: Draft, plot: Rect, index: int) -> float:
    """Where a category stands."""
    return plot.x + (index + (0.0 if draft.kind is ChartKind.AREA else 0.5)) * _pitch(draft, plot)


def _overhang(draft: Draft, plot: Rect, every: int) -> tuple[float, float]:
    """How far the first name reaches out of the plot on the left, and the last on the right."""
    names, style = draft.block.categories, draft.look.text
    room = _pitch(draft, plot) * every - draft.look.gap
    last = (len(names) - 1) // every * every
    halves = [draft.writer.set(names[index], style, room).width / 2 for index in (0, last)]
    left, right = _x_of(draft, plot, 0) - plot.x, plot.right - _x_of(draft, plot, last)
    return max(halves[0] - left, 0.0), max(halves[1] - right, 0.0)


def _drawn(draft: Draft, plan: Plan) -> Chart:
    look, writer, plot = draft.look, draft.writer, plan.plot
    parts = Parts()
    draw_scale(draft, plan, parts)
    x_of = [_x_of(draft, plot, index) for index in range(len(draft.block.categories))]
    match draft.kind:
        case ChartKind.LINE:
            draw_lines(draft, plan.scale, plot, x_of, parts, direct=plan.direct)
        case ChartKind.AREA:
            draw_areas(draft, plan.scale, plot, x_of, parts)
        case _:
            draw_columns(draft, plan.scale, plot, parts)
    base = plot.bottom - min(max(plan.scale.share(0.0), 0.0), 1.0) * plot.height
    parts.over.append(segment((plot.x, base), (plot.right, base), look.axis))
    room = _pitch(draft, plot) * plan.every - look.gap
    for index in range(0, len(x_of), plan.every):
        at = (x_of[index], plot.bottom + look.gap)
        parts.texts.append(writer.box(draft.block.categories[index], look.text, at, (0.5, 0.0), room))
    top = 0.0
    if plan.legend:
        names = tuple(series.name for series in draft.block.series)
        parts.legend, marks, texts = draw_legend(plan.legend, names, draft, (0.0, 0.0))
        parts.marks += marks
        parts.texts += texts
        top = plan.legend.height(draft) + look.gap
    titles = _titles(draft, plan, parts, top)
    axes = (
        ValueAxis(plan.scale.minimum, plan.scale.maximum, plan.scale.major, look.grid, writer.look(look.text),
                  draft.figures.format(draft.tick_decimals(plan.scale))),
        CategoryAxis(look.axis, writer.look(look.text), plan.every),
    )  # fmt: skip
    return finish(draft, plot, parts, axes, titles)


def draw_scale(draft: Draft, plan: Plan, parts: Parts) -> None:
    """A line across the plot and a figure on its left for each tick."""
    plot = plan.plot
    for tick in plan.scale.ticks:
        y = plot.bottom - plan.scale.share(tick) * plot.height
        parts.marks.append(segment((plot.x, y), (plot.right, y), draft.look.grid))
        at = (plot.x - draft.look.gap, y)
        parts.texts.append(draft.writer.beside(draft.tick(tick, plan.scale), draft.look.text, at, 1.0))


def _titles(draft: Draft, plan: Plan, parts: Parts, top: float) -> tuple[ChartTitle | None, ChartTitle | None]:
    """What the values are, over their axis; what the categories are, at the end of theirs."""
    foot = draft.size.height - draft.title_height
    values = title(draft, draft.values_title, (0.0, top), 0.0, parts)
    return values, title(draft, draft.block.corner, (plan.plot.right, foot), 1.0, parts)
