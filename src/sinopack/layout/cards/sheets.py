"""The pages of cards: fronts with their cut marks, and behind each page of them the backs.

In: set cards and their grid. Out: finished pages. A reader who listens hears each card's front and then its back,
for both are in one section, on whichever page they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sinopack.layout.cards.face import Side, SideItems, shortened
from sinopack.layout.cards.grid import Grid, cut_marks
from sinopack.layout.cards.look import CardLook
from sinopack.layout.compose import Composer
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.text import Family, SetText, TextStyle
from sinopack.page import Alignment, Destination, Item, Line, Page, Role, Stroke
from sinopack.plan.card import Card
from sinopack.plan.cards import CardsPlan

_FINE = 0.5
"""The width of a cut mark."""
_BETWEEN = 16.0
_FOOT_GAP = 11.6
"""From the cells to the line below them, which clears the cut marks."""


class SetCard(Struct, frozen=True):
    """A card, its sides, and the texts of each as set."""

    card: Card
    sides: tuple[Side, ...]
    texts: tuple[tuple[SetText, ...], ...]

    @property
    def lines(self) -> Iterator[Line]:
        for side in self.texts:
            for text in side:
                yield from text.lines


class Press(Struct, frozen=True):
    """What all sheets of one print have in common. `mark` is its fingerprint; where the sheet is turned over its short
    edge, the backs are upside down."""

    plan: CardsPlan
    grid: Grid
    look: CardLook
    composer: Composer
    mark: str
    over_short_edge: bool = False


class _Numbered(Struct, frozen=True):
    """Which sheet of how many a page is, and whether it is the back of it."""

    number: int
    total: int
    is_back: bool = False

    @property
    def key(self) -> str:
        return f"sheet-{self.number}-{'back' if self.is_back else 'front'}"


def sheet_pages(cards: Sequence[SetCard], press: Press) -> list[Page]:
    """The pages, sheet by sheet."""
    count = press.grid.count
    sheets = [cards[start : start + count] for start in range(0, len(cards), count)]
    pages = []
    for number, sheet in enumerate(sheets, 1):
        pages.append(_page(sheet, _Numbered(number, len(sheets)), press))
        if press.plan.two_sided:
            pages.append(_page(sheet, _Numbered(number, len(sheets), is_back=True), press))
    return pages


def _page(sheet: Sequence[SetCard], told: _Numbered, press: Press) -> Page:
    """One side of a sheet. Only its front says where to cut: no printer turns a sheet so exactly that both could."""
    items = [within(item, Role.SECTION, "cards") for item in _margins(told, press)]
    if not told.is_back:
        items += cut_marks(press.grid, Stroke(press.composer.theme["ink"], _FINE))
    for index, card in enumerate(sheet):
        cell = press.grid.back(index) if told.is_back else press.grid.front(index)
        side = int(told.is_back)
        items += SideItems(card.sides[side], press.look, press.composer).of(card.texts[side], press.plan.running, cell)
    is_first = told.number == 1 and not told.is_back
    destinations = (Destination("cards", 0.0),) if is_first else ()
    is_turned = told.is_back and press.over_short_edge
    return Page(press.grid.size, tuple(items), told.key, destinations=destinations, is_turned=is_turned)


def _margins(told: _Numbered, press: Press) -> Iterator[Item]:
    """Above the cells what this is and which sheet; below them how to print and cut it, and which print this is. All
    of it is cut away."""
    plan, grid, labels = press.plan, press.grid, press.composer.labels
    is_first = told.number == 1 and not told.is_back
    label = "sheet" if not plan.two_sided else "sheet-back" if told.is_back else "sheet-front"
    number = labels(label, n=told.number, total=told.total)
    title = labels.between("number-of").join((plan.title, plan.running))
    yield from _line(title, number, (Role.TITLE if is_first else Role.FOOTER, grid.head, f"{told.key}-head"), press)
    way = "print-one-side"
    if plan.two_sided:
        way = "print-short-edge" if press.over_short_edge else "print-long-edge"
    edition = labels("edition", fingerprint=press.mark)
    role = Role.PARAGRAPH if is_first else Role.FOOTER
    yield from _line(labels(way), edition, (role, grid.foot + _FOOT_GAP, f"{told.key}-foot"), press)


def _line(left: str, right: str, placed: tuple[Role, float, str], press: Press) -> Iterator[Item]:
    """Text in a margin: on the left in a role, as much as there is room for; on the right for the eye."""
    role, y, key = placed
    composer, grid, look = press.composer, press.grid, press.look
    style = TextStyle(Family.SANS, *look.fine, composer.theme["quiet"])
    width = grid.size.width - 2 * grid.side
    own = composer.typesetter.measure(plain(right), style, composer.base).maximum + 0.1
    on_right = composer.set(plain(right), style, own, alignment=Alignment.RIGHT)
    room = width - own - _BETWEEN
    on_left = composer.set(plain(left), style, room)
    if len(on_left.lines) > look.fine_lines:
        on_left = composer.set(plain(shortened(left, style, room, composer)), style, room)
    yield composer.box([on_left], (grid.side, y), room, role, f"{key}-left")
    yield composer.box([on_right], (grid.side + width - own, y), own, Role.FOOTER, f"{key}-right")
