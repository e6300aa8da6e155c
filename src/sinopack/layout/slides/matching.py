"""Things to match: on the left what is asked, on the right what may belong to it; on the answer's slide the pairs.

In: a question to match, asked or answered. Out: its slides. Each has something of both sides: learners who match cannot
see two slides at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.asked import Asked, on_ground, task_draft
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.group import Member, members
from sinopack.layout.slides.lettered import (
    USUAL_ROWS,
    Entry,
    Rows,
    divided,
    keeps_words,
    list_items,
    rows_for,
    spare_of,
)
from sinopack.layout.slides.sorting import letter
from sinopack.layout.slides.task_table import task_table_slides
from sinopack.layout.styles import OPTION_STEPS
from sinopack.layout.table import TableText
from sinopack.page import Item
from sinopack.plan.blocks.tasks import MatchTask

_GAP = 16.0
_CLOSE = 4.0
"""What is between text and rules where rows must be close together."""
_CLOSE_ROWS = tuple(Rows(step, _CLOSE) for step in OPTION_STEPS)
_LAST = _CLOSE_ROWS[-1]
_SPANS = ((6, 6), (4, 4), (3, 3))
"""Columns of the grid for what is asked, and for each column of what may belong to it: one, two or three of those."""

Group = list[Entry]


class _Sides(Struct, frozen=True):
    """Where things to match stand: the area of what is asked, and those of what may belong to it."""

    left: Rect
    right: tuple[Rect, ...]

    def columns(self, choices: Sequence[Entry]) -> list[Sequence[Entry]]:
        """The choices down the first column, then down the next."""
        share = -(-len(choices) // len(self.right))
        return [choices[start : start + share] for start in range(0, len(choices), share)]

    def lists(self, items: Sequence[Entry], choices: Sequence[Entry]) -> list[tuple[Sequence[Entry], float]]:
        """Everything that stands in a column, with the column's width."""
        return [(items, self.left.width), *((column, self.right[0].width) for column in self.columns(choices))]


class _Arranged(Struct, frozen=True):
    """How things to match are set: where, in what rows, and what of both sides stands on each slide."""

    sides: _Sides
    rows: Rows
    parts: list[tuple[Group, Group]]


def match_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """Both sides on one slide, closer together or in more columns where they must be; else divided over several, each
    with both sides. On the answer's slide the pairs."""
    task = asked.block.task
    assert isinstance(task, MatchTask)
    if asked.is_answer:
        pairs = tuple(
            (desk.pieces(item), plain(letter(partner)), desk.pieces(task.choices[partner]))
            for item, partner in zip(task.items, task.partners, strict=True)
        )
        return task_table_slides(asked, TableText(pairs, 0, True), desk)
    items = [Entry("", desk.pieces(item)) for item in task.items]
    choices = [Entry(letter(number), desk.pieces(choice)) for number, choice in enumerate(task.choices)]
    found = _arranged(items, choices, asked.below(asked.task_stem(desk)), desk)
    drafts = [_draft(asked, found, member, part, desk) for member, part in members(found.parts)]
    desk.say_split(asked.title, len(drafts), asked.block.place)
    desk.say_shrunk(asked.title, found.rows.step[0], OPTION_STEPS[0][0], asked.block.place)
    return drafts


def _arranged(items: Group, choices: Group, top: float, desk: Desk) -> _Arranged:
    """The first arrangement that takes everything on one slide; else the first with all the choices on every slide."""
    beside = [_sides(number, top, desk) for number in range(1, len(_SPANS) + 1)]
    for sides, looks in product(beside[:-1], (USUAL_ROWS, _CLOSE_ROWS)):
        lists = sides.lists(items, choices)
        rows = rows_for(lists, sides.left.height, desk, looks)
        if rows and _keep_words(lists, rows, desk):
            return _Arranged(sides, rows, [(items, choices)])
    for sides in beside:
        asked, *offered = sides.lists(items, choices)
        if rows_for(offered, sides.left.height, desk, (_LAST,)) and _keep_words([asked, *offered], _LAST, desk):
            return _Arranged(sides, _LAST, [(group, choices) for group in _divided(items, sides.left, desk)])
    sides = beside[0]
    groups, others = _divided(items, sides.left, desk), _divided(choices, sides.right[0], desk)
    return _Arranged(sides, _LAST, list(product(groups, others)))


def _divided(entries: Group, area: Rect, desk: Desk) -> list[Group]:
    """The entries in as few groups as there is room for, all of them in one if it takes them."""
    return divided(entries, area.width, area.height, _LAST, desk)


def _keep_words(lists: Sequence[tuple[Sequence[Entry], float]], rows: Rows, desk: Desk) -> bool:
    """Whether no word is broken, in the smallest type either."""
    return all(keeps_words(entries, width, rows, desk) for entries, width in lists)


def _draft(asked: Asked, found: _Arranged, member: Member, part: tuple[Group, Group], desk: Desk) -> Draft:
    """One slide; in several columns all rows are equally far apart."""
    items, choices = part
    sides, rows, ground = found.sides, found.rows, on_ground(asked.surface, desk)
    columns = sides.columns(choices)
    if len(columns) > 1:
        areas = zip((items, *columns), (sides.left, *sides.right), strict=False)
        rows = replace(rows, spare=min(spare_of(entries, area, rows, ground) for entries, area in areas))
    key = member.key(asked.key)
    content: list[Item] = [*list_items(items, sides.left, rows, f"{key}-items", ground)]
    for number, (column, area) in enumerate(zip(columns, sides.right, strict=False), 1):
        name = f"{key}-choices" if number == 1 else f"{key}-choices-{number}"
        content += list_items(column, area, rows, name, ground)
    return task_draft(asked, member, asked.task_stem(desk), content, desk)


def _sides(columns: int, top: float, desk: Desk) -> _Sides:
    """The areas with so many columns of choices."""
    own, other = _SPANS[columns - 1]
    left = desk.grid.area(0, own, top)
    right = [desk.grid.area(own + number * other, other, top) for number in range(columns)]
    narrower = [replace(area, width=area.width - _GAP) for area in (left, *right[:-1])]
    return _Sides(narrower[0], (*narrower[1:], right[-1]))
