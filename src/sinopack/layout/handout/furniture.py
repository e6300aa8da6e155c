"""The furniture of the handout: footers, fingerprints, page numbers in the contents. Finished pages come out here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sinopack.layout.frame import FrameItem, Heading, PageNumberOf, moved
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.fingerprint import digest, fingerprint
from sinopack.layout.handout.masthead import EDITION_KEY, edition_box
from sinopack.layout.handout.paginate import OpenPage
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
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
    bodies = [_resolved(page.items, numbers, desk) for page in pages]
    prints = [fingerprint(body) for body in bodies]
    whole = digest("\n".join(prints))
    running = _running(pages, desk)
    finished = []
    for number, (page, body, mark, text) in enumerate(zip(pages, bodies, prints, running, strict=True), 1):
        items = [_with_edition(item, whole, desk) for item in body]
        items += _footer(text, (number, len(pages)), mark, desk)
        finished.append(
            Page(
                desk.sheet.size,
                tuple(moved(item, desk.sheet.left_of(number), 0.0) for item in items),
                f"page-{page.headings[0].destination if page.headings else number}",
                destinations=tuple(Destination(heading.destination, heading.y) for heading in page.headings),
            )
        )
    bookmarks = tuple(
        _bookmark(heading, index) for index, page in enumerate(pages) for heading in page.headings if heading.level >= 0
    )
    return FinishedPages(tuple(finished), bookmarks, whole)


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
    """What runs at the foot of each page: the title, and the part. Where a linear sheet has no room for both on some
    page, the part alone on all: it says more than the title of every page."""
    parts = [f"{page.number}  {page.part}" if page.number else page.part for page in pages]
    both = ["  |  ".join(text for text in (desk.plan.title, part) if text) for part in parts]
    style, room = desk.styles.caption, _room(desk)
    if desk.sheet.is_linear and any(desk.one_line(plain(text), style) > room for text in both):
        return [part or desk.plan.title for part in parts]
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
