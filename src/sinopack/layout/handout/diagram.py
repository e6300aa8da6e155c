"""Diagrams of the handout: downwards in the main column where they fit, else from left to right, or across both
columns. What no page has room for is set as a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.diagram import Look, Pen, Places, Texts, draw, lay_out, texts_of
from sinopack.layout.frame import Frame, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted
from sinopack.page import Role
from sinopack.plan import blocks
from sinopack.plan.planner import plain as inline

_GAP = 20.0
_TALLEST = 0.8
"""The tallest a diagram may stand, as a share of the room on a page."""
_WIDE_COST, _LEVEL_COST = 60.0, 24.0
"""How many points lower a diagram must be to run across both columns, or from left to right."""


def compose_diagram(block: blocks.DiagramOf, desk: Desk) -> list[Frame]:
    """A title, the diagram, its caption, never parted."""
    texts = texts_of(block, _look(desk), desk.composer, desk.pieces)
    places = _best(block, texts, desk)
    width = desk.sheet.width if places and places.size.width > desk.sheet.main else desk.sheet.main
    frames = []
    if block.title:
        over = Column(0.0, width, desk.styles.component_heading)
        title = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_2, f"{block.key}-title")
        frames.append(replace(whole(title), space_after=8.0, keep_with_next=True))
    if places:
        pen = Pen(texts, places, block.key, (0.0, 0.0), desk.styles.least_rule)
        frames.append(Frame(places.size.height, (draw(block, pen, block.alternative),), keep_with_next=True))
    else:
        frames += _as_list(block, desk)
    if block.caption:
        below = desk.main_column(desk.styles.caption)
        role = Role.CAPTION if places else Role.PARAGRAPH
        text = desk.paragraph(desk.pieces(block.caption), below, role, f"{block.key}-caption")
        frames.append(replace(text, space_before=6.0))
    figure = enclosed(stack(frames), Role.SECTION, f"{block.key}-diagram")
    figure = whole(figure) if places and not desk.sheet.is_linear else figure
    full = width > desk.sheet.main
    return [replace(figure, space_before=_GAP, space_after=_GAP, full=full, place=block.place)]


def _look(desk: Desk) -> Look:
    styles = desk.styles
    text = styles.event if styles.event.size < styles.sans.size else styles.sans
    return Look(
        text=text, detail=text, label=replace(styles.note, colour=desk.colour("quiet")),
        pad_x=8.0, pad_y=6.0, beside=14.0, level=30.0, down=26.0,
        widest=150.0, widest_label=88.0, line=max(1.25, styles.least_rule), short=5.0,
    )  # fmt: skip


def _best(block: blocks.DiagramOf, texts: Texts, desk: Desk) -> Places | None:
    """The lowest of the diagrams that fit; the narrow one that leads downwards where there is little between them."""
    found = [(places.size.height + cost, places) for places, cost in _candidates(block, texts, desk)]
    return min(found, key=lambda each: each[0])[1] if found else None


def _candidates(block: blocks.DiagramOf, texts: Texts, desk: Desk) -> Iterator[tuple[Places, float]]:
    """Each way in which the diagram fits on a page, and what speaks against it."""
    widths = {desk.sheet.main: 0.0, desk.sheet.width: _WIDE_COST}
    for width, wide_cost in widths.items():
        for is_level in (False, True) if block.kind == "causes" else (True,):
            places = lay_out(block, texts, Size(width, inf), is_level=is_level)
            if places and places.size.height <= _TALLEST * desk.sheet.room:
                yield places, wide_cost + (_LEVEL_COST if is_level and block.kind == "causes" else 0.0)


def _as_list(block: blocks.DiagramOf, desk: Desk) -> list[Frame]:
    """What the diagram shows in sentences, and a word to the author."""
    which = f"The diagram “{block.title.text}”" if block.title else "A diagram"
    desk.composer.notice(f"{which} is too large for {desk.sheet.called} and is set as a list.", block.place)
    column = desk.main_column(desk.styles.sans)
    sentences = [inline(sentence) for sentence in block.sentences]
    return bulleted(sentences, column, desk, f"{block.key}-said", numbered=block.kind != "causes")
