"""The contents: each part's number, title, dates and page, beside the question in the margin, or else below it.

Page numbers come when the pages are known (`PageNumberOf`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import (
    Frame,
    FrameItem,
    PageNumberOf,
    enclosed,
    inset,
    natural_height,
    overlaid,
    shifted,
    stack,
    whole,
)
from sinopack.layout.handout.desk import BETWEEN, Column, Desk
from sinopack.layout.handout.squeezing import HALF
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan import blocks

_LABEL_HEIGHT = 18.0
_UNDER_LABEL = 4.0
_LABEL_GAP = 20.0
_PADDING = 3.0
_ANY = 1000
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
    """The contents across both columns, two entries in a row, where the margin has no room for them; on a linear sheet
    one under the other."""
    if desk.sheet.is_linear:
        return _one_under_the_other(entries, desk)
    width = (desk.sheet.width - desk.sheet.gutter) / 2
    rows = [_row(entry, _LOOKS[2], desk, width) for entry in entries]
    half = (len(rows) + 1) // 2
    pairs = [
        overlaid([rows[index], *(shifted(row, width + desk.sheet.gutter, 0.0) for row in rows[index + half :][:1])])
        for index in range(half)
    ]
    label = replace(_label(desk, desk.sheet.width), keep_with_next=True)
    return [replace(frame, full=True, space_before=24.0 if frame is label else 0.0) for frame in (label, *pairs)]


def _one_under_the_other(entries: Sequence[blocks.ContentsEntry], desk: Desk) -> list[Frame]:
    """Rows that stay together, unless they fill more than half a page."""
    if len(entries) < _FEWEST:
        return []
    style, width = desk.styles.contents, desk.sheet.width
    look = ContentsLook(style.size, style.leading, _PADDING, _ANY, True)
    label = replace(_label(desk, width), space_before=_LABEL_GAP, keep_with_next=True)
    rows = [_row(entry, look, desk, width) for entry in entries]
    frames = [label, *rows[:-1], stack([rows[-1], _end(desk, width)])]
    if natural_height(frames) > HALF * desk.sheet.room:
        return frames
    return [*(replace(frame, keep_with_next=True) for frame in frames[:-1]), frames[-1]]


def _label(desk: Desk, width: float) -> Frame:
    column = Column(0.0, width, desk.styles.label)
    label = desk.paragraph(plain(desk.composer.labels("contents")), column, Role.HEADING_1, "contents-label")
    return replace(whole(label), height=max(_LABEL_HEIGHT, label.height + _UNDER_LABEL))


def _end(desk: Desk, width: float) -> Frame:
    return Frame(0.0, (desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), "contents-end"),))


def _row(entry: blocks.ContentsEntry, look: ContentsLook, desk: Desk, width: float) -> Frame:
    """A hairline, the section's number, its title and dates, and the number of its page."""
    composer = desk.composer
    style = desk.styles.contents.at(look.size, look.leading)
    key, link = f"contents-{entry.destination}", f"#{entry.destination}"
    left = desk.one_line(plain("00"), replace(style, bold=True)) + 6.0 if desk.sheet.is_linear else _NUMBER_WIDTH
    room = width - left - _PAGE_ROOM
    bold = replace(style, bold=bool(entry.number))
    title = composer.set((Piece(entry.title, link=link),), bold, room)
    if len(title.lines) > look.lines:
        title = composer.set((Piece(desk.shortened(entry.title, bold, room), link=link),), bold, room)
    items: list[FrameItem] = [desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), f"{key}-rule")]
    if entry.number:
        accent = replace(style, bold=True, colour=desk.colour("accent"))
        number = composer.set(plain(entry.number), accent, left)
        items.append(composer.box([number], (0.0, look.padding), left, Role.LABEL, f"{key}-number"))
    items.append(composer.box([title], (left, look.padding), room, Role.CONTENTS, key))
    y = look.padding + title.height
    if entry.dates and look.with_dates:
        quiet = replace(style, colour=desk.colour("quiet"))
        dates = composer.set(plain(entry.dates), quiet, room)
        end = left + room - dates.width
        if desk.sheet.is_linear and len(title.lines) == 1 and left + title.width + BETWEEN <= end:
            items.append(desk.snug(dates, (end, look.padding), Role.PARAGRAPH, f"{key}-dates"))
        else:
            items.append(composer.box([dates], (left, y), room, Role.PARAGRAPH, f"{key}-dates"))
            y += dates.height
    page = Rect(width - _PAGE_WIDTH, look.padding, _PAGE_WIDTH, look.leading)
    items.append(PageNumberOf(page, entry.destination, style, f"{key}-page"))
    row = Frame(y + look.padding, tuple(items))
    return enclosed(enclosed(row, Role.CONTENTS_ENTRY, f"{key}-entry"), Role.CONTENTS, "contents")
