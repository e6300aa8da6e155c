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
_DROP = 9.0
_MOST_SPARE = 14.0
"""What is added to a row at most, where there is room."""


class Entry(Struct, frozen=True):
    """An item with its letter or number; "" for one without."""

    label: str
    parts: Parts


def step_for(lists: Sequence[tuple[Sequence[Entry], float]], room: float, desk: Desk) -> Step | None:
    """The largest size in which lists, each so wide, are no higher than `room` and break no word; None if none is."""
    for step in OPTION_STEPS:
        if all(
            sum(_heights(entries, width, step, desk)) <= room and _keeps_words(entries, width, step, desk)
            for entries, width in lists
        ):
            return step
    return None


def divided(entries: Sequence[Entry], width: float, room: float, desk: Desk) -> list[list[Entry]]:
    """The entries in as few groups as the smallest size allows."""
    heights = _heights(entries, width, OPTION_STEPS[-1], desk)
    for parts in range(1, len(entries)):
        groups = balanced(range(len(entries)), heights, parts)
        if all(sum(heights[number] for number in group) <= room for group in groups):
            return [[entries[number] for number in group] for group in groups]
    return [[entry] for entry in entries]


def list_items(entries: Sequence[Entry], area: Rect, step: Step, key: str, desk: Desk) -> Iterator[Item]:
    """The list from the top of its area on, its rows as far apart as there is room for."""
    heights = _heights(entries, area.width, step, desk)
    spare = min(max((area.height - sum(heights)) / max(len(entries), 1), 0.0), _MOST_SPARE)
    y = area.y
    for number, (entry, height) in enumerate(zip(entries, heights, strict=True), 1):
        if number > 1:
            rule = desk.stroke("hair", 1.0)
            yield Connector(area.x, y, area.right, y, rule, f"{key}-rule-{number}")
        for item in _row(entry, Rect(area.x, y + _DROP + spare / 2, area.width, 0.0), step, f"{key}-{number}", desk):
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


def _heights(entries: Sequence[Entry], width: float, step: Step, desk: Desk) -> list[float]:
    style = desk.styles.option.at(*step)
    return [desk.composer.set(entry.parts, style, _room(entry, width)).height + 2 * _DROP for entry in entries]


def _keeps_words(entries: Sequence[Entry], width: float, step: Step, desk: Desk) -> bool:
    style = desk.styles.option.at(*step)
    is_last = step == OPTION_STEPS[-1]
    return is_last or all(desk.longest_word(entry.parts, style) <= _room(entry, width) for entry in entries)


def _room(entry: Entry, width: float) -> float:
    return width - (_LABEL_WIDTH if entry.label else 0.0)
