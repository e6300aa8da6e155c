"""A row as items: the band, and for each event a group of its mark, its leader and its label.

In: a row and where it stands. Out: items in the order of time. Every end of a leader is glued: to the mark, to the
edge of the label's text box, and where it bends to a point that is a shape too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.across.band import Band, draw_band
from sinopack.layout.across.labels import sign_room
from sinopack.layout.across.look import Look
from sinopack.layout.across.rows import DOWN, UP, Placed, Row
from sinopack.layout.across.signs import box, category_sign, dot
from sinopack.layout.compose import Composer
from sinopack.layout.text import SetText
from sinopack.layout.timeline.marks import MarkKind
from sinopack.page import (
    Alignment,
    Connector,
    Enclosure,
    Group,
    Item,
    Join,
    Outline,
    Role,
    Shape,
    Site,
    TextBox,
    point_of,
)
from sinopack.plan.blocks import EventEntry, TimeSpan

_BEND = 1.5
"""The width of the point at which a leader bends, as a multiple of its own."""
_DETAIL_GAP = 1.0


class Stage(Struct, frozen=True):
    """Where a row stands: its left edge, the top of its band, and its width; the eras and the categories; and what
    its keys begin with."""

    x: float
    y: float
    width: float
    eras: tuple[TimeSpan, ...]
    categories: Sequence[str]
    key: str

    def within(self, event: EventEntry) -> tuple[Enclosure, ...]:
        """What an event is part of: the row's list, in which it is an entry."""
        return Enclosure(Role.LIST, f"{self.key}-events"), Enclosure(Role.LIST_ITEM, f"{event.key}-entry")


def draw_row(row: Row, stage: Stage, look: Look, composer: Composer) -> Iterator[Group]:
    """The band, then the events: a group each."""
    rect = Rect(stage.x, stage.y, stage.width, look.band)
    band = Band(rect, row.scale, row.ticks, stage.eras, look.theme.surface("band"), stage.key)
    yield grouped(list(draw_band(band, look, composer)), f"{stage.key}-band")
    for placed in row.placed:
        yield grouped(list(_event(placed, row, stage, look, composer)), f"{placed.label.event.key}-group")


def grouped(items: list[Item], key: str) -> Group:
    """Items that move together."""
    x, y = min(item.rect.x for item in items), min(item.rect.y for item in items)
    right, bottom = max(item.rect.right for item in items), max(item.rect.bottom for item in items)
    return Group(Rect(x, y, right - x, bottom - y), tuple(items), key)


def _event(placed: Placed, row: Row, stage: Stage, look: Look, composer: Composer) -> Iterator[Item]:
    """Its bar, its mark, its leader, its label."""
    mark = _mark(placed, stage, look)
    yield from _bar(placed, row, stage, look)
    label = label_box(placed, stage, look, composer)
    gate = _gate(placed.side, row, stage, look)
    far = gate + placed.side * row.leader
    y = far - label.rect.height if placed.side is UP else far
    label = replace(label, rect=label.rect.moved(stage.x + placed.left, y))
    yield from _leader(placed, mark, label, gate, look)
    yield mark
    sign = list(_sign(placed, label, stage, look, composer))
    is_letter = any(isinstance(item, TextBox) for group in sign for item in group.items)
    # A letter is read before its event; a shape lies over the label, whose first line leaves it room.
    if is_letter:
        yield from sign
    yield label
    if not is_letter:
        yield from sign


def _gate(side: int, row: Row, stage: Stage, look: Look) -> float:
    """The height at which leaders of a side leave the lanes."""
    lanes = row.lanes(side) * look.pitch
    return stage.y - lanes if side == UP else stage.y + look.band + lanes


def _lane_middle(placed: Placed, stage: Stage, look: Look) -> float:
    out = (placed.lane + 0.5) * look.pitch
    return stage.y - out if placed.side == UP else stage.y + look.band + out


def _mark(placed: Placed, stage: Stage, look: Look) -> Shape:
    """Solid for a day, hollow for what is known less closely."""
    side = look.mark
    rect = Rect(stage.x + placed.x - side / 2, _lane_middle(placed, stage, look) - side / 2, side, side)
    solid = placed.label.mark.kind is MarkKind.DOT
    return dot(rect, look.theme, f"{placed.label.event.key}-mark", solid=solid)


