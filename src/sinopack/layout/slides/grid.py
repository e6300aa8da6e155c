"""The slide's grid: twelve columns between margins, a top rule, a line from which all hangs, a strip at the foot."""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect, Size

MARGIN = 48.0
GUTTER = 16.0
COLUMNS = 12
TOP_RULE = 40.0
RULE_HEIGHT = 4.0
HANGING_LINE = 64.0
CONTENT_BOTTOM = 484.0
TITLE_Y = 136.0
"""The top of the pack's title on the first slide."""
NUMERAL_Y = 104.0
"""Where the capitals of a section's title, and its numeral, hang."""
STRIP_Y = 500.0
FOOTER_Y = 511.0
NUMBER_WIDTH = 60.0
"""The width of the slide's number, at the right end of the footer."""
FOOTER_GAP = 16.0
CONTENT_TOP = 116.0
"""The top of what stands under a title over the whole width."""

SLIDE_HEIGHT = 540.0

RATIOS: dict[str, Size] = {"16:9": Size(960.0, SLIDE_HEIGHT), "4:3": Size(720.0, SLIDE_HEIGHT)}


class Grid(Struct, frozen=True):
    """Columns of a slide of one size, in points."""

    size: Size

    @property
    def width(self) -> float:
        return self.size.width - 2 * MARGIN

    @property
    def right(self) -> float:
        return self.size.width - MARGIN

    @property
    def is_narrow(self) -> bool:
        """Whether the slide is nearer to a square (4:3), so that what stands side by side needs other shares."""
        return self.size.width < 840.0

    @property
    def title_columns(self) -> int:
        """How many columns a title takes with its text beside it; all of them where the text has to stand below."""
        return COLUMNS if self.is_narrow else 4

    @property
    def text_columns(self) -> tuple[int, int]:
        """The first column of that text, and how many it takes."""
        return (0, COLUMNS) if self.is_narrow else (4, 8)

    @property
    def text_line(self) -> float:
        """Where the capitals of that text hang."""
        return HANGING_LINE + 66.0 if self.is_narrow else HANGING_LINE

    @property
    def opener_indent(self) -> float:
        """The distance of a section's title from the margin, where its numeral stands."""
        return 176.0 if self.is_narrow else 219.0

    @property
    def numeral_width(self) -> float:
        """The widest that a section's numeral may be."""
        return 150.0 if self.is_narrow else 190.0

    def x(self, column: int) -> float:
        """The left edge of a column; the first is 0."""
        return MARGIN + column * (self._column + GUTTER)

    def span(self, columns: int) -> float:
        """The width of so many columns with the gutters between them."""
        return columns * self._column + (columns - 1) * GUTTER

    @property
    def _column(self) -> float:
        return (self.width - (COLUMNS - 1) * GUTTER) / COLUMNS

    @property
    def objectives(self) -> Rect:
        """The column of the objectives beside the enquiry question, set off by more than a gutter."""
        left = self.x(7) + 24.0
        return Rect(left, 104.0, self.right - left, CONTENT_BOTTOM - 104.0)

    def area(self, column: int, columns: int, top: float, bottom: float = CONTENT_BOTTOM) -> Rect:
        """The rectangle over so many columns from `top` to `bottom`."""
        return Rect(self.x(column), top, self.span(columns), bottom - top)
