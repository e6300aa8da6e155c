"""The plan of the deck: the teacher's, with notes and answer slides, or the students', without what is for teachers.

In: a validated pack and its labels. Out: one plan for each slide or group of slides, in order, with unique titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.markup import (
    CodeBlock,
    ProseBlock,
    Subheading,
    TableBlock,
)
from sinopack.content.products import EditionName
from sinopack.memory import Memory
from sinopack.plan import blocks, plans
from sinopack.plan.body import BodyBlock, plan_block, plan_markdown_code, plan_markdown_table
from sinopack.plan.credits import plan_credits
from sinopack.plan.masthead import plan_masthead
from sinopack.plan.planner import Planner, plain, planner_for
from sinopack.plan.plans import DeckPlan, SlidePlan
from sinopack.plan.question_slides import other_answers, plan_question_slides
from sinopack.plan.reference import plan_glossary, plan_people, plan_points, plan_sources, plan_takeaways
from sinopack.plan.retrieval import plan_exit_ticket, plan_starter
from sinopack.plan.timeline import plan_excerpt, plan_timeline
from sinopack.theme import Labels

_Titled = blocks.TimelineList | blocks.People | blocks.Glossary | blocks.Points
_PLANNED: dict[str, Callable[[Planner], _Titled | None]] = {
    "timeline": partial(plan_timeline, only_important=True),
    "people": plan_people,
    "terms": plan_glossary,
    "takeaways": plan_takeaways,
    "sources": plan_sources,
    "credits": plan_credits,
}


def plan_deck(
    pack: model.Pack, labels: Labels, edition: EditionName = "teacher", memory: Memory | None = None
) -> DeckPlan:
    """Choose and order the slides of the deck. `memory` is that of earlier builds."""
    planner = planner_for(pack, labels, "slides", edition, memory)
    running = planner.running_title
    slides = [SlidePlan(plan_masthead(planner), running, pack.pack.title.text, "")]
    for name in pack.slides.parts:
        slides.extend(_part(name, planner))
    slides[0] = replace(slides[0], notes=tuple(other_answers(planner, slides)))
    return DeckPlan(running, tuple(_unique(slides, labels)), planner.chronology, pack.pack.language)


def _unique(slides: list[SlidePlan], labels: Labels) -> Iterator[SlidePlan]:
    """The slides with titles that are all different: a repeated one is numbered."""
    taken: set[str] = set()
    for slide in slides:
        title, number = slide.title, 1
        while title in taken:
            number += 1
            title = labels("repeated", title=slide.title, n=number)
        taken.add(title)
        yield slide if title == slide.title else replace(slide, title=title)


def _part(name: str, planner: Planner) -> Iterator[SlidePlan]:
    match name:
        case "sections":
            for number, section in planner.sections():
                yield from _section(number, section, planner)
        case "questions":
            yield from plan_question_slides(planner)
        case "enquiry":
            yield from _enquiry(planner)
        case "summary":
            yield from _summary(planner)
        case "starter":
            yield from plan_starter(planner)
        case "exit-ticket":
            yield from plan_exit_ticket(planner)
        case _:
            block = _PLANNED[name](planner)
            if block is not None:
                title = block.title.text
                yield SlidePlan(block, title, title, title, notes=_remarks_of_part(name, planner))


def _remarks_of_part(name: str, planner: Planner) -> tuple[ProseBlock, ...]:
    """The remarks for the teacher among the entries of a part, also among those that are nothing else."""
    pack = planner.original(planner.pack)
    match name:
        case "takeaways":
            return planner.remarks_in(planner.shown(pack.takeaways))
        case "timeline" if pack.timeline:
            return planner.remarks_in(planner.shown(pack.timeline.events))
        case "people":
            return planner.remarks_in(planner.shown(pack.people))
        case "terms":
            return planner.remarks_in(planner.shown(pack.terms))
        case "sources":
            return planner.remarks_in(planner.shown(pack.sources))
        case _:
            return ()


def _summary(planner: Planner) -> Iterator[SlidePlan]:
    summary = planner.pack.pack.summary
    if summary:
        title = planner.labels("summary")
        yield SlidePlan(blocks.Summary(summary), title, title, planner.running_title)


def _enquiry(planner: Planner) -> Iterator[SlidePlan]:
    info = planner.pack.pack
    if info.enquiry or info.objectives:
        title = planner.labels("enquiry") if info.enquiry else planner.labels("objectives")
        typed = planner.original(info)
        notes = (*(typed.summary.blocks if typed.summary else ()), *planner.remarks_in(typed.objectives))
        block = blocks.Enquiry(info.enquiry, info.objectives, place=info.place)
        yield SlidePlan(block, title, title, planner.running_title, notes=notes)


def _section(number: int, section: model.Section, planner: Planner) -> Iterator[SlidePlan]:
    """The opener, the section's part of the timeline, the key points, and a slide for whatever else the body holds."""
    key = planner.key(section)
    name = section.title.text
    group = f"{number} {name}"
    opening = blocks.SectionOpening(
        number, section.title, planner.date(section.dates), section.lead, key, section.place
    )
    points = plan_points(section.key_points, planner)
    body = _body_text(section, planner)
    notes = (*(section.notes.blocks if section.notes else ()), *_remarks_of_section(section, planner))
    yield SlidePlan(opening, name, group, group, number, notes if points else (*notes, *body))
    excerpt = plan_excerpt(number, section, planner) if _has_excerpts(planner) else None
    if excerpt:
        yield SlidePlan(excerpt, excerpt.title.text, group, group, number)
    if points:
        title = section.claim or plain(planner.labels("key-points-of", title=name))
        block = blocks.Points(title, points, f"{key}-points", place=section.place)
        remarks = planner.remarks_in(planner.shown(planner.original(section).key_points))
        yield SlidePlan(block, title.text, group, group, number, (*body, *remarks))
    for extra, heading, spoken in _extras(section, planner):
        yield SlidePlan(extra, heading, group, group, number, spoken)


