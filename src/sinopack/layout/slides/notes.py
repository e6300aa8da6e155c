"""Speaker notes. In: prose. Out: paragraphs of one size, whatever they are on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.content.markup import Prose, ProseBlock, Subheading
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.prose import flattened
from sinopack.layout.text import Piece
from sinopack.page import Paragraph

_SIZE = 12.0
_LEADING = 16.0
_AFTER = 6.0
_WIDTH = 468.0
"""The width of a notes page's text in points: US Letter between margins of an inch."""


def prose_notes(prose: Sequence[ProseBlock], desk: Desk) -> Iterator[Paragraph]:
    """What the speaker reads: every paragraph and list item as a paragraph, sub-headings in bold."""
    for block in prose:
        for text, is_item in flattened(Prose((block,))):
            parts = desk.pieces(text)
            if isinstance(block, Subheading):
                parts = tuple(replace(piece, bold=True) for piece in parts)
            yield note((Piece("– "), *parts) if is_item else parts, desk)


def note(parts: Sequence[Piece], desk: Desk) -> Paragraph:
    """One paragraph of the notes."""
    style = desk.styles.small.at(_SIZE, _LEADING)
    return desk.composer.set(parts, style, _WIDTH, space_after=_AFTER).paragraph
