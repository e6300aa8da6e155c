"""Margin notes: each beside the line that first mentions its term, in order, never on top of one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.text import Hyphenation, Piece
from sinopack.page import Role
from sinopack.plan.blocks import TermEntry
from sinopack.values import replace

GAP = 8.0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A stretch of the margin column that is taken: top and bottom, from the top of the page."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class WantedNote:
    """A note and where its top would like to be."""

    frame: Frame
    wish: float


def compose_note(term: TermEntry, desk: Desk) -> Frame:
    """The term in bold accent, then what it means."""
    sheet, styles = desk.sheet, desk.styles
    key = f"{term.key}-note"
    head = (Piece(term.term, bold=True, colour=desk.colour("accent")),)
    texts = [
        desk.composer.set(parts, styles.note, sheet.margin_width, hyphenation=Hyphenation.NARROW)
        for parts in (head, desk.pieces(term.meaning))
    ]
    box = desk.composer.box(texts, (sheet.margin_x, 0.0), sheet.margin_width, Role.NOTE, key)
    return Frame(box.rect.height, (box,), name="note")


def first_baseline(frame: Frame) -> float:
    """The baseline of a note's first line, from its top."""
    box = frame.items[0]
    assert hasattr(box, "lines")
    return float(box.lines[0].baseline)


def place_notes(
    notes: Sequence[WantedNote], obstacles: Sequence[Obstacle], top: float, bottom: float
) -> tuple[list[tuple[Frame, float]], list[WantedNote]]:
    """Where each note stands, and the notes for which this page has no room (they go on to the next one).

    Notes keep their order. Each is pushed down past the one before and past what is in its way; what then ends below
    the column is pushed up from its end.
    """
    kept = list(notes)
    while kept:
        tops = _settle(kept, obstacles, top, bottom)
        if tops is not None:
            placed = [(note.frame, y) for note, y in zip(kept, tops, strict=True)]
            return placed, list(notes[len(kept) :])
        kept.pop()
    return [], list(notes)


def _settle(
    notes: Sequence[WantedNote], obstacles: Sequence[Obstacle], top: float, bottom: float
) -> list[float] | None:
    tops: list[float] = []
    y = top
    for note in notes:
        y = _down(max(y, note.wish), note.frame.height, obstacles)
        tops.append(y)
        y += note.frame.height + GAP
    limit = bottom
    for index in range(len(notes) - 1, -1, -1):
        height = notes[index].frame.height
        if tops[index] + height > limit:
            tops[index] = _up(limit - height, height, obstacles)
        limit = tops[index] - GAP
    return tops if tops[0] >= top else None


def _down(y: float, height: float, obstacles: Sequence[Obstacle]) -> float:
    for obstacle in obstacles:
        if y < obstacle.bottom + GAP and y + height > obstacle.top - GAP:
            y = obstacle.bottom + GAP
    return y


def _up(y: float, height: float, obstacles: Sequence[Obstacle]) -> float:
    for obstacle in reversed(obstacles):
        if y < obstacle.bottom + GAP and y + height > obstacle.top - GAP:
            y = obstacle.top - GAP - height
    return y


def wanted(frame: Frame, baseline: float) -> WantedNote:
    """A note that wants its first baseline at `baseline` of the page."""
    return WantedNote(replace(frame), baseline - first_baseline(frame))
