"""Pins on a picture: numbered discs at their places, apart from one another, and their words beside some.

In: the pins of a figure and the rectangle of its picture. Out: one group of the picture and what is pinned on it, which
is read as the picture alone: what a pin says stands in the key beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, pi, sin

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.layout.compose import Composer
from sinopack.layout.inline import pieces, plain
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Alignment, Connector, Group, Item, Outline, Picture, Role, Shape, Stroke, TextBox
from sinopack.plan.blocks import PinOf

_APART = 1.5
"""The least white between two discs, in points."""
_DIRECTIONS = 24
_MOST_LABEL = 0.45
"""The widest a label may be, as a share of the picture."""


class PinLook(Struct, frozen=True):
    """How pins look: the disc's diameter, the style of its number, that of a label, and the width of lines."""

    diameter: float
    number: TextStyle
    label: TextStyle
    line: float


class Placed(Struct, frozen=True):
    """A pin: the point that it means, and the middle of its disc, which is elsewhere only where discs would meet."""

    pin: PinOf
    point: tuple[float, float]
    middle: tuple[float, float]

    @property
    def is_moved(self) -> bool:
        return hypot(self.middle[0] - self.point[0], self.middle[1] - self.point[1]) > 0.01


def place_pins(pins: Sequence[PinOf], rect: Rect, diameter: float) -> list[Placed]:
    """Where each disc stands, wholly inside `rect` where it is large enough. A disc stands on its point where it can;
    one that would touch an earlier one goes to the nearest free place around it, and a line leads back to its point.

    Pins keep the order in which they were typed, and the same pins always stand in the same places.
    """
    placed: list[Placed] = []
    points = [(rect.x + pin.x * rect.width, rect.y + pin.y * rect.height) for pin in pins]
    for pin, point in zip(pins, points, strict=True):
        others = [other for other in points if other != point]
        middle = _free_place(point, placed, others, rect, diameter)
        placed.append(Placed(pin, point, middle))
    return placed


def _free_place(
    point: tuple[float, float],
    placed: Sequence[Placed],
    others: Sequence[tuple[float, float]],
    rect: Rect,
    diameter: float,
) -> tuple[float, float]:
    """The first place, from the point outwards, where a disc meets no other and hides no other pin's point; failing
    that, where it meets no other; failing that, the point itself."""
    second_best: tuple[float, float] | None = None
    for candidate in _around(point, rect, diameter):
        if any(_touch(candidate, other.middle, diameter + _APART) for other in placed):
            continue
        if not any(_near(candidate, other, diameter / 2) for other in others):
            return candidate
        second_best = second_best or candidate
    return second_best or _inside(point, rect, diameter)


def _around(point: tuple[float, float], rect: Rect, diameter: float) -> Iterator[tuple[float, float]]:
    """The point, then places on rings around it, the right side first."""
    yield _inside(point, rect, diameter)
    for ring in range(1, ceil(hypot(rect.width, rect.height) / diameter * 2) + 1):
        radius = ring * diameter * 0.5 + _APART
        for step in range(_DIRECTIONS):
            angle = 2 * pi * step / _DIRECTIONS
            candidate = (point[0] + radius * cos(angle), point[1] + radius * sin(angle))
            if candidate == _inside(candidate, rect, diameter):
                yield candidate


def _inside(point: tuple[float, float], rect: Rect, diameter: float) -> tuple[float, float]:
    half = min(diameter, rect.width, rect.height) / 2
    return (min(max(point[0], rect.x + half), rect.right - half), min(max(point[1], rect.y + half), rect.bottom - half))


def _touch(first: tuple[float, float], second: tuple[float, float], least: float) -> bool:
    """Whether two discs touch, as boxes: as such programs take the text in them."""
    return abs(first[0] - second[0]) < least and abs(first[1] - second[1]) < least


def _near(first: tuple[float, float], second: tuple[float, float], least: float) -> bool:
    return hypot(first[0] - second[0], first[1] - second[1]) < least


def pinned(picture: Picture, pins: Sequence[PinOf], look: PinLook, composer: Composer) -> Picture | Group:
    """The picture with its pins as one figure; the picture alone where it has none."""
    if not pins:
        return picture
    placed = place_pins(pins, picture.rect, look.diameter)
    items: list[Item] = [replace(picture, alternative="", role=Role.ARTIFACT)]
    for each in placed:
        if _is_led(each, look):
            items += _leader(each, look, composer)
    items += [_disc(each, look, composer) for each in placed]
    items += _labels(placed, picture.rect, look, composer)
    key, role = f"{picture.key}-pinned", picture.role
    return Group(picture.rect, tuple(items), key, role, picture.alternative, picture.language)


