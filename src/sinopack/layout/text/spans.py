"""A paragraph as one string, and the spans of it that are shaped together.

In: text in fonts. Out: the text with its spans (each of one style, font, script and direction), how wide its parts
are, and the runs that an editable file keeps.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from math import inf

import uharfbuzz as hb
from msgspec import Struct

from sinopack.layout.text.presenting import CAUTION, HAN_CAUTION, HAN_SPACING, Part, meetings
from sinopack.layout.text.segments import Ruler
from sinopack.layout.text.shaping import HANGING, SIMPLE_SCRIPTS, WIDE_SCRIPTS, Shaper, Width
from sinopack.page import Formula, Run, RunStyle, link_portions

_is_latin = re.compile("[\\0-\u024f\u1e00-\u1eff\u2000-\u206f]*").fullmatch
"""Latin letters, ASCII, and the punctuation common to all scripts."""
_COMMON_SCRIPTS = frozenset({"Zyyy", "Zinh", "Zzzz"})


ROOM_FOR_KERNING = 1.1
"""How much wider than its letters no text is set: kerning draws together, and spreads a hundredth at most."""


class Span(Struct, frozen=True):
    """The characters from `start` to `end` of a paragraph, in one style, font, script and embedding level."""

    start: int
    end: int
    style: RunStyle
    shaper: Shaper
    level: int = 0

    def measure(self, text: str, cautious: bool = False) -> Width:
        """The width of `text` set alone, in points: of its ink, and with the spaces after it; cautiously, the widest
        that a presenting program may make it."""
        ink, advance = self.shaper.cautious_width(text) if cautious else self.shaper.width(text)
        size, tracking = self.size(cautious), self.style.tracking
        if not tracking:
            return ink * size, advance * size
        return ink * size + tracking * len(text.rstrip(HANGING)), advance * size + tracking * len(text)

    def unkerned(self, text: str) -> float:
        """The width in points of the span's part of `text` without kerning; inf for a script where that says little."""
        style, shaper = self.style, self.shaper
        if shaper.script not in SIMPLE_SCRIPTS:
            return inf
        advances = sum(map(shaper.face.advances.__getitem__, text[self.start : self.end]))
        return advances * style.size / shaper.face.units_per_em + style.tracking * (self.end - self.start)

    def size(self, cautious: bool) -> float:
        """The font size to measure in: cautiously, by as much larger as a program may set the text wider."""
        if not cautious:
            return self.style.size
        return self.style.size * (HAN_CAUTION if self.shaper.script in WIDE_SCRIPTS else CAUTION)


Missing = tuple[tuple[int, str], ...]
"""The graphemes that no font draws, each with the number of its piece."""


