"""“You are here”: every section as a segment of the axis, the eras under them, and a pointer to this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.grid import MARGIN
from sinopack.page import Alignment, Connector, Item, Outline, Role, Shape, Stroke

Span = tuple[float, float]
"""From where to where, as distances from the left margin."""

_SEGMENTS_Y = 420.0
_SEGMENT_HEIGHT = 32.0
_SEGMENTS_BOTTOM = _SEGMENTS_Y + _SEGMENT_HEIGHT
_GAP = 2.0
_LEAST_WIDTH = 30.0
"""The width of a segment that holds a figure of two digits."""
_MOST_SEGMENTS = 24
_POINTER_WIDTH, _POINTER_HEIGHT = 16.0, 10.0
_WORDS_RISE = 42.0
_WORDS_PADDING = 12.0
_BAND_HEIGHT = 8.0


def you_are_here(number: int, key: str, desk: Desk) -> Iterator[Item]:
    """The segments, of which the `number`-th is the current one, and what stands above and below them. More sections
    than have room for their figures are one bar, on which the current one alone is marked."""
    spans = segment_spans(desk)
    is_bar = len(spans) > min(_MOST_SEGMENTS, _room(desk.grid.width))
    if is_bar:
        surface = desk.surface("segment")
        bar = Rect(MARGIN, _SEGMENTS_Y, desk.grid.width, _SEGMENT_HEIGHT)
        yield Shape(bar, Outline.RECTANGLE, f"{key}-segments", fill=surface.fill, stroke=surface.outline)
    for index, span in enumerate(spans, 1):
        if span is None or (is_bar and index != number):
            continue
        rect = Rect(MARGIN + span[0], _SEGMENTS_Y, span[1] - span[0], _SEGMENT_HEIGHT)
        yield from _segment(index, rect, key, desk, is_current=index == number)
        if index == number:
            yield from _pointer(rect, key, desk)
    if desk.axis is not None and desk.chronology.eras:
        yield from _eras(desk.axis, key, desk)


def _segment(index: int, rect: Rect, key: str, desk: Desk, *, is_current: bool) -> Iterator[Item]:
    composer = desk.composer
    surface = desk.surface("current" if is_current else "segment")
    yield Shape(rect, Outline.RECTANGLE, f"{key}-segment-{index}", fill=surface.fill, stroke=surface.outline)
    style = replace(desk.styles.label, colour=surface.text)
    figure = composer.set(plain(str(index)), style, rect.width, alignment=Alignment.CENTRE)
    cap_height = composer.typesetter.metrics(style).cap_height
    top = composer.hang(style, rect.y + (_SEGMENT_HEIGHT - cap_height) / 2)
    yield composer.box([figure], (rect.x, top), rect.width, Role.LABEL, f"{key}-figure-{index}")


def _pointer(rect: Rect, key: str, desk: Desk) -> Iterator[Item]:
    composer, grid, style = desk.composer, desk.grid, desk.styles.label
    centre = rect.x + rect.width / 2
    triangle = Rect(centre - _POINTER_WIDTH / 2, rect.y - 16.0, _POINTER_WIDTH, _POINTER_HEIGHT)
    yield Shape(triangle, Outline.TRIANGLE_DOWN, f"{key}-pointer", fill=composer.theme["accent"])
    words = plain(composer.labels("you-are-here"))
    width = composer.set(words, style, grid.width).width + _WORDS_PADDING
    x = min(max(centre - width / 2, MARGIN), grid.right - width)
    text = composer.set(words, style, width, alignment=Alignment.CENTRE)
    yield composer.box([text], (x, rect.y - _WORDS_RISE), width, Role.LABEL, f"{key}-here")


def _eras(axis: Axis, key: str, desk: Desk) -> Iterator[Item]:
    """The break of the axis, and a band and a name for each era; a name wider than its era is left out."""
    composer, chronology = desk.composer, desk.chronology
    if axis.gap:
        y = _SEGMENTS_BOTTOM - 1.0
        dots = Stroke(composer.theme["rule"], 1.5, (1.5, 4.5))
        yield Connector(MARGIN + axis.gap[0] + 2.0, y, MARGIN + axis.gap[1] - 2.0, y, dots, f"{key}-break")
    starts = [MARGIN + axis.x(era.start) for era in chronology.eras]
    rooms = [right - left - 8.0 for left, right in pairwise([*starts, desk.grid.right + 8.0])]
    surfaces = composer.theme.eras(len(chronology.eras))
    for index, (era, surface) in enumerate(zip(chronology.eras, surfaces, strict=True), 1):
        for part, (left, right) in enumerate(axis.spans(era.start, era.end), 1):
            band = Rect(MARGIN + left, _SEGMENTS_BOTTOM + 4.0, right - left, _BAND_HEIGHT)
            yield Shape(band, Outline.RECTANGLE, f"{key}-era-{index}-{part}", fill=surface.fill, stroke=surface.outline)
        room = rooms[index - 1]
        name = composer.set(plain(era.name), desk.styles.caption, max(room, 20.0))
        if len(name.lines) == 1 and name.width <= room:
            at = (starts[index - 1], _SEGMENTS_BOTTOM + 14.0)
            yield composer.box([name], at, room, Role.LABEL, f"{key}-era-name-{index}")


def segment_spans(desk: Desk) -> list[Span | None]:
    """Each section's segment; None for an undated section of a dated pack.

    Spans that overlap are parted halfway, and a segment is never narrower than its figure needs. Sections that are
    not in the order of time, or too many, get equal segments.
    """
    width, found = desk.grid.width, desk.section_spans
    count = len(found)
    dated = [span for span in found if span is not None]
    if len(dated) > _room(width) or dated != sorted(dated, key=lambda span: span[0]):
        wide = max(width / count, _LEAST_WIDTH)
        lefts = (min(width * index / count, width - wide) for index in range(count))
        return [(left, left + wide - _GAP) for left in lefts]
    spread = iter(_widened(_parted(dated), width))
    return [None if span is None else next(spread) for span in found]


def _room(width: float) -> int:
    """How many segments of the least width there is room for."""
    return int((width + _GAP) // (_LEAST_WIDTH + _GAP))


def _parted(spans: Sequence[Span]) -> list[Span]:
    """The spans without overlaps: where two meet, the border is halfway."""
    edges = list(spans)
    for index, (before, after) in enumerate(pairwise(spans)):
        if before[1] > after[0] - _GAP:
            middle = (before[1] + after[0]) / 2
            edges[index] = (edges[index][0], middle - _GAP / 2)
            edges[index + 1] = (middle + _GAP / 2, after[1])
    return edges


def _widened(spans: Sequence[Span], width: float) -> list[Span]:
    """Each span with its least width, pushing its neighbours right, then back from the right edge."""
    pushed: list[Span] = []
    reach = -_GAP
    for left, right in spans:
        left = max(left, reach + _GAP)
        reach = max(right, left + _LEAST_WIDTH)
        pushed.append((left, reach))
    limit = width
    pulled: list[Span] = []
    for left, right in reversed(pushed):
        right = min(right, limit)
        left = min(left, right - _LEAST_WIDTH)
        limit = left - _GAP
        pulled.append((left, right))
    return pulled[::-1]
