"""The deck: the policy that fits blocks onto slides, one idea each.

In: the plan of the deck. Out: finished slides and the layouts they stand on. `COMPOSERS` is the register: one line for
each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sinopack.content.markup import Prose, ProseBlock, Subheading
from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.ornament import Strip, section_mark
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.enquiry import compose_enquiry
from sinopack.layout.slides.figure import compose_figure
from sinopack.layout.slides.grid import FOOTER_Y, MARGIN, RATIOS, STRIP_Y, Grid
from sinopack.layout.slides.layouts import FOOTER, NUMBER_WIDTH, SLIDE_NUMBER, slide_layouts
from sinopack.layout.slides.opening import compose_opener, compose_title
from sinopack.layout.slides.people import compose_people
from sinopack.layout.slides.points import compose_callout, compose_points, compose_quote, compose_summary, flattened
from sinopack.layout.slides.questions import compose_question
from sinopack.layout.slides.tables import compose_table, compose_terms, compose_timeline
from sinopack.layout.styles import slide_styles
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Item, Page, Paragraph, Role, Slide, SlideLayout
from sinopack.plan import blocks
from sinopack.values import replace

_NOTE_SIZE = 12.0
_NOTE_LEADING = 16.0
_NOTE_WIDTH = 468.0


COMPOSERS: dict[type, Callable[[Any, str, Desk], list[Draft]]] = {
    blocks.Masthead: compose_title,
    blocks.Enquiry: compose_enquiry,
    blocks.Summary: compose_summary,
    blocks.SectionOpening: compose_opener,
    blocks.Points: compose_points,
    blocks.Quote: compose_quote,
    blocks.Callout: compose_callout,
    blocks.TableOf: compose_table,
    blocks.FigureOf: compose_figure,
    blocks.TimelineList: compose_timeline,
    blocks.People: compose_people,
    blocks.Glossary: compose_terms,
}


def lay_out_slides(
    plan: blocks.DeckPlan, composer: Composer, ratio: str
) -> tuple[tuple[Slide, ...], tuple[SlideLayout, ...]]:
    """The slides of the deck, and its layouts."""
    grid = Grid(RATIOS[ratio])
    axis = make_axis(plan.chronology, grid.width)
    desk = Desk(composer, grid, slide_styles(composer.theme), plan, axis)
    slides: list[Slide] = []
    for planned in plan.slides:
        drafts = _drafts(planned, desk)
        for index, draft in enumerate(drafts, 1):
            slides.append(_finished(planned, draft, (index, len(drafts), len(slides) + 1), desk))
    return tuple(slides), slide_layouts(desk)


def _drafts(planned: blocks.SlidePlan, desk: Desk) -> list[Draft]:
    if isinstance(planned.block, blocks.QuestionOf):
        return compose_question(planned.block, planned.title, desk, answer=planned.answer)
    return COMPOSERS[type(planned.block)](planned.block, planned.title, desk)


def _finished(planned: blocks.SlidePlan, draft: Draft, numbers: tuple[int, int, int], desk: Desk) -> Slide:
    """The draft with its furniture and notes. `numbers`: which of how many in its group, and in the deck."""
    index, total, number = numbers
    title = planned.title if total == 1 else desk.composer.labels("part", title=planned.title, n=index, total=total)
    items = (*draft.items, *_furniture(planned, draft, number, desk))
    notes = _notes(planned.notes, desk) if index == 1 else ()
    notes += tuple(_note(parts, desk) for parts in draft.extra_notes)
    page = Page(desk.grid.size, items, draft.key)
    return Slide(page, draft.layout, title, planned.group, notes)


def _furniture(planned: blocks.SlidePlan, draft: Draft, number: int, desk: Desk) -> list[Item]:
    composer, grid = desk.composer, desk.grid
    surface = desk.surface(draft.surface) if draft.surface != "paper" else None
    style = desk.styles.footer
    style = replace(style, colour=surface.quiet) if surface else style
    items: list[Item] = []
    if draft.strip and planned.section:
        strip = Strip(MARGIN, STRIP_Y, grid.width)
        items += section_mark(strip, planned.section, desk.chronology, desk.axis, composer.theme)
    if planned.footer:
        width = grid.width - NUMBER_WIDTH - 16.0
        text = composer.set(plain(_one_line(planned.footer, width, desk)), style, width)
        items.append(composer.box([text], (MARGIN, FOOTER_Y), width, Role.ARTIFACT, f"{draft.key}-footer", FOOTER))
        figure = composer.set(plain(str(number)), style, NUMBER_WIDTH, alignment=Alignment.RIGHT)
        at = (grid.right - NUMBER_WIDTH, FOOTER_Y)
        items.append(composer.box([figure], at, NUMBER_WIDTH, Role.ARTIFACT, f"{draft.key}-number", SLIDE_NUMBER))
    return items


def _one_line(text: str, width: float, desk: Desk) -> str:
    """A footer on one line; the slide itself has the words whole."""
    measure, style, base = desk.composer.typesetter.measure, desk.styles.footer, desk.composer.base
    kept = text
    while kept and measure(plain(kept if kept == text else f"{kept}…"), style, base).maximum > width * 0.97:
        kept = kept[:-1].rstrip()
    return text if kept == text else f"{kept}…"


def _notes(prose: Sequence[ProseBlock], desk: Desk) -> tuple[Paragraph, ...]:
    """What the speaker reads: every paragraph and list item as a paragraph, sub-headings in bold."""
    found = []
    for block in prose:
        for text, is_item in flattened(Prose((block,))):
            parts = desk.pieces(text)
            if isinstance(block, Subheading):
                parts = tuple(replace(piece, bold=True) for piece in parts)
            found.append(_note((Piece("– "), *parts) if is_item else parts, desk))
    return tuple(found)


def _note(parts: Sequence[Piece], desk: Desk) -> Paragraph:
    style = desk.styles.small.at(_NOTE_SIZE, _NOTE_LEADING)
    return desk.composer.set(parts, style, _NOTE_WIDTH, space_after=6.0).paragraph
