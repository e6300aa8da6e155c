"""Running text under a title: callouts and the summary."""

from __future__ import annotations

from sinopack.content.markup import Prose
from sinopack.layout.inline import plain
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import Desk, Draft, body
from sinopack.layout.slides.group import members
from sinopack.layout.slides.prose import prose_groups
from sinopack.layout.slides.split import Parts, text_of
from sinopack.layout.styles import POINT_STEPS, STATEMENT_TEXT_STEPS
from sinopack.page import Role
from sinopack.plan import blocks


def compose_callout(block: blocks.Callout, title: str, desk: Desk) -> list[Draft]:
    """A callout's text beside its title."""
    return _text_slides(block.text, desk.heading(block.title, title), block, desk)


def compose_summary(block: blocks.Summary, title: str, desk: Desk) -> list[Draft]:
    """The whole story in brief."""
    return _text_slides(block.text, plain(title), block, desk)


def _text_slides(prose: Prose, heading: Parts, block: blocks.Callout | blocks.Summary, desk: Desk) -> list[Draft]:
    column = Column.of_text(desk.styles.points.at(*STATEMENT_TEXT_STEPS[0]), desk)
    fitted = fit(prose_groups(prose, desk), column, STATEMENT_TEXT_STEPS, desk)
    drafts: list[Draft] = []
    for member, group in members(fitted.groups):
        key = member.key(block.key)
        name = member.title(heading, desk.composer.labels)
        texts = set_texts(group, fitted.column, desk)
        items = (
            desk.side_title(name, key, block.place),
            desk.stacked(texts, fitted.column.rect, Role.PARAGRAPH, f"{key}-text", body(1)),
        )
        drafts.append(Draft("Points", key, items))
    desk.say_split(text_of(heading), len(drafts), block.place)
    desk.say_shrunk(text_of(heading), fitted.size, POINT_STEPS[0][0], block.place)
    return drafts
