"""Cutting a frame in two where a page ends.

In: a frame and one of the heights at which it may be cut. Out: the part that stays and the part that goes on. Text is
cut between its lines, a table between its rows, a ground or a rule anywhere; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import lowered
from sinopack.layout.frame import Frame, FrameItem, PageNumberOf, moved, stack
from sinopack.page import Chart, Connector, Group, Line, Picture, Shape, Table, TextBox

_EPSILON = 0.01
Halves = tuple[tuple[FrameItem, ...], tuple[FrameItem, ...]]
"""What of an item stays above a cut, and what goes below it."""


def cut(frame: Frame, y: float) -> tuple[Frame, Frame]:
    """The frame in two, cut at the height `y` (one of its breaks); the second part begins with what is repeated."""
    halves = [_cut_item(item, y) for item in frame.items]
    above = replace(
        frame,
        height=y,
        items=tuple(item for upper, _ in halves for item in upper),
        breaks=(),
        poor_breaks=(),
        space_after=0.0,
        keep_with_next=False,
        anchors=tuple(anchor for anchor in frame.anchors if anchor.baseline <= y),
        headings=tuple(heading for heading in frame.headings if heading.y < y),
    )
    below = Frame(
        frame.height - y,
        tuple(moved(item, 0.0, -y) for _, lower in halves for item in lower),
        tuple(each - y for each in frame.breaks if each > y),
        tuple(each - y for each in frame.poor_breaks if each > y),
        space_after=frame.space_after,
        keep_with_next=frame.keep_with_next,
        full=frame.full,
        anchors=tuple(replace(a, baseline=a.baseline - y) for a in frame.anchors if a.baseline > y),
        headings=tuple(replace(heading, y=heading.y - y) for heading in frame.headings if heading.y >= y),
        place=frame.place,
    )
    return above, below if frame.repeated is None else _headed(below, frame.repeated)


def all_breaks(frame: Frame) -> tuple[float, ...]:
    """Every height at which the frame can be cut without harm to a line, a row or a picture: what is left to do with
    one that no page can hold."""
    solid = [span for item in frame.items for span in _solid(item)]
    least = frame.repeated.height if frame.repeated else 0.0  # above that nothing would be left but what comes again
    return tuple(
        top
        for top in sorted({top for top, _ in solid})
        if top > least + _EPSILON and not any(first + _EPSILON < top < last - _EPSILON for first, last in solid)
    )


def _solid(item: FrameItem) -> Iterator[tuple[float, float]]:
    """The stretches of an item through which no cut may go, from the frame's top."""
    match item:
        case TextBox():
            top = item.rect.y + item.padding.top
            yield from ((top + line.top, top + line.top + line.height) for line in item.lines)
        case Table():
            y = item.rect.y
            for height in item.heights:
                yield y, y + height
                y += height
        case Picture() | Chart() | Group() | PageNumberOf():
            yield item.rect.y, item.rect.bottom


def _headed(below: Frame, head: Frame) -> Frame:
    """What goes on under the repeated head, from which it is never cut again."""
    both = stack([replace(head, keep_with_next=True), below])
    return replace(both, keep_with_next=below.keep_with_next, full=below.full, repeated=head, place=below.place)


def _cut_item(item: FrameItem, y: float) -> Halves:
    rect = item.rect
    if rect.bottom <= y + _EPSILON:
        return (item,), ()
    if rect.y >= y - _EPSILON:
        return (), (item,)
    match item:
        case TextBox():
            return _cut_text(item, y)
        case Table():
            return _cut_table(item, y)
        case Shape():
            upper, lower = _cut_rect(rect, y)
            return (replace(item, rect=upper),), (replace(item, rect=lower),)
        case Connector():
            return (replace(item, y1=rect.y, y2=y),), (replace(item, y1=y, y2=rect.bottom),)
        case Picture() | Chart() | Group() | PageNumberOf():
            raise AssertionError(f"a break runs through {item.key}")


def _cut_rect(rect: Rect, y: float) -> tuple[Rect, Rect]:
    return Rect(rect.x, rect.y, rect.width, y - rect.y), Rect(rect.x, y, rect.width, rect.bottom - y)


def _cut_text(box: TextBox, y: float) -> Halves:
    """A text box in two between its lines. Each half keeps the paragraphs of which it has lines."""
    depth = y - box.rect.y - box.padding.top
    above = tuple(line for line in box.lines if line.top < depth - _EPSILON)
    below = box.lines[len(above) :]
    if not above or not below:
        return ((box,), ()) if above else ((), (box,))
    upper, lower = _cut_rect(box.rect, y)
    raised = [lowered(line, -below[0].top, line.paragraph) for line in below]
    return (_with_lines(box, upper, above),), (_with_lines(box, lower, raised),)


def _with_lines(box: TextBox, rect: Rect, lines: Sequence[Line]) -> TextBox:
    kept = sorted({line.paragraph for line in lines})
    renumbered = tuple(replace(line, paragraph=kept.index(line.paragraph)) for line in lines)
    paragraphs = tuple(box.paragraphs[index] for index in kept)
    return replace(box, rect=rect, paragraphs=paragraphs, lines=renumbered, begins=box.begins + kept[0])


def _cut_table(table: Table, y: float) -> Halves:
    depth, count, height = y - table.rect.y, 0, 0.0
    while count < len(table.heights) and height + table.heights[count] <= depth + _EPSILON:
        height += table.heights[count]
        count += 1
    if count in (0, len(table.rows)):
        return ((table,), ()) if count else ((), (table,))
    upper, lower = _cut_rect(table.rect, table.rect.y + height)
    first = replace(table, rect=upper, heights=table.heights[:count], rows=table.rows[:count])
    headers = max(0, table.header_rows - count)
    rest = replace(table, rect=lower, heights=table.heights[count:], rows=table.rows[count:], header_rows=headers)
    return (first,), (rest,)
