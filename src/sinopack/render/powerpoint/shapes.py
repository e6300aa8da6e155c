"""Shapes, lines and pictures (ECMA-376 part 1, 19.3.1.43, 19.3.1.19 and 19.3.1.37).

In: items of a finished page without text. Out: their XML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sinopack.geometry import Rect
from sinopack.page import (
    MIDDLE,
    Chart,
    Connector,
    Group,
    Item,
    Join,
    Outline,
    Picture,
    Role,
    Shape,
    Site,
    Table,
    TextBox,
)
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import frame, thousandths_of_percent

ELLIPSE = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
LABELS = {role: role.value.capitalize() for role in Role} | {Role.PARAGRAPH: "Text", Role.ARTIFACT: "Decoration"}
"""What the selection pane calls an item, before its key."""

_TICK = ((0.0, 0.55), (0.36, 1.0), (1.0, 0.0))
_SOLID_TICK = ((0.0, 0.6), (0.14, 0.44), (0.36, 0.7), (0.86, 0.0), (1.0, 0.12), (0.38, 1.0))


_AROUND = (Site.TOP, Site.LEFT, Site.BOTTOM, Site.RIGHT)
_SITES: dict[Outline, tuple[Site | None, ...]] = {
    Outline.RECTANGLE: _AROUND,
    Outline.DIAMOND: _AROUND,
    Outline.ELLIPSE: (Site.TOP, None, Site.LEFT, None, Site.BOTTOM, None, Site.RIGHT, None),
}
"""The connection sites of the preset shapes, in their order (ECMA-376 part 1, annex D, presetShapeDefinitions.xml); the
corners of an ellipse's sites are never used. Nothing is glued to the other outlines."""
_MIDDLES = (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc"))
_ALONG = {Site.TOP: "w", Site.LEFT: "h", Site.BOTTOM: "w", Site.RIGHT: "h"}
_CORNERS = {Site.TOP: "{} t", Site.LEFT: "l {}", Site.BOTTOM: "{} b", Site.RIGHT: "r {}"}
"""The sites of a rectangle, in the order of `_AROUND`, and others: which length a share is of, and where."""


def box_geometry(box: TextBox, sheet: Sheet) -> str:
    """A text box's outline: a rectangle. The preset has sites in the middles of its sides alone, so a box with others
    is drawn as a path with these four and its own (20.1.9.8)."""
    own = sheet.own_sites(box.key)
    if not own:
        return RECTANGLE
    guides = "".join(
        f'<a:gd name="s{number}" fmla="*/ {_ALONG[join.site]} {thousandths_of_percent(join.share)} 100000"/>'
        for number, join in enumerate(own)
    )
    places = [*_MIDDLES, *(_CORNERS[join.site].format(f"s{number}").split() for number, join in enumerate(own))]
    sites = "".join(f'<a:cxn ang="0"><a:pos x="{x}" y="{y}"/></a:cxn>' for x, y in places)
    corners = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in ("rt", "rb", "lb"))
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>"
        '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path><a:moveTo><a:pt x="l" y="t"/></a:moveTo>'
        f"{corners}<a:close/></a:path></a:pathLst></a:custGeom>"
    )


def shape(item: Shape, sheet: Sheet) -> str:
    """A shape; without alternative text it is marked as decoration."""
    flips, geometry = _outline(item)
    paint = sheet.palette.fill(item.fill) + sheet.palette.stroke(item.stroke, rounded=item.outline is Outline.TICK)
    name = sheet.properties(LABELS[item.role], item.key, item.alternative, is_decoration(item))
    return (
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame(item.rect, flips=flips)}{geometry}{paint}</p:spPr></p:sp>"
    )


def _outline(item: Shape) -> tuple[str, str]:
    """How an outline's frame is flipped, and its geometry."""
    match item.outline:
        case Outline.RECTANGLE:
            return "", RECTANGLE
        case Outline.ELLIPSE:
            return "", ELLIPSE
        case Outline.TRIANGLE_DOWN:
            return ' flipV="1"', '<a:prstGeom prst="triangle"><a:avLst/></a:prstGeom>'
        case Outline.DIAMOND:
            return "", '<a:prstGeom prst="diamond"><a:avLst/></a:prstGeom>'
        case Outline.TICK:
            return "", _path(_SOLID_TICK, closed=True) if item.fill else _path(_TICK, closed=False)
        case _:
            assert_never(item.outline)


def _path(corners: Sequence[tuple[float, float]], closed: bool) -> str:
    """A geometry of straight lines through corners given as fractions of the shape's rectangle."""
    first, *rest = (f'<a:pt x="{round(x * 1000)}" y="{round(y * 1000)}"/>' for x, y in corners)
    steps = f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    fill, end = ("", "<a:close/>") if closed else (' fill="none"', "")
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="1000" h="1000"{fill}>{steps}{end}</a:path></a:pathLst></a:custGeom>'
    )


