"""People: cards in columns under their life rules; the key to the rules is printed once.

It is not read aloud: it explains what only the eye meets, and the dates that it is about stand in every card.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sinopack.layout.frame import Frame, FrameItem, Heading, whole
from sinopack.layout.handout.columns import in_columns
from sinopack.layout.handout.desk import BETWEEN, Desk
from sinopack.layout.inline import plain
from sinopack.layout.lives import LifeRule, life_key, life_rule
from sinopack.layout.text import Piece, TextStyle
from sinopack.page import Alignment, Role
from sinopack.plan import blocks

_GAP = 14.0
_NAME_Y = 8.0
_NATIVE_SHARE = 0.5
_DATES_SHARE = 0.45
"""The shares of a card's width that the native name and the dates may take, on the right."""


def compose_people(block: blocks.People, desk: Desk) -> list[Frame]:
    cards = in_columns(block.people, lambda person, width: _card(person, block, desk, width), desk.sheet)
    frames = [replace(card, space_before=_GAP, space_after=_GAP) for card in cards]
    explanation = life_key(block, desk.composer.labels, desk.composer.theme)
    if not explanation:
        return frames
    column = desk.full_width(desk.styles.caption)
    key = whole(desk.paragraph(plain(explanation), column, Role.ARTIFACT, "people-key"))
    return [replace(key, space_after=16.0, keep_with_next=True, full=True), *frames]


def _card(person: blocks.PersonCard, block: blocks.People, desk: Desk, width: float) -> Frame:
    """The life rule; the name and the name in the person's own script; role and dates; why the person matters."""
    place = LifeRule(0.0, 0.0, width, desk.stroke("ink", 0.5).width, 3.0, 8.0, 2.0)
    rule = life_rule(person, block, place, desk.composer.theme)
    names, y = _names(person, desk, width)
    roles, y = _role(person, desk, width, y)
    items: list[FrameItem] = [*rule, *names, *roles]
    if person.text:
        text = desk.composer.set(desk.pieces(person.text), desk.styles.sans, width)
        items.append(desk.composer.box([text], (0.0, y), width, Role.PARAGRAPH, f"{person.key}-text"))
        y += text.height
    return Frame(y, tuple(items), headings=(Heading(person.key, person.name, -1),), place=person.place)


def _names(person: blocks.PersonCard, desk: Desk, width: float) -> tuple[list[FrameItem], float]:
    """The name and the name in the person's own script on one baseline, and where they end."""
    composer, styles = desk.composer, desk.styles
    name_role, native_role = (Role.HEADING_2, f"{person.key}-name"), (Role.PARAGRAPH, f"{person.key}-native")
    said, parts = plain(person.name), (Piece(person.native, language=person.native_language),)
    if desk.sheet.is_linear:
        pair = (Said(said, styles.person, *name_role), Said(parts, styles.native, *native_role))
        return _at_both_ends(pair, desk, width, _NAME_Y)
    room, native = width, None
    if person.native:
        native = composer.set(parts, styles.native, width * _NATIVE_SHARE, alignment=Alignment.RIGHT)
        room -= native.width + BETWEEN
    name = composer.set(said, styles.person, room)
    items: list[FrameItem] = [composer.box([name], (0.0, _NAME_Y), room, *name_role)]
    if native is None:
        return items, _NAME_Y + name.height
    at = (width * (1 - _NATIVE_SHARE), _NAME_Y + name.lines[0].baseline - native.lines[0].baseline)
    items.append(composer.box([native], at, width * _NATIVE_SHARE, *native_role))
    return items, _NAME_Y + max(name.height, native.height)


def _role(person: blocks.PersonCard, desk: Desk, width: float, y: float) -> tuple[list[FrameItem], float]:
    """The role on the left, the dates on the right, and where they end."""
    composer, styles = desk.composer, desk.styles
    role_role, dates_role = (Role.PARAGRAPH, f"{person.key}-role"), (Role.PARAGRAPH, f"{person.key}-dates")
    quiet = replace(styles.sans, colour=desk.colour("quiet"))
    if desk.sheet.is_linear:
        said = desk.pieces(person.role) if person.role else plain("")
        pair = (Said(said, styles.stem, *role_role), Said(plain(person.dates), quiet, *dates_role))
        return _at_both_ends(pair, desk, width, y)
    items: list[FrameItem] = []
    room, below = width, y
    if person.dates:
        share = width * _DATES_SHARE
        dates = composer.set(plain(person.dates), quiet, share, alignment=Alignment.RIGHT)
        items.append(composer.box([dates], (width - share, y), share, *dates_role))
        room -= dates.width + BETWEEN
        below = y + dates.height
    if person.role:
        role = composer.set(desk.pieces(person.role), styles.stem, room)
        items.insert(0, composer.box([role], (0.0, y), room, *role_role))
        below = max(below, y + role.height)
    return items, below


class Said(NamedTuple):
    """A text with its style, its role and its key."""

    parts: Sequence[Piece]
    style: TextStyle
    role: Role
    key: str


def _at_both_ends(pair: tuple[Said, Said], desk: Desk, width: float, y: float) -> tuple[list[FrameItem], float]:
    """Two texts at the ends of one line, on one baseline, or one under the other where they do not fit; and where they
    end."""
    composer = desk.composer
    texts = [composer.set(said.parts, said.style, width) for said in pair]
    fits = sum(text.width for text in texts) + BETWEEN <= width and all(len(text.lines) == 1 for text in texts)
    items: list[FrameItem] = []
    top = y
    for said, text in zip(pair, texts, strict=True):
        if not any(part.text for part in said.parts):
            continue
        if not fits:
            items.append(composer.box([text], (0.0, y), width, said.role, said.key))
            y += text.height
        else:
            x = 0.0 if said is pair[0] else width - text.width
            at = (x, top + texts[0].lines[0].baseline - text.lines[0].baseline)
            items.append(desk.snug(text, at, said.role, said.key))
            y = max(y, at[1] + text.height)
    return items, y
