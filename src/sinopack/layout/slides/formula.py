"""A formula on a slide by itself: as large as the slide allows, over what its letters mean."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.narrowed import shortened
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.styles import LEAD_STEPS
from sinopack.layout.text import Mathematics
from sinopack.page import Formula, Item, Role, formula_picture
from sinopack.plan import blocks

_SIZES = (64.0, 56.0, 48.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_CAPTION_ROOM = 140.0
_CAPTION_GAP = 20.0
_AIR = 24.0
"""The white that stays above and below a formula, together."""


def compose_formula(block: blocks.FormulaOf, title: str, desk: Desk) -> list[Draft]:
    """One slide: the formula in the middle of its height, the caption at its foot."""
    key = block.key
    items: list[Item] = [desk.title(desk.heading(block.title, title), key, 12, block.place, HEADING_ROOM)]
    bottom = CONTENT_BOTTOM
    caption = None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        text = desk.fitted(desk.pieces(block.caption), desk.styles.small, LEAD_STEPS[-1:], room, block.place)
        bottom -= text.height
        caption = desk.composer.box([text], (MARGIN, bottom), desk.grid.width, Role.PARAGRAPH, f"{key}-caption")
        bottom -= _CAPTION_GAP
    formula = _fitted(block, bottom - CONTENT_TOP - _AIR, desk)
    top = CONTENT_TOP + (bottom - CONTENT_TOP - formula.ascent - formula.descent) / 2
    items.append(formula_picture(formula, (MARGIN, top + formula.ascent), key, desk.composer.language))
    return [Draft("Title only", key, (*items, caption) if caption else tuple(items))]


def _fitted(block: blocks.FormulaOf, height: float, desk: Desk) -> Formula:
    """The formula in the largest of its sizes that the slide has room for."""
    mathematics = Mathematics(block.formula.text, True, block.alternative)
    for size in _SIZES:
        formula = desk.composer.typesetter.formula(mathematics, replace(desk.styles.statement, size=size))
        if formula.width <= desk.grid.width and formula.ascent + formula.descent <= height:
            return formula
    message = f"The formula “{shortened(block.formula.text)}” is too large for a slide, even at {_SIZES[-1]:g} pt."
    advice = r"Break it into lines with \begin{aligned} … \\ … \end{aligned}, or show it in the handout only."
    desk.composer.problem(message, block.place, advice)
    return formula
