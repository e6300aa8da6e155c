"""Pictures and paths: a picture of pixels or of paths goes in, or the marks of a chart; the operators that draw them
come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sinopack.geometry import Rect
from sinopack.page import Clip, Colour, Drawing, Gradient, Mark, Paint, Path, Pen, Picture, Step
from sinopack.render.pdf.content import Content, colour_operands
from sinopack.render.pdf.gradients import pattern_of
from sinopack.render.pdf.objects import number
from sinopack.render.pdf.shapes import fill_path
from sinopack.render.pdf.sheet import Sheet

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_ENDS = {"butt": 0, "round": 1, "square": 2}
_CORNERS = {"miter": 0, "round": 1, "bevel": 2}
_Place = tuple[float, float, float, float]
"""Where a drawing's own units lie on the page: its origin, and the points that a unit is across and down."""
_ON_PAGE: _Place = (0.0, 0.0, 1.0, 1.0)


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
        path = _operators(mark.steps, _ON_PAGE, content)
        if mark.fill:
            fill_path(path, mark.rect, mark.fill, content)
        if mark.stroke:
            content.line_with(mark.stroke)
            content.set("ends", "0 J 1 j")
            content.write(f"{path} S")


def _draw_paths(drawing: Drawing, whole: Rect, sheet: Sheet) -> None:
    """Draw the paths of a drawing that fills a rectangle of its own proportions."""
    place = whole.x, whole.y, whole.width / drawing.size.width, whole.height / drawing.size.height
    for path in drawing.paths:
        if path.clips:
            with sheet.content.saved():
                for clip in path.clips:
                    _clip(clip, place, sheet.content)
                _draw_path(path, place, sheet)
        else:
            _draw_path(path, place, sheet)


def _clip(clip: Clip, place: _Place, content: Content) -> None:
    content.write(f"{_operators(clip.steps, place, content)} W{'*' if clip.even_odd else ''} n")


def _draw_path(path: Path, place: _Place, sheet: Sheet) -> None:
    """Fill a path and outline it. Both at once show nothing of the fill through a translucent outline (ISO 32000-1,
    11.7.4.4), as where the shape as a whole is translucent; else the outline lies over the fill."""
    content = sheet.content
    operators = _operators(path.steps, place, content)
    fill = ("f*" if path.even_odd else "f") if path.fill else ""
    strokes = path.pen is not None
    line_opacity = path.pen.opacity if path.pen else 1.0
    content.set("opacity", f"/{sheet.use_opacity(path.opacity if fill else 1.0, line_opacity)} gs")
    if path.fill:
        _set_paint(path.fill, place, sheet, stroke=False)
    if path.pen:
        _set_pen(path.pen, place, sheet)
    if fill and strokes and path.opacity != line_opacity:
        content.write(f"{operators} {fill}\n{operators} S")
    else:
        both = fill.replace("f", "B") if strokes else fill
        content.write(f"{operators} {both or ('S' if strokes else 'n')}")


def _set_pen(pen: Pen, place: _Place, sheet: Sheet) -> None:
    content, factor = sheet.content, (abs(place[2]) + abs(place[3])) / 2
    _set_paint(pen.paint, place, sheet, stroke=True)
    content.set("width", f"{number(pen.width * factor)} w")
    dash = " ".join(number(length * factor) for length in pen.dash)
    is_drawn = any(float(each) for each in dash.split())
    content.set("dash", f"[{dash if is_drawn else ''}] 0 d")
    content.set("ends", f"{_ENDS[pen.ends]} J {_CORNERS[pen.corners]} j")
    if pen.corners == "miter":
        content.set("limit", f"{number(pen.limit)} M")


def _set_paint(paint: Paint, place: _Place, sheet: Sheet, *, stroke: bool) -> None:
    kind, operators = ("stroke colour", ("G", "RG")) if stroke else ("fill", ("g", "rg"))
    match paint:
        case Colour(rgb=rgb):
            sheet.content.set(kind, colour_operands(rgb, *operators))
        case Gradient():
            x, y, across, down = place
            to_page = (across, 0.0, 0.0, -down, x, sheet.content.height - y)
            label = sheet.use_pattern(pattern_of(paint, to_page))
            sheet.content.set(kind, f"/Pattern {'CS' if stroke else 'cs'} /{label} {'SCN' if stroke else 'scn'}")


def _operators(steps: Sequence[Step], place: _Place, content: Content) -> str:
    x, y, across, down = place
    point = content.point
    written: list[str] = []
    for step in steps:
        numbers: tuple[float, ...] = step[1:]
        for right, below in zip(numbers[::2], numbers[1::2], strict=True):
            written.append(point(x + right * across, y + below * down))
        written.append(_OPERATORS[step[0]])
    return " ".join(written)
