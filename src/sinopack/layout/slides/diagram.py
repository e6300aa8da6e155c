"""Diagrams on slides: from left to right where they fit, else downwards, in the largest size. Only a sequence goes on
over another slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.diagram import Look, Pen, Places, Texts, draw, lay_out, texts_of
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.styles import CAPTION_STEPS, Step
from sinopack.layout.text import SetText
from sinopack.page import Item, Role
from sinopack.plan import blocks

_STEPS: tuple[Step, ...] = ((24, 30), (22, 28), (20, 26), (18, 24))
_USUAL_STEPS, _LEAST_STEP = _STEPS[:3], _STEPS[3:]
"""A sequence is rather divided than set in the smallest size."""
_CAPTION_ROOM = 96.0
_CAPTION_GAP = 14.0
_TIGHT = (1.0, 0.7, 0.5)
"""Before the type is set in the smallest size, the room around and between boxes becomes so much of what it was; a
sequence is rather divided than set with the least."""
_RISE = 0.4
"""How much of the room that a diagram leaves stands above it."""


class _Fitted(Struct, frozen=True):
    """A diagram, or a part of a sequence, with its places in the size of `texts`."""

    block: blocks.DiagramOf
    texts: Texts
    places: Places


def compose_diagram(block: blocks.DiagramOf, title: str, desk: Desk) -> list[Draft]:
    """The diagram with its caption on one slide; a long sequence on several."""
    caption = None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        caption = desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)
    foot = CONTENT_BOTTOM - (caption.height + _CAPTION_GAP if caption else 0.0)
    parts = _parts(block, Size(desk.grid.width, foot - CONTENT_TOP), title, desk)
    drafts: list[Draft] = []
    for member, part in members(parts):
        key = member.key(block.key)
        heading = member.title(desk.heading(block.title, title), desk.composer.labels)
        free = foot - CONTENT_TOP - part.places.size.height
        pen = Pen(part.texts, part.places, key, (MARGIN, CONTENT_TOP + max(free, 0.0) * _RISE))
        items: list[Item] = [
            desk.title(heading, key, 12, block.place, HEADING_ROOM),
            replace(draw(part.block, pen, part.block.alternative), key=key),
        ]
        if caption:
            items.append(_caption(caption, key, desk))
        drafts.append(Draft("Title only", key, tuple(items)))
    desk.say_split(title, len(drafts), block.place)
    if parts:
        desk.say_shrunk(title, parts[0].texts.look.text.size, _STEPS[2][0], block.place)
    return drafts


def _caption(text: SetText, key: str, desk: Desk) -> Item:
    at = (MARGIN, CONTENT_BOTTOM - text.height + 4.0)
    return desk.composer.box([text], at, desk.grid.width, Role.CAPTION, f"{key}-caption")


def _look(desk: Desk) -> Look:
    styles = desk.styles
    label = replace(styles.small, colour=desk.composer.theme["quiet"])
    return Look(
        text=styles.small, detail=styles.small, label=label, pad_x=12.0, pad_y=9.0, beside=18.0, level=52.0, down=40.0,
        widest=250.0, widest_label=150.0, line=2.0, short=7.5,
    )  # fmt: skip


def _parts(block: blocks.DiagramOf, room: Size, title: str, desk: Desk) -> list[_Fitted]:
    """The diagram in the largest size that fits; a sequence that fits in none of them, in parts."""
    fitted = _fitted(block, room, _USUAL_STEPS, desk)
    if fitted is None and block.kind != "sequence":
        fitted = _fitted(block, room, _LEAST_STEP, desk)
    if fitted:
        return [fitted]
    for count in range(2, len(block.boxes) + 1) if block.kind == "sequence" else ():
        parts = [_fitted(part, room, _USUAL_STEPS, desk) for part in _divided(block, count, desk)]
        found = [part for part in parts if part]
        if len(found) == len(parts):
            size = min(part.texts.look.text.size for part in found)
            steps = [step for step in _USUAL_STEPS if step[0] == size]
            alike = [_fitted(each.block, room, steps, desk) or each for each in found]
            return [*map(_unfinished, alike[:-1]), *alike[-1:]]
    _say_too_large(block, room, title, desk)
    return []


def _fitted(block: blocks.DiagramOf, room: Size, steps: Sequence[Step], desk: Desk) -> _Fitted | None:
    texts = texts_of(block, _look(desk), desk.composer, desk.pieces)
    ways = (True, False) if block.kind == "causes" else (True,)
    shares = _TIGHT[:2] if block.kind == "sequence" else _TIGHT
    for share, step, is_level in product(shares, steps, ways):
        sized = replace(texts, look=texts.look.at(*step).tightened(share))
        places = lay_out(block, sized, room, is_level=is_level)
        if places:
            return _Fitted(block, sized, places)
    return None


def _unfinished(part: _Fitted) -> _Fitted:
    """A part of a sequence whose last step is not the outcome."""
    return replace(part, texts=replace(part.texts, strong=frozenset()))


def _divided(block: blocks.DiagramOf, count: int, desk: Desk) -> list[blocks.DiagramOf]:
    """A sequence in so many parts, as equal as they can be. Each says what it shows."""
    each = ceil(len(block.boxes) / count)
    parts = []
    for start in range(0, len(block.boxes), each):
        boxes = block.boxes[start : start + each]
        labels = desk.composer.labels
        arrows = tuple(blocks.DiagramArrow(number, number + 1) for number in range(len(boxes) - 1))
        sentences = block.sentences[start : start + each]
        said = labels("sequence-of", steps=labels.between("listed").join(sentences))
        parts.append(replace(block, boxes=boxes, arrows=arrows, sentences=sentences, alternative=said))
    return parts


def _say_too_large(block: blocks.DiagramOf, room: Size, title: str, desk: Desk) -> None:
    """Tell the author that a diagram has no room on a slide, and how many of its boxes would have."""
    size = _STEPS[-1][0]
    count = next(
        (n for n in range(len(block.boxes) - 1, 1, -1) if _fitted(_first(block, n), room, _LEAST_STEP, desk)), 0
    )
    message = f"“{title}” has {len(block.boxes)} boxes, which do not fit on a slide at {size:g} pt."
    fits = f"{count} of them would. " if count else ""
    advice = f"{fits}Shorten the texts, make two diagrams of it, or show it in the handout only (show: handout)."
    desk.composer.problem(message, block.place, advice)


def _first(block: blocks.DiagramOf, count: int) -> blocks.DiagramOf:
    """The first boxes of a diagram, with the arrows between them."""
    arrows = tuple(arrow for arrow in block.arrows if max(arrow.start, arrow.end) < count)
    return replace(block, boxes=block.boxes[:count], arrows=arrows)
