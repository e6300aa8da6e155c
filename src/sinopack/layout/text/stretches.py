"""A paragraph's lines: as paper has them, or as presenting programs would.

In: spanned text. Out: its `Lines`, which know where they end in a column. They are worked out for each stretch between
two forced breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from sinopack.layout.text.breaking import Break, Column, LineBreaker
from sinopack.layout.text.narrowing import narrowest_columns
from sinopack.layout.text.presenting import presented_breaks, presented_breaks_around
from sinopack.layout.text.segments import opportunities
from sinopack.layout.text.spans import SpannedText
from sinopack.layout.text.style import Breaking


class Stretch(Struct, frozen=True):
    """The text between two forced breaks, from `start`. `plain` are the ways in which it may be measured: as wide as it
    should be, and for slides as wide as any presenting program may make it. `linked` are the same for a program that
    takes links for fields; none where there are no links."""

    start: int
    plain: tuple[LineBreaker, ...]
    linked: tuple[LineBreaker, ...] = ()

    def breaks(self, column: Column) -> list[Break]:
        """The lines. Of the ways in which programs may break, those of the first that needs most lines, so that none
        needs more lines than these."""
        plain, linked = self.plain, self.linked
        if plain[-1].widest() <= column.width + column.first and not linked:
            return plain[-1].breaks(column)
        return max((way.breaks(column) for way in (*linked, *plain)), key=len)


class Lines:
    """The lines of a paragraph, on paper or on a slide. What they need is measured when first asked for."""

    def __init__(self, spanned: SpannedText, breaking: Breaking) -> None:
        self.spanned = spanned
        self._breaking = breaking

    @cached_property
    def stretches(self) -> list[Stretch]:
        stretches = slide_stretches if self._breaking is Breaking.GREEDY else paper_stretches
        return list(stretches(self.spanned))

    @cached_property
    def _at_most(self) -> float:
        return self.spanned.at_most()

    def breaks(self, column: Column) -> Iterator[tuple[int, list[Break]]]:
        """The lines of each stretch, and where it starts. Most texts are short, and no word of theirs is measured."""
        if self._at_most <= column.width:
            yield 0, [Break(len(self.spanned.text))]
            return
        for stretch in self.stretches:
            yield stretch.start, stretch.breaks(column)

    def narrowest(self, most: int) -> tuple[float, ...]:
        """The narrowest columns in which the text takes at most 1, 2, … `most` lines (see `narrowing`)."""
        ways = [[way.segments() for way in (*each.linked, *each.plain)] for each in self.stretches]
        return narrowest_columns(ways, most)

    def extent(self) -> tuple[float, float]:
        """The width of the widest word, and of the text on one line, in points."""
        widest = [stretch.plain[-1] for stretch in self.stretches]
        return max([breaker.narrowest() for breaker in widest]), max([breaker.widest() for breaker in widest])


def paper_stretches(spanned: SpannedText) -> Iterator[Stretch]:
    """The stretches of a paragraph on paper."""
    ruler = spanned.ruler()
    for start, text in _between_forced_breaks(spanned.text):
        ends = [start + end for end in opportunities(text)]
        yield Stretch(start, (LineBreaker(spanned.text, start, ends, ruler, spanned.hyphen),))


def slide_stretches(spanned: SpannedText) -> Iterator[Stretch]:
    """The stretches of a paragraph on a slide."""
    rulers = (spanned.presented_ruler(), spanned.presented_ruler(cautious=True))
    links = spanned.links()

    def breakers(ends: list[int], fields: bool = False) -> list[LineBreaker]:
        own = [spanned.linked(ruler) for ruler in rulers] if fields else rulers
        return [LineBreaker(spanned.text, start, ends, ruler, spanned.hyphen, links, fields) for ruler in own]

    for start, text in _between_forced_breaks(spanned.text):
        positions = opportunities(text)
        plain = breakers(_moved(presented_breaks(text, positions), start))
        if "/" in text:
            plain[1:1] = breakers(_moved(presented_breaks(text, positions, slashes=False), start))
        linked: list[LineBreaker] = []
        inside = [(first - start, last - start) for first, last in links if start <= first < start + len(text)]
        if inside:
            linked = breakers(_moved(presented_breaks_around(text, inside), start), fields=True)
        yield Stretch(start, tuple(plain), tuple(linked))


def _moved(positions: list[int], by: int) -> list[int]:
    return [position + by for position in positions] if by else positions


def _between_forced_breaks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split("\n"):
        yield start, part
        start += len(part) + 1
