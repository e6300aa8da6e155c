"""Diagrams of boxes and arrows, for both products.

    measure     what stands in boxes and beside arrows, and how large that is
    graph       causes and effects in ranks; order: few crossings; align: straight chains
    layered     ranks from left to right or downwards
    rows        steps in rows, or in a ring
    places      where everything stands
    draw        the items of the page

Each product has its own policy of sizes: `layout.handout.diagram`, `layout.slides.diagram`.
"""

from __future__ import annotations

from sinopack.geometry import Size
from sinopack.layout.diagram.draw import Pen, draw
from sinopack.layout.diagram.layered import lay_out_causes
from sinopack.layout.diagram.measure import Look, Texts, texts_of
from sinopack.layout.diagram.places import Places
from sinopack.layout.diagram.rows import lay_out_ring, lay_out_sequence
from sinopack.plan import blocks

__all__ = ["Look", "Pen", "Places", "Texts", "draw", "lay_out", "texts_of"]


def lay_out(block: blocks.DiagramOf, texts: Texts, room: Size, *, is_level: bool = True) -> Places | None:
    """The places of a diagram in a room whose height may be infinite; None where it does not fit. Causes run from left
    to right if they are to be `is_level`, else downwards."""
    match block.kind:
        case "causes":
            pairs = [(arrow.start, arrow.end) for arrow in block.arrows]
            return lay_out_causes(texts, pairs, room, is_level=is_level)
        case "cycle":
            return lay_out_ring(texts, room)
        case _:
            return lay_out_sequence(texts, room)
