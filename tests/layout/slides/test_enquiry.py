"""The enquiry: question and objectives side by side where one slide holds both, else each on its own."""

from __future__ import annotations

import pytest

from sinopack.page import Slide
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, outside, overlaps, sizes, slides_of, titles


def pack(question: str, *objectives: str) -> str:
    asked = f"  enquiry: {question}\n" if question else ""
    listed = "".join(f"    - {each}\n" for each in objectives)
    return f"pack:\n  title: P\n{asked}" + (f"  objectives:\n{listed}" if listed else "") + "sections: [{title: S}]\n"


def numbers(slides: list[Slide]) -> list[int]:
    found = [each for slide in slides for each in box(slide, "-objectives").paragraphs]
    return [each.bullet.number for each in found if each.bullet]


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_both_on_one_slide(ratio: str) -> None:
    (slide,) = slides_of(deck_of(pack("Why stones?", "see", "tell", "judge"), ratio).result, "Enquiry")
    assert slide.title == "Enquiry question"
    assert box(slide, "-question").text == "Why stones?"
    assert box(slide, "-objectives").text == "see\ntell\njudge"
    assert box(slide, "-question").rect.right <= box(slide, "-objectives").rect.x
    assert numbers([slide]) == [1, 2, 3]
    assert sizes(box(slide, "-objectives")) == {22}


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_each_on_its_own(ratio: str) -> None:
    text = pack("Why stones?", *(f"objective {n} with a good many words to it" for n in range(1, 8)))
    found = deck_of(text, ratio)
    question, *others = slides_of(found.result, "Enquiry")
    assert not any(each.key.endswith("-objectives") for each in boxes(question))
    assert numbers(others) == list(range(1, 8))
    assert [slide.title for slide in others] == [
        f"By the end of this pack you can ({n}\u00a0of\u00a0{len(others)})" for n in range(1, len(others) + 1)
    ]
    assert [slide for slide in others if overlaps(slide) or outside(slide)] == []
    assert "divided over" in found.notices[0].message


def test_a_question_alone() -> None:
    (slide,) = slides_of(deck_of(pack("Why stones?")).result, "Enquiry")
    assert box(slide, "-question").rect.width == 864.0


def test_objectives_alone() -> None:
    deck = deck_of(pack("", "see", "tell")).result
    assert titles(deck)[1] == "By the end of this pack you can"
    assert numbers([deck.slides[1]]) == [1, 2]


def test_an_objective_longer_than_a_slide_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        deck_of(pack("", "see", "tell " * 400))
    (problem,) = raised.value.problems
    assert problem.message == "An objective does not fit on a slide."
    assert problem.place is not None
    assert problem.place.line == 5
