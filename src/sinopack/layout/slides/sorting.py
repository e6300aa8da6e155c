"""Things to put in order: a lettered list, and on the answer's slide the right order."""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.group import members
from sinopack.layout.slides.lettered import SMALLEST, Entry, Rows, divided, list_items, rows_for
from sinopack.layout.styles import OPTION_STEPS
from sinopack.layout.text import Piece
from sinopack.page import Item
from sinopack.plan.blocks.tasks import OrderTask


def order_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The items with letters as they are printed; on the answer's slide in their right order, with the same letters."""
    task = asked.block.task
    assert isinstance(task, OrderTask)
    quiet = asked.surface.quiet
    lettered = [Entry(letter(number), desk.pieces(item)) for number, item in enumerate(task.items)]
    if asked.is_answer:
        placed = sorted(zip(task.places, lettered, strict=True), key=lambda pair: pair[0])
        lettered = [
            Entry(str(place), (*entry.parts, Piece(f"  ({entry.label})", colour=quiet))) for place, entry in placed
        ]
    return _list_slides(asked, lettered, desk)


def _list_slides(asked: Asked, entries: Sequence[Entry], desk: Desk) -> list[Draft]:
    """A list over the whole width, on as few slides as it needs."""
    stem = asked.task_stem(desk)
    area = desk.grid.area(0, 12, asked.below(stem))
    rows, groups = rows_for([(entries, area.width)], area.height, desk), [list(entries)]
    if rows is None:
        rows = Rows(SMALLEST)
        groups = divided(entries, area.width, area.height, rows, desk)
    ground, drafts = on_ground(asked.surface, desk), []
    for member, group in members(groups):
        content: list[Item] = [*list_items(group, area, rows, f"{member.key(asked.key)}-items", ground)]
        drafts.append(task_draft(asked, member, stem, content, desk))
    desk.say_split(asked.title, len(drafts), asked.block.place)
    desk.say_shrunk(asked.title, rows.step[0], OPTION_STEPS[0][0], asked.block.place)
    return drafts


def letter(number: int) -> str:
    """What the place of a thing in a list is called, counted from 0."""
    return chr(ord("A") + number)
