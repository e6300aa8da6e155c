"""Key points: at most five and about forty words a slide, one size for the group, named and numbered on."""

from __future__ import annotations

import pytest

from sinopack.layout.styles import POINT_STEPS
from sinopack.page import BulletKind, Role, TextBox
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of, make_desk
from tests.layout.slides.reading import box, outside, overlaps, sizes, slides_of, titles

LONG_CLAIM = "What the stones of the old quarry prove about the sea that once lay over it"
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


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_steps_are_taken_in_order(ratio: str) -> None:
    used = []
    for words in range(4, 60):
        found = deck_of(stones(" ".join(["understanding"] * words)), ratio)
        used.append(max(max(sizes(box(slide, "-points"))) for slide in slides_of(found.result, "Points")))
    assert used == sorted(used, reverse=True)
    assert used[0] == 28
    assert used[-1] == 20
    assert set(used) <= {size for size, _ in POINT_STEPS}
    assert len(set(used)) > 2


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_smaller_size_is_said(ratio: str) -> None:
    found = deck_of(stones(" ".join(["understanding"] * 50)), ratio)
    (notice,) = [notice for notice in found.notices if "is set in" in notice.message]
    assert notice.message == "“What stones prove” is set in 20 pt instead of 28 pt, to fit."
    assert str(notice.place).endswith(":3:5")


def test_what_even_the_smallest_size_cannot_hold_is_divided_further() -> None:
    words = [f"circumnavigation{number}" for number in range(140)]
    slides = slides_of(deck_of(stones(" ".join(words)), "4:3").result, "Points")
    assert len(slides) > 1
    assert " ".join(box(slide, "-points").text for slide in slides).split() == words


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_word_that_the_smallest_size_keeps_whole_is_not_broken(ratio: str) -> None:
    (slide,) = slides_of(
        deck_of(stones("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk."), ratio).result, "Points"
    )
    points = box(slide, "-points")
    assert sizes(points) < {size for size, _ in POINT_STEPS[1:]}
    assert len(points.lines) == 1


def test_a_title_stands_beside_its_points() -> None:
    (slide,) = slides_of(deck_of(stones("Hard.", "Heavy.")).result, "Points")
    title, points = box(slide, "-title"), box(slide, "-points")
    assert title.rect.right + 16.0 == pytest.approx(points.rect.x)
    assert capitals(title) == pytest.approx(capitals(points)) == pytest.approx(64.0)


@pytest.mark.parametrize("size", [28, 20])
def test_on_a_narrow_slide_a_title_stands_over_its_points(size: int) -> None:
    points = ["Hard.", "Heavy."] if size == 28 else [" ".join(["understanding"] * 50)]
    (slide,) = slides_of(deck_of(stones(*points), "4:3").result, "Points")
    title, text = box(slide, "-title"), box(slide, "-points")
    assert sizes(text) == {size}
    assert (title.rect.x, title.rect.width) == (text.rect.x, text.rect.width) == (48.0, 624.0)
    assert title.rect.bottom < text.rect.y
    assert (capitals(title), capitals(text)) == (pytest.approx(64.0), pytest.approx(130.0))


def capitals(found: TextBox) -> float:
    """Where the capitals of a box's first line hang, on its slide."""
    run = found.paragraphs[0].runs[0].style
    desk = make_desk()
    style = desk.styles.title if found.role is Role.TITLE else desk.styles.points
    metrics = desk.composer.typesetter.metrics(style.at(run.size, style.leading))
    return found.rect.y + found.lines[0].baseline - metrics.cap_height


@pytest.mark.parametrize("key", ["key_points: [One]", "body: [{callout: Take a stone.}]"])
def test_the_longest_title_over_a_text_keeps_clear_of_it(key: str) -> None:
    text = f"pack: A pack\nsections:\n  - title: S\n    claim: {LONG_CLAIM}\n    {key}\n"
    text = text.replace("callout:", f"title: {LONG_CLAIM}, callout:")
    slide = slides_of(deck_of(text, "4:3").result, "Points")[-1]
    assert sizes(box(slide, "-title")) == {20}
    assert len(box(slide, "-title").lines) == 2
    assert overlaps(slide) == outside(slide) == []


def test_a_title_too_long_to_stand_over_its_points_is_the_authors_problem() -> None:
    text = stones("Hard.").replace("What stones prove", LONG_CLAIM + " and " + LONG_CLAIM)
    assert deck_of(text, "16:9").result
    with pytest.raises(Problems) as raised:
        deck_of(text, "4:3")
    (problem,) = raised.value.problems
    assert problem.message.endswith("does not fit on its slide, even at 20 pt.")
    assert str(problem.place).endswith(":3:5")


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
