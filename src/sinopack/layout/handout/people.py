"""People: cards in columns under their life rules; the key to the rules is printed once."""

from __future__ import annotations

from collections.abc import Sequence

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
    explanation = life_key(block, desk.composer.labels)
    if not explanation:
        return frames
    column = desk.full_width(desk.styles.caption)
    key = whole(desk.paragraph(plain(explanation), column, Role.PARAGRAPH, "people-key"))
    return [replace(key, space_after=16.0, keep_with_next=True, full=True), *frames]


def _card(person: blocks.PersonCard, block: blocks.People, desk: Desk, width: float) -> Frame:
    """The life rule; the name and the name in the person's own script; role and dates; why the person matters."""
    rule = life_rule(person, block, LifeRule(0.0, 0.0, width, desk.stroke("ink", 0.5).width, 3.0, 8.0, 2.0), desk.composer.theme)
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
    room, native = width, None
    parts = (Piece(person.native, language=person.native_language),)
    if desk.sheet.is_linear and not desk.fits_beside((plain(person.name), styles.person), (parts, styles.native), width):
        return _one_under_the_other(
            [
                (plain(person.name), styles.person, Role.HEADING_2, f"{person.key}-name"),
                (parts, styles.native, Role.PARAGRAPH, f"{person.key}-native"),
            ],
            desk, width, _NAME_Y,
        )  # fmt: skip
    if person.native:
        native = composer.set(parts, styles.native, width * _NATIVE_SHARE, alignment=Alignment.RIGHT)
        room -= native.width + BETWEEN
    name = composer.set(plain(person.name), styles.person, room)
    items: list[FrameItem] = [composer.box([name], (0.0, _NAME_Y), room, Role.HEADING_2, f"{person.key}-name")]
    if native is None:
        return items, _NAME_Y + name.height
    at = (width * (1 - _NATIVE_SHARE), _NAME_Y + name.lines[0].baseline - native.lines[0].baseline)
    items.append(composer.box([native], at, width * _NATIVE_SHARE, Role.PARAGRAPH, f"{person.key}-native"))
    return items, _NAME_Y + max(name.height, native.height)


def _role(person: blocks.PersonCard, desk: Desk, width: float, y: float) -> tuple[list[FrameItem], float]:
    """The role on the left, the dates on the right, and where they end."""
    composer, styles = desk.composer, desk.styles
    items: list[FrameItem] = []
    room, below = width, y
    quiet, share = replace(styles.sans, colour=desk.colour("quiet")), width * _DATES_SHARE
    said = desk.pieces(person.role) if person.role else plain("")
    if desk.sheet.is_linear and not desk.fits_beside((said, styles.stem), (plain(person.dates), quiet), width):
        return _one_under_the_other(
            [
                (said, styles.stem, Role.PARAGRAPH, f"{person.key}-role"),
                (plain(person.dates), quiet, Role.PARAGRAPH, f"{person.key}-dates"),
            ],
            desk, width, y,
        )  # fmt: skip
    if person.dates:
        dates = composer.set(plain(person.dates), quiet, share, alignment=Alignment.RIGHT)
        items.append(composer.box([dates], (width - share, y), share, Role.PARAGRAPH, f"{person.key}-dates"))
        room -= dates.width + BETWEEN
        below = y + dates.height
    if person.role:
        role = composer.set(desk.pieces(person.role), styles.stem, room)
        items.insert(0, composer.box([role], (0.0, y), room, Role.PARAGRAPH, f"{person.key}-role"))
        below = max(below, y + role.height)
    return items, below


def _one_under_the_other(
    texts: Sequence[tuple[Sequence[Piece], TextStyle, Role, str]], desk: Desk, width: float, y: float
) -> tuple[list[FrameItem], float]:
    """Texts (each with its style, its role and its key) that do not fit beside each other, from `y` on, and where they
    end."""
    items: list[FrameItem] = []
    for parts, style, role, key in texts:
        if any(part.text for part in parts):
            text = desk.composer.set(parts, style, width)
            items.append(desk.composer.box([text], (0.0, y), width, role, key))
            y += text.height
    return items, y