def connector(item: Connector, sheet: Sheet) -> str:
    """A line, which its frame flips and turns into its direction, glued to what its ends are joined to."""
    label = "Line" if item.role is Role.ARTIFACT else LABELS[item.role]
    name = sheet.properties(label, item.key, decorative=is_decoration(item))
    glue = _glue("a:stCxn", item.start, sheet) + _glue("a:endCxn", item.end, sheet)
    course = _course(item) if item.corners else _straight(item, is_glued=bool(glue))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{name}{f'<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>' if glue else '<p:cNvCxnSpPr/>'}"
        f"<p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{course}{sheet.palette.stroke(item.stroke, arrow=item.arrow)}</p:spPr></p:cxnSp>"
    )


def _straight(item: Connector, *, is_glued: bool) -> str:
    flips = (' flipH="1"' if item.x2 < item.x1 else "") + (' flipV="1"' if item.y2 < item.y1 else "")
    outline = "straightConnector1" if is_glued else "line"
    return f'{frame(item.rect, flips=flips)}<a:prstGeom prst="{outline}"><a:avLst/></a:prstGeom>'


def _course(item: Connector) -> str:
    """The frame and the geometry of a line round one or two corners. The presets leave their frame's top left corner to
    the right and end at its bottom right (ECMA-376 part 1, annex D, presetShapeDefinitions.xml: bentConnector2 and
    bentConnector3, whose adjustment is where it turns). A line that leaves upwards or downwards is one that was flipped
    and then turned a quarter clockwise about its middle, which its frame precedes (20.1.7.6)."""
    rect, (corner_x, corner_y) = item.rect, item.corners[0]
    leftwards, upwards = item.x2 < item.x1, item.y2 < item.y1
    if abs(corner_y - item.y1) < abs(corner_x - item.x1):
        flips = (' flipH="1"' if leftwards else "") + (' flipV="1"' if upwards else "")
        turn = abs(corner_x - item.x1) / rect.width
    else:
        flips = ' rot="5400000"' + (' flipH="1"' if upwards else "") + ("" if leftwards else ' flipV="1"')
        turn = abs(corner_y - item.y1) / rect.height
        left, top = rect.x + (rect.width - rect.height) / 2, rect.y + (rect.height - rect.width) / 2
        rect = Rect(left, top, rect.height, rect.width)
    if len(item.corners) == 1:
        return f'{frame(rect, flips=flips)}<a:prstGeom prst="bentConnector2"><a:avLst/></a:prstGeom>'
    return (
        f'{frame(rect, flips=flips)}<a:prstGeom prst="bentConnector3"><a:avLst>'
        f'<a:gd name="adj1" fmla="val {thousandths_of_percent(turn)}"/></a:avLst></a:prstGeom>'
    )


def _glue(tag: str, join: Join | None, sheet: Sheet) -> str:
    """What an end of a connector is glued to: a shape's id, and the number of one of its sites."""
    if join is None:
        return ""
    identity, outline = sheet.joined(join.key)
    if join.share == MIDDLE:
        number = _SITES[outline].index(join.site)
    else:
        number = len(_AROUND) + sheet.own_sites(join.key).index(join)
    return f'<{tag} id="{identity}" idx="{number}"/>'


def picture(item: Picture, sheet: Sheet) -> str:
    """A picture, cropped as asked."""
    name = sheet.properties(LABELS[item.role], item.key, item.alternative, is_decoration(item))
    crop = "".join(
        f' {side}="{thousandths_of_percent(cut)}"' for side, cut in zip("ltrb", item.crop, strict=True) if cut
    )
    return (
        f"<p:pic><p:nvPicPr>{name}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f"<p:blipFill>{_blip(item, sheet)}"
        f"{f'<a:srcRect{crop}/>' if crop else ''}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{frame(item.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def _blip(item: Picture, sheet: Sheet) -> str:
    """The picture's pixels; of a drawing also its paths, which programs that know SVG show instead of them."""
    pixels = sheet.picture(item.data, item.media_type)
    if item.drawing is None:
        return f'<a:blip r:embed="{pixels}"/>'
    paths = sheet.picture(item.drawing.svg, "image/svg+xml")
    return (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        f' r:embed="{paths}"/></a:ext></a:extLst></a:blip>'
    )


def is_decoration(item: Item) -> bool:
    """Is there nothing in this to be read, or to be told to someone who cannot see it?"""
    match item:
        case TextBox() | Table() | Chart():
            return False
        case Shape() | Picture():
            return not item.alternative
        case Connector():
            return item.role is Role.ARTIFACT
        case Group():
            return not item.alternative and all(map(is_decoration, item.items))
        case _:
            assert_never(item)
