"""Comparisons on slides: aspect by aspect as a native table; sides with points of their own in columns, each a name in
one placeholder and its points in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.comparison import compared
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.limits import MOST_TABLE_WORDS
from sinopack.layout.slides.split import Parts, balanced, text_of, words_in
from sinopack.layout.slides.tables import caption_box, set_caption, table_slides
from sinopack.layout.styles import POINT_STEPS
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import BulletKind, Connector, Item, Role
from sinopack.plan import blocks

_GAP = 32.0
_NAME_STEPS = ((26.0, 32.0), (24.0, 30.0), (22.0, 28.0), (20.0, 26.0))
_NAME_ROOM = 64.0
_UNDER_NAME = 6.0
_OVER_POINTS = 14.0
_CAPTION_GAP = 12.0

Sides = list[list[Parts]]
"""The points of each side on one slide."""


def compose_comparison(block: blocks.Comparison, title: str, desk: Desk) -> list[Draft]:
    """The comparison on one slide, or on as many as it needs."""
    heading = desk.heading(block.title, title)
    if block.aspects:
        return table_slides(compared(block, desk.pieces), heading, block, desk)
    caption = set_caption(block, desk)
    names = _names(block, desk)
    line = CONTENT_TOP + max(name.height for name in names) + _UNDER_NAME
    bottom = CONTENT_BOTTOM - (caption.height + _CAPTION_GAP if caption else 0.0)
    rect = Rect(0.0, line + _OVER_POINTS, side_column(0, len(names), desk).width, bottom - line - _OVER_POINTS)
    slides, column = _divided(block, Column(rect, desk.styles.points, BulletKind.SQUARE, line=None), desk)
    drafts: list[Draft] = []
    for member, sides in members(slides):
        key = member.key(block.key)
        name = member.title(heading, desk.composer.labels)
        items: list[Item] = [desk.title(name, key, 12, block.place, HEADING_ROOM)]
        for number, points in enumerate(sides):
            items += _side(number, names, points, column, key, desk)
        if caption:
            items.append(caption_box(caption, key, Role.PARAGRAPH, desk))
        drafts.append(Draft(layout_name(len(names)), key, tuple(items)))
    desk.say_split(text_of(heading), len(drafts), block.place)
    desk.say_shrunk(text_of(heading), column.style.size, POINT_STEPS[0][0], block.place)
    return drafts


def layout_name(sides: int) -> str:
    """The layout of the deck for so many sides."""
    return "Comparison" if sides == 2 else "Comparison of three"


def side_column(number: int, sides: int, desk: Desk) -> Rect:
    """The column of a side, counted from 0."""
    width = (desk.grid.width - (sides - 1) * _GAP) / sides
    return Rect(MARGIN + number * (width + _GAP), CONTENT_TOP, width, CONTENT_BOTTOM - CONTENT_TOP)


def name_style(desk: Desk) -> TextStyle:
    """The style of a side's name at its full size."""
    return replace(desk.styles.option.at(*_NAME_STEPS[0]), bold=True, colour=desk.composer.theme["accent"])


def _names(block: blocks.Comparison, desk: Desk) -> list[SetText]:
    """The names of the sides, all in the one size in which each fits."""
    count, style = len(block.sides), name_style(desk)
    room = (side_column(0, count, desk).width, _NAME_ROOM)
    texts = [desk.pieces(side.name) for side in block.sides]
    for step in _NAME_STEPS[:-1]:
        names = [desk.if_it_fits(text, style, (step, _NAME_STEPS[-1]), room) for text in texts]
        if all(name is not None and name.paragraph.leading == step[1] for name in names):
            return [name for name in names if name is not None]
    return [desk.fitted(text, style, _NAME_STEPS[-1:], room, block.place) for text in texts]


def _divided(block: blocks.Comparison, column: Column, desk: Desk) -> tuple[list[Sides], Column]:
    """The points on the fewest slides on which they fit and are not too many to be read, in one size."""
    texts = [[desk.pieces(point) for point in side.points] for side in block.sides]
    most = max(len(points) for points in texts)
    words = sum(words_in(text_of(point)) for points in texts for point in points)
    for count in range(1 + (words - 1) // MOST_TABLE_WORDS, most + 1):
        slides = [list(parts) for parts in zip(*(_parts(points, count) for points in texts), strict=True)]
        groups = [points for sides in slides for points in sides if points]
        fitted = fit(groups, column, POINT_STEPS, desk)
        if len(fitted.groups) == len(groups):
            return slides, fitted.column
    for point in (point for side in block.sides for point in side.points):
        desk.fitted(desk.pieces(point), column.style, POINT_STEPS, _room(column), point.place or block.place)
    slides = [list(parts) for parts in zip(*(_parts(points, most) for points in texts), strict=True)]
    return slides, column.at(POINT_STEPS[-1], desk)


def _room(column: Column) -> tuple[float, float]:
    return column.rect.width, column.rect.height


def _parts(points: list[Parts], count: int) -> Sides:
    """The points of a side in so many parts; the last are empty where it has fewer points."""
    groups = balanced(points, [float(words_in(text_of(point))) for point in points], count)
    return [*groups, *([] for _ in range(count - len(groups)))]


def _side(
    number: int, names: Sequence[SetText], points: list[Parts], column: Column, key: str, desk: Desk
) -> Iterator[Item]:
    """The name, the rule under it, the points."""
    area, own = side_column(number, len(names), desk), f"{key}-side-{number + 1}"
    line, name = column.rect.y - _OVER_POINTS, names[number]
    top = line - _UNDER_NAME - name.height  # names of one line and of two stand on one line
    rect = Rect(area.x, top, area.width, name.height)
    yield desk.stacked([name], rect, Role.HEADING_1, f"{own}-name", body(2 * number + 1))
    yield Connector(area.x, line, area.right, line, desk.stroke("ink", 1.5), f"{own}-rule")
    if points:
        rect = replace(column.rect, x=area.x)
        texts = set_texts(points, replace(column, rect=rect), desk)
        yield desk.stacked(texts, rect, Role.LIST, f"{own}-list", body(2 * number + 2))
