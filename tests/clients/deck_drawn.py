"""What is drawn on a slide, from the bottom up: the layout's own shapes, then the slide's; groups opened, tables by
cell.

In: an open slide. Out: areas with what fills them and the text in them, each where it stands on the slide, in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pptx.oxml.ns import qn

from sinopack.geometry import Rect
from tests.clients.deck_colours import Palette

EMU = 12700
IDENTITY = (0.0, 0.0, 1.0, 1.0)
Scale = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A shape or a cell: its name, its rectangle, its fill's colours (None: see-through; (): a picture), its text body,
    and the elements from which that inherits, nearest first."""

    name: str
    rect: Rect
    fill: tuple[str, ...] | None
    body: Any
    styles: tuple[Any, ...] = ()


class DrawnSlide:
    """The areas of a slide in painting order; those before `first` are the layout's and the master's."""

    def __init__(self, slide: Any) -> None:
        self._slide = slide
        self._layout = slide.slide_layout
        self._master = self._layout.slide_master
        self.palette = Palette(self._master)
        under = [*self._areas(self._master._element, IDENTITY), *self._areas(self._layout._element, IDENTITY)]
        self.first = len(under)
        self.areas = [*under, *self._areas(slide._element, IDENTITY)]

    @property
    def ground(self) -> tuple[str, ...]:
        """The slide's own background, or the one it inherits."""
        for sheet in (self._slide, self._layout, self._master):
            properties = sheet._element.find(f"{qn('p:cSld')}/{qn('p:bg')}/{qn('p:bgPr')}")
            if properties is not None:
                return self.palette.fill(properties) or ()
        return (self.palette.named("bg1"),)

    def _areas(self, sheet: Any, scale: Scale) -> Iterator[Area]:
        tree = sheet.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
        is_slide = sheet is self._slide._element
        for child in tree:
            yield from self._of(child, scale, is_slide)

    def _of(self, child: Any, scale: Scale, is_slide: bool) -> Iterator[Area]:
        kind = child.tag.rpartition("}")[2]
        placeholder = child.find(f".//{qn('p:ph')}")
        if kind == "grpSp":
            inner = _inside(child, scale)
            for each in child:
                yield from self._of(each, inner, is_slide)
        elif kind == "graphicFrame":
            yield from self._cells(child, scale)
        elif kind == "pic":
            yield Area(_name(child), _scaled(_rect(child.find(f".//{qn('a:xfrm')}")), scale), (), None)
        elif kind == "sp" and (is_slide or placeholder is None):
            offers = list(self._offers(placeholder)) if placeholder is not None else []
            frames = [each.find(f"{qn('p:spPr')}/{qn('a:xfrm')}") for each in (child, *offers)]
            rect = _rect(next(frame for frame in frames if frame is not None))
            styles = tuple(self._styles([child, *offers], placeholder))
            fill = self.palette.fill(child.find(qn("p:spPr")))
            yield Area(_name(child), _scaled(rect, scale), fill, child.find(qn("p:txBody")), styles)

    def _offers(self, placeholder: Any) -> Iterator[Any]:
        """The placeholders of the layout and of the master that a slide's placeholder inherits from."""
        kind, index = placeholder.get("type", "obj"), placeholder.get("idx", "0")
        for found in self._layout._element.iter(qn("p:ph")):
            if found.get("idx", "0") == index:
                yield found.getparent().getparent().getparent()
        for found in self._master._element.iter(qn("p:ph")):
            if found.get("type", "obj") == kind:
                yield found.getparent().getparent().getparent()

    def _styles(self, shapes: list[Any], placeholder: Any) -> Iterator[Any]:
        """The list styles that text in a shape inherits from, nearest first."""
        for shape in shapes:
            style = shape.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
            if style is not None:
                yield style
        if placeholder is not None:
            kind = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle", "body": "p:bodyStyle"}
            yield from self._master._element.iter(qn(kind.get(placeholder.get("type", "obj"), "p:otherStyle")))
        yield from self._slide.part.package.presentation_part._element.iter(qn("p:defaultTextStyle"))

    def _cells(self, frame: Any, scale: Scale) -> Iterator[Area]:
        place = _rect(frame.find(qn("p:xfrm")))
        grid = [int(each.get("w")) / EMU for each in frame.iter(qn("a:gridCol"))]
        lefts = list(accumulate(grid, initial=place.x))
        styles = tuple(self._slide.part.package.presentation_part._element.iter(qn("p:defaultTextStyle")))
        top = place.y
        for number, row in enumerate(frame.iter(qn("a:tr")), 1):
            height = int(row.get("h")) / EMU
            for column, cell in enumerate(row.findall(qn("a:tc"))):
                rect = _scaled(Rect(lefts[column], top, grid[column], height), scale)
                fill = self.palette.fill(cell.find(qn("a:tcPr")))
                yield Area(f"{_name(frame)}[{number},{column + 1}]", rect, fill, cell.find(qn("a:txBody")), styles)
            top += height


def _name(shape: Any) -> str:
    return str(next(shape.iter(qn("p:cNvPr"))).get("name"))


def _rect(transform: Any, offset: str = "a:off", extent: str = "a:ext") -> Rect:
    start, size = transform.find(qn(offset)), transform.find(qn(extent))
    return Rect(*(int(each) / EMU for each in (start.get("x"), start.get("y"), size.get("cx"), size.get("cy"))))


def _inside(group: Any, scale: Scale) -> Scale:
    """How the coordinates of a group's children become the slide's."""
    transform = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    outer, inner = _rect(transform), _rect(transform, "a:chOff", "a:chExt")
    across = outer.width / inner.width if inner.width else 1.0
    down = outer.height / inner.height if inner.height else 1.0
    moved = _scaled(Rect(outer.x - inner.x * across, outer.y - inner.y * down, across, down), scale)
    return moved.x, moved.y, moved.width, moved.height


def _scaled(rect: Rect, scale: Scale) -> Rect:
    x, y, across, down = scale
    return Rect(x + rect.x * across, y + rect.y * down, rect.width * across, rect.height * down)
