"""The pictures of the documentation, made anew from the sample: `python benchmarks/pictures.py`.

In: the sample's content file. Out: `docs/pictures/handout.png` and `products.png`, pages beside one
another on grey, in 128 colours. poppler's pdftoppm draws the pages, each found by words that stand on it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

import sinopack

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
_GROUND = "#c8cbd0"
_GAP = 12
_COLOURS = 128

Shown = tuple[str, str]
"""A file and words that stand on the page to show; "" is the first page."""
_HANDOUT: tuple[Shown, ...] = (
    ("handout", ""),
    ("handout", "From cooperation to quarrel"),
    ("handout", "Why the alliance broke"),
    ("handout", "The scale changes at each break"),
)
_PRODUCTS: tuple[Shown, ...] = (
    ("worksheet", ""),
    ("worksheet", "Complete the table"),
    ("answer-key", ""),
    ("guided-notes", "protection, money and"),
    ("handout-teacher", "Answer 3"),
    ("slide-notes", "Slide 8"),
    ("sorting-cards", ""),
    ("sorting-cards", "The right order"),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sinopack.build(ROOT / "content.yaml", output=folder, everything=True)
        _sheet(folder, _HANDOUT, 4, 512).save(PICTURES / "handout.png", optimize=True)
        _sheet(folder, _PRODUCTS, 4, 510).save(PICTURES / "products.png", optimize=True)


def _sheet(folder: Path, shown: tuple[Shown, ...], columns: int, width: int) -> Image.Image:
    """The pages in rows of so many, each in a cell of a width in pixels."""
    pages = [_page(folder / f"{name}.pdf", words, width - 2 * _GAP) for name, words in shown]
    height = max(page.height for page in pages) + 2 * _GAP
    sheet = Image.new("RGB", (columns * width, -(-len(pages) // columns) * height), _GROUND)
    for number, page in enumerate(pages):
        sheet.paste(page, (number % columns * width + _GAP, number // columns * height + _GAP))
    return sheet.quantize(_COLOURS, dither=Image.Dither.NONE)


def _page(path: Path, words: str, width: int) -> Image.Image:
    """The first page with these words."""
    number = next(index for index, text in enumerate(_texts(path), 1) if words in text)
    with tempfile.TemporaryDirectory() as name:
        command = [
            "pdftoppm",
            "-png",
            "-f",
            str(number),
            "-l",
            str(number),
            "-scale-to-x",
            str(width),
            "-scale-to-y",
            "-1",
        ]
        subprocess.run([*command, str(path), f"{name}/page"], check=True)
        (file,) = Path(name).iterdir()
        with Image.open(file) as picture:
            return picture.convert("RGB")


def _texts(path: Path) -> list[str]:
    with PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


if __name__ == "__main__":
    main()
