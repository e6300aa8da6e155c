"""What a handout says, in the order in which its content file says it, told from the content alone.

In: a validated pack. Out: its texts. What sinopack adds of its own (labels, numbers, margin notes) is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.base import Entry
from sinopack.content.markup import CodeBlock, ListBlock, Paragraph, Prose, QuotedProse, Span, Subheading, TableBlock
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner
from sinopack.plan.questions import plan_questions
from sinopack.theme import load_labels
from tests.plan.asked import texts_of_task

GAP = "\0"


def texts_of(
    pack: model.Pack, *, with_cells: bool = True, forms: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """The texts of the handout in reading order, with those of its tables or without. `forms` says by their
    titles which tables are turned there, and which are set row by row."""
    info = pack.pack
    yield info.title.text
    yield from (text.text for text in (info.subtitle, info.enquiry, *info.objectives) if text)
    if info.summary:
        yield from _prose(info.summary, with_cells)
    for part in pack.print.parts:
        yield from _part(part, pack, with_cells, forms)


def without_formulas(value: Any) -> Any:
    """A pack, or whatever is in one, with `GAP` in place of every formula and blank."""
    if isinstance(value, Span):
        return replace(value, text=GAP) if value.formula or value.blank else value
    if isinstance(value, tuple):
        return tuple(without_formulas(each) for each in value)
    if isinstance(value, Struct):
        return replace(value, **{name: without_formulas(getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, Entry):
        names = type(value).model_fields
        return value.edited({name: without_formulas(getattr(value, name)) for name in names})
    return value


def slide_texts_of(pack: model.Pack) -> Iterator[str]:
    """Of the slides, the title, and of each section its title, its lead and its key points, in reading order."""
    yield pack.pack.title.text
    for section in pack.sections if "sections" in pack.slides.parts else ():
        if section.show.slides:
            yield section.title.text
            yield from [section.lead.text] if section.lead else []
            yield from (point.text.text for point in section.key_points if point.show.slides)


def _part(part: str, pack: model.Pack, with_cells: bool, forms: Mapping[str, str]) -> Iterator[str]:
    match part:
        case "sections":
            for section in _shown(pack.sections):
                yield from _section(section, with_cells, forms)
        case "timeline" if pack.timeline:
            yield from (each.text.text for each in sorted(_shown(pack.timeline.events), key=_year))
        case "people":
            for person in _shown(pack.people):
                yield from filter(None, (person.name, person.native))
                yield from (text.text for text in (person.role, person.text) if text)
        case "glossary":
            for term in _shown(pack.terms):
                yield from (term.term, term.meaning.text)
        case "takeaways":
            yield from (each.text.text for each in _shown(pack.takeaways))
        case "sources":
            yield from (each.text.text for each in _shown(pack.sources))
        case "questions":
            yield from _questions(pack, with_cells)


def _questions(pack: model.Pack, with_cells: bool) -> Iterator[str]:
    """What is asked, and what the tasks say, as they are shuffled."""
    planner = Planner(pack, load_labels(pack.pack.language), "handout", Keys(pack))
    for question, planned in plan_questions(planner):
        if question.question:
            yield question.question.text
        elif isinstance(question, model.TrueFalse):
            yield question.statement.text
        if with_cells or not isinstance(question, model.Completion):
            yield from (text.text for text in texts_of_task(planned.task))


def _section(section: model.Section, with_cells: bool, forms: Mapping[str, str]) -> Iterator[str]:
    yield section.title.text
    if section.lead:
        yield section.lead.text
    for block in _shown(section.body):
        match block:
            case model.Markdown(text=text) | model.Quote(quote=text):
                yield from _prose(text, with_cells)
            case model.Callout(callout=text, title=title):
                yield from [title.text] if title else []
                yield from _prose(text, with_cells)
            case model.TableData(table=rows, title=title) if with_cells:
                form = forms.get(title.text) if title else None
                if form == "turned":
                    rows = tuple(zip(*rows, strict=True))
                elif form:
                    rows = rows[1:]
                yield from (cell.text for row in rows for cell in row)
            case model.Comparison(comparison=sides, aspects=aspects) if with_cells or not aspects:
                if aspects:
                    yield from (side.side.text for side in sides)
                for side in sides if not aspects else ():
                    yield from (side.side.text, *(point.text for point in side.points))
                for aspect in aspects:
                    yield aspect.aspect.text
                    yield from (text.text for cell in aspect.cells for text in cell)
            case model.Extract(extract=text, by=by):
                yield from [by.text] if by else []
                yield from _prose(text, with_cells)
            case model.Formula(formula=formula, title=title, caption=caption):
                yield from [title.text] if title else []
                yield block.alt if block.alt and formula.text != GAP else formula.text
                yield from [caption.text] if caption else []
            case model.Code(title=title, caption=caption):
                yield from [title.text] if title else []
                yield from block.listing.text.split("\n")
                yield from [caption.text] if caption else []
            case model.Chart(caption=caption):
                yield from [caption.text] if caption else []
            case model.Figure(caption=caption, pins=pins):
                yield from (pin.text.text for pin in pins)
                yield from [caption.text] if caption else []
            case model.Diagram(title=title, caption=caption):  # its boxes are heard as what it shows
                yield from (text.text for text in (title, caption) if text)
    yield from (point.text.text for point in _shown(section.key_points))


def _prose(prose: Prose, with_cells: bool) -> Iterator[str]:
    for block in prose.blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield text.text
            case ListBlock():
                yield from _list(block)
            case TableBlock(header=header, rows=rows) if with_cells:
                yield from (cell.text for row in (header, *rows) for cell in row)
            case CodeBlock(text=text):
                yield from text.split("\n")
            case QuotedProse(paragraphs):
                yield from (text.text for text in paragraphs)


def _list(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        yield item.text.text
        for child in item.children:
            yield from _list(child)


def _shown(entries: tuple) -> list:
    return [entry for entry in entries if entry.show.handout]


def _year(event: model.Event) -> float:
    return event.date.first_year
