"""The plan of the deck: the teacher's, with notes and answer slides.

In: a validated pack and its labels. Out: one plan for each slide or group of slides, in order, with unique titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sinopack.content import model
from sinopack.content.markup import Inline, Paragraph, ProseBlock, Span, Subheading, TableBlock
from sinopack.plan import blocks
from sinopack.plan.blocks import DeckPlan, SlidePlan
from sinopack.plan.common import Planner, plain, shown
from sinopack.plan.handout import table_of
from sinopack.plan.keys import Keys
from sinopack.plan.texts import words_of
from sinopack.theme import Labels

LONGEST_ANSWER = 40
"""Words of an answer that a slide still shows; a longer one goes to the notes."""


def plan_deck(pack: model.Pack, labels: Labels) -> DeckPlan:
    """Choose and order the slides of the deck."""
    planner = Planner(pack, labels, "slides", Keys(pack))
    title = pack.pack.title.text
    dates = planner.date(pack.pack.dates)
    running = f"{title} {dates}".strip()
    slides = [SlidePlan(planner.masthead(()), running, title, "")]
    for name in pack.slides.parts:
        slides.extend(_part(name, planner, running))
    slides[0] = replace(slides[0], notes=(*slides[0].notes, *_other_answers(planner, slides)))
    return DeckPlan(running, tuple(_unique(slides, labels)), planner.chronology(), pack.pack.language)


def _other_answers(planner: Planner, slides: list[SlidePlan]) -> Iterator[ProseBlock]:
    """The answers to questions that have no slide, so that none is lost: they stand in the notes of the first slide."""
    asked = {slide.block.number for slide in slides if isinstance(slide.block, blocks.QuestionOf)}
    everywhere = replace(planner, product="handout").questions(answers=True)
    for _, block in everywhere:
        if block.number not in asked and block.answer is not None:
            yield _labelled(f"{planner.labels('answer', n=block.number)}: {block.text.text}")
            yield from block.answer.blocks
            if block.reason:
                yield Paragraph(block.reason)


def _unique(slides: list[SlidePlan], labels: Labels) -> Iterator[SlidePlan]:
    taken: set[str] = set()
    for slide in slides:
        title, number = slide.title, 1
        while title in taken:
            number += 1
            title = labels("repeated", title=slide.title, n=number)
        taken.add(title)
        yield slide if title == slide.title else replace(slide, title=title)


def _part(name: str, planner: Planner, running: str) -> Iterator[SlidePlan]:
    match name:
        case "sections":
            for number, section in planner.sections():
                yield from _section(number, section, planner)
        case "questions":
            yield from _questions(planner)
        case "enquiry":
            yield from _enquiry(planner, running)
        case "summary":
            if planner.pack.pack.summary:
                title = planner.labels("summary")
                yield SlidePlan(blocks.Summary(planner.pack.pack.summary), title, title, running)
        case _:
            block = {
                "timeline": lambda: planner.timeline(only_important=True), "people": planner.people,
                "terms": planner.glossary, "takeaways": planner.takeaways, "sources": planner.sources,
            }[name]()  # fmt: skip
            if block is not None:
                yield SlidePlan(block, block.title.text, block.title.text, block.title.text)


def _enquiry(planner: Planner, running: str) -> Iterator[SlidePlan]:
    info = planner.pack.pack
    if info.enquiry or info.objectives:
        title = planner.labels("enquiry") if info.enquiry else planner.labels("objectives")
        notes = info.summary.blocks if info.summary else ()
        block = blocks.Enquiry(info.enquiry, info.objectives, place=info.place)
        yield SlidePlan(block, title, title, running, notes=notes)


def _section(number: int, section: model.Section, planner: Planner) -> Iterator[SlidePlan]:
    key = planner.key(section)
    name = section.title.text
    footer = f"{number} {name}"
    opening = blocks.SectionOpening(
        number, section.title, planner.date(section.dates), section.lead, key, section.place
    )
    points = planner.key_points(section)
    body = _body_text(section)
    notes = section.notes.blocks if section.notes else ()
    group = f"{number} {name}"
    yield SlidePlan(opening, name, group, footer, number, notes if points else (*notes, *body))
    if points:
        title = section.claim or plain(f"{name}: {planner.labels('key-points').lower()}")
        block = blocks.Points(title, points, f"{key}-points", place=section.place)
        yield SlidePlan(block, title.text, group, footer, number, body)
    for block, title in _extras(section, planner):
        yield SlidePlan(block, title, group, footer, number)


def _body_text(section: model.Section) -> tuple[ProseBlock, ...]:
    """The body's text for the speaker: tables have their own slides."""
    return tuple(
        prose
        for block in shown(section.body, "slides")
        if isinstance(block, model.Markdown)
        for prose in block.text.blocks
        if not isinstance(prose, TableBlock)
    )


def _extras(section: model.Section, planner: Planner) -> Iterator[tuple[blocks.SlideBlock, str]]:
    name = section.title.text
    for block in shown(section.body, "slides"):
        if isinstance(block, model.Markdown):
            key = planner.key(block)
            heading = name
            for index, prose in enumerate(block.text.blocks, 1):
                if isinstance(prose, Subheading):
                    heading = prose.text.text
                elif isinstance(prose, TableBlock):
                    yield table_of(prose, f"{key}-{index}"), heading
            continue
        planned = planner.body_block(block)
        match planned:
            case blocks.Quote():
                yield planned, planned.label
            case blocks.Callout() | blocks.TableOf() | blocks.FigureOf():
                title = planned.title
                if title is None and isinstance(planned, blocks.FigureOf):
                    title = planned.caption
                yield planned, title.text.rstrip(".") if title else name
            case None:
                pass


def _questions(planner: Planner) -> Iterator[SlidePlan]:
    labels = planner.labels
    numbers = {section.id: (number, section) for number, section in planner.sections()}
    group = labels("questions")
    for question, block in planner.questions(answers=True):
        number, section = numbers.get(question.section or "", (0, None))
        footer = f"{number} {section.title.text}" if section else group
        asked = replace(block, right=(), answer=None, reason=None)
        yield SlidePlan(asked, labels("question", n=block.number), group, footer, number)
        if block.answer is None:
            continue
        title = labels("answer", n=block.number)
        long = len(words_of(block.answer.blocks)) > LONGEST_ANSWER
        notes: tuple[ProseBlock, ...] = ()
        if long and not block.right:
            notes = (_labelled(labels("model-answer")), *block.answer.blocks)
            block = replace(block, answer=None)
        yield SlidePlan(block, title, group, footer, number, notes, answer=True)


def _labelled(text: str) -> Paragraph:
    return Paragraph(Inline((Span(text, bold=True),)))
