"""Pictures and paths: a picture of pixels or of paths goes in, or the marks of a chart; the operators that draw them
come out.
"""

from __future__ import annotations

from collections.abc import Iterable

from sinopack.geometry import Rect
from sinopack.page import Drawing, Mark, Path, Picture, Step, Stroke
from sinopack.render.pdf.content import Content
from sinopack.render.pdf.objects import number
from sinopack.render.pdf.shapes import fill_path
from sinopack.render.pdf.sheet import Sheet

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def draw_picture(picture: Picture, sheet: Sheet) -> None:
    """Draw a picture into its rectangle; what is cropped lies outside and is clipped off."""
    rect, content = picture.rect, sheet.content
    left, top, right, bottom = picture.crop
    width, height = rect.width / (1 - left - right), rect.height / (1 - top - bottom)
    whole = Rect(rect.x - left * width, rect.y - top * height, width, height)
    with content.saved():
        if any(picture.crop) or picture.drawing:
            content.write(f"{content.box(rect)} W n")
        if picture.drawing:
            _draw_paths(picture.drawing, whole, sheet)
        else:
            place = f"{number(width)} 0 0 {number(height)} {content.point(whole.x, whole.bottom)}"
            content.write(f"{place} cm /{sheet.use_picture(picture)} Do")


def draw_marks(marks: Iterable[Mark], content: Content) -> None:
    """Draw the marks of a chart, in their order."""
    for mark in marks:
        path = " ".join(_operator(step, (0.0, 0.0), (1.0, 1.0), content) for step in mark.steps)
        if mark.fill:
            fill_path(path, mark.rect, mark.fill, content)
        if mark.stroke:
            content.line_with(mark.stroke)
            content.set("ends", "0 J 1 j")
            content.write(f"{path} S")


def _draw_paths(drawing: Drawing, whole: Rect, sheet: Sheet) -> None:
    """Draw the paths of a drawing that fills a rectangle of its own proportions."""
    scale = whole.width / drawing.size.width, whole.height / drawing.size.height
    for path in drawing.paths:
        _draw_path(path, (whole.x, whole.y), scale, sheet)


def _draw_path(path: Path, origin: tuple[float, float], scale: tuple[float, float], sheet: Sheet) -> None:
    content = sheet.content
    operators = " ".join(_operator(step, origin, scale, content) for step in path.steps)
    content.set("opacity", f"/{sheet.use_opacity(path.fill_opacity, path.stroke_opacity)} gs")
    if path.fill:
        content.fill_with(path.fill)
    if path.stroke:
        factor = (abs(scale[0]) + abs(scale[1])) / 2
        dash = tuple(length * factor for length in path.stroke.dash)
        content.line_with(Stroke(path.stroke.colour, path.stroke.width * factor, dash))
        content.set("ends", "1 J 1 j" if path.rounded else "0 J 0 j")
    rule = "*" if path.even_odd else ""
    painted = {(True, True): f"B{rule}", (True, False): f"f{rule}", (False, True): "S", (False, False): "n"}
    content.write(f"{operators} {painted[path.fill is not None, path.stroke is not None]}")


def _operator(step: Step, origin: tuple[float, float], scale: tuple[float, float], content: Content) -> str:
    coordinates = step[1:]
    points = [
        content.point(origin[0] + x * scale[0], origin[1] + y * scale[1])
        for x, y in zip(coordinates[::2], coordinates[1::2], strict=True)
    ]
    return " ".join([*points, _OPERATORS[step[0]]])
