"""The drawing operators of one page: colours, lengths and places go in, a content stream comes out.

Places are given as everywhere in sinopack, in points from the top left with y downwards; PDF counts y from the bottom,
and only this module turns it over. What the stream has already set (colour, font, line width) is not set again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sinopack.geometry import Rect
from sinopack.page import Colour, Stroke
from sinopack.render.pdf.objects import number

_INITIAL = {"width": "1 w", "dash": "[] 0 d", "ends": "0 J 0 j", "rendering": "0 Tr", "rise": "0 Ts"}
"""What holds at the start of a page (ISO 32000-1, 8.4.1 and 9.3)."""


class Content:
    """The operators of a page `height` points high; `turned_width` is its width if it is drawn upside down."""

    def __init__(self, height: float, turned_width: float = 0.0) -> None:
        self.height = height
        self._turned_width = turned_width
        self._operators: list[str] = []
        self._set = dict(_INITIAL)
        if turned_width:
            self.write(f"-1 0 0 -1 {number(turned_width)} {number(height)} cm")

    @property
    def data(self) -> bytes:
        return "\n".join(self._operators).encode("ascii")

    def write(self, operators: str) -> None:
        """Append operators as they are."""
        self._operators.append(operators)

    def point(self, x: float, y: float) -> str:
        """Coordinates as operands."""
        return f"{number(x)} {number(self.height - y)}"

    def box(self, rect: Rect) -> str:
        """A rectangle as the operand of a path."""
        return f"{self.point(rect.x, rect.bottom)} {number(rect.width)} {number(rect.height)} re"

    def corners(self, rect: Rect) -> str:
        """A rectangle as an annotation has it: left, bottom, right, top; on the page as it is, however it is drawn."""
        if self._turned_width:
            rect = Rect(self._turned_width - rect.right, self.height - rect.bottom, rect.width, rect.height)
        return f"[{self.point(rect.x, rect.bottom)} {self.point(rect.right, rect.y)}]"

    def fill_with(self, colour: Colour) -> None:
        """Set the colour of fills and text."""
        self.set("fill", colour_operands(colour.rgb, "g", "rg"))

    def line_with(self, stroke: Stroke) -> None:
        """Set the colour, width and dashes of lines."""
        self.set("stroke colour", colour_operands(stroke.colour.rgb, "G", "RG"))
        self.set("width", f"{number(stroke.width)} w")
        self.set("dash", f"[{' '.join(map(number, stroke.dash))}] 0 d" if stroke.dash else "[] 0 d")

    def set(self, parameter: str, operator: str) -> None:
        """Set a parameter of the graphics state, unless the stream has it so already."""
        if self._set.get(parameter) != operator:
            self._set[parameter] = operator
            self._operators.append(operator)

    @contextmanager
    def saved(self) -> Iterator[None]:
        """What is set inside (a clip, a colour) is forgotten afterwards."""
        before = dict(self._set)
        self.write("q")
        yield
        self.write("Q")
        self._set = before

    @contextmanager
    def marked(self, tag: str, properties: str = "") -> Iterator[None]:
        """What is drawn inside carries a mark (ISO 32000-1, 14.6)."""
        self.begin_mark(tag, properties)
        yield
        self.end_mark()

    def begin_mark(self, tag: str, properties: str = "") -> None:
        self.write(f"/{tag} {properties} BDC" if properties else f"/{tag} BMC")

    def end_mark(self) -> None:
        self.write("EMC")


@lru_cache(maxsize=256)
def colour_operands(rgb: str, grey_operator: str, rgb_operator: str) -> str:
    """The operator that sets a colour. Neutral colours are set as grey, which printers make from black ink alone."""
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    if red == green == blue:
        return f"{number(red)} {grey_operator}"
    return f"{number(red)} {number(green)} {number(blue)} {rgb_operator}"
