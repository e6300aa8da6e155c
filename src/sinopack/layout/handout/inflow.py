"""Notes on a linear sheet, which has no margin column: in the flow, right behind the paragraph or the list that first
mentions their terms.

In: the frames of a part. Out: the same frames with their notes between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.text import Piece
from sinopack.page import Enclosure, Role
from sinopack.plan.blocks import TermEntry

_INDENT = 14.0
_ABOVE = 4.0


def with_notes(frames: Sequence[Frame], desk: Desk) -> Iterator[Frame]:
    """The frames, each followed by the notes that it asks for; those of a list stand behind the whole of it."""
    waiting: list[Frame] = []
    for frame, following in zip(frames, [*frames[1:], None], strict=True):
        waiting += [_note(desk.terms[anchor.term], desk) for anchor in frame.anchors]
        yield replace(frame, anchors=())
        if following is None or _list_of(frame) is None or _list_of(frame) != _list_of(following):
            yield from (replace(note, keep_with_next=frame.keep_with_next) for note in waiting)
            waiting = []


def _list_of(frame: Frame) -> Enclosure | None:
    """The outermost list that a frame belongs to."""
    enclosures = (enclosure for item in frame.items[:1] for enclosure in getattr(item, "within", ()))
    return next((each for each in enclosures if each.role is Role.LIST), None)


def _note(term: TermEntry, desk: Desk) -> Frame:
    """The term in bold accent under a rule, then what it means; both indented."""
    width = desk.sheet.width - _INDENT
    head = (Piece(term.term, bold=True, colour=desk.colour("accent")),)
    texts = [desk.composer.set(parts, desk.styles.note, width) for parts in (head, desk.pieces(term.meaning))]
    box = desk.composer.box(texts, (_INDENT, _ABOVE), width, Role.NOTE, f"{term.key}-note")
    rule = desk.rule(_INDENT, 0.0, width, desk.stroke("accent", 0.75), f"{term.key}-note-rule")
    gap = desk.styles.paragraph_gap
    return Frame(_ABOVE + box.rect.height, (rule, box), space_before=gap, space_after=gap, place=term.place)
