"""The band of a row: the eras in their colours with their names, and the axis's ticks and figures.

In: a row's scale, and the eras. Out: items. The band is broken where the scale is, with two slashes between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.across.look import Look
from sinopack.layout.across.rows import NAME_INSET
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import TextStyle
from sinopack.layout.timeline.scale import TimeScale
from sinopack.layout.timeline.ticks import Tick, tick_words, ticks_of
from sinopack.page import Connector, Hatch, Item, Outline, Role, Shape, Stroke, TextBox
from sinopack.plan.blocks import TimeSpan
from sinopack.theme.palette import Surface

_FIGURES_APART = 3.4
_TICKS_APART = 0.8
_BARE_TICK = 0.28
_AROUND = 2.0
"""How far a plate reaches beyond what stands on it, in points."""
_SLASH = (0.2, 0.55)
"""Half the run and half the rise of a slash."""


class Stretch(Struct, frozen=True):
    """A stretch of the band in one colour. `name` is its era's, on the one stretch that is to show it, else ""."""

    left: float
    right: float
    surface: Surface
    key: str
    name: str = ""


class Band(Struct, frozen=True):
    """Where the band of a row stands, the scale of its grounds and of its ticks, and the surface outside every era."""

    rect: Rect
    scale: TimeScale
    ticks: TimeScale
    eras: Sequence[TimeSpan]
    bare: Surface
    key: str


def stretches_of(band: Band, look: Look, composer: Composer) -> list[Stretch]:
    """The band from left to right: each era, and what lies between them."""
    found: list[Stretch] = []
    reached = band.scale.start
    surfaces = look.theme.eras(len(band.eras), first="band")
    for number, (era, surface) in enumerate(zip(band.eras, surfaces, strict=True), 1):
        for left, right in band.scale.stretches(reached, era.start):
            found.append(Stretch(left, right, band.bare, f"{band.key}-between-{len(found)}"))
        own = band.scale.stretches(max(era.start, reached), era.end)
        named = _named(own, era.name, look, composer)
        for left, right in own:
            name = era.name if (left, right) == named else ""
            found.append(Stretch(left, right, surface, f"{band.key}-era-{number}-{len(found)}", name))
        reached = max(reached, era.end)
    for left, right in band.scale.stretches(reached, band.scale.end):
        found.append(Stretch(left, right, band.bare, f"{band.key}-between-{len(found)}"))
    return found


def _named(
    stretches: Sequence[tuple[float, float]], name: str, look: Look, composer: Composer
) -> tuple[float, float] | None:
    """The first stretch with room for a name, else the widest."""
    room = _name_width(name, look.name(look.theme["ink"]), look, composer) + NAME_INSET * look.size
    wide = [each for each in stretches if each[1] - each[0] >= room]
    return wide[0] if wide else max(stretches, key=lambda each: each[1] - each[0], default=None)


def nameless(band: Band, look: Look, composer: Composer) -> list[str]:
    """The names of eras among the row's ticks that have no room in it."""
    shown = band.ticks.pieces[0].near, band.ticks.pieces[-1].far
    return [
        each.name
        for each in stretches_of(band, look, composer)
        if each.name and each.left < shown[1] and each.right > shown[0] and not _has_room(each, look, composer)
    ]


def named_eras(eras: Sequence[TimeSpan], look: Look, composer: Composer) -> tuple[tuple[float, float, float], ...]:
    """The eras, and the widths of their names as multiples of the size."""
    style = look.name(look.theme["ink"])
    return tuple((era.start, era.end, _name_width(era.name, style, look, composer) / look.size) for era in eras)


def draw_band(band: Band, look: Look, composer: Composer) -> Iterator[Item]:
    """The band: its grounds, then ticks and names upon them."""
    stretches = stretches_of(band, look, composer)
    for each in stretches:
        place = Rect(band.rect.x + each.left, band.rect.y, each.right - each.left, band.rect.height)
        yield Shape(place, Outline.RECTANGLE, each.key, fill=each.surface.fill, stroke=each.surface.outline)
    yield from _ticks(band, stretches, look, composer)
    for each in stretches:
        if each.name and _has_room(each, look, composer):
            yield from _name(band, each, look, composer)
    yield from _breaks(band, look)


