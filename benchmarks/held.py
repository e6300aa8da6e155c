"""What a pack's two files hold: what the floor has to write, and how much of it a pair of files holds.

In: a PDF and a deck. Out: a file of plain data for `floor.py`, which says what it means; and an `Amount`.
"""

from __future__ import annotations

import ctypes
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

Data = dict[str, Any]

_KINDS = {
    MSO_SHAPE_TYPE.AUTO_SHAPE: "shape", MSO_SHAPE_TYPE.LINE: "line", MSO_SHAPE_TYPE.FREEFORM: "freeform",
    MSO_SHAPE_TYPE.TABLE: "table", MSO_SHAPE_TYPE.PICTURE: "picture", MSO_SHAPE_TYPE.CHART: "chart",
}  # fmt: skip
"""What the floor makes of a shape; of any other a text box."""
_SEGMENTS = {raw.FPDF_SEGMENT_MOVETO: "move", raw.FPDF_SEGMENT_LINETO: "line", raw.FPDF_SEGMENT_BEZIERTO: "curve"}


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a pair of files holds: `segments` of the paths on pages, and `shapes` of slides, by themselves and
    within groups."""

    pages: int
    page_words: int
    segments: int
    fonts: int
    slides: int
    slide_words: int
    shapes: int


def amount(pdf: Path, deck: Path) -> Amount:
    """How much two files hold; words of the notes count among the slides'."""
    pages, slides = pages_of(pdf), slides_of(deck)
    shapes = [shape for slide in slides for shape in slide["shapes"]]
    return Amount(
        pages=len(pages),
        page_words=sum(_words(run["text"] for run in page["runs"]) for page in pages),
        segments=sum(len(path["segments"]) for page in pages for path in page["paths"]),
        fonts=len({run["font"] for page in pages for run in page["runs"]}),
        slides=len(slides),
        slide_words=sum(_words([slide["title"], slide["notes"]]) for slide in slides)
        + sum(_words(_texts(shape)) for shape in shapes),
        shapes=len(shapes),
    )


def save(pdf: Path, deck: Path, path: Path) -> None:
    """Write what two files hold for the floor to write again."""
    path.write_text(json.dumps({"pages": pages_of(pdf), "slides": slides_of(deck)}), encoding="utf-8")


def pages_of(pdf: Path) -> list[Data]:
    """The runs of text and the paths of each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Data:
    text_page = page.get_textpage()
    runs, paths = [], []
    for item in page.get_objects():
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            runs.append(_run(item, text_page))
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            paths.append(_path(item))
    return {"size": page.get_size(), "runs": [run for run in runs if run["text"].strip()], "paths": paths}


def _run(item: pdfium.PdfObject, text_page: pdfium.PdfTextPage) -> Data:
    length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    text = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(text, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    size, left, bottom, right, top = (ctypes.c_float() for _ in range(5))
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return {
        "font": _font_name(raw.FPDFTextObj_GetFont(item)),
        "size": size.value,
        "at": (left.value, bottom.value),
        "text": text.raw.decode("utf-16-le").rstrip("\0"),
    }


def _font_name(font: Any) -> str:
    """The name of a font, without what says that it is a subset."""
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode().rpartition("+")[2]


def _path(item: pdfium.PdfObject) -> Data:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    segments: list[tuple[str, float, float]] = []
    for number in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        segments.append((_SEGMENTS[raw.FPDFPathSegment_GetType(segment)], x.value, y.value))
    return {"fill": bool(fill.value), "stroke": bool(stroke.value), "segments": segments}


def slides_of(deck: Path) -> list[Data]:
    """The title, the shapes and the notes of each slide. Groups are taken apart: python-pptx measures a group anew with
    every shape that is put into it, and a floor must not be slower than it need be."""
    return [_slide(slide) for slide in Presentation(str(deck)).slides]


def _slide(slide: Any) -> Data:
    title = slide.shapes.title
    said = " ".join(title.text_frame.text.split()) if title is not None else ""
    others = (shape for shape in _flat(slide.shapes) if title is None or shape.shape_id != title.shape_id)
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return {"title": said, "shapes": [_shape(shape) for shape in others], "notes": notes}


def _shape(shape: Any) -> Data:
    kind = "text" if shape.is_placeholder else _KINDS.get(shape.shape_type, "text")
    at = (shape.left, shape.top, shape.width, shape.height)
    found: Data = {"kind": kind, "at": [int(each or 0) for each in at]}
    if kind == "table":
        found["rows"] = [[cell.text for cell in row.cells] for row in shape.table.rows]
    elif kind == "chart":
        plot = shape.chart.plots[0]
        found["categories"] = [str(each) for each in plot.categories]
        found["series"] = [[each.name, list(each.values)] for each in plot.series]
    elif kind == "picture":
        found["picture"] = shape.image.blob.hex()
    elif kind == "freeform":
        found["points"] = len(shape._element.xpath(".//a:pt"))
    if shape.has_text_frame:
        found["paragraphs"] = [[run.text for run in each.runs] for each in shape.text_frame.paragraphs if each.text]
    return found


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _flat(shape.shapes)
        else:
            yield shape


def _texts(shape: Data) -> Iterator[str]:
    yield from (cell for row in shape.get("rows", ()) for cell in row)
    yield from ("".join(runs) for runs in shape.get("paragraphs", ()))


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
