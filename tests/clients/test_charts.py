"""Charts in the files: their numbers are the content's, and LibreOffice draws them to the printed scale and place.

One pack, in two themes and ratios, in one run of LibreOffice; beside it a deck with faults planted in its charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from sinopack.content import load
from sinopack.content.chart_data import ChartData
from sinopack.content.charts import Chart as TypedChart
from sinopack.content.counting import Words, charts_of, counted
from sinopack.geometry import Rect
from sinopack.page import Chart, ChartKind
from sinopack.render import pdf
from tests.clients.judge import judge_boxes, judge_layout
from tests.clients.leaves import load_tree, save_tree
from tests.clients.libreoffice import Rendered, render_all
from tests.clients.packs import PACKS, BuiltPack, build_pack
from tests.tools import require

VARIANTS: dict[str, dict[str, Any]] = {
    "charts": {},
    "charts-plain": {
        "print": {"theme": "plain", "fonts": "plain", "paper": "Letter"},
        "slides": {"theme": "plain", "fonts": "plain", "ratio": "4:3"},
    },
}
KINDS = {
    (ChartKind.COLUMN, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (ChartKind.COLUMN, True): XL_CHART_TYPE.COLUMN_STACKED,
    (ChartKind.BAR, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (ChartKind.BAR, True): XL_CHART_TYPE.BAR_STACKED,
    (ChartKind.LINE, False): XL_CHART_TYPE.LINE_MARKERS,
    (ChartKind.AREA, False): XL_CHART_TYPE.AREA,
    (ChartKind.AREA, True): XL_CHART_TYPE.AREA_STACKED,
    (ChartKind.PIE, False): XL_CHART_TYPE.PIE,
    (ChartKind.DOUGHNUT, False): XL_CHART_TYPE.DOUGHNUT,
}
SHEET = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
SAME_PLACE = 0.3
"""Points between a line of the scale as printed and as LibreOffice draws it: it rounds to a hundredth of a millimetre
several times over."""
ENDS = 1.5
"""Points by which the ends of such a line may differ: PDFium counts its width in, and a dash may end early."""

every_variant = pytest.mark.parametrize("name", VARIANTS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPack]:
    folder = tmp_path_factory.mktemp("charts")
    packs = {}
    for name, settings in VARIANTS.items():
        tree = load_tree(PACKS["charts"]) | settings
        (folder / name).mkdir()
        packs[name] = build_pack(save_tree(tree, folder / name / "content.yaml"), folder / name / "made")
    return packs


@pytest.fixture(scope="module")
def drawn(built: dict[str, BuiltPack], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    require("soffice")
    folder = tmp_path_factory.mktemp("drawn")
    decks = {name: pack.pptx for name, pack in built.items()}
    decks["planted"] = with_planted_faults(built["charts"].pptx, folder / "planted.pptx")
    return render_all(decks, folder)


def with_planted_faults(pptx: Path, target: Path) -> Path:
    """The deck with one number of its first chart changed, the words of the second larger, and the third moved half out
    of the slide."""
    deck = Presentation(str(pptx))
    first, second, third = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart][:3]
    next(first.chart._chartSpace.iterfind(".//c:val//c:v", CHART)).text = "9.87"
    second.chart.font.size = Pt(30)
    second.chart.category_axis.tick_labels.font.size = Pt(30)
    third.left = third.left + deck.slide_width // 2
    deck.save(str(target))
    return target


def finished_charts(pack: BuiltPack) -> list[tuple[int, Chart]]:
    """The charts of a deck, each with the index of its slide."""
    return [
        (number, item)
        for number, slide in enumerate(pack.deck.slides)
        for item in slide.page.items
        if isinstance(item, Chart)
    ]


def native_charts(pack: BuiltPack) -> list[Any]:
    """The same in the file, as python-pptx reads it."""
    slides = Presentation(str(pack.pptx)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def typed_data(path: Path) -> Iterator[ChartData]:
    """The data of the charts of a content file, read from the content alone."""
    pack = load(path)
    for chart in charts_of(pack):
        assert isinstance(chart, TypedChart)
        assert pack.timeline
        if chart.show.slides:
            yield chart.data or counted(chart, pack.timeline, Words())


def workbook_rows(data: bytes) -> list[list[str | float | None]]:
    """The cells of a workbook's only sheet, row by row, read without any library."""
    with ZipFile(BytesIO(data)) as archive:
        strings = ["".join(entry.itertext()) for entry in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iterfind(".//x:row", SHEET):
        cells: dict[int, str | float] = {}
        for cell in row.iterfind("x:c", SHEET):
            value = cell.findtext("x:v", namespaces=SHEET) or ""
            column = ord(cell.get("r", "A")[0]) - ord("A")
            cells[column] = strings[int(value)] if cell.get("t") == "s" else float(value)
        rows.append([cells.get(column) for column in range(max(cells) + 1)])
    return rows


@every_variant
def test_numbers_in_the_deck_are_the_contents(built: dict[str, BuiltPack], name: str) -> None:
    """Read back by python-pptx: names, numbers (gaps are gaps) and kind; and the sheet behind says the same."""
    charts = native_charts(built[name])
    contents = list(typed_data(PACKS["charts"]))
    assert len(charts) == len(contents) >= 18
    for shape, (_, item), data in zip(charts, finished_charts(built[name]), contents, strict=True):
        chart = shape.chart
        plot = chart.plots[0]
        assert tuple(plot.categories) == data.categories == item.categories
        assert [(series.name, tuple(series.values)) for series in plot.series] == [
            (series.name, series.values) for series in data.series
        ]
        assert chart.chart_type == KINDS[item.kind, item.stacked]
        rows = workbook_rows(chart.part.chart_workbook.xlsx_part.blob)
        assert rows[0] == [item.corner, *(series.name for series in data.series)]
        for row, category in zip(rows[1:], data.categories, strict=True):
            values = [series.values[data.categories.index(category)] for series in data.series]
            assert row[0] == category
            assert [*row[1:], *[None] * (len(values) - len(row) + 1)] == values


@every_variant
def test_the_axes_are_those_of_the_printed_chart(built: dict[str, BuiltPack], name: str) -> None:
    for shape, (_, item) in zip(native_charts(built[name]), finished_charts(built[name]), strict=True):
        if item.values is None:
            continue
        axis = shape.chart.value_axis
        ends = axis.minimum_scale, axis.maximum_scale, axis.major_unit
        assert ends == (item.values.minimum, item.values.maximum, item.values.major)
        ticks = round((ends[1] - ends[0]) / ends[2]) + 1
        lines = [mark for mark in item.marks if mark.stroke == item.values.grid]
        assert len(lines) == ticks


@every_variant
def test_a_chart_is_described_and_of_one_piece(built: dict[str, BuiltPack], name: str) -> None:
    """One description a chart; a workbook and a part each; nothing in the package that nothing refers to."""
    shapes = native_charts(built[name])
    for shape in shapes:
        assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 10
    with ZipFile(built[name].pptx) as archive:
        names = archive.namelist()
    assert sum(part.startswith("ppt/charts/chart") for part in names) == len(shapes)
    assert sum(part.endswith(".xlsx") for part in names) == len(shapes)


@every_variant
def test_the_words_of_charts_keep_inside_and_are_those_printed(
    drawn: dict[str, Rendered], built: dict[str, BuiltPack], name: str
) -> None:
    faults = [*judge_boxes(drawn[name]), *judge_layout(built[name].deck, drawn[name]).faults]
    assert [str(fault) for fault in faults] == []


def test_planted_faults_are_caught(drawn: dict[str, Rendered], built: dict[str, BuiltPack]) -> None:
    """A changed number, larger words, and words beyond the slide's edge."""
    slides = [number + 1 for number, _ in finished_charts(built["charts"])[:3]]
    found = {(fault.slide, fault.kind) for fault in judge_boxes(drawn["planted"])}
    found |= {(fault.slide, fault.kind) for fault in judge_layout(built["charts"].deck, drawn["planted"]).faults}
    assert {(slides[0], "missing"), (slides[1], "size"), (slides[2], "off slide")} <= found


@every_variant
def test_libreoffice_draws_to_the_printed_scale(
    drawn: dict[str, Rendered], built: dict[str, BuiltPack], name: str
) -> None:
    """Every line of the scale is where it is printed, and as long."""
    document = pdfium.PdfDocument(drawn[name].pdf)
    try:
        for number, item in finished_charts(built[name]):
            if item.values is None:
                continue
            paths = list(thin_paths(document[number]))
            for mark in item.marks:
                if mark.stroke == item.values.grid:
                    assert any(_same(mark.rect, path) for path in paths), (item.key, mark.rect)
    finally:
        document.close()


def _same(one: Rect, other: Rect) -> bool:
    """Whether two lines are one, found by their places; their ends may reach half a width further."""
    across = abs(one.y - other.y) if one.height == 0.0 else abs(one.x - other.x)
    ends = (one.x, other.x), (one.right, other.right), (one.y, other.y), (one.bottom, other.bottom)
    is_level = other.height == 0.0
    return is_level == (one.height == 0.0) and across <= SAME_PLACE and all(abs(a - b) <= ENDS for a, b in ends)


def thin_paths(page: Any) -> Iterator[Rect]:
    """The middle lines of everything thin that a page draws; dashes of one line are taken for the line."""
    height = page.get_size()[1]
    dashes: dict[tuple[str, int], Rect] = {}
    for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = each.get_bounds()
        rect = Rect(left, height - top, right - left, top - bottom)
        if rect.height < 3.0:
            level = Rect(rect.x, rect.y + rect.height / 2, rect.width, 0.0)
            yield level
            _join(dashes, ("level", round(level.y)), level)
        if rect.width < 3.0:
            upright = Rect(rect.x + rect.width / 2, rect.y, 0.0, rect.height)
            yield upright
            _join(dashes, ("upright", round(upright.x)), upright)
    yield from dashes.values()


def _join(dashes: dict[tuple[str, int], Rect], key: tuple[str, int], rect: Rect) -> None:
    before = dashes.get(key, rect)
    x, y = min(before.x, rect.x), min(before.y, rect.y)
    dashes[key] = Rect(x, y, max(before.right, rect.right) - x, max(before.bottom, rect.bottom) - y)


@every_variant
def test_columns_in_the_pdf_are_as_long_as_their_numbers(
    built: dict[str, BuiltPack], name: str, tmp_path: Path
) -> None:
    """Vectors of the deck's PDF, measured by PDFium: within a tenth of a point of what the number asks for."""
    path = tmp_path / "slides.pdf"
    with path.open("wb") as file:
        pdf.draw_deck(built[name].deck, file)
    document = pdfium.PdfDocument(path)
    checked = 0
    try:
        for number, item in finished_charts(built[name]):
            if item.kind not in (ChartKind.COLUMN, ChartKind.BAR) or item.values is None:
                continue
            boxes = [_bounds(each, document[number]) for each in document[number].get_objects([raw.FPDF_PAGEOBJ_PATH])]
            upright = item.kind is ChartKind.COLUMN
            length = item.plot.height if upright else item.plot.width
            per_unit = length / (item.values.maximum - item.values.minimum)
            for series in item.series:
                for value in series.values:
                    if value and abs(value) * per_unit > 0.5:
                        wanted = abs(value) * per_unit
                        sizes = [(box.height if upright else box.width) - _outline(item) for box in boxes]
                        sizes += [box.height if upright else box.width for box in boxes]
                        assert any(abs(size - wanted) <= 0.1 for size in sizes), (item.key, value)
                        checked += 1
    finally:
        document.close()
    assert checked > 40


def _bounds(each: Any, page: Any) -> Rect:
    left, bottom, right, top = each.get_bounds()
    return Rect(left, page.get_size()[1] - top, right - left, top - bottom)


def _outline(item: Chart) -> float:
    stroke = item.series[0].paint.stroke
    return stroke.width if stroke else 0.0
