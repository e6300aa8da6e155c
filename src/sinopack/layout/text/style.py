"""What goes into the text engine: pieces of text and how to set them."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from sinopack.page import Alignment, Bullet, Colour, Line, Paragraph
from sinopack.problems import Place


class Family(Enum):
    """The two voices of a pack: the serif speaks (titles, body), the sans explains (labels, notes, tables). In the mono
    stands what a machine reads."""

    SERIF = "serif"
    SANS = "sans"
    MONO = "mono"


class Mathematics(Struct, frozen=True, cache_hash=True):
    """A formula in LaTeX, in a line or (`display`) by itself; what is said in its place is its `alternative`, else its
    source."""

    source: str
    display: bool = False
    alternative: str = ""


class Blank(Struct, frozen=True, cache_hash=True):
    """A gap that is filled in by hand: for how many letters, and what is said in its place."""

    letters: int
    said: str


OBJECT = "\ufffc"
"""The text of a piece that is a formula or a blank (U+FFFC, object replacement character)."""


class TextStyle(Struct, frozen=True, cache_hash=True):
    """The style of a paragraph. `size` and `leading` in points; `leading` is the exact line pitch."""

    family: Family
    size: float
    leading: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    tracking: float = 0.0

    def at(self, size: float, leading: float) -> TextStyle:
        return replace(self, size=size, leading=leading)


class Piece(Struct, frozen=True, cache_hash=True):
    """Text in one look within a paragraph. What is None is as the paragraph's style has it.

    `link` as in `RunStyle`; `language` is a BCP 47 tag or "" for the paragraph's. "\\n" breaks the line.
    `mark` is carried to no output: it names a piece whose position the caller asks for afterwards (a margin note).
    A piece with a `formula` or a `blank` has the text `OBJECT`; `code` is text that is in no language.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    colour: Colour | None = None
    family: Family | None = None
    size: float | None = None
    link: str = ""
    underline: bool = False
    language: str = ""
    mark: str = ""
    place: Place | None = None
    code: bool = False
    formula: Mathematics | None = None
    blank: Blank | None = None


class Breaking(Enum):
    """GREEDY breaks as presenting programs do; OPTIMUM chooses all breaks of a paragraph together."""

    GREEDY = "greedy"
    OPTIMUM = "optimum"


class Hyphenation(Enum):
    """When a word may be hyphenated: only if it is wider than its column, or wherever that helps (narrow notes)."""

    OVERWIDE = "overwide"
    NARROW = "narrow"


class Baseline(Enum):
    """Where the baseline stands in a line of exact pitch: the ink's box centred (paper), or all the extra pitch above
    the text (presenting programs)."""

    CENTRED = "centred"
    LOW = "low"


class Setting(Struct, frozen=True, cache_hash=True):
    """How a paragraph is set in its column. Its first line hangs by `hang` to the left of the others, with its bullet,
    or by itself where it has none."""

    language: str = "en"
    breaking: Breaking = Breaking.OPTIMUM
    hyphenation: Hyphenation = Hyphenation.OVERWIDE
    baseline: Baseline = Baseline.CENTRED
    alignment: Alignment = Alignment.LEFT
    indent: float = 0.0
    hang: float = 0.0
    bullet: Bullet | None = None
    space_before: float = 0.0
    space_after: float = 0.0


class SetText(Struct, frozen=True):
    """A set paragraph: the text to edit, the measured lines (from its own top), its height, and for each mark of a
    piece the index of the line on which it starts."""

    paragraph: Paragraph
    lines: tuple[Line, ...]
    height: float
    width: float
    marks: tuple[tuple[str, int], ...] = ()


class Extent(Struct, frozen=True):
    """The narrowest column that takes a text without splitting a word, and the width of the text on one line."""

    minimum: float
    maximum: float
