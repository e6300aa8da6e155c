"""The labels of the drawn timeline: dates in one column to scan, beside them what happened, details smaller below it,
and the number of the section at the right edge.

In: events. Out: rows of set text, each as high as it is, and the columns they stand in; then, for a row and a height,
its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, enclosed
from sinopack.layout.handout.desk import Desk
from sinopack.layout.inline import plain
from sinopack.layout.text import Hyphenation, Piece, SetText, TextStyle
from sinopack.layout.timeline.marks import Mark, MarkKind, mark_of
from sinopack.layout.timeline.symbols import letter, symbol
from sinopack.page import Alignment, Group, Item, Role
from sinopack.plan import blocks
from sinopack.plan.chronology import year_label

NARROW = 400.0
"""On a sheet narrower than this everything left of the labels is narrower, and dates stand above their texts."""
SYMBOL = 6.0
_LEADERS = {False: 31.0, True: 22.0}
"""From the axis to the labels, on a wide sheet and on a narrow one."""
_NAMES_SHARE = 0.2
"""The most of the width that the names of eras take; a longer one goes over two lines."""
_LANES_SHARE = 0.1
"""The most of the width that bars take, right of the names of eras."""
NAMES_GAP = 10.0
"""What keeps the names apart from the bars and the axis."""
LANE = 11.0
"""From a bar to the next, in points, where there is room."""
_BAND = 30.0
_BAND_PADDING = 12.0
_FEW_YEARS = 4
_SYMBOL_ROOM = 12.0
_DATE_GAP = 8.0
_DATE_SHARE = 0.155
"""The most of the width that dates take."""
_NUMBER_ROOM = 18.0
_DETAIL_GAP = 1.0


class Columns(Struct, frozen=True):
    """Where everything stands, from the left of the text, in points: the names of eras, `names` wide; bars in `lanes`;
    the band from `band` to `line`; the labels' signs, dates and texts; and the section numbers, flush right."""

    names: float
    lanes: float
    band: float
    line: float
    symbol: float
    date: float
    date_width: float
    text: float
    text_width: float
    right: float
    leader: float

    @property
    def is_stacked(self) -> bool:
        return self.text == self.date


class Row(Struct, frozen=True):
    """An event, its mark, and its texts as set. `height` is that of all of them together."""

    event: blocks.EventEntry
    mark: Mark
    date: SetText
    texts: tuple[SetText, ...]
    height: float


def make_columns(block: blocks.TimelineList, desk: Desk) -> Columns:
    """The columns for a timeline. Without eras and ranges the axis stands at the left edge."""
    events = [event for era in block.eras for event in era.events]
    width = desk.sheet.width
    names = _names_width(block, desk)
    lanes = _lanes_width(events, width)
    band = (names + NAMES_GAP if names else 0.0) + lanes
    line = band + _band_width(events, desk)
    is_narrow = width < NARROW
    leader = _LEADERS[is_narrow]
    at = line + leader + 3.0
    date = at + (_SYMBOL_ROOM if any(event.category for event in events) else 0.0)
    number = _NUMBER_ROOM if any(event.number for event in events) else 0.0
    date_width = _date_width(events, width, desk)
    text = date if is_narrow else date + date_width + _DATE_GAP
    text_width = width - number - text
    date_width = text_width if is_narrow else date_width
    return Columns(names, lanes, band, line, at, date, date_width, text, text_width, width, leader)


def _names_width(block: blocks.TimelineList, desk: Desk) -> float:
    """As wide as the widest name and date of an era, within bounds."""
    eras = [era for era in block.eras if era.name]
    widths = [desk.one_line(plain(era.name), era_style(desk)) for era in eras]
    widths += [desk.one_line(plain(era.dates), desk.styles.note) for era in eras]
    return min(max(widths, default=0.0) + 0.5, _NAMES_SHARE * desk.sheet.width) if widths else 0.0


def _lanes_width(events: Sequence[blocks.EventEntry], width: float) -> float:
    """Room for the bars of all that lasts and all that is long in doubt, side by side where they overlap."""
    marks = [mark_of(event.when) for event in events]
    bars = [(mark.start, mark.end) for mark in marks if mark.kind in (MarkKind.BAR, MarkKind.BOX)]
    if not bars:
        return 0.0
    ends = sorted([(start, 1) for start, _ in bars] + [(end, -1) for _, end in bars])
    return min(LANE * max(accumulate(change for _, change in ends)) + 6.0, _LANES_SHARE * width)


def _date_width(events: Sequence[blocks.EventEntry], width: float, desk: Desk) -> float:
    """Wide enough for every date but the longest, which go over two lines."""
    widths = [desk.one_line(plain(event.date), date_style(event, desk)) for event in events]
    most = _DATE_SHARE * width
    return max((each for each in widths if each <= most), default=most) + 0.5


