"""Charts as native charts (ECMA-376 part 1, 21.2): a part of their own, with the workbook that holds their data.

In: a chart of a finished page. Out: a `p:graphicFrame`, and two parts in the package. The plot has the rectangle that
was laid out (`inner`: without the figures on the axes), and the axes the ends and the step, so that every program draws
to the same scale and place.
"""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.page import CategoryAxis, Chart, ChartKind, ChartTitle, RunStyle, ValueAxis
from sinopack.render.powerpoint.chart_series import serieses
from sinopack.render.powerpoint.package import Relationships
from sinopack.render.powerpoint.runs import run_properties
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.workbook import workbook
from sinopack.render.powerpoint.xml import DRAWING, RELATIONSHIPS, attribute, frame, text

CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = f'xmlns:c="{CHARTS}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}"'
_CATEGORIES, _VALUES = 111111111, 222222222
"""The ids of the axes: unique within their chart."""
_LEVEL = '<a:bodyPr rot="0" vert="horz"/><a:lstStyle/>'
_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_NO_PAINT = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart(item: Chart, sheet: Sheet) -> str:
    """A chart, with its description."""
    relationships = Relationships(sheet.package.next_chart())
    data = relationships.to("package", sheet.package.add_workbook(workbook(item)))
    part = sheet.package.add(relationships, ".drawingml.chart", _space(item, data, sheet))
    identity = sheet.relationships.to("chart", part)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{sheet.properties('Chart', item.key, item.alternative)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{frame(item.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{CHARTS}">'
        f'<c:chart xmlns:c="{CHARTS}" r:id="{identity}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _space(item: Chart, data: str, sheet: Sheet) -> str:
    language = f'<c:lang val="{attribute(item.language)}"/>' if item.language else ""
    heading = _title(item.titles[0], item, sheet) if item.kind is not ChartKind.BAR else ""
    place = _layout(item.plot, item.rect, inner=True)
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/>{language}<c:roundedCorners val="0"/><c:style val="2"/>'
        f'<c:chart>{heading}<c:autoTitleDeleted val="{int(not heading)}"/>'
        f"<c:plotArea>{place}{_plot(item, sheet)}{_axes(item, sheet)}{_NO_PAINT}</c:plotArea>{_legend(item, sheet)}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_PAINT}{_text(item.text, sheet)}'
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(rect: Rect, around: Rect, *, inner: bool = False, sized: bool = True) -> str:
    """Where something stands in the chart, in shares of it."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    x, y = (rect.x - around.x) / around.width, (rect.y - around.y) / around.height
    size = (
        f'<c:w val="{rect.width / around.width:.6f}"/><c:h val="{rect.height / around.height:.6f}"/>' if sized else ""
    )
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.6f}"/><c:y val="{y:.6f}"/>{size}</c:manualLayout></c:layout>'
    )


def _plot(item: Chart, sheet: Sheet) -> str:
    """The chart of its kind, with its series."""
    series, ids = serieses(item, sheet), f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    grouping = "stacked" if item.stacked else "standard"
    match item.kind:
        case ChartKind.COLUMN | ChartKind.BAR:
            direction = "col" if item.kind is ChartKind.COLUMN else "bar"
            side = "stacked" if item.stacked else "clustered"
            overlap = 100 if item.stacked else 0
            return (
                f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{side}"/><c:varyColors val="0"/>{series}'
                f'<c:gapWidth val="{round(item.gap * 100)}"/><c:overlap val="{overlap}"/>{ids}</c:barChart>'
            )
        case ChartKind.LINE:
            return (
                f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{ids}'
                "</c:lineChart>"
            )
        case ChartKind.AREA:
            return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{ids}</c:areaChart>'
        case ChartKind.PIE:
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        case ChartKind.DOUGHNUT:
            hole = f'<c:holeSize val="{round(item.hole * 100)}"/>'
            return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>{hole}</c:doughnutChart>'


def _axes(item: Chart, sheet: Sheet) -> str:
    """The axis of the names and that of the values; bars count from the top, with their values at the foot."""
    if item.values is None or item.names is None:
        return ""
    return _category_axis(item, item.names, sheet) + _value_axis(item, item.values, sheet)


def _category_axis(item: Chart, axis: CategoryAxis, sheet: Sheet) -> str:
    is_bar = item.kind is ChartKind.BAR
    title = _title(item.titles[1], item, sheet)
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{"maxMin" if is_bar else "minMax"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if is_bar else "b"}"/>{title}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS}<c:tickLblPos val="low"/>'
        f"<c:spPr><a:noFill/>{sheet.palette.stroke(axis.line)}</c:spPr>{_text(axis.style, sheet, axis.every > 1)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="50"/><c:tickLblSkip val="{axis.every}"/><c:tickMarkSkip val="{axis.every}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(item: Chart, axis: ValueAxis, sheet: Sheet) -> str:
    is_bar = item.kind is ChartKind.BAR
    title = _title(item.titles[0], item, sheet) if is_bar else ""
    grid = f"<c:majorGridlines><c:spPr>{sheet.palette.stroke(axis.grid)}</c:spPr></c:majorGridlines>"
    between = "midCat" if item.kind is ChartKind.AREA else "between"
    number_format = f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>'
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{axis.maximum!r}"/><c:min val="{axis.minimum!r}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if is_bar else "l"}"/>{grid}{title}{number_format}{_TICKS}<c:tickLblPos val="nextTo"/>'
        f'{_NO_PAINT}{_text(axis.style, sheet)}<c:crossAx val="{_CATEGORIES}"/>'
        f'<c:crosses val="{"max" if is_bar else "autoZero"}"/><c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{axis.major!r}"/></c:valAx>'
    )


def _title(title: ChartTitle | None, item: Chart, sheet: Sheet) -> str:
    """The title of an axis. That of an upright axis stands over it as the title of the chart, for programs break the
    lines of one beside its axis as if it were turned."""
    if title is None:
        return ""
    paragraph = (
        (
            f"<a:p><a:pPr>{run_properties('a:defRPr', title.style, sheet, None)}</a:pPr>"
            f"<a:r>{run_properties('a:rPr', title.style, sheet, None)}<a:t>{text(title.text)}</a:t></a:r></a:p>"
        )
        .replace("<a:defRPr ", '<a:defRPr b="0" ')
        .replace("<a:rPr ", '<a:rPr b="0" ')
    )  # else titles are bold
    return (
        f"<c:title><c:tx><c:rich>{_LEVEL}{paragraph}</c:rich></c:tx>{_layout(title.rect, item.rect, sized=False)}"
        '<c:overlay val="1"/></c:title>'
    )


def _legend(item: Chart, sheet: Sheet) -> str:
    if item.legend is None:
        return ""
    return (
        f'<c:legend><c:legendPos val="{item.legend.at}"/>{_layout(item.legend.rect, item.rect)}<c:overlay val="1"/>'
        f"{_NO_PAINT}{_text(item.legend.style, sheet)}</c:legend>"
    )


def _text(style: RunStyle, sheet: Sheet, thinned: bool = False) -> str:
    """How words are set: not turned, and in no other size than was measured. Names that are `thinned` out are left to
    the program to turn, for LibreOffice (7.4), which knows no `tickLblSkip`, leaves some out only then."""
    level = _LEVEL.replace('rot="0"', 'rot="-60000000"') if thinned else _LEVEL
    return (
        f"<c:txPr>{level}<a:p><a:pPr>{run_properties('a:defRPr', style, sheet, None)}</a:pPr>"
        f'<a:endParaRPr lang="{attribute(style.language)}"/></a:p></c:txPr>'
    )
