"""Ornaments made of time: the era strip and its marks. The same in both products; only the sizes differ.

A pack without dates gets equal segments, one for each section. The strip is decoration, not described: where a section
lies is said in words where it begins.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.page import Outline, Shape
from sinopack.plan.blocks import Chronology, TimeSpan
from sinopack.theme import Theme

_MOST_SEGMENTS = 60
"""More sections than these are one bar: their segments would be too short to tell apart."""
_LEAST_SPAN = 3.0
"""A section's span is drawn no shorter than this, in points."""


class Strip(Struct, frozen=True):
    """Where the strip stands and how high it is; the current section's mark is higher and stands on the same foot."""

    x: float
    y: float
    width: float
    height: float = 4.0
    mark: float = 8.0


def era_strip(strip: Strip, chronology: Chronology, axis: Axis | None, theme: Theme) -> tuple[Shape, ...]:
    """The bands of the eras, or a segment for each section where there are no eras."""
    if axis is None or not chronology.eras:
        return _segments(strip, chronology, axis, theme)
    shapes = []
    for index, (era, surface) in enumerate(zip(chronology.eras, theme.eras(len(chronology.eras)), strict=True), 1):
        for part, (left, right) in enumerate(axis.spans(era.start, era.end), 1):
            rect = Rect(strip.x + left, strip.y, right - left, strip.height)
            shapes.append(
                Shape(rect, Outline.RECTANGLE, f"era-strip-{index}-{part}", fill=surface.fill, stroke=surface.outline)
            )
    return tuple(shapes)


def _segments(strip: Strip, chronology: Chronology, axis: Axis | None, theme: Theme) -> tuple[Shape, ...]:
    surface = theme.surface("undated")
    if len(chronology.sections) > _MOST_SEGMENTS:
        whole = Rect(strip.x, strip.y, strip.width, strip.height)
        return (Shape(whole, Outline.RECTANGLE, "section-strip", fill=surface.fill, stroke=surface.outline),)
    shapes = []
    for index in range(1, len(chronology.sections) + 1):
        span = section_span(index, chronology, axis, strip.width)
        if span is not None:
            rect = Rect(strip.x + span[0], strip.y, max(span[1] - span[0] - 2.0, 1.0), strip.height)
            shapes.append(
                Shape(rect, Outline.RECTANGLE, f"section-strip-{index}", fill=surface.fill, stroke=surface.outline)
            )
    return tuple(shapes)


def section_span(number: int, chronology: Chronology, axis: Axis | None, width: float) -> tuple[float, float] | None:
    """From where to where section `number` runs; None for an undated section of a dated pack."""
    if axis is None:
        count = len(chronology.sections)
        return (width * (number - 1) / count, width * number / count)
    span = chronology.sections[number - 1]
    if not isinstance(span, TimeSpan):
        return None
    parts = axis.spans(span.start, span.end)
    if not parts:
        return None
    left, right = parts[0][0], parts[-1][1]
    if right - left >= _LEAST_SPAN:
        return (left, right)
    left = min(left, width - _LEAST_SPAN)
    return (left, left + _LEAST_SPAN)


def section_mark(
    strip: Strip, number: int, chronology: Chronology, axis: Axis | None, theme: Theme
) -> tuple[Shape, ...]:
    """The ink mark of the current section."""
    span = section_span(number, chronology, axis, strip.width) if number else None
    if span is None:
        return ()
    rect = Rect(strip.x + span[0], strip.y + strip.height - strip.mark, span[1] - span[0], strip.mark)
    return (Shape(rect, Outline.RECTANGLE, "era-strip-current", fill=theme["ink"]),)
