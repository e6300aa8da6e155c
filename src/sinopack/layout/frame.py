"""Frames: laid-out blocks before they have a page. Stacking, moving and cutting them is all that pagination needs.

A frame's items stand relative to its top left corner; x = 0 is the left edge of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sinopack.geometry import Rect
from sinopack.layout.text import TextStyle
from sinopack.page import Connector, Group, Item, Line, Picture, Shape, Table, TextBox
from sinopack.problems import Place


@dataclass(frozen=True, slots=True)
class PageNumberOf:
    """The number of the page on which `destination` stands; becomes a right-aligned text box once that is known."""

    rect: Rect
    destination: str
    style: TextStyle
    key: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A term's first mention: `baseline` is the distance of the mention's baseline from the frame's top."""

    term: str
    baseline: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A bookmark and link destination at `y` of a frame. `level` -1 makes it a destination only."""

    destination: str
    title: str
    level: int
    y: float = 0.0


FrameItem = Item | PageNumberOf


@dataclass(frozen=True, slots=True)
class Frame:
    """A laid-out block.

    `breaks` are the heights at which it may be cut, ascending. `keep_with_next` binds it to what follows, `at_foot`
    asks for the foot of the page. `space_before` and `space_after` are lost at the edges of a page. A frame that is
    `full` wide leaves no room in the margin column; `repeated` (a table's head) comes again after each cut.
    """

    height: float
    items: tuple[FrameItem, ...]
    breaks: tuple[float, ...] = ()
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    at_foot: bool = False
    full: bool = False
    anchors: tuple[Anchor, ...] = ()
    headings: tuple[Heading, ...] = ()
    repeated: Frame | None = None
    place: Place | None = None
    name: str = field(default="", compare=False)


def moved(item: FrameItem, dx: float, dy: float) -> FrameItem:
    """The item, shifted."""
    match item:
        case Connector(x1=x1, y1=y1, x2=x2, y2=y2):
            return replace(item, x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy)
        case Group(rect=rect, items=items):
            inner = tuple(moved(each, dx, dy) for each in items)
            return replace(item, rect=rect.moved(dx, dy), items=inner)
        case _:
            return replace(item, rect=item.rect.moved(dx, dy))


def stack(frames: Sequence[Frame], gap: float = 0.0) -> Frame:
    """Frames one under the other as one, cut only where they meet or where they themselves may be cut."""
    items: list[FrameItem] = []
    breaks: list[float] = []
    anchors: list[Anchor] = []
    headings: list[Heading] = []
    y = 0.0
    for index, frame in enumerate(frames):
        if index:
            y += gap + max(frames[index - 1].space_after, frame.space_before)
            if not frames[index - 1].keep_with_next:
                breaks.append(y)
        items.extend(moved(item, 0.0, y) for item in frame.items)
        breaks.extend(y + each for each in frame.breaks)
        anchors.extend(replace(anchor, baseline=anchor.baseline + y) for anchor in frame.anchors)
        headings.extend(replace(heading, y=heading.y + y) for heading in frame.headings)
        y += frame.height
    first, last = frames[0], frames[-1]
    return Frame(
        y, tuple(items), tuple(breaks), first.space_before, last.space_after, anchors=tuple(anchors),
        headings=tuple(headings), place=first.place, name=first.name, full=any(frame.full for frame in frames),
    )  # fmt: skip


def natural_height(frames: Sequence[Frame]) -> float:
    """The height of frames one under the other."""
    height, gap = 0.0, 0.0
    for index, frame in enumerate(frames):
        height += frame.height + (max(gap, frame.space_before) if index else 0.0)
        gap = frame.space_after
    return height


def inset(frame: Frame, left: float, top: float = 0.0, bottom: float = 0.0) -> Frame:
    """The frame pushed right and down, with room above and below it."""
    return replace(
        frame,
        height=frame.height + top + bottom,
        items=tuple(moved(item, left, top) for item in frame.items),
        breaks=tuple(each + top for each in frame.breaks),
        anchors=tuple(replace(anchor, baseline=anchor.baseline + top) for anchor in frame.anchors),
        headings=tuple(replace(heading, y=heading.y + top) for heading in frame.headings),
    )


def cut(frame: Frame, y: float) -> tuple[Frame, Frame]:
    """The frame in two, cut at the height `y` (one of its breaks); the second part begins with what is repeated."""
    above: list[FrameItem] = []
    below: list[FrameItem] = []
    for item in frame.items:
        first, second = _cut_item(item, y)
        above.extend(first)
        below.extend(second)
    head = frame.repeated
    rest = Frame(
        frame.height - y,
        tuple(moved(item, 0.0, -y) for item in below),
        tuple(each - y for each in frame.breaks if each > y),
        space_after=frame.space_after, keep_with_next=frame.keep_with_next, full=frame.full,
        anchors=tuple(replace(a, baseline=a.baseline - y) for a in frame.anchors if a.baseline > y),
        headings=tuple(replace(h, y=h.y - y) for h in frame.headings if h.y >= y),
        place=frame.place, name=frame.name,
    )  # fmt: skip
    if head is not None:
        rest = replace(stack([replace(head, keep_with_next=True), rest]), repeated=head)
        rest = replace(rest, breaks=tuple(each for each in rest.breaks if each > head.height))
    top = replace(
        frame, height=y, items=tuple(above), breaks=(), space_after=0.0, keep_with_next=False,
        anchors=tuple(a for a in frame.anchors if a.baseline <= y),
        headings=tuple(h for h in frame.headings if h.y < y),
    )  # fmt: skip
    return top, rest


_EPSILON = 0.01


def _cut_item(item: FrameItem, y: float) -> tuple[Iterable[FrameItem], Iterable[FrameItem]]:
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
            upper = replace(item, rect=Rect(rect.x, rect.y, rect.width, y - rect.y))
            lower = replace(item, rect=Rect(rect.x, y, rect.width, rect.bottom - y))
            return (upper,), (lower,)
        case Connector(x1=x1, x2=x2):
            upper_line = replace(item, y1=rect.y, y2=y, x1=x1, x2=x2)
            return (upper_line,), (replace(item, y1=y, y2=rect.bottom),)
        case Picture() | Group() | PageNumberOf():
            raise AssertionError(f"a break runs through {item.key}")


def _cut_text(box: TextBox, y: float) -> tuple[tuple[TextBox, ...], tuple[TextBox, ...]]:
    """A text box in two between its lines. Each half keeps the paragraphs of which it has lines."""
    depth = y - box.rect.y
    above = tuple(line for line in box.lines if line.top < depth - _EPSILON)
    below = box.lines[len(above) :]
    if not above or not below:
        return ((box,), ()) if above else ((), (box,))
    shift = below[0].top
    rest = tuple(replace(line, top=line.top - shift, baseline=line.baseline - shift) for line in below)
    rect = box.rect
    upper = replace(box, rect=Rect(rect.x, rect.y, rect.width, depth), lines=above)
    lower = replace(box, rect=Rect(rect.x, y, rect.width, rect.bottom - y), lines=rest)
    return (_own_paragraphs(upper),), (_own_paragraphs(lower),)


def _own_paragraphs(box: TextBox) -> TextBox:
    kept = sorted({line.paragraph for line in box.lines})
    renumbered: list[Line] = [replace(line, paragraph=kept.index(line.paragraph)) for line in box.lines]
    return replace(box, paragraphs=tuple(box.paragraphs[index] for index in kept), lines=tuple(renumbered))


def _cut_table(table: Table, y: float) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    depth, count, height = y - table.rect.y, 0, 0.0
    while count < len(table.heights) and height + table.heights[count] <= depth + _EPSILON:
        height += table.heights[count]
        count += 1
    if count in (0, len(table.rows)):
        return ((table,), ()) if count else ((), (table,))
    rect = table.rect
    upper = replace(
        table, rect=Rect(rect.x, rect.y, rect.width, height), heights=table.heights[:count], rows=table.rows[:count]
    )
    lower = replace(
        table, rect=Rect(rect.x, rect.y + height, rect.width, rect.height - height), heights=table.heights[count:],
        rows=table.rows[count:], header_rows=max(0, table.header_rows - count),
    )  # fmt: skip
    return (upper,), (lower,)
