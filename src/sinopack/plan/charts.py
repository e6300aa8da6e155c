"""Charts: the author's numbers, or the timeline's events counted.

In: a chart of the content model. Out: a planned chart; what counts has its numbers then, in the pack's words.
"""

from __future__ import annotations

from sinopack.content import model
from sinopack.content.counting import Words, counted
from sinopack.plan import blocks
from sinopack.plan.planner import Planner


def plan_chart(chart: model.Chart, planner: Planner) -> blocks.ChartOf:
    """A chart with its numbers. A unit that is a sign, such as %, stands with every number."""
    data, axis = chart.data, chart.axis or ""
    corner = data.corner if data else ""  # that eras are eras their names say
    if data is None:
        labels, timeline = planner.labels, planner.pack.timeline
        assert timeline is not None  # a pack with a chart that counts nothing is not valid
        words = Words(labels("era"), labels("category"), labels("events"))
        data, axis = counted(chart, timeline, words), axis or words.events
    unit, after = chart.unit or "", data.after
    if not unit and len(after) > 2:
        unit, after = after, ""
    elif not after and unit in ("%", "‰", "°C", "°F", "°"):
        unit, after = "", unit
    if len(data.series) == 1 and not axis:
        axis = data.series[0].name
    return blocks.ChartOf(
        kind=chart.chart,
        corner=corner,
        categories=data.categories,
        series=tuple(blocks.SeriesOf(series.name, series.values) for series in data.series),
        axis=axis,
        unit="" if unit == after else unit,
        before=data.before,
        after=after,
        decimals=data.decimals,
        stacked=chart.stacked,
        title=chart.title,
        caption=chart.caption,
        alternative=chart.alt or "",
        key=planner.key(chart),
        place=chart.place,
    )
