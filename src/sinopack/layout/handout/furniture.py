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

_PRINT_WIDTH = 126.0
"""The room for a page's print and number in its footer."""


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
    running = _running(pages, desk)
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


def _running(pages: Sequence[OpenPage], desk: Desk) -> list[str]:
    """What runs at the foot of each page: the edition if it is the teacher's, the title, and the part. Where a linear
    sheet has no room for title and part on some page, the part alone on all: it says more than the title of every
    page."""
    parts = [f"{page.number}  {page.part}" if page.number else page.part for page in pages]
    edition = desk.plan.edition
    both = ["  |  ".join(text for text in (edition, desk.plan.title, part) if text) for part in parts]
    style, room = desk.styles.caption, _room(desk)
    if desk.sheet.is_linear and any(desk.one_line(plain(text), style) > room for text in both):
        return ["  |  ".join(text for text in (edition, part or desk.plan.title) if text) for part in parts]
    return both


def _room(desk: Desk) -> float:
    """The width of what runs at the foot, beside the page's print and number."""
    return desk.sheet.width - _PRINT_WIDTH - 4.0


def _footer(running: str, numbers: tuple[int, int], mark: str, desk: Desk) -> list[Item]:
    """What runs, on the left; the page's print and “n / total” on the right."""
    composer, sheet, style = desk.composer, desk.sheet, desk.styles.caption
    number, total = numbers
    room = _room(desk)
    left = composer.set(plain(desk.shortened(running, style, room)), style, room)
    parts = (Piece(f"{mark}     "), Piece(str(number), bold=True, colour=desk.colour("ink")), Piece(f" / {total}"))
    right = composer.set(parts, style, _PRINT_WIDTH, alignment=Alignment.RIGHT)
    y = sheet.footer_rule + 3.0
    right_at = (sheet.width - _PRINT_WIDTH, y)
    return [
        desk.rule(0.0, sheet.footer_rule, sheet.width, desk.stroke("rule", 0.5), f"footer-rule-{number}"),
        composer.box([left], (0.0, y), room, Role.FOOTER, f"footer-left-{number}"),
        composer.box([right], right_at, _PRINT_WIDTH, Role.FOOTER, f"footer-right-{number}"),
    ]
