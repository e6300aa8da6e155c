"""What a program drew: the glyphs of a PDF with their ink, size, font and colour, read by PDFium.

In: a PDF file. Out: a frozen `Drawing`. Lengths in points, origin top left, y downwards.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sinopack.geometry import Rect, Size

LINE_END_HYPHEN = "\x02"
"""PDFium's code for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn: its ink, its origin, its font size as drawn, its font's name, its colour as RRGGBB.

    The ink is without what hangs out to the left of the character's own origin (a serif, an italic's tail): a line of
    type set flush with an edge overshoots it by that much.
    """

    text: str
    ink: Rect
    x: float
    baseline: float
    size: float
    font: str
    colour: str


@dataclass(frozen=True, slots=True)
class DrawnPage:
    size: Size
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn document."""

    pages: tuple[DrawnPage, ...]

    @property
    def fonts(self) -> frozenset[str]:
        """The names of the fonts of all glyphs."""
        return frozenset(glyph.font for page in self.pages for glyph in page.glyphs)


def read_drawing(pdf: Path) -> Drawing:
    """Read every glyph of a PDF but spaces."""
    document = pdfium.PdfDocument(pdf)
    try:
        return Drawing(tuple(_read_page(document, number) for number in range(len(document))))
    finally:
        document.close()


def _read_page(document: pdfium.PdfDocument, number: int) -> DrawnPage:
    page = document[number]
    text = page.get_textpage()
    try:
        size = Size(*page.get_size())
        glyphs = (_read_glyph(text, index, size.height) for index in range(text.count_chars()))
        return DrawnPage(size, tuple(glyph for glyph in glyphs if glyph is not None))
    finally:
        text.close()
        page.close()


def _read_glyph(text: pdfium.PdfTextPage, index: int, height: float) -> Glyph | None:
    """The glyph at `index`, or None for a space or a character that PDFium only infers."""
    character = chr(raw.FPDFText_GetUnicode(text, index))
    if raw.FPDFText_IsGenerated(text, index) or character.isspace():
        return None
    left, bottom, right, top = text.get_charbox(index)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    left = max(left, x.value)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    return Glyph(
        text="-" if character == LINE_END_HYPHEN else character,
        ink=Rect(left, height - top, right - left, top - bottom),
        x=x.value,
        baseline=height - y.value,
        size=raw.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5,
        font=_font_name(text, index),
        colour=_fill_colour(text, index),
    )


def _font_name(text: pdfium.PdfTextPage, index: int) -> str:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(text, index, buffer, len(buffer), flags)
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")


def _fill_colour(text: pdfium.PdfTextPage, index: int) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"
