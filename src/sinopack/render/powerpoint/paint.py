"""Colours, fills and strokes as DrawingML (ECMA-376 part 1, 20.1.8 and 20.1.2.3).

In: paint values of a finished page. Out: XML that refers to the deck's theme wherever the theme has the colour.
"""

from __future__ import annotations

from typing import assert_never

from sinopack.page import Colour, DeckTheme, Fill, Hatch, Lines, Stroke
from sinopack.render.powerpoint.xml import emu, thousandths_of_percent

NO_FILL = "<a:noFill/>"
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""How slides name four of the theme's slots, through the master's colour map."""


_PATTERNS = {
    Lines.RISING: "wdUpDiag", Lines.FALLING: "wdDnDiag", Lines.CROSSED: "openDmnd", Lines.LEVEL: "horz",
}  # fmt: skip
"""The preset patterns (20.1.10.51) that come nearest to hatches."""


class Palette:
    """Writes paint for one deck; `theme` says which colours are the theme's own."""

    def __init__(self, theme: DeckTheme):
        self._slots: dict[tuple[str, str], str] = {}
        for slot, colour in theme.colours:
            self._slots.setdefault((colour.name, colour.rgb), _MAPPED.get(slot, slot))

    def colour(self, colour: Colour) -> str:
        """A reference to the theme's slot, or the sRGB value of a colour that has none."""
        slot = self._slots.get((colour.name, colour.rgb))
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{colour.rgb.upper()}"/>'

    def fill(self, fill: Fill | None) -> str:
        """A fill, said also where there is none, so that no style fills the shape."""
        match fill:
            case None:
                return NO_FILL
            case Colour():
                return f"<a:solidFill>{self.colour(fill)}</a:solidFill>"
            case Hatch():
                lines, ground = self.colour(fill.colour), self.colour(fill.ground)
                colours = f"<a:fgClr>{lines}</a:fgClr><a:bgClr>{ground}</a:bgClr>"
                return f'<a:pattFill prst="{_PATTERNS[fill.lines]}">{colours}</a:pattFill>'
            case _:
                assert_never(fill)

    def stroke(self, stroke: Stroke | None, tag: str = "a:ln", *, rounded: bool = False, arrow: bool = False) -> str:
        """A line, said also where there is none; its ends and corners square, or `rounded`; with an `arrow` its end has
        a head three times as long and as wide as the line."""
        if stroke is None or stroke.width <= 0:
            return f'<{tag} w="0">{NO_FILL}</{tag}>'
        cap, join = ("rnd", "<a:round/>") if rounded else ("flat", '<a:miter lim="800000"/>')
        paint = f"{self.fill(stroke.colour)}{_dash(stroke)}{join}"
        head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
        return f'<{tag} w="{emu(stroke.width)}" cap="{cap}">{paint}{head}</{tag}>'


def _dash(stroke: Stroke) -> str:
    """Dashes, which DrawingML counts in line widths; an odd list is gone through twice, as in PDF."""
    if not stroke.dash:
        return '<a:prstDash val="solid"/>'
    lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
    pairs = "".join(
        f'<a:ds d="{thousandths_of_percent(on / stroke.width)}" sp="{thousandths_of_percent(off / stroke.width)}"/>'
        for on, off in zip(lengths[::2], lengths[1::2], strict=True)
    )
    return f"<a:custDash>{pairs}</a:custDash>"
