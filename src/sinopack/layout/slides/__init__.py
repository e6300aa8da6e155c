"""The deck: the policy that fits blocks onto slides, one idea each.

In: the plan of the deck. Out: finished slides and the layouts they stand on. `COMPOSERS` is the register: one line for
each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.remembered import Recall, composed
from sinopack.layout.slides.callout import compose_callout, compose_summary
from sinopack.layout.slides.charts import compose_chart
from sinopack.layout.slides.code import compose_code
from sinopack.layout.slides.comparison import compose_comparison
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.diagram import compose_diagram
from sinopack.layout.slides.enquiry import compose_enquiry
from sinopack.layout.slides.excerpt import compose_excerpt
from sinopack.layout.slides.extract import compose_extract
from sinopack.layout.slides.figure import compose_figure
from sinopack.layout.slides.formula import compose_formula
from sinopack.layout.slides.furniture import furniture
from sinopack.layout.slides.grid import RATIOS, Grid
from sinopack.layout.slides.layouts import slide_layouts
from sinopack.layout.slides.notes import note, prose_notes
from sinopack.layout.slides.opener import compose_opener
from sinopack.layout.slides.people import compose_people
from sinopack.layout.slides.points import compose_points
from sinopack.layout.slides.question import compose_question
from sinopack.layout.slides.quote import compose_quote
from sinopack.layout.slides.tables import compose_table, compose_terms
from sinopack.layout.slides.timeline import compose_timeline
from sinopack.layout.slides.title import compose_title
from sinopack.layout.slides.wordiness import say_too_many_words
from sinopack.layout.styles import slide_styles
from sinopack.memory import Same, said_by
from sinopack.page import Page, Paragraph, Slide, SlideLayout
from sinopack.plan import blocks, plans

Compose = Callable[[Any, str, Desk], list[Draft]]
"""Composes a block, under a title that no other slide has, as one slide or several."""

_MOST_ATTEMPTS = 20

COMPOSERS: dict[type, Compose] = {
    blocks.Masthead: compose_title,
    blocks.Enquiry: compose_enquiry,
    blocks.Summary: compose_summary,
    blocks.SectionOpening: compose_opener,
    blocks.Points: compose_points,
    blocks.Quote: compose_quote,
    blocks.Callout: compose_callout,
    blocks.TableOf: compose_table,
    blocks.ChartOf: compose_chart,
    blocks.Comparison: compose_comparison,
    blocks.Extract: compose_extract,
    blocks.FigureOf: compose_figure,
    blocks.DiagramOf: compose_diagram,
    blocks.FormulaOf: compose_formula,
    blocks.CodeOf: compose_code,
    blocks.TimelineList: compose_timeline,
    blocks.TimelineExcerpt: compose_excerpt,
    blocks.People: compose_people,
    blocks.Glossary: compose_terms,
}


def lay_out_slides(
    plan: plans.DeckPlan, composer: Composer, ratio: str
) -> tuple[tuple[Slide, ...], tuple[SlideLayout, ...]]:
    """The slides of the deck, and its layouts. `ratio` is a key of `RATIOS`."""
    grid = Grid(RATIOS[ratio])
    axis = make_axis(plan.chronology, grid.width)
    desk = Desk(composer, grid, slide_styles(composer.theme), plan, axis)
    context = _context(desk) if composer.memory else b""
    slides: list[Slide] = []
    taken: set[str] = set()
    for planned in plan.slides:
        if not isinstance(planned.block, blocks.SectionOpening):  # its eras are the timeline's
            composer.typesetter.place = getattr(planned.block, "place", None)
        group = composed(
            ("slides", context),
            (planned,),
            lambda planned=planned: _group(planned, taken, desk),  # type: ignore[misc]
            Recall(lambda group: group.is_first_choice and taken.isdisjoint(group.titles)),
            composer,
        )
        taken.update(group.titles)
        slides += _numbered(planned, group, len(slides) + 1, desk)
    return tuple(slides), slide_layouts(desk)


def _context(desk: Desk) -> bytes:
    """What every slide depends on beside its plan, its number and the titles that are taken."""
    composer = desk.composer
    return said_by(
        composer.theme, composer.labels.language, composer.fonts, composer.base, composer.slack, desk.grid,
        desk.styles, desk.chronology, desk.axis,
    ).digest  # fmt: skip


class Group(Struct, frozen=True):
    """What a plan's slide is composed as: drafts, and the notes of each. `is_first_choice` says that no other slide had
    their titles."""

    drafts: tuple[Draft, ...]
    titles: tuple[str, ...]
    notes: tuple[tuple[Paragraph, ...], ...]
    is_first_choice: bool


def _group(planned: plans.SlidePlan, taken: set[str], desk: Desk) -> Group:
    drafts, is_first_choice = _drafts(planned, taken, desk)
    say_too_many_words(planned, [draft for draft in drafts if not draft.leads_in], desk)
    first = next((index for index, draft in enumerate(drafts) if not draft.leads_in), 0)
    notes = tuple(_notes(planned, draft, desk, is_first=index == first) for index, draft in enumerate(drafts))
    shown = tuple(replace(draft, extra_notes=()) for draft in drafts)  # which know places, and are in the notes
    return Group(shown, tuple(draft.title for draft in drafts), notes, is_first_choice)


def _numbered(planned: plans.SlidePlan, group: Group, first: int, desk: Desk) -> tuple[Slide, ...]:
    """The slides of a group, the first of which is the `first`-th of the deck."""
    memory = desk.composer.memory
    slides = []
    for number, (draft, notes) in enumerate(zip(group.drafts, group.notes, strict=True), first):
        finish = partial(_finished, planned, draft, number, desk, notes)
        slides.append(memory.again(("slide", Same(draft), Same(group), number), finish) if memory else finish())
    return tuple(slides)


def _drafts(planned: plans.SlidePlan, taken: set[str], desk: Desk) -> tuple[list[Draft], bool]:
    """The drafts of a slide or group, under titles that are not taken: a divided “Title” and a slide that the author
    called “Title (1 of 2)” must be told apart too. And whether the first choice of titles was free."""
    said = len(desk.composer.notices), len(desk.composer.problems)
    for title in _titles(planned, desk):
        drafts = _composed(planned, title, desk)
        if taken.isdisjoint(draft.title for draft in drafts):
            break
        del desk.composer.notices[said[0] :], desk.composer.problems[said[1] :]
    return drafts, title == planned.title


def _titles(planned: plans.SlidePlan, desk: Desk) -> Iterator[str]:
    yield planned.title
    for number in range(2, _MOST_ATTEMPTS):
        yield desk.composer.labels("repeated", title=planned.title, n=number)


def _composed(planned: plans.SlidePlan, title: str, desk: Desk) -> list[Draft]:
    if isinstance(planned.block, blocks.QuestionOf):
        return compose_question(planned.block, title, desk, answer=planned.answer)
    return COMPOSERS[type(planned.block)](planned.block, title, desk)


def _notes(planned: plans.SlidePlan, draft: Draft, desk: Desk, *, is_first: bool) -> tuple[Paragraph, ...]:
    """What the speaker reads: the first slide of a group that says its own has the notes of the whole."""
    return (
        *(prose_notes(planned.notes, desk) if is_first else ()),
        *(note(parts, desk) for parts in draft.extra_notes),
    )


def _finished(planned: plans.SlidePlan, draft: Draft, number: int, desk: Desk, notes: tuple[Paragraph, ...]) -> Slide:
    """The draft with its furniture and notes."""
    items = (*draft.items, *furniture(planned, draft, number, desk))
    return Slide(Page(desk.grid.size, items, draft.key), draft.layout, draft.title, planned.group, notes)
