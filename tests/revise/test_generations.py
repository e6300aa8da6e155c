"""Longer stories: what a teacher does with a slide that was marked for review, and what a later build makes of that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from sinopack import SlideFate
from sinopack.revise import revise_deck
from tests.revise.decks import Read, faults_of, slides_of
from tests.revise.hands import POINTS, edited
from tests.revise.histories import Studio, words
from tests.revise.lessons import THE_SAME_SLIDE

Hand = Callable[[Any], None]
MINE = "MY OWN WORDS about mountains"


class Story:
    """One deck through the years."""

    def __init__(self, studio: Studio, folder: Path, edit: str):
        self._studio = studio
        self.deck = folder / "slides.pptx"
        edited(studio.pure("nothing"), self.deck, edit)
        self.fates: list[SlideFate] = []

    def build(self, change: str) -> Story:
        revised = revise_deck(self.deck, self._studio.pure(change).read_bytes(), words)
        self.deck.write_bytes(revised.data)
        self.fates = [slide.fate for slide in revised.told]
        assert faults_of(self.deck) == []
        return self

    def by_hand(self, hand: Hand) -> Story:
        presentation = Presentation(str(self.deck))
        hand(presentation)
        presentation.save(str(self.deck))
        return self

    @property
    def points(self) -> list[Read]:
        return [slide for slide in slides_of(self.deck) if slide.title == POINTS]


def drop(mark: bool) -> Hand:
    """Delete the slide of the key points that is marked, or the one that is not."""

    def hand(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        for entry, slide in zip(list(listed), list(presentation.slides), strict=True):
            if slide.shapes.title.text_frame.text == POINTS and _is_marked(slide) is mark:
                presentation.part.drop_rel(entry.rId)
                listed.remove(entry)

    return hand


def unmark(presentation: Any) -> None:
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.name.startswith("sinopack "):
                shape._element.getparent().remove(shape._element)


def _is_marked(slide: Any) -> bool:
    return any(shape.name.startswith("sinopack ") for shape in slide.shapes)


@pytest.fixture
def story(studio: Studio, tmp_path: Path) -> Story:
    return Story(studio, tmp_path, "text").build(THE_SAME_SLIDE)


def test_both_stay_until_something_is_done(story: Story) -> None:
    assert [slide.is_marked for slide in story.points] == [False, True]
    story.build("a point of section 2, and of 3")
    assert [slide.is_marked for slide in story.points] == [False, True]
    assert MINE in "".join(story.points[0].texts)


def test_a_newer_version_takes_the_place_of_the_marked_one(story: Story) -> None:
    story.build("another point of section 2")
    mine, new = story.points
    assert MINE in "".join(mine.texts)
    assert new.is_marked
    assert "They waded" in "".join(new.texts)


def test_who_takes_the_new_one_has_the_contents_slide_again(story: Story) -> None:
    story.by_hand(drop(mark=False)).by_hand(unmark).build(THE_SAME_SLIDE)
    (only,) = story.points
    assert "They forded" in "".join(only.texts)
    assert not only.is_marked
    assert story.fates == []
    (only,) = story.build("another point of section 2").points
    assert "They waded" in "".join(only.texts)
    assert story.fates == []


def test_a_mark_stays_until_it_is_removed(story: Story) -> None:
    (only,) = story.by_hand(drop(mark=False)).build("another point of section 2").points
    assert only.is_marked
    assert "They waded" in "".join(only.texts)


def test_who_keeps_their_own_is_asked_again_only_when_the_content_changes(story: Story) -> None:
    (only,) = story.by_hand(drop(mark=True)).build("a point of section 2, and of 3").points
    assert MINE in "".join(only.texts)
    mine, new = story.build("another point of section 2").points
    assert MINE in "".join(mine.texts)
    assert new.is_marked


def test_who_keeps_both_has_both(story: Story) -> None:
    story.by_hand(unmark).build("a point of section 2, and of 3")
    assert [slide.is_marked for slide in story.points] == [False, False]
    assert sum(MINE in "".join(slide.texts) for slide in story.points) == 1


def test_the_content_may_change_its_mind(story: Story) -> None:
    story.build("nothing")
    assert sum(MINE in "".join(slide.texts) for slide in story.points) == 1
    assert [slide.is_marked for slide in story.points] == [False, True]


def test_a_slide_deleted_again_stays_deleted(studio: Studio, tmp_path: Path) -> None:
    story = Story(studio, tmp_path, "slide deleted").build("nothing")
    assert (story.points, story.fates) == ([], [SlideFate.DELETED])
    assert [slide.is_marked for slide in story.build(THE_SAME_SLIDE).points] == [True]
    assert story.fates == [SlideFate.RETURNED]
    story.by_hand(drop(mark=True)).build(THE_SAME_SLIDE)
    assert (story.points, story.fates) == ([], [SlideFate.DELETED])
    assert story.build("a point of section 2, and of 3").points == []


def test_the_record_of_a_deleted_slide_holds_none_of_its_texts(studio: Studio, tmp_path: Path) -> None:
    from sinopack.revise.archive import Archive
    from sinopack.revise.record import unpacked
    from sinopack.revise.revision import properties_of

    story = Story(studio, tmp_path, "answer deleted").build("nothing")
    entries = unpacked(properties_of(Archive.read(story.deck.read_bytes())))
    assert entries is not None
    assert [len(entry.value.shapes) for entry in entries if entry.deleted] == [0]


def test_edits_may_be_made_in_what_was_merged(story: Story) -> None:
    story.by_hand(lambda presentation: _say(presentation, "MY OWN SECOND")).build("sections swapped")
    assert sum("MY OWN SECOND" in "".join(slide.texts) for slide in slides_of(story.deck)) == 1
    assert sum(MINE in "".join(slide.texts) for slide in slides_of(story.deck)) == 1


def _say(presentation: Any, words: str) -> None:
    presentation.slides[2].shapes.title.text_frame.paragraphs[0].runs[0].text = words