def _band_width(events: Sequence[blocks.EventEntry], desk: Desk) -> float:
    """Wide enough for the figures of any year, and of days where all is a matter of few years."""
    style, labels = axis_style(desk), desk.composer.labels
    years = {year for event in events for year in (event.when.start.year, (event.when.end or event.when.start).year)}
    years |= {int(span.start) for span in desk.chronology.eras}
    words = [year_label(float(year), labels) for year in sorted(years)]
    if max(years) - min(years) <= _FEW_YEARS:
        words += [labels.dates["day-month"].format(day=28, month=month) for month in labels.short_months]
    widths = [desk.one_line(plain(each), style) for each in words]
    return max(_BAND, max(widths, default=0.0) + _BAND_PADDING)


def era_style(desk: Desk) -> TextStyle:
    """The name of an era beside its band."""
    return replace(desk.styles.minor_heading, size=12.0, leading=15.0)


def axis_style(desk: Desk) -> TextStyle:
    return replace(desk.styles.caption, bold=True, colour=desk.colour("ink"))


def date_style(event: blocks.EventEntry, desk: Desk) -> TextStyle:
    """Bold, but for details."""
    return replace(_weighed(event, desk), bold=event.importance != "low")


def _weighed(event: blocks.EventEntry, desk: Desk) -> TextStyle:
    """A turning point bold, a detail quiet."""
    style = desk.styles.event
    if event.importance == "low":
        return replace(style, colour=desk.colour("quiet"))
    return replace(style, bold=event.importance == "high")


def make_rows(events: Iterable[blocks.EventEntry], columns: Columns, desk: Desk) -> Iterator[Row]:
    """A row for each event."""
    composer = desk.composer
    narrow = Hyphenation.NARROW
    for event in events:
        date = composer.set(plain(event.date), date_style(event, desk), columns.date_width)
        texts = [composer.set(desk.pieces(event.text), _weighed(event, desk), columns.text_width, hyphenation=narrow)]
        if event.detail:
            quiet = replace(desk.styles.note, colour=desk.colour("quiet"))
            texts.append(
                composer.set(
                    desk.pieces(event.detail), quiet, columns.text_width, hyphenation=narrow, space_before=_DETAIL_GAP
                )
            )
        height = sum(text.height for text in texts) + _DETAIL_GAP * (len(texts) - 1)
        height = date.height + height if columns.is_stacked else max(date.height, height)
        yield Row(event, mark_of(event.when), date, tuple(texts), height)


def row_frame(row: Row, columns: Columns, categories: Sequence[str], y: float, desk: Desk) -> Frame:
    """The items of a row whose top is at `y`, as they are read: the category, the date, what happened, the section."""
    composer, event = desk.composer, row.event
    items: list[FrameItem] = [*_sign(row, columns, categories, y, desk)]
    items.append(composer.box([row.date], (columns.date, y), columns.date_width, Role.PARAGRAPH, f"{event.key}-date"))
    text, *details = row.texts
    below = y + row.date.height if columns.is_stacked else y
    items.append(composer.box([text], (columns.text, below), columns.text_width, Role.PARAGRAPH, event.key))
    if details:
        at = (columns.text, below + text.height + _DETAIL_GAP)
        items.append(composer.box(details, at, columns.text_width, Role.PARAGRAPH, f"{event.key}-detail"))
    if event.number:
        items.append(_number(row, columns, y, desk))
    return enclosed(Frame(row.height, tuple(items), place=event.place), Role.LIST_ITEM, f"{event.key}-entry")


def _sign(row: Row, columns: Columns, categories: Sequence[str], y: float, desk: Desk) -> list[Item]:
    """The sign of the event's category, read as its name."""
    event = row.event
    if not event.category:
        return []
    line = row.date.lines[0]
    middle = y + line.top + line.height / 2
    item = category_sign(event.category, len(categories), (columns.symbol, middle), event.key, desk)
    name = categories[event.category - 1]
    return [Group(item.rect, (item,), f"{event.key}-category", Role.FIGURE, name, desk.composer.language)]


def category_sign(number: int, total: int, at: tuple[float, float], key: str, desk: Desk) -> Item:
    """The sign of a category: a shape, or a letter where there are more categories than shapes. `at` is its left edge
    and its middle."""
    rect = Rect(at[0], at[1] - SYMBOL / 2, SYMBOL, SYMBOL)
    shape = symbol(number, total, rect, desk.colour("accent"), f"{key}-sign")
    if shape is not None:
        return shape
    style = replace(desk.styles.caption, bold=True, colour=desk.colour("accent"))
    text = desk.composer.set(plain(letter(number)), style, desk.sheet.width)
    return desk.snug(text, (at[0], at[1] - text.height / 2), Role.LABEL, f"{key}-sign")


def _number(row: Row, columns: Columns, y: float, desk: Desk) -> Item:
    """The number of the event's section at the right edge, leading there."""
    event = row.event
    style = replace(desk.styles.event, bold=True, colour=desk.colour("accent"))
    link = f"#{event.section}" if desk.leads_to(event.section) else ""
    parts = (Piece(str(event.number), link=link),)
    text = desk.composer.set(parts, style, _NUMBER_ROOM, alignment=Alignment.RIGHT)
    at = (columns.right - _NUMBER_ROOM, y)
    return desk.composer.box([text], at, _NUMBER_ROOM, Role.PARAGRAPH, f"{event.key}-section")
