"""Quotations: under an accent rule with a label over the words and their author below them. Evidence looks the same
wherever it is met: in the main column, in the margin beside the key points, or on a band above its question.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Inline, Span
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, inset, overlaid, shifted, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.panels import PANEL_GAP, compose_points, panel
from sinopack.layout.handout.prose import whole_prose
from sinopack.layout.inline import plain, sentences
from sinopack.page import Role
from sinopack.plan import blocks
from sinopack.theme import Labels

_PADDING = 14.0
_ATTRIBUTION = 120.0
"""The width of the author beside the words on a band."""
_WHOLE_BELOW = 0.6
"""A band lower than this share of a page is never divided."""


def compose_quote(block: blocks.Quote, desk: Desk) -> list[Frame]:
    """A quotation in the main column."""
    frame = _quotation(block, desk, desk.sheet.main)
    return [replace(frame, space_before=PANEL_GAP, space_after=PANEL_GAP)]


def compose_closing(quote: blocks.Quote, points: blocks.Points, desk: Desk) -> list[Frame]:
    """A quotation that closes a section stands in the margin beside its key points, if it is no higher than they are;
    else above them. Either way it is read before them, as it was typed."""
    key_points = compose_points(points, desk)[0]
    if desk.sheet.is_linear:
        return [*compose_quote(quote, desk), key_points]
    margin = inset(_quotation(quote, desk, desk.sheet.margin_width), desk.sheet.margin_x)
    if margin.height > key_points.height + 1.0:
        return [*compose_quote(quote, desk), key_points]
    return [replace(key_points, items=(*margin.items, *key_points.items), breaks=(), poor_breaks=(), full=True)]


def compose_source_band(quote: blocks.Quote, desk: Desk) -> Frame:
    """The source that a question is about, across both columns: who said it on the left, what on the right; on a linear
    sheet one under the other."""
    key, width = f"{quote.key}-asked", desk.sheet.width
    linear = desk.sheet.is_linear
    x = _PADDING if linear else _PADDING + _ATTRIBUTION + 20.0
    column = Column(x, width - _PADDING - x, desk.styles.asked)
    words = enclosed(stack(whole_prose(quote.text, column, desk, key)), Role.QUOTE, f"{key}-words")
    beside = Column(_PADDING, column.width if linear else _ATTRIBUTION, desk.styles.label)
    label = desk.paragraph(plain(quote.label), beside, Role.HEADING_2, f"{key}-label")
    left = [replace(label, space_after=2.0)]
    credit = attribution(quote, desk.composer.labels)
    if credit:
        by = replace(beside, style=desk.styles.note)
        left.append(desk.paragraph(desk.pieces(credit), by, Role.PARAGRAPH, f"{key}-by"))
    side = shifted(stack(left), 0.0, 2.0)
    if linear:
        both = stack([replace(whole(side), space_after=8.0, keep_with_next=True), words])
    else:
        breaks = tuple(each for each in words.breaks if each > side.height + 2.0)
        both = replace(overlaid([side, words]), breaks=breaks)
    band = panel(inset(both, 0.0, 12.0, 10.0), desk, width, key, rule="accent")
    if band.height < _WHOLE_BELOW * desk.sheet.room:
        band = whole(band)
    return replace(band, keep_with_next=True, space_after=16.0)


def _quotation(block: blocks.Quote, desk: Desk, width: float) -> Frame:
    styles = desk.styles
    label = desk.paragraph(plain(block.label), Column(0.0, width, styles.label), Role.HEADING_3, f"{block.key}-label")
    frames = [replace(label, space_after=6.0, keep_with_next=True)]
    words = whole_prose(block.text, Column(0.0, width, styles.source), desk, block.key)
    frames += [enclosed(frame, Role.QUOTE, f"{block.key}-words") for frame in words]
    credit = attribution(block, desk.composer.labels)
    if credit:
        quiet = replace(styles.note, colour=desk.colour("quiet"))
        by = desk.paragraph(desk.pieces(credit), Column(0.0, width, quiet), Role.PARAGRAPH, f"{block.key}-by")
        frames[-1] = replace(frames[-1], keep_with_next=not frames[-1].breaks)
        frames.append(replace(whole(by), space_before=8.0))
    inner = inset(stack(frames), 0.0, 14.0)
    rule = desk.bar(Rect(0.0, 0.0, width, 2.0), "accent", f"{block.key}-rule")
    return replace(inner, items=(rule, *inner.items), place=block.place)


def attribution(block: blocks.Quote, labels: Labels) -> Inline | None:
    """Who said it, what it is about, and that it is a paraphrase, as one line of text."""
    said = [text for text in (block.by, block.about) if text]
    if block.paraphrase:
        said.append(Inline((Span(labels("paraphrase")),)))
    spans = sentences(said, labels.between("sentences"))
    return Inline(spans, block.by.place if block.by else None) if spans else None
