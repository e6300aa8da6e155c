"""Lists whose items have a letter or a number before them, with rules between: what is to be ordered, or matched.

In: entries and the area they stand in. Out: the largest size in which they fit there, and their items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.split import Parts, balanced
from sinopack.layout.styles import OPTION_STEPS, Step
from sinopack.page import Connector, Item, Role

_LABEL_WIDTH = 44.0
_MOST_SPARE = 14.0
"""What is added to a row at most, where there is room."""


class Entry(Struct, frozen=True):
    """An item with its letter or number; "" for one without."""

    label: str
    parts: Parts


class Rows(Struct, frozen=True):
    """How rows are set: the size of their type, what is between their text and their rules, and what is added where
    there is room, or None for as much as there is."""

    step: Step
    drop: float = 9.0
    spare: float | None = None


SMALLEST = OPTION_STEPS[-1]
USUAL_ROWS = tuple(Rows(step) for step in OPTION_STEPS)


def rows_for(
    lists: Sequence[tuple[Sequence[Entry], float]], room: float, desk: Desk, choices: Sequence[Rows] = USUAL_ROWS
) -> Rows | None:
    """The first of the choices with which lists, each so wide, are no higher than `room` and break no word; None if
    there is none. The smallest type may break one."""
    for rows in choices:
        if all(
            sum(_heights(entries, width, rows, desk)) <= room
            and (rows.step == SMALLEST or keeps_words(entries, width, rows, desk))
            for entries, width in lists
        ):
            return rows
    return None


def divided(entries: Sequence[Entry], width: float, room: float, rows: Rows, desk: Desk) -> list[list[Entry]]:
    """The entries in as few groups as such rows allow."""
    heights = _heights(entries, width, rows, desk)
    for parts in range(1, len(entries)):
        groups = balanced(range(len(entries)), heights, parts)
        if all(sum(heights[number] for number in group) <= room for group in groups):
            return [[entries[number] for number in group] for group in groups]
    return [[entry] for entry in entries]


def spare_of(entries: Sequence[Entry], area: Rect, rows: Rows, desk: Desk) -> float:
    """What can be added to each row."""
    left = area.height - sum(_heights(entries, area.width, rows, desk))
    return min(max(left / max(len(entries), 1), 0.0), _MOST_SPARE)


def list_items(entries: Sequence[Entry], area: Rect, rows: Rows, key: str, desk: Desk) -> Iterator[Item]:
    """The list from the top of its area on, its rows as far apart as there is room for."""
    heights = _heights(entries, area.width, rows, desk)
    spare = spare_of(entries, area, rows, desk) if rows.spare is None else rows.spare
    y = area.y
    for number, (entry, height) in enumerate(zip(entries, heights, strict=True), 1):
        if number > 1:
            rule = desk.stroke("hair", 1.0)
            yield Connector(area.x, y, area.right, y, rule, f"{key}-rule-{number}")
        for item in _row(
            entry, Rect(area.x, y + rows.drop + spare / 2, area.width, 0.0), rows.step, f"{key}-{number}", desk
        ):
            yield within(within(item, Role.LIST_ITEM, f"{key}-entry-{number}"), Role.LIST, key)
        y += height + spare


def _row(entry: Entry, place: Rect, step: Step, key: str, desk: Desk) -> Iterator[Item]:
    composer, style = desk.composer, desk.styles.option.at(*step)
    indent = _LABEL_WIDTH if entry.label else 0.0
    if entry.label:
        bold = replace(style, bold=True, colour=composer.theme["accent"])
        label = composer.set(plain(entry.label), bold, _LABEL_WIDTH - 4.0)
        yield composer.box([label], (place.x, place.y), _LABEL_WIDTH - 4.0, Role.LABEL, f"{key}-label")
    text = composer.set(entry.parts, style, place.width - indent)
    yield composer.box([text], (place.x + indent, place.y), place.width - indent, Role.PARAGRAPH, key)


def _heights(entries: Sequence[Entry], width: float, rows: Rows, desk: Desk) -> list[float]:
    style = desk.styles.option.at(*rows.step)
    return [desk.composer.set(entry.parts, style, _room(entry, width)).height + 2 * rows.drop for entry in entries]


def keeps_words(entries: Sequence[Entry], width: float, rows: Rows, desk: Desk) -> bool:
    """Whether no word is broken in a list so wide."""
    style = desk.styles.option.at(*rows.step)
    return all(desk.longest_word(entry.parts, style) <= _room(entry, width) for entry in entries)


def _room(entry: Entry, width: float) -> float:
    return width - (_LABEL_WIDTH if entry.label else 0.0)
