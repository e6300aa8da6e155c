"""Imposition: finished pages two by two on larger sheets, in the order that a folded booklet or a reader needs.

In: finished pages. Out: the sides of the sheets, each with a page on its left and one on its right. Nothing is laid out
again; what is imposed is a master for printing, not for reading on a screen.

A sheet of a booklet lies on its side, is printed on both sides and turned over its short edge. All sheets are laid in
one another, folded in the middle and stapled there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sinopack.geometry import Size, millimetres
from sinopack.layout.frame import moved
from sinopack.layout.scaling import rekeyed
from sinopack.memory import Memory, Same
from sinopack.page import Colour, Connector, Item, Page, Stroke

Side = tuple[int | None, int | None]
"""The numbers, from 1, of the pages on the left and on the right of a side; None is blank."""
_MARK = millimetres(4)
_MARK_WIDTH = 0.5
_BLACK = Colour("ink", "000000")


def booklet_order(pages: int) -> tuple[Side, ...]:
    """The sides of a booklet's sheets, front and back in turn, from the outermost sheet to the innermost. A booklet has
    four pages to a sheet: those that are missing are blank and come last."""
    whole = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for first in range(1, whole // 2, 2):
        last = whole + 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return tuple((_page(left, pages), _page(right, pages)) for left, right in sides)


def pair_order(pages: int, *, repeat: bool = False) -> tuple[Side, ...]:
    """The pages side by side in reading order; with `repeat` each twice, to be cut apart."""
    if repeat:
        return tuple((number, number) for number in range(1, pages + 1))
    return tuple((number, _page(number + 1, pages)) for number in range(1, pages + 1, 2))


def _page(number: int, pages: int) -> int | None:
    return number if number <= pages else None


def imposed(pages: Sequence[Page], order: Sequence[Side], memory: Memory | None = None) -> tuple[Page, ...]:
    """The sides with their pages, and a mark at the head and the foot of the middle, where they are folded or cut. With
    a memory, a side of the same pages is the same one."""
    sides = []
    for number, side in enumerate(order, 1):
        make = partial(_side, pages, side, number)
        found = tuple(page and Same(pages[page - 1]) for page in side)
        sides.append(memory.again(("side", number, found, pages[0].size), make) if memory else make())
    return tuple(sides)


def _side(pages: Sequence[Page], side: Side, number: int) -> Page:
    size = pages[0].size
    items: list[Item] = []
    for place, page in enumerate(side):
        if page is not None:
            half = f"{number}-{place}/"
            items += (moved(rekeyed(item, half), place * size.width, 0.0) for item in pages[page - 1].items)
    whole = Size(2 * size.width, size.height)
    items += _marks(whole, number)
    found = {each.name: each for page in side if page for each in pages[page - 1].destinations}
    return Page(whole, tuple(items), f"side-{number}", destinations=tuple(found.values()))


def _marks(size: Size, number: int) -> tuple[Connector, ...]:
    middle, stroke = size.width / 2, Stroke(_BLACK, _MARK_WIDTH)
    return (
        Connector(middle, 0.0, middle, _MARK, stroke, f"mark-{number}-head"),
        Connector(middle, size.height - _MARK, middle, size.height, stroke, f"mark-{number}-foot"),
    )
