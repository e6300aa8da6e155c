"""Speaker notes. In: prose. Out: paragraphs of one size, whatever they are on the page; lists stay lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from sinopack.content.markup import Inline, ListBlock, Prose, ProseBlock, Subheading
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.prose import flattened
from sinopack.layout.slides.split import Parts, between, text_of
from sinopack.layout.text import Piece
from sinopack.page import Bullet, BulletKind, Paragraph

_SIZE = 12.0
_LEADING = 16.0
_AFTER = 6.0
_INDENT = 18.0


def prose_notes(prose: Sequence[ProseBlock], desk: Desk) -> Iterator[Paragraph]:
    """What the speaker reads: every paragraph as a paragraph, sub-headings in bold, lists with their marks."""
    for block in prose:
        if isinstance(block, ListBlock):
            yield from _list(block, desk)
            continue
        for text, _ in flattened(Prose((block,))):
            parts = desk.pieces(text)
            if isinstance(block, Subheading):
                parts = tuple(replace(piece, bold=True) for piece in parts)
            yield note(parts, desk)


def note(parts: Sequence[Piece], desk: Desk, depth: int = 0, bullet: Bullet | None = None) -> Paragraph:
    """One paragraph of the notes, in `depth` lists, one inside the other; its mark hangs to the left of its text."""
    parts = [_as_text(piece) for piece in parts]
    style, hang = desk.styles.small.at(_SIZE, _LEADING), _INDENT if bullet else 0.0
    paragraph = desk.composer.paragraph(
        parts, style, space_after=_AFTER, indent=depth * _INDENT, hang=hang, bullet=bullet
    )
    return replace(paragraph, level=max(depth - 1, 0))


def _as_text(piece: Piece) -> Piece:
    """A formula as its source, and a blank as what is said for it: notes are text to read and to edit."""
    if piece.blank:
        return replace(piece, text=piece.blank.said, blank=None)
    return replace(piece, text=piece.formula.source, formula=None) if piece.formula else piece


def _list(block: ListBlock, desk: Desk, depth: int = 1) -> Iterator[Paragraph]:
    """The items with a mark or number each; what else belongs to an item stands under its text without one."""
    for number, item in enumerate(block.items, block.start):
        kind = BulletKind.NUMBER if block.ordered else BulletKind.SQUARE
        bullet = Bullet(kind, desk.composer.theme["ink"], _SIZE, number if block.ordered else 0)
        for index, parts in enumerate(_paragraphs(item.text, desk)):
            yield note(parts, desk, depth, None if index else bullet)
        for child in item.children:
            yield from _list(child, desk, depth + 1)


def _paragraphs(text: Inline, desk: Desk) -> list[Parts]:
    """The paragraphs of a list item, which its text keeps as lines; at least one, to carry the mark."""
    parts = desk.pieces(text)
    lines = text_of(parts).split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    found = [between(parts, start, start + len(line)) for line, start in zip(lines, starts, strict=False)]
    return [line for line in found if line] or [parts]
