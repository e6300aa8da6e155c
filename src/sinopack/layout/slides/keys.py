"""The key to the pins of a picture: what each number means, beside the picture, or on slides of its own.

In: the pins, the picture's size, and the room beside it. Out: a numbered list, or drafts of slides.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.layout.compose import total_height
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.group import Member
from sinopack.layout.slides.limits import MOST_POINTS, MOST_SOURCE_WORDS
from sinopack.layout.slides.split import Parts, by_points_and_words
from sinopack.layout.styles import CAPTION_STEPS, POINT_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import BulletKind, Role, TextBox
from sinopack.plan import blocks

_STEPS: tuple[Step, ...] = ((22, 29), (20, 26))
_CAPTION_GAP = 16.0
_NARROWEST = 180.0
_BETWEEN = 8.0
"""Between two entries of a key."""


class PinKey(Struct, frozen=True):
    """A key that stands beside its picture, and the caption below it."""

    size: Size
    box: TextBox
    caption: SetText | None = None
    caption_area: Rect | None = None


def key_beside(block: blocks.FigureOf, caption: Parts, size: Size, room: Rect, desk: Desk) -> PinKey | None:
    """The key in the largest size in which it and the caption fit into the room; None where they do not."""
    if room.width < _NARROWEST:
        return None
    text = desk.if_it_fits(caption, desk.styles.caption, CAPTION_STEPS, (room.width, room.height)) if caption else None
    if caption and text is None:
        return None
    below = text.height + _CAPTION_GAP if text else 0.0
    groups = [desk.pieces(pin.text) for pin in block.pins]
    for step in _STEPS:
        column = Column(room, desk.styles.points.at(*step), BulletKind.NUMBER, line=None)
        texts = [_closer(each) for each in set_texts(groups, column, desk)]
        height = total_height(texts)
        if height + step[1] + below <= room.height:
            height += step[1] / 2  # a little room for those who type more
            rect = Rect(room.x, room.y, room.width, height)
            box = desk.stacked(texts, rect, Role.LIST, f"{block.key}-key", None)
            area = Rect(room.x, room.y + height + _CAPTION_GAP, room.width, text.height) if text else None
            return PinKey(size, box, text, area)
    return None


def _closer(text: SetText) -> SetText:
    """An entry of a key, which stands nearer to the next than a point does that is talked about."""
    return replace(text, paragraph=replace(text.paragraph, space_after=_BETWEEN))


def key_drafts(block: blocks.FigureOf, title: str, desk: Desk) -> list[Draft]:
    """The slides after the picture's own, with a key that has no room beside it."""
    column = replace(Column.of_text(desk.styles.points, desk), mark=BulletKind.NUMBER)
    texts = [desk.pieces(pin.text) for pin in block.pins]
    fitted = fit(by_points_and_words(texts, MOST_POINTS + 2, MOST_SOURCE_WORDS), column, POINT_STEPS[2:], desk)
    drafts: list[Draft] = []
    start, total = 1, len(fitted.groups) + 1
    for index, group in enumerate(fitted.groups, 2):
        member = Member(index, total)
        key = member.key(block.key)
        name = member.title(desk.heading(block.title, title), desk.composer.labels)
        items = (
            desk.side_title(name, key, block.place),
            desk.stacked(
                set_texts(group, fitted.column, desk, start), fitted.column.rect, Role.LIST, f"{key}-key", body(1)
            ),
        )
        drafts.append(Draft("Points", key, items))
        start += len(group)
    desk.say_split(title, total, block.place)
    return drafts
