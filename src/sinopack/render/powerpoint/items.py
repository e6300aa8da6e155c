"""The items of a finished page as the shapes of a slide, in painting order.

In: items, and the sheet they stand on. Out: the children of a `p:spTree` (ECMA-376 part 1, 19.3.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sinopack.geometry import Insets
from sinopack.page import Chart, Connector, Group, Item, Outline, Picture, Role, Shape, Table, TextBox, formulas_of
from sinopack.render.powerpoint.charts import chart
from sinopack.render.powerpoint.paragraphs import body, paragraphs
from sinopack.render.powerpoint.placeholders import filled_placeholder, said_in_place
from sinopack.render.powerpoint.shapes import ELLIPSE, LABELS, box_geometry, connector, is_decoration, picture, shape
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.tables import table
from sinopack.render.powerpoint.xml import frame

_ROUND = (1 - 0.5**0.5) / 2
"""How much of an ellipse's width, or height, lies beside the rectangle that its text stands in."""


def draw_items(items: Sequence[Item], sheet: Sheet) -> str:
    """Every item as its shape."""
    return "".join(_draw(item, sheet) for item in items)


def _draw(item: Item, sheet: Sheet) -> str:
    match item:
        case TextBox():
            return text_box(item, sheet) + _formulas(item, sheet)
        case Shape():
            return shape(item, sheet)
        case Connector():
            return connector(item, sheet)
        case Table():
            return table(item, sheet) + _formulas(item, sheet)
        case Picture():
            return picture(item, sheet)
        case Chart():
            return chart(item, sheet)
        case Group():
            return group(item, sheet)
        case _:
            assert_never(item)


def _formulas(item: TextBox | Table, sheet: Sheet) -> str:
    """The formulas of a text as pictures right after it, over the gaps that it has for them."""
    return "".join(picture(formula, sheet) for formula in formulas_of(item))


def text_box(box: TextBox, sheet: Sheet) -> str:
    """Text: in the layout's placeholder if it fills one that is free, else in a text box of its own."""
    placeholder = sheet.claim(box.placeholder)
    if placeholder is not None:
        return filled_placeholder(box, placeholder, sheet)
    label = "Text" if box.role is Role.ARTIFACT else LABELS[box.role]
    geometry = ELLIPSE if box.outline is Outline.ELLIPSE else box_geometry(box, sheet)
    return (
        f"<p:sp><p:nvSpPr>{sheet.properties(label, box.key, said_in_place(box))}"
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{frame(box.rect)}{geometry}{sheet.palette.fill(box.fill)}{sheet.palette.stroke(box.stroke)}</p:spPr>"
        f"<p:txBody>{body(_insets(box))}<a:lstStyle/>{paragraphs(box.paragraphs, sheet)}</p:txBody></p:sp>"
    )


def _insets(box: TextBox) -> Insets:
    """The padding of a box, less what an ellipse keeps clear by itself: text stands in the rectangle that touches it
    (ECMA-376 part 1, annex D, presetShapeDefinitions.xml)."""
    if box.outline is not Outline.ELLIPSE:
        return box.padding
    across, down = box.rect.width * _ROUND, box.rect.height * _ROUND
    pad = box.padding
    return Insets(*(max(each - clear, 0.0) for each, clear in
                    ((pad.left, across), (pad.top, down), (pad.right, across), (pad.bottom, down))))  # fmt: skip


def group(item: Group, sheet: Sheet) -> str:
    """A group whose children keep the slide's coordinates. Tables and placeholders cannot be grouped in a deck, so
    what holds one is drawn loose."""
    if not item.items or not _can_be_grouped(item):
        return draw_items(item.items, sheet)
    label = "Group" if item.role is Role.ARTIFACT else LABELS[item.role]
    name = sheet.properties(label, item.key, item.alternative, is_decoration(item))
    return (
        f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{frame(item.rect, children=True)}</p:grpSpPr>{draw_items(item.items, sheet)}</p:grpSp>"
    )


def _can_be_grouped(item: Item) -> bool:
    match item:
        case Table():
            return False
        case TextBox():
            return item.placeholder is None
        case Group():
            return all(map(_can_be_grouped, item.items))
        case _:
            return True
