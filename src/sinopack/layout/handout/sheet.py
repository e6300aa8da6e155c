"""The sheet of the handout: its margins and its columns, in points.

A main column for the argument, a margin column for notes, marks and contents; what compares or asks for handwriting
runs across both. A linear sheet has one column for all of it. The left margin is wider, for binding; copiers crop less
than 15 mm.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Size, millimetres

TOP_RULE = 48.0
"""Where the rule stands from which a page hangs, on a sheet that says no other place."""
_CONTENT = 12.0
_BARE = 16.0
"""From the top rule to the content, and to text that hangs from a plain rule."""
_FOOT = 841.89 - 784.0
_GUTTER = millimetres(8)
_MARGIN = millimetres(46)

PAPERS: dict[str, Size] = {
    "A4": Size(595.28, 841.89),
    "Letter": Size(612.0, 792.0),
    "A3": Size(595.28, 841.89),
    "A5": Size(419.53, 595.28),
}
ENLARGED: dict[str, float] = {"A3": 2**0.5}
"""Papers that are laid out as another and then enlarged: A3 is A4, larger."""
_NARROW = 450.0
"""A sheet narrower than this keeps its sizes of type and has narrower columns and margins."""


class Sheet(Struct, frozen=True):
    """A paper size with its columns; x = 0 is the left edge of the text.

    `top` is where the rule stands from which every page hangs, `foot` the height of the footer with its rule. The
    finished pages are enlarged by `scale`: lengths are those before that. `called` is what a notice calls such pages.
    """

    size: Size
    left: float
    width: float
    main: float
    gutter: float = _GUTTER
    top: float = TOP_RULE
    foot: float = _FOOT
    scale: float = 1.0
    called: str = "its page"

    @property
    def is_linear(self) -> bool:
        """Whether there is one column for everything: no margin column, and nothing beside anything else."""
        return self.main == self.width

    @property
    def content_top(self) -> float:
        return self.top + _CONTENT

    @property
    def bare_top(self) -> float:
        """Where text begins on a page that hangs from a plain rule."""
        return self.top + _BARE

    @property
    def margin_x(self) -> float:
        return self.main + self.gutter

    @property
    def margin_width(self) -> float:
        return self.width - self.margin_x

    @property
    def footer_rule(self) -> float:
        return self.size.height - self.foot

    @property
    def bottom(self) -> float:
        """The lowest that content may reach."""
        return self.footer_rule - 8.0

    @property
    def room(self) -> float:
        """The height between the top of the content and its bottom."""
        return self.bottom - self.content_top


def sheet_of(paper: str) -> Sheet:
    """The sheet of a paper size such as "A4"."""
    size, scale = PAPERS[paper], ENLARGED.get(paper, 1.0)
    if size.width < _NARROW:
        left, right = millimetres(16), millimetres(12)
        width = size.width - left - right
        return Sheet(size, left, width, main=0.66 * width, gutter=millimetres(5))
    left, right = millimetres(20), millimetres(16)
    width = size.width - left - right
    return Sheet(size, left, width, main=width - _GUTTER - _MARGIN, scale=scale)
