"""The enquiry: question and objectives side by side where one slide holds both, else each on its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sinopack.page import BulletKind, Connector, PlaceholderKind, Slide, TextBox
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, ink, outside, overlaps, sizes, slides_of, titles


def pack(question: str, *objectives: str) -> str:
    asked = f"  enquiry: {question}\n" if question else ""
    listed = "".join(f"    - {each}\n" for each in objectives)
    return f"pack:\n  title: P\n{asked}" + (f"  objectives:\n{listed}" if listed else "") + "sections: [{title: S}]\n"


def objectives(slide: Slide) -> list[TextBox]:
    """The boxes of the objectives in order: the first of a slide fills the layout's placeholder."""
    return [each for each in boxes(slide) if each.key.endswith("objectives") or "-objective-" in each.key]


def numbers(slides: list[Slide]) -> list[int]:
    found = [each for slide in slides for one in objectives(slide) for each in one.paragraphs]
    assert all(each.bullet and each.bullet.kind is BulletKind.NUMBER for each in found)
    return [each.bullet.number for each in found if each.bullet]


def hairlines(slide: Slide) -> list[Connector]:
    return [item for item in slide.page.items if isinstance(item, Connector) and "-hair-" in item.key]


def is_apart(slide: Slide) -> bool:
    """Whether a hairline stands half-way between the lines of each two objectives, and nowhere else."""
    listed, lines = objectives(slide), hairlines(slide)
    middles = [(ink(above).bottom + below.rect.y) / 2 for above, below in pairwise(listed)]
    level = all(line.y1 == line.y2 for line in lines)
    wide = all((line.x1, line.x2) == (listed[0].rect.x, listed[0].rect.right) for line in lines)
    clear = all(
        above.rect.bottom < line.y1 < below.rect.y for (above, below), line in zip(pairwise(listed), lines, strict=True)
    )
    return level and wide and clear and [line.y1 for line in lines] == pytest.approx(middles)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_both_on_one_slide(ratio: str) -> None:
    (slide,) = slides_of(deck_of(pack("Why stones?", "see", "tell", "judge"), ratio).result, "Enquiry")
    assert slide.title == "Enquiry question"
    assert box(slide, "-question").text == "Why stones?"
    listed = objectives(slide)
    assert [each.text for each in listed] == ["see", "tell", "judge"]
    assert all(box(slide, "-question").rect.right < each.rect.x for each in listed)
    assert numbers([slide]) == [1, 2, 3]
    assert [sizes(each) for each in listed] == [{22}] * 3
    assert len({(each.rect.x, each.rect.width) for each in listed}) == 1
    assert is_apart(slide)
    assert overlaps(slide) == outside(slide) == []


def test_the_first_objective_fills_the_placeholder_and_the_others_none() -> None:
    (slide,) = slides_of(deck_of(pack("Why stones?", "see", "tell", "judge")).result, "Enquiry")
    first, *others = [each.placeholder for each in objectives(slide)]
    assert first is not None
    assert (first.kind, first.index) == (PlaceholderKind.BODY, 2)
    assert others == [None, None]


def test_a_single_objective_has_no_hairline() -> None:
    (slide,) = slides_of(deck_of(pack("Why stones?", "see")).result, "Enquiry")
    assert numbers([slide]) == [1]
    assert hairlines(slide) == []


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_each_on_its_own(ratio: str) -> None:
    text = pack("Why stones?", *(f"objective {n} with a good many words to it" for n in range(1, 8)))
    found = deck_of(text, ratio)
    question, *others = slides_of(found.result, "Enquiry")
    assert objectives(question) == hairlines(question) == []
    assert numbers(others) == list(range(1, 8))
    assert [each.text[:11] for slide in others for each in objectives(slide)] == [f"objective {n}" for n in range(1, 8)]
    assert len(others) > 1
    assert all(is_apart(slide) for slide in others)
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
    assert is_apart(deck.slides[1])


def test_an_objective_longer_than_a_slide_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        deck_of(pack("", "see", "tell " * 400))
    (problem,) = raised.value.problems
    assert problem.message == "An objective does not fit on a slide."
    assert problem.place is not None
    assert problem.place.line == 5
