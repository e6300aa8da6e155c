"""Two packs side by side, down to their leaves.

In: two sides. Out: what differs, in the order of the new pack. The walk goes by the fields of the models and names none
of them, so that a new kind of block is compared from its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from sinopack.comparison.fields import LEAVES, fields_of, is_nothing, main_field, meaning, place_of, same, spelled
from sinopack.comparison.files import files_of
from sinopack.comparison.grids import Grid, grid_of_chart, grid_of_rows, grid_of_table, is_grid
from sinopack.comparison.items import Item, Passage, items_of, step_to
from sinopack.comparison.matching import matched, shared_order
from sinopack.comparison.sides import Side
from sinopack.comparison.values import Difference, DifferenceKind, Step
from sinopack.comparison.words import pieces
from sinopack.content.base import Entry
from sinopack.content.chart_data import ChartData
from sinopack.content.markup import Prose, TableBlock
from sinopack.problems import Place

_WORDS_FROM = 25
"""Characters from which on a text is shown by the words that changed."""


class Found(Struct, frozen=True):
    """A difference; with the item that was added or removed, if it was one."""

    difference: Difference
    item: Item | None = None


class At(Struct, frozen=True):
    """Where the walk is: the path, and where both sides typed what stands there, as far as is known."""

    path: tuple[Step, ...]
    old: Place | None = None
    new: Place | None = None

    def to(self, step: Step, old: Place | None = None, new: Place | None = None) -> At:
        return At((*self.path, step), old or self.old, new or self.new)

    def within(self, old: Any, new: Any) -> At:
        """The same path, with the places that two values know of themselves."""
        return At(self.path, place_of(old) or self.old, place_of(new) or self.new)


class Walk:
    """Compares values, and collects what differs."""

    def __init__(self, old: Side, new: Side):
        self._old, self._new = old, new
        self.found: list[Found] = []

    def values(self, at: At, old: Any, new: Any) -> None:
        """Compare two values that stand in one place: of one field, or two items that are one."""
        if same(old, new):
            return
        at = at.within(old, new)
        match old, new:
            case (Entry(), Entry()) if type(old) is type(new):
                self._entries(at, old, new)
            case Passage(), Passage():
                self.values(at, old.text, new.text)
            case ChartData(), ChartData():
                self._charts(at, old, new)
            case TableBlock(), TableBlock():
                self._grids(at, grid_of_table(old), grid_of_table(new))
                self._fields(at, old, new, ("header", "rows"))
            case Prose(), Prose():
                self._tuples(at, old.blocks, new.blocks, "")
            case tuple(), tuple():
                self._tuples(at, old, new, "lines")
            case (Struct(), Struct()) if type(old) is type(new) and not isinstance(old, LEAVES):
                self._fields(at, old, new, ())
            case _:
                self._leaf(at, old, new)

    def _entries(self, at: At, old: Entry, new: Entry) -> None:
        for name in fields_of(new):
            was, now = getattr(old, name), getattr(new, name)
            here = At(at.path, self._old.place(old, name), self._new.place(new, name))
            # What a key point says is said of the key point, not of its text; so is that a section has another title.
            is_all = at.path and at.path[-1].is_item and name in (main_field(new), type(new).named_by)
            noun = "" if is_all else None
            if self._old.absent_file(old, name) or self._new.absent_file(new, name):
                was, now = self._old.typed(old, name), self._new.typed(new, name)
                self._leaf(here.to(_step(name, noun)), str(was or ""), str(now or ""))
            elif name == type(new).named_by:
                self._leaf(here.to(_step(name, noun)), was, now, DifferenceKind.RENAMED)
            elif name != "id" or not (_is_derived(self._old, old) and _is_derived(self._new, new)):
                self._field(here, name, was, now, noun)
        for name, was, now in files_of(old, new):
            here = At(at.path, self._old.place(old, name), self._new.place(new, name))
            self._leaf(here.to(Step(name, "file")), was, now)

    def _field(self, at: At, name: str, old: Any, new: Any, noun: str | None = None) -> None:
        """A field of an entry or a struct, called by its name or by a noun. The items of a list bring its key with
        them."""
        if same(old, new):
            return
        if isinstance(old, tuple) and isinstance(new, tuple):
            self._tuples(at, old, new, name)
        else:
            self.values(at.to(_step(name, noun)), old, new)

    def _fields(self, at: At, old: Any, new: Any, done: tuple[str, ...]) -> None:
        """The fields of a struct, but those that are compared otherwise. Its text stands for itself."""
        for name in fields_of(new):
            if name not in done and name == main_field(new):
                self.values(at, getattr(old, name), getattr(new, name))
            elif name not in done:
                self._field(at, name, getattr(old, name), getattr(new, name))

    def _charts(self, at: At, old: ChartData, new: ChartData) -> None:
        before = len(self.found)
        self._grids(at, grid_of_chart(old), grid_of_chart(new))
        done = ("corner", "categories", "series")
        # How many decimals are printed follows from the numbers; it is told only where they are the same.
        self._fields(at, old, new, done if len(self.found) == before else (*done, "decimals"))

    def _tuples(self, at: At, old: tuple[Any, ...], new: tuple[Any, ...], key: str) -> None:
        if is_grid(key, old, new):
            self._grids(at.to(_step(key, "")), grid_of_rows(old), grid_of_rows(new))
            return
        if not key and len(old) == len(new) == 1 and type(old[0]) is type(new[0]):
            self.values(at, old[0], new[0])  # a text of one paragraph
            return
        shown: tuple[Any, Any] | None = None
        goes_by_place = len(old) == len(new) and any(_recurs(values) for values in (old, new))
        pairs = _by_place(old, new, key) if goes_by_place else self._items(at, old, new, key)
        for step, was, now in pairs:
            if isinstance(was, Passage) and isinstance(now, Passage):
                if shown != (was.show, now.show):  # that of a text is told once, not for each paragraph
                    self._leaf(at.to(step).within(was, now).to(_step("show")), was.show, now.show)
                shown = was.show, now.show
            if isinstance(was, tuple) and isinstance(now, tuple) and len(was) == len(now) == 1:
                was, now = was[0], now[0]
            self.values(at.to(step).within(was, now), was, now)

    def _items(
        self, at: At, old: tuple[Any, ...], new: tuple[Any, ...], key: str, noun: str = ""
    ) -> Iterator[tuple[Step, Any, Any]]:
        """The items that are in both of two lists, with the step to each; all others, and moves, are told."""
        before, after = items_of(old, noun or key), items_of(new, noun or key)
        found = matched(before, after)
        for was, now in shared_order(before, after, found):
            if was is None and now is not None:
                self._come(at, after[now], key)
            elif now is None and was is not None:
                self._gone(at, before[was], key)
            elif was is not None and now is not None:
                step, one, other = step_to(after[now], before[was], key), before[was].value, after[now].value
                if now in found.moved:
                    self._tell(DifferenceKind.MOVED, at.to(step).within(one, other))
                yield step, one, other

    def _come(self, at: At, item: Item, key: str) -> None:
        path = (*at.path, Step(key, item.noun, item.number, 0, item.name))
        difference = Difference(DifferenceKind.ADDED, path, "", item.words, new_place=place_of(item.value) or at.new)
        self.found.append(Found(difference, item))

    def _gone(self, at: At, item: Item, key: str) -> None:
        path = (*at.path, Step(key, item.noun, 0, item.number, item.name))
        difference = Difference(DifferenceKind.REMOVED, path, item.words, "", old_place=place_of(item.value) or at.old)
        self.found.append(Found(difference, item))

    def _grids(self, at: At, old: Grid, new: Grid) -> None:
        columns = self._lines(at, old, new, "column")
        for row, was_row, now_row in self._lines(at, old, new, "row"):
            for column, was_column, now_column in columns:
                was, now = old.rows[was_row][was_column], new.rows[now_row][now_column]
                self.values(At((*at.path, row, column), at.old, at.new).within(was, now), was, now)

    def _lines(self, at: At, old: Grid, new: Grid, noun: str) -> list[tuple[Step, int, int]]:
        """The rows or columns that are in both of two grids, with their indices."""
        before, after = (old.rows, new.rows) if noun == "row" else (old.columns, new.columns)
        steps = [step for step, _, _ in self._items(at, before, after, "", noun)]
        return [(step, step.old_number - 1, step.number - 1) for step in steps]

    def _leaf(self, at: At, old: Any, new: Any, kind: DifferenceKind = DifferenceKind.CHANGED) -> None:
        if same(old, new):
            return
        at = at.within(old, new)
        was, now = spelled(old), spelled(new)
        if was == now:  # they differ in what is not spelled out, such as the language of a word
            was, now = repr(meaning(old)), repr(meaning(new))
        if is_nothing(old):
            self._tell(DifferenceKind.ADDED, At(at.path, None, at.new), "", now)
        elif is_nothing(new):
            self._tell(DifferenceKind.REMOVED, At(at.path, at.old, None), was, "")
        else:
            self._tell(kind, at, was, now)

    def _tell(self, kind: DifferenceKind, at: At, old: str = "", new: str = "") -> None:
        shown = old and new and max(len(old), len(new)) >= _WORDS_FROM
        words = pieces(old, new) if shown else ()
        self.found.append(Found(Difference(kind, at.path, old, new, words, at.old, at.new)))


def _step(name: str, noun: str | None = None) -> Step:
    return Step(name, name.replace("_", " ") if noun is None else noun)


def _recurs(values: tuple[Any, ...]) -> bool:
    """Whether a list is one of choices of which some recur, such as how each column stands: there the place counts."""
    return all(isinstance(value, str) for value in values) and len(set(values)) < len(values)


def _by_place(old: tuple[Any, ...], new: tuple[Any, ...], key: str) -> Iterator[tuple[Step, Any, Any]]:
    for one, other in zip(items_of(old, key), items_of(new, key), strict=True):
        yield step_to(other, one, key), one.value, other.value


def _is_derived(side: Side, entry: Entry) -> bool:
    """Whether an id was made from the name, and not typed."""
    return bool(type(entry).named_by) and side.typed(entry, "id") is None
