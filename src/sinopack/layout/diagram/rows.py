"""Steps in their order, in rows from left to right, as one reads; and steps in a ring.

In: a diagram's texts and the room. Out: its places, or None where it does not fit. All boxes are equally wide, those of
a row equally high. From the end of a row an arrow turns back to the beginning of the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, inf

from msgspec import Struct

from sinopack.geometry import Rect, Size
from sinopack.layout.diagram.measure import Texts
from sinopack.layout.diagram.places import End, Places, What, Wire
from sinopack.page import Site

_EPSILON = 0.01
_TALLEST = 1.1
"""A box of a row is no higher than so many times its width, or there are fewer in a row."""
_OPEN = 2.0
"""The most room between boxes, in times the least."""


def lay_out_sequence(texts: Texts, room: Size) -> Places | None:
    """The steps in as few rows as their texts allow, equally full but for the last."""
    count = len(texts.boxes)
    narrow: Places | None = None
    for columns in range(count, 0, -1):
        if columns < count and ceil(count / ceil(count / columns)) != columns:
            continue  # as many rows would hold fewer in each
        width = _column(texts, columns, room.width)
        if width is None:
            continue
        places = _rows(texts, columns, width, room)
        if places.size.height > room.height + _EPSILON:
            continue
        narrow = narrow or places
        if columns == 1 or max(rect.height for rect in places.boxes) <= _TALLEST * width:
            return places
    return narrow


def _column(texts: Texts, columns: int, room: float) -> float | None:
    """The width of each of so many boxes in a row; None where a word would be broken."""
    look, boxes = texts.look, range(len(texts.boxes))
    widest = (room - (columns - 1) * look.level) / columns
    if max(texts.least(box) for box in boxes) > widest + _EPSILON:
        return None
    return min(widest, max(look.widest, max(texts.least(box) for box in boxes)))


def _rows(texts: Texts, columns: int, width: float, room: Size) -> Places:
    look, count = texts.look, len(texts.boxes)
    pitch = width + _opened(look.level, room.width - columns * width, columns)
    boxes: list[Rect] = []
    y = 0.0
    for start in range(0, count, columns):
        row = range(start, min(start + columns, count))
        height = max(texts.height(box, width) for box in row)
        boxes += [Rect((box - start) * pitch, y, width, height) for box in row]
        y += height + look.down
    wires = [_next(box, columns) for box in range(count - 1)]
    size = Size((min(columns, count) - 1) * pitch + width, y - look.down)
    return Places(size, tuple(boxes), tuple(wires), (), tuple(range(count)))


def _opened(least: float, spare: float, count: int) -> float:
    """The room between so many boxes, of which `spare` is left in all: no less than the least, nor much more."""
    if spare == inf or count < 2:
        return least
    return min(max(spare / (count - 1), least), _OPEN * least)


def _next(box: int, columns: int) -> Wire:
    """The arrow to the next step."""
    if (box + 1) % columns:
        return _wire(box, Site.RIGHT, box + 1, Site.LEFT)
    return _wire(box, Site.BOTTOM, box + 1, Site.TOP, bent=columns > 1)


def _wire(start: int, leaving: Site, end: int, arriving: Site, *, bent: bool = False) -> Wire:
    return Wire(End(What.BOX, start, leaving), End(What.BOX, end, arriving), start, bent)


def lay_out_ring(texts: Texts, room: Size) -> Places | None:
    """Steps round a ring, clockwise from the top left: in two rows if that fits, else in two columns."""
    return _ring(texts, room, _Ring(len(texts.boxes), is_level=True)) or _ring(
        texts, room, _Ring(len(texts.boxes), is_level=False)
    )


class _Ring(Struct, frozen=True):
    """A ring of so many steps in two rows or, if it is not level, two columns: an odd one stands midway between two of
    the others."""

    count: int
    is_level: bool

    @property
    def sides(self) -> tuple[list[int], list[int]]:
        """The steps of the two rows from left to right, or of the two columns from top to bottom."""
        steps = list(range(self.count))
        if self.is_level:
            upper = ceil(self.count / 2)
            return steps[:upper], steps[: upper - 1 : -1]
        right = self.count // 2
        return [0, *steps[:right:-1]], steps[1 : right + 1]

    def cells(self) -> Iterator[tuple[int, int, float]]:
        """For each step the number of its side, and where it stands along it, in steps."""
        for number, side in enumerate(self.sides):
            shift = (ceil(self.count / 2) - len(side)) / 2
            yield from ((step, number, index + shift) for index, step in enumerate(side))


def _ring(texts: Texts, room: Size, ring: _Ring) -> Places | None:
    look = texts.look
    columns, rows = (ceil(ring.count / 2), 2) if ring.is_level else (2, ceil(ring.count / 2))
    width = _column(texts, columns, room.width)
    if width is None:
        return None
    pitch = width + _opened(look.level, room.width - columns * width, columns)
    height = max(texts.height(box, width) for box in range(ring.count))
    down = height + _opened(look.down, room.height - rows * height, rows)
    boxes = [Rect(0, 0, 0, 0)] * ring.count
    for step, side, along in ring.cells():
        x, y = (along * pitch, side * down) if ring.is_level else (side * pitch, along * down)
        boxes[step] = Rect(x, y, width, height)
    size = Size(max(box.right for box in boxes), max(box.bottom for box in boxes))
    if size.height > room.height + _EPSILON:
        return None
    wires = tuple(_around(boxes, first, second, ring) for first, second in pairwise([*range(ring.count), 0]))
    return Places(size, tuple(boxes), wires, (), tuple(range(ring.count)))


def _around(boxes: Sequence[Rect], start: int, end: int, ring: _Ring) -> Wire:
    """The arrow from a step to the next, round a corner where they stand neither beside nor below each other."""
    one, other = boxes[start], boxes[end]
    across, down = other.x - one.x, other.y - one.y
    sideways = (Site.RIGHT, Site.LEFT) if across > 0 else (Site.LEFT, Site.RIGHT)
    upright = (Site.BOTTOM, Site.TOP) if down > 0 else (Site.TOP, Site.BOTTOM)
    if abs(down) < _EPSILON:
        return _wire(start, sideways[0], end, sideways[1])
    if abs(across) < _EPSILON:
        return _wire(start, upright[0], end, upright[1])
    if ring.is_level == (start in ring.sides[0]):  # round the corner on the right, or back round the one on the left
        return _wire(start, upright[0], end, sideways[1], bent=True)
    return _wire(start, sideways[0], end, upright[1], bent=True)
