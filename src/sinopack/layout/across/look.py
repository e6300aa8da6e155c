"""How a timeline across is drawn: its styles and its sizes, all in proportion to the size of the labels."""

from __future__ import annotations

from msgspec import Struct

from sinopack.layout.text import Family, TextStyle
from sinopack.page import Colour, Stroke
from sinopack.theme import Theme

_DETAIL = 0.88
"""The size of details, and of the axis's figures, as a share of the labels'."""


class Look(Struct, frozen=True):
    """Lengths in points. `pitch` is the height of a lane of marks and bars, `mark` and `bar` the heights of what lies
    in it, `leader` the least height between the lanes and the labels, `gap` the least width between two labels.
    A label's widest line takes at most the share `safe` of its box, and `slack` points stay free below its last: the
    presenting program must neither break it again nor cut it off. Nothing is set smaller than `floor`. With
    `is_weighted`, importance shows as weight.
    """

    theme: Theme
    size: float
    leading: float
    band: float
    pitch: float
    mark: float
    bar: float
    leader: float
    gap: float
    line: float
    floor: float
    safe: float = 1.0
    slack: float = 0.0
    is_weighted: bool = True

    def text(self, importance: str) -> TextStyle:
        """The style of what happened."""
        colour = "quiet" if self.is_weighted and importance == "low" else "ink"
        bold = self.is_weighted and importance == "high"
        return TextStyle(Family.SANS, self.size, self.leading, self.theme[colour], bold=bold)

    def date(self, importance: str) -> TextStyle:
        """The style of when it happened."""
        low = self.is_weighted and importance == "low"
        return TextStyle(Family.SANS, self.size, self.leading, self.theme["quiet" if low else "ink"], bold=not low)

    @property
    def detail(self) -> TextStyle:
        size = max(_DETAIL * self.size, self.floor)
        return TextStyle(Family.SANS, size, size * self.leading / self.size, self.theme["quiet"])

    def name(self, colour: Colour) -> TextStyle:
        """The style of an era's name."""
        return TextStyle(Family.SANS, self.size, self.leading, colour, bold=True)

    def figure(self, colour: Colour) -> TextStyle:
        """The style of the axis's figures."""
        size = max(_DETAIL * self.size, self.floor)
        return TextStyle(Family.SANS, size, size * 1.2, colour)

    def stroke(self, colour: str, width: float, dash: tuple[float, ...] = ()) -> Stroke:
        return Stroke(self.theme[colour], width, dash)


def look_at(size: float, leading: float, theme: Theme, floor: float, *, safe: float = 1.0, slack: float = 0.0) -> Look:
    """The look with labels of a size."""
    return Look(
        theme=theme,
        size=size,
        leading=leading,
        band=leading + 1.45 * size,
        pitch=0.7 * size,
        mark=0.5 * size,
        bar=0.28 * size,
        leader=0.8 * size,
        gap=0.7 * size,
        line=max(0.06 * size, 0.75),
        floor=floor,
        safe=safe,
        slack=slack * leading,
    )
