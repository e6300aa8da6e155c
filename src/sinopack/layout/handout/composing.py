"""The frames of a part, block by block: composed, or remembered from an earlier build.

In: a part of the plan, the register of composers. Out: its frames, as part of their section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline, Span
from sinopack.layout.frame import Frame, enclosed
from sinopack.layout.handout.desk import Asked, Desk, Questions
from sinopack.layout.handout.quotes import compose_closing
from sinopack.layout.remembered import Move, Recall, composed
from sinopack.memory import said_by
from sinopack.page import Role
from sinopack.plan import blocks, plans

Composers = Mapping[type, Callable[[Any, Desk], list[Frame]]]


class Framed(Struct, frozen=True):
    """The frames of a block, and what it asked about the rest of the handout."""

    frames: tuple[Frame, ...]
    asked: Asked


def context_of(desk: Desk) -> bytes:
    """What every block of a handout depends on beside itself and what it asks."""
    composer = desk.composer
    return said_by(
        composer.theme, composer.labels.language, composer.fonts, composer.base, desk.sheet, desk.styles,
        desk.chronology, desk.axis, desk.plan.edition,
    ).digest  # fmt: skip


def part_frames(part: plans.Part, composers: Composers, desk: Desk) -> list[Frame]:
    """The frames of every block; a quotation right before key points is composed together with them. Without a margin
    column, notes stand between them."""
    frames: list[Frame] = []
    for together, following in pairwise((*_together(part), None)):
        assert together is not None
        block = together[-1]
        if not isinstance(block, blocks.SectionOpening):  # its eras are the timeline's
            desk.composer.typesetter.place = getattr(block, "place", None)
        framed = composed(
            ("frames", desk.context, part.key),
            together,
            lambda together=together: _framed(together, part.key, composers, desk),  # type: ignore[misc]
            Recall(lambda framed: desk.would_answer(framed.asked), _moved),
            desk.composer,
        )
        desk.answer(framed.asked)
        frames += _bound(framed.frames, block, following[0] if following else None)
    if desk.sheet.is_linear:
        from sinopack.layout.handout.inflow import with_notes  # no standard handout needs it

        return [enclosed(frame, Role.SECTION, part.key) for frame in with_notes(frames, desk)]
    return frames


def _bound(frames: Sequence[Frame], block: plans.HandoutBlock, following: plans.HandoutBlock | None) -> Sequence[Frame]:
    """The frames of a block, the last of them bound to what follows if it has to stay with that."""
    match block, following:
        case _, blocks.ForTeacher():  # which stays beside what it explains
            is_bound = bool(frames) and not frames[-1].breaks
        case _:
            is_bound = False
    return (*frames[:-1], replace(frames[-1], keep_with_next=True)) if is_bound and frames else frames


def _together(part: plans.Part) -> Iterator[tuple[plans.HandoutBlock, ...]]:
    """The blocks of a part, one by one but for those that are composed together."""
    closing: blocks.Quote | None = None
    for block, following in pairwise((*part.blocks, None)):
        if isinstance(block, blocks.Quote) and isinstance(following, blocks.Points):
            closing = block
        elif isinstance(block, blocks.Points) and closing is not None:
            yield closing, block
            closing = None
        elif block is not None:
            yield (block,)


def _framed(together: tuple[plans.HandoutBlock, ...], part: str, composers: Composers, desk: Desk) -> Framed:
    asked = desk.asked = Questions()
    match together:
        case (blocks.Quote() as closing, blocks.Points() as points):
            frames = compose_closing(closing, points, desk)
        case _:
            frames = composers[type(together[0])](together[0], desk)
    if not desk.sheet.is_linear:
        frames = [enclosed(frame, Role.SECTION, part) for frame in frames]
    leads, mentions = (tuple(each.items()) for each in (asked.leads, asked.mentions))
    return Framed(tuple(frames), Asked(leads, mentions, tuple(asked.notes.items())))


def _moved(framed: Framed, move: Move) -> Framed:
    notes = tuple(
        (key, replace(note, place=move(note.place), meaning=_inline(note.meaning, move)))
        for key, note in framed.asked.notes
    )
    return Framed(tuple(_frame(each, move) for each in framed.frames), replace(framed.asked, notes=notes))


def _inline(text: Inline, move: Move) -> Inline:
    return Inline(tuple(_span(span, move) for span in text.spans), move(text.place))


def _span(span: Span, move: Move) -> Span:
    reference = span.reference
    place = move(reference.place) if reference else None
    return replace(span, reference=replace(reference, place=place)) if reference and place else span


def _frame(frame: Frame, move: Move) -> Frame:
    repeated = _frame(frame.repeated, move) if frame.repeated else None
    if frame.place is None and repeated is None:
        return frame
    return replace(frame, place=move(frame.place), repeated=repeated)
