"""What is set apart from the argument: key points, quotations, callouts. Each hangs from a heavy rule; none has a box.

A quotation that closes a section stands in the margin beside the key points, if it is short enough.
"""

from __future__ import annotations

from sinopack.content.markup import Inline, Span
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, inset, stack
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.prose import Column, bulleted, whole_prose
from sinopack.layout.inline import plain
from sinopack.layout.text import TextStyle
from sinopack.page import Outline, Role, Shape
from sinopack.plan import blocks
from sinopack.values import replace

_PADDING = 14.0
_GAP = 20.0
_WHOLE_BELOW = 0.5
"""A panel lower than this share of a page is never divided."""


def panel(inner: Frame, desk: Desk, width: float, key: str, rule: str = "ink") -> Frame:
    """A tinted ground under a heavy rule; `inner` already stands inside its padding, below the rule."""
    surface = desk.composer.theme.surface("panel")
    ground = Shape(
        Rect(0.0, 0.0, width, inner.height), Outline.RECTANGLE, f"{key}-ground", fill=surface.fill,
        stroke=surface.outline,
    )  # fmt: skip
    return replace(inner, items=(ground, desk.bar(Rect(0.0, 0.0, width, 2.0), rule, f"{key}-rule"), *inner.items))


def compose_points(block: blocks.Points, desk: Desk) -> list[Frame]:
    """The key points: the one tinted block of a section, at the foot of its page."""
    width = desk.sheet.main
    column = width - 2 * _PADDING
    heading = desk.paragraph(
        desk.pieces(block.title), desk.styles.subheading, Role.HEADING_2, f"{block.key}-title", width=column
    )
    points = bulleted([point.text for point in block.points], desk, block.key, 0.0, column, numbered=block.numbered)
    inner = stack([replace(heading, keep_with_next=True, breaks=()), *points])
    padded = panel(inset(inner, _PADDING, 12.0, 10.0), desk, width, block.key)
    if padded.height < _WHOLE_BELOW * desk.sheet.room:
        padded = replace(padded, breaks=())
    return [replace(padded, space_before=20.0, space_after=_GAP, at_foot=True, name="key points", place=block.place)]


def compose_listing(block: blocks.Listing, desk: Desk) -> list[Frame]:
    """Takeaways and sources: a plain list under the heading of its part."""
    texts = [point.text for point in block.points]
    frames = bulleted(texts, desk, block.key, 0.0, desk.sheet.main, numbered=block.numbered)
    return [
        replace(frame, headings=(Heading(point.key, "", -1),), place=point.place)
        for frame, point in zip(frames, block.points, strict=True)
    ]


def compose_quote(block: blocks.Quote, desk: Desk) -> list[Frame]:
    """A quotation in the main column, under an accent rule."""
    return [replace(_quotation(block, desk, desk.sheet.main, desk.styles.source), space_before=_GAP, space_after=_GAP)]


def quote_in_margin(block: blocks.Quote, desk: Desk) -> Frame:
    """The same quotation as narrow as the margin column, at its x."""
    return inset(_quotation(block, desk, desk.sheet.margin_width, desk.styles.source), desk.sheet.margin_x)


def _quotation(block: blocks.Quote, desk: Desk, width: float, style: TextStyle) -> Frame:
    labels, styles = desk.composer.labels, desk.styles
    label = desk.paragraph(plain(block.label), styles.label, Role.LABEL, f"{block.key}-label", width=width)
    frames = [replace(label, space_after=6.0, keep_with_next=True)]
    column = Column(0.0, width, style)
    quoted = whole_prose(block.text, column, desk, block.key)
    frames += [_as_quote(frame) for frame in quoted]
    credit = attribution(block, labels("paraphrase"))
    if credit:
        quiet = replace(styles.note, colour=desk.colour("quiet"))
        by = desk.paragraph(desk.pieces(credit), quiet, Role.CAPTION, f"{block.key}-by", width=width)
        frames[-1] = replace(frames[-1], keep_with_next=len(frames[-1].breaks) == 0)
        frames.append(replace(by, space_before=8.0, breaks=()))
    inner = inset(stack(frames), 0.0, 14.0, 0.0)
    rule = desk.bar(Rect(0.0, 0.0, width, 2.0), "accent", f"{block.key}-rule")
    return replace(inner, items=(rule, *inner.items), place=block.place, name="quote")


def _as_quote(frame: Frame) -> Frame:
    def marked(item: FrameItem) -> FrameItem:
        return replace(item, role=Role.QUOTE) if hasattr(item, "role") and item.role is Role.PARAGRAPH else item

    return replace(frame, items=tuple(marked(item) for item in frame.items))


def attribution(block: blocks.Quote, paraphrase: str) -> Inline | None:
    """Who said it, what it is about, and that it is a paraphrase, as one line of text."""
    parts: list[Span] = []
    for text in (block.by, block.about):
        if text:
            if parts:
                parts.append(Span(" "))
            parts.extend(text.spans)
            if text.text[-1:] not in ".!?…。":
                parts.append(Span("."))
    if block.paraphrase:
        parts.append(Span(f" {paraphrase}." if parts else f"{paraphrase}."))
    return Inline(tuple(parts), block.by.place if block.by else None) if parts else None


def compose_callout(block: blocks.Callout, desk: Desk) -> list[Frame]:
    """A remark beside the argument: in the sans, between two rules."""
    width = desk.sheet.main
    frames: list[Frame] = []
    if block.title:
        title = desk.paragraph(
            desk.pieces(block.title), desk.styles.stem, Role.HEADING_3, f"{block.key}-title", width=width
        )
        frames.append(replace(title, keep_with_next=True, breaks=()))
    text = whole_prose(block.text, Column(0.0, width, desk.styles.sans), desk, block.key)
    text[0] = replace(text[0], space_before=2.0 if frames else 0.0)
    inner = inset(stack([*frames, *text]), 0.0, 10.0, 10.0)
    rules = (
        desk.bar(Rect(0.0, 0.0, width, 2.0), "ink", f"{block.key}-rule"),
        desk.rule(0.0, inner.height, width, desk.stroke("hair", 0.75), f"{block.key}-end"),
    )
    framed = replace(inner, items=(*rules, *inner.items), space_before=_GAP, space_after=_GAP)
    return [replace(framed, place=block.place, name="callout")]
