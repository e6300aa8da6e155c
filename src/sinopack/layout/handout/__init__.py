"""The handout: the policy that lets blocks flow down pages.

In: the plan of the handout. Out: finished pages. `COMPOSERS` is the register: one line for each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.frame import Frame
from sinopack.layout.handout.charts import compose_chart
from sinopack.layout.handout.code import compose_code
from sinopack.layout.handout.comparison import compose_comparison
from sinopack.layout.handout.composing import context_of, part_frames
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.diagram import compose_diagram
from sinopack.layout.handout.extract import compose_extract
from sinopack.layout.handout.figure import compose_figure
from sinopack.layout.handout.formula import compose_formula
from sinopack.layout.handout.furniture import FinishedPages, finish_pages
from sinopack.layout.handout.glossary import compose_glossary
from sinopack.layout.handout.key_entry import compose_key_entry
from sinopack.layout.handout.masthead import compose_masthead
from sinopack.layout.handout.opening import compose_opening
from sinopack.layout.handout.paginate import Paginator, PartFrames
from sinopack.layout.handout.panels import compose_callout, compose_listing, compose_points
from sinopack.layout.handout.part import compose_part
from sinopack.layout.handout.people import compose_people
from sinopack.layout.handout.prose import compose_text
from sinopack.layout.handout.questions import compose_question
from sinopack.layout.handout.quotes import compose_quote
from sinopack.layout.handout.sheet import Sheet
from sinopack.layout.handout.sheet_head import compose_sheet_head
from sinopack.layout.handout.table import compose_table
from sinopack.layout.handout.teacher import compose_for_teacher
from sinopack.layout.handout.timeline import compose_timeline
from sinopack.layout.handout.word_bank import compose_word_bank
from sinopack.layout.scaling import scaled
from sinopack.layout.styles import PageStyles
from sinopack.memory import Memory, Same
from sinopack.page import Page
from sinopack.plan import blocks, plans

COMPOSERS: dict[type, Callable[[Any, Desk], list[Frame]]] = {
    blocks.Masthead: compose_masthead,
    blocks.SectionOpening: compose_opening,
    blocks.PartOpening: compose_part,
    blocks.Text: compose_text,
    blocks.ForTeacher: compose_for_teacher,
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
    blocks.Points: compose_points,
    blocks.Listing: compose_listing,
    blocks.TimelineList: compose_timeline,
    blocks.People: compose_people,
    blocks.Glossary: compose_glossary,
    blocks.QuestionOf: compose_question,
    blocks.SheetHead: compose_sheet_head,
    blocks.WordBank: compose_word_bank,
    blocks.KeyEntry: compose_key_entry,
}


def lay_out_pages(plan: plans.HandoutPlan, composer: Composer, sheet: Sheet, styles: PageStyles) -> FinishedPages:
    """The finished pages of the handout on a sheet, in styles for it."""
    axis = make_axis(plan.chronology, sheet.width)
    terms = {term.key: term for term in plan.terms}
    desk = Desk(composer, sheet, styles, plan, axis, terms)
    paginator = Paginator(desk)
    desk.context = context_of(desk) if composer.memory else b""
    for part in plan.parts:
        frames = tuple(part_frames(part, COMPOSERS, desk))
        minor = isinstance(part.blocks[0], blocks.PartOpening) and part.blocks[0].minor
        paginator.add(PartFrames(part.title, part.number, frames, part is not plan.parts[-1], part.key, minor))
    finished = finish_pages(paginator.finish(), desk)
    if sheet.scale == 1.0:
        return finished
    pages = tuple(_enlarged(page, sheet.scale, composer.memory) for page in finished.pages)
    return FinishedPages(pages, scaled(finished.bookmarks, sheet.scale), finished.fingerprint)


def _enlarged(page: Page, factor: float, memory: Memory | None) -> Page:
    key = ("enlarged", Same(page), factor)
    return memory.again(key, lambda: scaled(page, factor)) if memory else scaled(page, factor)
