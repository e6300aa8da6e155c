"""Pictures made ready to place: upright, in sRGB, no larger than their place needs. Each is made ready once a build."""

from __future__ import annotations

from functools import lru_cache

from sinopack.content.markup import Inline, Span
from sinopack.content.pictures import PictureFile
from sinopack.geometry import Rect
from sinopack.layout.inline import SENTENCE_ENDS
from sinopack.page import Picture, Role
from sinopack.plan import blocks


@lru_cache(maxsize=64)
def _prepared(picture: PictureFile, longest_side: int) -> tuple[bytes, str, tuple[int, int]]:
    """The bytes of a PNG or JPEG, its media type, and its pixels."""
    from sinopack.content.pictures import prepare  # Pillow is needed only by a pack with pictures

    return prepare(picture, longest_side * longest_side)


def placed(block: blocks.FigureOf, rect: Rect, density: float, language: str) -> Picture:
    """The picture of a figure in its rectangle, with at most `density` pixels a point."""
    data, media_type, pixels = _prepared(block.picture, int(max(rect.width, rect.height) * density))
    role = Role.ARTIFACT if block.decorative else Role.FIGURE
    return Picture(rect, data, media_type, pixels, block.key, language, block.alternative, role=role)


def caption_role(block: blocks.FigureOf) -> Role:
    """What the words under a picture are: those under a mere ornament caption nothing."""
    return Role.PARAGRAPH if block.decorative else Role.CAPTION


def caption_text(block: blocks.FigureOf, credit: str) -> Inline | None:
    """The caption, then the credit in the form that the language's label gives ("Credit: {}")."""
    spans: list[Span] = list(block.caption.spans) if block.caption else []
    if block.credit:
        before, _, after = credit.partition("{}")
        if spans:
            spans.append(Span(" " if spans[-1].text[-1:] in SENTENCE_ENDS else ". "))
        spans += [Span(before), *block.credit.spans, Span(after)]
    first = block.caption or block.credit
    return Inline(tuple(span for span in spans if span.text), first.place) if first else None
