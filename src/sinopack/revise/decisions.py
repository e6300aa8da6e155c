"""What becomes of each slide: three things are compared, what was generated last, what the file holds, and what would
be generated today.

In: the values of all three. Out: the slides of the new deck in order, each the teacher's or today's, and what is to be
told. See docs/hand-edits.md for the rules in words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from sinopack.report import SlideFate
from sinopack.revise.matching import close, matched
from sinopack.revise.record import Entry, essence_of
from sinopack.revise.values import SlideValue


class Mark(Enum):
    """Why a slide is marked for review. The value is its label's key."""

    CHANGED = "review-changed"
    RETURNED = "review-returned"


_FATES = {Mark.CHANGED: SlideFate.REVIEW, Mark.RETURNED: SlideFate.RETURNED}


class Placed(Struct, frozen=True):
    """A slide of the new deck: the file's own (`old`, by index) or today's (`new`), or the file's own in the place of
    today's (both)."""

    old: int | None = None
    new: int | None = None
    mark: Mark | None = None
    fate: SlideFate | None = None


class Found(Struct, frozen=True):
    """The slides that the file holds: their values, which of them are marked for review, and whether the program that
    saved them is one that loses descriptions."""

    values: Sequence[SlideValue]
    marks: Sequence[Mark | None]
    forgetful: bool = False


class Decided(Struct, frozen=True):
    """The slides of the new deck; today's slides that are left out because someone `deleted` them; those that someone
    has `moved`; for each of the file's slides the one of today's that is the `same`; and those
    of the file's whose footers are as they were."""

    slides: tuple[Placed, ...]
    deleted: tuple[int, ...]
    moved: frozenset[int]
    same: dict[int, int]
    refooted: frozenset[int]


def decide(found: Found, record: Sequence[Entry], today: Sequence[SlideValue]) -> Decided:
    """Compare the three, and decide."""
    return _Decision(found, record, today).decided()


class _Decision:
    def __init__(self, found: Found, record: Sequence[Entry], today: Sequence[SlideValue]):
        self._found, self._record, self._today = found, record, today
        self._mains, self._copies = _in_record(found, record)
        self._now = _in_content(record, today)
        self._placed: dict[int, list[Placed]] = {}
        self._deleted: list[int] = []
        self._done: set[int] = set()

    def decided(self) -> Decided:
        before = {now: was for was, now in self._now.items()}
        for new in range(len(self._today)):
            self._placed[new] = list(self._fate_of(new, before.get(new)))
        slides, moved = self._in_order()
        indices = (self._mains, self._copies)
        same = {index: self._now[was] for each in indices for was, index in each.items() if was in self._now}
        values, record = self._found.values, self._record
        feet = {index for was, index in self._mains.items() if _feet(values[index]) == _feet(record[was].value)}
        return Decided(tuple(slides), tuple(self._deleted), moved, same, frozenset(feet))

    def _fate_of(self, new: int, was: int | None) -> Iterator[Placed]:
        if was is None:
            yield Placed(new=new)
            return
        main, copy = self._mains.get(was), self._copies.get(was)
        changed = self._record[was].essence != essence_of(self._today[new])
        if main is None:
            if changed:
                yield self._marked(new, Mark.RETURNED)
            else:
                self._deleted.append(new)
            return
        self._done.add(main)
        mark = self._found.marks[main]
        if not self._edited(main, was) or not self._differs(main, self._today[new]):
            yield self._marked(new, mark)
            return
        yield Placed(old=main, new=new, fate=SlideFate.KEPT)
        if copy is not None and not self._edited(copy, was):
            self._done.add(copy)
        if changed:
            yield self._marked(new, Mark.CHANGED)
        elif copy in self._done and copy is not None:
            yield self._marked(new, self._found.marks[copy])

    def _marked(self, new: int, mark: Mark | None) -> Placed:
        return Placed(new=new, mark=mark, fate=_FATES[mark] if mark else None)

    def _edited(self, index: int, was: int) -> bool:
        return self._differs(index, self._record[was].value)

    def _differs(self, index: int, value: SlideValue) -> bool:
        return differs(self._found.values[index], value, self._found.forgetful)

    def _in_order(self) -> tuple[list[Placed], frozenset[int]]:
        """Today's order; what the teacher added or moved stands behind what it stands behind in the file."""
        was_of = {index: was for was, index in self._mains.items() if was in self._now}
        unmoved = _longest_rise([(index, was_of[index]) for index in range(len(self._found.values)) if index in was_of])
        followers: dict[int | None, list[int]] = {}
        anchor: int | None = None
        for index in range(len(self._found.values)):
            if index in was_of and index in unmoved:
                anchor = index
            elif index in was_of or self._stays(index):
                followers.setdefault(anchor, []).append(index)
                anchor = index
        moved = {self._now[was_of[index]] for index in was_of if index not in unmoved}
        at = {self._now[was]: index for index, was in was_of.items()}
        order = list(self._behind(None, followers))
        for new in range(len(self._today)):
            if new not in moved:
                order += self._placed[new]
                if new in at:
                    order += self._behind(at[new], followers)
        return order, frozenset(moved)

    def _behind(self, anchor: int | None, followers: dict[int | None, list[int]]) -> Iterator[Placed]:
        waiting = followers.get(anchor, [])[::-1]
        now_of = {index: self._now[was] for was, index in self._mains.items() if was in self._now}
        while waiting:
            index = waiting.pop()
            if index in now_of:
                yield from self._placed[now_of[index]]
            else:
                orphan = index in self._mains.values()
                yield Placed(old=index, fate=SlideFate.ORPHANED if orphan else SlideFate.ADDED)
            waiting += followers.get(index, [])[::-1]

    def _stays(self, index: int) -> bool:
        """Whether a slide that today's content has no place for is the teacher's work."""
        if index in self._done:
            return False
        was = next((was for was, main in (*self._mains.items(), *self._copies.items()) if main == index), None)
        return was is None or self._edited(index, was)


