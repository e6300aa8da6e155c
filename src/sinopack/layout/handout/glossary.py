"""Words to know in two columns, each hung from a hairline."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.frame import Frame, Heading, enclosed
from sinopack.layout.handout.columns import in_columns
from sinopack.layout.handout.desk import Desk
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan import blocks

_PADDING = 4.0


def compose_glossary(block: blocks.Glossary, desk: Desk) -> list[Frame]:
    rows = in_columns(block.terms, lambda term, width: _term(term, desk, width), desk.sheet)
    return [replace(row, space_after=8.0) for row in rows]


def _term(term: blocks.TermEntry, desk: Desk, width: float) -> Frame:
    composer = desk.composer
    style = desk.styles.entry
    parts = [Piece(term.term, bold=True, colour=desk.colour("accent"))]
    if term.also:
        parts.append(Piece(f" ({term.also})", colour=desk.colour("quiet")))
    head = composer.set(parts, style, width)
    meaning = composer.set(desk.pieces(term.meaning), style, width)
    below = _PADDING + head.height
    items = (
        desk.rule(0.0, 0.0, width, desk.stroke("hair", 0.5), f"{term.key}-rule"),
        composer.box([head], (0.0, _PADDING), width, Role.PARAGRAPH, f"{term.key}-term"),
        composer.box([meaning], (0.0, below), width, Role.PARAGRAPH, f"{term.key}-meaning"),
    )
    heading = Heading(term.key, term.term, -1)
    entry = Frame(below + meaning.height + _PADDING, items, headings=(heading,), place=term.place)
    return enclosed(enclosed(entry, Role.LIST_ITEM, f"{term.key}-entry"), Role.LIST, "glossary-terms")
