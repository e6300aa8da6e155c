"""The signs of a timeline across: of its categories, and in its key of its marks.

In: a number or a kind, and where the sign stands. Out: an item.
"""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.compose import Composer
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.symbols import symbol
from sinopack.page import Outline, Shape, Stroke
from sinopack.theme import Theme

SIGN = 0.54
"""The height of a sign, as a multiple of the size of the text beside it."""
WIDE = 0.8
"""The width of a bar or a box in the key, likewise."""
DASH = (2.4, 1.8)
"""On and off of a dashed line, as multiples of its width."""


def category_sign(number: int, total: int, at: tuple[float, float], size: float, composer: Composer, key: str) -> Shape:
    """The shape of a category beside text of a `size`; `at` is its left edge and its middle. There are no more
    categories than shapes: beyond that, letters stand in the text itself."""
    side = SIGN * size
    rect = Rect(at[0] + 0.04 * size, at[1] - side / 2, side, side)
    drawn = symbol(number, total, rect, composer.theme["accent"], key)
    assert drawn is not None
    return drawn


def mark_sign(kind: MarkKind, at: tuple[float, float], size: float, theme: Theme, key: str) -> Shape:
    """A mark as the key shows it beside text of a `size`; `at` as above."""
    side, x, middle = SIGN * size, at[0], at[1]
    rect = Rect(x + 0.04 * size, middle - side / 2, side, side)
    match kind:
        case MarkKind.DOT | MarkKind.RING:
            return dot(rect, theme, key, solid=kind is MarkKind.DOT)
        case MarkKind.BOX:
            line = max(0.06 * size, 0.75)
            return box(Rect(x, rect.y, WIDE * size, side), line, theme, key)
        case MarkKind.BAR:
            return Shape(Rect(x, middle - side / 4, WIDE * size, side / 2), Outline.RECTANGLE, key, fill=theme["quiet"])


def dot(rect: Rect, theme: Theme, key: str, *, solid: bool) -> Shape:
    """A day, or a ring of the same size over all."""
    if solid:
        return Shape(rect, Outline.ELLIPSE, key, fill=theme["ink"])
    line = 0.22 * rect.width
    inner = Rect(rect.x + line / 2, rect.y + line / 2, rect.width - line, rect.height - line)
    return Shape(inner, Outline.ELLIPSE, key, fill=theme["paper"], stroke=Stroke(theme["ink"], line))


def box(rect: Rect, line: float, theme: Theme, key: str) -> Shape:
    """A doubt."""
    stroke = Stroke(theme["quiet"], line, (DASH[0] * line, DASH[1] * line))
    return Shape(rect, Outline.RECTANGLE, key, fill=theme["paper"], stroke=stroke)
