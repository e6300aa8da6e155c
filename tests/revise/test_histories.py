"""Histories: a teacher's edit by a content's edit, with and without LibreOffice between: nothing is lost, nothing is
doubled, and a second build touches nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace
from openxml_audit import validate_pptx

from sinopack import SlideFate
from tests.revise.decks import faults_of, slides_of, titles_of
from tests.revise.hands import POINTS
from tests.revise.histories import History, Studio
from tests.revise.lessons import HISTORIES, LIBREOFFICE_EDITS, THE_SAME_SLIDE
from tests.revise.traces import traces_of

AFTER_LIBREOFFICE = [each for each in HISTORIES if each[0] in LIBREOFFICE_EDITS]
_OF_CONTENT = ("body", "lead of section 1")
"""Traces of what the content itself says, which goes with it."""
_SETTLED = {SlideFate.ORPHANED: SlideFate.ADDED}
"""What the content has no longer is the teacher's own from then on."""
_MORE = (SlideFate.ADDED, SlideFate.ORPHANED, SlideFate.REVIEW)


@pytest.mark.parametrize(("edit", "change"), HISTORIES)
def test_no_edit_is_lost_and_none_is_doubled(studio: Studio, edit: str, change: str) -> None:
    judge(studio.history(edit, change, studio.edited(edit)))


@pytest.mark.parametrize(("edit", "change"), AFTER_LIBREOFFICE)
def test_nor_is_any_after_libreoffice_has_saved_it(
    studio: Studio, resaved: dict[str, Path], edit: str, change: str
) -> None:
    history = studio.history(edit, change, resaved[edit])
    judge(history)
    assert [str(error) for error in validate_pptx(history.after).errors] == []


def judge(history: History) -> None:
    before, after = traces_of(history.before), traces_of(history.after)
    for trace in _OF_CONTENT:
        before.pop(trace, None)
        after.pop(trace, None)
    assert after == before
    assert faults_of(history.after) == []
    fates = Counter(slide.fate for slide in history.told)
    more = sum(fates[fate] for fate in _MORE) - fates[SlideFate.DELETED]
    assert len(titles_of(history.after)) == len(titles_of(history.pure)) + more
    assert (
        sum(slide.is_marked for slide in slides_of(history.after))
        == fates[SlideFate.REVIEW] + fates[SlideFate.RETURNED]
    )
    own = [replace(slide, fate=_SETTLED.get(slide.fate, slide.fate)) for slide in history.told]
    assert list(history.again) == own
    told = [(slide.number, slide.title) for slide in history.told if slide.number]
    assert told == [(number, titles_of(history.after)[number - 1]) for number, _ in told]


@pytest.mark.parametrize("change", ["nothing", "a section more", THE_SAME_SLIDE])
def test_a_deck_that_libreoffice_only_saved_counts_as_unedited(
    studio: Studio, resaved: dict[str, Path], change: str
) -> None:
    history = studio.history("only saved", change, resaved["nothing"])
    assert history.after.read_bytes() == history.pure.read_bytes()
    assert (history.told, history.keep) == ((), "backup"), "somebody has saved it, perhaps with what is not seen"


def test_slides_stay_where_the_teacher_put_them(studio: Studio, resaved: dict[str, Path]) -> None:
    for before in (studio.edited("everything"), resaved["everything"]):
        history = studio.history("everything, in order", "nothing", before)
        assert titles_of(history.after) == titles_of(history.before)


def test_a_new_slide_finds_its_place_among_moved_ones(studio: Studio) -> None:
    titles = titles_of(studio.history("reordered anew", "a section more", studio.edited("reordered")).after)
    assert titles[1] == POINTS
    assert titles.index("Miles a month") < titles.index("The Zunyi conference") < titles.index("What it meant")


def test_where_both_have_changed_the_new_slide_follows_marked(studio: Studio) -> None:
    history = studio.history("text, both", THE_SAME_SLIDE, studio.edited("text"))
    mine, new = [slide for slide in slides_of(history.after) if slide.title == POINTS]
    assert "MY OWN WORDS about mountains" in "".join(mine.texts)
    assert not mine.is_marked
    assert "They forded two dozen" in "".join(new.texts)
    assert new.texts[-1] == "To review: a new version of the slide before it"
    assert new.notes.startswith("\u2691\u2060 To review: a new version of the slide before it. Delete the slide")
    (kept, review) = history.told
    assert (kept.fate, review.fate, review.number) == (SlideFate.KEPT, SlideFate.REVIEW, kept.number + 1)


def test_the_same_edit_gives_the_same_bytes(studio: Studio) -> None:
    one = studio.history("once", THE_SAME_SLIDE, studio.edited("everything"))
    other = studio.history("twice", THE_SAME_SLIDE, studio.edited("everything"))
    assert one.after.read_bytes() == other.after.read_bytes()


def test_what_is_carried_over_is_as_valid_as_it_was(studio: Studio) -> None:
    for edit, change in (("everything", "a section less"), ("chart", THE_SAME_SLIDE), ("duplicated", "nothing")):
        history = studio.history(f"{edit}, valid", change, studio.edited(edit))
        before = {error.description for error in validate_pptx(history.before).errors}
        assert {error.description for error in validate_pptx(history.after).errors} <= before


def test_footers_and_numbers_of_kept_slides_are_todays(studio: Studio, resaved: dict[str, Path]) -> None:
    for before in (studio.edited("text"), resaved["text"]):
        after = studio.history("text, feet", "sections swapped", before).after
        place, slide = next(
            (place, slide) for place, slide in enumerate(slides_of(after), 1) if "MY OWN WORDS" in "".join(slide.texts)
        )
        assert "1 The march" in slide.texts
        assert str(place) in slide.texts
