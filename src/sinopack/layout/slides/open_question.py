"""A question that is answered in words, with the source it is about under it, if that fits; else with its name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.answer import answer_slides
from sinopack.layout.slides.asked import QUESTION_TOP, STEM_ROOM, Asked, head, marks_box, stem_box
from sinopack.layout.slides.column import Column, set_texts
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, MARGIN
from sinopack.layout.slides.prose import flattened
from sinopack.layout.slides.quote import paraphrase, side_width
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import LABEL_STEPS, LEAD_STEPS
from sinopack.layout.text import SetText
from sinopack.page import Connector, Item, Role, Stroke
from sinopack.plan import blocks
from sinopack.theme import Surface

_SOURCE_TOP = 256.0
_SOURCE_DROP = 20.0
_SOURCE_LABEL_ROOM = 100.0


def written_slides(asked: Asked, desk: Desk) -> list[Draft]:
    """The slide of the question, or those of its answer."""
    return answer_slides(asked, desk) if asked.is_answer else [_open_question(asked, desk)]


def _open_question(asked: Asked, desk: Desk) -> Draft:
    """A question to be answered in words: alone on its ground, with the source it is about."""
    stem = asked.stem(desk, STEM_ROOM)
    source = _source(asked, stem, desk)
    height = stem.height + 6.0 if source else CONTENT_BOTTOM - QUESTION_TOP
    items = (
        head(asked, asked.key, asked.title, desk),
        stem_box(stem, height, asked.key, desk),
        *source,
        marks_box(asked, asked.key, desk),
    )
    return Draft("Question", asked.key, items, surface="question", strip=False)


def shows_source(asked: Asked, drafts: Sequence[Draft]) -> bool:
    """Whether the source that a question is about stands on its slide."""
    return any(item.key == f"{asked.key}-source" for draft in drafts for item in draft.items)


def _source(asked: Asked, stem: SetText, desk: Desk) -> list[Item]:
    """The source that a question is about, under it, if its words fit there; else what it is called, for it is shown
    right before."""
    source = asked.block.source
    if isinstance(source, blocks.Quote) and (shown := _quotation(source, asked, stem, desk)):
        return shown
    if isinstance(source, blocks.Quote | blocks.Extract) and source.label not in asked.text.text:
        return [_name(source.label, asked, stem, desk)]
    return []


def _quotation(source: blocks.Quote, asked: Asked, stem: SetText, desk: Desk) -> list[Item]:
    """A quotation under its question; nothing where there is no room for it."""
    width, top = side_width(desk), max(_SOURCE_TOP, QUESTION_TOP + stem.height + 24.0)
    label = replace(desk.styles.label, colour=asked.surface.text)
    name = desk.if_it_fits(plain(source.label), label, LABEL_STEPS, (width, _SOURCE_LABEL_ROOM))
    texts = [desk.pieces(text) for text, _ in flattened(source.text)]
    column = _words_column(texts, asked.surface, top, desk)
    if name is None or column is None:
        return []
    credit = _credit(source, asked.surface, width, desk)
    if top + _SOURCE_DROP + total_height([name, *credit]) > CONTENT_BOTTOM:
        return []
    key = f"{asked.key}-source"
    at = (MARGIN, desk.composer.hang(label, top + _SOURCE_DROP))
    return [
        Connector(MARGIN, top, desk.grid.right, top, Stroke(asked.surface.quiet, 1.0), f"{key}-rule"),
        desk.composer.box([name, *credit], at, width, Role.LABEL, f"{key}-label"),
        desk.stacked(set_texts(texts, column, desk), column.rect, Role.QUOTE, key, None),
    ]


def _name(label: str, asked: Asked, stem: SetText, desk: Desk) -> Item:
    """What the source is called that the question is about."""
    style = replace(desk.styles.label, colour=asked.surface.text)
    text = desk.composer.set(plain(label), style, desk.grid.width)
    top = QUESTION_TOP + stem.height + 24.0
    return desk.composer.box([text], (MARGIN, top), desk.grid.width, Role.LABEL, f"{asked.key}-about-label")


def _credit(source: blocks.Quote, surface: Surface, width: float, desk: Desk) -> list[SetText]:
    """Who said it, and that it is a paraphrase: a source never stands without its provenance."""
    style = replace(desk.styles.caption, colour=surface.text)
    texts = [desk.composer.set(desk.pieces(source.by), style, width)] if source.by else []
    return [*texts, paraphrase(style, width, desk)] if source.paraphrase else texts


def _words_column(texts: Sequence[Parts], surface: Surface, top: float, desk: Desk) -> Column | None:
    """The column of a source's words under a rule at `top`, in the largest size that fits; None if none does."""
    for step in LEAD_STEPS:
        style = replace(desk.styles.lead.at(*step), colour=surface.text)
        y = desk.composer.hang(style, top + _SOURCE_DROP)
        column = Column(Rect(desk.grid.x(3), y, desk.grid.span(9), 0.0), style)
        height = total_height(set_texts(texts, column, desk))
        if height <= CONTENT_BOTTOM - top - 2 * _SOURCE_DROP:
            return replace(column, rect=replace(column.rect, height=height))
    return None
