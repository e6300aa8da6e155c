"""The horizontal rules that a program drew on a page, read by PDFium.

In: a PDF file. Out: for each page its rules, each with its left and right end and the height of its middle, in points
from the top left.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THICKEST = 4.0
_SHORTEST = 8.0


@dataclass(frozen=True, slots=True)
class Rule:
    left: float
    right: float
    y: float


def rules_of(pdf: Path) -> list[list[Rule]]:
    """The horizontal rules of each page: paths that are long and thin."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_rules_on(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _rules_on(page: pdfium.PdfPage) -> list[Rule]:
    height = page.get_height()
    found = []
    for number in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, number)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if top.value - bottom.value <= _THICKEST and right.value - left.value >= _SHORTEST:
            found.append(Rule(left.value, right.value, height - (top.value + bottom.value) / 2))
    return found
