"""Pictures of every page and slide, to look at: contact sheets in colour and as a grey copier would show them.

In: a content file. Out: in a folder, `handout.png`, `slides.png` and, where LibreOffice is there, `libreoffice.png`
(the deck as LibreOffice draws it, with the vendored fonts), each also as `… grey.png`; and every page by itself.
Needs poppler's pdftoppm.

    python benchmarks/look.py [--content content.yaml] [--to FOLDER] [--resolution 60]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from math import ceil
from pathlib import Path

from cold import ROOT, SAMPLE
from PIL import Image

sys.path[:0] = [str(ROOT), str(ROOT / "src")]
GAP = 12
GROUND = "#808080"


def main() -> int:
    parser = argparse.ArgumentParser(description="Make contact sheets of every page and slide.")
    parser.add_argument("--content", type=Path, default=SAMPLE)
    parser.add_argument("--to", type=Path, help="by default a new folder among the temporary files")
    parser.add_argument("--resolution", type=int, default=60, help="pixels per inch")
    options = parser.parse_args()
    folder = options.to or Path(tempfile.mkdtemp(prefix="sinopack-look-"))
    for sheet in look(options.content, folder, options.resolution):
        print(sheet)
    return 0


def look(content: Path, folder: Path, resolution: int) -> list[Path]:
    """Build a pack in `folder` and make the contact sheets; their paths."""
    import sinopack

    folder.mkdir(parents=True, exist_ok=True)
    sinopack.build(content, folder, only=("handout", "slides", "slides-pdf"))
    pdfs = {"handout": folder / "handout.pdf", "slides": folder / "slides.pdf"}
    if shutil.which("soffice"):
        pdfs["libreoffice"] = _drawn_by_libreoffice(folder / "slides.pptx", folder / "libreoffice")
    return [sheet for name, pdf in pdfs.items() for sheet in _sheets(name, pdf, folder, resolution)]


def _drawn_by_libreoffice(deck: Path, scratch: Path) -> Path:
    from tests.clients.fonts import font_environment
    from tests.clients.libreoffice import convert

    scratch.mkdir(exist_ok=True)
    convert([deck], scratch, font_environment(scratch / "fonts"))
    return scratch / "slides.pdf"


def _sheets(name: str, pdf: Path, folder: Path, resolution: int) -> list[Path]:
    pages = folder / f"{name}-pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    subprocess.run(["pdftoppm", "-png", "-r", str(resolution), str(pdf), str(pages / "page")], check=True)
    pictures = [Image.open(path).convert("RGB") for path in sorted(pages.glob("*.png"))]
    colour = contact_sheet(pictures)
    paths = [folder / f"{name}.png", folder / f"{name} grey.png"]
    for picture, path in zip((colour, colour.convert("L")), paths, strict=True):
        picture.save(path)
    return paths


def contact_sheet(pictures: list[Image.Image], columns: int = 4) -> Image.Image:
    """All pictures on one sheet, row by row."""
    width, height = (max(getattr(picture, side) for picture in pictures) + GAP for side in ("width", "height"))
    rows = ceil(len(pictures) / columns)
    sheet = Image.new("RGB", (width * min(columns, len(pictures)) + GAP, height * rows + GAP), GROUND)
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + width * (number % columns), GAP + height * (number // columns)))
    return sheet


if __name__ == "__main__":
    raise SystemExit(main())
