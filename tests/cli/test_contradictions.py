"""Options that would do nothing are refused, with what to type instead; all that do something are taken."""

from __future__ import annotations

from itertools import product as combinations
from pathlib import Path

import pytest

from sinopack.cli.commands import build
from sinopack.cli.contradictions import contradictions
from sinopack.report import Edition, Product, Profile
from sinopack.selection import targets, wish
from tests.cli.conftest import Run, Stages

TO_PRINT = "or name handout, guided-notes, worksheet, flashcards or sorting-cards with --only."
REFUSED = {
    "--only worksheet --edition teacher": "its answers are in the answer key: --only answer-key.",
    "--only answer-key --edition student": "no students’ edition of the answer key, which has the answers: leave",
    "--only handout --only timeline --edition teacher": "There is no teacher’s edition of the poster of the timeline",
    "--only flashcards --edition teacher": "no teacher’s edition of the flashcards: it is the same for all, so leave",
    "--only slides --profile large-print": f"--profile changes nothing in the slides: leave it out, {TO_PRINT}",
    "--only answer-key --only booklet --profile standard": "changes nothing in the answer key and the booklet: leave",
    "--only slides-pdf --pages changed": f"--pages makes no file of the slides as a PDF: leave it out, {TO_PRINT}",
    "--only handout --overwrite": "--overwrite says what becomes of slides changed by hand, which --only leaves out.",
    "--only slides-pdf --keep": "--keep says what becomes of slides changed by hand, which --only leaves out.",
    "--all --edition teacher": "--all makes every edition: leave --edition out, or name with --only what to make",
    "--all --only handout": "--only and --all say the opposite of each other.",
    "--overwrite --keep": "--overwrite and --keep say the opposite of each other.",
}  # fmt: skip
TAKEN = (
    "--edition teacher",
    "--only answer-key --edition teacher --edition student",
    "--only slides --only worksheet --profile large-print --pages changed",
    "--only slides --only handout --keep",
    "--all --profile large-print --overwrite",
    "--only sorting-cards --edition student",
)


@pytest.mark.parametrize("options", REFUSED)
def test_what_would_do_nothing_is_refused(pack: Path, stages: Stages, run: Run, options: str) -> None:
    code, _, err = run("build", *options.split())
    assert code == 2
    assert REFUSED[options] in " ".join(err.split())
    assert not (pack / "output").exists()


@pytest.mark.parametrize("options", TAKEN)
def test_what_does_something_is_taken(options: str) -> None:
    typed = build.make_context("build", options.split()).params
    wished = wish(typed["only"], typed["profiles"], typed["editions"], everything=typed["everything"])
    assert list(contradictions(typed, wished)) == []


def test_all_that_is_the_matter_is_told_at_once(pack: Path, stages: Stages, run: Run) -> None:
    code, _, err = run("build", "--only", "slides-pdf", "--profile", "large-print", "--pages", "changed", "--keep")
    assert (code, [err.count(option) for option in ("--profile", "--pages", "--keep")]) == (2, [1, 1, 1])


@pytest.mark.parametrize("product", Product)
@pytest.mark.parametrize(("profile", "edition"), tuple(combinations(Profile, Edition)))
def test_what_is_named_is_made_or_refused(product: Product, profile: Profile, edition: Edition) -> None:
    """No product comes in a profile or an edition other than those that were asked for."""
    typed = {
        "only": (product.value,), "everything": False, "editions": (edition.value,), "profiles": (profile.value,),
        "overwrite": False, "keep": False, "pages": "all",
    }  # fmt: skip
    (made,) = targets([product], [profile], [edition])
    refused = list(contradictions(typed, wish([product], [profile], [edition])))
    assert bool(refused) == (made.readers is not edition or not product.is_paged)
