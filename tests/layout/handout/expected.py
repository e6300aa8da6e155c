"""What a handout must say, read off its plan: every text of the author's, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sinopack.content.markup import Inline, Prose
from sinopack.plan import blocks, plans
from sinopack.plan.texts import texts_in
from tests.plan.asked import texts_of_task

Said = str | Inline | Prose | None


def texts_of(plan: plans.HandoutPlan) -> Iterator[str]:
    """Every text that the pages of a plan say, furniture, contents and margin notes excepted."""
    asked_about: set[str] = set()
    for part in plan.parts:
        for block in part.blocks:
            if isinstance(block, blocks.QuestionOf) and block.source and block.source.key not in asked_about:
                asked_about.add(block.source.key)
                yield from _strings(_quote(block.source))
            yield from _strings(_said(block))


def _strings(texts: Iterable[Said]) -> Iterator[str]:
    for text in texts:
        match text:
            case str():
                yield text
            case Inline():
                yield text.text
            case Prose():
                yield from (each for block in text.blocks for each in texts_in(block))
            case None:
                pass


def _quote(quote: blocks.Quote | blocks.ExtractElsewhere) -> Iterator[Said]:
    if isinstance(quote, blocks.ExtractElsewhere):
        yield quote.label
        return
    yield from (quote.label, quote.text, quote.by, quote.about)


def _said(block: plans.HandoutBlock) -> Iterator[Said]:
    match block:
        case blocks.Masthead():
            yield from (block.course, block.level, block.school, block.author, block.date, block.title, block.dates)
            yield from (block.subtitle, block.enquiry, *block.objectives, block.summary, block.licence)
        case blocks.SectionOpening():
            yield from (str(block.number), block.title, block.dates, block.lead)
        case blocks.PartOpening():
            yield from (block.title, str(block.total) if block.total else None)
        case blocks.Text():
            yield from texts_in(block.prose)
        case blocks.Quote():
            yield from _quote(block)
        case blocks.Callout():
            yield from (block.title, block.text)
        case blocks.TableOf():
            yield from (block.title, *(cell for row in block.rows for cell in row), block.caption)
        case blocks.Comparison():
            yield from (block.title, *(text for side in block.sides for text in (side.name, *side.points)))
            for aspect in block.aspects:
                yield from (aspect.name, *(text for cell in aspect.cells for text in cell))
            yield block.caption
        case blocks.Extract():
            yield from (block.label, block.text, block.by, block.remark, block.about, block.origin)
        case blocks.FigureOf():
            yield from (block.title, block.caption, block.credit)
        case blocks.DiagramOf():
            for box in block.boxes:
                yield from (box.dates, box.text, box.detail)
            yield from (block.title, block.caption, *(arrow.label for arrow in block.arrows))
        case blocks.Points():
            has_own_part = block.key in ("takeaways", "sources")
            yield from (None if has_own_part else block.title, *(point.text for point in block.points))
        case blocks.TimelineList():
            for era in block.eras:
                yield from (era.name, era.dates)
                for event in era.events:
                    yield from (event.date, event.text, event.detail)
        case blocks.People():
            for person in block.people:
                yield from (person.name, person.native, person.dates, person.role, person.text)
        case blocks.Glossary():
            for term in block.terms:
                yield from (term.term, term.also, term.meaning)
        case blocks.QuestionOf():
            yield from (str(block.number), block.text, block.kind, *texts_of_task(block.task))
