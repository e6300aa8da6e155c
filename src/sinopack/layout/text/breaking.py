"""From a text to the lines it is broken into.

In: text without forced breaks, how wide its parts are, and the column. Out: `Break`s: where each line ends, and whether
it ends in a hyphen that is not in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from operator import sub

from msgspec import Struct

from sinopack.layout.text.greedy import break_greedily
from sinopack.layout.text.optimum import break_optimally
from sinopack.layout.text.presenting import Part, breaks_inside, dashes_inside, slashless_breaks_inside
from sinopack.layout.text.segments import HyphenRuler, Ruler, Segments, bound, measured
from sinopack.layout.text.shaping import HANGING
from sinopack.layout.text.splitting import address_breaks, grapheme_breaks, hyphenation, looks_like_an_address
from sinopack.layout.text.style import Breaking, Hyphenation

LOOSE = 1 / 3
"""A narrow column is hyphenated if a line would otherwise be left emptier than this."""

_Inside = Callable[[int, str], tuple[Iterable[int], bool]]
"""Gives the positions inside a word (given with its start) at which it may be broken, and whether a hyphen shows."""


class Break(Struct, frozen=True):
    """A line's end in the text, the spaces after the line included."""

    end: int
    hyphen: bool = False


class Column(Struct, frozen=True):
    """The room for lines, in points, and how to fill it. The first line has `first` more of it (only where lines are
    broken greedily)."""

    width: float
    breaking: Breaking
    hyphenation: Hyphenation
    language: str
    first: float = 0.0


class LineBreaker:
    """Breaks `text` from `start` where it may end a line, at `ends`; `ruler` and `hyphen` measure in points. `links`
    are the portions of links; as `fields` one that is wider than its column has lines of its own, cut anywhere."""

    def __init__(
        self, text: str, start: int, ends: list[int], ruler: Ruler, hyphen: HyphenRuler,
        links: Sequence[Part] = (), fields: bool = False,
    ) -> None:  # fmt: skip
        self._text = text
        self._start = start
        self._ends = ends
        self._ruler = ruler
        self._hyphen = hyphen
        self._links = links
        self._fields = frozenset(last for _, last in links) if fields else frozenset()
        self._segments: Segments | None = None

    def narrowest(self) -> float:
        """The width of the widest segment, in points."""
        segments = self.segments()
        return max(map(sub, segments.rights, segments.lefts), default=0.0)

    def widest(self) -> float:
        """The width of the text on one line, in points."""
        return self.segments().rights[-1] if self._ends else 0.0

    def segments(self) -> Segments:
        if self._segments is None:
            self._segments = measured(self._text, self._start, self._ends, self._ruler, self._hyphen)
        return self._segments

    def breaks(self, column: Column) -> list[Break]:
        """The lines; of an empty text one, empty."""
        if not self._ends:
            return [Break(self._start)]
        if self.widest() <= column.width + column.first:
            return [Break(self._ends[-1])]
        return self._greedy(column) if column.breaking is Breaking.GREEDY else self._optimum(column)

    def _greedy(self, column: Column) -> list[Break]:
        """The lines of a presenting program. Each has its way with a word wider than the column: of those that take
        most lines, the one that reads best."""
        segments = self._spared(self.segments())
        overwide = segments.overwide(column.width)
        if not overwide:
            return self._lines(segments, break_greedily(segments, column.width, column.first))
        words = [index for index in overwide if segments.ends[index] not in self._fields]
        ways = []
        for way in (breaks_inside, slashless_breaks_inside, dashes_inside):
            split = self._spared(self._split(segments, words, self._outside_links(way), moved=True))
            cut = self._spared(self._cut(split, column))
            ways.append(self._lines(cut, break_greedily(cut, column.width, column.first)))
        return max(ways, key=len)

    def _outside_links(self, way: Callable[[str], list[int]]) -> _Inside:
        """A way to break words; those in links, which a deck writes in portions, are broken as reads best."""

        def inside(start: int, word: str) -> tuple[Iterable[int], bool]:
            in_link = any(first <= start < last for first, last in self._links)
            return (breaks_inside if in_link else way)(word), False

        return inside

    def _spared(self, segments: Segments) -> Segments:
        """The segments with the room that LibreOffice spares: it ends no line at a slash unless one more character
        would fit."""
        if "/" in self._text:
            for index, end in enumerate(segments.ends[:-1]):
                if self._text[end - 1] == "/" and end not in self._fields:
                    segments.spare[index] = self._ruler(end, end + 1)[1]
        return segments

    def _optimum(self, column: Column) -> list[Break]:
        def inside(_: int, word: str) -> tuple[Iterable[int], bool]:
            if looks_like_an_address(word):
                return address_breaks(word), False
            return hyphenation(word, column.language), True

        segments = self.segments()
        overwide = segments.overwide(column.width)
        if overwide:
            segments = self._cut(self._split(segments, overwide, inside), column)
        chosen = break_optimally(segments, column.width, bound(self._text, segments))
        if column.hyphenation is Hyphenation.NARROW and _is_loose(segments, chosen, column.width):
            segments = self._split(segments, range(len(segments)), inside)
            chosen = break_optimally(segments, column.width, bound(self._text, segments))
        return self._lines(segments, chosen)

    def _lines(self, segments: Segments, chosen: list[int]) -> list[Break]:
        """The lines of segments, `chosen` being the index after the last of each."""
        last = len(segments)
        lines = [
            Break(segments.ends[after - 1], after < last and segments.hyphens.get(after - 1, 0.0) > 0)
            for after in chosen
        ]
        end = segments.ends[-1]
        if last in segments.fresh and self._text.startswith("\n", end):
            lines.append(Break(end))  # what follows a link that was cut starts a line, be it only a forced break
        return lines

    def _cut(self, segments: Segments, column: Column) -> Segments:
        """The segments with those still too wide for the column cut between graphemes."""
        overwide = segments.overwide(column.width)
        moved = column.breaking is Breaking.GREEDY
        return self._split(segments, overwide, _anywhere, moved=moved) if overwide else segments

    def _split(self, segments: Segments, chosen: Container[int], inside: _Inside, *, moved: bool = False) -> Segments:
        """The segments with the `chosen` ones split. Such a word is `moved` down by a presenting program before it is
        broken, and so is what follows a link."""
        ends: list[int] = []
        hyphens: dict[int, float] = {}
        fresh: set[int] = set()
        for index, end in enumerate(segments.ends):
            start = segments.begin(index)
            is_split = index in chosen
            if index in segments.fresh or (is_split and moved):
                fresh.add(len(ends))
            if is_split:
                word = self._text[start:end] if end in self._fields else self._text[start:end].rstrip(HANGING)
                positions, hyphenated = inside(start, word)
                for position in positions:
                    hyphens[len(ends)] = self._hyphen(start + position) if hyphenated else 0.0
                    ends.append(start + position)
            if index in segments.hyphens:
                hyphens[len(ends)] = segments.hyphens[index]
            ends.append(end)
            if is_split and end in self._fields:
                fresh.add(len(ends))
        split = measured(self._text, self._start, ends, self._ruler, self._hyphen)
        split.hyphens = hyphens | split.hyphens  # a soft hyphen shows wherever a line ends at it
        split.fresh = fresh
        return split


def _is_loose(segments: Segments, chosen: list[int], width: float) -> bool:
    first = 0
    for after in chosen[:-1]:
        if width - (segments.rights[after - 1] - segments.lefts[first]) > LOOSE * width:
            return True
        first = after
    return False


def _anywhere(_: int, word: str) -> tuple[Iterable[int], bool]:
    return grapheme_breaks(word), False
