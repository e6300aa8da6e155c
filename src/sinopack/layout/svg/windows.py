"""A part of a drawing as a drawing: what lies wholly outside of it is left out, so that no file holds it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.layout.svg.matrices import bounds, meet, product, transformed, translated
from sinopack.layout.svg.writing import svg_of
from sinopack.page import Drawing, Gradient, Matrix, Paint, Path

Crop = tuple[float, float, float, float]


def window_of(drawing: Drawing, crop: Crop) -> Drawing:
    """What is left of a drawing when fractions are cut from its left, top, right and bottom."""
    if not any(crop):
        return drawing
    left, top, right, bottom = crop
    width, height = drawing.size.width, drawing.size.height
    size = Size(width * (1 - left - right), height * (1 - top - bottom))
    paths = tuple(_moved(drawing, (-left * width, -top * height), size))
    return Drawing(size, paths, svg_of(size, paths))


def _moved(drawing: Drawing, by: tuple[float, float], size: Size) -> Iterator[Path]:
    window, move = Rect(0.0, 0.0, size.width, size.height), translated(*by)
    for path in drawing.paths:
        steps = transformed(path.steps, move)
        box, reach = bounds(steps), path.pen.width * max(path.pen.limit, 1.5) if path.pen else 0.0
        around = Rect(box.x - reach, box.y - reach, box.width + 2 * reach + 1e-9, box.height + 2 * reach + 1e-9)
        if meet(around, window):
            clips = tuple(replace(clip, steps=transformed(clip.steps, move)) for clip in path.clips)
            pen = replace(path.pen, paint=_paint(path.pen.paint, move)) if path.pen else None
            fill = _paint(path.fill, move) if path.fill else None
            yield replace(path, steps=steps, clips=clips, pen=pen, fill=fill)


def _paint(paint: Paint, move: Matrix) -> Paint:
    return replace(paint, matrix=product(move, paint.matrix)) if isinstance(paint, Gradient) else paint
