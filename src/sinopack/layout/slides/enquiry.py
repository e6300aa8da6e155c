"""The enquiry: the question of the whole pack, and what a student will be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import HANGING_LINE, MARGIN
from sinopack.layout.slides.split import balanced, words_in
from sinopack.layout.styles import LABEL_STEPS, OBJECTIVE_STEPS, POINT_STEPS, STATEMENT_STEPS, Step
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Bullet, BulletKind, Connector, Item, Role
from sinopack.plan import blocks
from sinopack.values import replace

_MOST_OBJECTIVES = 5
_MOST_WORDS = 60
_INDENT = 30.0
_WIDEST_GAP = 32.0
_LEAST_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Objectives:
    """Objectives set in one size, with the space between them."""

    texts: list[SetText]
    gap: float


def compose_enquiry(block: blocks.Enquiry, title: str, desk: Desk) -> list[Draft]:
    """The question on the left, the objectives on the right; where one slide cannot hold both, each has its own."""
    whole = _fit(block.objectives, 1, _column(desk), OBJECTIVE_STEPS, desk) if block.question else None
    if block.question and len(block.objectives) <= _MOST_OBJECTIVES and whole is not None:
        return [_both(block.question, whole, title, desk, block)]
    drafts = [_question(block.question, title, desk, block)] if block.question else []
    drafts += _objective_slides(block, "" if block.question else title, desk)
    return drafts


def _column(desk: Desk) -> Rect:
    return desk.grid.objectives


def _fit(objectives: Sequence[Inline], start: int, area: Rect, steps: Sequence[Step], desk: Desk) -> Objectives | None:
    """The objectives in the largest size that fits in `area` with a line to spare; None if none does."""
    for step in steps:
        style = desk.styles.objective.at(*step)
        bare = _set(objectives, start, style, area.width, 0.0, desk)
        spare = area.height - step[1] - total_height(bare)
        gap = spare / max(len(bare) - 1, 1)
        if gap >= _LEAST_GAP or (len(bare) == 1 and spare >= 0.0):
            gap = min(gap, _WIDEST_GAP)
            return Objectives(_set(objectives, start, style, area.width, gap, desk), gap)
    return None if objectives else Objectives([], 0.0)


def _set(
    objectives: Sequence[Inline], start: int, style: TextStyle, width: float, gap: float, desk: Desk
) -> list[SetText]:
    accent = desk.composer.theme["accent"]
    return [
        desk.composer.set(
            desk.pieces(text), style, width, indent=_INDENT, hang=_INDENT, space_after=gap,
            bullet=Bullet(BulletKind.NUMBER, accent, style.size, start + index),
        )
        for index, text in enumerate(objectives)
    ]  # fmt: skip


def _both(question: Inline, objectives: Objectives, title: str, desk: Desk, block: blocks.Enquiry) -> Draft:
    key = block.key
    columns = 7 if objectives.texts else 12
    items = _question_items(question, columns, title, desk, block)
    if objectives.texts:
        grid, area = desk.grid, _column(desk)
        items.append(desk.top_rule("ink", f"{key}-objectives", area.x, area.width))
        label = replace(desk.styles.label, colour=desk.composer.theme["ink"])
        words = plain(desk.composer.labels("objectives"))
        name = desk.fitted(words, label, LABEL_STEPS, (area.width, 26.0 if not grid.is_narrow else 52.0), block.place)
        top = desk.composer.hang(label, HANGING_LINE)
        items.append(
            desk.composer.box([name], (area.x, top), area.width, Role.LABEL, f"{key}-objectives-label", body(3))
        )
        drop = max(0.0, top + name.height + 8.0 - area.y)
        area = replace(area, y=area.y + drop, height=area.height - drop)
        items += _list(objectives, area, key, desk)
    return Draft("Enquiry", key, tuple(items))


def _question(question: Inline, title: str, desk: Desk, block: blocks.Enquiry) -> Draft:
    return Draft("Enquiry", block.key, tuple(_question_items(question, 12, title, desk, block)))


def _question_items(question: Inline, columns: int, title: str, desk: Desk, block: blocks.Enquiry) -> list[Item]:
    styles, grid, key = desk.styles, desk.grid, block.key
    area = grid.area(0, columns, 100.0)
    text = desk.fitted(
        desk.pieces(question), styles.statement, STATEMENT_STEPS, (area.width, area.height - 30.0), block.place
    )
    return [
        desk.top_rule("accent", f"{key}-question", width=grid.span(columns)),
        desk.label(title, styles.label, (MARGIN, HANGING_LINE), grid.span(columns), f"{key}-title", TITLE, Role.TITLE),
        desk.stacked([text], area, Role.PARAGRAPH, f"{key}-question", body(1)),
    ]


def _list(objectives: Objectives, area: Rect, key: str, desk: Desk) -> list[Item]:
    """One native numbered list, with a hairline between its items."""
    items: list[Item] = [desk.stacked(objectives.texts, area, Role.LIST, f"{key}-objectives", body(2))]
    y = area.y
    for index, text in enumerate(objectives.texts[:-1], 1):
        y += text.height + objectives.gap
        middle = y - objectives.gap / 2
        items.append(Connector(area.x, middle, area.right, middle, desk.stroke("hair", 0.75), f"{key}-hair-{index}"))
    return items


def _objective_slides(block: blocks.Enquiry, title: str, desk: Desk) -> list[Draft]:
    """The objectives alone, on as few slides as hold them."""
    name = title or desk.composer.labels("objectives")
    area = desk.grid.area(0, 12, 104.0)
    counts = [float(words_in(text.text)) for text in block.objectives]
    parts = max(ceil(len(counts) / _MOST_OBJECTIVES), ceil(sum(counts) / _MOST_WORDS), 1)
    while True:
        groups = balanced(block.objectives, counts, parts)
        starts = [1 + sum(len(group) for group in groups[:index]) for index in range(len(groups))]
        fitted = [_fit(group, start, area, POINT_STEPS, desk) for group, start in zip(groups, starts, strict=True)]
        if all(fitted) or parts >= len(counts):
            break
        parts += 1
    drafts = []
    for index, (group, objectives) in enumerate(zip(groups, fitted, strict=True), 1):
        key = "objectives" if index == 1 else f"objectives-{index}"
        if objectives is None:
            desk.composer.problem("An objective does not fit on a slide.", group[0].place or block.place, "Shorten it.")
            continue
        heading = name if len(groups) == 1 else desk.composer.labels("part", title=name, n=index, total=len(groups))
        label = replace(desk.styles.label, colour=desk.composer.theme["ink"])
        title_box = desk.label(
            heading, label, (MARGIN, HANGING_LINE), desk.grid.span(12), f"{key}-title", TITLE, Role.TITLE
        )
        items = [desk.top_rule("ink", key), title_box, *_list(objectives, area, key, desk)]
        drafts.append(Draft("Enquiry", key, tuple(items)))
    desk.say_split(name, len(drafts), block.place)
    return drafts
