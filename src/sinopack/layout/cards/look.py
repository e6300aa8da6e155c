"""How the text of cards is set: for each voice a style, and how far all of them may shrink together.

In: a theme and the name of a profile. Out: a `CardLook`. Sizes in points.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import millimetres
from sinopack.layout.styles import Step
from sinopack.layout.text import Family, TextStyle
from sinopack.page import Colour
from sinopack.plan.card import Voice
from sinopack.theme import Theme

_STEPS = 12
"""Into so many steps the way from the largest size to the smallest is divided."""


class CardLook(Struct, frozen=True):
    """The styles at their largest, by voice; `name` sets what the card is called, `letter` that of a sorting card, and
    `running` the pack's title; `floor` is the smallest size that any text may take, `factors` those to try, from 1
    down. With `upright`, emphasis is bold, never slanted. In the margins, `end` high above and below the cells, text
    has the size `fine` and takes up to `fine_lines` lines."""

    styles: dict[Voice, TextStyle]
    name: TextStyle
    letter: TextStyle
    running: TextStyle
    floor: float
    factors: tuple[float, ...]
    upright: bool
    fine: Step
    fine_lines: int
    end: float

    def style(self, voice: Voice, factor: float) -> TextStyle:
        """The style of a voice, smaller by a factor, but never below the floor."""
        style = self.styles[voice]
        size = max(round(style.size * factor, 2), self.floor)
        return style.at(size, round(size * style.leading / style.size, 2))


class _Sizes(Struct, frozen=True):
    title: float
    statement: float
    strong: float
    body: float
    small: float
    floor: float
    pitch: float
    is_plain: bool
    fine: Step
    fine_lines: int
    end: float


_SIZES = {
    "standard": _Sizes(32.0, 22.0, 17.0, 17.0, 9.0, 9.0, 1.3, False, (9.0, 11.0), 1, 13.0),
    "large-print": _Sizes(40.0, 30.0, 26.0, 26.0, 18.0, 18.0, 1.3, True, (18.0, 21.0), 2, 26.0),
    "dyslexia-friendly": _Sizes(30.0, 22.0, 18.0, 18.0, 13.0, 13.0, 1.5, True, (13.0, 16.0), 2, 22.0),
}


def look_of(profile: str, theme: Theme) -> CardLook:
    """The look of cards in a profile."""
    sizes, ink = _SIZES[profile], theme["ink"]
    serif = Family.SANS if sizes.is_plain else Family.SERIF
    tight = max(sizes.pitch - 0.1, 1.2)

    def style(family: Family, size: float, colour: Colour, *, bold: bool = False, pitch: float = 0.0) -> TextStyle:
        return TextStyle(family, size, size * (pitch or sizes.pitch), colour, bold=bold)

    body = style(Family.SANS, sizes.body, ink)
    styles = {
        Voice.TITLE: style(serif, sizes.title, ink, bold=sizes.is_plain, pitch=tight),
        Voice.STATEMENT: style(serif, sizes.statement, ink),
        Voice.STRONG: style(Family.SANS, sizes.strong, ink, bold=True),
        Voice.BODY: body,
        Voice.POINT: body,
        Voice.NATIVE: style(Family.SANS, sizes.statement, theme["accent"]),
    }
    small = style(Family.SANS, sizes.small, theme["quiet"], pitch=4 / 3)
    least = sizes.floor / sizes.body
    return CardLook(
        styles=styles,
        name=replace(small, bold=True, colour=theme["accent"]),
        letter=style(Family.SANS, max(2.0 * sizes.small, 20.0), theme["accent"], bold=True, pitch=1.1),
        running=small,
        floor=sizes.floor,
        factors=tuple(1.0 - (1.0 - least) * step / _STEPS for step in range(_STEPS + 1)),
        upright=sizes.is_plain,
        fine=sizes.fine,
        fine_lines=sizes.fine_lines,
        end=millimetres(sizes.end),
    )
