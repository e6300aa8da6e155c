"""What is cut off around a shape (CSS Masking, 5). In: an element and where it is. Out: the clips that hold for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from sinopack.content.drawings import address_of, name_of
from sinopack.geometry import Rect
from sinopack.layout.svg.cascade import Style
from sinopack.layout.svg.matrices import bounds, meet, product, transformed, translated
from sinopack.layout.svg.scene import NeedsPixels, Scene, Where
from sinopack.layout.svg.shapes import length, matrix_of, outline_of
from sinopack.layout.svg.words import outlines_of
from sinopack.page import Clip, Matrix, Step

_Outline = tuple[tuple[Step, ...], bool]


def rectangle(rect: Rect, matrix: Matrix) -> Clip:
    """The clip that leaves a rectangle."""
    corners: tuple[Step, ...] = (
        ("M", rect.x, rect.y), ("L", rect.right, rect.y), ("L", rect.right, rect.bottom), ("L", rect.x, rect.bottom),
        ("Z",),
    )  # fmt: skip
    return Clip(transformed(corners, matrix))


def clips_of(element: Element, style: Style, where: Where, scene: Scene) -> tuple[Clip, ...]:
    """The clips that an element's `clip-path` names, from the outermost; one without steps leaves nothing."""
    text = style.get("clip-path", "none")
    if text == "none":
        return ()
    if not text.startswith("url("):
        raise NeedsPixels("a shape that is cut out by a rule of CSS")
    target = scene.target(text, "clipPath")
    if target is None:
        return ()
    style = scene.cascade.style(target, where.style)
    space = product(where.matrix, matrix_of(style.get("transform")))
    if target.get("clipPathUnits") == "objectBoundingBox":
        box = bounds(scene.outlines.get(element, ()))
        if not box.width or not box.height:
            raise NeedsPixels("a group that is cut out by its own size")
        space = product(space, (box.width, 0.0, 0.0, box.height, box.x, box.y))
    inner = replace(where, matrix=space, style=style)
    found = [outline for child in target for outline in _outlines(child, inner, scene)]
    if any(meet(bounds(one), bounds(other)) for (one, _), (other, _) in combinations(found[:500], 2)):
        raise NeedsPixels("a shape that is cut out by several that lie over one another")
    steps = tuple(step for outline, _ in found for step in outline)
    return (*clips_of(target, style, where, scene), Clip(steps, any(even_odd for _, even_odd in found)))


def _outlines(element: Element, where: Where, scene: Scene) -> Iterator[_Outline]:
    """What of a clip leaves something to be seen, in the drawing's units."""
    name = name_of(element)
    style = scene.cascade.style(element, where.style)
    if not name or style.get("display") == "none" or style.get("visibility") == "hidden":
        return
    if style.get("clip-path", "none") != "none":
        raise NeedsPixels("a shape that is cut out by one that is cut out itself")
    inner = replace(where, matrix=product(where.matrix, matrix_of(style.get("transform"))), style=style)
    even_odd = style.get("clip-rule") == "evenodd"
    if name == "use":
        target = scene.target(address_of(element)) if address_of(element).startswith("#") else None
        at = translated(*(length(element.get(key), where.viewport.width) for key in "xy"))
        if target is not None:
            yield from _outlines(target, replace(inner, matrix=product(inner.matrix, at)), scene)
    elif name == "text":
        letters = tuple(step for steps, _ in outlines_of(element, inner, scene) for step in steps)
        yield transformed(scene.count(letters), inner.matrix), even_odd
    else:
        steps = outline_of(element, where.viewport)
        if steps:
            yield transformed(scene.count(steps), inner.matrix), even_odd
