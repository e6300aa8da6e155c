"""Pagination: frames onto pages, with keep-with-next, widows and orphans respected, and notes beside their lines.

A part begins a new page, so that an edit moves no more pages than it must; unless the whole of it fits under what is
already there, or so much of the page is free that leaving it empty would look like a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sinopack.geometry import Rect
from sinopack.layout.cutting import cut
from sinopack.layout.frame import Frame, FrameItem, Heading, moved, natural_height
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.notes import Obstacle, WantedNote, compose_note, place_notes, wanted
from sinopack.layout.handout.sheet import CONTENT_TOP, TOP_RULE
from sinopack.page import Shape
from sinopack.values import replace

PART_GAP = 40.0
SHARED_FROM = 0.42
"""From this free share of a page a part begins on it, whole or not."""
FOOT_SLACK = 0.45
"""A panel goes to the foot of its page unless that would leave more than this share of the page empty above it."""
_EPSILON = 0.01


@dataclass
class OpenPage:
    """A page being filled; x is measured from the left edge of the text, y from the top of the sheet."""

    y: float = TOP_RULE
    gap: float = 0.0
    items: list[FrameItem] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    notes: list[WantedNote] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    part: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.items


@dataclass(frozen=True, slots=True)
class PartFrames:
    """The frames of a part, and what runs in the footer of its pages."""

    title: str
    number: str
    frames: tuple[Frame, ...]
    continued_rule: bool = True


class Paginator:
    """Fills pages one after the other. `pages` holds the finished ones."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pages: list[OpenPage] = []
        self.page = OpenPage()
        self._title, self._number = "", ""

    def add(self, part: PartFrames, *, starts_page: bool) -> None:
        """Lay a part out. `starts_page`: whether the next part will begin a page, so that a panel may sink to the foot."""
        self._title, self._number = part.title, part.number
        height = natural_height(part.frames)
        if not self.page.is_empty:
            room = self.desk.sheet.bottom - self.page.y - PART_GAP
            if height <= room or room >= SHARED_FROM * self.desk.sheet.room:
                self.page.y += PART_GAP
                self.page.gap = 0.0
            else:
                self.new_page()
        self._name_page()
        index = 0
        while index < len(part.frames):
            index = self._place_chain(part.frames, index, last_sinks=starts_page)

    def finish(self) -> list[OpenPage]:
        """Close the last page; notes that found no room get pages of their own."""
        self._close()
        while self._pending:
            self.page = OpenPage(y=CONTENT_TOP, part=self._title, number=self._number)
            self._close()
        return self.pages

    _pending: tuple[WantedNote, ...] = ()

    def _name_page(self) -> None:
        if self.page.is_empty:
            self.page.part, self.page.number = self._title, self._number

    def new_page(self) -> None:
        """Close this page and begin one that hangs from a thin rule, like every page without an opening of its own."""
        self._close()
        self.page = OpenPage(y=TOP_RULE)
        self._name_page()

    def _close(self) -> None:
        page, sheet = self.page, self.desk.sheet
        wishes = [*(replace(note, wish=CONTENT_TOP) for note in self._pending), *page.notes]
        obstacles = sorted(page.obstacles, key=lambda obstacle: obstacle.top)
        placed, rest = place_notes(wishes, obstacles, CONTENT_TOP, sheet.bottom)
        for frame, y in placed:
            page.items.extend(moved(item, 0.0, y) for item in frame.items)
        if len(rest) == len(wishes) and wishes and not obstacles:
            raise AssertionError("a margin note is higher than a page")
        self._pending = tuple(rest)
        if page.items:
            self.pages.append(page)

    def _place_chain(self, frames: Sequence[Frame], start: int, *, last_sinks: bool) -> int:
        """Place the frame at `start` with all that must stand with it; the index of what comes next."""
        end = start
        while end < len(frames) - 1 and frames[end].keep_with_next:
            end += 1
        chain = frames[start : end + 1]
        if not self._fits(chain) and not self.page.is_empty:
            self.new_page()
        for offset, frame in enumerate(chain):
            is_last = start + offset == len(frames) - 1
            self._place(frame, sinks=frame.at_foot and is_last and last_sinks)
        return end + 1

    def _fits(self, chain: Sequence[Frame]) -> bool:
        """Whether the chain fits on this page, or all but the end of its last frame does."""
        y, gap = self.page.y, self.page.gap
        for index, frame in enumerate(chain):
            before = 0.0 if self.page.is_empty and index == 0 else max(gap, frame.space_before)
            room = self.desk.sheet.bottom - y - before
            if frame.height > room + _EPSILON:
                last = index == len(chain) - 1
                return last and any(each <= room + _EPSILON for each in frame.breaks)
            y += before + frame.height
            gap = frame.space_after
        return True

    def _place(self, frame: Frame, *, sinks: bool) -> None:
        if self.page.is_empty and frame.name not in ("opening", "part", "masthead"):
            self._begin_bare_page()
        before = max(self.page.gap, frame.space_before) if self.page.items else 0.0
        top = self.page.y + before
        room = self.desk.sheet.bottom - top
        if frame.height > room + _EPSILON:
            fitting = [each for each in frame.breaks if each <= room + _EPSILON]
            if not fitting:
                self._refuse_or_turn(frame, sinks=sinks)
                return
            first, rest = cut(frame, fitting[-1])
            self._put(first, top)
            self.new_page()
            self._place(rest, sinks=sinks)
            return
        slack = room - frame.height
        if sinks and slack < FOOT_SLACK * self.desk.sheet.room and self._is_under_text():
            top += slack
        self._put(frame, top)

    def _is_under_text(self) -> bool:
        return self.page.y > CONTENT_TOP + 60.0

    def _refuse_or_turn(self, frame: Frame, *, sinks: bool) -> None:
        """A frame that does not fit goes to a new page; one that no page can hold is the author's problem."""
        if frame.height > self.desk.sheet.room + _EPSILON and not frame.breaks:
            message = "This does not fit on a page of the handout."
            self.desk.composer.problem(message, frame.place, "Make it shorter, or divide it.")
            self._put(frame, CONTENT_TOP)
            return
        self.new_page()
        self._place(frame, sinks=sinks)

    def _begin_bare_page(self) -> None:
        rule = self.desk.bar(Rect(0.0, TOP_RULE, self.desk.sheet.width, 2.0), "ink", f"page-{len(self.pages) + 1}-rule")
        self.page.items.append(rule)
        self.page.y = CONTENT_TOP + 4.0
        self.page.gap = 0.0

    def _put(self, frame: Frame, top: float) -> None:
        page = self.page
        page.items.extend(moved(item, 0.0, top) for item in frame.items)
        page.headings.extend(replace(heading, y=heading.y + top) for heading in frame.headings)
        for anchor in frame.anchors:
            note = compose_note(self.desk.terms[anchor.term], self.desk)
            page.notes.append(wanted(note, top + anchor.baseline))
        blocked = margin_extent(frame, self.desk.sheet.main)
        if blocked is not None:
            page.obstacles.append(Obstacle(top + blocked[0], top + blocked[1]))
        page.y = top + frame.height
        page.gap = frame.space_after


def margin_extent(frame: Frame, main: float) -> tuple[float, float] | None:
    """From where to where a frame reaches into the margin column; None if it stays in its own."""
    if frame.full:
        return (0.0, frame.height)
    reaching = [item.rect for item in frame.items if item.rect.right > main + 1.0 and not _is_opening_rule(item)]
    if not reaching:
        return None
    return (min(rect.y for rect in reaching), max(rect.bottom for rect in reaching))


def _is_opening_rule(item: FrameItem) -> bool:
    return isinstance(item, Shape) and item.rect.height <= 2.0
