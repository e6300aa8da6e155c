"""Pictures of the handout, as wide as their pixels print well, with caption and credit."""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.picture import caption_text, prepared
from sinopack.page import Picture, Role
from sinopack.plan import blocks
from sinopack.values import replace

_GAP = 20.0
_TALLEST = 0.42
"""The tallest a picture may stand, as a share of the room on a page."""
_PRINT_DPI = 300
_COARSEST_DPI = 96
_PANORAMA = 2.2
"""From this ratio of width to height a picture runs across both columns."""


def compose_figure(block: blocks.FigureOf, desk: Desk) -> list[Frame]:
    ratio = block.picture.width / block.picture.height
    column = desk.sheet.width if ratio >= _PANORAMA else desk.sheet.main
    width = min(column, block.picture.width * 72 / _COARSEST_DPI, _TALLEST * desk.sheet.room * ratio)
    height = width / ratio
    data, media_type, pixels = prepared(block.picture, int(max(width, height) / 72 * _PRINT_DPI))
    picture = Picture(
        Rect(0.0, 0.0, width, height), data, media_type, pixels, block.key, desk.composer.language, block.alternative
    )
    if block.decorative:
        picture = replace(picture, role=Role.ARTIFACT)
    frames = []
    if block.title:
        title = desk.paragraph(
            desk.pieces(block.title), desk.styles.component_heading, Role.HEADING_2, f"{block.key}-title", width=column
        )
        frames.append(replace(title, space_after=8.0, keep_with_next=True, breaks=()))
    frames.append(Frame(height, (picture,), keep_with_next=True, place=block.place, name="figure"))
    caption = caption_text(block, desk.composer.labels("credit", credit="{}"))
    if caption:
        text = desk.paragraph(
            desk.pieces(caption), desk.styles.caption, Role.CAPTION, f"{block.key}-caption", width=desk.sheet.main
        )
        frames.append(replace(text, space_before=6.0, breaks=()))
    whole = replace(stack(frames), breaks=())
    full = width > desk.sheet.main
    return [replace(whole, space_before=_GAP, space_after=_GAP, full=full, place=block.place, name="figure")]
