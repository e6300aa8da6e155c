"""The copy of a deck that is judged: every autofit off, every paragraph dyed so that its drawn glyphs can be told.

A program that shrinks text to fit would hide what does not fit, so each autofit element becomes `a:noAutofit`. A colour
changes no measure, so each paragraph gets three of its own: one each for its even and odd stretches of equal style (a
stretch must stay one, or kerning across its ends would change) and one for its bullet.

In: a .pptx. Out: the copy, and a frozen value for every text box and table cell, found again by colour in the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from sinopack.geometry import Rect, Size

EMU = 12700
FIRST_DYE = 0x100000
AUTOFIT = ("a:normAutofit", "a:spAutoFit", "a:noAutofit")
RUN_FILLS = ("a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill")
BEFORE_BULLET_COLOUR = ("a:lnSpc", "a:spcBef", "a:spcAft")
LINK_KEEPS_COLOUR = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
IDENTITY = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class JudgedParagraph:
    """A paragraph: its text as the deck has it, and the colours of its text and of its bullet, as RRGGBB."""

    text: str
    dyes: frozenset[str]
    bullet_dye: str


@dataclass(frozen=True, slots=True)
class JudgedBox:
    """A text box or a table cell (`cell` of its table) with text in it. `shape` numbers the slide's shapes."""

    name: str
    shape: int
    rect: Rect
    paragraphs: tuple[JudgedParagraph, ...]
    cell: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class JudgedChart:
    """A native chart: its rectangle, and the one colour of all its words."""

    name: str
    rect: Rect
    dye: str


