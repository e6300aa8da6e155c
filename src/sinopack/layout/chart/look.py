"""How a chart is set: its styles, its lines, and how its series are told apart without colour.

In: a theme. Out: looks for pages and slides, and paints. Neighbours differ from dark to light, or by the way their
lines run, so that a copier keeps them apart; lines differ by their dashes and by the marks of their points.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.text import TextStyle
from sinopack.page import Colour, Fill, Hatch, Lines, SeriesPaint, Stroke, Symbol
from sinopack.theme import Surface, Theme
from sinopack.theme.contrast import contrast

_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.0), (1.5, 1.5), (), (8.0, 2.0, 1.5, 2.0), (3.0, 2.0))
"""In line widths."""
_SYMBOLS = (Symbol.CIRCLE, Symbol.SQUARE, Symbol.DIAMOND, Symbol.TRIANGLE, Symbol.CIRCLE, Symbol.SQUARE)
_FAINT = 3.0
"""The contrast from which a line is no longer faint."""
_COLOURS = ("accent", "ink", "quiet", "ink", "accent", "quiet")


class ChartLook(Struct, frozen=True):
    """`text` sets figures and names on the axes, `strong` the names of series. `gap` stands between what is labelled
    and its label, `line` is the width of a line, `symbol` that of a point's mark, `widest` that of a column; `outline`
    goes round what is filled, and `pitch` is that of hatches. `turned` is kept free below names of which some are left
    out: LibreOffice (7.4) shows all of them, turned. In points."""

    text: TextStyle
    strong: TextStyle
    axis: Stroke
    grid: Stroke
    outline: Stroke
    theme: Theme
    gap: float
    line: float
    symbol: float
    widest: float
    pitch: float
    turned: float = 0.0


def page_look(text: TextStyle, theme: Theme, *, least: float = 0.0) -> ChartLook:
    """The look of charts on pages, whose figures are in the style of captions."""
    return _look(text, theme, 1.0, least)


def slide_look(text: TextStyle, theme: Theme) -> ChartLook:
    """The look of charts on slides."""
    return replace(_look(text, theme, 2.0, 0.0), turned=text.leading)


def _look(text: TextStyle, theme: Theme, scale: float, least: float) -> ChartLook:
    ink = theme["ink"]
    return ChartLook(
        text=TextStyle(text.family, text.size, text.leading, theme["quiet"], tracking=text.tracking),
        strong=TextStyle(text.family, text.size, text.leading, ink, bold=True, tracking=text.tracking),
        axis=Stroke(ink, max(0.75 * scale, least)),
        grid=_grid(theme, scale),
        outline=Stroke(theme["accent"], max(0.5 * scale, 0.75, least)),
        theme=theme,
        gap=4.0 * scale,
        line=1.5 * scale,
        symbol=5.0 * scale,
        widest=44.0 * scale,
        pitch=4.0 * scale,
    )


def _grid(theme: Theme, scale: float) -> Stroke:
    """The lines across the plot: faint, or dotted in a theme without faint colours."""
    hair = theme["hair"]
    dash = (scale, 2.0 * scale) if contrast(hair.rgb, theme["paper"].rgb) > _FAINT else ()
    return Stroke(hair, 0.5 * scale, dash)


def surfaces(count: int, look: ChartLook) -> tuple[Surface, ...]:
    """What the fills of so many series are, and what text on them is like, from the first to the last."""
    theme = look.theme
    dark, middle, light = theme.surface("era-3"), theme.surface("era-2"), theme.surface("era-1")
    known = {1: (dark,), 2: (dark, light)}.get(count, (dark, middle, light))
    more = (_hatched(Lines.FALLING, 0.75, look), _hatched(Lines.CROSSED, 1.25, look), _hatched(Lines.LEVEL, 1.0, look))
    return (*known, *more)[:count]


def _hatched(lines: Lines, pitch: float, look: ChartLook) -> Surface:
    ink, paper = look.theme["ink"], look.theme["paper"]
    fill = Hatch(ink, paper, 0.25 * look.pitch, look.pitch * pitch, lines)
    return Surface(fill, None, ink, ink, ink)


def filled(surface: Surface, look: ChartLook) -> SeriesPaint:
    """The paint of columns, areas and slices."""
    fill: Fill | None = surface.fill
    if isinstance(fill, Hatch) and fill.lines is Lines.RISING:
        fill = Hatch(fill.colour, fill.ground, 0.25 * look.pitch, look.pitch)
    return SeriesPaint(fill, look.outline)


def drawn_line(index: int, look: ChartLook) -> SeriesPaint:
    """The paint of the line number `index`, from 0. Every second mark is white within."""
    colour = look.theme[_COLOURS[index % len(_COLOURS)]]
    dash = tuple(length * look.line for length in _DASHES[index % len(_DASHES)])
    fill: Colour = look.theme["paper"] if index % 2 else colour
    return SeriesPaint(fill, Stroke(colour, look.line, dash), _SYMBOLS[index % len(_SYMBOLS)], look.symbol)
