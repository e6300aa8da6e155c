"""The series of a native chart (ECMA-376 part 1, 21.2.2.170): names and numbers as the workbook has them, with their
paint and the labels at their points.

In: a chart of a finished page. Out: its `c:ser` elements.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.page import Chart, ChartKind, ChartSeries, PointLabel, SeriesPaint, Stroke
from sinopack.render.powerpoint.runs import run_properties
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.workbook import cells
from sinopack.render.powerpoint.xml import attribute, text

_SEPARATOR = "\n"
_HIDDEN = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def serieses(item: Chart, sheet: Sheet) -> str:
    """Every series, in the order of the workbook's columns."""
    return "".join(_series(item, number, sheet) for number in range(len(item.series)))


def _series(item: Chart, number: int, sheet: Sheet) -> str:
    series, last = item.series[number], len(item.categories) + 1
    kind = item.kind
    name = f"<c:tx><c:strRef><c:f>{cells(number + 1, 1, 1)}</c:f>{_strings([series.name])}</c:strRef></c:tx>"
    paint = "" if kind.is_round else f"<c:spPr>{_paint(series.paint, kind, sheet)}</c:spPr>"
    only_bars = '<c:invertIfNegative val="0"/>' if kind in (ChartKind.COLUMN, ChartKind.BAR) else ""
    only_lines = _marker(series.paint, sheet) if kind is ChartKind.LINE else ""
    smooth = '<c:smooth val="0"/>' if kind is ChartKind.LINE else ""
    slices = "".join(_slice(index, each, kind, sheet) for index, each in enumerate(series.slices))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}{paint}{only_bars}{only_lines}{slices}'
        f"{_labels(item, series, sheet)}"
        f"<c:cat><c:strRef><c:f>{cells(0, 2, last)}</c:f>{_strings(item.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{cells(number + 1, 2, last)}</c:f>{_numbers(series.values)}</c:numRef></c:val>"
        f"{smooth}</c:ser>"
    )


def _strings(values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{text(value)}</c:v></c:pt>' for index, value in enumerate(values))
    return f'<c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache>'


def _numbers(values: Sequence[float | None]) -> str:
    """Numbers as they are in the workbook; a gap is a point that is not there."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:.17g}</c:v></c:pt>' for index, value in enumerate(values) if value is not None
    )
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'


def _paint(paint: SeriesPaint, kind: ChartKind, sheet: Sheet) -> str:
    if kind is ChartKind.LINE:
        return sheet.palette.stroke(paint.stroke, rounded=True)
    return sheet.palette.fill(paint.fill) + sheet.palette.stroke(paint.stroke)


def _marker(paint: SeriesPaint, sheet: Sheet) -> str:
    """The mark of a line's points, outlined as on paper: without dashes."""
    if paint.symbol is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    outline = paint.stroke and Stroke(paint.stroke.colour, paint.stroke.width * 0.6)
    size = min(max(round(paint.size), 2), 72)
    return (
        f'<c:marker><c:symbol val="{paint.symbol.value}"/><c:size val="{size}"/>'
        f"<c:spPr>{sheet.palette.fill(paint.fill)}{sheet.palette.stroke(outline)}</c:spPr></c:marker>"
    )


def _slice(index: int, paint: SeriesPaint, kind: ChartKind, sheet: Sheet) -> str:
    return f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{_paint(paint, kind, sheet)}</c:spPr></c:dPt>'


def _labels(item: Chart, series: ChartSeries, sheet: Sheet) -> str:
    """The labels: once for the series where all its points have the same, so that a new point gets one too; else one by
    one."""
    labels = series.labels
    if not labels:
        return ""
    known = sum(value is not None for value in series.values)
    alike = len({replace(label, point=0) for label in labels}) == 1
    if alike and len(labels) == known and known == len(series.values):
        return f"<c:dLbls>{_label(labels[0], item, sheet)}</c:dLbls>"
    each = "".join(f'<c:dLbl><c:idx val="{label.point}"/>{_label(label, item, sheet)}</c:dLbl>' for label in labels)
    return f"<c:dLbls>{each}{_HIDDEN}</c:dLbls>"


def _label(label: PointLabel, item: Chart, sheet: Sheet) -> str:
    place = f'<c:dLblPos val="{label.at}"/>' if label.at else ""
    shown = "".join(
        f'<c:{name} val="{int(is_shown)}"/>'
        for name, is_shown in (
            ("showLegendKey", False), ("showVal", label.value), ("showCatName", label.category_name),
            ("showSerName", label.series_name), ("showPercent", False), ("showBubbleSize", False),
        )
    )  # fmt: skip
    return (
        f'<c:numFmt formatCode="{attribute(item.number_format)}" sourceLinked="0"/>'
        f"<c:spPr>{sheet.palette.fill(label.plate)}<a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f"{run_properties('a:defRPr', label.style, sheet, None)}</a:pPr>"
        f'<a:endParaRPr lang="{attribute(label.style.language)}"/></a:p></c:txPr>'
        f"{place}{shown}<c:separator>{_SEPARATOR}</c:separator>"
    )
