"""Every kind of block that a product is planned in can be composed, and nothing else is; and whatever profile can be
asked for can be laid out."""

from __future__ import annotations

from typing import get_args

from sinopack.content import settings
from sinopack.layout import handout, slides
from sinopack.layout.profile import PROFILES
from sinopack.plan import blocks
from sinopack.report import Profile


def test_the_handout_composes_every_block() -> None:
    assert set(handout.COMPOSERS) == set(get_args(blocks.HandoutBlock))


def test_the_deck_composes_every_block() -> None:
    asked_and_answered = {blocks.QuestionOf}  # composed twice, without and with its answer
    assert set(slides.COMPOSERS) | asked_and_answered == set(get_args(blocks.SlideBlock))


def test_every_profile_that_can_be_asked_for_is_laid_out() -> None:
    asked_for = {profile.value for profile in Profile}

    assert asked_for == set(get_args(settings.Profile))
    assert asked_for - {Profile.STANDARD.value} == set(PROFILES)
