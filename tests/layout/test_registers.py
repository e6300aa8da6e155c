"""Every kind of block that a product is planned in can be composed, and nothing else is."""

from __future__ import annotations

from typing import get_args

from sinopack.layout import handout, slides
from sinopack.plan import blocks


def test_the_handout_composes_every_block() -> None:
    assert set(handout.COMPOSERS) == set(get_args(blocks.HandoutBlock))


def test_the_deck_composes_every_block() -> None:
    asked_and_answered = {blocks.QuestionOf}  # composed twice, without and with its answer
    assert set(slides.COMPOSERS) | asked_and_answered == set(get_args(blocks.SlideBlock))
