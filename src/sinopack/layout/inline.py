"""From the author's inline text to pieces for the typesetter: bold, italic, code, links and first mentions of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from sinopack.content.markup import Inline, Reference, Span
from sinopack.layout.text import OBJECT, Blank, Family, Mathematics, Piece
from sinopack.page import Colour

SENTENCE_ENDS = ".!?…。！？"
"""A text that ends in one of these needs no full stop before another text."""

_AFTER_NAME, _BETWEEN_WORDS = "\u2003", "\u00a0\u00a0·\u2002"
"""An em space, and a dot, which tells where words with commas in them end. Lines break after them."""

Resolve = Callable[[Reference], str]
"""Gives the destination of a reference in this product, or "" where the product does not hold what it names."""


def no_destination(_: Reference) -> str:
    return ""


def pieces(text: Inline, *, resolve: Resolve = no_destination, answer: Colour | None = None) -> tuple[Piece, ...]:
    """The pieces of a text. A link inside the pack goes where `resolve` says; a web link is underlined. What fills a
    gap is bold and underlined, and has the colour `answer` if there is one."""
    return tuple(_piece(span, text, resolve, answer) for span in text.spans)


def upright(parts: tuple[Piece, ...], link: Colour) -> tuple[Piece, ...]:
    """The pieces with bold in place of italics, and web links bold in a colour of their own, not underlined. What fills
    a gap stays on its rule."""
    return tuple(_upright(piece, link) for piece in parts)


def _upright(piece: Piece, link: Colour) -> Piece:
    if piece.underline and piece.link:
        return replace(piece, bold=True, italic=None, underline=False, colour=link)
    return replace(piece, bold=True, italic=None) if piece.italic else piece


def _piece(span: Span, text: Inline, resolve: Resolve, answer: Colour | None) -> Piece:
    if span.blank:
        return Piece(OBJECT, place=text.place, blank=Blank(span.blank, span.text))
    link = span.address
    if span.reference is not None:
        destination = resolve(span.reference)
        link = f"#{destination}" if destination else ""
    return Piece(
        OBJECT if span.formula else span.text,
        bold=True if span.bold or span.gap else None,
        italic=True if span.italic else None,
        family=Family.MONO if span.code else None,
        colour=answer if span.gap else None,
        link=link,
        underline=bool(span.address or span.gap),
        language=span.language,
        place=span.reference.place if span.reference else text.place,
        code=span.code,
        formula=Mathematics(span.text, span.display) if span.formula else None,
    )


def sentences(texts: Iterable[Inline], between: str) -> tuple[Span, ...]:
    """Texts one after the other, each ended as a sentence. `between` is a full stop with the space after it, if the
    language has one there."""
    stop, spans = between.rstrip(), list[Span]()
    for text in texts:
        spans += [Span(between[len(stop) :])] if spans else []
        spans += text.spans
        spans += [Span(stop)] if text.text.rstrip()[-1:] not in SENTENCE_ENDS else []
    return tuple(span for span in spans if span.text)


def word_bank(name: Piece, words: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """A word bank in one paragraph: its name, then the words, each kept whole where it can be."""
    return (name, *_bank_words(words))


def _bank_words(words: Iterable[tuple[Piece, ...]]) -> Iterator[Piece]:
    between = _AFTER_NAME
    for word in words:
        yield Piece(between)
        yield from (replace(piece, text=piece.text.replace(" ", "\u00a0")) for piece in word)
        between = _BETWEEN_WORDS


def plain(text: str) -> tuple[Piece, ...]:
    """Text of ours as pieces."""
    return (Piece(text),)


def marked(parts: tuple[Piece, ...], text: Inline, is_first: Callable[[str], bool]) -> tuple[Piece, ...]:
    """The pieces, with each term's first mention set in bold and marked, so that its note can find its line."""
    result = []
    for piece, span in zip(parts, text.spans, strict=True):
        reference = span.reference
        if reference is not None and reference.kind.value == "term" and is_first(f"term-{reference.id}"):
            piece = replace(piece, bold=True, mark=f"term-{reference.id}")
        result.append(piece)
    return tuple(result)
