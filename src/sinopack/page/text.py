"""Text on a finished page: paragraphs as an author would edit them, and the same text as measured lines."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from msgspec import Struct

from sinopack.page.drawing import Drawing
from sinopack.page.paint import Colour

GAP = "\u00a0"
"""What stands in a text in place of a formula: a no-break space, as wide as the formula by its tracking. A gap to write
in has as many of them as it takes, underlined."""


class Slot(Enum):
    """Which theme font of a deck a face belongs to; text that uses one follows the deck's theme."""

    MAJOR = "major"
    MINOR = "minor"


class Font(Struct, frozen=True):
    """One face of one font file.

    `family` is the file's own family name, `office_family` the metric twin that a deck names, `slot` the theme font it
    stands for (None for fallback fonts). `bold` and `italic` say what was asked for: a fallback font without a bold
    face is still asked for in bold.
    """

    family: str
    office_family: str
    path: str
    index: int = 0
    bold: bool = False
    italic: bool = False
    slot: Slot | None = None


class Formula(Struct, frozen=True):
    """A formula in a line of text: a picture of paths, which stands on the baseline in place of a gap (`GAP`).

    `size` is that of its letters; `width`, `ascent` and `descent` (above and below the baseline) bound its ink, all in
    points. `data` is the same as a PNG of `pixels`, for programs that draw no paths; b"" where only paper is drawn.
    `alternative` is what is said in its place: its source.
    """

    drawing: Drawing
    alternative: str
    size: float
    width: float
    ascent: float
    descent: float
    data: bytes = b""
    pixels: tuple[int, int] = (0, 0)


class RunStyle(Struct, frozen=True):
    """How a run of text looks and what it is. `size` in points; `tracking` in points added after each character.

    `link` is "" or a web address, or "#name" for a destination in the same document. `language` is a BCP 47 tag. `code`
    is no language's: it is neither spelt nor hyphenated. A run with a `formula` is the gap in which that stands; one
    with a `blank` is a gap to write in, and that is what is said in its place.
    """

    font: Font
    size: float
    colour: Colour
    language: str
    link: str = ""
    underline: bool = False
    tracking: float = 0.0
    code: bool = False
    formula: Formula | None = None
    blank: str = ""


class Run(Struct, frozen=True):
    """Text in one style. "\\n" is a line break that the author asked for."""

    text: str
    style: RunStyle

    @property
    def said(self) -> str:
        """The text, or what is said in place of a gap: the source of its formula, or that it is to be filled in."""
        return self.style.formula.alternative if self.style.formula else self.style.blank or self.text


class Alignment(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class BulletKind(Enum):
    SQUARE = "square"
    NUMBER = "number"


class Bullet(Struct, frozen=True):
    """The mark of a list item. `size` is the square's side, or the number's font size, in points."""

    kind: BulletKind
    colour: Colour
    size: float
    number: int = 0


class Paragraph(Struct, frozen=True):
    """A paragraph as text: what an editable file holds.

    `leading` is the exact line pitch; `indent` the distance of the text from the box's left edge (a bullet hangs at
    `indent - hang`); space before and after in points (space before the first paragraph of a box counts for nothing).
    """

    runs: tuple[Run, ...]
    leading: float
    alignment: Alignment = Alignment.LEFT
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    bullet: Bullet | None = None
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def said(self) -> str:
        """The text as one reads it aloud, the sources of formulas in their places."""
        return "".join(run.said for run in self.runs)

    @property
    def has_gap(self) -> bool:
        """Whether it has a gap, for a formula or to write in."""
        return any(run.style.formula or run.style.blank for run in self.runs)


class ShapedRun(Struct, frozen=True):
    """Glyphs of one style as measured, left to right. All lengths in points.

    `x` is the run's left edge from the left of its text box. `glyphs`, `advances`, `offsets` (x, y up) and `clusters`
    run in parallel; `clusters[i]` is the index in `text` of the first character that glyph i draws.
    """

    x: float
    width: float
    text: str
    style: RunStyle
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]


class Marker(Struct, frozen=True):
    """A list mark beside a line: a square (`side` > 0, its top left at x, y of the box) or `runs` on the baseline."""

    x: float = 0.0
    y: float = 0.0
    side: float = 0.0
    colour: Colour | None = None
    runs: tuple[ShapedRun, ...] = ()


class Line(Struct, frozen=True):
    """A measured line of a text box. `top` and `baseline` are distances from the top of the box; `height` is its pitch.

    `paragraph` is the index of its paragraph in the box; `hyphen` says that the last run ends in a hyphen that is not
    in the text. A space at which the line was broken is in no run; `text` is the text of the runs.
    """

    top: float
    height: float
    baseline: float
    width: float
    runs: tuple[ShapedRun, ...]
    paragraph: int = 0
    marker: Marker | None = None
    hyphen: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def link_portions(text: str) -> list[tuple[int, int]]:
    """The start and end of each portion of a linked text, in order; the author's own line breaks are in none.

    An editable file holds a link in these portions, and it is measured in them: each ends where a line may end. A
    program that takes a linked run for one field breaks it in the middle of words (LibreOffice 7.4).
    """
    return [match.span() for match in _portions().finditer(text)]


@cache
def _portions() -> re.Pattern[str]:
    return re.compile(r"[^\s/-]*[^\S\n/-]+|[^\s/-]*[/-]+|[^\s/-]+")
