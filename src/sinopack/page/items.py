"""What a finished page is made of: a closed set of items, each with its rectangle, role, language and key.

A renderer matches on the item's class and draws it; it never measures, wraps or asks what the item is for.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.geometry import Insets, Rect
from sinopack.page.chart import CategoryAxis, ChartKind, ChartSeries, ChartTitle, Legend, Mark, ValueAxis
from sinopack.page.drawing import Drawing
from sinopack.page.paint import Fill, Stroke
from sinopack.page.text import Line, Paragraph, RunStyle


class Role(Enum):
    """What an item, or what encloses it, is to a reader who cannot see it (the names follow PDF's standard structure
    types).

    A text box that is a LIST has an item in each paragraph; one that is a LIST_ITEM belongs to the list around it. A
    LABEL names what it stands before: the heading, list item or entry around it, if there is one. A FOOTER runs from
    page to page, and an ARTIFACT is decoration: neither is read aloud.
    """

    TITLE = "title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    LIST = "list"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    NOTE = "note"
    CAPTION = "caption"
    LABEL = "label"
    FIGURE = "figure"
    FORMULA = "formula"
    TABLE = "table"
    CONTENTS = "contents"
    CONTENTS_ENTRY = "contents entry"
    FOOTER = "footer"
    ARTIFACT = "artifact"


UNREAD = frozenset({Role.FOOTER, Role.ARTIFACT})
"""The roles of what is not read aloud."""


class Enclosure(Struct, frozen=True):
    """Something larger that an item is part of, for a reader who cannot see it: a list, a quotation, a section.

    Items name their enclosures from the outermost to the innermost. Those with one key within one enclosure are one,
    on however many pages their items stand; so are the parts of an item that was cut, which keep its key. An enclosure
    with the key of an item is that item: so a caption belongs to its table, and a number to its heading.
    """

    role: Role
    key: str


class PlaceholderKind(Enum):
    """The kind of a slide layout's placeholder."""

    TITLE = "title"
    BODY = "body"
    PICTURE = "picture"
    TABLE = "table"
    FOOTER = "footer"
    SLIDE_NUMBER = "slide number"


class PlaceholderRef(Struct, frozen=True):
    """The placeholder of the slide's layout that an item fills: its kind, and its index within the layout."""

    kind: PlaceholderKind
    index: int = 0


class Outline(Enum):
    """The outline of a shape inside its rectangle."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    TRIANGLE_DOWN = "triangle pointing down"
    DIAMOND = "diamond"
    TICK = "tick"


class TextBox(Struct, frozen=True):
    """Text in a rectangle: `paragraphs` to edit, `lines` as measured from the top left inside its `padding`.

    `begins` is the number of its first paragraph within the whole text of which it is a part: not 0 only after a cut.
    With a `fill` or `stroke` the rectangle (or another `outline` in it) is drawn behind the text, and is one shape
    with it.
    """

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    role: Role
    language: str
    key: str
    placeholder: PlaceholderRef | None = None
    alternative: str = ""
    within: tuple[Enclosure, ...] = ()
    begins: int = 0
    fill: Fill | None = None
    stroke: Stroke | None = None
    padding: Insets = Insets()
    outline: Outline = Outline.RECTANGLE

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def said(self) -> str:
        """The text as one reads it aloud, the sources of formulas in their places."""
        return "\n".join(paragraph.said for paragraph in self.paragraphs)


class Shape(Struct, frozen=True):
    """A filled or outlined shape. An empty `alternative` makes it decoration."""

    rect: Rect
    outline: Outline
    key: str
    fill: Fill | None = None
    stroke: Stroke | None = None
    role: Role = Role.ARTIFACT
    alternative: str = ""
    within: tuple[Enclosure, ...] = ()


Point = tuple[float, float]
"""A place on the page: x, y."""


class Site(Enum):
    """Where on an item's outline a connector may end: one of its sides."""

    TOP = "top"
    LEFT = "left"
    BOTTOM = "bottom"
    RIGHT = "right"


MIDDLE = 0.5
"""The share of a side at which its middle lies."""


class Join(Struct, frozen=True):
    """What an end of a connector is glued to: the shape, text box or picture with a key on the same page, and where.

    `share` is how far along the side, from its left or top: other than in its middle only on text boxes.
    """

    key: str
    site: Site
    share: float = MIDDLE