def _is_led(placed: Placed, look: PinLook) -> bool:
    """Whether a disc does not cover its point."""
    return hypot(placed.middle[0] - placed.point[0], placed.middle[1] - placed.point[1]) > look.diameter / 2


def _leader(placed: Placed, look: PinLook, composer: Composer) -> list[Item]:
    """A line from the disc to the pin's point, and a dot there."""
    accent, (x, y), key = composer.theme["accent"], placed.point, placed.pin.key
    dot = look.line * 2
    stroke = Stroke(accent, look.line)
    return [
        Connector(*placed.middle, x, y, stroke, f"{key}-line"),
        Shape(Rect(x - dot, y - dot, 2 * dot, 2 * dot), Outline.ELLIPSE, f"{key}-dot", fill=accent),
    ]


def _disc(placed: Placed, look: PinLook, composer: Composer) -> TextBox:
    """A white disc with an accent ring, and the number in the middle of it."""
    radius = look.diameter / 2
    rect = Rect(placed.middle[0] - radius, placed.middle[1] - radius, look.diameter, look.diameter)
    text = composer.set(plain(str(placed.pin.number)), look.number, look.diameter, alignment=Alignment.CENTRE)
    metrics = composer.typesetter.metrics(look.number)
    above = radius + metrics.cap_height / 2 - text.lines[0].baseline
    box = composer.box([text], (rect.x, rect.y), look.diameter, Role.LABEL, placed.pin.key, height=look.diameter)
    theme = composer.theme
    return replace(
        box,
        rect=rect,
        fill=theme["paper"],
        stroke=Stroke(theme["accent"], look.line * 1.5),
        padding=Insets(0.0, max(above, 0.0), 0.0, 0.0),
        outline=Outline.ELLIPSE,
    )


def _labels(placed: Sequence[Placed], rect: Rect, look: PinLook, composer: Composer) -> Iterator[TextBox]:
    """The words of the pins that ask for them, where they hide neither a pin nor another label."""
    radius = look.diameter / 2
    taken = [
        Rect(x - radius, y - radius, look.diameter, look.diameter)
        for each in placed
        for x, y in (each.middle, each.point)
    ]
    for each in placed:
        if not each.pin.has_label:
            continue
        text = composer.set(pieces(each.pin.text), look.label, rect.width * _MOST_LABEL)
        for place in _beside(each, text, look, rect):
            if not any(_meet(place, other) for other in taken):
                taken.append(place)
                yield _label(each, text, place, look, composer)
                break


def _beside(placed: Placed, text: SetText, look: PinLook, rect: Rect) -> Iterator[Rect]:
    """Right of the disc, left, below and above it, wholly on the picture."""
    (x, y), reach = placed.middle, look.diameter / 2 + _APART
    width, height = _snug(text) + 2 * _padding(look).left, text.height + 2 * _padding(look).top
    for left, top in (
        (x + reach, y - height / 2),
        (x - reach - width, y - height / 2),
        (x - width / 2, y + reach),
        (x - width / 2, y - reach - height),
    ):
        if rect.x <= left and left + width <= rect.right and rect.y <= top and top + height <= rect.bottom:
            yield Rect(left, top, width, height)


def _label(placed: Placed, text: SetText, place: Rect, look: PinLook, composer: Composer) -> TextBox:
    padding = _padding(look)
    snug = composer.set(pieces(placed.pin.text), look.label, _snug(text))
    inner = composer.box([snug], (place.x, place.y), _snug(text), Role.LABEL, f"{placed.pin.key}-label")
    return replace(inner, rect=place, padding=padding, fill=composer.theme["paper"])


def _snug(text: SetText) -> float:
    """The width of a column in which a text breaks as it did, with a little to spare for other programs' fonts."""
    return text.width * 1.04 + 1.0


def _padding(look: PinLook) -> Insets:
    return Insets(look.label.size * 0.25, look.label.size * 0.1, look.label.size * 0.25, look.label.size * 0.1)


def _meet(first: Rect, second: Rect) -> bool:
    return (
        first.x < second.right + _APART
        and second.x < first.right + _APART
        and first.y < second.bottom + _APART
        and second.y < first.bottom + _APART
    )
