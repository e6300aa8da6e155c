"""From broken text to finished lines.

In: spanned text and where its lines end. Out: `Line`s with shaped runs, placed in their column.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.layout.text.bidirectional import visual_order
from sinopack.layout.text.breaking import Break
from sinopack.layout.text.segments import SOFT_HYPHEN
from sinopack.layout.text.shaping import HANGING
from sinopack.layout.text.spans import Span, SpannedText
from sinopack.page import Alignment, Line, ShapedRun

_SHARE_BEFORE = {Alignment.LEFT: 0.0, Alignment.CENTRE: 0.5, Alignment.RIGHT: 1.0}
_UNMOVED = (0.0, 0.0)


class Frame(Struct, frozen=True):
    """Where lines stand: the left edge and width of their column, their pitch, and the baseline in a line."""

    left: float
    width: float
    leading: float
    baseline: float
    alignment: Alignment


def finish(spanned: SpannedText, start: int, breaks: list[Break], frame: Frame, top: float) -> list[Line]:
    """The lines of the text from `start`, the first with its top at `top`."""
    lines: list[Line] = []
    for line_break in breaks:
        end = start + len(spanned.text[start : line_break.end].rstrip(HANGING))
        runs = shaped_runs(spanned, start, end, line_break.hyphen)
        width = sum([run.width for run in runs])
        left = frame.left + (frame.width - width) * _SHARE_BEFORE[frame.alignment]
        placed = tuple(_placed(runs, left))
        lines.append(Line(top, frame.leading, top + frame.baseline, width, placed, hyphen=line_break.hyphen))
        start, top = line_break.end, top + frame.leading
    return lines


def shaped_runs(spanned: SpannedText, start: int, end: int, hyphen: bool = False) -> list[ShapedRun]:
    """The runs of a line in the order they are drawn, each at x = 0."""
    text, spans = spanned.text, spanned.spans
    if len(spans) == 1 and start < end:
        return [shape(spans[0], text[start:end], with_hyphen=hyphen)]
    parts = list(spanned.spans_between(start, end))
    if len(parts) > 1:
        parts = visual_order(parts, lambda part: part[0].level)
    return [shape(part, text[first:last], with_hyphen=hyphen and last == end) for part, first, last in parts]


def shape(span: Span, text: str, with_hyphen: bool = False) -> ShapedRun:
    """`text` shaped in the span's style. A hyphen that is added has the cluster after the last character, or that of a
    soft hyphen there."""
    glyphs = span.shaper.glyphs(text.removesuffix(SOFT_HYPHEN) + "-" if with_hyphen else text)
    size, tracking = span.style.size, span.style.tracking
    scale = size / span.shaper.face.units_per_em
    if tracking:
        advances = tuple([advance * scale + tracking for advance in glyphs.advances])
    else:
        advances = tuple([advance * scale for advance in glyphs.advances])
    if glyphs.offsets is None:
        offsets: tuple[tuple[float, float], ...] = (_UNMOVED,) * len(advances)
    else:
        offsets = tuple((x * scale, y * scale) for x, y in glyphs.offsets)
    return ShapedRun(0.0, sum(advances), text, span.style, glyphs.identifiers, advances, offsets, glyphs.clusters)


def _placed(runs: list[ShapedRun], x: float) -> list[ShapedRun]:
    """The runs one after the other from `x`."""
    if not x and len(runs) == 1:
        return runs
    placed = []
    for run in runs:
        placed.append(ShapedRun(x, run.width, run.text, run.style, run.glyphs, run.advances, run.offsets, run.clusters))
        x += run.width
    return placed