def _name_width(name: str, style: TextStyle, look: Look, composer: Composer) -> float:
    return (composer.typesetter.measure(plain(name), style, composer.base).maximum + 0.2) / look.safe


def _has_room(stretch: Stretch, look: Look, composer: Composer) -> bool:
    style = look.name(stretch.surface.text)
    return _name_width(stretch.name, style, look, composer) <= stretch.right - stretch.left - NAME_INSET * look.size


def _name(band: Band, stretch: Stretch, look: Look, composer: Composer) -> Iterator[Item]:
    """An era's name at its left edge, on a plate where its ground is hatched."""
    style = look.name(stretch.surface.text)
    width = _name_width(stretch.name, style, look, composer)
    text = composer.set(plain(stretch.name), style, width)
    x, y = band.rect.x + stretch.left + NAME_INSET * look.size, band.rect.y + 0.15 * look.size
    if isinstance(stretch.surface.fill, Hatch):
        yield _plate(Rect(x - 3.0, y, width + 6.0, text.height + 1.0), stretch.surface, f"{stretch.key}-plate")
    yield composer.box([text], (x, y), width, Role.LABEL, f"{stretch.key}-name")


def _plate(rect: Rect, surface: Surface, key: str) -> Shape:
    return Shape(rect, Outline.RECTANGLE, key, fill=surface.ground)


def _ticks(band: Band, stretches: Sequence[Stretch], look: Look, composer: Composer) -> Iterator[Item]:
    """Ticks at the foot of the band; those with figures right of them are as high as the figures."""
    foot = band.rect.bottom
    for number, tick in enumerate(ticks_of(band.ticks, _FIGURES_APART * look.size, _TICKS_APART * look.size), 1):
        under = [each for each in stretches if each.left - 0.01 <= tick.at < each.right]
        if not under:
            continue
        key = f"{band.key}-tick-{number}"
        figures = _figures(band, tick, under[0], look, composer, f"{key}-figures") if tick.named else None
        x, height = band.rect.x + tick.at, foot - figures.rect.y if figures else _BARE_TICK * look.size
        if isinstance(under[0].surface.fill, Hatch):
            left, right = x - _AROUND, (figures.rect.right if figures else x) + _AROUND
            plate = Rect(left, foot - height, right - left, height)
            yield _plate(plate, under[0].surface, f"{key}-plate")
        yield Connector(x, foot, x, foot - height, Stroke(under[0].surface.text, look.line), key)
        if figures:
            yield figures


def _figures(band: Band, tick: Tick, under: Stretch, look: Look, composer: Composer, key: str) -> TextBox | None:
    """The figures of a tick, if they have room on the stretch that it stands on."""
    style = look.figure(under.surface.text)
    words = tick_words(tick, composer.labels)
    left, width = tick.at + NAME_INSET / 2 * look.size, _name_width(words, style, look, composer)
    if left + width > under.right:
        return None
    text = composer.set(plain(words), style, width)
    at = (band.rect.x + left, band.rect.bottom - style.leading - 0.08 * look.size)
    return composer.box([text], at, width, Role.LABEL, key, height=style.leading)


def _breaks(band: Band, look: Look) -> Iterator[Item]:
    """Two slashes in each break."""
    run, rise = (share * look.size for share in _SLASH)
    middle = band.rect.y + band.rect.height / 2
    stroke = look.stroke("ink", 1.5 * look.line)
    for number, (left, right) in enumerate(band.scale.breaks, 1):
        for part, dx in enumerate((-run, run), 1):
            x = band.rect.x + (left + right) / 2 + dx * 0.7
            key = f"{band.key}-break-{number}-{part}"
            yield Connector(x - run, middle + rise, x + run, middle - rise, stroke, key)
