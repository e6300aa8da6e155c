"""Reading drawn files back with programs that are not ours: poppler for text and pixels, pikepdf for objects."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from tests.render.pdf.samples import drawn
from tests.tools import run


def text_of(data: bytes, folder: Path, *options: str) -> str:
    """What pdftotext reads."""
    return run("pdftotext", "-enc", "UTF-8", *options, str(_kept(data, folder)), "-")


def fonts_of(data: bytes, folder: Path) -> list[tuple[str, str, list[str]]]:
    """Each font's name, kind, and whether it is embedded, subset, and has a table of text."""
    rows = run("pdffonts", str(_kept(data, folder))).splitlines()[2:]
    return [(row.split()[0], " ".join(row.split()[1:-6]), row.split()[-5:-2]) for row in rows]


def pixels_of(data: bytes, folder: Path, scale: int = 1) -> Image.Image:
    """The first page, `scale` pixels a point."""
    path = _kept(data, folder)
    run("pdftoppm", "-r", str(72 * scale), "-singlefile", "-png", str(path), str(folder / "drawn"))
    with Image.open(folder / "drawn.png") as image:
        return image.convert("RGB")


def pixels_of_page(page: Any, folder: Path, scale: int = 1) -> Image.Image:
    return pixels_of(drawn(page), folder, scale)


def darkness(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """How much ink a part of a picture holds: 0 for white, 1 for black."""
    part = image.crop(box).convert("L")
    return 1 - sum(value * count for value, count in enumerate(part.histogram())) / 255 / (part.width * part.height)


@lru_cache(maxsize=8)
def opened(data: bytes) -> pikepdf.Pdf:
    """The file's objects; kept open, for they go when it closes."""
    return pikepdf.open(BytesIO(data))


def operators(data: bytes, page: int = 0) -> list[tuple[str, list[Any]]]:
    """The operators of a page with their operands."""
    parsed = pikepdf.parse_content_stream(opened(data).pages[page])
    return [(str(instruction.operator), list(instruction.operands)) for instruction in parsed]


def glyph_places(data: bytes) -> list[tuple[float, float, str]]:
    """Where each glyph of the first page starts and its code, by following the text operators as a reader would."""
    widths = {name: _widths(font) for name, font in opened(data).pages[0].Resources.Font.items()}
    places, x, y, rise, size, font = [], 0.0, 0.0, 0.0, 0.0, {}
    for operator, operands in operators(data):
        match operator:
            case "Tf":
                font, size = widths[str(operands[0])], float(operands[1])
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Ts":
                rise = float(operands[0])
            case "TJ" | "Tj":
                for shown in operands[0] if operator == "TJ" else operands:
                    if isinstance(shown, pikepdf.String):
                        codes = bytes(shown)
                        for at in range(0, len(codes), 2):
                            code = codes[at : at + 2].hex()
                            places.append((x, y + rise, code))
                            x += font[code] * size / 1000
                    else:
                        x -= float(shown) * size / 1000
    return places


def _widths(font: Any) -> dict[str, float]:
    first, widths = font.DescendantFonts[0].W
    return {f"{int(first) + at:04x}": float(width) for at, width in enumerate(widths)}


def _kept(data: bytes, folder: Path) -> Path:
    path = folder / "drawn.pdf"
    path.write_bytes(data)
    return path