def _bar(placed: Placed, row: Row, stage: Stage, look: Look) -> Iterator[Shape]:
    """What is certain of a range as a bar, from the edge of the mark on, and every doubt as a dashed box as long as
    it."""
    mark, key = placed.label.mark, placed.label.event.key
    if mark.kind in (MarkKind.DOT, MarkKind.RING):
        return
    middle = _lane_middle(placed, stage, look)
    doubts = [(mark.start, mark.solid[0]), (mark.solid[1], mark.end)] if mark.solid else [(mark.start, mark.end)]
    for number, (start, end) in enumerate(doubts, 1):
        for part, (left, right) in enumerate(row.scale.stretches(start, end), 1):
            rect = Rect(stage.x + left, middle - look.mark / 2, right - left, look.mark)
            yield box(rect, look.line, look.theme, f"{key}-doubt-{number}-{part}")
    if mark.solid:
        for part, (left, right) in enumerate(row.scale.stretches(*mark.solid), 1):
            left = max(left, placed.x + look.mark / 2) if part == 1 else left
            if right > left:
                rect = Rect(stage.x + left, middle - look.bar / 2, right - left, look.bar)
                yield Shape(rect, Outline.RECTANGLE, f"{key}-bar-{part}", fill=look.theme["quiet"])


def _leader(placed: Placed, mark: Shape, label: TextBox, gate: float, look: Look) -> Iterator[Item]:
    """From the mark to the nearest point of the label: upright through the lanes, then slanting if need be."""
    is_up = placed.side == UP
    leaving, arriving = (Site.TOP, Site.BOTTOM) if is_up else (Site.BOTTOM, Site.TOP)
    share = (placed.end - placed.left) / placed.width
    x1, y1 = point_of(mark.rect, leaving)
    x2, y2 = point_of(label.rect, arriving, share)
    key, stroke = placed.label.event.key, look.stroke("ink", look.line)
    start, end = Join(mark.key, leaving), Join(label.key, arriving, share)
    if placed.is_upright:
        yield Connector(x1, y1, x2, y2, stroke, f"{key}-leader", start=start, end=end)
        return
    side = _BEND * look.line
    bend = Shape(Rect(x1 - side / 2, gate - side / 2, side, side), Outline.ELLIPSE, f"{key}-bend", fill=stroke.colour)
    at, off = point_of(bend.rect, arriving), point_of(bend.rect, leaving)
    yield Connector(x1, y1, *at, stroke, f"{key}-leader-1", start=start, end=Join(bend.key, arriving))
    yield Connector(*off, x2, y2, stroke, f"{key}-leader-2", start=Join(bend.key, leaving), end=end)
    yield bend


def reaches(row: Row, stage: Stage, look: Look, composer: Composer) -> tuple[float, float]:
    """How far a row reaches above its band and below it, with its texts as they are set."""
    found = []
    for side in (UP, DOWN):
        heights = [label_box(each, stage, look, composer).rect.height for each in row.side(side)]
        found.append(row.lanes(side) * look.pitch + row.leader + max(heights) if heights else 0.0)
    return found[0], found[1]


def label_box(placed: Placed, stage: Stage, look: Look, composer: Composer) -> TextBox:
    """The label at the origin: the date over what happened; a detail below that."""
    event, width = placed.label.event, placed.width
    alignment = Alignment.RIGHT if placed.right else Alignment.LEFT
    indent = 0.0 if placed.right else sign_room(event.category, look)
    texts: list[SetText] = [
        composer.set(placed.label.date, look.date(event.importance), width, alignment=alignment, indent=indent),
        composer.set(placed.label.text, look.text(event.importance), width, alignment=alignment),
    ]
    if placed.label.detail:
        texts.append(
            composer.set(placed.label.detail, look.detail, width, alignment=alignment, space_before=_DETAIL_GAP)
        )
    box = composer.box(texts, (0.0, 0.0), width, Role.PARAGRAPH, event.key)
    return replace(box, within=stage.within(event))


def _sign(placed: Placed, label: TextBox, stage: Stage, look: Look, composer: Composer) -> Iterator[Group]:
    """The sign of its category before the date, read as the category's name."""
    event, line = placed.label.event, label.lines[0]
    if not event.category:
        return
    x = label.rect.x + min((run.x for run in line.runs), default=0.0) - sign_room(event.category, look)
    middle = label.rect.y + line.baseline - composer.typesetter.metrics(look.date("high")).cap_height / 2
    sign = category_sign(event.category, len(stage.categories), (x, middle), look.size, composer, f"{event.key}-sign")
    name = stage.categories[event.category - 1]
    yield Group(sign.rect, (sign,), f"{event.key}-category", Role.FIGURE, name, composer.language, stage.within(event))
