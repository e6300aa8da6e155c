"""People on slides: four columns, each under a life rule, with the name in its own script as the portrait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import MARGIN
from sinopack.layout.slides.opening import year_text
from sinopack.layout.slides.points import part_title
from sinopack.layout.styles import Step
from sinopack.layout.text import Family, Piece, SetText
from sinopack.page import Connector, Item, Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.values import replace

_GAP = 24.0
_RULE_Y = 254.0
_NATIVE_BOTTOM = 236.0
_NATIVE_TOP = 112.0
_KEY_Y = 462.0
_FULL_NAME: tuple[Step, ...] = ((38, 44), (32, 38), (28, 34), (24, 30), (20, 26))
_HAN_NAME: tuple[Step, ...] = ((52, 60), (44, 52), (36, 44), (28, 34), (20, 26))
_NAME_STEPS: tuple[Step, ...] = ((22, 28), (20, 26))


@dataclass(frozen=True, slots=True)
class Column:
    """One person set in a column: the portrait, and what stands under the rule."""

    person: blocks.PersonCard
    portrait: SetText
    below: list[SetText]


def compose_people(block: blocks.People, title: str, desk: Desk) -> list[Draft]:
    for count in (4, 3, 2, 1) if not desk.grid.is_narrow else (3, 2, 1):
        width = (desk.grid.width - (count - 1) * _GAP) / count
        if all(_fits(person, width, desk) for person in block.people) or count == 1:
            break
    groups = _groups(block.people, count)
    drafts = []
    for index, group in enumerate(groups, 1):
        key = block.key if index == 1 else f"{block.key}-{index}"
        heading = part_title(desk.heading(block.title, title), index, len(groups), desk)
        items: list[Item] = [desk.title(heading, key, 12, block.place, height=48.0)]
        for place, person in enumerate(group):
            items += _column(_set(person, width, desk), block, MARGIN + place * (width + _GAP), width, desk)
        items += _key(block, key, desk)
        notes = tuple(
            (Piece(f"{person.name}: ", bold=True), *desk.pieces(person.text)) for person in group if person.text
        )
        drafts.append(Draft("Title only", key, tuple(items), extra_notes=notes))
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _groups(people: Sequence[blocks.PersonCard], count: int) -> list[list[blocks.PersonCard]]:
    """Groups as equal as they can be: ten people are 4, 3 and 3."""
    parts = ceil(len(people) / count)
    base, extra = divmod(len(people), parts)
    groups, start = [], 0
    for index in range(parts):
        size = base + (1 if index < extra else 0)
        groups.append(list(people[start : start + size]))
        start += size
    return groups


def _fits(person: blocks.PersonCard, width: float, desk: Desk) -> bool:
    column = _set(person, width, desk)
    measure = desk.composer.typesetter.measure
    longest = max(measure(plain(person.name), desk.styles.person.at(*_NAME_STEPS[-1]), desk.composer.base).minimum, 0.0)
    room = _KEY_Y - 8.0 - _RULE_Y - 18.0
    return (
        total_height(column.below) <= room
        and column.portrait.height <= _NATIVE_BOTTOM - _NATIVE_TOP
        and longest <= width
    )


def _set(person: blocks.PersonCard, width: float, desk: Desk) -> Column:
    composer, styles = desk.composer, desk.styles
    portrait_style = replace(styles.small, colour=composer.theme["accent"])
    if person.native:
        text = Piece(person.native, language=person.native_language)
        steps = _HAN_NAME if _is_han(person.native) else _FULL_NAME
    else:
        text = Piece(person.name, family=Family.SERIF)
        steps = _FULL_NAME
    portrait = _largest((text,), portrait_style, steps, (width, _NATIVE_BOTTOM - _NATIVE_TOP), desk)
    below: list[SetText] = []
    if person.native:
        name = _largest(plain(person.name), styles.person, _NAME_STEPS, (width, 60.0), desk)
        below.append(name)
    if person.dates:
        quiet = replace(styles.small, colour=composer.theme["quiet"])
        below.append(composer.set(plain(person.dates), quiet, width, space_after=10.0))
    if person.role:
        below.append(composer.set(desk.pieces(person.role), styles.small, width))
    return Column(person, portrait, below)


def _is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def _largest(parts: Sequence[Piece], style, steps: Sequence[Step], room: tuple[float, float], desk: Desk) -> SetText:  # type: ignore[no-untyped-def]
    for step in steps:
        text = desk.composer.set(parts, style.at(*step), room[0])
        longest = desk.composer.typesetter.measure(parts, style.at(*step), desk.composer.base).minimum
        if text.height <= room[1] and longest <= room[0]:
            return text
    return text


def _column(column: Column, block: blocks.People, x: float, width: float, desk: Desk) -> list[Item]:
    composer, person = desk.composer, column.person
    items: list[Item] = []
    top = _NATIVE_BOTTOM - column.portrait.height
    items.append(composer.box([column.portrait], (x, top), width, Role.HEADING_2, f"{person.key}-portrait"))
    items += _life_rule(person, block, x, width, desk)
    if column.below:
        items.append(composer.box(column.below, (x, _RULE_Y + 18.0), width, Role.PARAGRAPH, person.key))
    return items


def _life_rule(person: blocks.PersonCard, block: blocks.People, x: float, width: float, desk: Desk) -> list[Item]:
    theme = desk.composer.theme
    span = block.end - block.start

    def at(year: float) -> float:
        return x + (min(max((year - block.start) / span, 0.0), 1.0) * width if span else 0.0)

    items: list[Item] = []
    if person.born is not None and block.span is not None:
        life = theme.surface("life")
        left, right = at(block.span.start), at(block.span.end)
        rect = Rect(left, _RULE_Y - 5.0, right - left, 10.0)
        items.append(Shape(rect, Outline.RECTANGLE, f"{person.key}-span", fill=life.fill, stroke=life.outline))
    items.append(Connector(x, _RULE_Y, x + width, _RULE_Y, desk.stroke("ink", 0.75), f"{person.key}-rule"))
    if person.born is not None:
        left, right = at(person.born), at(person.died if person.died is not None else block.end)
        rect = Rect(left, _RULE_Y - 2.5, max(right - left, 3.0), 5.0)
        items.append(Shape(rect, Outline.RECTANGLE, f"{person.key}-life", fill=theme["ink"]))
    return items


def _key(block: blocks.People, key: str, desk: Desk) -> list[Item]:
    """What the rules mean."""
    if all(person.born is None for person in block.people):
        return []
    labels = desk.composer.labels
    values = {"start": year_text(block.start, desk), "end": year_text(block.end, desk)}
    text = (
        labels("life-key-slide", span=block.span.name, **values) if block.span
        else labels("life-key-slide-plain", **values)
    )  # fmt: skip
    style = desk.styles.caption
    set_text = desk.composer.set(plain(text), style, desk.grid.width)
    at = (MARGIN, desk.composer.hang(style, _KEY_Y) - (set_text.height - style.leading))
    return [desk.composer.box([set_text], at, desk.grid.width, Role.NOTE, f"{key}-key")]
