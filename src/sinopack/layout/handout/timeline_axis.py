"""The axis of a page of the timeline: a band in the colours of the eras, a line on its right edge, ticks and figures.

In: a page. Out: items, all of them decoration. Where the scale is broken the band is open, between dotted edges; where
time goes on before or after the page, so does a dotted line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.timeline_rows import Columns, axis_style
from sinopack.layout.inline import plain
from sinopack.layout.timeline.ticks import Tick, tick_words, ticks_of
from sinopack.page import Colour, Connector, Item, Outline, Role, Shape, Stroke
from sinopack.theme.palette import Surface

if TYPE_CHECKING:
    from sinopack.layout.handout.timeline_draw import TimePage

_NAMED_APART, _APART = 20.0, 4.0
_TICK = 5.0
_FIGURES_GAP = 4.0
_DOTTED = (1.5, 2.0)
_GOES_ON = 9.0
"""How far the line goes on beyond a page that is not the last."""


class Stretch(Struct, frozen=True):
    """A stretch of the band on one surface."""

    top: float
    bottom: float
    surface: Surface


def axis_items(page: TimePage, columns: Columns, desk: Desk) -> Iterator[Item]:
    """The band, its line, its breaks, its ticks and their figures."""
    stretches = _stretches(page, desk)
    for number, stretch in enumerate(stretches, 1):
        rect = Rect(columns.band, stretch.top, columns.line - columns.band, stretch.bottom - stretch.top)
        surface = stretch.surface
        key = f"timeline-band-{page.number + 1}-{number}"
        yield Shape(rect, Outline.RECTANGLE, key, fill=surface.fill, stroke=surface.outline)
    yield from _lines(page, columns, desk)
    reached = -_NAMED_APART
    for number, tick in enumerate(ticks_of(page.scale, _NAMED_APART, _APART), 1):
        yield from _tick(tick, stretches, columns, f"timeline-tick-{page.number + 1}-{number}", desk)
        if tick.named and tick.at - reached >= desk.styles.caption.leading:
            yield from _figures(tick, stretches, columns, page, desk)
            reached = tick.at


def _tick(tick: Tick, stretches: list[Stretch], columns: Columns, key: str, desk: Desk) -> Iterator[Item]:
    """A tick at the right edge of the band; on a hatch it has a plate of paper."""
    under = _under(tick, stretches)
    colour = under.surface.text if under else desk.colour("ink")
    x, stroke = columns.line - _TICK, Stroke(colour, desk.stroke("ink", 0.6).width)
    if under and not isinstance(under.surface.fill, Colour):
        rect = Rect(x - 1.0, tick.at - 1.5, _TICK + 1.0, 3.0)
        yield Shape(rect, Outline.RECTANGLE, f"{key}-plate", fill=desk.colour("paper"))
    yield Connector(x, tick.at, columns.line, tick.at, stroke, key)


def _under(tick: Tick, stretches: list[Stretch]) -> Stretch | None:
    """What a tick stands on: of two that meet there the later."""
    return next((each for each in reversed(stretches) if each.top - 0.01 <= tick.at <= each.bottom + 0.01), None)


def _stretches(page: TimePage, desk: Desk) -> list[Stretch]:
    """The eras' stretches of the band from top to bottom; what lies in none has no band, unless there are no eras."""
    theme, eras, scale = desk.composer.theme, desk.chronology.eras, page.scale
    surfaces = theme.eras(len(eras), first="band")
    spans = [(era.start, era.end, surface) for era, surface in zip(eras, surfaces, strict=True)]
    spans = spans or [(scale.start, scale.end, theme.surface("band"))]
    found = []
    for start, end, surface in spans:
        inside = scale.stretches(start, end)
        if not inside:
            continue
        edges = [each for stretch in inside for each in stretch]
        edges[0] = 0.0 if start <= scale.start else edges[0]
        edges[-1] = page.length if end >= scale.end else edges[-1]
        found += [Stretch(*each, surface) for each in zip(edges[::2], edges[1::2], strict=True) if each[1] > each[0]]
    return sorted(found, key=lambda stretch: stretch.top)


def _lines(page: TimePage, columns: Columns, desk: Desk) -> Iterator[Item]:
    """The line on the band's right edge; dotted edges at a break, and where time goes on."""
    stroke, key = desk.stroke("ink", 1.0), f"timeline-line-{page.number + 1}"
    dotted = replace(desk.stroke("ink", 0.75), dash=_DOTTED)
    x, edges = columns.line + 0.5, [0.0, *(each for gap in page.scale.breaks for each in gap), page.length]
    for number, (top, bottom) in enumerate(zip(edges[::2], edges[1::2], strict=True), 1):
        yield Connector(x, top, x, bottom, stroke, f"{key}-{number}")
    for number, (top, bottom) in enumerate(page.scale.breaks, 1):
        for side, edge in enumerate((columns.band, x)):
            yield Connector(edge, top, edge, bottom, dotted, f"{key}-break-{number}-{side}")
    if page.number + 1 < page.pages:
        yield Connector(x, page.length, x, page.length + _GOES_ON, dotted, f"{key}-goes-on")
    if page.number:
        yield Connector(x, -_GOES_ON, x, 0.0, dotted, f"{key}-went-on")
    if page.number + 1 == page.pages and desk.chronology.eras:
        yield desk.rule(0.0, page.length, columns.band, desk.stroke("ink", 0.75), f"{key}-end")


def _figures(tick: Tick, stretches: list[Stretch], columns: Columns, page: TimePage, desk: Desk) -> Iterator[Item]:
    """The figures of a tick, level with it, but inside the era that it is in; on a plate of paper where no one ground
    is large enough for them."""
    style = axis_style(desk)
    height = style.size * 1.1
    words = plain(tick_words(tick, desk.composer.labels))
    stretch = _under(tick, stretches)
    middle, colour, plate = tick.at, style.colour, True
    if stretch and stretch.bottom - stretch.top >= height:
        middle = min(max(tick.at, stretch.top + height / 2), stretch.bottom - height / 2)
        colour, plate = stretch.surface.text, not isinstance(stretch.surface.fill, Colour)
    text = desk.composer.set(words, replace(style, colour=colour), columns.line - columns.band)
    at = (columns.line - _TICK - _FIGURES_GAP - text.width, middle - text.height / 2)
    key = f"timeline-year-{page.number + 1}-{tick.at:.0f}"
    if plate:
        rect = Rect(at[0] - 2.0, middle - height / 2, text.width + 4.0, height)
        yield Shape(rect, Outline.RECTANGLE, f"{key}-plate", fill=desk.colour("paper"))
    yield desk.snug(text, at, Role.ARTIFACT, key)
