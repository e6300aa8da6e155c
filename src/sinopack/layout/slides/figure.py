"""A picture on a slide: as large as its pixels allow, its caption below it, or beside it where it is tall; what is
pinned on it is explained beside it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.layout.picture import Density, caption_role, caption_text, placed
from sinopack.layout.pins import PinLook, pinned
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import Member
from sinopack.layout.slides.keys import PinKey, key_beside, key_drafts
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import CAPTION_STEPS
from sinopack.layout.text import SetText
from sinopack.page import Item, Picture
from sinopack.plan import blocks

_HEIGHT = CONTENT_BOTTOM - CONTENT_TOP
_BESIDE = 0.55
"""A picture narrower than this share of the slide has its caption beside it."""
_PINNED = 0.64
"""The share of the slide that a picture may have beside the key to its pins."""
_BESIDE_GAP = 24.0
_BESIDE_RISE = 4.0
_BESIDE_HEIGHT = 360.0
_BELOW_GAP = 10.0
_LARGEST_SCALE = 1.5
_LEAST_HEIGHT = 120.0
"""A caption below may leave a picture no lower than this."""
_DISC = 1.75
"""A pin's diameter in the size of its number."""
_DENSITY = Density(2.0, 96.0, "shown on its slide", "pictures are coarse on their slides")
"""Pixels kept for a point of the slide: enough for a 1,920-pixel screen; and those that make it sharp."""


class _Placed(Struct, frozen=True):
    """The size of a picture, and its caption with the rectangle it stands in."""

    size: Size
    caption: SetText | None = None
    area: Rect | None = None


def compose_figure(block: blocks.FigureOf, title: str, desk: Desk) -> list[Draft]:
    """One slide with the picture, its caption and its credit; a key too long to stand beside has slides of its own."""
    parts = _caption(block, desk)
    key = _key_beside(block, parts, desk) if block.pins else None
    if key:
        heading = desk.heading(block.title, title)
        return [_draft(block, heading, _Placed(key.size, key.caption, key.caption_area), desk, key)]
    others = key_drafts(block, title, desk) if block.pins else []
    name = Member(1, 1 + len(others)).title(desk.heading(block.title, title), desk.composer.labels)
    return [_draft(block, name, _placing(block, parts, desk), desk), *others]


def _draft(block: blocks.FigureOf, name: Parts, placing: _Placed, desk: Desk, key: PinKey | None = None) -> Draft:
    place = Rect(MARGIN, CONTENT_TOP, placing.size.width, placing.size.height)
    items: list[Item] = [
        desk.title(name, block.key, 12, block.place, HEADING_ROOM),
        pinned(picture_at(block, place, desk), block.pins, pin_look(desk), desk.composer),
    ]
    if key:
        items.append(key.box)
    if placing.caption and placing.area:
        at, width = (placing.area.x, placing.area.y), placing.area.width
        items.append(desk.composer.box([placing.caption], at, width, caption_role(block), f"{block.key}-caption"))
    return Draft("Title only", block.key, tuple(items))


def pin_look(desk: Desk) -> PinLook:
    style = desk.styles.caption
    accent, ink = desk.composer.theme["accent"], desk.composer.theme["ink"]
    return PinLook(style.size * _DISC, replace(style, colour=accent, bold=True), replace(style, colour=ink), 1.5)


def _key_beside(block: blocks.FigureOf, parts: Parts, desk: Desk) -> PinKey | None:
    """The key beside the picture, which leaves room for it; None where it does not fit."""
    size = scaled(block, _PINNED * desk.grid.width, _HEIGHT)
    x = MARGIN + size.width + _BESIDE_GAP
    return key_beside(block, parts, size, Rect(x, CONTENT_TOP, desk.grid.right - x, _HEIGHT), desk)


def _caption(block: blocks.FigureOf, desk: Desk) -> Parts:
    """The caption and the credit; a caption that is the slide's title already is not said twice."""
    shown = block if block.title else replace(block, caption=None)
    text = caption_text(shown, desk.composer.labels)
    return desk.pieces(text) if text else ()


def _placing(block: blocks.FigureOf, parts: Parts, desk: Desk) -> _Placed:
    """The picture as large as it can be, its caption below it if it stays wide then, else beside it; a caption too long
    for that is below a smaller picture."""
    whole = scaled(block, desk.grid.width, _HEIGHT)
    if not parts:
        return _Placed(whole)
    below = _below(block, parts, desk)
    if below and below.size.width >= _BESIDE * desk.grid.width:
        return below
    size = scaled(block, _BESIDE * desk.grid.width, _HEIGHT)
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
    size = scaled(block, width, _HEIGHT - text.height - _BELOW_GAP - 2.0)
    return _Placed(size, text, Rect(MARGIN, CONTENT_TOP + size.height + _BELOW_GAP, width, text.height))


def scaled(block: blocks.FigureOf, width: float, height: float) -> Size:
    """The picture as large as a room allows; one of pixels no larger than they bear."""
    scale = min(width / block.width, height / block.height)
    scale = scale if block.picture.is_drawing else min(scale, _LARGEST_SCALE)
    return Size(block.width * scale, block.height * scale)


def picture_at(block: blocks.FigureOf, rect: Rect, desk: Desk) -> Picture:
    """The picture in its rectangle, as fine as a slide shows it."""
    return placed(block, rect, _DENSITY, desk.composer)
