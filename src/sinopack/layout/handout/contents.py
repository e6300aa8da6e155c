"""The contents: each part's number, title, dates and page, beside the question in the margin, or else below it.

Page numbers come when the pages are known (`PageNumberOf`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, PageNumberOf, enclosed, inset, overlaid, shifted, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan import blocks

_LABEL_HEIGHT = 18.0
_NUMBER_WIDTH = 18.0
_PAGE_ROOM = 18.0
_PAGE_WIDTH = 24.0
_FEWEST = 2
"""A pack of fewer parts needs no contents."""


class ContentsLook(Struct, frozen=True):
    """How close the rows of the contents stand: size, leading, padding, and how many lines a title may take."""

    size: float
    leading: float
    padding: float
    lines: int
    with_dates: bool


_LOOKS = (
    ContentsLook(10.0, 13.0, 3.0, 2, True),
    ContentsLook(10.0, 13.0, 1.0, 2, True),
    ContentsLook(10.0, 13.0, 2.5, 1, False),
    ContentsLook(9.0, 12.0, 1.0, 1, False),
    ContentsLook(9.0, 11.0, 0.0, 1, False),
)
"""From the most generous to the closest."""


def contents_beside(entries: Sequence[blocks.ContentsEntry], desk: Desk, room: float) -> Frame | None:
    """The contents in the margin column, in the most generous look that is no higher than `room`; None where none is.

    A pack of one part has empty contents.
    """
    if len(entries) < _FEWEST:
        return Frame(0.0)
    width = desk.sheet.margin_width
    for look in _LOOKS:
        frame = stack([_label(desk, width), *(_row(entry, look, desk, width) for entry in entries), _end(desk, width)])
        if frame.height <= room:
            return inset(frame, desk.sheet.margin_x)
    return None


def contents_below(entries: Sequence[blocks.ContentsEntry], desk: Desk) -> list[Frame]:
    """The contents across both columns, two entries in a row, where the margin has no room for them."""
    width = (desk.sheet.width - desk.sheet.gutter) / 2
    rows = [_row(entry, _LOOKS[2], desk, width) for entry in entries]
    half = (len(rows) + 1) // 2
    pairs = [
        overlaid([rows[index], *(shifted(row, width + desk.sheet.gutter, 0.0) for row in rows[index + half :][:1])])
        for index in range(half)
    ]
    label = replace(_label(desk, desk.sheet.width), keep_with_next=True)
    return [replace(frame, full=True, space_before=24.0 if frame is label else 0.0) for frame in (label, *pairs)]


def _label(desk: Desk, width: float) -> Frame:
    column = Column(0.0, width, desk.styles.label)
    label = desk.paragraph(plain(desk.composer.labels("contents")), column, Role.HEADING_1, "contents-label")
    return replace(whole(label), height=_LABEL_HEIGHT)


def _end(desk: Desk, width: float) -> Frame:
    return Frame(0.0, (desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), "contents-end"),))


def _row(entry: blocks.ContentsEntry, look: ContentsLook, desk: Desk, width: float) -> Frame:
    """A hairline, the section's number, its title and dates, and the number of its page."""
    composer = desk.composer
    style = desk.styles.note.at(look.size, look.leading)
    key, link = f"contents-{entry.destination}", f"#{entry.destination}"
    room = width - _NUMBER_WIDTH - _PAGE_ROOM
    bold = replace(style, bold=bool(entry.number))
    title = composer.set((Piece(entry.title, link=link),), bold, room)
    if len(title.lines) > look.lines:
        title = composer.set((Piece(desk.shortened(entry.title, bold, room), link=link),), bold, room)
    items: list[FrameItem] = [desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), f"{key}-rule")]
    if entry.number:
        accent = replace(style, bold=True, colour=desk.colour("accent"))
        number = composer.set(plain(entry.number), accent, _NUMBER_WIDTH)
        items.append(composer.box([number], (0.0, look.padding), _NUMBER_WIDTH, Role.LABEL, f"{key}-number"))
    items.append(composer.box([title], (_NUMBER_WIDTH, look.padding), room, Role.CONTENTS, key))
    y = look.padding + title.height
    if entry.dates and look.with_dates:
        dates = composer.set(plain(entry.dates), replace(style, colour=desk.colour("quiet")), room)
        items.append(composer.box([dates], (_NUMBER_WIDTH, y), room, Role.PARAGRAPH, f"{key}-dates"))
        y += dates.height
    page = Rect(width - _PAGE_WIDTH, look.padding, _PAGE_WIDTH, look.leading)
    items.append(PageNumberOf(page, entry.destination, style, f"{key}-page"))
    row = Frame(y + look.padding, tuple(items))
    return enclosed(enclosed(row, Role.CONTENTS_ENTRY, f"{key}-entry"), Role.CONTENTS, "contents")
