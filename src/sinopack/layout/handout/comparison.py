"""Comparisons in the handout: aspect by aspect as a table; sides with points of their own in columns under one rule."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.layout.comparison import compared
from sinopack.layout.cutting import all_breaks
from sinopack.layout.frame import Frame, enclosed, inset, overlaid, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted
from sinopack.layout.handout.table import Labelled, table_frames, title_frame
from sinopack.page import Connector, Role, TextBox
from sinopack.plan import blocks

_GAP = 20.0
_BETWEEN = 22.68
_PADDING = 6.0
_NARROWEST = 120.0
"""Columns narrower than this stand one under the other."""
_WHOLE_BELOW = 0.5
"""A comparison lower than this share of a page is never divided."""


def compose_comparison(block: blocks.Comparison, desk: Desk) -> list[Frame]:
    """A title, what is compared, a caption."""
    said = Labelled(block.title, block.caption, block.key, block.place)
    if block.aspects:
        return table_frames(compared(block, desk.pieces), said, desk)
    frames = _sides(block, desk)
    frames[0] = replace(frames[0], space_before=8.0 if block.title else _GAP)
    if block.title:
        frames.insert(0, title_frame(said, desk.full_width(desk.styles.component_heading), desk))
    if block.caption:
        below = desk.full_width(desk.styles.caption)
        caption = desk.paragraph(desk.pieces(block.caption), below, Role.PARAGRAPH, f"{block.key}-caption")
        frames[-1] = replace(frames[-1], keep_with_next=True)
        frames.append(replace(caption, space_before=6.0, full=True))
    frames[-1] = replace(frames[-1], space_after=_GAP)
    return frames


def _sides(block: blocks.Comparison, desk: Desk) -> list[Frame]:
    """The sides beside one another where they have room, else one under the other."""
    count, width = len(block.sides), desk.sheet.width
    across = (width - (count - 1) * _BETWEEN) / count
    if desk.sheet.is_linear or across < _NARROWEST or not _keep_words(block, across, desk):
        return [_side(side, number, Column(0.0, width, desk.styles.sans), block, desk) for number, side in _each(block)]
    columns = [
        _side(side, number, Column(number * (across + _BETWEEN), across, desk.styles.sans), block, desk)
        for number, side in _each(block)
    ]
    frame = replace(overlaid(columns), full=True, place=block.place)
    if frame.height >= _WHOLE_BELOW * desk.sheet.room:
        head = desk.styles.subheading.leading + 3 * _PADDING
        own = {round(each, 2) for column in columns for each in column.breaks}
        breaks = tuple(each for each in all_breaks(frame) if each > head and round(each, 2) in own)
        frame = replace(frame, breaks=breaks, repeated=_again(columns))
    return [frame]


def _again(columns: Sequence[Frame]) -> Frame:
    """The names between their rules, as they come again on the next page, for the eye alone."""
    heads = []
    for column in columns:
        name = next(item for item in column.items if isinstance(item, TextBox))
        rules = [item for item in column.items if isinstance(item, Connector)]
        again = replace(name, role=Role.ARTIFACT, key=f"{name.key}-again", within=())
        height = max(rule.y1 for rule in rules)
        heads.append(Frame(height, (*(replace(rule, key=f"{rule.key}-again") for rule in rules), again)))
    return replace(overlaid(heads), height=max(head.height for head in heads) + _PADDING)


def _each(block: blocks.Comparison) -> Sequence[tuple[int, blocks.SideOf]]:
    return list(enumerate(block.sides))


def _keep_words(block: blocks.Comparison, width: float, desk: Desk) -> bool:
    """Whether no word of a name or a point is broken in a column so wide."""
    measure, base = desk.composer.typesetter.measure, desk.composer.base
    room = width - 2 * desk.styles.sans.size
    texts = [(side.name, desk.styles.subheading) for side in block.sides]
    texts += [(point, desk.styles.sans) for side in block.sides for point in side.points]
    return all(measure(desk.pieces(text), style, base).minimum <= room for text, style in texts)


def _side(side: blocks.SideOf, number: int, column: Column, block: blocks.Comparison, desk: Desk) -> Frame:
    """The name between two rules, and the points below it."""
    key = f"{block.key}-side-{number + 1}"
    over = replace(column, style=desk.styles.subheading)
    name = inset(desk.paragraph(desk.pieces(side.name), over, Role.HEADING_3, f"{key}-name"), 0.0, _PADDING, _PADDING)
    rules = (
        desk.rule(column.x, 0.0, column.width, desk.stroke("ink", 1.5), f"{key}-rule"),
        desk.rule(column.x, name.height, column.width, desk.stroke("ink", 0.75), f"{key}-head"),
    )
    head = replace(whole(name), items=(*rules, *name.items), keep_with_next=True)
    points = bulleted(side.points, column, desk, f"{key}-points")
    points[0] = replace(points[0], space_before=_PADDING)
    frame = replace(stack([head, *points]), full=True, space_before=_GAP, space_after=_GAP, place=block.place)
    return enclosed(frame, Role.SECTION, key)
