"""Pictures of the handout, as wide as their pixels print well, with caption and credit."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.picture import caption_role, caption_text, placed
from sinopack.page import Picture, Role
from sinopack.plan import blocks

_GAP = 20.0
_TALLEST = 0.42
"""The tallest a picture may stand, as a share of the room on a page."""
_PRINT_DPI = 300
_COARSEST_DPI = 96
_PANORAMA = 2.2
"""From this ratio of width to height a picture runs across both columns."""


def compose_figure(block: blocks.FigureOf, desk: Desk) -> list[Frame]:
    """A title, the picture, its caption and credit, never parted; on a linear sheet a long caption may go on over the
    page."""
    picture = _picture(block, desk)
    is_wide = _ratio(block) >= _PANORAMA
    over = Column(0.0, desk.sheet.width if is_wide else desk.sheet.main, desk.styles.component_heading)
    frames = []
    if block.title:
        title = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_2, f"{block.key}-title")
        frames.append(replace(whole(title), space_after=8.0, keep_with_next=True))
    frames.append(Frame(picture.rect.height, (picture,), keep_with_next=True))
    caption = caption_text(block, desk.composer.labels("credit", credit="{}"))
    if caption:
        below = desk.main_column(desk.styles.caption)
        text = desk.paragraph(desk.pieces(caption), below, caption_role(block), f"{block.key}-caption")
        frames.append(replace(text, space_before=6.0))
    full = picture.rect.width > desk.sheet.main
    figure = enclosed(stack(frames), Role.SECTION, f"{block.key}-figure")  # so that no caption is another's
    figure = figure if desk.sheet.is_linear else whole(figure)  # where a long caption would fill the page
    return [replace(figure, space_before=_GAP, space_after=_GAP, full=full, place=block.place)]


def _ratio(block: blocks.FigureOf) -> float:
    return block.picture.width / block.picture.height


def _picture(block: blocks.FigureOf, desk: Desk) -> Picture:
    ratio = _ratio(block)
    column = desk.sheet.width if ratio >= _PANORAMA else desk.sheet.main
    scale = desk.sheet.scale
    width = min(column, block.picture.width * 72 / _COARSEST_DPI / scale, _TALLEST * desk.sheet.room * ratio)
    rect = Rect(0.0, 0.0, width, width / ratio)
    return placed(block, rect, scale / 72 * _PRINT_DPI, desk.composer.language)
