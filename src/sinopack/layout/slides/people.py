"""People on slides: columns under life rules, with the name in its own script as the portrait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.lives import LifeRule, life_key, life_rule
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.split import Parts, is_han
from sinopack.layout.styles import Step
from sinopack.layout.text import Family, Piece, SetText, TextStyle
from sinopack.page import Item, Role, TextBox
from sinopack.plan import blocks

_GAP = 24.0
_HEADING_ROOM = 48.0
_PORTRAIT_BOTTOM = 236.0
_PORTRAIT_ROOM = 124.0
_RULE_Y = 254.0
_RULE = (0.75, 5.0, 10.0, 3.0)
"""The heights of the line, of a life and of the shaded years, and the least length of a life."""
_BELOW_TOP = _RULE_Y + 18.0
_BELOW_BOTTOM = 454.0
_KEY_Y = 462.0
"""Where the capitals of the key's last line hang."""
_NAME_ROOM = 60.0
_AFTER_DATES = 10.0
_COLUMNS, _NARROW_COLUMNS = (4, 3, 2, 1), (3, 2, 1)
_PORTRAIT_STEPS: tuple[Step, ...] = ((38, 44), (32, 38), (28, 34), (24, 30), (20, 26))
_HAN_STEPS: tuple[Step, ...] = ((52, 60), (44, 52), (36, 44), (28, 34), (20, 26))
_NAME_STEPS: tuple[Step, ...] = ((22, 28), (20, 26))


class _Column(Struct, frozen=True):
    """One person set in a column: the portrait; under the rule the name, unless the portrait is the name, and what is
    said of the person."""

    person: blocks.PersonCard
    width: float
    portrait: SetText
    name: SetText | None
    details: list[SetText]

    @property
    def below(self) -> list[SetText]:
        return [self.name, *self.details] if self.name else self.details


def compose_people(block: blocks.People, title: str, desk: Desk) -> list[Draft]:
    """Four people a slide (three on a narrow one), fewer where a name or a role is long; their texts are in the
    notes."""
    drafts: list[Draft] = []
    for member, group in members(_slides(block, desk)):
        key = member.key(block.key)
        heading = member.title(desk.heading(block.title, title), desk.composer.labels)
        items: list[Item] = [desk.title(heading, key, 12, block.place, _HEADING_ROOM)]
        x = MARGIN
        for column in group:
            items += _items(column, block, x, desk)
            x += column.width + _GAP
        caption = _key_box(block, key, desk)
        items += [caption] if caption else []
        notes = tuple(_note(column.person, desk) for column in group if column.person.text)
        drafts.append(Draft("Title only", key, tuple(items), extra_notes=notes))
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _slides(block: blocks.People, desk: Desk) -> list[list[_Column]]:
    """The people set in the narrowest columns that hold every one of them, in equal groups."""
    caption = _key_box(block, block.key, desk)
    room = min(_BELOW_BOTTOM, caption.rect.y if caption else _BELOW_BOTTOM) - _BELOW_TOP
    for count in _NARROW_COLUMNS if desk.grid.is_narrow else _COLUMNS:
        width = (desk.grid.width - (count - 1) * _GAP) / count
        columns = [_set(person, width, desk) for person in block.people]
        if all(_fits(column, room) and _keeps_words(column, desk) for column in columns):
            break
    for person in (column.person for column in columns if not _fits(column, room)):
        message = f"What is said of “{person.name}” does not fit on a slide."
        desk.composer.problem(message, person.place or block.place, "Shorten the role, and say the rest as `text`.")
    groups = equal_groups(columns, count)
    widest = len(groups[0])
    if 1 < widest < count:  # nine people are three a slide: their columns share the whole width
        width = (desk.grid.width - (widest - 1) * _GAP) / widest
        groups = [[_set(column.person, width, desk) for column in group] for group in groups]
    return groups


def equal_groups(columns: Sequence[_Column], most: int) -> list[list[_Column]]:
    """Groups as equal as they can be: ten people, at most four a group, are 4, 3 and 3."""
    parts = ceil(len(columns) / most)
    base, extra = divmod(len(columns), parts)
    ends = [base * index + min(index, extra) for index in range(parts + 1)]
    return [list(columns[start:end]) for start, end in pairwise(ends)]


