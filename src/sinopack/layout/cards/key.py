"""The key to sorting cards: the letters in the right order, and for each card the date and what happened.

In: the plan and a paper. Out: finished pages of their own, so that the teacher's page parts from the cards.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect, Size, millimetres
from sinopack.layout.compose import Composer
from sinopack.layout.frame import moved, within
from sinopack.layout.inline import pieces, plain
from sinopack.layout.styles import PageStyles
from sinopack.layout.table import Row, TableLook, TableText, lay_out_table
from sinopack.page import Alignment, Destination, Item, Outline, Page, Role, Shape, Stroke, Table
from sinopack.plan.cards import CardsPlan, KeyRow

_LEFT, _RIGHT = millimetres(20), millimetres(16)
_TOP, _FOOT = 48.0, 48.0
_RULE = 2.0
_KEY = "sorting-key"
_LOOKS = ((11.0, 16.0, 4.0), (11.0, 16.0, 2.0), (10.0, 13.0, 2.0), (10.0, 13.0, 1.0))
"""Size, pitch and padding of the table: the first with which it takes one page, or else the first of all."""


def key_pages(
    plan: CardsPlan, size: Size, composer: Composer, styles: PageStyles, print_and_before: tuple[str, int]
) -> list[Page]:
    """The pages of the key: its heading and the letters, then the table, over as many pages as it takes."""
    mark, before = print_and_before
    width = size.width - _LEFT - _RIGHT
    head, top = _head(plan, width, composer, styles)
    tables = _tables(plan.order, (width, size.height - _FOOT), top, composer, styles)
    pages = []
    for number, table in enumerate(tables, 1):
        first = number == 1
        y = top if first else _TOP + 8.0
        items = [*(head if first else ()), moved(table, _LEFT, y)]
        items = [within(item, Role.SECTION, _KEY) for item in items]
        items += _foot(f"{plan.running}  |  {plan.title}", mark, size, composer, styles)
        destinations = (Destination(_KEY, _TOP),) if first else ()
        pages.append(Page(size, tuple(items), f"{_KEY}-{before + number}", destinations=destinations))
    return pages


def _head(plan: CardsPlan, width: float, composer: Composer, styles: PageStyles) -> tuple[list[Item], float]:
    """The heading, and the letters alone, to be checked at a glance; and where they end."""
    y = _TOP
    items: list[Item] = [
        Shape(Rect(_LEFT, y, width, _RULE), Outline.RECTANGLE, f"{_KEY}-rule", fill=composer.theme["ink"])
    ]
    title = composer.set(plain(composer.labels("sorting-key")), styles.page_heading, width)
    y += 12.0
    items.append(composer.box([title], (_LEFT, y), width, Role.HEADING_1, f"{_KEY}-title"))
    y += title.height + 8.0
    order = composer.set(plain("\u2002".join(row.letter for row in plan.order)), styles.subheading, width)
    items.append(composer.box([order], (_LEFT, y), width, Role.PARAGRAPH, f"{_KEY}-letters"))
    return items, y + order.height + 16.0


def _tables(
    rows: Sequence[KeyRow], room: tuple[float, float], top: float, composer: Composer, styles: PageStyles
) -> list[Table]:
    """The rows as tables, each as long as its page allows, all with the same columns."""
    width, bottom = room
    labels = composer.labels
    heads = tuple(plain(word) for word in (labels("card"), labels("date"), labels("event")))
    body: list[Row] = [(plain(row.letter), plain(row.date), pieces(row.text)) for row in rows]
    text, room_here = TableText((heads, *body), 1, True), bottom - top
    for step in _LOOKS:
        whole = lay_out_table(text, _look(step, composer, styles), width, composer, _KEY)
        if whole.rect.height <= room_here:
            break
    else:
        whole = lay_out_table(text, _look(_LOOKS[0], composer, styles), width, composer, _KEY)
    tables: list[Table] = []
    start = 1
    while start < len(whole.rows):
        stop, height = start, whole.heights[0]
        while stop < len(whole.rows) and (stop == start or height + whole.heights[stop] <= room_here):
            height += whole.heights[stop]
            stop += 1
        tables.append(
            replace(
                whole,
                rect=Rect(0.0, 0.0, width, height),
                heights=(whole.heights[0], *whole.heights[start:stop]),
                rows=(whole.rows[0], *whole.rows[start:stop]),
                key=f"{_KEY}-{len(tables) + 1}",
            )
        )
        start, room_here = stop, bottom - _TOP - 8.0
    return tables


def _look(step: tuple[float, float, float], composer: Composer, styles: PageStyles) -> TableLook:
    theme, (size, leading, padding) = composer.theme, step
    bold = styles.stem.at(size, leading)
    return TableLook(
        text=styles.sans.at(size, leading),
        heads=bold,
        row_heads=replace(bold, colour=theme["accent"]),
        padding=padding,
        gap=14.0,
        heavy=Stroke(theme["ink"], 1.5),
        medium=Stroke(theme["ink"], 0.75),
        light=Stroke(theme["hair"], 0.5),
    )


def _foot(running: str, mark: str, size: Size, composer: Composer, styles: PageStyles) -> list[Item]:
    """Of which pack the key is, and of which print."""
    width = size.width - _LEFT - _RIGHT
    y = size.height - _FOOT + 12.0
    said = plain(composer.labels("edition", fingerprint=mark))
    own = composer.typesetter.measure(said, styles.caption, composer.base).maximum + 0.1
    edition = composer.set(said, styles.caption, own, alignment=Alignment.RIGHT)
    room = width - own - 12.0
    left = composer.set(plain(running), styles.caption, room)
    return [
        composer.box([left], (_LEFT, y), room, Role.FOOTER, f"{_KEY}-running"),
        composer.box([edition], (_LEFT + width - own, y), own, Role.FOOTER, f"{_KEY}-print"),
    ]
