"""Things to put in order, and things to match: lettered lists, and on the answer's slide the right order, the pairs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM
from sinopack.layout.slides.group import members
from sinopack.layout.slides.lettered import Entry, divided, list_items, step_for
from sinopack.layout.slides.task_table import task_table_slides
from sinopack.layout.styles import OPTION_STEPS
from sinopack.layout.table import TableText
from sinopack.layout.text import Piece
from sinopack.page import Item
from sinopack.plan.blocks.tasks import MatchTask, OrderTask


def order_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The items with letters as they are printed; on the answer's slide in their right order, with the same letters."""
    task = asked.block.task
    assert isinstance(task, OrderTask)
    quiet = asked.surface.quiet
    lettered = [Entry(_letter(number), desk.pieces(item)) for number, item in enumerate(task.items)]
    if asked.is_answer:
        placed = sorted(zip(task.places, lettered, strict=True), key=lambda pair: pair[0])
        lettered = [
            Entry(str(place), (*entry.parts, Piece(f"  ({entry.label})", colour=quiet))) for place, entry in placed
        ]
    return _list_slides(asked, lettered, desk)


def match_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The items on the left and what may belong to them on the right; on the answer's slide the pairs. What has no room
    side by side has slides of its own."""
    task = asked.block.task
    assert isinstance(task, MatchTask)
    if asked.is_answer:
        rows = tuple(
            (desk.pieces(item), plain(_letter(partner)), desk.pieces(task.choices[partner]))
            for item, partner in zip(task.items, task.partners, strict=True)
        )
        return task_table_slides(asked, TableText(rows, 0, True), desk)
    items = [Entry("", desk.pieces(item)) for item in task.items]
    choices = [Entry(_letter(number), desk.pieces(choice)) for number, choice in enumerate(task.choices)]
    stem = asked.task_stem(desk)
    top, grid = asked.below(stem), desk.grid
    left = grid.area(0, 6, top)
    left = Rect(left.x, left.y, left.width - 16.0, left.height)
    right = grid.area(6, 6, top)
    ground = on_ground(asked.surface, desk)
    step = step_for([(items, left.width), (choices, right.width)], CONTENT_BOTTOM - top, desk)
    if step is None:
        return _list_slides(asked, items, desk, choices)
    ((member, _),) = members([items])
    content = [
        *list_items(items, left, step, f"{asked.key}-items", ground),
        *list_items(choices, right, step, f"{asked.key}-choices", ground),
    ]
    return [task_draft(asked, member, stem, content, desk)]


def _list_slides(asked: Asked, entries: Sequence[Entry], desk: Desk, others: Sequence[Entry] = ()) -> list[Draft]:
    """Lists over the whole width, each on as few slides as it needs."""
    stem = asked.task_stem(desk)
    area = desk.grid.area(0, 12, asked.below(stem))
    lists = [each for each in (entries, others) if each]
    step = step_for([(each, area.width) for each in lists], area.height, desk)
    groups = [list(each) for each in lists]
    if step is None:
        step = OPTION_STEPS[-1]
        groups = list(chain.from_iterable(divided(each, area.width, area.height, desk) for each in lists))
    ground, drafts = on_ground(asked.surface, desk), []
    for member, group in members(groups):
        content: list[Item] = [*list_items(group, area, step, f"{member.key(asked.key)}-items", ground)]
        drafts.append(task_draft(asked, member, stem, content, desk))
    desk.say_split(asked.title, len(drafts), asked.block.place)
    desk.say_shrunk(asked.title, step[0], OPTION_STEPS[0][0], asked.block.place)
    return drafts


def _letter(number: int) -> str:
    return chr(ord("A") + number)
