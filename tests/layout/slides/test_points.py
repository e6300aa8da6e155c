"""Key points: at most five and about forty words a slide, one size for the group, named and numbered on."""

from __future__ import annotations

import pytest

from sinopack.layout.styles import POINT_STEPS
from sinopack.page import BulletKind
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, sizes, slides_of, titles

HEAD = "pack: A pack\nsections:\n  - title: Stones\n    claim: What stones prove\n    key_points:\n"


def stones(*points: str) -> str:
    return HEAD + "".join(f"      - {point}\n" for point in points)


def test_a_few_points_are_one_slide_in_the_full_size() -> None:
    found = deck_of(stones("Hard.", "Heavy.", "Old."))
    (slide,) = slides_of(found.result, "Points")
    assert slide.title == "What stones prove"
    assert [each.text for each in box(slide, "-points").paragraphs] == ["Hard.", "Heavy.", "Old."]
    assert sizes(box(slide, "-points")) == {28}
    assert found.notices == ()


def test_squares_mark_points_and_numbers_takeaways_that_count_on() -> None:
    text = stones("Hard.") + "takeaways:\n" + "".join(f"  - Number {n}.\n" for n in range(1, 8))
    first, *others = slides_of(deck_of(text).result, "Points")
    (square,) = [each.bullet for each in box(first, "-points").paragraphs]
    assert square is not None
    assert (square.kind, square.size) == (BulletKind.SQUARE, 11.0)
    bullets = [each.bullet for slide in others for each in box(slide, "-points").paragraphs]
    assert [each.number for each in bullets if each] == [1, 2, 3, 4, 5, 6, 7]
    assert {each.kind for each in bullets if each} == {BulletKind.NUMBER}


def test_a_group_is_named_and_said() -> None:
    found = deck_of(stones(*(f"Point {number} of many." for number in range(11))))
    names = [slide.title for slide in slides_of(found.result, "Points")]
    assert names == [f"What stones prove ({n}\u00a0of\u00a03)" for n in (1, 2, 3)]
    (notice,) = found.notices
    assert notice.message == "“What stones prove” is too much for one slide and is divided over 3."
    assert str(notice.place).endswith(":3:5")


@pytest.mark.parametrize("words", [14, 20, 26, 34, 44])
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_sizes_go_down_by_the_steps_and_no_further(words: int, ratio: str) -> None:
    long = " ".join(["circumnavigation"] * words)
    found = deck_of(stones(long, "Short.", "Shorter."), ratio)
    used = set().union(*(sizes(box(slide, "-points")) for slide in slides_of(found.result, "Points")))
    assert len(used) == 1
    assert used <= {size for size, _ in POINT_STEPS}


def test_steps_are_taken_in_order() -> None:
    used = []
    for words in range(4, 44):
        found = deck_of(stones(" ".join(["understanding"] * words)), "4:3")
        used.append(max(max(sizes(box(slide, "-points"))) for slide in slides_of(found.result, "Points")))
    assert used == sorted(used, reverse=True)
    assert used[0] == 28
    assert used[-1] == 20


def test_a_smaller_size_is_said() -> None:
    found = deck_of(stones(" ".join(["understanding"] * 40)), "4:3")
    assert [each.message for each in found.notices][
        -1
    ] == "“What stones prove” is set in 20 pt instead of 28 pt, to fit."


def test_what_even_the_smallest_size_cannot_hold_is_divided_further() -> None:
    words = [f"circumnavigation{number}" for number in range(140)]
    slides = slides_of(deck_of(stones(" ".join(words)), "4:3").result, "Points")
    assert len(slides) > 1
    assert " ".join(box(slide, "-points").text for slide in slides).split() == words


def test_a_word_that_the_smallest_size_keeps_whole_is_not_broken() -> None:
    slide = slides_of(deck_of(stones("Donaudampfschifffahrtskapitän."), "4:3").result, "Points")[0]
    points = box(slide, "-points")
    assert sizes(points) < {size for size, _ in POINT_STEPS[1:]}
    assert len(points.lines) == 1


def test_a_repeated_claim_is_shown_as_it_is_told_apart() -> None:
    text = stones("Hard.") + "  - title: Stones\n    id: more\n    claim: What stones prove\n    key_points: [Heavy.]\n"
    found = deck_of(text).result
    assert titles(found) == ["A pack", "Stones", "What stones prove", "Stones (2)", "What stones prove (2)"]
    assert box(found.slides[3], "-title").text == "Stones (2)"
    assert box(found.slides[4], "-title").text == "What stones prove (2)"


def test_a_divided_title_and_one_typed_alike_are_told_apart() -> None:
    part = "What stones prove (1\u00a0of\u00a02)"
    text = stones(*(["Hard."] * 6)) + f"  - title: {part}\n"
    assert titles(deck_of(text).result)[-1] == f"{part} (2)"


def test_markup_of_a_title_is_kept() -> None:
    text = "pack: A pack\nsections:\n  - title: S\n    claim: What *Pravda* proves\n    key_points: [One]\n"
    (slide,) = slides_of(deck_of(text).result, "Points")
    runs = box(slide, "-title").paragraphs[0].runs
    assert [(run.text, run.style.font.italic) for run in runs] == [
        ("What ", False),
        ("Pravda", True),
        (" proves", False),
    ]
