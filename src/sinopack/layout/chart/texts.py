"""The words in a chart: set, and placed by the point that they belong to.

In: a text and where it goes. Out: text boxes. A `Place` says which side of the text is at a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Alignment, Fill, Role, RunStyle, TextBox

_ALIGNMENTS = {0.0: Alignment.LEFT, 0.5: Alignment.CENTRE, 1.0: Alignment.RIGHT}
_SAFETY = 0.5
_ASCENT, _DESCENT = 0.75, 0.22
"""How far letters reach above and below their line, in sizes, in the fonts of every set."""


class Writer(Struct):
    """Sets the words of one chart, each under a key of its own."""

    composer: Composer
    key: str
    count: int = 0

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a text on one line, or of its widest line."""
        lines = text.split("\n")
        return max(self.composer.typesetter.measure(plain(line), style, self.composer.base).maximum for line in lines)

    def longest_word(self, text: str, style: TextStyle) -> float:
        return self.composer.typesetter.measure(plain(text), style, self.composer.base).minimum

    def set(self, text: str, style: TextStyle, width: float, across: float = 0.0) -> SetText:
        return self.composer.set(plain(text), style, width, alignment=_ALIGNMENTS[across])

    def box(self, text: str, style: TextStyle, at: tuple[float, float], place: tuple[float, float] = (0.0, 0.0),
            width: float = 0.0, plate: Fill | None = None) -> TextBox:  # fmt: skip
        """A text whose (left, top) is `place`, in shares of its own size, before the point `at`: (0.5, 0.5) is centred
        on it. It is set in a `width`, or on one line."""
        across, down = place
        wide = width or self.width(text, style) + _SAFETY
        found = self.set(text, style, wide, across)
        self.count += 1
        corner = (at[0] - across * wide, at[1] - down * found.height)
        box = self.composer.box([found], corner, wide, Role.LABEL, f"{self.key}-text-{self.count}", height=found.height)
        if plate:
            box = replace(box, fill=plate)
        return box

    def beside(
        self, text: str, style: TextStyle, at: tuple[float, float], across: float, width: float = 0.0
    ) -> TextBox:
        """A text whose capitals are centred on the height of a point; of several lines the middle is."""
        box = self.box(text, style, at, (across, 0.5), width)
        if len(box.lines) > 1:
            return box
        metrics = self.composer.typesetter.metrics(style)
        rise = box.lines[0].baseline - metrics.cap_height / 2 - box.rect.height / 2
        return replace(box, rect=box.rect.moved(0.0, -rise))

    def look(self, style: TextStyle) -> RunStyle:
        """What a style is to an editable chart."""
        return self.composer.set(plain("0"), style, 100.0).paragraph.runs[0].style


def ink_rect(box: TextBox) -> Rect:
    """Where the letters of a box are: as wide as its widest line, from the ascenders of the first to the descenders of
    the last."""
    rect = box.rect
    runs = [run for line in box.lines for run in line.runs]
    if not runs:
        return replace(rect, width=0.0, height=0.0)
    size = max(run.style.size for run in runs)
    left, right = min(run.x for run in runs), max(run.x + run.width for run in runs)
    top, bottom = box.lines[0].baseline - _ASCENT * size, box.lines[-1].baseline + _DESCENT * size
    return Rect(rect.x + left, rect.y + top, right - left, bottom - top)


def overlap(boxes: Sequence[TextBox], tolerance: float = 0.0) -> bool:
    """Whether any two texts reach into each other."""
    return any(meet(ink_rect(one), ink_rect(other), tolerance) for one, other in combinations(boxes, 2))


def meet(one: Rect, other: Rect, tolerance: float = 0.0) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down) > tolerance  # with a tolerance below zero also where less white than that is between them