def _remarks_of_section(section: model.Section, planner: Planner) -> tuple[ProseBlock, ...]:
    """The remarks for the teacher that belong to no slide after the first: those at the lead and the claim, and the
    blocks that are nothing but a remark."""
    typed = planner.original(section)
    kept = {id(planner.original(block)) for block in section.body}
    dropped = [block for block in planner.shown(typed.body) if id(block) not in kept]
    whole = [block for block in dropped if not isinstance(block, model.Markdown)]  # its text is in the notes already
    return planner.remarks_in((typed.lead, typed.claim, *whole))


def _has_excerpts(planner: Planner) -> bool:
    """Whether sections show their own part of the timeline: not in a deck that is to show no timeline."""
    settings = planner.pack.slides
    return settings.excerpts and "timeline" in settings.parts


def _body_text(section: model.Section, planner: Planner) -> tuple[ProseBlock, ...]:
    """The body's text for the speaker: tables and code have their own slides."""
    return tuple(
        prose
        for block in planner.shown(planner.original(section).body)
        if isinstance(block, model.Markdown)
        for prose in block.text.blocks
        if not isinstance(prose, TableBlock | CodeBlock)
    )


Extra = tuple[plans.SlideBlock, str, tuple[ProseBlock, ...]]
"""A block with slides of its own, their title, and their notes."""


def _extras(section: model.Section, planner: Planner) -> Iterator[Extra]:
    """What has slides of its own."""
    for block in planner.shown(section.body):
        if isinstance(block, model.Markdown):
            yield from _shown_apart(block, section.title.text, planner)
        else:
            planned = plan_block(block, planner)
            notes = (*(block.notes.blocks if block.notes else ()), *planner.remarks_in(planner.original(block)))
            yield planned, _title_of(planned) or section.title.text, notes


def _shown_apart(block: model.Markdown, heading: str, planner: Planner) -> Iterator[Extra]:
    """The tables and the code of a text, each under the last subheading before it."""
    for index, prose in enumerate(block.text.blocks, 1):
        if isinstance(prose, Subheading):
            heading = prose.text.text
        elif isinstance(prose, TableBlock):
            yield plan_markdown_table(prose, f"{planner.key(block)}-{index}"), heading, ()
        elif isinstance(prose, CodeBlock):
            yield plan_markdown_code(prose, f"{planner.key(block)}-{index}"), heading, ()


def _title_of(block: BodyBlock) -> str:
    if isinstance(block, blocks.Quote | blocks.Extract):
        return block.label
    title = block.title
    if title is None and isinstance(block, blocks.Comparison):
        return " · ".join(side.name.text for side in block.sides)
    if title is None and isinstance(block, blocks.FigureOf):
        title = block.caption
    if title is None and isinstance(block, blocks.ChartOf):
        return block.axis
    return title.text.rstrip(".") if title else ""