def point_of(rect: Rect, site: Site, share: float = MIDDLE) -> Point:
    """Where a site of an item with that rectangle is; also of ellipses and diamonds, which touch it in the middles."""
    match site:
        case Site.TOP:
            return rect.x + rect.width * share, rect.y
        case Site.LEFT:
            return rect.x, rect.y + rect.height * share
        case Site.BOTTOM:
            return rect.x + rect.width * share, rect.bottom
        case Site.RIGHT:
            return rect.right, rect.y + rect.height * share


class Connector(Struct, frozen=True):
    """A line from (x1, y1) to (x2, y2), which may end in an arrowhead: straight, or square round one or two `corners`,
    which lie within the rectangle of its ends.

    `start` and `end` are what its ends are glued to, and stay with when someone moves it; an end that is glued stands
    right on the site that it names.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke
    key: str
    role: Role = Role.ARTIFACT
    start: Join | None = None
    end: Join | None = None
    arrow: bool = False
    corners: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """Its ends, and the corners between them."""
        return ((self.x1, self.y1), *self.corners, (self.x2, self.y2))

    @property
    def rect(self) -> Rect:
        return Rect(min(self.x1, self.x2), min(self.y1, self.y2), abs(self.x2 - self.x1), abs(self.y2 - self.y1))


class Cell(Struct, frozen=True):
    """A cell of a table: its padding, its paragraphs, and its lines measured from the top left inside the padding. It
    reaches over `span` columns; the cells that it covers are there, have nothing in them, and their span is 0."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    padding: Insets
    fill: Fill | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None
    span: int = 1

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def said(self) -> str:
        """The text as one reads it aloud, the sources of formulas in their places."""
        return "\n".join(paragraph.said for paragraph in self.paragraphs)


class Table(Struct, frozen=True):
    """A table: widths and heights in points, cells by row. The first `header_rows` rows are headers; with
    `header_column` so is the first cell of each row."""

    rect: Rect
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    language: str
    key: str
    header_rows: int = 1
    header_column: bool = False
    role: Role = Role.TABLE
    alternative: str = ""
    placeholder: PlaceholderRef | None = None
    within: tuple[Enclosure, ...] = ()


class Picture(Struct, frozen=True):
    """A picture file, ready to place: `data` is PNG or JPEG bytes in sRGB, upright. `crop` is the part shown, as
    fractions (left, top, right, bottom) cut from each side.

    With a `drawing` it is shown as that wherever paths can be drawn, and `data` is for where they cannot; a page that
    is only printed needs none then (b"").
    """

    rect: Rect
    data: bytes
    media_type: str
    pixels: tuple[int, int]
    key: str
    language: str
    alternative: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    role: Role = Role.FIGURE
    within: tuple[Enclosure, ...] = ()
    drawing: Drawing | None = None


class Chart(Struct, frozen=True):
    """A chart: its data, and the scale to which it is drawn in `plot`, for an editable file; and the same drawn, in
    `marks` and `texts`, which stand over them, for a printed one.

    `corner` says what the categories are. Numbers are written by `number_format` (ECMA-376 part 1, 18.8.31). A chart
    that is `stacked` has its series on one another; `gap` and `overlap` are shares of a column's width, `hole` that of
    a doughnut. Without axes it is round.
    """

    rect: Rect
    plot: Rect
    kind: ChartKind
    corner: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str
    text: RunStyle
    key: str
    language: str
    alternative: str
    marks: tuple[Mark, ...]
    texts: tuple[TextBox, ...]
    values: ValueAxis | None = None
    names: CategoryAxis | None = None
    titles: tuple[ChartTitle | None, ChartTitle | None] = (None, None)
    legend: Legend | None = None
    stacked: bool = False
    gap: float = 0.5
    overlap: float = 0.0
    hole: float = 0.0
    role: Role = Role.FIGURE
    within: tuple[Enclosure, ...] = ()


class Group(Struct, frozen=True):
    """Items that belong together and move together. With an `alternative` they are one figure, which that describes;
    without one each is what it is by itself."""

    rect: Rect
    items: tuple[Item, ...]
    key: str
    role: Role = Role.ARTIFACT
    alternative: str = ""
    language: str = ""
    within: tuple[Enclosure, ...] = ()


Item = TextBox | Shape | Connector | Table | Picture | Chart | Group
