"""A diagram laid out: where its boxes, labels and lines stand, before anything of it is an item.

Lines are made of connectors, and of bars: straight pieces of line that stand between boxes of a rank, and to which
connectors are glued as to boxes. A connector is straight, or has two corners, turning half-way, or one.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sinopack.geometry import Rect, Size
from sinopack.page import Point, Site, point_of


class What(Enum):
    """What a connector can be glued to."""

    BOX = "box"
    BAR = "bar"


class End(Struct, frozen=True):
    """An end of a connector: the number of a box or a bar, and the site."""

    what: What
    number: int
    site: Site


class Wire(Struct, frozen=True):
    """A connector between two ends; it belongs to an arrow by number. `bent` ones run square."""

    start: End
    end: End
    arrow: int
    bent: bool = False
    has_head: bool = True


class Bar(Struct, frozen=True):
    """A straight piece of an arrow's line, with the rectangle of the label beside it, if it carries one."""

    rect: Rect
    arrow: int
    label: Rect | None = None


class Places(Struct, frozen=True):
    """A diagram of `size`, from its top left. `boxes` are in the order of the diagram's boxes; `order` is the one in
    which they are read."""

    size: Size
    boxes: tuple[Rect, ...]
    wires: tuple[Wire, ...]
    bars: tuple[Bar, ...] = ()
    order: tuple[int, ...] = ()

    def rect(self, end: End) -> Rect:
        """The rectangle on which an end stands."""
        return self.boxes[end.number] if end.what is What.BOX else self.bars[end.number].rect

    def points(self, wire: Wire) -> tuple[Point, ...]:
        """The ends of a connector, and its corners between them."""
        start, end = point_of(self.rect(wire.start), wire.start.site), point_of(self.rect(wire.end), wire.end.site)
        if not wire.bent:
            return start, end
        (x1, y1), (x2, y2) = start, end
        match is_level(wire.start.site), is_level(wire.end.site):
            case True, True:
                middle = (x1 + x2) / 2
                return start, (middle, y1), (middle, y2), end
            case False, False:
                middle = (y1 + y2) / 2
                return start, (x1, middle), (x2, middle), end
            case True, False:
                return start, (x2, y1), end
            case _:
                return start, (x1, y2), end


def is_level(site: Site) -> bool:
    """Whether a line leaves a site sideways."""
    return site in (Site.LEFT, Site.RIGHT)