class SpannedText:
    """A paragraph's text with its spans (in order, without gaps), (mark, position) of the pieces that have one, and
    what of it is `missing` in every font."""

    def __init__(
        self, text: str, spans: Sequence[Span], marks: Sequence[tuple[str, int]] = (), missing: Missing = ()
    ) -> None:
        self.text = text
        self.spans = spans
        self.marks = marks
        self.missing = missing
        self._starts = [span.start for span in spans]

    def ruler(self, cautious: bool = False) -> Ruler:
        """Measures each span's part of a text set alone, as `Span.measure` does."""
        if len(self.spans) == 1 and not self.spans[0].style.tracking:
            return self._ruler_of_one(self.spans[0], cautious)
        text, spans, starts = self.text, self.spans, self._starts

        def measure(start: int, end: int) -> Width:
            first = spans[bisect_right(starts, start) - 1]
            if end <= first.end:
                return first.measure(text[start:end], cautious)
            ink = advance = 0.0
            for span, begin, stop in self.spans_between(start, end):
                part, whole = span.measure(text[begin:stop], cautious)
                if part:
                    ink = advance + part
                advance += whole
            return ink, advance

        return measure

    def presented_ruler(self, cautious: bool = False) -> Ruler:
        """The same for a presenting program, which adds room where Han and Latin text meet."""
        ruler = self.ruler(cautious)
        places = self._meetings
        if not places:
            return ruler
        room = HAN_SPACING * max(span.style.size for span in self.spans)

        def measure(start: int, end: int) -> Width:
            ink, advance = ruler(start, end)
            added = (bisect_left(places, end) - bisect_left(places, start)) * room
            return ink + added, advance + added

        return measure

    def at_most(self) -> float:
        """A width in points that the text on one line is certainly below, found without shaping it; inf where only
        shaping tells."""
        if "\n" in self.text or any(span.style.link for span in self.spans):
            return inf
        return ROOM_FOR_KERNING * sum([span.unkerned(self.text) for span in self.spans])

    def linked(self, ruler: Ruler) -> Ruler:
        """The same for LibreOffice, to which each portion of a link is a field: the spaces at its end take room."""
        edges = [edge for portion in self.links() for edge in portion]

        def measure(start: int, end: int) -> Width:
            ink, advance = ruler(start, end)
            return (advance if bisect_left(edges, end) % 2 else ink), advance

        return measure

    @cached_property
    def _meetings(self) -> list[int]:
        return meetings(self.text)

    def _ruler_of_one(self, span: Span, cautious: bool) -> Ruler:
        text, size = self.text, span.size(cautious)
        width = span.shaper.cautious_width if cautious else span.shaper.width

        def measure(start: int, end: int) -> Width:
            ink, advance = width(text[start:end])
            return ink * size, advance * size

        return measure

    def hyphen(self, position: int) -> float:
        """The width of a hyphen after the character before `position`."""
        return self.spans[bisect_left(self._starts, position) - 1].measure("-")[0]

    def spans_between(self, start: int, end: int) -> Iterator[tuple[Span, int, int]]:
        """The spans with characters from `start` to `end`, each with the positions of those it has."""
        index = bisect_right(self._starts, start) - 1
        for span in self.spans[max(index, 0) :]:
            if span.start >= end:
                return
            yield span, max(span.start, start), min(span.end, end)

    def links(self) -> list[Part]:
        """The portions of links, as a deck writes them."""
        if not any(span.style.link for span in self.spans):
            return []
        found: list[Part] = []
        start = 0
        for run in self.runs():
            if run.style.link:
                found += [(start + first, start + last) for first, last in link_portions(run.text)]
            start += len(run.text)
        return found

    def formulas(self) -> list[Formula]:
        """The formulas in the text, in order."""
        return [span.style.formula for span in self.spans if span.style.formula]

    @property
    def has_gaps(self) -> bool:
        """Whether there are formulas or blanks in the text."""
        return any(span.style.formula or span.style.blank for span in self.spans)

    def widest_blank(self) -> float:
        """The width in points of the widest gap to write in."""
        blanks = [span for span in self.spans if span.style.blank]
        return max([span.measure(self.text[span.start : span.end])[1] for span in blanks], default=0.0)

    def runs(self) -> tuple[Run, ...]:
        """The text by style and font; each formula or blank is one by itself."""
        runs: list[Run] = []
        for span in self.spans:
            text = self.text[span.start : span.end]
            if runs and runs[-1].style == span.style and not (span.style.formula or span.style.blank):
                text = runs.pop().text + text
            runs.append(Run(text, span.style))
        return tuple(runs)


@cache
def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script (UAX 24); "" if it is common to several or inherited."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script = buffer.script or ""
    return "" if script in _COMMON_SCRIPTS else script


def scripts(text: str, start: int, end: int, default: str = "Latn") -> Iterator[tuple[int, int, str]]:
    """The stretches of one script from `start` to `end`. What is common goes with what stands before it, or at the
    start with what follows."""
    if _is_latin(text, start, end):
        yield start, end, default
        return
    current, since = "", start
    for index in range(start, end):
        script = script_of(text[index])
        if script and script != current:
            if current:
                yield since, index, current
                since = index
            current = script
    yield since, end, current or default
