"""What a handout says, in the order in which its content file says it, told from the content alone.

In: a validated pack. Out: its texts. What sinopack adds of its own (labels, numbers, margin notes) is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.content.markup import ListBlock, Paragraph, Prose, QuotedProse, Subheading, TableBlock

Said = str | tuple[str]
"""A text; within a tuple, a cell of a table."""


def texts_of(pack: model.Pack) -> Iterator[str]:
    """The texts of the handout in reading order, those of its tables excepted."""
    return (text for text, is_cell in texts_and_cells_of(pack) if not is_cell)


def texts_and_cells_of(pack: model.Pack) -> Iterator[tuple[str, bool]]:
    """The texts of the handout in reading order, each with whether it is a table's cell."""
    for text in _texts_of(pack):
        yield (text[0], True) if isinstance(text, tuple) else (text, False)


def _texts_of(pack: model.Pack) -> Iterator[Said]:
    info = pack.pack
    yield info.title.text
    yield from (text.text for text in (info.subtitle, info.enquiry, *info.objectives) if text)
    if info.summary:
        yield from _prose(info.summary)
    for part in pack.print.parts:
        yield from _part(part, pack)


def _part(part: str, pack: model.Pack) -> Iterator[Said]:
    match part:
        case "sections":
            for section in _shown(pack.sections):
                yield from _section(section)
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
            for question in _shown(pack.questions):
                yield question.question.text
                yield from (option.text for option in question.options)


def _section(section: model.Section) -> Iterator[Said]:
    yield section.title.text
    if section.lead:
        yield section.lead.text
    for block in _shown(section.body):
        match block:
            case model.Markdown(text=text) | model.Quote(quote=text):
                yield from _prose(text)
            case model.Callout(callout=text, title=title):
                yield from [title.text] if title else []
                yield from _prose(text)
            case model.TableData(table=rows):
                yield from ((cell.text,) for row in rows for cell in row)
            case model.Figure(caption=caption):
                yield from [caption.text] if caption else []
    yield from (point.text.text for point in _shown(section.key_points))


def _prose(prose: Prose) -> Iterator[Said]:
    for block in prose.blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield text.text
            case ListBlock():
                yield from _list(block)
            case TableBlock(header=header, rows=rows):
                yield from ((cell.text,) for row in (header, *rows) for cell in row)
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