@dataclass(frozen=True, slots=True)
class JudgedSlide:
    boxes: tuple[JudgedBox, ...]
    charts: tuple[JudgedChart, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedDeck:
    """What a deck should show, slide by slide."""

    size: Size
    slides: tuple[JudgedSlide, ...]


def make_judged_copy(deck: Path, copy: Path) -> JudgedDeck:
    """Write the judged copy of `deck` to `copy`."""
    presentation = Presentation(str(deck))
    for master in presentation.slide_masters:
        _drop_autofit(master._element)
        for layout in master.slide_layouts:
            _drop_autofit(layout._element)
    slides = tuple(_dye_slide(slide, number) for number, slide in enumerate(presentation.slides, start=1))
    presentation.save(str(copy))
    width, height = presentation.slide_width, presentation.slide_height
    assert width is not None
    assert height is not None
    return JudgedDeck(Size(width / EMU, height / EMU), slides)


def _drop_autofit(root: Any) -> None:
    for body in root.iter(qn("a:bodyPr")):
        for element in body.findall("*"):
            if element.tag in {qn(name) for name in AUTOFIT}:
                body.replace(element, OxmlElement("a:noAutofit"))


def _refuse_autofit(body: Any) -> None:
    """Say noAutofit even where the slide says nothing: what it inherits, or the program's habit, may be to shrink."""
    if not any(body.find(qn(name)) is not None for name in AUTOFIT):
        place = 1 if body.find(qn("a:prstTxWarp")) is not None else 0
        body.insert(place, OxmlElement("a:noAutofit"))


def _dye_slide(slide: Any, number: int) -> JudgedSlide:
    _drop_autofit(slide._element)
    dyes = (f"{value:06X}" for value in count(FIRST_DYE))
    boxes = []
    for index, (name, rect, body, cell) in enumerate(_text_bodies(slide.shapes, IDENTITY)):
        shape = index if cell is None else -1 - cell
        _refuse_autofit(body.find(qn("a:bodyPr")))
        paragraphs = tuple(_dye_paragraph(paragraph, dyes, number) for paragraph in body.findall(qn("a:p")))
        if any(paragraph.text.strip() for paragraph in paragraphs):
            boxes.append(JudgedBox(name, shape, rect, paragraphs, cell is not None))
    return JudgedSlide(tuple(boxes), tuple(_dye_chart(shape, next(dyes)) for shape in slide.shapes if shape.has_chart))


def _dye_chart(shape: Any, dye: str) -> JudgedChart:
    """All words of a chart in one colour. A program sets the words of a chart where it likes, but within its frame."""
    space = shape.chart._chartSpace
    for tag in ("a:defRPr", "a:rPr"):
        for style in space.iter(qn(tag)):
            for fill in [child for child in style if child.tag in {qn(name) for name in RUN_FILLS}]:
                style.remove(fill)
            style.insert(0, _solid(OxmlElement("a:solidFill"), dye))
    rect = Rect(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
    return JudgedChart(shape.name, rect, dye)


Scale = tuple[float, float, float, float]


def _text_bodies(shapes: Any, scale: Scale) -> Iterator[tuple[str, Rect, Any, int | None]]:
    """Each text body in reading order: its shape's name, its rectangle on the slide, its element, its table's id."""
    for shape in shapes:
        if shape.shape_type == 6:  # a group: its children's coordinates are its own
            yield from _text_bodies(shape.shapes, _inside_group(shape, scale))
        elif getattr(shape, "has_table", False):
            yield from _cells(shape, scale)
        elif shape.has_text_frame:
            rect = Rect(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
            yield shape.name, _scaled(rect, scale), shape.text_frame._txBody, None


def _inside_group(group: Any, scale: Scale) -> Scale:
    transform = group._element.grpSpPr.find(qn("a:xfrm"))
    outer = _rect_of(transform, "a:off", "a:ext")
    inner = _rect_of(transform, "a:chOff", "a:chExt")
    across = outer.width / inner.width if inner.width else 1.0
    down = outer.height / inner.height if inner.height else 1.0
    moved = _scaled(Rect(outer.x - inner.x * across, outer.y - inner.y * down, across, down), scale)
    return moved.x, moved.y, moved.width, moved.height


def _rect_of(transform: Any, offset: str, extent: str) -> Rect:
    start, size = transform.find(qn(offset)), transform.find(qn(extent))
    values = (start.get("x"), start.get("y"), size.get("cx"), size.get("cy"))
    return Rect(*(int(value) / EMU for value in values))


def _scaled(rect: Rect, scale: Scale) -> Rect:
    x, y, across, down = scale
    return Rect(x + rect.x * across, y + rect.y * down, rect.width * across, rect.height * down)


def _cells(frame: Any, scale: Scale) -> Iterator[tuple[str, Rect, Any, int | None]]:
    table = frame.table
    lefts = [0, *accumulate(column.width for column in table.columns)]
    tops = [0, *accumulate(row.height for row in table.rows)]
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            cell = table.cell(row, column)
            if cell.is_spanned:
                continue
            right, bottom = lefts[column + cell.span_width], tops[row + cell.span_height]
            corner = (frame.left + lefts[column]) / EMU, (frame.top + tops[row]) / EMU
            rect = Rect(*corner, (right - lefts[column]) / EMU, (bottom - tops[row]) / EMU)
            yield f"{frame.name}[{row + 1},{column + 1}]", _scaled(rect, scale), cell._tc.txBody, frame.shape_id


def _dye_paragraph(paragraph: Any, dyes: Iterator[str], slide_number: int) -> JudgedParagraph:
    even, odd, bullet = next(dyes), next(dyes), next(dyes)
    text, before, colour = "", None, odd
    for element in paragraph:
        if element.tag == qn("a:br"):
            text += "\n"
        elif element.tag in {qn("a:r"), qn("a:fld")}:
            style = element.find(qn("a:rPr"))
            look = b"" if style is None else etree.tostring(style, with_tail=False)
            if look != before:
                colour = odd if colour == even else even
            before = look
            _dye_run(element, colour)
            text += _text_of(element, slide_number)
    if paragraph.find(qn("a:r")) is not None:
        _dye_bullet(paragraph, bullet)
    return JudgedParagraph(text, frozenset({even, odd}), bullet)


def _text_of(run: Any, slide_number: int) -> str:
    if run.tag == qn("a:fld") and run.get("type") == "slidenum":
        return str(slide_number)
    return re.sub(r"[\x0b\n]", "\n", run.findtext(qn("a:t")) or "")


def _dye_run(run: Any, colour: str) -> None:
    style = run.find(qn("a:rPr"))
    if style is None:
        style = OxmlElement("a:rPr")
        run.insert(0, style)
    for name in RUN_FILLS:
        for fill in style.findall(qn(name)):
            style.remove(fill)
    style.insert(1 if style.find(qn("a:ln")) is not None else 0, _solid(OxmlElement("a:solidFill"), colour))
    for link in style.findall(qn("a:hlinkClick")):
        link[:] = [parse_xml(LINK_KEEPS_COLOUR)]


def _dye_bullet(paragraph: Any, colour: str) -> None:
    properties = paragraph.get_or_add_pPr()
    for name in ("a:buClr", "a:buClrTx"):
        for element in properties.findall(qn(name)):
            properties.remove(element)
    place = sum(properties.find(qn(name)) is not None for name in BEFORE_BULLET_COLOUR)
    properties.insert(place, _solid(OxmlElement("a:buClr"), colour))


def _solid(parent: Any, colour: str) -> Any:
    value = OxmlElement("a:srgbClr")
    value.set("val", colour)
    parent.append(value)
    return parent
