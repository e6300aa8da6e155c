"""What a handout says, in the order in which its content file says it, told from the content alone.

In: a validated pack. Out: its texts. What sinopack adds of its own (labels, numbers, margin notes) is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    Paragraph,
    Prose,
    QuotedProse,
    Span,
    Subheading,
    TableBlock,
)


def texts_of(pack: model.Pack, *, with_cells: bool = True) -> Iterator[str]:
    """The texts of the handout in reading order, with those of its tables or without; formulas by their sources."""
    return (text if isinstance(text, str) else text.text for text in _texts(pack, with_cells))


def parts_of(pack: model.Pack) -> Iterator[str]:
    """The same, parted where formulas stand, without these."""
    for text in _texts(pack, with_cells=True):
        spans = [Span(text)] if isinstance(text, str) else text.spans
        yield from "".join("\0" if span.formula else span.text for span in spans).split("\0")


def _texts(pack: model.Pack, with_cells: bool) -> Iterator[Inline | str]:
    info = pack.pack
    yield info.title
    yield from (text for text in (info.subtitle, info.enquiry, *info.objectives) if text)
    if info.summary:
        yield from _prose(info.summary, with_cells)
    for part in pack.print.parts:
        yield from _part(part, pack, with_cells)


def slide_texts_of(pack: model.Pack) -> Iterator[str]:
    """Of the slides, the title, and of each section its title, its lead and its key points, in reading order."""
    yield pack.pack.title.text
    for section in pack.sections if "sections" in pack.slides.parts else ():
        if section.show.slides:
            yield section.title.text
            yield from [section.lead.text] if section.lead else []
            yield from (point.text.text for point in section.key_points if point.show.slides)


def _part(part: str, pack: model.Pack, with_cells: bool) -> Iterator[Inline | str]:
    match part:
        case "sections":
            for section in _shown(pack.sections):
                yield from _section(section, with_cells)
        case "timeline" if pack.timeline:
            yield from (each.text for each in sorted(_shown(pack.timeline.events), key=_year))
        case "people":
            for person in _shown(pack.people):
                yield from filter(None, (person.name, person.native))
                yield from (text for text in (person.role, person.text) if text)
        case "glossary":
            for term in _shown(pack.terms):
                yield from (term.term, term.meaning)
        case "takeaways":
            yield from (each.text for each in _shown(pack.takeaways))
        case "sources":
            yield from (each.text for each in _shown(pack.sources))
        case "questions":
            for question in _shown(pack.questions):
                yield question.question
                yield from question.options


def _section(section: model.Section, with_cells: bool) -> Iterator[Inline | str]:
    yield section.title
    if section.lead:
        yield section.lead
    for block in _shown(section.body):
        match block:
            case model.Markdown(text=text) | model.Quote(quote=text):
                yield from _prose(text, with_cells)
            case model.Callout(callout=text, title=title):
                yield from [title] if title else []
                yield from _prose(text, with_cells)
            case model.TableData(table=rows) if with_cells:
                yield from (cell for row in rows for cell in row)
            case model.Formula(title=title, caption=caption):
                yield from [title] if title else []
                yield Inline((Span(block.alt or block.formula.text, formula=True),))
                yield from [caption] if caption else []
            case model.Code(title=title, caption=caption):
                yield from [title] if title else []
                yield from block.listing.text.split("\n")
                yield from [caption] if caption else []
            case model.Figure(caption=caption):
                yield from [caption] if caption else []
    yield from (point.text for point in _shown(section.key_points))


def _prose(prose: Prose, with_cells: bool) -> Iterator[Inline | str]:
    for block in prose.blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield text
            case ListBlock():
                yield from _list(block)
            case TableBlock(header=header, rows=rows) if with_cells:
                yield from (cell for row in (header, *rows) for cell in row)
            case CodeBlock(text=text):
                yield from text.split("\n")
            case QuotedProse(paragraphs):
                yield from (text for text in paragraphs)


def _list(block: ListBlock) -> Iterator[Inline | str]:
    for item in block.items:
        yield item.text
        for child in item.children:
            yield from _list(child)


def _shown(entries: tuple) -> list:
    return [entry for entry in entries if entry.show.handout]


def _year(event: model.Event) -> float:
    return event.date.first_year
