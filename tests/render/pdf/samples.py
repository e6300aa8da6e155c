"""Finished items to draw, made without the layout engine: text shaped in the vendored fonts, one line after another."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import accumulate

import uharfbuzz
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.page import (
    Colour,
    Document,
    Font,
    Item,
    Line,
    Page,
    Paragraph,
    Properties,
    Role,
    Run,
    RunStyle,
    ShapedRun,
    TextBox,
)
from sinopack.render.pdf import draw
from sinopack.theme.fonts import FOLDER

INK = Colour("ink", "16181D")
ACCENT = Colour("accent", "A2231D")
TINT = Colour("tint", "F1F2F4")
WHITE = Colour("white", "FFFFFF")
BLACK = Colour("black", "000000")
A4 = Size(595.28, 841.89)


def vendored(name: str, *, bold: bool = False) -> Font:
    return Font(name, name, str(FOLDER / f"{name}.ttf"), bold=bold)


SERIF = vendored("Gelasio-Regular")
SANS = vendored("Carlito-Regular")
SANS_BOLD = vendored("Carlito-Bold", bold=True)
SYMBOLS = vendored("DejaVuSans-Regular")
HAN = vendored("SinopackHan-Regular")


def style(font: Font = SANS, size: float = 11.0, colour: Colour = INK, **more: object) -> RunStyle:
    return replace(RunStyle(font, size, colour, "en"), **more)


@cache
def _opened(path: str, index: int) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index))


def shaped(text: str, look: RunStyle, x: float = 0.0, **features: bool) -> ShapedRun:
    """`text` shaped left to right; a trailing "\\u00ad" becomes a hyphen that is not in the text."""
    font = _opened(look.font.path, look.font.index)
    hyphenated = text.endswith("\u00ad")
    text = text.removesuffix("\u00ad")
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text + "-" if hyphenated else text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, features)
    em = look.size / font.face.upem
    positions = buffer.glyph_positions
    advances = tuple(position.x_advance * em + look.tracking for position in positions)
    offsets = tuple((position.x_offset * em, position.y_offset * em) for position in positions)
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    clusters = tuple(info.cluster for info in buffer.glyph_infos)
    return ShapedRun(x, sum(advances), text, look, glyphs, advances, offsets, clusters)


def side_by_side(pieces: list[tuple[str, RunStyle]], **features: bool) -> tuple[ShapedRun, ...]:
    runs = [shaped(text, look, **features) for text, look in pieces]
    lefts = accumulate((run.width for run in runs), initial=0.0)
    return tuple(replace(run, x=x) for run, x in zip(runs, lefts, strict=False))


def line(pieces: list[tuple[str, RunStyle]], top: float = 0.0, leading: float = 16.0, **features: bool) -> Line:
    runs = side_by_side(pieces, **features)
    hyphen = bool(pieces) and pieces[-1][0].endswith("\u00ad")
    return Line(top, leading, top + leading * 0.75, sum(run.width for run in runs), runs, hyphen=hyphen)


def paragraph(text: str, look: RunStyle, leading: float = 16.0) -> Paragraph:
    return Paragraph((Run(text, look),), leading)


def box(lines: list[str], look: RunStyle, x: float = 60, y: float = 60, whole: str = "", **features: bool) -> TextBox:
    """A text box of one paragraph, broken as given; `whole` is its text (the lines joined by spaces)."""
    leading = look.size * 1.45
    drawn = tuple(line([(text, look)], at * leading, leading, **features) for at, text in enumerate(lines))
    text = whole or " ".join(lines)
    rect = Rect(x, y, max(one.width for one in drawn), leading * len(drawn))
    return TextBox(rect, (paragraph(text, look, leading),), drawn, Role.PARAGRAPH, "en", f"box {x} {y}")


def page(*items: Item, key: str = "page", **more: object) -> Page:
    return replace(Page(A4, tuple(items), key), **more)


def document(*pages: Page, **more: object) -> Document:
    return replace(Document(Properties("A title"), pages), **more)


def drawn(*pages: Page, tagged: bool = True, **more: object) -> bytes:
    target = BytesIO()
    draw(document(*pages, **more), target, tagged=tagged)
    return target.getvalue()
