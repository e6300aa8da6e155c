"""The key below a drawn timeline: what its marks and signs mean, those alone that occur, and how it is to scale.

In: the rows of the whole timeline. Out: a `Key` of known height, the same on every page, and its items with the scale
of one page. The marks are explained to the eye alone: what they say stands in words in every date, and the category
with every event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import FrameItem, moved
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.timeline_rows import NARROW, SYMBOL, Row, category_sign
from sinopack.layout.inline import plain
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.scale import TimeScale
from sinopack.layout.timeline.wording import scale_notes
from sinopack.page import Connector, Item, Outline, Role, Shape, Stroke, TextBox
from sinopack.plan import blocks

MARK = 5.6
"""The diameter of a dot or ring, in points."""
DASHED = (2.5, 2.0)
_BAR = (6.0, 11.0)
_ABOVE, _BELOW = 14.0, 8.0
_LINE = 15.0
_AFTER_ICON = 5.0
_BETWEEN = 18.0
_LEAST_BAR, _BAR_TICK = 14.0, 6.0


class Entry(Struct, frozen=True):
    """A sign and its words. `draw` makes the sign from its left edge and its middle."""

    key: str
    words: str
    width: float
    draw: Callable[[float, float], Item]


class Key(Struct, frozen=True):
    """The signs and words, from the top left of the key. The scale is printed at `scale_y`, or in the first line, right
    of `beside`, where it fits there."""

    items: tuple[Item, ...]
    beside: float
    scale_y: float
    height: float


def make_key(rows: Sequence[Row], block: blocks.TimelineList, desk: Desk) -> Key:
    """The key to all rows: a line for the marks and one for the categories, or as many as it takes."""
    leading = desk.styles.caption.leading
    items: list[Item] = [desk.rule(0.0, _ABOVE, desk.sheet.width, desk.stroke("hair", 0.5), "timeline-key-rule")]
    y, beside = _ABOVE + _BELOW, 0.0
    for number, entries in enumerate((_marks(rows, desk), list(_categories(rows, block, desk)))):
        found, right, below = _line(entries, y, desk)
        items += found
        beside = right if number == 0 and below == y + _LINE else beside or desk.sheet.width
        y = below
    return Key(tuple(items), beside, y, y + _scale_lines(desk) * leading)


def _scale_lines(desk: Desk) -> int:
    """The lines that the longest scale can take: its pieces, and what is said before them."""
    return 2 if desk.sheet.width >= NARROW else 3


def _line(entries: Sequence[Entry], y: float, desk: Desk) -> tuple[list[Item], float, float]:
    """Entries one after the other from `y` on, where the last ends, and where the next line begins."""
    style, width = desk.styles.caption, desk.sheet.width
    items: list[Item] = []
    x = 0.0
    for entry in entries:
        before = entry.width + _AFTER_ICON
        text = desk.composer.set(plain(entry.words), style, width - before)
        if x and x + before + text.width > width:
            x, y = 0.0, y + _LINE
        items.append(entry.draw(x, y + style.leading / 2))
        items.append(desk.snug(text, (x + before, y), Role.ARTIFACT, f"timeline-key-{entry.key}"))
        y += text.height - style.leading
        x += before + text.width + _BETWEEN
    return items, x, y + _LINE if entries else y


def key_items(key: Key, scale: TimeScale, y: float, number: int, desk: Desk) -> list[FrameItem]:
    """The key with its top at `y`, and the scale of page `number` (from 0): words, each with its bar."""
    style, width, name = desk.styles.caption, desk.sheet.width, f"timeline-scale-{number + 1}"
    notes = scale_notes(scale, desk.composer.labels, _LEAST_BAR)
    texts = [desk.composer.set(plain(note.words), style, width) for note in notes]
    rooms = [
        text.width + (_AFTER_ICON + note.bar if note.bar else 0.0) for text, note in zip(texts, notes, strict=True)
    ]
    total = sum(rooms) + _BETWEEN * (len(rooms) - 1)
    fits = key.beside + total <= width
    x, top = (width - total, y + _ABOVE + _BELOW) if fits else (0.0, y + key.scale_y)
    items: list[FrameItem] = [moved(item, 0.0, y) for item in key.items]
    for index, (note, text, room) in enumerate(zip(notes, texts, rooms, strict=True), 1):
        if x and not fits and x + room > width:
            x, top = 0.0, top + style.leading
        items.append(desk.snug(text, (x, top), Role.PARAGRAPH, f"{name}-{index}"))
        if note.bar:
            items += _bar(x + text.width + _AFTER_ICON, top + style.leading / 2, note.bar, f"{name}-bar-{index}", desk)
        x += room + _BETWEEN
    return items


def _bar(x: float, middle: float, length: float, key: str, desk: Desk) -> list[Item]:
    """A bar between two ticks."""
    stroke, half = desk.stroke("ink", 0.75), _BAR_TICK / 2
    ends = ((x, middle, x + length, middle), (x, middle - half, x, middle + half))
    lines = (*ends, (x + length, middle - half, x + length, middle + half))
    return [Connector(*line, stroke, f"{key}-{number}") for number, line in enumerate(lines, 1)]


def _marks(rows: Sequence[Row], desk: Desk) -> list[Entry]:
    """The marks that occur, and the number of a section if any event has one."""
    kinds = {row.mark.kind for row in rows}
    labels, draw = desk.composer.labels, mark_drawer(desk)
    words = {
        MarkKind.DOT: labels("mark-day"),
        MarkKind.RING: labels("mark-month"),
        MarkKind.BOX: labels("mark-about"),
        MarkKind.BAR: labels("mark-range"),
    }
    found = []
    for kind in words:
        width, height = (MARK, MARK) if kind in (MarkKind.DOT, MarkKind.RING) else _BAR
        key = kind.name.lower()

        def icon(x: float, middle: float, kind: MarkKind = kind, size: tuple[float, float] = (width, height)) -> Item:
            rect = Rect(x, middle - size[1] / 2, *size)
            return draw(kind, rect, f"timeline-key-{kind.name.lower()}-sign")

        if kind in kinds:
            found.append(Entry(key, words[kind], width, icon))
    numbers = sorted({row.event.number for row in rows if row.event.number})
    if numbers:
        style = replace(desk.styles.caption, bold=True, colour=desk.colour("accent"))
        text = desk.composer.set(plain(str(numbers[0])), style, desk.sheet.width)

        def figure(x: float, middle: float) -> Item:
            return desk.snug(text, (x, middle - text.height / 2), Role.ARTIFACT, "timeline-key-section-sign")

        found.append(Entry("section", labels("mark-section"), text.width, figure))
    return found


def _categories(rows: Sequence[Row], block: blocks.TimelineList, desk: Desk) -> Iterator[Entry]:
    """The categories that occur."""
    occurring, total = {row.event.category for row in rows}, len(block.categories)
    for number, words in enumerate(block.categories, 1):
        if number not in occurring:
            continue

        def sign(x: float, middle: float, number: int = number) -> Item:
            item = category_sign(number, total, (x + 1.0, middle), f"timeline-key-{number}", desk)
            return replace(item, role=Role.ARTIFACT) if isinstance(item, TextBox) else item

        yield Entry(f"category-{number}", words, SYMBOL + 2.0, sign)


def mark_drawer(desk: Desk) -> Callable[[MarkKind, Rect, str], Shape]:
    """Draws a mark of a kind into a rectangle: the same in the key and on the axis."""
    ink, quiet = desk.colour("ink"), desk.colour("quiet")

    def draw(kind: MarkKind, rect: Rect, key: str) -> Shape:
        match kind:
            case MarkKind.DOT:
                return Shape(rect, Outline.ELLIPSE, key, ink)
            case MarkKind.RING:
                return Shape(rect, Outline.ELLIPSE, key, stroke=Stroke(ink, 1.3))
            case MarkKind.BOX:
                return Shape(rect, Outline.RECTANGLE, key, stroke=Stroke(ink, 1.0, DASHED))
            case MarkKind.BAR:
                return Shape(rect, Outline.RECTANGLE, key, quiet)

    return draw
