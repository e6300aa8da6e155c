"""What a finished page is made of: a closed set of items, each with its rectangle, role, language and key.

A renderer matches on the item's class and draws it; it never measures, wraps or asks what the item is for.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.geometry import Insets, Rect
from sinopack.page.paint import Fill, Stroke
from sinopack.page.text import Line, Paragraph


class Role(Enum):
    """What an item is to a reader who cannot see it (the names follow PDF's standard structure types)."""

    TITLE = "title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    NOTE = "note"
    CAPTION = "caption"
    LABEL = "label"
    FIGURE = "figure"
    TABLE = "table"
    CONTENTS = "contents"
    ARTIFACT = "artifact"


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


class TextBox(Struct, frozen=True):
    """Text in a rectangle, flush with its top left, without padding: `paragraphs` to edit, `lines` as measured."""

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    role: Role
    language: str
    key: str
    placeholder: PlaceholderRef | None = None
    alternative: str = ""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Outline(Enum):
    """The outline of a shape inside its rectangle."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    TRIANGLE_DOWN = "triangle pointing down"
    TICK = "tick"


class Shape(Struct, frozen=True):
    """A filled or outlined shape. An empty `alternative` makes it decoration."""

    rect: Rect
    outline: Outline
    key: str
    fill: Fill | None = None
    stroke: Stroke | None = None
    role: Role = Role.ARTIFACT
    alternative: str = ""


class Connector(Struct, frozen=True):
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke
    key: str
    role: Role = Role.ARTIFACT

    @property
    def rect(self) -> Rect:
        return Rect(min(self.x1, self.x2), min(self.y1, self.y2), abs(self.x2 - self.x1), abs(self.y2 - self.y1))


class Cell(Struct, frozen=True):
    """A cell of a table: its padding, its paragraphs, and its lines measured from the top left inside the padding."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    padding: Insets
    fill: Fill | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


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


class Picture(Struct, frozen=True):
    """A picture file, ready to place: `data` is PNG or JPEG bytes in sRGB, upright. `crop` is the part shown, as
    fractions (left, top, right, bottom) cut from each side."""

    rect: Rect
    data: bytes
    media_type: str
    pixels: tuple[int, int]
    key: str
    language: str
    alternative: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    role: Role = Role.FIGURE


class Group(Struct, frozen=True):
    """Items that belong together and move together."""

    rect: Rect
    items: tuple[Item, ...]
    key: str
    role: Role = Role.ARTIFACT
    alternative: str = ""
    language: str = ""


Item = TextBox | Shape | Connector | Table | Picture | Group
