"""Questions that are answered with a number or a letter in a box: things to put in order, things to match."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed, shifted, stack, whole
from sinopack.layout.handout.answer_space import INDENT, WRITING_BOX, Stem, boxed_item
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.page import Role
from sinopack.plan.blocks import tasks

_ROW_GAP = 8.0
_BEFORE = 8.0
_GUTTER = 48.0
"""Between the two sides of a match: room to draw lines, for who prefers that to letters."""
_LINEAR_GUTTER = 28.0
_LETTER_WIDTH = 20.0
_MOST_LINES = 4
"""A text of more lines in its half of the sheet is set over the whole width."""


def compose_order(task: tasks.OrderTask, stem: Stem, desk: Desk) -> list[Frame]:
    """The items one under the other, each with a box for its number."""
    place = Rect(INDENT, 0.0, desk.sheet.main - INDENT, 0.0)
    places = [str(place) for place in task.places] or [""] * len(task.items)
    rows = [
        boxed_item(number, item, place, written, stem.key, desk)
        for number, (item, written) in enumerate(zip(task.items, places, strict=True), 1)
    ]
    items = enclosed(stack(rows, _ROW_GAP), Role.LIST, f"{stem.key}-items")
    return [whole(stack([stem.frame, replace(items, space_before=_BEFORE)]))]


def compose_match(task: tasks.MatchTask, stem: Stem, desk: Desk) -> list[Frame]:
    """Two columns: on the left the items, each with a box for a letter; on the right what may belong to them."""
    gutter = _LINEAR_GUTTER if desk.sheet.is_linear else _GUTTER
    half = (desk.sheet.width - INDENT - gutter) / 2
    written = [chr(ord("A") + partner) for partner in task.partners] or [""] * len(task.items)
    fits = _fits(task.items, half - 2 * WRITING_BOX, desk) and _fits(task.choices, half - _LETTER_WIDTH, desk)
    width = half if fits else desk.sheet.main - INDENT
    left = [
        boxed_item(number, item, Rect(INDENT, 0.0, width, 0.0), letter, stem.key, desk)
        for number, (item, letter) in enumerate(zip(task.items, written, strict=True), 1)
    ]
    x = INDENT + half + gutter if fits else INDENT
    right = [_choice(number, choice, (x, width), stem.key, desk) for number, choice in enumerate(task.choices)]
    if fits:
        both = replace(_side_by_side(left, right, stem.key), space_before=_BEFORE)
        return [whole(stack([stem.frame, both]))]
    lists = [enclosed(stack(left, _ROW_GAP), Role.LIST, f"{stem.key}-items"),
             enclosed(stack(right, _ROW_GAP), Role.LIST, f"{stem.key}-choices")]  # fmt: skip
    return [whole(stack([stem.frame, *(replace(each, space_before=2 * _BEFORE) for each in lists)]))]


def _side_by_side(left: Sequence[Frame], right: Sequence[Frame], key: str) -> Frame:
    """Both sides in rows of one height; the whole left side is read first."""
    y = 0.0
    sides: tuple[list[FrameItem], list[FrameItem]] = ([], [])
    breaks: list[float] = []
    for pair in zip_longest(left, right):
        if y:
            breaks.append(y)
        for side, frame, name in zip(sides, pair, ("items", "choices"), strict=True):
            if frame is not None:
                side += shifted(enclosed(frame, Role.LIST, f"{key}-{name}"), 0.0, y).items
        y += max(frame.height for frame in pair if frame is not None) + _ROW_GAP
    return Frame(y - _ROW_GAP, (*sides[0], *sides[1]), tuple(breaks))


def _choice(number: int, text: Inline, place: tuple[float, float], key: str, desk: Desk) -> Frame:
    """A letter and what may belong to an item, from an x on and so wide."""
    x, width = place
    composer, style = desk.composer, desk.styles.sans
    drop = max((WRITING_BOX - style.leading) / 2, 0.0)
    letter = composer.set(plain(chr(ord("A") + number)), desk.styles.stem, _LETTER_WIDTH)
    said = composer.set(desk.pieces(text), style, width - _LETTER_WIDTH)
    at, room = (x + _LETTER_WIDTH, drop), width - _LETTER_WIDTH
    items = (
        desk.snug(letter, (x, drop), Role.LABEL, f"{key}-letter-{number + 1}"),
        composer.box([said], at, room, Role.PARAGRAPH, f"{key}-choice-{number + 1}"),
    )
    return enclosed(Frame(max(drop + said.height, WRITING_BOX), items), Role.LIST_ITEM, f"{key}-lettered-{number + 1}")


def _fits(texts: Sequence[Inline], room: float, desk: Desk) -> bool:
    """Whether texts can stand in half of the sheet: whole words, and not too many lines."""
    composer, style = desk.composer, desk.styles.sans
    with composer.trial():
        return all(
            composer.typesetter.measure(desk.pieces(text), style, composer.base).minimum <= room
            and len(composer.set(desk.pieces(text), style, room).lines) <= _MOST_LINES
            for text in texts
        )
