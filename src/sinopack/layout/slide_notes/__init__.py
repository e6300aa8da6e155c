"""Slide notes: the deck's own finished slides, made small, each with room to write beside it or with what the speaker
reads.

In: a finished deck, a sheet, and how many slides stand on a page. Out: finished pages. Notes that are longer than
their room go on in the next one, so that nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.layout.compose import Composer
from sinopack.layout.frame import moved, within
from sinopack.layout.handout.fingerprint import digest, fingerprint
from sinopack.layout.handout.furniture import FinishedPages
from sinopack.layout.handout.sheet import Sheet
from sinopack.layout.inline import plain
from sinopack.layout.scaling import rekeyed, scaled
from sinopack.layout.slide_notes.grid import Cell, Grid, cells_of
from sinopack.layout.slide_notes.room import ruled_lines, written_notes
from sinopack.layout.styles import PageStyles
from sinopack.page import (
    Alignment,
    Bookmark,
    Connector,
    Deck,
    Item,
    Outline,
    Page,
    Role,
    Shape,
    Stroke,
    TextBox,
    shown,
)

_FRAME = 0.75
_FOOT_WIDTH = 100.0


class _Entry(Struct, frozen=True):
    """What stands in one cell of the grid: a slide and what is in its room; `page` is None where the notes of the slide
    before fill the whole cell, and `goes_on` wherever they go on."""

    number: int
    title: str
    page: Page | None
    items: tuple[Item, ...]
    goes_on: bool = False


class _Look(Struct, frozen=True):
    composer: Composer
    styles: PageStyles
    sheet: Sheet


def lay_out_notes(
    deck: Deck, composer: Composer, styles: PageStyles, sheet: Sheet, per_page: int, *, with_notes: bool
) -> FinishedPages:
    """The finished pages, `per_page` slides on each: 1, 2, 3, 4 or 6. `with_notes` sets the speaker's notes in the
    room beside a slide, which otherwise is ruled to write on."""
    look = _Look(composer, styles, sheet)
    grid = Grid(per_page, sheet, deck.size)
    entries = list(_entries(deck, grid, look, with_notes=with_notes))
    sheets = [entries[start : start + per_page] for start in range(0, len(entries), per_page)]
    down = styles.caption.leading if with_notes else 0.0
    bodies = [list(_body(held, cells_of(grid), down, look)) for held in sheets]
    mark = digest("\n".join(fingerprint(body) for body in bodies))
    edition = composer.labels("teachers-edition") if with_notes else ""
    running = "  |  ".join(said for said in (edition, deck.properties.title) if said)
    pages = []
    bookmarks = []
    for number, (body, held) in enumerate(zip(bodies, sheets, strict=True), 1):
        items = (*body, *_foot(running, (number, len(bodies)), look))
        pages.append(
            Page(sheet.size, tuple(moved(item, sheet.left_of(number), 0.0) for item in items), f"page-{number}")
        )
        for entry, cell in zip(held, cells_of(grid), strict=False):
            if not entry.goes_on:
                bookmarks.append(Bookmark(entry.title, 0, number - 1, cell.slide.y))
    return FinishedPages(tuple(pages), tuple(bookmarks), mark)


def _entries(deck: Deck, grid: Grid, look: _Look, *, with_notes: bool) -> Iterator[_Entry]:
    """Every slide in order, with its room filled; and what of its notes went on."""
    ruled = ruled_lines(grid.room, "line", look.composer)
    for number, (slide, page) in enumerate(zip(deck.slides, shown(deck), strict=True), 1):
        key = f"slide-{number}"
        if not with_notes:
            yield _Entry(number, slide.title, page, rekeyed(ruled, f"{key}-"))
            continue
        first, *rest = written_notes(slide.notes, f"{key}-notes", grid, look.composer, look.styles)
        yield _Entry(number, slide.title, page, first)
        for more in rest:
            yield _Entry(number, slide.title, page if grid.is_beside else None, more, goes_on=True)


def _body(entries: Sequence[_Entry], cells: Sequence[Cell], down: float, look: _Look) -> Iterator[Item]:
    """What stands on a page; notes stand `down` from the top of their room, under its number."""
    for entry, cell in zip(entries, cells, strict=False):
        key = f"slide-{entry.number}"
        items: list[Item] = []
        if entry.page is not None:
            items += _small(entry, entry.page, cell, look)
        at = cell.room if entry.page is not None else cell.whole
        items.append(_number(entry, at, look))
        items += [moved(item, at.x, at.y + down) for item in entry.items]
        for item in items:
            yield within(item, Role.SECTION, key)


def _small(entry: _Entry, page: Page, cell: Cell, look: _Look) -> Iterator[Item]:
    """The slide in its frame; one that is shown again has keys of its own."""
    key = f"slide-{entry.number}{'-again' if entry.goes_on else ''}"
    factor = cell.slide.width / page.size.width
    yield Shape(cell.slide, Outline.RECTANGLE, f"{key}-ground", fill=page.ground)
    for item in page.items:
        if item.role is not Role.FOOTER:
            yield moved(rekeyed(scaled(item, factor), f"{key}/"), cell.slide.x, cell.slide.y)
    stroke = Stroke(look.composer.theme["ink"], _FRAME)
    yield Shape(cell.slide, Outline.RECTANGLE, f"{key}-frame", stroke=stroke)


def _number(entry: _Entry, room: Rect, look: _Look) -> TextBox:
    """The slide's number, over the room to write."""
    said = look.composer.labels("slide", n=entry.number)
    if entry.goes_on:
        said = look.composer.labels("continued", title=said)
    text = look.composer.set(plain(said), look.styles.caption, room.width)
    return look.composer.box([text], (room.x, room.y), room.width, Role.LABEL, f"slide-{entry.number}-number")


def _foot(running: str, numbers: tuple[int, int], look: _Look) -> list[Item]:
    """What runs on every page on the left, “n / total” on the right, under a rule."""
    composer, sheet, style = look.composer, look.sheet, look.styles.caption
    number, total = numbers
    y = sheet.footer_rule
    rule = Connector(0.0, y, sheet.width, y, Stroke(composer.theme["rule"], 0.5), f"foot-rule-{number}")
    left = composer.set(plain(running), style, sheet.width - _FOOT_WIDTH)
    right = composer.set(plain(f"{number} / {total}"), style, _FOOT_WIDTH, alignment=Alignment.RIGHT)
    at = (sheet.width - _FOOT_WIDTH, y + 3.0)
    return [
        rule,
        composer.box([left], (0.0, y + 3.0), sheet.width - _FOOT_WIDTH, Role.FOOTER, f"foot-left-{number}"),
        composer.box([right], at, _FOOT_WIDTH, Role.FOOTER, f"foot-right-{number}"),
    ]
