"""The words of a drawing as the outlines of their glyphs (SVG 2, chapter 11), in the fonts that come with sinopack.

In: a text element and where it is. Out: paths in the element's own coordinates, with the style of each. What the words
say is for the picture's description to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from sinopack.content.drawings import length_in_pixels, name_of
from sinopack.layout.svg.cascade import Style
from sinopack.layout.svg.matrices import transformed
from sinopack.layout.svg.scene import NeedsPixels, Scene, Where
from sinopack.layout.svg.shapes import length
from sinopack.layout.text.faces import Face, Faces
from sinopack.page import Step
from sinopack.theme.fonts.registry import FAMILIES

_SERIFS = ("gelasio", "georgia", "serif", "times", "garamond", "cambria", "palatino", "roman", "song", "ming")
_ARIALS = ("arial", "helvetica", "liberation sans", "arimo", "verdana", "dejavu")
_FALLBACKS = ("carlito", "liberation-sans", "gelasio", "symbol", "han")
_BOLD_FROM = 600
_MOST_LETTERS = 20_000
_SPACES = re.compile(r"[ \t\r\n]+")


class _Word(Struct):
    """Letters in one style that follow one another; where a position is said, a new stretch begins."""

    text: str
    style: Style
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0


class _Pen(Struct):
    """Where the next letter stands."""

    x: float = 0.0
    y: float = 0.0
    drawn: list[tuple[tuple[Step, ...], Style]] = field(default_factory=list)


def outlines_of(element: Element, where: Where, scene: Scene) -> Iterator[tuple[tuple[Step, ...], Style]]:
    """The outlines of a text's letters, run by run."""
    words = _joined(list(_words(element, where, scene)))
    if sum(len(word.text) for word in words) > _MOST_LETTERS:
        raise NeedsPixels("a very long text")
    pen = _Pen()
    stretch: list[_Word] = []
    for word in words:
        if stretch and (word.x is not None or word.y is not None):
            _set(stretch, pen)
            stretch = []
        stretch.append(word)
    _set(stretch, pen)
    yield from pen.drawn


def _words(element: Element, where: Where, scene: Scene) -> Iterator[_Word]:
    """The text of an element and of the spans in it, in order."""
    style = where.style
    if style.get("writing-mode", "lr").startswith(("tb", "vertical")) or element.get("rotate"):
        raise NeedsPixels("words that do not run along a line")
    if style.get("text-decoration", "none") not in ("none", ""):
        raise NeedsPixels("words that are underlined")
    keeps = _keeps_spaces(element, style)
    yield from _placed(_spaced(element.text or "", keeps), element, where)
    for child in element:
        yield from _span(child, where, scene)
        if child.tail:
            yield _Word(_spaced(child.tail, keeps), style)


def _spaced(text: str, keeps: bool) -> str:
    return text if keeps else _SPACES.sub(" ", text)


def _span(child: Element, where: Where, scene: Scene) -> Iterator[_Word]:
    name = name_of(child)
    if name in ("textPath", "tref"):
        raise NeedsPixels("words along a curve")
    if name in ("tspan", "a"):
        style = scene.cascade.style(child, where.style)
        if style.get("display") != "none":
            yield from _words(child, replace(where, style=style), scene)


def _keeps_spaces(element: Element, style: Style) -> bool:
    space = element.get("{http://www.w3.org/XML/1998/namespace}space") or element.get("xml:space")
    return space == "preserve" or style.get("white-space", "").startswith(("pre", "break-spaces"))


def _placed(text: str, element: Element, where: Where) -> list[_Word]:
    """The text as words, each with the place that the element gives it: one a letter, where it gives many."""
    style, viewport = where.style, where.viewport
    size = font_size(style)
    places: dict[str, list[float]] = {}
    for key, whole in (("x", viewport.width), ("y", viewport.height), ("dx", viewport.width), ("dy", viewport.height)):
        given = re.split(r"[\s,]+", element.get(key, "").strip())
        places[key] = [
            length(each[:-2], whole) * size if each.endswith("em") else length(each, whole) for each in given if each
        ]
    count = max(map(len, places.values()))
    letters = list(text) if count > 1 else [text]
    if count > 1:
        letters = [*letters[: count - 1], "".join(letters[count - 1 :])]
    words = []
    for index, letter in enumerate(letters):
        x, y, dx, dy = (places[key][index] if index < len(places[key]) else None for key in ("x", "y", "dx", "dy"))
        words.append(_Word(letter, style, x, y, dx or 0.0, dy or 0.0))
    return words or [_Word("", style)]


def _joined(words: list[_Word]) -> list[_Word]:
    """The words without the white at the ends of the text and twice between them."""
    kept: list[_Word] = []
    for word in words:
        text = word.text
        if text.startswith(" ") and (not kept or word.x is not None or kept[-1].text.endswith(" ")):
            text = text[1:]
        word.text = text
        if text or word.x is not None or word.y is not None or word.dx or word.dy:
            kept.append(word)
    for index, word in enumerate(kept):
        ends = index + 1 == len(kept) or kept[index + 1].x is not None
        if ends and word.text.endswith(" "):
            word.text = word.text[:-1]
    return kept


