"""What a handout and a deck say, to the eye or to a reader who cannot see: as text by place (handout, slides, notes).

In: finished pages and slides, or their files. Out: a mapping of the three places to their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from sinopack.page import Chart, Deck, Document, Group, Item, Picture, Shape, Table, TextBox
from tests.clients.poppler import text_of

PLACES = ("handout", "slides", "notes")

Texts = dict[str, str]


def said_by_pages(handout: Document, deck: Deck) -> Texts:
    """What finished pages and slides say."""
    notes = (paragraph.text for slide in deck.slides for paragraph in slide.notes)
    return {
        "handout": "\n".join(text for page in handout.pages for text in _item_texts(page.items)),
        "slides": "\n".join(text for slide in deck.slides for text in _item_texts(slide.page.items)),
        "notes": "\n".join(notes),
    }


def said_by_files(pdf: Path, pptx: Path) -> Texts:
    """What the files say, read by poppler and python-pptx."""
    slides = Presentation(str(pptx)).slides
    notes = (slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)
    return {
        "handout": "\n".join(text_of(pdf)),
        "slides": "\n".join(text for slide in slides for text in _shape_texts(slide.shapes)),
        "notes": "\n".join(notes),
    }


def places_with(said: Texts, word: str) -> frozenset[str]:
    """The places that say a word, in whatever case."""
    return frozenset(place for place in PLACES if re.search(rf"(?i)(?<![^\W_]){word}(?![^\W_])", said[place]))


def _item_texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case TextBox():
                yield from (item.text, item.alternative)
            case Table():
                yield item.alternative
                yield from (cell.text for row in item.rows for cell in row)
            case Group():
                yield item.alternative
                yield from _item_texts(item.items)
            case Chart():
                yield item.alternative
                yield from (text.text for text in item.texts)
            case Picture() | Shape():
                yield item.alternative


def _shape_texts(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            yield from _shape_texts(shape.shapes)
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif getattr(shape, "has_chart", False):
            yield from _chart_texts(shape.chart)
        elif shape.has_text_frame:
            yield shape.text_frame.text


def _chart_texts(chart: Any) -> Iterator[str]:
    """What a native chart says but its numbers: names, and the titles of its axes."""
    yield from (str(category) for category in chart.plots[0].categories)
    yield from (series.name for series in chart.plots[0].series)
    yield from (
        text.text or "" for text in chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    )
