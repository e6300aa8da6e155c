"""Program code on slides: text to edit, in the largest size in which no line is broken; over several slides where there
is much of it, parted at empty lines if it can be."""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.geometry import Rect
from sinopack.layout.code import CodeLine, code_lines, code_look, longest, number_room, set_code
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.styles import CAPTION_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import Item, Role
from sinopack.plan import blocks

_STEPS: tuple[Step, ...] = ((24.0, 32.0), (22.0, 29.0), (20.0, 26.0), (18.0, 24.0))
_CAPTION_ROOM = 110.0
_CAPTION_GAP = 12.0
_BACK = 0.4
"""An empty line in the last so much of a slide's lines is where the next slide begins."""


def compose_code(block: blocks.CodeOf, title: str, desk: Desk) -> list[Draft]:
    """The code under its title, its caption at the foot of each slide."""
    caption = None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        caption = desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)
    bottom = CONTENT_BOTTOM - (caption.height + _CAPTION_GAP if caption else 0.0)
    area = Rect(MARGIN, CONTENT_TOP, desk.grid.width, bottom - CONTENT_TOP)
    groups, step = _fitted(block, area, desk)
    drafts: list[Draft] = []
    for member, texts in members(groups):
        key = member.key(block.key)
        heading = member.title(desk.heading(block.title, title), desk.composer.labels)
        items: list[Item] = [
            desk.title(heading, key, 12, block.place, HEADING_ROOM),
            desk.stacked(texts, area, Role.PARAGRAPH, key, None),
        ]
        if caption:
            at = (MARGIN, CONTENT_BOTTOM - caption.height + 4.0)
            items.append(desk.composer.box([caption], at, desk.grid.width, Role.PARAGRAPH, f"{key}-caption"))
        drafts.append(Draft("Title only", key, tuple(items)))
    desk.say_split(title, len(drafts), block.place)
    desk.say_shrunk(title, step[0], _STEPS[0][0], block.place)
    return drafts


def _fitted(block: blocks.CodeOf, area: Rect, desk: Desk) -> tuple[list[list[SetText]], Step]:
    """The lines of each slide, and the size of all."""
    for step in _STEPS:
        look = code_look(desk.composer, step)
        lines = code_lines(block.text, block.language, look)
        room = number_room(len(lines), step[0]) if block.numbered else 0.0
        fits = room + longest(lines, look, desk.composer) <= area.width
        if fits and (len(lines) + desk.composer.slack) * step[1] <= area.height:
            break
    texts = set_code(lines, look, area.width, 1 if block.numbered else 0, desk.composer)
    return list(_slides(texts, lines, area.height - desk.composer.slack * step[1])), step


def _slides(texts: Sequence[SetText], lines: Sequence[CodeLine], height: float) -> list[list[SetText]]:
    """The lines in groups that fit a height; a group begins with no empty line."""
    groups: list[list[SetText]] = []
    start = 0
    while start < len(texts):
        end, used = start, 0.0
        while end < len(texts) and (end == start or used + texts[end].height <= height):
            used += texts[end].height
            end += 1
        if end < len(texts):
            earliest = end - int((end - start) * _BACK)
            end = next((at for at in range(end, earliest, -1) if _is_empty(lines[at])), end)
        groups.append(list(texts[start:end]))
        start = end
        while start < len(texts) and _is_empty(lines[start]):
            start += 1
    return groups


def _is_empty(line: CodeLine) -> bool:
    return not any(piece.text for piece in line)
