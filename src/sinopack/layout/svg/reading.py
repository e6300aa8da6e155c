"""Reading a drawing: its elements in painting order, each by what it is.

In: the bytes of an SVG file. Out: a `Drawing`. Raises DrawingFault for a file that is broken or not safe, and
NeedsPixels for one with something that paths cannot show.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec.structs import replace

from sinopack.content.drawings import address_of, name_of, parse_drawing, size_of
from sinopack.geometry import Rect, Size
from sinopack.layout.svg.cascade import Cascade, Style
from sinopack.layout.svg.clips import clips_of, rectangle
from sinopack.layout.svg.markers import markers_of
from sinopack.layout.svg.matrices import bounds, meet, product, transformed, translated
from sinopack.layout.svg.paints import fraction, paint_of, pen_of
from sinopack.layout.svg.scene import NeedsPixels, Scene, Where
from sinopack.layout.svg.shapes import length, matrix_of, outline_of
from sinopack.layout.svg.viewports import fitted
from sinopack.layout.svg.words import outlines_of
from sinopack.layout.svg.writing import svg_of
from sinopack.page import Drawing, Path, Step

_CONTAINERS = ("g", "a", "svg", "switch", "use")
_MARKED = ("path", "line", "polyline", "polygon")


def read_svg(data: bytes) -> Drawing:
    """The drawing that an SVG file holds, in CSS pixels."""
    root = parse_drawing(data)
    size = Size(*size_of(root))
    by_id = {element.get("id", ""): element for element in reversed(list(root.iter())) if element.get("id")}
    scene = Scene(root, by_id, Cascade(root))
    _draw(root, Where(size), scene)
    paths = tuple(scene.paths)
    return Drawing(size, paths, svg_of(size, paths))


def _draw(element: Element, where: Where, scene: Scene, viewport: Size | None = None) -> None:
    """Draw an element and what is in it; `viewport` is the size that a `use` gives to a symbol."""
    name = name_of(element)
    if not (name in _CONTAINERS or name in ("text", "image") or (name == "symbol" and viewport)):
        outline = outline_of(element, where.viewport) if name and element not in scene.outlines else ()
        if not scene.outlines.setdefault(element, outline):
            return
    style = scene.cascade.style(element, where.style)
    if style.get("display") == "none":
        return
    _refuse_effects(style)
    inner = replace(
        where,
        style=style,
        matrix=product(where.matrix, matrix_of(style.get("transform"))),
        opacity=where.opacity if name in _CONTAINERS or name == "symbol" else where.opacity * _opacity(style),
    )
    clips = clips_of(element, style, inner, scene)
    if any(not clip.steps for clip in clips):
        return
    inner = replace(inner, clips=(*where.clips, *clips))
    if name in _CONTAINERS or name == "symbol":
        _draw_group(element, inner, scene, viewport)
    elif style.get("visibility") in ("hidden", "collapse"):
        return
    elif name == "image":
        raise NeedsPixels("a photograph")
    elif name == "text":
        for letters, letter_style in outlines_of(element, inner, scene):
            _paint(letters, replace(inner, style=letter_style), scene)
    else:
        steps = scene.outlines[element]
        _paint(steps, inner, scene)
        if name in _MARKED:
            for marker, placed, room in markers_of(steps, inner, scene):
                _draw_group(marker, placed, scene, room)


def _opacity(style: Style) -> float:
    return fraction(style.get("opacity"))


def _refuse_effects(style: Style) -> None:
    for key, what in (("filter", "an effect such as a blur or a shadow"), ("mask", "a mask")):
        if style.get(key, "none") != "none":
            raise NeedsPixels(what)
    if style.get("mix-blend-mode", "normal") != "normal":
        raise NeedsPixels("colours that are mixed with those below")


def _draw_group(element: Element, where: Where, scene: Scene, viewport: Size | None) -> None:
    """What stands in a group, as one where the group is translucent."""
    opacity = _opacity(where.style) if name_of(element) != "marker" else 1.0
    if opacity <= 0:
        return
    first = len(scene.paths)
    _draw_members(element, where, scene, viewport)
    if opacity < 1:
        drawn = scene.paths[first:]
        boxes = [bounds(path.steps) for path in drawn]
        if any(meet(box, other) for index, box in enumerate(boxes) for other in boxes[:index][-200:]):
            raise NeedsPixels("a translucent group of shapes that lie over one another")
        scene.paths[first:] = [_fainter(path, opacity) for path in drawn]


def _fainter(path: Path, opacity: float) -> Path:
    pen = replace(path.pen, opacity=path.pen.opacity * opacity) if path.pen else None
    return replace(path, opacity=path.opacity * opacity, pen=pen)


def _draw_members(element: Element, where: Where, scene: Scene, viewport: Size | None) -> None:
    name = name_of(element)
    if name == "use":
        _draw_used(element, where, scene)
        return
    if name in ("svg", "symbol"):
        where = _within(element, where, viewport, is_root=element is scene.root)
    members = [child for child in element if name_of(child)]
    if name == "switch":
        members = [child for child in members if _is_understood(child)][:1]
    for child in members:
        _draw(child, where, scene)


def _is_understood(element: Element) -> bool:
    demands = (element.get("requiredExtensions"), element.get("requiredFeatures"), element.get("systemLanguage"))
    return name_of(element) != "foreignObject" and not any(demands)


def _draw_used(element: Element, where: Where, scene: Scene) -> None:
    target = scene.target(address_of(element)) if address_of(element).startswith("#") else None
    if target is None:
        return
    at = translated(*_corner(element, where.viewport))
    size = None
    if name_of(target) in ("symbol", "svg"):
        whole = [target.get(key) or "100%" for key in ("width", "height")]
        size = Size(
            length(element.get("width") or whole[0], where.viewport.width),
            length(element.get("height") or whole[1], where.viewport.height),
        )
    _draw(target, replace(where, matrix=product(where.matrix, at), opacity=where.opacity), scene, size)


def _corner(element: Element, viewport: Size) -> tuple[float, float]:
    return length(element.get("x"), viewport.width), length(element.get("y"), viewport.height)


def _within(element: Element, where: Where, viewport: Size | None, *, is_root: bool) -> Where:
    """Inside a drawing in the drawing, or a symbol: its own coordinates, and nothing outside of its room."""
    size, corner = viewport or where.viewport, (0.0, 0.0)
    if viewport is None and not is_root:
        corner = _corner(element, where.viewport)
        width = length(element.get("width") or "100%", where.viewport.width)
        size = Size(width, length(element.get("height") or "100%", where.viewport.height))
    room = Rect(*corner, max(size.width, 1e-6), max(size.height, 1e-6))
    clips = where.clips
    if not is_root and where.style.get("overflow", "hidden") not in ("visible", "auto"):
        clips = (*clips, rectangle(room, where.matrix))
    matrix, inner = fitted(element, room)
    return replace(where, matrix=product(where.matrix, matrix), viewport=inner, clips=clips)


def _paint(steps: tuple[Step, ...], where: Where, scene: Scene) -> None:
    """Add a shape in its colours to the paths."""
    scene.count(steps)
    style, box = where.style, bounds(steps)
    fill = paint_of(style.get("fill", "black"), style, box, where, scene)
    opacity = fraction(style.get("fill-opacity")) * where.opacity * (fill.opacity if fill else 0.0)
    pen = pen_of(style, box, where, scene)
    if opacity <= 0:
        fill = None
    if fill is None and pen is None:
        return
    placed = transformed(steps, where.matrix)
    path = Path(placed, fill.paint if fill else None, pen, style.get("fill-rule") == "evenodd", opacity, where.clips)
    if fill and pen and style.get("paint-order", "normal").startswith("stroke"):
        scene.paths += [replace(path, fill=None), replace(path, pen=None)]
    else:
        scene.paths.append(path)
