"""Margin notes: each beside the line that first mentions its term, in order, never on top of one another.

In: notes with where they would like to stand, and what stands in the margin column already. Out: where each note
stands, and those for which this page has no room.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sinopack.layout.frame import Frame, FrameItem
from sinopack.layout.handout.desk import Desk
from sinopack.layout.text import Hyphenation, Piece
from sinopack.memory import Same
from sinopack.page import Role, Shape
from sinopack.plan.blocks import TermEntry

NOTE_GAP = 8.0
_EPSILON = 1e-6


class Obstacle(Struct, frozen=True):
    """A stretch of the margin column that is taken: top and bottom, from the top of the page."""

    top: float
    bottom: float


class Note(Struct, frozen=True):
    """A note and where its top would like to be. It is read behind so many items of its page."""

    frame: Frame
    wish: float
    behind: int = 0


def compose_note(term: TermEntry, baseline: float, desk: Desk) -> Note:
    """The term in bold accent, then what it means; its first line would like to stand on `baseline` of the page."""
    sheet, styles = desk.sheet, desk.styles
    head = (Piece(term.term, bold=True, colour=desk.colour("accent")),)
    texts = [
        desk.composer.set(parts, styles.note, sheet.margin_width, hyphenation=Hyphenation.NARROW)
        for parts in (head, desk.pieces(term.meaning))
    ]
    box = desk.again(
        ("note", desk.context, tuple(map(Same, texts)), term.key),
        lambda: desk.composer.box(texts, (sheet.margin_x, 0.0), sheet.margin_width, Role.NOTE, f"{term.key}-note"),
    )
    return Note(Frame(box.rect.height, (box,), place=term.place), baseline - box.lines[0].baseline)


def obstacle_of(frame: Frame, top: float, main: float) -> Obstacle | None:
    """Where a frame that stands at `top` reaches into the margin column, right of `main`; None if it does not."""
    if frame.full:
        return Obstacle(top, top + frame.height)
    reaching = [item.rect for item in frame.items if item.rect.right > main + 1.0 and not _is_rule(item)]
    if not reaching:
        return None
    return Obstacle(top + min(rect.y for rect in reaching), top + max(rect.bottom for rect in reaching))


def _is_rule(item: FrameItem) -> bool:
    return isinstance(item, Shape) and item.rect.height <= 2.0


def place_notes(
    notes: Sequence[Note], obstacles: Sequence[Obstacle], top: float, bottom: float
) -> tuple[list[tuple[Frame, float]], list[Note]]:
    """Where each note stands, and the notes for which there is no room between `top` and `bottom`, which go on to the
    next page. `obstacles` stand in order.

    Notes keep their order. Each is pushed down past the one before and past what is in its way; what then ends below
    the column is pushed up from its end.
    """
    for count in range(len(notes), 0, -1):
        tops = _settle(notes[:count], obstacles, top, bottom)
        if tops is not None:
            placed = [(note.frame, y) for note, y in zip(notes, tops, strict=False)]
            return placed, list(notes[count:])
    return [], list(notes)


def _settle(notes: Sequence[Note], obstacles: Sequence[Obstacle], top: float, bottom: float) -> list[float] | None:
    """The tops of all the notes; None where there is no room for them."""
    tops: list[float] = []
    y = top
    for note in notes:
        y = _down(max(y, note.wish), note.frame.height, obstacles)
        tops.append(y)
        y += note.frame.height + NOTE_GAP
    limit = bottom
    for index in range(len(notes) - 1, -1, -1):
        height = notes[index].frame.height
        if tops[index] + height > limit:
            tops[index] = _up(limit - height, height, obstacles)
        limit = tops[index] - NOTE_GAP
    return tops if tops[0] >= top - _EPSILON else None


def _down(y: float, height: float, obstacles: Sequence[Obstacle]) -> float:
    for obstacle in obstacles:
        if y < obstacle.bottom + NOTE_GAP and y + height > obstacle.top - NOTE_GAP:
            y = obstacle.bottom + NOTE_GAP
    return y


def _up(y: float, height: float, obstacles: Sequence[Obstacle]) -> float:
    for obstacle in reversed(obstacles):
        if y < obstacle.bottom + NOTE_GAP and y + height > obstacle.top - NOTE_GAP:
            y = obstacle.top - NOTE_GAP - height
    return y
