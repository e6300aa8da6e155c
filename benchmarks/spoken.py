"""The words of a pack's two files, as files: what the floor has to write, and how much of it a pair of files holds.

In: a PDF and a deck. Out: their text, page by page and slide by slide, in the form that `floor.py` reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from floor import NOTES, PAGE
from pptx import Presentation


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a pair of files holds."""

    pages: int
    slides: int
    page_words: int
    slide_words: int


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, line by line."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()
    return ["\n".join(page.replace("\f", " ").splitlines()) for page in pages]


def slide_texts(deck: Path) -> list[str]:
    """The text of each slide, its title first, then its notes after a record separator."""
    return [_slide_text(slide) for slide in Presentation(str(deck)).slides]


def _slide_text(slide: Any) -> str:
    title = slide.shapes.title
    first = title.text_frame.text if title is not None else ""
    others = (shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id)
    rest = [text for shape in others for text in _texts(shape)]
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    said = "\n".join([_one_line(first), *rest])
    return said + (NOTES + notes if notes else "")


def _texts(shape: Any) -> Iterator[str]:
    if shape.shape_type == 6:  # a group
        for child in shape.shapes:
            yield from _texts(child)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield from (cell.text for cell in row.cells if cell.text)
    elif shape.has_text_frame and shape.text_frame.text:
        yield shape.text_frame.text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def save_texts(pdf: Path, deck: Path, folder: Path) -> tuple[Path, Path]:
    """Write what two files say for the floor to write again; the paths of pages.txt and slides.txt."""
    pages, slides = folder / "pages.txt", folder / "slides.txt"
    pages.write_text(PAGE.join(page_texts(pdf)), encoding="utf-8")
    slides.write_text(PAGE.join(slide_texts(deck)), encoding="utf-8")
    return pages, slides


def amount(pdf: Path, deck: Path) -> Amount:
    """How many pages, slides and words two files hold; words of the notes count among the slides'."""
    pages, slides = page_texts(pdf), slide_texts(deck)
    return Amount(len(pages), len(slides), _words(pages), _words(slides))


def _words(texts: list[str]) -> int:
    return sum(len(text.replace(NOTES, " ").split()) for text in texts)
