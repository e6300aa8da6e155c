"""Pagination: frames onto pages, with keep-with-next, widows and orphans respected, and notes beside their lines.

A part begins a new page, so that an edit moves no more pages than it must; unless the whole of it fits under what is
already there, or so much of the page is free that leaving it empty would look like a fault. For the same reason a part
is set a little closer where that spares it a page for its last lines, which would push all that follows; and on a page
that it shares with another part it divides no paragraph if it need not, so that its next page begins where it did.
What otherwise stays in one piece is divided, or made smaller, only where a page would stay half empty (`squeezing`).
Nothing of this looks at an earlier print: the same content gives the same pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.cutting import all_breaks, cut
from sinopack.layout.frame import Frame, FrameItem, enclosed, moved, natural_height
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.notes import Note, compose_note, obstacle_of, place_notes
from sinopack.layout.handout.open_page import OpenPage, copied
from sinopack.layout.handout.squeezing import HALF, LONG, squeezed_into
from sinopack.memory import Same
from sinopack.page import Role
from sinopack.problems import Place

PART_GAP = 40.0
_CLOSE_PART_GAP = 28.0
SHARED_FROM = 0.42
"""From this free share of a page a part begins on it, whole or not."""
FOOT_SLACK = 0.16
"""A panel goes to the foot of its page unless that would leave more than this share of the page empty above it."""
_LEAST_ABOVE = 60.0
"""The height of what stands above a panel that goes to the foot."""
SHORT_TAIL = 0.3
"""A part that ends on a page of which it fills less than this share is set closer, if it then needs a page less."""
TIGHTER = (0.85, 0.7)
"""How much closer: what is left of the spaces between its blocks. The least change that is enough is taken."""
NEAR = 60.0
"""So far below the line that mentions its term a note may stand where a part is set closer."""
RAGGED = 0.15
"""So much of a shared page may stay empty for a paragraph to stay whole."""
_EPSILON = 0.01


class PartFrames(Struct, frozen=True):
    """The frames of a part, and what runs in the footer of its pages. With `sinks`, a panel that ends the part may sink
    to the foot of its page, because the next part begins another. `key` is the section that its notes belong to. A part
    that is `minor` stands closer to the one before it."""

    title: str
    number: str
    frames: tuple[Frame, ...]
    sinks: bool
    key: str = ""
    minor: bool = False


class _Mark(Struct, frozen=True):
    """Where a paginator was, to go back to: its page, how many it had finished, and what was waiting or refused."""

    page: OpenPage
    pages: int
    pending: tuple[Note, ...]
    problems: int


class Paginator:
    """Fills pages one after the other. `pages` holds the finished ones."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pages: list[OpenPage] = []
        self.page = OpenPage(desk.sheet.top)
        self._part, self._number, self._key = "", "", ""
        self._pending: list[Note] = []
        self._shared = -1
        """The number of pages before the one on which no paragraph is divided needlessly; -1 for none."""

    def add(self, part: PartFrames) -> None:
        """Lay a part out on as few pages as a little closeness allows."""
        self._part, self._number, self._key = part.title, part.number, part.key
        before = self._mark()
        self._flow(part, undivided=True)
        pages = len(self.pages)
        if pages == before.pages or not self._has_short_tail():
            return
        closer = [replace(part, frames=tuple(_closer(frame, share) for frame in part.frames)) for share in TIGHTER]
        for attempt, undivided in [(part, False), *product(closer, (True, False))]:
            self._go_back(before)
            self._flow(attempt, undivided=undivided)
            if len(self.pages) < pages and self._notes_are_near():
                return
        self._go_back(before)
        self._flow(part, undivided=True)

    def _has_short_tail(self) -> bool:
        """Whether little stands on the page on which a part ends."""
        sheet = self.desk.sheet
        return not self.page.is_empty and self.page.y - sheet.content_top < SHORT_TAIL * sheet.room

    def _notes_are_near(self) -> bool:
        """Whether every note of this page has room not far below the line that mentions it."""
        placed, left = self._placed(self.page.notes)
        near = (y - note.wish < NEAR for note, (_, y) in zip(self.page.notes, placed, strict=False))
        return not left and all(near)

    def _placed(self, notes: Sequence[Note]) -> tuple[list[tuple[Frame, float]], list[Note]]:
        """Where notes stand on this page, and those for which it has no room."""
        obstacles = sorted(self.page.obstacles, key=lambda obstacle: obstacle.top)
        return place_notes(notes, obstacles, self.desk.sheet.content_top, self.desk.sheet.bottom)

    def _mark(self) -> _Mark:
        return _Mark(copied(self.page), len(self.pages), tuple(self._pending), len(self.desk.composer.problems))

    def _go_back(self, mark: _Mark) -> None:
        """Be where the paginator was at a mark."""
        self.page, self._pending = copied(mark.page), list(mark.pending)
        del self.pages[mark.pages :]
        del self.desk.composer.problems[mark.problems :]

    def _flow(self, part: PartFrames, *, undivided: bool) -> None:
        """Lay a part out, from under what is on this page or from the next on. With `undivided` it divides no paragraph
        on a page that it shares, unless too much of that would stay empty."""
        gap = _CLOSE_PART_GAP if self.desk.sheet.is_linear or part.minor else PART_GAP
        if not self.page.is_empty:
            room = self.desk.sheet.bottom - self.page.y - gap
            if natural_height(part.frames) <= room or room >= SHARED_FROM * self.desk.sheet.room:
                self.page.y += gap
                self.page.gap = 0.0
            else:
                self._close()
        self._shared = len(self.pages) if undivided and not self.page.is_empty else -1
        start = 0
        while start < len(part.frames):
            end = _end_of_chain(part.frames, start)
            self._place_chain(part.frames[start:end], sinks=part.sinks and end == len(part.frames))
            start = end

    def finish(self) -> list[OpenPage]:
        """Close the last page; notes that found no room get pages of their own."""
        self._close()
        while self._pending:
            self.page.y = self.desk.sheet.content_top
            self._close()
        return self.pages

    def _close(self) -> None:
        """Close this page and begin another. Notes that find no room on this one go on to that one."""
        page, top = self.page, self.desk.sheet.content_top
        waiting = [replace(note, wish=top, behind=0) for note in self._pending]
        notes = [*waiting, *page.notes]
        placed, self._pending = self._placed(notes)
        # From the last on, so that each finds the place it was given; a note is read right after what mentions it.
        for note, (frame, y) in reversed(list(zip(notes, placed, strict=False))):
            page.items[note.behind : note.behind] = self._items_at(frame.items, y)
        if page.items:
            if page.is_empty:
                page.part, page.number = self._part, self._number
            self.pages.append(page)
        self.page = OpenPage(self.desk.sheet.top)

    def _place_chain(self, chain: Sequence[Frame], *, sinks: bool) -> None:
        """Place frames that must stand together."""
        if not self.page.is_empty and not self._fits(chain):
            here, chain = self._squeezed(chain)
            for frame in here:
                self._place(frame, sinks=False)
            if here and chain:
                self._place_chain(chain, sinks=sinks)
                return
            if not here:
                self._close()
        for frame in chain:
            self._place(frame, sinks=sinks and frame is chain[-1])

    def _squeezed(self, chain: Sequence[Frame]) -> tuple[Sequence[Frame], Sequence[Frame]]:
        """What of a chain that does not fit stands on this page all the same, since half of it would stay empty; and
        what goes on to the next."""
        sheet = self.desk.sheet
        if self.page.y - sheet.content_top >= HALF * sheet.room:
            return (), chain
        if squeezed := squeezed_into(self._heights_left(chain), chain):
            return squeezed, ()
        if sum(frame.recalled is not None for frame in chain) > 1 and self._fits(chain[:-1]):
            return chain[:-1], chain[-1:]
        if len(chain) > 1 and self._begins_here(chain[0]):
            return chain[:1], chain[1:]
        return (), chain

    def _heights_left(self, chain: Sequence[Frame]) -> list[float]:
        """The height that is left on this page for each frame of a chain, under those before it."""
        y, gap = self.page.y, self.page.gap
        left = []
        for frame in chain:
            y += max(gap, frame.space_before)
            left.append(self.desk.sheet.bottom - y + _EPSILON)
            y, gap = y + frame.height, frame.space_after
        return left

    def _begins_here(self, frame: Frame) -> bool:
        """Whether a long source may stand on this page, or its beginning, while the question comes on the next."""
        room = self.desk.sheet.bottom - self.page.top_of(frame) + _EPSILON
        return frame.height > LONG * self.desk.sheet.room and (
            frame.height <= room or any(each <= room for each in frame.breaks)
        )

    def _fits(self, chain: Sequence[Frame]) -> bool:
        """Whether the chain fits on this page, or all but the end of its last frame does."""
        for frame, room in zip(chain, self._heights_left(chain), strict=True):
            if frame.height > room:
                return frame is chain[-1] and self._may_divide() and any(each <= room for each in frame.breaks)
        return True

    def _may_divide(self) -> bool:
        """Whether a frame may be divided here: on a shared page only if too much of it would stay empty."""
        left = self.desk.sheet.bottom - self.page.y
        return len(self.pages) != self._shared or left > RAGGED * self.desk.sheet.room

    def _place(self, frame: Frame, *, sinks: bool) -> None:
        """Place a frame on this page, or what of it fits and the rest on the next."""
        if self.page.is_empty:
            self._begin(frame)
        top = self.page.top_of(frame)
        room = self.desk.sheet.bottom - top + _EPSILON
        if frame.height <= room:
            self._put(frame, top + self._sunk(frame, top) if sinks else top)
            return
        breaks = [each for each in frame.breaks if each <= room]
        if not breaks and self.page.is_empty:
            breaks = [each for each in frame.poor_breaks if each <= room]
            breaks = breaks or [each for each in all_breaks(frame) if each <= room]
        if breaks:
            first, frame = self._cut(frame, breaks[-1])
            self._put(first, top)
        elif self.page.is_empty:
            self._refuse("This does not fit on a page of the handout.", frame.place)
            self._put(frame, top)
            return
        self._close()
        self._place(frame, sinks=sinks)

    def _begin(self, frame: Frame) -> None:
        """Begin a page: under the frame's own rule, or under a plain one and what it recalls."""
        page = self.page
        page.part, page.number = self._part, self._number
        if not frame.hangs:
            page.items.append(self._top_rule(len(self.pages) + 1, page.y))
            page.y = self.desk.sheet.bare_top
        if frame.recalled:
            page.items.extend(self._items_at(frame.recalled.items, page.y))
            page.y += frame.recalled.height + frame.recalled.space_after

    def _top_rule(self, number: int, y: float) -> FrameItem:
        def rule() -> FrameItem:
            return self.desk.bar(Rect(0.0, y, self.desk.sheet.width, 2.0), "ink", f"page-{number}-rule")

        return self.desk.again(("top rule", self.desk.context, number, y), rule)

    def _sunk(self, frame: Frame, top: float) -> float:
        """How far a frame that asks for the foot of its page goes down."""
        slack = self.desk.sheet.bottom - top - frame.height
        sinks = frame.at_foot and slack < FOOT_SLACK * self.desk.sheet.room
        return slack if sinks and self.page.y > self.desk.sheet.content_top + _LEAST_ABOVE else 0.0

    def _items_at(self, items: tuple[FrameItem, ...], top: float) -> tuple[FrameItem, ...]:
        """The items of a frame whose top stands at `top` of the page."""
        key = ("placed", Same(items), top)
        return self.desk.again(key, lambda: tuple(moved(item, 0.0, top) for item in items))

    def _cut(self, frame: Frame, y: float) -> tuple[Frame, Frame]:
        """The frame in two, each with the frame's place."""
        repeated = frame.repeated and replace(frame.repeated, place=None)
        bare = replace(frame, place=None, repeated=repeated, recalled=None, lower=())
        shape = replace(bare, items=(), repeated=repeated and replace(repeated, items=()))
        key = ("cut", Same(frame.items), repeated and Same(repeated.items), shape, y)
        above, below = self.desk.again(key, lambda: cut(bare, y))
        repeats = {"repeated": frame.repeated} if below.repeated else {}
        return replace(above, place=frame.place, repeated=frame.repeated), replace(below, place=frame.place, **repeats)

    def _noted(self, note: Frame) -> Frame:
        """A note as part of the section that it belongs to."""
        key = ("noted", tuple(map(Same, note.items)), self._key)
        return replace(note, items=self.desk.again(key, lambda: enclosed(note, Role.SECTION, self._key).items))

    def _refuse(self, message: str, place: Place | None) -> None:
        self.desk.composer.problem(message, place, "Make it shorter, or divide it.")

    def _put(self, frame: Frame, top: float) -> None:
        page, sheet = self.page, self.desk.sheet
        page.items.extend(self._items_at(frame.items, top))
        page.headings.extend(replace(heading, y=heading.y + top) for heading in frame.headings)
        for anchor in frame.anchors:
            note = compose_note(self.desk.terms[anchor.term], anchor.baseline + top, self.desk)
            if note.frame.height > sheet.room:
                self._refuse("What this means is too long for the margin of a page.", note.frame.place)
            else:
                page.notes.append(replace(note, frame=self._noted(note.frame), behind=len(page.items)))
        obstacle = obstacle_of(frame, top, sheet.main)
        if obstacle is not None:
            page.obstacles.append(obstacle)
        page.y = top + frame.height
        page.gap = frame.space_after
        page.is_empty = False


def _closer(frame: Frame, share: float) -> Frame:
    """The frame with that share of the spaces around it."""
    return replace(frame, space_before=frame.space_before * share, space_after=frame.space_after * share)


def _end_of_chain(frames: Sequence[Frame], start: int) -> int:
    """The index behind the frame at `start` and all that must stand with it."""
    end = start
    while end < len(frames) - 1 and frames[end].keep_with_next:
        end += 1
    return end + 1
