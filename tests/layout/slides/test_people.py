"""People: four a slide (three on a narrow one), in equal groups, each under a life rule."""

from __future__ import annotations

import pytest

from sinopack.page import Slide
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, noted, shapes, sizes, slides_of


def pack(*people: str) -> str:
    return "pack: {title: P, dates: 1900/1950}\nsections: [{title: S}]\npeople:\n" + "".join(
        f"  - {{{each}}}\n" for each in people
    )


def slides(*people: str, ratio: str = "16:9") -> list[Slide]:
    return slides_of(deck_of(pack(*people), ratio).result, "Title only")


def portraits(slide: Slide) -> list[str]:
    return [each.text for each in boxes(slide) if each.key.endswith("-portrait")]


@pytest.mark.parametrize(
    ("ratio", "count", "expected"),
    [
        ("16:9", 4, [4]),
        ("16:9", 5, [3, 2]),
        ("16:9", 10, [4, 3, 3]),
        ("16:9", 13, [4, 3, 3, 3]),
        ("4:3", 3, [3]),
        ("4:3", 10, [3, 3, 2, 2]),
    ],
)
def test_groups_are_equal(ratio: str, count: int, expected: list[int]) -> None:
    found = slides(*(f"name: Person {number}" for number in range(count)), ratio=ratio)
    assert [len(portraits(slide)) for slide in found] == expected
    assert [name for slide in found for name in portraits(slide)] == [f"Person {number}" for number in range(count)]


def test_the_own_script_is_the_portrait_and_the_name_stands_below() -> None:
    (slide,) = slides("name: Mao Zedong, native: 毛泽东, dates: 1893/1976, role: Chairman, text: He led.")
    assert portraits(slide) == ["毛泽东"]
    assert sizes(box(slide, "-portrait")) == {52}
    name, details = box(slide, "person-mao-zedong-name"), box(slide, "person-mao-zedong")
    assert (name.text, details.text) == ("Mao Zedong", "1893–1976\nChairman")
    assert name.rect.bottom == details.rect.y
    assert noted([slide]) == "MaoZedong:Heled."


def test_the_life_rule_is_to_scale() -> None:
    (slide,) = slides("name: A, dates: 1900/1980", "name: B, dates: 1940/2000")
    rules = [shapes(slide, key)[0].rect for key in ("person-a-life", "person-b-life", "person-a-span")]
    width = (864.0 - 24.0) / 2  # two people share the whole width
    assert rules[0].width == pytest.approx(width * 81 / 100, abs=1.5)
    assert rules[1].right == pytest.approx(48.0 + 2 * width + 24.0, abs=2.5)
    assert rules[2].width == pytest.approx(width * 51 / 100, abs=1.5)
    assert "Thick: the person’s life" in box(slide, "people-key").text


def test_without_dates_there_is_no_life_and_no_key() -> None:
    (slide,) = slides("name: A", "name: B")
    assert shapes(slide, "-life") == []
    assert not any(each.key.endswith("-key") for each in boxes(slide))


def test_long_names_take_wider_columns() -> None:
    found = slides(*(f"name: Bartholomäusmaximilianus{number}, native: 毛" for number in range(4)))
    assert [len(portraits(slide)) for slide in found] == [2, 2]


def test_a_role_that_no_slide_holds_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        slides(f"name: A, role: {'keeper of the seal ' * 60}")
    (problem,) = raised.value.problems
    assert problem.message == "What is said of “A” does not fit on a slide."
    assert problem.place is not None
    assert problem.place.line == 4


def test_a_portrait_stands_on_its_rule_however_it_is_broken() -> None:
    (slide,) = slides("name: Ho Chi Minh, native: Hồ Chí Minh, native_language: vi", "name: B", "name: C", ratio="4:3")
    found = [each for each in boxes(slide) if each.key.endswith("-portrait")]
    assert len(found) == 3
    assert all(each.on_foot for each in found)
    assert len({round(each.rect.bottom, 6) for each in found}) == 1
