"""Frames: laid-out blocks before they have a page. Stacking and moving them is all that composing needs; `cutting`
divides them between pages.

A frame's items stand relative to its top left corner; x = 0 is the left edge of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.text import TextStyle
from sinopack.page import Chart, Connector, Enclosure, Group, Item, Mark, Role, Shape
from sinopack.problems import Place


class PageNumberOf(Struct, frozen=True):
    """The number of the page on which `destination` stands; becomes a right-aligned text box once that is known."""

    rect: Rect
    destination: str
    style: TextStyle
    key: str
    within: tuple[Enclosure, ...] = ()


class Anchor(Struct, frozen=True):
    """A term's first mention: `baseline` is the distance of the mention's baseline from the frame's top."""

    term: str
    baseline: float


class Heading(Struct, frozen=True):
    """A bookmark and link destination at `y` of a frame. `level` -1 makes it a destination only."""

    destination: str
    title: str
    level: int
    y: float = 0.0


FrameItem = Item | PageNumberOf


class Frame(Struct, frozen=True):
    """A laid-out block.

    `breaks` are the heights at which it may be cut, ascending; at its `poor_breaks` it is cut only where no page could
    hold it otherwise. `keep_with_next` binds it to what follows, `at_foot`
    asks for the foot of the page. `space_before` and `space_after` are lost at the edges of a page. A frame that is
    `full` wide leaves no room in the margin column; one that `hangs` brings the rule that every page begins with;
    `repeated` (a table's head) comes again after each cut, and `recalled` stands above it where it begins a page (the
    source that it is about); neither is read aloud again. `lower` has the same with smaller pictures, the largest
    first, for a page that would stay half empty otherwise.
    """

    height: float
    items: tuple[FrameItem, ...] = ()
    breaks: tuple[float, ...] = ()
    poor_breaks: tuple[float, ...] = ()
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    at_foot: bool = False
    full: bool = False
    hangs: bool = False
    anchors: tuple[Anchor, ...] = ()
    headings: tuple[Heading, ...] = ()
    repeated: Frame | None = None
    recalled: Frame | None = None
    lower: tuple[Frame, ...] = ()
    place: Place | None = None


@overload
def moved(item: Item, dx: float, dy: float) -> Item: ...
@overload
def moved(item: FrameItem, dx: float, dy: float) -> FrameItem: ...
def moved(item: FrameItem, dx: float, dy: float) -> FrameItem:
    """The item, shifted right and down by so many points."""
    match item:
        case Connector(x1=x1, y1=y1, x2=x2, y2=y2):
            corners = tuple((x + dx, y + dy) for x, y in item.corners)
            return replace(item, x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy, corners=corners)
        case Chart():
            return _moved_chart(item, dx, dy)
        case Group(rect=rect, items=items):
            return replace(item, rect=rect.moved(dx, dy), items=tuple(moved(each, dx, dy) for each in items))
        case _:
            return replace(item, rect=item.rect.moved(dx, dy))


def _moved_chart(chart: Chart, dx: float, dy: float) -> Chart:
    """The chart with all that is drawn of it, shifted."""
    return replace(
        chart,
        rect=chart.rect.moved(dx, dy),
        plot=chart.plot.moved(dx, dy),
        marks=tuple(_moved_mark(mark, dx, dy) for mark in chart.marks),
        texts=tuple(moved(text, dx, dy) for text in chart.texts),
        titles=tuple(title and replace(title, rect=title.rect.moved(dx, dy)) for title in chart.titles),
        legend=chart.legend and replace(chart.legend, rect=chart.legend.rect.moved(dx, dy)),
    )


def _moved_mark(mark: Mark, dx: float, dy: float) -> Mark:
    steps = tuple(
        (step[0], *(each + (dy if index % 2 else dx) for index, each in enumerate(step[1:]))) for step in mark.steps
    )
    return replace(mark, steps=steps, rect=mark.rect.moved(dx, dy))


def shifted(frame: Frame, dx: float, dy: float) -> Frame:
    """The frame with all that is in it shifted right and down, its height unchanged."""
    return replace(
        frame,
        items=tuple(moved(item, dx, dy) for item in frame.items),
        breaks=tuple(each + dy for each in frame.breaks),
        poor_breaks=tuple(each + dy for each in frame.poor_breaks),
        anchors=tuple(replace(anchor, baseline=anchor.baseline + dy) for anchor in frame.anchors),
        headings=tuple(replace(heading, y=heading.y + dy) for heading in frame.headings),
    )


def inset(frame: Frame, left: float, top: float = 0.0, bottom: float = 0.0) -> Frame:
    """The frame pushed right and down, with room above and below it."""
    return replace(shifted(frame, left, top), height=frame.height + top + bottom)


def whole(frame: Frame) -> Frame:
    """The frame, to be cut only where no page could hold it otherwise."""
    return replace(frame, breaks=(), poor_breaks=tuple(sorted({*frame.breaks, *frame.poor_breaks})))


def enclosed(frame: Frame, role: Role, key: str) -> Frame:
    """The frame, all that is read in it being part of one larger thing."""
    items = tuple(within(item, role, key) for item in frame.items)
    return replace(frame, items=items, lower=tuple(enclosed(each, role, key) for each in frame.lower))


@overload
def within(item: Item, role: Role, key: str) -> Item: ...
@overload
def within(item: FrameItem, role: Role, key: str) -> FrameItem: ...
def within(item: FrameItem, role: Role, key: str) -> FrameItem:
    """The item as part of one larger thing, outside whatever encloses it already; decoration is part of nothing."""
    match item:
        case Connector() | Shape(alternative=""):
            return item
        case _:
            around = _around(role, key)
            return replace(item, within=around + item.within if item.within else around)


@lru_cache(maxsize=64)
def _around(role: Role, key: str) -> tuple[Enclosure, ...]:
    """One value for all the items of one thing, which mostly come one after the other."""
    return (Enclosure(role, key),)


def overlaid(frames: Sequence[Frame]) -> Frame:
    """Frames drawn over the same ground as one, as high as the highest; it is never cut."""
    return Frame(
        max(frame.height for frame in frames),
        tuple(item for frame in frames for item in frame.items),
        full=any(frame.full for frame in frames),
        anchors=tuple(anchor for frame in frames for anchor in frame.anchors),
        headings=tuple(heading for frame in frames for heading in frame.headings),
        place=frames[0].place,
    )


def stack(frames: Sequence[Frame], gap: float = 0.0) -> Frame:
    """Frames one under the other as one, cut only where they meet or where they themselves may be cut."""
    parts: list[Frame] = []
    breaks: list[float] = []
    poor_breaks: list[float] = []
    y = 0.0
    for index, frame in enumerate(frames):
        if index:
            y += gap + max(frames[index - 1].space_after, frame.space_before)
            if not frames[index - 1].keep_with_next:
                breaks.append(y)
        part = shifted(frame, 0.0, y)
        parts.append(part)
        breaks.extend(part.breaks)
        poor_breaks.extend(part.poor_breaks)
        y += frame.height
    return replace(
        overlaid(parts),
        height=y,
        breaks=tuple(breaks),
        poor_breaks=tuple(poor_breaks),
        space_before=frames[0].space_before,
        space_after=frames[-1].space_after,
    )


def natural_height(frames: Sequence[Frame]) -> float:
    """The height of frames one under the other."""
    height, gap = 0.0, 0.0
    for index, frame in enumerate(frames):
        height += frame.height + (max(gap, frame.space_before) if index else 0.0)
        gap = frame.space_after
    return height
