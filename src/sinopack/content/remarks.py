"""Remarks for the teacher among texts for students: a paragraph, a list item or a point that begins with ⚑.

In: a value of the content model. Out: whether it is a remark, the remarks in it, or a problem for each that stands
where nothing can be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from sinopack.content.annotations import ForTeachers
from sinopack.content.chart_data import ChartData
from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Subheading,
    TableBlock,
)
from sinopack.content.unchanged import Known
from sinopack.problems import Place, Problem

SIGN = "⚑"
_UNSEEN = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
DROPPED_WITH = {"KeyPoint": "text", "Takeaway": "text"}
"""Entries that are remarks if the text of this key is one."""
_LISTS = frozenset({("PackInfo", "objectives"), ("Side", "points")})
"""Keys that hold a list of points, any of which may be a remark."""
_DRAWN = frozenset({"Step", "Box"})
"""Entries whose texts are drawn in one diagram with others, which none may leave."""
_WORDS_OF_OTHERS = frozenset({("Quote", "quote"), ("Extract", "extract")})


def is_remark(text: Inline | str) -> bool:
    """Whether a text is for the teacher. What cannot be seen before the sign, such as a mark of direction, does not
    count."""
    return _plain(text).lstrip(_UNSEEN).startswith(SIGN)


def _plain(text: Inline | str) -> str:
    return text if isinstance(text, str) else text.text


def _is_torn(text: Inline | str) -> bool:
    """Whether the sign stands within a text for students, who would read what is behind it."""
    return SIGN in _plain(text) and not is_remark(text)


@cache
def is_for_teachers(model: type[BaseModel], name: str) -> bool:
    """Whether what is typed behind a key is for teachers alone."""
    return any(isinstance(mark, ForTeachers) for mark in model.model_fields[name].metadata)


def remarks_in(value: Any) -> Iterator[ProseBlock]:
    """The remarks in a value, as paragraphs and lists, in order; not what is typed behind a key for teachers."""
    match value:
        case Inline():
            if is_remark(value):
                yield Paragraph(value)
        case Prose():
            for block in value.blocks:
                yield from _remarks_in_prose(block)
        case BaseModel():
            for name in type(value).model_fields:
                if not is_for_teachers(type(value), name):
                    yield from remarks_in(getattr(value, name))
        case tuple():
            for each in value:
                yield from remarks_in(each)


def _remarks_in_prose(block: ProseBlock) -> Iterator[ProseBlock]:
    match block:
        case Paragraph(text) | Subheading(text=text):
            yield from [Paragraph(text)] if is_remark(text) else []
        case QuotedProse(paragraphs):
            yield from (Paragraph(text) for text in paragraphs if is_remark(text))
        case ListBlock(items):
            for item in items:
                if is_remark(item.text):
                    yield ListBlock((item,))
                else:
                    for child in item.children:
                        yield from _remarks_in_prose(child)


def misplaced(value: Any, known: Known | None = None) -> Iterator[Problem]:
    """A problem for each remark that stands where students must find something: in a title that is needed, in a name,
    in a cell of a table, among options or in the words of a source. Entries in which an earlier build has looked for
    them are `known`."""
    match value:
        case BaseModel() if known:
            yield from known.once(value, lambda: tuple(_misplaced(value, known)))
        case BaseModel():
            yield from _misplaced(value, known)
        case tuple():
            for each in value:
                yield from misplaced(each, known)


def _misplaced(entry: BaseModel, known: Known | None) -> Iterator[Problem]:
    for name in type(entry).model_fields:
        if not is_for_teachers(type(entry), name):
            yield from _misplaced_in(entry, name, known)


def _misplaced_in(entry: BaseModel, name: str, known: Known | None) -> Iterator[Problem]:
    kind, value = type(entry).__name__, getattr(entry, name)
    place = getattr(entry, "place", None)
    match value:
        case Prose():
            yield from (_torn(text.place or place) for text in _texts_in_prose(value.blocks) if _is_torn(text))
            codes = (block for block in value.blocks if isinstance(block, CodeBlock))
            yield from (_torn(block.place or place) for block in codes if SIGN in block.text)
            if (kind, name) in _WORDS_OF_OTHERS:
                yield from (_problem(_place_of(block) or place) for block in remarks_in(value))
            cells = (cell for block in value.blocks for cell in _cells(block))
            yield from (_problem(cell.place or place) for cell in cells if is_remark(cell))
        case Inline() | str() if _is_torn(value):
            yield _torn(getattr(value, "place", None) or place)
        case Inline() | str():
            needed = kind in _DRAWN or isinstance(value, str) or type(entry).model_fields[name].is_required()
            if needed and DROPPED_WITH.get(kind) != name and is_remark(value):
                yield _problem(getattr(value, "place", None) or place)
        case tuple():
            texts = tuple(_texts(value))
            yield from (_torn(getattr(text, "place", None) or place) for text in texts if _is_torn(text))
            if (kind, name) not in _LISTS:
                yield from (_problem(getattr(text, "place", None) or place) for text in texts if is_remark(text))
            yield from misplaced(value, known)
        case BaseModel():
            yield from misplaced(value, known)
        case ChartData():
            if any(SIGN in text for text in (value.corner, *value.categories, *(row.name for row in value.series))):
                yield _torn(place)


def _texts_in_prose(blocks: Iterable[ProseBlock]) -> Iterator[Inline]:
    """Every text of prose, those of lists within lists too."""
    for block in blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield text
            case QuotedProse(paragraphs):
                yield from paragraphs
            case ListBlock(items):
                for item in items:
                    yield item.text
                    yield from _texts_in_prose(item.children)
            case TableBlock():
                yield from _cells(block)


def _texts(value: tuple[Any, ...]) -> Iterator[Inline | str]:
    """The texts in a tuple, or in tuples within it."""
    for each in value:
        if isinstance(each, Inline | str):
            yield each
        elif isinstance(each, tuple):
            yield from _texts(each)


def _cells(block: ProseBlock | ListItem) -> Iterator[Inline]:
    if isinstance(block, TableBlock):
        yield from (cell for row in (block.header, *block.rows) for cell in row)


def _place_of(block: ProseBlock) -> Place | None:
    match block:
        case Paragraph(text) | Subheading(text=text):
            return text.place
        case ListBlock(items):
            return items[0].text.place
        case QuotedProse(paragraphs):
            return paragraphs[0].place
        case TableBlock(place=place) | CodeBlock(place=place):
            return place


def _torn(place: Place | None) -> Problem:
    """For a sign within the text that begins at a place."""
    return Problem(
        f"{SIGN} stands within a text for students, who would read what is behind it.",
        _where_the_sign_is(place) if place else None,
        advice=f"Put an empty line before {SIGN}, so that the remark is a paragraph or a list item of its own, or put "
        "it into `notes`.",
    )


def _where_the_sign_is(place: Place) -> Place:
    """In the first line that has it, from a place on."""
    for number, line in enumerate(place.file.lines[place.line - 1 :], place.line):
        if SIGN in line:
            return Place(place.file, number, line.index(SIGN) + 1)
    return place


def _problem(place: Place | None) -> Problem:
    return Problem(
        f"What begins with {SIGN} is for the teacher alone, and here something must stand for students too.",
        _where_the_sign_is(place) if place else None,
        advice="Put it into `notes`, or into a paragraph or a list item of its own in a text.",
    )