def _fits(column: _Column, room: float) -> bool:
    return total_height(column.below) <= room and column.portrait.height <= _PORTRAIT_ROOM


def _keeps_words(column: _Column, desk: Desk) -> bool:
    """Whether no word of the name is broken."""
    style = desk.styles.person.at(*_NAME_STEPS[-1])
    return desk.longest_word(plain(column.person.name), style) <= column.width


def _set(person: blocks.PersonCard, width: float, desk: Desk) -> _Column:
    composer, small = desk.composer, desk.styles.small
    name, details = None, []
    if person.native:
        name = _largest(plain(person.name), desk.styles.person, _NAME_STEPS, (width, _NAME_ROOM), desk)
    if person.dates:
        quiet = replace(small, colour=composer.theme["quiet"])
        details.append(composer.set(plain(person.dates), quiet, width, space_after=_AFTER_DATES))
    if person.role:
        details.append(composer.set(desk.pieces(person.role), small, width))
    return _Column(person, width, _portrait(person, width, desk), name, details)


def _portrait(person: blocks.PersonCard, width: float, desk: Desk) -> SetText:
    """The name in the person's own script; without one, the name as the pack writes it."""
    text, steps = Piece(person.name, family=Family.SERIF), _PORTRAIT_STEPS
    if person.native:
        text = Piece(person.native, language=person.native_language)
        steps = _HAN_STEPS if is_han(person.native) else _PORTRAIT_STEPS
    style = replace(desk.styles.small, colour=desk.composer.theme["accent"])
    return _largest((text,), style, steps, (width, _PORTRAIT_ROOM), desk)


def _largest(parts: Parts, style: TextStyle, steps: Sequence[Step], room: tuple[float, float], desk: Desk) -> SetText:
    """A text in the largest size that fits, or in the smallest: then the columns are too narrow."""
    for step in steps:
        text = desk.composer.set(parts, style.at(*step), room[0])
        if text.height <= room[1] and desk.longest_word(parts, style.at(*step)) <= room[0]:
            break
    return text


def _items(column: _Column, block: blocks.People, x: float, desk: Desk) -> Iterator[Item]:
    """The name comes first, as the heading, wherever it stands: whoever goes from heading to heading hears the language
    of the pack (WCAG 2.1, 2.4.6 and 3.1.2)."""
    key, width, box = column.person.key, column.width, desk.composer.box
    tall = column.portrait.height
    y = _BELOW_TOP
    if column.name:
        height = column.name.height  # no more than it needs: the details follow it without a gap
        yield box([column.name], (x, y), width, Role.HEADING_1, f"{key}-name", height=height)
        y += height
    role = Role.PARAGRAPH if column.name else Role.HEADING_1
    slack = desk.composer.slack * column.portrait.paragraph.leading  # or letters would reach below the box
    at = (x, _PORTRAIT_BOTTOM - tall)
    portrait = box([column.portrait], at, width, role, f"{key}-portrait", height=tall + slack)
    yield replace(portrait, on_foot=True, padding=Insets(bottom=slack))
    yield from life_rule(column.person, block, LifeRule(x, _RULE_Y, width, *_RULE), desk.composer.theme)
    if column.details:
        yield box(column.details, (x, y), width, Role.PARAGRAPH, key)


def _key_box(block: blocks.People, key: str, desk: Desk) -> TextBox | None:
    """What the rules mean, at the foot of the slide."""
    words = life_key(block, desk.composer.labels, desk.composer.theme, "life-key-slide")
    if not words:
        return None
    style = desk.styles.caption
    text = desk.composer.set(plain(words), style, desk.grid.width)
    top = desk.composer.hang(style, _KEY_Y) - (text.height - style.leading)
    return desk.composer.box([text], (MARGIN, top), desk.grid.width, Role.PARAGRAPH, f"{key}-key")


def _note(person: blocks.PersonCard, desk: Desk) -> Parts:
    """Who a person is, for the speaker."""
    return (
        Piece(person.name + desk.composer.labels.between("number-of"), bold=True),
        *(desk.pieces(person.text) if person.text else ()),
    )
