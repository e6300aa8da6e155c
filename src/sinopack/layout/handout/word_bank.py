"""A word bank: words to choose from, in columns in a panel.

In: its block. Out: one frame. A reader who listens hears a list.
"""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, enclosed, inset, overlaid, shifted, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.inline import plain
from sinopack.page import Outline, Role, Shape
from sinopack.plan import blocks

_PADDING = 12.0
_BETWEEN = 18.0
_GAP = 16.0


def compose_word_bank(block: blocks.WordBank, desk: Desk) -> list[Frame]:
    """The words in as many columns as fit, row by row, under their label."""
    width = desk.sheet.main
    column = Column(0.0, width - 2 * _PADDING, desk.styles.label)
    title = desk.paragraph(plain(block.title), column, Role.HEADING_2, f"{block.key}-title")
    words = enclosed(_words(block, column.width, desk), Role.LIST, f"{block.key}-words")
    inner = inset(stack([replace(whole(title), keep_with_next=True), words], 4.0), _PADDING, 8.0, 8.0)
    rect = Rect(0.0, 0.0, width, inner.height)
    ground = Shape(rect, Outline.RECTANGLE, f"{block.key}-ground", stroke=desk.stroke("ink", 0.75))
    framed = whole(replace(inner, items=(ground, *inner.items)))
    return [replace(framed, space_before=_GAP, space_after=_GAP, keep_with_next=True, place=block.place)]


def _words(block: blocks.WordBank, width: float, desk: Desk) -> Frame:
    style = desk.styles.sans
    widest = max(desk.one_line(desk.pieces(word), style) for word in block.words)
    columns = min(max(int((width + _BETWEEN) // (widest + _BETWEEN)), 1), len(block.words))
    columns = ceil(len(block.words) / ceil(len(block.words) / columns))  # rows of about the same length
    step = (width + _BETWEEN) / columns
    frames = []
    for index, word in enumerate(block.words):
        text = desk.composer.set(desk.pieces(word), style, step - _BETWEEN)
        name = f"{block.key}-word-{index + 1}"
        box = desk.composer.box([text], (0.0, 0.0), step - _BETWEEN, Role.PARAGRAPH, name)
        entry = enclosed(Frame(text.height, (box,)), Role.LIST_ITEM, f"{name}-entry")
        frames.append(shifted(entry, index % columns * step, 0.0))
    return stack([overlaid(frames[start : start + columns]) for start in range(0, len(frames), columns)])
