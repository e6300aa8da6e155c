"""A paragraph as one string, and the spans of it that are shaped together.

In: text in fonts. Out: the text with its spans (each of one style, font, script and direction), how wide its parts
are, and the runs that an editable file keeps.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

import uharfbuzz as hb

from sinopack.layout.text.presenting import CAUTION, HAN_CAUTION, HAN_SPACING, meetings
from sinopack.layout.text.segments import Ruler
from sinopack.layout.text.shaping import HANGING, WIDE_SCRIPTS, Shaper
from sinopack.page import Run, RunStyle

_start = attrgetter("start")
_is_latin = re.compile("[\\0-\u024f\u1e00-\u1eff\u2000-\u206f]*").fullmatch
"""Latin letters, ASCII, and the punctuation common to all scripts."""
_COMMON_SCRIPTS = frozenset({"Zyyy", "Zinh", "Zzzz"})


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from `start` to `end` of a paragraph, in one style, font, script and embedding level."""

    start: int
    end: int
    style: RunStyle
    shaper: Shaper
    level: int = 0

    def measure(self, text: str, cautious: bool = False) -> tuple[float, float]:
        """The width of `text` set alone, in points: of its ink, and with the spaces after it; cautiously, the widest
        that a presenting program may make it."""
        size, tracking = self.style.size, self.style.tracking
        if cautious:
            size *= HAN_CAUTION if self.shaper.script in WIDE_SCRIPTS else CAUTION
            ink, advance = self.shaper.cautious_width(text)
        else:
            ink, advance = self.shaper.width(text)
        spaces = len(text) - len(text.rstrip(HANGING)) if tracking else 0
        return ink * size + tracking * (len(text) - spaces), advance * size + tracking * len(text)


@dataclass(frozen=True, slots=True)
class SpannedText:
    """A paragraph's text with its spans (in order, without gaps), and (mark, position) of the pieces that have one."""

    text: str
    spans: tuple[Span, ...]
    marks: tuple[tuple[str, int], ...] = ()

    def ruler(self, cautious: bool = False) -> Ruler:
        """Measures each span's part of a text set alone, as `Span.measure` does."""
        if len(self.spans) == 1:
            return self._ruler_of_one(self.spans[0], cautious)

        def measure(start: int, end: int) -> tuple[float, float]:
            ink = advance = 0.0
            for span, first, last in self.spans_between(start, end):
                part, whole = span.measure(self.text[first:last], cautious)
                if part:
                    ink = advance + part
                advance += whole
            return ink, advance

        return measure

    def presented_ruler(self, cautious: bool = False) -> Ruler:
        """The same for a presenting program, which adds room where Han and Latin text meet."""
        ruler = self.ruler(cautious)
        places = meetings(self.text)
        if not places:
            return ruler
        room = HAN_SPACING * max(span.style.size for span in self.spans)

        def measure(start: int, end: int) -> tuple[float, float]:
            ink, advance = ruler(start, end)
            added = (bisect_left(places, end) - bisect_left(places, start)) * room
            return ink + added, advance + added

        return measure

    def _ruler_of_one(self, span: Span, cautious: bool) -> Ruler:
        text, size, width = self.text, span.style.size, span.shaper.width
        if span.style.tracking or cautious:
            return lambda start, end: span.measure(text[start:end], cautious)

        def measure(start: int, end: int) -> tuple[float, float]:
            ink, advance = width(text[start:end])
            return ink * size, advance * size

        return measure

    def spans_between(self, start: int, end: int) -> Iterator[tuple[Span, int, int]]:
        """The spans with characters from `start` to `end`, each with the positions of those it has."""
        index = bisect_right(self.spans, start, key=_start) - 1
        for span in self.spans[max(index, 0) :]:
            if span.start >= end:
                return
            yield span, max(span.start, start), min(span.end, end)

    def runs(self) -> tuple[Run, ...]:
        """The text by style and font."""
        runs: list[Run] = []
        for span in self.spans:
            text = self.text[span.start : span.end]
            if runs and runs[-1].style == span.style:
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
