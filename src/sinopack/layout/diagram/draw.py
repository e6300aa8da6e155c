"""A diagram as items of a page: boxes with their text, labels, bars and connectors.

In: the places of a diagram and its texts. Out: one described group, its texts in reading order behind the lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.layout.compose import total_height
from sinopack.layout.described import described
from sinopack.layout.diagram.measure import Texts
from sinopack.layout.diagram.places import Bar, End, Places, What, Wire
from sinopack.page import (
    Alignment,
    Connector,
    Group,
    Item,
    Join,
    Outline,
    Role,
    Shape,
    Stroke,
    TextBox,
)
from sinopack.plan import blocks

_OUTLINE = 0.75


class Pen(Struct, frozen=True):
    """What a diagram is drawn with: its texts and places, the beginning of its items' keys, and where it stands."""

    texts: Texts
    places: Places
    key: str
    at: tuple[float, float]
    least_rule: float = 0.0

    def stroke(self, name: str, width: float) -> Stroke:
        return Stroke(self.texts.composer.theme[name], max(width, self.least_rule))

    def moved(self, rect: Rect) -> Rect:
        return rect.moved(*self.at)


def draw(block: blocks.DiagramOf, pen: Pen, alternative: str) -> Group:
    """The diagram as one figure; its lines are drawn first, then its boxes in the order in which they are read."""
    bars = [_bar(number, bar, pen) for number, bar in enumerate(pen.places.bars)]
    wires = [_wire(number, wire, pen) for number, wire in enumerate(pen.places.wires)]
    labels = list(_labels(pen))
    boxes = [_box(box, pen) for box in pen.places.order]
    (group,) = described([*bars, *wires, *boxes, *labels], block.key, alternative, pen.texts.composer.language)
    assert isinstance(group, Group)
    return group


def _bar(number: int, bar: Bar, pen: Pen) -> Item:
    return Shape(pen.moved(bar.rect), Outline.RECTANGLE, f"{pen.key}-line-{number + 1}", fill=_line(pen).colour)


def _line(pen: Pen) -> Stroke:
    return Stroke(pen.texts.composer.theme["quiet"], pen.texts.look.line)


def _wire(number: int, wire: Wire, pen: Pen) -> Connector:
    (x1, y1), *corners, (x2, y2) = ((x + pen.at[0], y + pen.at[1]) for x, y in pen.places.points(wire))
    return Connector(
        x1, y1, x2, y2, _line(pen), f"{pen.key}-arrow-{number + 1}",
        start=_join(wire.start, pen), end=_join(wire.end, pen), arrow=wire.has_head, corners=tuple(corners),
    )  # fmt: skip


def _join(end: End, pen: Pen) -> Join:
    kind = "box" if end.what is What.BOX else "line"
    return Join(f"{pen.key}-{kind}-{end.number + 1}", end.site)


def _box(box: int, pen: Pen) -> TextBox:
    """A box with its text flush left and midway between its top and its foot."""
    texts, theme = pen.texts, pen.texts.composer.theme
    surface = theme.surface("current" if box in texts.strong else "panel")
    rect = pen.moved(pen.places.boxes[box])
    look = texts.look
    if box in texts.strong:
        text, detail = (replace(style, colour=surface.text) for style in (look.text, look.detail))
        texts = replace(texts, look=replace(look, text=text, detail=detail))
    found = texts.set(box, rect.width)
    inside = texts.composer.box(found, (rect.x, rect.y), rect.width, Role.PARAGRAPH, f"{pen.key}-box-{box + 1}")
    top = max((rect.height - total_height(found)) / 2, look.pad_y)
    padding = Insets(look.pad_x, top, look.pad_x, min(look.pad_y, top))
    outline = surface.outline or (None if box in texts.strong else pen.stroke("rule", _OUTLINE))
    return replace(inside, rect=rect, fill=surface.fill, stroke=outline, padding=padding)


def _labels(pen: Pen) -> Iterator[TextBox]:
    """The labels, each beside its line: amid one that runs level, from the left beside one that leads down."""
    for bar in pen.places.bars:
        if bar.label is not None:
            is_level = bar.rect.width > bar.rect.height
            alignment = Alignment.CENTRE if is_level else Alignment.LEFT
            rect = pen.moved(bar.label)
            text = pen.texts.set_label(bar.arrow, rect.width, alignment)
            key = f"{pen.key}-label-{bar.arrow + 1}"
            yield pen.texts.composer.box([text], (rect.x, rect.y), rect.width, Role.PARAGRAPH, key)
