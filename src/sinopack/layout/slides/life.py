"""The life rule over a person: the years of the slide as a line, a life as a bar, the years of the pack as a block."""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.geometry import Rect
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import Desk
from sinopack.layout.text import SetText
from sinopack.page import Connector, Item, Outline, Shape
from sinopack.plan import blocks

_BAR_HEIGHT = 5.0
_BLOCK_HEIGHT = 10.0
_LEAST_LIFE = 3.0


def life_rule(person: blocks.PersonCard, block: blocks.People, line: Rect, desk: Desk) -> Iterator[Item]:
    """The rule along the top of `line`; bare where the person has no dates."""
    theme = desk.composer.theme
    years = block.end - block.start

    def at(year: float) -> float:
        share = (year - block.start) / years if years else 0.0
        return line.x + min(max(share, 0.0), 1.0) * line.width

    if person.born is not None and block.span is not None:
        surface = theme.surface("life")
        left, right = at(block.span.start), at(block.span.end)
        rect = Rect(left, line.y - _BLOCK_HEIGHT / 2, right - left, _BLOCK_HEIGHT)
        yield Shape(rect, Outline.RECTANGLE, f"{person.key}-span", fill=surface.fill, stroke=surface.outline)
    yield Connector(line.x, line.y, line.right, line.y, desk.stroke("ink", 0.75), f"{person.key}-rule")
    if person.born is not None:
        left, right = at(person.born), at(person.died if person.died is not None else block.end)
        left = min(left, line.right - _LEAST_LIFE)
        rect = Rect(left, line.y - _BAR_HEIGHT / 2, max(right - left, _LEAST_LIFE), _BAR_HEIGHT)
        yield Shape(rect, Outline.RECTANGLE, f"{person.key}-life", fill=theme["ink"])


def life_key(block: blocks.People, desk: Desk) -> SetText | None:
    """What the rules mean, over the slide's width; None where nobody has dates."""
    if all(person.born is None for person in block.people):
        return None
    labels = desk.composer.labels
    start, end = desk.year(block.start), desk.year(block.end)
    if block.span:
        words = labels("life-key-slide", span=block.span.name, start=start, end=end)
    else:
        words = labels("life-key-slide-plain", start=start, end=end)
    return desk.composer.set(plain(words), desk.styles.caption, desk.grid.width)
