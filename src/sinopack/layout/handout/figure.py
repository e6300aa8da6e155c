"""Pictures of the handout, as wide as their pixels print well, with what is pinned on them, caption and credit."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, overlaid, shifted, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted
from sinopack.layout.picture import Density, caption_role, caption_text, placed
from sinopack.layout.pins import PinLook, pinned
from sinopack.page import Group, Picture, Role
from sinopack.plan import blocks

_GAP = 20.0
_TALLEST = 0.42
"""The tallest a picture may stand, as a share of the room on a page."""
_PRINT_DPI, _COARSE_DPI = 300, 150
_COARSEST_DPI = 96
_PANORAMA = 2.2
"""From this ratio of width to height a picture runs across both columns."""
_LEAST_KEY = 0.45
"""The least share of the main column that a key beside its picture has."""
_LONG_KEY = 8
_DISC = 1.75
"""A pin's diameter in the size of its number."""


def compose_figure(block: blocks.FigureOf, desk: Desk) -> list[Frame]:
    """A title, the picture, the key to its pins, its caption and credit, never parted; on a linear sheet a long caption
    may go on over the page."""
    is_wide = block.ratio >= _PANORAMA
    picture = picture_of(block, desk.sheet.width if is_wide else desk.sheet.main, desk)
    over = Column(0.0, desk.sheet.width if is_wide else desk.sheet.main, desk.styles.component_heading)
    frames = []
    if block.title:
        title = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_2, f"{block.key}-title")
        frames.append(replace(whole(title), space_after=8.0, keep_with_next=True))
    frames += _shown(block, picture, desk)
    caption = caption_frame(block, desk.sheet.main, desk)
    if caption:
        frames.append(replace(caption, space_before=6.0))
    full = picture.rect.width > desk.sheet.main
    figure = enclosed(stack(frames), Role.SECTION, f"{block.key}-figure")  # so that no caption is another's
    figure = figure if desk.sheet.is_linear else whole(figure)  # where a long caption would fill the page
    return [replace(figure, space_before=_GAP, space_after=_GAP, full=full, place=block.place)]


def caption_frame(block: blocks.FigureOf, width: float, desk: Desk) -> Frame | None:
    """The caption of a picture and whose it is, if anything is to be said, in a column so wide."""
    caption = caption_text(block, desk.composer.labels)
    if not caption:
        return None
    below = Column(0.0, width, desk.styles.caption)
    return desk.paragraph(desk.pieces(caption), below, caption_role(block), f"{block.key}-caption")


def pinned_picture(block: blocks.FigureOf, picture: Picture, desk: Desk) -> Picture | Group:
    """The picture with its pins."""
    styles = desk.styles
    number = replace(styles.note, colour=desk.colour("accent"), bold=True)
    look = PinLook(number.size * _DISC, number, styles.note, max(1.0, styles.least_rule))
    return pinned(picture, block.pins, look, desk.composer)


def _shown(block: blocks.FigureOf, picture: Picture, desk: Desk) -> list[Frame]:
    """The picture with its pins; the key to them in the margin beside it if it fits there, else below."""
    shown = Frame(picture.rect.height, (pinned_picture(block, picture, desk),), keep_with_next=True)
    if not block.pins:
        return [shown]
    return _with_key(shown, picture.rect.width, block, desk)


def _with_key(shown: Frame, width: float, block: blocks.FigureOf, desk: Desk) -> list[Frame]:
    """The picture and the key to its pins: right beside a narrow picture, else in the margin, else below it, where a
    long one has two columns."""
    sheet, styles, key = desk.sheet, desk.styles, f"{block.key}-key"
    texts = [pin.text for pin in block.pins]
    if not sheet.is_linear and width <= sheet.main:
        x = width + sheet.gutter
        is_narrow = sheet.main - x >= _LEAST_KEY * sheet.main
        column = Column(x, sheet.main - x, styles.note) if is_narrow else Column(
            sheet.margin_x, sheet.margin_width, styles.note
        )  # fmt: skip
        beside = stack(bulleted(texts, column, desk, key, numbered=True))
        if beside.height <= shown.height:
            return [replace(overlaid([shown, beside]), keep_with_next=True)]
    if sheet.is_linear or len(texts) < _LONG_KEY:
        frames = bulleted(texts, desk.main_column(styles.sans), desk, key, numbered=True)
        return [shown, replace(stack(frames), space_before=8.0, keep_with_next=True)]
    half = (sheet.width - sheet.gutter) / 2
    frames = bulleted(texts, Column(0.0, half, styles.note), desk, key, numbered=True)
    left = _shorter_half([frame.height for frame in frames])
    columns = [stack(frames[:left]), shifted(stack(frames[left:]), half + sheet.gutter, 0.0)]
    return [shown, replace(overlaid(columns), space_before=8.0, keep_with_next=True)]


def _shorter_half(heights: list[float]) -> int:
    """How many entries the first of two columns has, so that the taller of them is as short as can be."""
    return min(range(1, len(heights)), key=lambda count: max(sum(heights[:count]), sum(heights[count:])))


def picture_of(block: blocks.FigureOf, column: float, desk: Desk) -> Picture:
    """The picture, as wide as a column and its own pixels let it be."""
    ratio = block.ratio
    scale = desk.sheet.scale
    width = min(column, _TALLEST * desk.sheet.room * ratio)
    if not block.picture.is_drawing:
        width = min(width, block.width * 72 / _COARSEST_DPI / scale)
    rect = Rect(0.0, 0.0, width, width / ratio)
    several = "pictures are too coarse for print"
    density = Density(_PRINT_DPI / 72, _COARSE_DPI, "printed", several, is_vector=True, scale=scale)
    return placed(block, rect, density, desk.composer)