def _in_record(found: Found, record: Sequence[Entry]) -> tuple[dict[int, int], dict[int, int]]:
    """For each entry the slide that it has become, and the one that is there for review."""
    entries = [entry.value for entry in record]
    plain = [index for index, mark in enumerate(found.marks) if mark is None]
    marked = [index for index, mark in enumerate(found.marks) if mark is not None]
    mains: dict[int, int] = {}
    copies: dict[int, int] = {}
    for index, was in zip(plain, matched([found.values[each] for each in plain], entries), strict=True):
        if was is not None:
            mains[was] = index
    for index, was in zip(marked, matched([found.values[each] for each in marked], entries, False), strict=True):
        if was is not None:
            (copies if was in mains else mains)[was] = index
    return mains, copies


def _in_content(record: Sequence[Entry], today: Sequence[SlideValue]) -> dict[int, int]:
    """For each entry the slide of today's that it is: by its identity, else by what it says."""
    by_identity = {value.identity: new for new, value in enumerate(today)}
    now = {
        was: by_identity[entry.value.identity]
        for was, entry in enumerate(record)
        if entry.value.identity in by_identity
    }
    old = [was for was in range(len(record)) if was not in now]
    new = sorted(set(range(len(today))) - set(now.values()))
    pairs = matched([today[each] for each in new], [record[each].value for each in old], by_place=False)
    now |= {old[was]: new[index] for index, was in enumerate(pairs) if was is not None}
    by_essence = {essence_of(today[each]): each for each in new if each not in now.values()}
    for was in old:
        if was not in now and record[was].essence in by_essence:
            now[was] = by_essence.pop(record[was].essence)
    return now


def _feet(value: SlideValue) -> set[int]:
    return {shape.said for shape in value.shapes if shape.furniture}


def differs(found: SlideValue, value: SlideValue, forgetful: bool) -> bool:
    """Whether a slide as found is another than it was. A `forgetful` program drops descriptions, which is no edit."""
    if (found.notes, found.setting) != (value.notes, value.setting) or len(found.shapes) != len(value.shapes):
        return True
    for shape, was in zip(found.shapes, value.shapes, strict=True):
        if (shape.said, shape.look) != (was.said, was.look) or not close(shape.rect, was.rect):
            return True
        if shape.alternative != was.alternative and (shape.alternative or not forgetful):
            return True
    return False


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The first members of as many pairs as possible whose second ones rise: the slides that did not move."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for position, (_, was) in enumerate(pairs):
        length = bisect_left(ends, was)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [was]
        last[length : length + 1] = [position]
    kept: set[int] = set()
    position = last[-1] if last else -1
    while position >= 0:
        kept.add(pairs[position][0])
        position = previous[position]
    return kept
