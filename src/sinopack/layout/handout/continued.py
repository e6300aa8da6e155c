"""What stands above the rest of a question on a later page, and above a question whose source is on an earlier one.

In: a question. Out: a frame that the paginator sets where a page begins: which question goes on, and its source again
if that is short, else what it is called. It is for the eye alone: who listens hears the question in one piece.
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.content.rewriting import rewritten
from sinopack.layout.frame import Frame, FrameItem, stack
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.quotes import compose_source_band
from sinopack.layout.handout.squeezing import LONG
from sinopack.layout.inline import plain
from sinopack.page import Connector, Role, Shape, TextBox
from sinopack.plan import blocks

_AFTER = 12.0


def continued(block: blocks.QuestionOf, desk: Desk) -> Frame:
    """“Question 7 (continued)”, and the source that it is about."""
    labels = desk.composer.labels
    title = labels("continued", title=labels("question", n=block.number))
    again = _band(block, desk)
    name = f" – {block.source.label}" if block.source and again is None else ""
    return _with_line(f"{title}{name}", again, block, desk)


def source_again(block: blocks.QuestionOf, desk: Desk) -> Frame | None:
    """The source of a question that begins a page without it: it stands on the page before; None where it has none."""
    if not block.source:
        return None
    again = _band(block, desk)
    return replace(again, space_after=_AFTER) if again else _with_line(block.source.label, None, block, desk)


def _with_line(text: str, again: Frame | None, block: blocks.QuestionOf, desk: Desk) -> Frame:
    """A line of ours, and below it the source."""
    column = Column(0.0, desk.sheet.width, desk.styles.label)
    line = desk.paragraph(plain(text), column, Role.ARTIFACT, f"{block.key}-continued")
    parts = [replace(line, breaks=(), space_after=8.0), *([again] if again else [])]
    return replace(stack(parts), breaks=(), poor_breaks=(), space_after=_AFTER)


def _band(block: blocks.QuestionOf, desk: Desk) -> Frame | None:
    """The quotation that a question is about, once more; None where it is too long, or not words alone."""
    if not isinstance(block.source, blocks.Quote):
        return None
    quote = replace(rewritten(block.source, _without_links), key=f"{block.key}-again-{block.source.key}")
    frame = compose_source_band(quote, desk)
    is_words = all(isinstance(item, TextBox | Shape | Connector) for item in frame.items)
    if not is_words or frame.height > LONG * desk.sheet.room:
        return None
    items = tuple(map(_unread, frame.items))
    return Frame(frame.height, items, full=True)


def _without_links(text: Inline) -> Inline:
    return Inline(tuple(replace(span, address="", reference=None) for span in text.spans), text.place)


def _unread(item: FrameItem) -> FrameItem:
    return replace(item, role=Role.ARTIFACT, within=()) if isinstance(item, TextBox) else item
