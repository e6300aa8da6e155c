"""The key to sorting cards: the letters in the right order, and for each card the date and what happened.

In: the plan and a paper. Out: finished pages of their own, so that the teacher's page parts from the cards.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect, Size, millimetres
from sinopack.layout.cards.face import shortened
from sinopack.layout.compose import Composer
from sinopack.layout.frame import moved, within
from sinopack.layout.inline import pieces, plain
from sinopack.layout.scaling import scaled
from sinopack.layout.styles import PageStyles
from sinopack.layout.table import Row, TableLook, TableText, lay_out_table
from sinopack.page import Alignment, Destination, Item, Outline, Page, Role, Shape, Stroke, Table
from sinopack.plan.cards import CardsPlan, KeyRow

_LEFT, _RIGHT = millimetres(20), millimetres(16)
_TOP, _FOOT = 48.0, 48.0
_RULE = 2.0
_KEY = "sorting-key"
_LOOKS = ((11.0, 16.0, 4.0), (11.0, 16.0, 2.0), (10.0, 13.0, 2.0), (10.0, 13.0, 1.0))
"""Size, pitch and padding of the table: the first with which it takes one page, or else the first of all. A profile has
one size for all that is read."""


class KeySheet(Struct, frozen=True):
    """The paper of the key, which is composed smaller and then enlarged by `scale`, but for its margins; the print's
    fingerprint, and how many pages stand before."""

    paper: Size
    scale: float
    mark: str
    before: int

    @property
    def size(self) -> Size:
        return Size(self.paper.width / self.scale, self.paper.height / self.scale)

    @property
    def left(self) -> float:
        return _LEFT / self.scale

    @property
    def width(self) -> float:
        return self.size.width - (_LEFT + _RIGHT) / self.scale

    @property
    def top(self) -> float:
        return _TOP / self.scale

    @property
    def bottom(self) -> float:
        """The lowest that the table may reach."""
        return self.size.height - _FOOT


def key_pages(plan: CardsPlan, sheet: KeySheet, composer: Composer, styles: PageStyles) -> list[Page]:
    """The pages of the key: its heading and the letters, then the table, over as many pages as it takes."""
    head, top = _head(plan, sheet, composer, styles)
    tables = _tables(plan.order, sheet, top, composer, styles)
    pages = []
    for number, table in enumerate(tables, 1):
        first = number == 1
        y = top if first else sheet.top + 8.0
        items = [*(head if first else ()), moved(table, sheet.left, y)]
        items = [within(item, Role.SECTION, _KEY) for item in items]
        items += _foot(f"{plan.running}  |  {plan.title}", sheet, composer, styles)
        destinations = (Destination(_KEY, sheet.top),) if first else ()
        page = Page(sheet.size, tuple(items), f"{_KEY}-{sheet.before + number}", destinations=destinations)
        pages.append(page if sheet.scale == 1.0 else scaled(page, sheet.scale))
    return pages


def _head(plan: CardsPlan, sheet: KeySheet, composer: Composer, styles: PageStyles) -> tuple[list[Item], float]:
    """The heading, and the letters alone, to be checked at a glance; and where they end."""
    x, y, width = sheet.left, sheet.top, sheet.width
    items: list[Item] = [Shape(Rect(x, y, width, _RULE), Outline.RECTANGLE, f"{_KEY}-rule", fill=composer.theme["ink"])]
    title = composer.set(plain(composer.labels("sorting-key")), styles.page_heading, width)
    y += 12.0
    items.append(composer.box([title], (x, y), width, Role.HEADING_1, f"{_KEY}-title"))
    y += title.height + 8.0
    order = composer.set(plain("\u2002".join(row.letter for row in plan.order)), styles.subheading, width)
    items.append(composer.box([order], (x, y), width, Role.PARAGRAPH, f"{_KEY}-letters"))
    return items, y + order.height + 16.0


def _tables(rows: Sequence[KeyRow], sheet: KeySheet, top: float, composer: Composer, styles: PageStyles) -> list[Table]:
    """The rows as tables, each as long as its page allows, all with the same columns."""
    width, bottom = sheet.width, sheet.bottom
    labels = composer.labels
    heads = tuple(plain(word) for word in (labels("card"), labels("date"), labels("event")))
    body: list[Row] = [(plain(row.letter), plain(row.date), pieces(row.text)) for row in rows]
    text, room_here = TableText((heads, *body), 1, True), bottom - top
    looks = [look for look in _LOOKS if look[0] == _LOOKS[0][0]] if styles.upright else _LOOKS
    for step in looks:
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
        start, room_here = stop, bottom - sheet.top - 8.0
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


def _foot(running: str, sheet: KeySheet, composer: Composer, styles: PageStyles) -> list[Item]:
    """Of which pack the key is, and of which print."""
    x, y, width = sheet.left, sheet.bottom + 12.0, sheet.width
    said = plain(composer.labels("edition", fingerprint=sheet.mark))
    own = composer.typesetter.measure(said, styles.caption, composer.base).maximum + 0.1
    edition = composer.set(said, styles.caption, own, alignment=Alignment.RIGHT)
    room = width - own - 12.0
    left = composer.set(plain(shortened(running, styles.caption, room, composer)), styles.caption, room)
    return [
        composer.box([left], (x, y), room, Role.FOOTER, f"{_KEY}-running"),
        composer.box([edition], (x + width - own, y), own, Role.FOOTER, f"{_KEY}-print"),
    ]
