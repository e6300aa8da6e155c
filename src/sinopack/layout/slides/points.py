"""Key points, takeaways and sources: the claim on the left, the points on the right."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.group import members
from sinopack.layout.slides.limits import MOST_POINTS, MOST_SOURCE_WORDS, MOST_WORDS
from sinopack.layout.slides.split import by_points_and_words
from sinopack.layout.styles import POINT_STEPS, Step
from sinopack.page import BulletKind, Role
from sinopack.plan import blocks

_SOURCE_STEPS = POINT_STEPS[3:]
"""Sources have more words, set smaller."""


def compose_points(block: blocks.Points, title: str, desk: Desk) -> list[Draft]:
    """At most five points and about forty words a slide, in one size for the whole group."""
    most, steps = _limits(block)
    column = replace(
        Column.of_text(desk.styles.points, desk),
        mark=BulletKind.NUMBER if block.numbered else BulletKind.SQUARE,
    )
    points = [desk.pieces(point.text) for point in block.points]
    fitted = fit(by_points_and_words(points, MOST_POINTS, most), column, steps, desk)
    heading = desk.heading(block.title, title)
    drafts: list[Draft] = []
    start = 1
    for member, group in members(fitted.groups):
        key = member.key(block.key)
        name = member.title(heading, desk.composer.labels)
        texts = set_texts(group, fitted.column, desk, start)
        items = (
            desk.side_title(name, key, block.place),
            desk.stacked(texts, fitted.column.rect, Role.LIST, f"{key}-points", body(1)),
        )
        drafts.append(Draft("Points", key, items))
        start += len(group)
    desk.say_split(title, len(drafts), block.place)
    desk.say_shrunk(title, fitted.size, steps[0][0], block.place)
    return drafts


def _limits(block: blocks.Points) -> tuple[int, Sequence[Step]]:
    """The most words of a slide, and the sizes."""
    return (MOST_SOURCE_WORDS, _SOURCE_STEPS) if block.key in ("sources", "credits") else (MOST_WORDS, POINT_STEPS)
