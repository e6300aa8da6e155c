"""What helps with a question: a word bank, words to use, beginnings of sentences. Between its stem and its answer.

In: the planned support. Out: frames that stay with the stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.layout.frame import Frame, stack, whole
from sinopack.layout.handout.answer_space import INDENT
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted
from sinopack.layout.inline import plain, word_bank
from sinopack.layout.text import Piece
from sinopack.page import Role
from sinopack.plan.blocks.tasks import Support

_PADDING = 5.0


def support_frames(support: Support, key: str, desk: Desk) -> list[Frame]:
    """The bank between two rules, then what else there is."""
    labels = desk.composer.labels
    frames = []
    if support.bank:
        frames.append(_bank(labels("word-bank"), [desk.pieces(word) for word in support.bank], f"{key}-bank", desk))
    if support.words:
        frames.append(_bank(labels("words-to-use"), map(plain, support.words), f"{key}-words", desk))
    if support.starters:
        frames.append(_starters(labels("starters"), support.starters, f"{key}-starters", desk))
    return [replace(frame, space_before=8.0, space_after=4.0) for frame in frames]


def _bank(name: str, words: Iterable[tuple[Piece, ...]], key: str, desk: Desk) -> Frame:
    """Words in one paragraph between two rules, each kept whole where it can be."""
    column = Column(INDENT, desk.sheet.width - INDENT, desk.styles.sans)
    parts = word_bank(Piece(name, bold=True, colour=desk.colour("accent")), words)
    text = whole(desk.paragraph(parts, column, Role.PARAGRAPH, key))
    height = text.height + 2 * _PADDING
    stroke = desk.stroke("hair", 0.75)
    rules = (
        desk.rule(INDENT, 0.0, column.width, stroke, f"{key}-above"),
        desk.rule(INDENT, height, column.width, stroke, f"{key}-below"),
    )
    words_frame = stack([Frame(_PADDING), text])
    return replace(words_frame, height=height, items=(*rules, *words_frame.items), breaks=())


def _starters(name: str, starters: Sequence[Inline], key: str, desk: Desk) -> Frame:
    column = Column(INDENT, desk.sheet.main - INDENT, desk.styles.sans)
    label = Piece(name, bold=True, colour=desk.colour("accent"))
    heading = desk.paragraph((label,), column, Role.PARAGRAPH, f"{key}-label")
    return whole(stack([heading, *bulleted(starters, column, desk, key)]))
