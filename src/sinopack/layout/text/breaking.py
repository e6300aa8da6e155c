"""From a text to the lines it is broken into.

In: text without forced breaks, how wide its parts are, and the column. Out: `Break`s: where each line ends, and whether
it ends in a hyphen that is not in the text.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from operator import sub

from sinopack.layout.text.greedy import break_greedily
from sinopack.layout.text.optimum import break_optimally
from sinopack.layout.text.segments import Ruler, Segments, measured, opportunities
from sinopack.layout.text.shaping import HANGING
from sinopack.layout.text.splitting import address_breaks, grapheme_breaks, hyphenation, looks_like_an_address
from sinopack.layout.text.style import Breaking, Hyphenation

LOOSE = 1 / 3
"""A narrow column is hyphenated if a line would otherwise be left emptier than this."""


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end in the text, the spaces after the line included."""

    end: int
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The room for lines, in points, and how to fill it."""

    width: float
    breaking: Breaking
    hyphenation: Hyphenation
    language: str


class LineBreaker:
    """Breaks `text` from `start` where it may end a line, at `ends`; `ruler` measures in points, `hyphen` is the
    width of a hyphen."""

    def __init__(self, text: str, start: int, ends: list[int], ruler: Ruler, hyphen: float) -> None:
        self._text = text
        self._start = start
        self._ends = ends
        self._ruler = ruler
        self._hyphen = hyphen

    def narrowest(self) -> float:
        """The width of the widest segment, in points."""
        segments = self.segments()
        return max(map(sub, segments.rights, segments.lefts), default=0.0)

    def widest(self) -> float:
        """The width of the text on one line, in points."""
        return self.segments().rights[-1] if self._ends else 0.0

    def segments(self) -> Segments:
        return measured(self._text, self._start, self._ends, self._ruler, self._hyphen)

    def breaks(self, column: Column) -> list[Break]:
        """The lines; of an empty text one, empty."""
        if not self._ends:
            return [Break(self._start)]
        segments = self._fitted(self.segments(), column)
        if column.breaking is Breaking.GREEDY:
            chosen = break_greedily(segments, column.width)
        else:
            chosen = break_optimally(segments, column.width)
            if column.hyphenation is Hyphenation.NARROW and _is_loose(segments, chosen, column.width):
                segments = self._split(segments, column, range(len(segments)), by_word=True)
                chosen = break_optimally(segments, column.width)
        last = len(segments)
        return [
            Break(segments.ends[after - 1], after < last and segments.hyphens.get(after - 1, 0.0) > 0)
            for after in chosen
        ]

    def _fitted(self, segments: Segments, column: Column) -> Segments:
        """The segments with those too wide for the column split: as words, and then between graphemes."""
        for by_word in (True, False):
            overwide = segments.overwide(column.width)
            if overwide:
                segments = self._split(segments, column, overwide, by_word)
        return segments

    def _split(self, segments: Segments, column: Column, chosen: Container[int], by_word: bool) -> Segments:
        ends: list[int] = []
        hyphens: dict[int, float] = {}
        fresh: set[int] = set()
        for index, end in enumerate(segments.ends):
            start = segments.begin(index)
            word = self._text[start:end].rstrip(HANGING)
            split_here = index in chosen
            if index in segments.fresh or (split_here and column.breaking is Breaking.GREEDY):
                fresh.add(len(ends))  # a presenting program moves such a word down before cutting it
            if split_here:
                for position, hyphen in self._positions(word, column, by_word):
                    hyphens[len(ends)] = hyphen
                    ends.append(start + position)
            if index in segments.hyphens:
                hyphens[len(ends)] = segments.hyphens[index]
            ends.append(end)
        split = measured(self._text, self._start, ends, self._ruler, self._hyphen)
        split.hyphens.update(hyphens)
        split.fresh |= fresh
        return split

    def _positions(self, word: str, column: Column, by_word: bool) -> list[tuple[int, float]]:
        if not by_word:
            return [(position, 0.0) for position in grapheme_breaks(word)]
        if column.breaking is Breaking.GREEDY:  # a presenting program hyphenates nothing
            return [(position, 0.0) for position in opportunities(word)[:-1]]
        if looks_like_an_address(word):
            return [(position, 0.0) for position in address_breaks(word)]
        return [(position, self._hyphen) for position in hyphenation(word, column.language)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text between two forced breaks, from `start`: as wide as it should be, and as any presenting program may
    make it (on paper the same)."""

    start: int
    expected: LineBreaker
    cautious: LineBreaker

    def breaks(self, column: Column) -> list[Break]:
        """The lines. For slides they are those of a program that measures as we do, if one that sets everything a
        little wider needs no more; else those of the wider setting, so that neither needs more lines than these."""
        breaks = self.expected.breaks(column)
        if column.breaking is Breaking.GREEDY:
            cautious = self.cautious.breaks(column)
            return cautious if len(cautious) > len(breaks) else breaks
        return breaks


def _is_loose(segments: Segments, chosen: list[int], width: float) -> bool:
    first = 0
    for after in chosen[:-1]:
        if width - (segments.rights[after - 1] - segments.lefts[first]) > LOOSE * width:
            return True
        first = after
    return False
