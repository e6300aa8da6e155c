"""Formulas of the handout that stand by themselves: further in than the text, under a title, over a caption."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.layout.frame import Frame, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.text import Mathematics
from sinopack.page import Role
from sinopack.plan import blocks

INDENT = 28.0
"""How much further in than its text a formula stands."""
_GAP = 16.0
_LARGER = 1.2
"""A formula by itself is so much larger than the text around it."""


def compose_formula(block: blocks.FormulaOf, desk: Desk) -> list[Frame]:
    """A title, the formula, its caption, never parted. What the main column is too narrow for runs across both."""
    frames = []
    column = desk.main_column(desk.styles.body)
    style = replace(column.style, size=column.style.size * _LARGER)
    is_wide = desk.one_line(desk.pieces(block.formula), style) > column.width - INDENT
    if is_wide:
        column = desk.full_width(column.style)
    if block.title:
        over = replace(column, style=desk.styles.minor_heading)
        title = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_3, f"{block.key}-title")
        frames.append(replace(whole(title), space_after=6.0, keep_with_next=True))
    formula = formula_frame(block.formula, replace(column, style=style), desk, block.key, block.alternative)
    frames.append(replace(formula, space_before=0.0, space_after=6.0, keep_with_next=True))
    if block.caption:
        below = replace(column, style=desk.styles.caption)
        caption = desk.paragraph(desk.pieces(block.caption), below, Role.PARAGRAPH, f"{block.key}-caption")
        frames.append(replace(caption, keep_with_next=False))
    both = enclosed(stack(frames), Role.SECTION, f"{block.key}-formula")
    if not desk.sheet.is_linear or len(frames) == 1:
        both = whole(both)
    full = is_wide and not desk.sheet.is_linear
    return [replace(both, keep_with_next=False, full=full, space_before=_GAP, space_after=_GAP, place=block.place)]


def formula_frame(formula: Inline, column: Column, desk: Desk, key: str, alternative: str = "") -> Frame:
    """A formula on a line of its own, which is never cut."""
    (piece,) = desk.pieces(formula)
    assert piece.formula is not None
    said = Mathematics(piece.formula.source, True, alternative or piece.formula.source)
    inner = Column(column.x + INDENT, column.width - INDENT, column.style)
    frame = desk.paragraph((replace(piece, formula=said),), inner, Role.PARAGRAPH, key)
    gap = desk.styles.paragraph_gap
    return replace(frame, breaks=(), space_before=gap, space_after=gap)
