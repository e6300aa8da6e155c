"""The floor: what ReportLab and python-pptx cost by themselves for as much as a pack’s files hold, with no layout.

In: a file of what two files hold (`held.py`), and an output folder. Out: `floor.pdf` and `floor.pptx` in it.

    python benchmarks/floor.py held.json OUTPUT

It does the least that puts the same things into both files through the libraries' public interfaces. On a page: each
run of text is a `drawString` in its font, each path a path of as many segments. On a slide: each shape is one of its
kind, with its words, all unstyled; a table has its cells, a chart its numbers, and notes are the notes.
"""

import json
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).resolve().parents[1] / "src/sinopack/theme/fonts/files"
TITLE_ONLY = 5


def write_pages(pages: Iterable[Any], path: Path) -> None:
    rl_config.useA85 = 0  # its own way to write bytes as letters is slow, and need not be
    for font in sorted({run["font"] for page in pages for run in page["runs"]}):
        pdfmetrics.registerFont(TTFont(font, str(FONTS / f"{font}.ttf")))
    canvas = Canvas(str(path))
    for page in pages:
        canvas.setPageSize(page["size"])
        for path_data in page["paths"]:
            draw_path(canvas, path_data)
        for run in page["runs"]:
            canvas.setFont(run["font"], run["size"])
            canvas.drawString(*run["at"], run["text"])
        canvas.showPage()
    canvas.save()


def draw_path(canvas: Canvas, data: Any) -> None:
    path = canvas.beginPath()
    corners: list[float] = []
    for kind, x, y in data["segments"]:
        if kind == "move":
            path.moveTo(x, y)
        elif kind == "line":
            path.lineTo(x, y)
        else:  # a curve is three points: two that draw it towards them, and its end
            corners += (x, y)
            if len(corners) == 6:
                path.curveTo(*corners)
                corners = []
    canvas.drawPath(path, fill=data["fill"], stroke=data["stroke"])


def write_slides(slides: Iterable[Any], path: Path) -> None:
    deck = Presentation()
    for data in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = data["title"]
        for shape in data["shapes"]:
            add_shape(slide.shapes, shape)
        if data["notes"]:
            slide.notes_slide.notes_text_frame.text = data["notes"]
    deck.save(str(path))


def add_shape(shapes: Any, data: Any) -> None:
    kind, at = data["kind"], data["at"]
    if kind == "line":
        shapes.add_connector(MSO_CONNECTOR.STRAIGHT, at[0], at[1], at[0] + at[2], at[1] + at[3])
    elif kind == "table":
        add_table(shapes, data)
    elif kind == "picture":
        shapes.add_picture(BytesIO(bytes.fromhex(data["picture"])), *at)
    elif kind == "chart":
        numbers = CategoryChartData()
        numbers.categories = data["categories"]
        for name, values in data["series"]:
            numbers.add_series(name, values)
        shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *at, numbers)
    elif kind == "freeform":
        pen = shapes.build_freeform(at[0], at[1])
        pen.add_line_segments([(at[0] + number, at[1]) for number in range(data["points"])])
        add_paragraphs(pen.convert_to_shape(), data)
    else:
        add_paragraphs(shapes.add_textbox(*at) if kind == "text" else shapes.add_shape(MSO_SHAPE.RECTANGLE, *at), data)


def add_table(shapes: Any, data: Any) -> None:
    rows = data["rows"]
    table = shapes.add_table(len(rows), len(rows[0]), *data["at"]).table
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text


def add_paragraphs(shape: Any, data: Any) -> None:
    frame = shape.text_frame
    for number, runs in enumerate(data["paragraphs"]):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        for text in runs:
            paragraph.add_run().text = text


if __name__ == "__main__":
    held, output = Path(sys.argv[1]), Path(sys.argv[2])
    contents = json.loads(held.read_text(encoding="utf-8"))
    write_pages(contents["pages"], output / "floor.pdf")
    write_slides(contents["slides"], output / "floor.pptx")
