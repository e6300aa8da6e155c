"""A comparison aspect by aspect is a table: the sides head its columns, which are equally wide, the aspects its rows.

In: a comparison, and how the product makes pieces of a text. Out: what the table says.
"""

from __future__ import annotations

from collections.abc import Callable

from sinopack.content.markup import Inline
from sinopack.layout.table import TableText
from sinopack.layout.table_cells import CellText, Listed
from sinopack.layout.text import Piece
from sinopack.plan import blocks

Pieces = Callable[[Inline], tuple[Piece, ...]]


def compared(block: blocks.Comparison, pieces: Pieces) -> TableText:
    """The table of a comparison that has aspects."""
    heads: tuple[CellText, ...] = ((), *(pieces(side.name) for side in block.sides))
    rows = [(pieces(aspect.name), *(_cell(cell, pieces) for cell in aspect.cells)) for aspect in block.aspects]
    return TableText((heads, *rows), 1, True, even=True)


def _cell(texts: tuple[Inline, ...], pieces: Pieces) -> CellText:
    """A text, or several points."""
    return pieces(texts[0]) if len(texts) == 1 else Listed(tuple(pieces(text) for text in texts))
