"""What only the teacher's edition says, beside what it explains: under a label in white on ink, between two dashed
rules, so that no student's sheet looks like it, also in grey.

In: prose for the teacher and the column it stands in. Out: frames that may part between its paragraphs and lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.content.markup import ProseBlock, TableBlock
from sinopack.geometry import Insets, Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import prose_frames
from sinopack.layout.handout.table import compose_table
from sinopack.layout.inline import plain
from sinopack.page import Connector, Role, TextBox
from sinopack.plan import blocks
from sinopack.plan.body import plan_markdown_table

PANEL_GAP = 14.0
_PADDING = Insets(6.0, 1.0, 6.0, 2.0)
_BELOW_LABEL = 4.0
_ABOVE_END = 6.0
_RULE = 0.75
_DASH = (2.0, 2.0)
_WHOLE_BELOW = 0.25
"""A panel lower than this share of a page is never divided."""


def compose_for_teacher(block: blocks.ForTeacher, desk: Desk) -> list[Frame]:
    """Notes and remarks in the main column."""
    words, column = desk.composer.labels("for-the-teacher"), desk.main_column(desk.styles.event)
    frames = teachers_panel(words, block.text.blocks, column, desk, block.key)
    return [replace(frame, place=block.place) for frame in frames]


def teachers_panel(words: str, prose: Sequence[ProseBlock], column: Column, desk: Desk, key: str) -> list[Frame]:
    """A panel with `words` on its label. A table in it may run across both columns, as anywhere."""
    said = _prose(prose, column, desk, key)
    frames = [_label(words, column, desk, key), replace(said[0], space_before=0.0), *said[1:]]
    frames[-1] = _ended(frames[-1], column, desk, key)
    frames = [enclosed(frame, Role.SECTION, f"{key}-for-teacher") for frame in frames]
    if not any(frame.full for frame in frames):
        panel = stack(frames)
        frames = [whole(panel) if panel.height < _WHOLE_BELOW * desk.sheet.room else panel]
    frames[0] = replace(frames[0], space_before=PANEL_GAP)
    frames[-1] = replace(frames[-1], space_after=PANEL_GAP)
    return frames


def plate(words: str, at: tuple[float, float], desk: Desk, key: str) -> TextBox:
    """A label in white on ink, as wide as its words."""
    style = replace(desk.styles.note, bold=True, colour=desk.colour("paper"))
    text = desk.composer.set(plain(words), style, desk.sheet.width)
    width = text.width + _PADDING.left + _PADDING.right
    box = desk.composer.box([text], at, width, Role.LABEL, key)
    rect = Rect(*at, width, text.height + _PADDING.top + _PADDING.bottom)
    return replace(box, rect=rect, padding=_PADDING, fill=desk.colour("ink"))


def _label(words: str, column: Column, desk: Desk, key: str) -> Frame:
    label = plate(words, (column.x, 0.0), desk, f"{key}-teachers-label")
    items: tuple[FrameItem, ...] = (_rule(column, 0.0, desk, f"{key}-teachers-rule"), label)
    return Frame(label.rect.height, items, space_after=_BELOW_LABEL, keep_with_next=True)


def _ended(frame: Frame, column: Column, desk: Desk, key: str) -> Frame:
    height = frame.height + _ABOVE_END
    end = _rule(column, height, desk, f"{key}-teachers-end")
    return replace(frame, height=height, items=(*frame.items, end), keep_with_next=False)


def _rule(column: Column, y: float, desk: Desk, key: str) -> Connector:
    stroke = replace(desk.stroke("ink", _RULE), dash=_DASH)
    return desk.rule(column.x, y, column.width, stroke, key)


def _prose(prose: Sequence[ProseBlock], column: Column, desk: Desk, key: str) -> list[Frame]:
    """The blocks, all in the column's own style; what stands in a table is set as a table is."""
    style = column.style
    styles = replace(
        desk.styles,
        sans=style,
        body=style,
        source=style,
        minor_heading=replace(style, bold=True),
        subheading=replace(style, bold=True),
        paragraph_gap=desk.styles.paragraph_gap / 2,
        list_gap=desk.styles.list_gap / 2,
    )
    inner = replace(desk, styles=styles)
    frames: list[Frame] = []
    for number, block in enumerate(prose, 1):
        name = f"{key}-teachers-{number}"
        frames += answer_frames(block, column, inner, name)
    return frames or [Frame(0.0)]


def answer_frames(block: ProseBlock, column: Column, desk: Desk, key: str) -> list[Frame]:
    """A block of an answer or of notes, which may be a table; that is set as any table is."""
    if isinstance(block, TableBlock):
        return compose_table(plan_markdown_table(block, key), desk)
    return prose_frames(block, column, desk, key)