def _set(stretch: list[_Word], pen: _Pen) -> None:
    """Draw the words of a stretch from the pen's place, or about it, and leave the pen behind them."""
    if not stretch:
        return
    pen.x = stretch[0].x if stretch[0].x is not None else pen.x
    pen.y = stretch[0].y if stretch[0].y is not None else pen.y
    shaped = [(word, _shaped(word)) for word in stretch]
    width = sum(word.dx + advance for word, (_, advance) in shaped)
    anchor = stretch[0].style.get("text-anchor", "start")
    pen.x -= {"middle": width / 2, "end": width}.get(anchor, 0.0)
    for word, (steps, advance) in shaped:
        pen.x += word.dx
        pen.y += word.dy
        if steps and word.style.get("visibility") not in ("hidden", "collapse"):
            placed = transformed(steps, (1.0, 0.0, 0.0, 1.0, pen.x, pen.y + _drop(word.style)))
            pen.drawn.append((placed, word.style))
        pen.x += advance


def font_size(style: Style) -> float:
    return length_in_pixels(style.get("font-size")) or 16.0


def _drop(style: Style) -> float:
    """How far the baseline lies under the line that letters are aligned by."""
    metrics = _face(_family(style), False, False).metrics.at(font_size(style))
    aligned = style.get("alignment-baseline") or style.get("dominant-baseline") or "auto"
    shift = style.get("baseline-shift", "0")
    raised = {"super": 0.33, "sub": -0.2}.get(shift, 0.0) * font_size(style) or length(shift, font_size(style))
    drops = {
        "middle": metrics.x_height / 2, "central": (metrics.ascent - metrics.descent) / 2,
        "hanging": metrics.ascent * 0.8,
        "text-before-edge": metrics.ascent, "text-top": metrics.ascent, "before-edge": metrics.ascent,
        "text-after-edge": -metrics.descent, "text-bottom": -metrics.descent, "after-edge": -metrics.descent,
    }  # fmt: skip
    return drops.get(aligned, 0.0) - raised


def _family(style: Style) -> str:
    asked = style.get("font-family", "sans-serif").lower()
    for name in asked.split(","):
        if any(serif in name and "sans" not in name for serif in _SERIFS):
            return "gelasio"
        if any(arial in name for arial in _ARIALS):
            return "liberation-sans"
    return "carlito"


@lru_cache(maxsize=64)
def _face(family: str, bold: bool, italic: bool) -> Face:
    return _opened()(FAMILIES[family].font(bold, italic))


@lru_cache(maxsize=1)
def _opened() -> Faces:
    return Faces()


def _shaped(word: _Word) -> tuple[tuple[Step, ...], float]:
    """The outlines of a word from its own origin, and how far the pen goes on."""
    style, size = word.style, font_size(word.style)
    weight = style.get("font-weight", "normal")
    bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= _BOLD_FROM)
    italic = style.get("font-style", "normal").startswith(("italic", "oblique"))
    spacing = length(style.get("letter-spacing"), size)
    first = _family(style)
    faces = [_face(name, bold, italic) for name in dict.fromkeys((first, *_FALLBACKS))]
    steps: list[Step] = []
    x = 0.0
    for face, letters in groupby(word.text, lambda letter: _first_with(letter, faces)):
        made, advance = _run("".join(letters), face, size, spacing)
        steps += transformed(made, (1.0, 0.0, 0.0, 1.0, x, 0.0))
        x += advance
    return tuple(steps), x


def _first_with(letter: str, faces: list[Face]) -> Face:
    face = next((face for face in faces if face.has(letter)), None)
    if face is None:
        raise NeedsPixels(f"the character “{letter}”")
    return face


def _run(text: str, face: Face, size: float, spacing: float) -> tuple[list[Step], float]:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.shaped_by, buffer)
    scale = size / face.units_per_em
    steps: list[Step] = []
    x = 0.0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = (scale, 0.0, 0.0, -scale, x + place.x_offset * scale, -place.y_offset * scale)
        steps += transformed(_glyph(face, glyph.codepoint), at)
        x += place.x_advance * scale + spacing
    return steps, x


@lru_cache(maxsize=4096)
def _glyph(face: Face, glyph: int) -> tuple[Step, ...]:
    """The outline of a glyph in font units, y upwards."""
    drawn: list[Step] = []
    face.shaped_by.draw_glyph(glyph, _drawing_functions(), drawn)
    return tuple(drawn)


@lru_cache(maxsize=1)
def _drawing_functions() -> Any:
    import uharfbuzz as hb

    last = [0.0, 0.0]

    def move(x: float, y: float, drawn: list[Step]) -> None:
        drawn.append(("M", x, y))
        last[:] = x, y

    def line(x: float, y: float, drawn: list[Step]) -> None:
        drawn.append(("L", x, y))
        last[:] = x, y

    def quadratic(hx: float, hy: float, x: float, y: float, drawn: list[Step]) -> None:
        x0, y0 = last
        drawn.append(("C", (x0 + 2 * hx) / 3, (y0 + 2 * hy) / 3, (x + 2 * hx) / 3, (y + 2 * hy) / 3, x, y))
        last[:] = x, y

    def cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, drawn: list[Step]) -> None:
        drawn.append(("C", x1, y1, x2, y2, x, y))
        last[:] = x, y

    functions = hb.DrawFuncs()
    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_cubic_to_func(cubic)
    functions.set_close_path_func(lambda drawn: drawn.append(("Z",)))
    return functions
