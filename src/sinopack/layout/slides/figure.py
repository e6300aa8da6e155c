"""A picture on a slide: as large as its pixels allow, its caption below it, or beside it where it is tall."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.picture import caption_text, prepared
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.styles import CAPTION_STEPS
from sinopack.page import Item, Picture, Role
from sinopack.plan import blocks
from sinopack.values import replace

_TOP = 116.0
_BESIDE = 0.55
"""A picture narrower than this share of the slide has its caption beside it."""
_LEAST_HEIGHT = 120.0
_LARGEST_SCALE = 1.5
_SCREEN_SCALE = 2.0
"""Pixels kept for a point of the slide: enough for a 1,920-pixel screen."""


def compose_figure(block: blocks.FigureOf, title: str, desk: Desk) -> list[Draft]:
    grid, key = desk.grid, block.key
    heading = desk.heading(block.title, title)
    items: list[Item] = [desk.title(heading, key, 12, block.place, height=52.0)]
    credit = desk.composer.labels("credit", credit="{}")
    shown = replace(block, caption=None) if not block.title and block.caption else block
    caption = caption_text(shown, credit)
    parts = desk.pieces(caption) if caption else ()
    size = _fit(block, grid.width, CONTENT_BOTTOM - _TOP)
    beside = bool(parts) and size[0] < _BESIDE * grid.width
    if parts and not beside:
        text = desk.fitted(parts, desk.styles.caption, CAPTION_STEPS, (grid.width, 200.0), block.place)
        size = _fit(block, grid.width, CONTENT_BOTTOM - _TOP - text.height - 12.0)
        at = (MARGIN, _TOP + size[1] + 10.0)
        if size[0] < _BESIDE * grid.width:
            beside = True
            size = _fit(block, _BESIDE * grid.width, CONTENT_BOTTOM - _TOP)
        else:
            items.append(desk.composer.box([text], at, grid.width, Role.CAPTION, f"{key}-caption"))
    if beside:
        x = MARGIN + size[0] + 24.0
        text = desk.fitted(parts, desk.styles.caption, CAPTION_STEPS, (grid.right - x, 360.0), block.place)
        top = _TOP - 4.0
        items.append(desk.composer.box([text], (x, top), grid.right - x, Role.CAPTION, f"{key}-caption"))
    if size[1] < 1.0:
        desk.composer.problem(
            "There is no room for this picture beside its caption.", block.place, "Shorten the caption."
        )
    data, media_type, pixels = prepared(block.picture, int(max(size) * _SCREEN_SCALE))
    picture = Picture(
        Rect(MARGIN, _TOP, *size), data, media_type, pixels, key, desk.composer.language, block.alternative,
        role=Role.ARTIFACT if block.decorative else Role.FIGURE,
    )  # fmt: skip
    items.insert(1, picture)
    return [Draft("Title only", key, tuple(items))]


def _fit(block: blocks.FigureOf, width: float, height: float) -> tuple[float, float]:
    picture = block.picture
    scale = min(width / picture.width, height / picture.height, _LARGEST_SCALE)
    return picture.width * scale, picture.height * scale
