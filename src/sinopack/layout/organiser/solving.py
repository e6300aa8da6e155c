"""How large the organiser can be: the largest text with which everything stands on one page in columns.

In: the plan and a sheet. Out: a `Solved`, or None where not even the smallest text fits. The page is composed with a
body of 10 points on a sheet so much larger or smaller, and then scaled as a whole, so that every size and every gap
stays in proportion. What is tried is a fixed list, so the same pack gives the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from msgspec import Struct

from sinopack.geometry import Size
from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.sheet import Sheet
from sinopack.layout.organiser.columns import Stacked, awkward, divided, heights
from sinopack.layout.organiser.entries import BODY, Bit, bits_of
from sinopack.layout.organiser.head import compose_foot, compose_head, line_height
from sinopack.layout.organiser.sheet import GUTTER, MARGIN, OrganiserSheet
from sinopack.layout.styles import PageStyles
from sinopack.plan import blocks, plans
from sinopack.plan.organiser import OrganiserPlan

STEP = 0.1
"""Sizes are tried in steps of so many points."""
AFTER_HEAD, BEFORE_BAND, BEFORE_LINE = 10.0, 16.0, 10.0
_MENDING, _EVEN = 0.6, 0.8
"""The points of size that are given up for even columns, and the share of the highest that each then reaches."""
_NARROWER = 0.004
"""What a column more counts against a division of equal size."""


class Foot(Struct, frozen=True):
    """What stands below the columns besides the last line, and how small the text may be for it to stand there."""

    has_band: bool
    has_events: bool
    least: float


_FEET = (Foot(True, True, 9.0), Foot(True, False, 8.2), Foot(False, False, 0.0))


class Solved(Struct, frozen=True):
    """A division: the size of the text as printed, the desk of the page before it is scaled, the frames of its head and
    of the band at its foot, what stacks, where each column begins, how wide columns are, and how high at most."""

    size: float
    desk: Desk
    head: Frame
    band: Frame
    bits: tuple[Bit, ...]
    starts: tuple[int, ...]
    width: float
    room: float

    @property
    def scale(self) -> float:
        return self.size / BODY


def _filled(stack: Sequence[Stacked], columns: int, room: float) -> tuple[int, tuple[int, ...] | None]:
    """The division into as many of the columns as can be filled, which is all of them but for the shortest packs."""
    for used in range(columns, 0, -1):
        starts = divided(stack, used, room)
        if starts is not None or len(stack) > columns:
            return used, starts
    return 0, None


def _is_even(solved: Solved) -> bool:
    """Whether its columns begin well and are about equally high."""
    stack = [bit.stacked for bit in solved.bits]
    reached = heights(stack, solved.starts)
    return not awkward(stack, solved.starts) and min(reached) >= _EVEN * max(reached)


class Solver:
    """Finds the largest size for one plan on one sheet. What it has composed it keeps."""

    def __init__(self, plan: OrganiserPlan, sheet: OrganiserSheet, composer: Composer, styles: PageStyles) -> None:
        self._plan, self._sheet, self._composer, self._styles = plan, sheet, composer, styles
        self._desks: dict[float, Desk] = {}
        self._bits: dict[tuple[float, int], list[Bit]] = {}

    def largest(self) -> Solved | None:
        """The most generous foot whose text is not too small for it, and the largest text with that."""
        for foot in self._feet():
            solved = self._largest(foot)
            if solved:
                return solved
        return None

    def fits(self) -> bool:
        """Whether the smallest text fits, with no more than the last line at the foot."""
        return self._at(self._sheet.floor, _FEET[-1]) is not None

    def _feet(self) -> Sequence[Foot]:
        has_time = any(isinstance(part, blocks.TimelineList) for part in self._plan.parts)
        return _FEET if has_time and self._plan.chronology.eras else _FEET[-1:]

    def _largest(self, foot: Foot) -> Solved | None:
        """The largest size that a foot allows, found by halving: text that is larger takes more room."""
        least = max(self._sheet.floor, foot.least)
        best = self._at(least, foot)
        if best is None:
            return None
        low, high = 1, floor((self._sheet.largest - least) / STEP + 0.5)
        while low <= high:
            middle = (low + high) // 2
            solved = self._at(round(least + middle * STEP, 2), foot)
            best, low, high = (solved, middle + 1, high) if solved else (best, low, middle - 1)
        return self._mended(best, foot)

    def _mended(self, solved: Solved, foot: Foot) -> Solved:
        """The same, or a little smaller where that parts no group awkwardly and leaves no column much shorter than
        the others."""
        least = max(self._sheet.floor, foot.least, round(solved.size - _MENDING, 2))
        size = solved.size
        while not _is_even(solved) and size - STEP >= least - STEP / 2:
            size = round(size - STEP, 2)
            other = self._at(size, foot)
            if other and _is_even(other):
                return other
        return solved

    def _at(self, size: float, foot: Foot) -> Solved | None:
        """The best division into columns at a size; None where there is none."""
        desk, scale = self._desk(size), size / BODY
        with self._composer.trial():
            head = compose_head(self._plan, desk)
            band = compose_foot(self._plan, desk, with_events=foot.has_events) if foot.has_band else Frame(0.0)
        room = (self._sheet.size.height - 2 * MARGIN) / scale - head.height - AFTER_HEAD
        room -= line_height(desk) + BEFORE_LINE + (band.height + BEFORE_BAND if band.height else 0.0)
        best: tuple[float, Solved] | None = None
        for count, width in self._sheet.columns(scale, BODY):
            bits = self._bits_of(size, count, width)
            stack = [bit.stacked for bit in bits]
            used, starts = _filled(stack, count, room)
            if starts is None:
                continue
            reached = heights(stack, starts)
            cost = (max(reached) - min(reached)) / room + count * _NARROWER + (count - used)
            if best is None or cost < best[0]:
                best = cost, Solved(size, desk, head, band, tuple(bits), starts, width, room)
        return best[1] if best else None

    def _bits_of(self, size: float, count: int, width: float) -> list[Bit]:
        key = (size, count)
        if key not in self._bits:
            with self._composer.trial():
                self._bits[key] = bits_of(self._plan.parts, self._desk(size), width)
        return self._bits[key]

    def _desk(self, size: float) -> Desk:
        """The tools of a page that is then made as large as its text is to be."""
        if size not in self._desks:
            scale, plan = size / BODY, self._plan
            width, left = self._sheet.width(scale), MARGIN / scale
            page = Size(self._sheet.size.width / scale, self._sheet.size.height / scale)
            sheet = Sheet(page, left, width, main=width, gutter=GUTTER, top=left, foot=left, called="its page")
            said = plans.HandoutPlan(plan.running, (), plan.chronology, plan.language, (), frozenset())
            axis = make_axis(plan.chronology, width)
            self._desks[size] = Desk(self._composer, sheet, self._styles, said, axis, {})
        return self._desks[size]
