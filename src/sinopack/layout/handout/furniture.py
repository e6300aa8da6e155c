"""The furniture of the handout: footers, fingerprints, page numbers in the contents. Finished pages come out here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.frame import FrameItem, Heading, PageNumberOf, moved
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.fingerprint import digest, fingerprint
from sinopack.layout.handout.masthead import EDITION_KEY, edition_box
from sinopack.layout.handout.open_page import OpenPage
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.memory import Same
from sinopack.page import Alignment, Bookmark, Destination, Item, Page, Role

_LEAST_BETWEEN = 8.0
"""Between what runs at the foot of a page, and the page's print and number."""


class FinishedPages(NamedTuple):
    """The pages of the handout, its bookmarks and its fingerprint."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    fingerprint: str


def finish_pages(pages: Sequence[OpenPage], desk: Desk) -> FinishedPages:
    """Pages with their furniture, in places on the sheet."""
    numbers = {heading.destination: number for number, page in enumerate(pages, 1) for heading in page.headings}
    bodies = [_body(page, numbers, desk) for page in pages]
    whole = digest("\n".join(body.print for body in bodies))
    running = _running(pages, [body.print for body in bodies], desk)
    finished = tuple(
        _finished(page, body, Furniture(text, number, len(pages), whole), desk)
        for number, (page, body, text) in enumerate(zip(pages, bodies, running, strict=True), 1)
    )
    bookmarks = tuple(
        _bookmark(heading, index) for index, page in enumerate(pages) for heading in page.headings if heading.level >= 0
    )
    return FinishedPages(finished, bookmarks, whole)


class Body(Struct, frozen=True):
    """What a page says, its fingerprint, and whether it is the one that has the whole pack's."""

    items: tuple[Item, ...]
    print: str
    has_edition: bool


class Furniture(Struct, frozen=True):
    """What a page says beside its body: what runs at its foot, its number, how many there are, the pack's print."""

    running: str
    number: int
    total: int
    whole: str


def _body(page: OpenPage, numbers: dict[str, int], desk: Desk) -> Body:
    named = tuple(numbers.get(item.destination) for item in page.items if isinstance(item, PageNumberOf))

    def body() -> Body:
        items = tuple(_resolved(page.items, numbers, desk))
        return Body(items, fingerprint(items), any(item.key == EDITION_KEY for item in items))

    return desk.again(("body", desk.context, tuple(map(Same, page.items)), named), body)


def _finished(page: OpenPage, body: Body, said: Furniture, desk: Desk) -> Page:
    headings = tuple((heading.destination, heading.y) for heading in page.headings)
    shown = said if body.has_edition else replace(said, whole="")

    def finished() -> Page:
        items = [_with_edition(item, said.whole, desk) for item in body.items]
        items += _footer(said.running, (said.number, said.total), body.print, desk)
        return Page(
            desk.sheet.size,
            tuple(moved(item, desk.sheet.left_of(said.number), 0.0) for item in items),
            f"page-{headings[0][0] if headings else said.number}",
            destinations=tuple(Destination(*heading) for heading in headings),
        )

    memory, key = desk.composer.memory, ("page", desk.context, Same(body), shown, headings)
    return memory.again(key, finished) if memory else finished()


def _with_edition(item: Item, whole: str, desk: Desk) -> Item:
    """The item, and where it is the box for the pack's fingerprint, that with the fingerprint in it."""
    return edition_box(item.rect, whole, desk) if item.key == EDITION_KEY else item


def _bookmark(heading: Heading, page: int) -> Bookmark:
    return Bookmark(heading.title, heading.level, page, heading.y)


def _resolved(items: Sequence[FrameItem], numbers: dict[str, int], desk: Desk) -> list[Item]:
    """The items, with figures for page numbers; those of pages that are not there are left out."""
    resolved: list[Item] = []
    for item in items:
        if not isinstance(item, PageNumberOf):
            resolved.append(item)
        elif item.destination in numbers:
            piece = Piece(str(numbers[item.destination]))  # the title beside it is the link: one stop an entry
            text = desk.composer.set((piece,), item.style, item.rect.width, alignment=Alignment.RIGHT)
            at = (item.rect.x, item.rect.y)
            box = desk.composer.box([text], at, item.rect.width, Role.CONTENTS, item.key)
            resolved.append(replace(box, within=item.within))
    return resolved


def _running(pages: Sequence[OpenPage], prints: Sequence[str], desk: Desk) -> list[str]:
    """What runs at the foot of each page: the edition if it is the teacher's, the title, and the part. Where a linear
    sheet has no room for title and part on some page, the part alone on all: it says more than the title of every
    page. A page that has no room for that either has the part's number, or says what kind of sheet it is; only where
    there is nothing shorter to say is a title cut."""
    edition, title, kind = desk.plan.edition, desk.plan.title, desk.plan.kind
    rooms = [_room((number, len(pages)), mark, desk) for number, mark in enumerate(prints, 1)]
    parts = [f"{page.number}  {page.part}" if page.number else page.part for page in pages]
    both = [_joined(edition, title, part) for part in parts]
    style = desk.styles.caption
    if desk.sheet.is_linear and any(
        desk.one_line(plain(text), style) > room for text, room in zip(both, rooms, strict=True)
    ):
        both = [_joined(edition, part or title) for part in parts]
    running = []
    for page, part, text, room in zip(pages, parts, both, rooms, strict=True):
        shorter = (text, _joined(edition, part or title), _joined(edition, page.number or kind), edition or kind)
        fitting = (each for each in shorter if each and desk.one_line(plain(each), style) <= room)
        running.append(next(fitting, text))
    return running


def _joined(*texts: str) -> str:
    return "  |  ".join(text for text in texts if text)


def _room(numbers: tuple[int, int], mark: str, desk: Desk) -> float:
    """The width of what runs at the foot, beside the page's print and number."""
    return desk.sheet.width - desk.one_line(_marked(numbers, mark, desk), desk.styles.caption) - _LEAST_BETWEEN


def _marked(numbers: tuple[int, int], mark: str, desk: Desk) -> tuple[Piece, ...]:
    """A page's print, its number, and how many pages there are."""
    number, total = numbers
    return Piece(f"{mark}     "), Piece(str(number), bold=True, colour=desk.colour("ink")), Piece(f" / {total}")


def _footer(running: str, numbers: tuple[int, int], mark: str, desk: Desk) -> list[Item]:
    """What runs, on the left; the page's print and “n / total” on the right."""
    composer, sheet, style = desk.composer, desk.sheet, desk.styles.caption
    number, room = numbers[0], _room(numbers, mark, desk)
    width = sheet.width - room - _LEAST_BETWEEN / 2
    left = composer.set(plain(desk.shortened(running, style, room)), style, room)
    right = composer.set(_marked(numbers, mark, desk), style, width, alignment=Alignment.RIGHT)
    y = sheet.footer_rule + 3.0
    return [
        desk.rule(0.0, sheet.footer_rule, sheet.width, desk.stroke("rule", 0.5), f"footer-rule-{number}"),
        composer.box([left], (0.0, y), room, Role.FOOTER, f"footer-left-{number}"),
        composer.box([right], (sheet.width - width, y), width, Role.FOOTER, f"footer-right-{number}"),
    ]
