"""The furniture of the handout: footers, fingerprints, page numbers in the contents. Finished pages come out here.

A page's fingerprint is a digest of what that page says, its furniture excepted, so that a teacher sees which print is
current; the pack's is a digest of all pages'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sinopack.layout.frame import PageNumberOf, moved
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.masthead import shortened
from sinopack.layout.handout.paginate import OpenPage
from sinopack.layout.handout.sheet import TOP_RULE
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Bookmark, Destination, Group, Item, Page, Picture, Role, Table, TextBox

_DIGITS = 6


def finish_pages(pages: Sequence[OpenPage], desk: Desk) -> tuple[tuple[Page, ...], tuple[Bookmark, ...], str]:
    """The finished pages, the bookmarks, and the fingerprint of the pack."""
    numbers = {heading.destination: index for index, page in enumerate(pages, 1) for heading in page.headings}
    bodies = [[item for each in page.items if (item := _resolved(each, numbers, desk)) is not None] for page in pages]
    prints = [fingerprint(body) for body in bodies]
    whole = digest("\n".join(prints))
    finished = []
    for index, (page, body) in enumerate(zip(pages, bodies, strict=True)):
        furniture = _footer(page, index + 1, len(pages), prints[index], desk)
        if index == 0:
            furniture += _edition(whole, desk)
        items = tuple(_at_sheet(item, desk) for item in (*body, *furniture))
        destinations = tuple(Destination(heading.destination, heading.y) for heading in page.headings)
        finished.append(Page(desk.sheet.size, items, _page_key(page, index), destinations=destinations))
    bookmarks = tuple(
        Bookmark(heading.title, heading.level, index, heading.y)
        for index, page in enumerate(pages)
        for heading in page.headings
        if heading.level >= 0
    )
    return tuple(finished), bookmarks, whole


def _page_key(page: OpenPage, index: int) -> str:
    return f"page-{index + 1}" if not page.headings else f"page-{page.headings[0].destination}"


def _at_sheet(item: Item, desk: Desk) -> Item:
    result = moved(item, desk.sheet.left, 0.0)
    assert not isinstance(result, PageNumberOf)
    return result


def _resolved(item: Item | PageNumberOf, numbers: dict[str, int], desk: Desk) -> Item | None:
    if not isinstance(item, PageNumberOf):
        return item
    number = numbers.get(item.destination)
    if number is None:
        return None
    link = f"#{item.destination}"
    text = desk.composer.set((Piece(str(number), link=link),), item.style, item.rect.width, alignment=Alignment.RIGHT)
    return desk.composer.box([text], (item.rect.x, item.rect.y), item.rect.width, Role.CONTENTS, item.key)


def _footer(page: OpenPage, number: int, total: int, mark: str, desk: Desk) -> list[Item]:
    """Title and section on the left; the page's print and “n / total” on the right."""
    composer, sheet = desk.composer, desk.sheet
    style = desk.styles.caption
    y = sheet.footer_rule
    running = desk.plan.title
    if page.part:
        running = f"{running}  |  {page.number}  {page.part}" if page.number else f"{running}  |  {page.part}"
    words = _one_line(running, sheet.width - 130.0, desk)
    left = composer.set(plain(words), style, sheet.width - 130.0)
    parts = (Piece(f"{mark}     "), Piece(str(number), bold=True, colour=desk.colour("ink")), Piece(f" / {total}"))
    right = composer.set(parts, style, 126.0, alignment=Alignment.RIGHT)
    return [
        desk.rule(0.0, y, sheet.width, desk.stroke("rule", 0.5), f"footer-rule-{number}"),
        composer.box([left], (0.0, y + 3.0), sheet.width - 130.0, Role.ARTIFACT, f"footer-left-{number}"),
        composer.box([right], (sheet.width - 126.0, y + 3.0), 126.0, Role.ARTIFACT, f"footer-right-{number}"),
    ]


def _one_line(text: str, width: float, desk: Desk) -> str:
    return shortened(text, desk.styles.caption, width, desk)


def _edition(whole: str, desk: Desk) -> list[Item]:
    """The pack's fingerprint, under the masthead's course line."""
    composer = desk.composer
    text = composer.set(
        plain(composer.labels("edition", fingerprint=whole)), desk.styles.caption, 120.0, alignment=Alignment.RIGHT
    )
    x = desk.sheet.width - 120.0
    return [composer.box([text], (x, TOP_RULE - 15.0), 120.0, Role.ARTIFACT, "pack-fingerprint")]


def fingerprint(items: Iterable[Item]) -> str:
    """A short digest of what items say and show, wherever they stand."""
    return digest("\n".join(said for item in items for said in _said(item)))


def digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]


def _said(item: Item) -> Iterable[str]:
    match item:
        case TextBox(role=Role.ARTIFACT) | TextBox(role=Role.CONTENTS):
            return
        case TextBox():
            yield "".join(line.text for line in item.lines)
        case Table():
            yield from (cell.text for row in item.rows for cell in row)
        case Picture():
            yield sha256(item.data).hexdigest()
            yield item.alternative
        case Group():
            for each in item.items:
                yield from _said(each)
        case _:
            return
