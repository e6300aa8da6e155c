"""The handout: the policy that lets blocks flow down pages.

In: the plan of the handout. Out: finished pages. `COMPOSERS` is the register: one line for each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.frame import Frame, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.enlarge import enlarged, enlarged_pages
from sinopack.layout.handout.figure import compose_figure
from sinopack.layout.handout.furniture import finish_pages
from sinopack.layout.handout.masthead import compose_masthead
from sinopack.layout.handout.paginate import Paginator, PartFrames
from sinopack.layout.handout.panels import (
    compose_callout,
    compose_listing,
    compose_points,
    compose_quote,
    quote_in_margin,
)
from sinopack.layout.handout.prose import compose_text
from sinopack.layout.handout.questions import compose_question
from sinopack.layout.handout.reference import compose_glossary, compose_people, compose_timeline
from sinopack.layout.handout.section import compose_opening, compose_part
from sinopack.layout.handout.sheet import ENLARGED, sheet_of
from sinopack.layout.handout.table import compose_table
from sinopack.layout.styles import page_styles
from sinopack.page import Bookmark, Page
from sinopack.plan import blocks
from sinopack.values import replace

COMPOSERS: dict[type, Callable[[Any, Desk], list[Frame]]] = {
    blocks.Masthead: compose_masthead,
    blocks.SectionOpening: compose_opening,
    blocks.PartOpening: compose_part,
    blocks.Text: compose_text,
    blocks.Quote: compose_quote,
    blocks.Callout: compose_callout,
    blocks.TableOf: compose_table,
    blocks.FigureOf: compose_figure,
    blocks.Points: compose_points,
    blocks.Listing: compose_listing,
    blocks.TimelineList: compose_timeline,
    blocks.People: compose_people,
    blocks.Glossary: compose_glossary,
    blocks.QuestionOf: compose_question,
}


def lay_out_pages(
    plan: blocks.HandoutPlan, composer: Composer, paper: str
) -> tuple[tuple[Page, ...], tuple[Bookmark, ...], str]:
    """The pages of the handout, its bookmarks and its fingerprint."""
    sheet = sheet_of(paper)
    desk = Desk(
        composer, sheet, page_styles(composer.theme), plan, make_axis(plan.chronology, sheet.width),
        {term.key: term for term in plan.terms}, plan.destinations,
    )  # fmt: skip
    paginator = Paginator(desk)
    parts = [part for part in plan.parts if part.blocks]
    for index, part in enumerate(parts):
        frames = tuple(_frames(part, desk))
        paginator.add(PartFrames(part.title, part.number, frames), starts_page=index < len(parts) - 1)
    pages, bookmarks, fingerprint = finish_pages(paginator.finish(), desk)
    if paper in ENLARGED:
        factor = ENLARGED[paper]
        pages, bookmarks = enlarged_pages(pages, factor), tuple(enlarged(each, factor) for each in bookmarks)
    return pages, bookmarks, fingerprint


def _frames(part: blocks.Part, desk: Desk) -> list[Frame]:
    frames: list[Frame] = []
    for index, block in enumerate(part.blocks):
        following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
        if isinstance(block, blocks.Quote) and isinstance(following, blocks.Points):
            continue
        elif isinstance(block, blocks.Points) and index and isinstance(part.blocks[index - 1], blocks.Quote):
            frames.extend(_beside(part.blocks[index - 1], block, desk))
        else:
            frames.extend(COMPOSERS[type(block)](block, desk))
    return frames


def _beside(quote: blocks.HandoutBlock, points: blocks.Points, desk: Desk) -> list[Frame]:
    """A quotation that closes a section stands in the margin beside its key points, if it is no higher than they are."""
    assert isinstance(quote, blocks.Quote)
    panel = stack(compose_points(points, desk))
    margin = quote_in_margin(quote, desk)
    if margin.height > panel.height + 1.0:
        return [*compose_quote(quote, desk), *compose_points(points, desk)]
    both = replace(
        compose_points(points, desk)[0], items=(*panel.items, *margin.items), breaks=(), full=True, name="key points"
    )
    return [both]
