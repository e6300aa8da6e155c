"""Arrowheads and other marks at the ends and corners of lines (SVG 2, 13.7).

In: a line and where it is. Out: the elements to draw there, and where each stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, pi, radians, sin
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from sinopack.content.drawings import view_box_of
from sinopack.geometry import Rect, Size
from sinopack.layout.svg.clips import rectangle
from sinopack.layout.svg.matrices import product, scaled, translated
from sinopack.layout.svg.scene import Scene, Where
from sinopack.layout.svg.shapes import diagonal, length
from sinopack.layout.svg.viewports import fitted
from sinopack.page import Matrix, Step

_PLAIN = {
    "fill": "black", "stroke": "none", "stroke-width": "1", "stroke-dasharray": "none", "marker-start": "none",
    "marker-mid": "none", "marker-end": "none", "opacity": "1", "clip-path": "none",
}  # fmt: skip
"""What a mark looks like: not like its line, but like itself."""
_Corner = tuple[float, float, float | None, float | None]
"""A point of a line, and the directions in which one comes and goes, in radians."""


def markers_of(steps: tuple[Step, ...], where: Where, scene: Scene) -> Iterator[tuple[Element, Where, Size | None]]:
    """The marks of a line: the marker, what is drawn in it, and None (as a group has no size of its own)."""
    style = where.style
    named = {key: style.get(f"marker-{key}", "none") for key in ("start", "mid", "end")}
    if all(value == "none" for value in named.values()):
        return
    corners = _corners(steps)
    width = length(style.get("stroke-width"), diagonal(where.viewport), 1.0)
    for index, (x, y, comes, goes) in enumerate(corners):
        for key in _kinds(index, len(corners)):
            marker = scene.target(named[key], "marker") if named[key] != "none" else None
            if marker is None:
                continue
            angle = _angle(marker, key, comes, goes)
            turn: Matrix = (cos(angle), sin(angle), -sin(angle), cos(angle), x, y)
            space = product(where.matrix, turn)
            if marker.get("markerUnits") != "userSpaceOnUse":
                space = product(space, scaled(width, width))
            yield marker, _inside(marker, replace(where, matrix=space), scene), None


def _kinds(index: int, count: int) -> list[str]:
    kinds = ["start"] if index == 0 else []
    if index == count - 1:
        kinds.append("end")
    return kinds or ["mid"]


def _angle(marker: Element, key: str, comes: float | None, goes: float | None) -> float:
    orient = marker.get("orient", "0")
    if not orient.startswith("auto"):
        return radians(length(orient.removesuffix("deg"), 0.0))
    found = [angle for angle in (comes, goes) if angle is not None]
    if len(found) == 2:
        angle = atan2(sin(found[0]) + sin(found[1]), cos(found[0]) + cos(found[1]))
    else:
        angle = found[0] if found else 0.0
    return angle + pi if orient == "auto-start-reverse" and key == "start" else angle


def _inside(marker: Element, where: Where, scene: Scene) -> Where:
    width, height = (length(marker.get(key), 0.0, 3.0) for key in ("markerWidth", "markerHeight"))
    matrix, viewport = fitted(marker, Rect(0.0, 0.0, max(width, 1e-6), max(height, 1e-6)))
    x, y = (length(marker.get(key), side) for key, side in (("refX", viewport.width), ("refY", viewport.height)))
    placed = product((*matrix[:4], 0.0, 0.0), translated(-x, -y))
    style = scene.cascade.style(marker, {})
    space = product(where.matrix, placed)
    clips = where.clips
    if style.get("overflow", "hidden") not in ("visible", "auto"):
        left, top = (view_box_of(marker) or (0.0, 0.0))[:2]
        clips = (*clips, rectangle(Rect(left, top, viewport.width, viewport.height), space))
    return Where(viewport, space, {**where.style, **_PLAIN, **style}, where.opacity, clips)


def _corners(steps: tuple[Step, ...]) -> list[_Corner]:
    """The points of a line with the directions there, from the handles of its curves."""
    points: list[tuple[float, float]] = []
    comes: list[float | None] = []
    goes: list[float | None] = []
    start = (0.0, 0.0)
    for step in steps:
        at = points[-1] if points else (0.0, 0.0)
        if step[0] == "M":
            start = (step[1], step[2])
            points.append(start)
            comes.append(None)
            goes.append(None)
            continue
        handles = [(x, y) for x, y in zip(step[1::2], step[2::2], strict=True)] or [start]
        leaves = next((_direction(at, handle) for handle in handles if handle != at), None)
        arrives = next((_direction(handle, handles[-1]) for handle in [*reversed(handles[:-1]), at]
                        if handle != handles[-1]), None)  # fmt: skip
        goes[-1] = leaves
        points.append(handles[-1])
        comes.append(arrives)
        goes.append(None)
    return [(x, y, before, after) for (x, y), before, after in zip(points, comes, goes, strict=True)]


def _direction(start: tuple[float, float], end: tuple[float, float]) -> float:
    return atan2(end[1] - start[1], end[0] - start[0])
