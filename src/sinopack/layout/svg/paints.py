"""Colours, gradients and outlines of a drawing (SVG 2, chapters 13 and 14).

In: an element's properties. Out: a `Paint` with its opacity, and a `Pen`.
"""

from __future__ import annotations

from math import isfinite
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from sinopack.content.drawings import name_of
from sinopack.geometry import Rect, Size
from sinopack.layout.svg.cascade import INITIAL, Style
from sinopack.layout.svg.matrices import is_even, product, scale_of
from sinopack.layout.svg.scene import NeedsPixels, Scene, Where
from sinopack.layout.svg.shapes import diagonal, length, matrix_of
from sinopack.page import Colour, Gradient, Paint, Pen
from sinopack.page.drawing import Ends

_ENDS: dict[str, Literal["butt", "round", "square"]] = {"round": "round", "square": "square"}
_CORNERS: dict[str, Literal["miter", "round", "bevel"]] = {"round": "round", "bevel": "bevel"}
_MOST_STOPS = 256


class Painted(Struct, frozen=True):
    paint: Paint
    opacity: float = 1.0


def fraction(text: str | None, default: float = 1.0) -> float:
    """A number from 0 to 1, or a percentage."""
    stripped = (text or "").strip()
    try:
        value = float(stripped[:-1]) / 100 if stripped.endswith("%") else float(stripped)
    except ValueError:
        return default
    return min(max(value, 0.0), 1.0) if isfinite(value) else default


def colour(text: str, current: str = "black") -> Painted | None:
    """A colour of CSS with its opacity; None for one that nobody knows."""
    from tinycss2 import color3, color4

    found = color3.parse_color(text)
    if found == "currentColor":
        return colour(current) if current.lower() != "currentcolor" else None
    if found is None:
        modern = color4.parse_color(text)
        if modern is None or isinstance(modern, str):
            return None
        modern = modern.to("srgb")
        numbers = [*modern.coordinates[:3], modern.alpha]
    else:
        numbers = [*found]
    red, green, blue, alpha = (min(max(float(number or 0.0), 0.0), 1.0) for number in numbers)
    return Painted(Colour("", "".join(f"{round(each * 255):02X}" for each in (red, green, blue))), alpha)


def paint_of(text: str, style: Style, box: Rect, where: Where, scene: Scene) -> Painted | None:
    """The paint that `fill` or `stroke` names, for a shape with a `box` round it; None for no paint."""
    if text == "none" or not text:
        return None
    if text.startswith("url("):
        reference, _, fallback = text.partition(")")
        element = scene.target(reference + ")")
        if element is None:
            return paint_of(fallback.strip() or "none", style, box, where, scene)
        return _server(element, box, where, scene)
    return colour(text, style.get("color", "black")) or Painted(Colour("", "000000"))


def pen_of(style: Style, box: Rect, where: Where, scene: Scene) -> Pen | None:
    """How a shape is outlined; None for not at all."""
    width = length(style.get("stroke-width"), diagonal(where.viewport), 1.0)
    painted = paint_of(style.get("stroke", "none"), style, box, where, scene)
    opacity = fraction(style.get("stroke-opacity")) * where.opacity
    if painted is None or width <= 0 or opacity * painted.opacity <= 0:
        return None
    fixed = style.get("vector-effect") == "non-scaling-stroke"
    if not fixed and not is_even(where.matrix):
        raise NeedsPixels("an outline that is stretched in one direction")
    scale = 1.0 if fixed else scale_of(where.matrix)
    dash = _dash(style.get("stroke-dasharray", "none"), where.viewport, scale)
    return Pen(
        painted.paint,
        width * scale,
        dash,
        _ENDS.get(style.get("stroke-linecap", ""), "butt"),
        _CORNERS.get(style.get("stroke-linejoin", ""), "miter"),
        max(length(style.get("stroke-miterlimit"), 0.0, 4.0), 1.0),
        opacity * painted.opacity,
    )


