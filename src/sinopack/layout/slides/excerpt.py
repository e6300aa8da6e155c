"""A section's own part of the timeline, drawn large, with the rest of the axis short on either side of it; and where
that part lies on the strip at the foot of the slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, isfinite

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.across.band import named_eras
from sinopack.layout.across.choosing import as_many_as_fit
from sinopack.layout.across.dividing import span_of
from sinopack.layout.across.labels import Label, labels_of
from sinopack.layout.across.look import Look
from sinopack.layout.across.rows import Frame, Row, Span, make_row
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN, STRIP_Y
from sinopack.layout.slides.timeline import KEY_GAP, STEPS, TOP, drawn, foot_key, slide_look, spoken
from sinopack.layout.timeline.scale import ScalePiece, TimeScale
from sinopack.page import Alignment, Item, Outline, Role, Shape
from sinopack.plan import blocks

_REST = 56.0
"""The length of what lies before the section, and of what lies behind it."""
_CUT = 18.0
_POINTER = (14.0, 9.0)
_HERE_RISE = 40.0
_HERE_PADDING = 12.0


def compose_excerpt(block: blocks.TimelineExcerpt, title: str, desk: Desk) -> list[Draft]:
    """One slide with as many of the section's events as it holds, the least important left out first; all are in the
    notes. No slide where not even one event has room."""
    look, row = _fitted(block, desk)
    key = block.key
    if row is None:
        desk.composer.notice(f"The events of “{title}” have no room on a slide.", block.place, "Shorten their texts.")
        return []
    items: list[Item] = [desk.title(plain(title), key, 12, block.place, HEADING_ROOM)]
    items += drawn(row, block.categories, (TOP, _bottom(block, desk)), key, look, desk)
    items += _here(block.section, key, desk)
    return [Draft("Title only", key, tuple(items), extra_notes=spoken(block.events, desk))]


def _bottom(block: blocks.TimelineExcerpt, desk: Desk) -> float:
    """The lowest that the drawing may reach: above “You are here”, where the strip can say it."""
    return STRIP_Y - _HERE_RISE - 6.0 if _mark(block.section, desk) else CONTENT_BOTTOM


def _fitted(block: blocks.TimelineExcerpt, desk: Desk) -> tuple[Look, Row | None]:
    """The row of as many events as fit, in the larger size if that leaves none out."""
    for step in STEPS:
        look = slide_look(step, block.events, desk)
        labels = labels_of(block.events, look, desk.composer)
        row = _row(labels, block, look, desk)
        if row:
            return look, row
    best = as_many_as_fit(labels, lambda kept: _row(kept, block, look, desk))
    if best is None:
        return look, None
    message = f"“{block.title.text}” shows {len(best[1])} of {len(labels)} events; the rest are in its notes."
    advice = "Give the events that matter most `importance: high`, or divide the section."
    desk.composer.notice(message, block.place, advice)
    return look, best[0]


def _row(labels: Sequence[Label], block: blocks.TimelineExcerpt, look: Look, desk: Desk) -> Row | None:
    """The row over the section's years, between the rest of the axis on either side."""
    span = _years(labels, block)
    whole = (desk.axis.start, desk.axis.end) if desk.axis else span
    before = _REST + _CUT if whole[0] < span[0] else 0.0
    after = _REST + _CUT if whole[1] > span[1] else 0.0
    events = [label.event for label in labels]
    key = foot_key([], block.categories, events, desk)
    height = _bottom(block, desk) - TOP - KEY_GAP - key.height - desk.styles.caption.leading
    eras = named_eras(desk.chronology.eras, look, desk.composer)
    width = desk.grid.width - before - after
    row = make_row(labels, span, Frame(width, height, eras, block.scale, (before, after)), look)
    return _within(row, (before, after), whole) if row else None


def _years(labels: Sequence[Label], block: blocks.TimelineExcerpt) -> Span:
    """The section's years, and those of events that lie beyond them, whole ones."""
    spans = [(block.span.start, block.span.end)] if block.span else []
    ats = [label.at for label in labels if isfinite(label.at)]
    start, end = span_of(labels, spans)
    if spans:  # a range may begin in this section and end long after it
        start, end = min([spans[0][0], *ats]), max([spans[0][1], *(at + 0.01 for at in ats)])
    return float(floor(start)), float(max(ceil(end), floor(start) + 1))


def _within(row: Row, beside: tuple[float, float], whole: Span) -> Row:
    """The row with the rest of the axis on either side, each in a stretch of its own."""
    before, after = beside
    ticked = replace(row.scale, pieces=tuple(_moved(piece, before) for piece in row.scale.pieces))
    pieces = list(ticked.pieces)
    if before:
        pieces.insert(0, ScalePiece(whole[0], row.span[0], 0.0, before - _CUT))
    if after:
        far = pieces[-1].far + _CUT
        pieces.append(ScalePiece(row.span[1], whole[1], far, far + after - _CUT))
    placed = tuple(replace(each, x=each.x + before, left=each.left + before) for each in row.placed)
    return replace(row, scale=TimeScale(row.scale.mode, tuple(pieces)), placed=placed, ticked=ticked)


def _moved(piece: ScalePiece, by: float) -> ScalePiece:
    return replace(piece, near=piece.near + by, far=piece.far + by)


def _mark(section: int, desk: Desk) -> tuple[float, float] | None:
    """From where to where the section lies on the strip; None where it lies nowhere."""
    return desk.section_spans[section - 1]


def _here(section: int, key: str, desk: Desk) -> Iterator[Item]:
    """“You are here”, with a pointer to the section's mark on the strip."""
    span = _mark(section, desk)
    if span is None:
        return
    composer, grid, style = desk.composer, desk.grid, desk.styles.label
    centre = MARGIN + (span[0] + span[1]) / 2
    width, height = _POINTER
    tip = Rect(centre - width / 2, STRIP_Y - 6.0 - height, width, height)
    words = plain(composer.labels("you-are-here"))
    room = composer.set(words, style, grid.width).width + _HERE_PADDING
    x = min(max(centre - room / 2, MARGIN), grid.right - room)
    text = composer.set(words, style, room, alignment=Alignment.CENTRE)
    yield composer.box([text], (x, STRIP_Y - _HERE_RISE), room, Role.LABEL, f"{key}-here")
    yield Shape(tip, Outline.TRIANGLE_DOWN, f"{key}-pointer", fill=composer.theme["accent"])
