"""The sheet of the handout: its margins and its columns, in points.

A main column for the argument, a margin column for notes, marks and contents; what compares or asks for handwriting
runs across both. A linear sheet has one column for all of it. The margin for binding is wider: holes stay clear of the
text (ISO 838: 12 mm from the edge, 6 mm wide). Copiers crop less than 15 mm.
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
    "Half Letter": Size(396.0, 612.0),
}
HALVES: dict[str, str] = {"A3": "A4", "A4": "A5", "A5": "A5", "Letter": "Half Letter"}
"""The paper of the pages that stand two by two on a paper: A5 on A4. One that is a half already keeps its size."""
ENLARGED: dict[str, float] = {"A3": 2**0.5}
"""Papers that are laid out as another and then enlarged: A3 is A4, larger."""
_NARROW = 450.0
"""A sheet narrower than this keeps its sizes of type and has narrower columns and margins."""


class Sheet(Struct, frozen=True):
    """A paper size with its columns; x = 0 is the left edge of the text.

    `left` is the margin for binding; with `binds_inside` it is on the right of every second page. `top` is where the
    rule stands from which every page hangs, `foot` the height of the footer with its rule. The finished pages are
    enlarged by `scale`: lengths are those before that. `called` is what a notice calls such pages.
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
    binds_inside: bool = False

    def left_of(self, page: int) -> float:
        """The margin on the left of the page with that number, from 1."""
        return self.size.width - self.width - self.left if self.binds_inside and page % 2 == 0 else self.left

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

    @property
    def bare_room(self) -> float:
        """The height of a page that hangs from a plain rule."""
        return self.bottom - self.bare_top


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