def _dash(text: str, viewport: Size, scale: float) -> tuple[float, ...]:
    if text == "none":
        return ()
    lengths = [length(part, diagonal(viewport)) * scale for part in text.replace(",", " ").split()]
    if not lengths or min(lengths) < 0 or sum(lengths) <= 0 or len(lengths) > 20:
        return ()
    return tuple(lengths * 2 if len(lengths) % 2 else lengths)


def _server(element: Element, box: Rect, where: Where, scene: Scene) -> Painted | None:
    """What a gradient is, or an only colour of it. Patterns need pixels."""
    name = name_of(element)
    if name == "pattern":
        raise NeedsPixels("a pattern")
    if name not in ("linearGradient", "radialGradient"):
        return None
    chain = scene.chain(element)
    stops = _stops(next((each for each in chain if any(name_of(child) == "stop" for child in each)), element), scene)
    if not stops:
        return None
    opacity = stops[0][1].opacity
    if any(abs(stop.opacity - opacity) > 1e-3 for _, stop in stops):
        raise NeedsPixels("a gradient that fades out")
    first = stops[0][1].paint
    if all(stop.paint == first for _, stop in stops):
        return stops[-1][1]
    if _said(chain, "spreadMethod", "pad") != "pad":
        raise NeedsPixels("a gradient that is repeated")
    by_box = _said(chain, "gradientUnits", "objectBoundingBox") == "objectBoundingBox"
    if by_box and (box.width <= 0 or box.height <= 0):
        return None
    space = (box.width, 0.0, 0.0, box.height, box.x, box.y) if by_box else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    matrix = product(where.matrix, product(space, matrix_of(_said(chain, "gradientTransform", ""))))
    ends = _ends(name, chain, Size(1.0, 1.0) if by_box else where.viewport)
    if ends is None or abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) < 1e-12:
        return stops[-1][1]
    placed = tuple((offset, stop.paint) for offset, stop in stops if isinstance(stop.paint, Colour))
    return Painted(Gradient(ends, matrix, placed), opacity)


def _said(chain: list[Element], key: str, default: str) -> str:
    return next((each.get(key, "") for each in chain if each.get(key)), default)


def _ends(name: str, chain: list[Element], whole: Size) -> Ends | None:
    def of(key: str, side: float, default: str) -> float:
        return length(_said(chain, key, default), side)

    if name == "linearGradient":
        x1, x2 = of("x1", whole.width, "0%"), of("x2", whole.width, "100%")
        y1, y2 = of("y1", whole.height, "0%"), of("y2", whole.height, "0%")
        return (x1, y1, x2, y2) if (x1, y1) != (x2, y2) else None
    cx, cy = of("cx", whole.width, "50%"), of("cy", whole.height, "50%")
    radius = of("r", diagonal(whole), "50%")
    fx, fy = (length(_said(chain, key, ""), side, at) for key, side, at in
              (("fx", whole.width, cx), ("fy", whole.height, cy)))  # fmt: skip
    return (fx, fy, of("fr", diagonal(whole), "0"), cx, cy, radius) if radius > 0 else None


def _stops(element: Element, scene: Scene) -> list[tuple[float, Painted]]:
    stops: list[tuple[float, Painted]] = []
    for child in element:
        if name_of(child) == "stop" and len(stops) < _MOST_STOPS:
            style = scene.cascade.style(child, INITIAL)
            found = colour(style.get("stop-color", "black"), style.get("color", "black"))
            found = found or Painted(Colour("", "000000"))
            offset = max(fraction(child.get("offset"), 0.0), stops[-1][0] if stops else 0.0)
            stops.append((offset, Painted(found.paint, found.opacity * fraction(style.get("stop-opacity")))))
    if stops and stops[0][0] > 0:
        stops.insert(0, (0.0, stops[0][1]))
    if stops and stops[-1][0] < 1:
        stops.append((1.0, stops[-1][1]))
    return stops
