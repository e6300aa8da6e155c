"""Every kind of block that a product is planned in can be composed, and nothing else is; and whatever profile can be
asked for can be laid out."""

from __future__ import annotations

from typing import get_args

from sinopack.content import question_kinds, settings
from sinopack.content.questions import OpenQuestion
from sinopack.layout import handout, slides
from sinopack.layout.handout import questions as handout_questions
from sinopack.layout.profile import PROFILES
from sinopack.layout.slides import question as slide_questions
from sinopack.plan import answers, blocks, plans, questions
from sinopack.plan.blocks import tasks
from sinopack.report import Profile


def test_the_handout_composes_every_block() -> None:
    assert set(handout.COMPOSERS) == set(get_args(plans.HandoutBlock))


def test_the_deck_composes_every_block() -> None:
    asked_and_answered = {blocks.QuestionOf}  # composed twice, without and with its answer
    assert set(slides.COMPOSERS) | asked_and_answered == set(get_args(plans.SlideBlock))


def test_both_products_compose_every_kind_of_task() -> None:
    kinds = set(get_args(tasks.Task))
    assert set(handout_questions.TASKS) == kinds
    assert set(slide_questions.TASKS) == kinds
    assert set(answers.ANSWERS) == kinds


def test_every_kind_of_question_is_planned() -> None:
    assert set(questions.PLANNERS) == {OpenQuestion, *question_kinds.KINDS.values()}


def test_every_profile_that_can_be_asked_for_is_laid_out() -> None:
    asked_for = {profile.value for profile in Profile}

    assert asked_for == set(get_args(settings.Profile))
    assert asked_for - {Profile.STANDARD.value} == set(PROFILES)
