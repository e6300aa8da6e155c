"""A picture on a slide: as large as its pixels allow, its caption below it, or beside it where it is tall."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.layout.picture import caption_role, caption_text, placed
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import CAPTION_STEPS
from sinopack.layout.text import SetText
from sinopack.page import Item, Picture
from sinopack.plan import blocks

_HEIGHT = CONTENT_BOTTOM - CONTENT_TOP
_BESIDE = 0.55
"""A picture narrower than this share of the slide has its caption beside it."""
_BESIDE_GAP = 24.0
_BESIDE_RISE = 4.0
_BESIDE_HEIGHT = 360.0
_BELOW_GAP = 10.0
_LARGEST_SCALE = 1.5
_LEAST_HEIGHT = 120.0
"""A caption below may leave a picture no lower than this."""
_SCREEN_SCALE = 2.0
"""Pixels kept for a point of the slide: enough for a 1,920-pixel screen."""


class _Placed(Struct, frozen=True):
    """The size of a picture, and its caption with the rectangle it stands in."""

    size: Size
    caption: SetText | None = None
    area: Rect | None = None


def compose_figure(block: blocks.FigureOf, title: str, desk: Desk) -> list[Draft]:
    """One slide with the picture, its caption and its credit."""
    key = block.key
    placing = _placing(block, _caption(block, desk), desk)
    items: list[Item] = [
        desk.title(desk.heading(block.title, title), key, 12, block.place, HEADING_ROOM),
        _picture(block, placing.size, desk),
    ]
    if placing.caption and placing.area:
        at, width = (placing.area.x, placing.area.y), placing.area.width
        items.append(desk.composer.box([placing.caption], at, width, caption_role(block), f"{key}-caption"))
    return [Draft("Title only", key, tuple(items))]


def _caption(block: blocks.FigureOf, desk: Desk) -> Parts:
    """The caption and the credit; a caption that is the slide's title already is not said twice."""
    shown = block if block.title else replace(block, caption=None)
    text = caption_text(shown, desk.composer.labels("credit", credit="{}"))
    return desk.pieces(text) if text else ()


def _placing(block: blocks.FigureOf, parts: Parts, desk: Desk) -> _Placed:
    """The picture as large as it can be, its caption below it if it stays wide then, else beside it; a caption too long
    for that is below a smaller picture."""
    whole = _scaled(block, desk.grid.width, _HEIGHT)
    if not parts:
        return _Placed(whole)
    below = _below(block, parts, desk)
    if below and below.size.width >= _BESIDE * desk.grid.width:
        return below
    size = _scaled(block, _BESIDE * desk.grid.width, _HEIGHT)
    x = MARGIN + size.width + _BESIDE_GAP
    room = (desk.grid.right - x, _BESIDE_HEIGHT)
    beside = desk.if_it_fits(parts, desk.styles.caption, CAPTION_STEPS, room)
    if beside is None and below:
        return below
    text = beside or desk.fitted(parts, desk.styles.caption, CAPTION_STEPS, room, block.place)
    return _Placed(size, text, Rect(x, CONTENT_TOP - _BESIDE_RISE, room[0], text.height))


def _below(block: blocks.FigureOf, parts: Parts, desk: Desk) -> _Placed | None:
    """The picture over its caption; None where the caption leaves too little of it."""
    width = desk.grid.width
    text = desk.if_it_fits(parts, desk.styles.caption, CAPTION_STEPS, (width, _HEIGHT - _LEAST_HEIGHT))
    if text is None:
        return None
    size = _scaled(block, width, _HEIGHT - text.height - _BELOW_GAP - 2.0)
    return _Placed(size, text, Rect(MARGIN, CONTENT_TOP + size.height + _BELOW_GAP, width, text.height))


def _scaled(block: blocks.FigureOf, width: float, height: float) -> Size:
    picture = block.picture
    scale = min(width / picture.width, height / picture.height, _LARGEST_SCALE)
    return Size(picture.width * scale, picture.height * scale)


def _picture(block: blocks.FigureOf, size: Size, desk: Desk) -> Picture:
    rect = Rect(MARGIN, CONTENT_TOP, size.width, size.height)
    return placed(block, rect, _SCREEN_SCALE, desk.composer.language)
