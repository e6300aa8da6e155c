"""Questions: the answer's slide is the question's with the answer shown, at the same coordinates."""

from __future__ import annotations

import pytest

from sinopack.page import Deck, Outline, Shape, Slide
from sinopack.problems import Problems
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, noted, outside, overlaps, shapes, sizes, slides_of

HEAD = """pack: P
sections:
  - title: S
    body:
      - id: log
        quote: We sailed at dawn.
        by: The log
questions:
"""


def choice(options: list[str], answer: str, extra: str = "") -> str:
    listed = "".join(f"      - {option}\n" for option in options)
    return f"{HEAD}  - question: Which stone is it?\n    options:\n{listed}    answer: {answer}\n{extra}"


def words(question: str, answer: str, extra: str = "") -> str:
    return f"{HEAD}  - question: {question}\n    answer: {answer}\n{extra}"


def pair(text: str, ratio: str = "16:9") -> tuple[Slide, Slide]:
    deck = deck_of(text, ratio).result
    (asked,), (answered,) = slides_of(deck, "Question"), slides_of(deck, "Answer")
    return asked, answered


def option_boxes(slide: Slide) -> list[tuple[str, float, float]]:
    found = [each for each in boxes(slide) if "-option-" in each.key]
    return [(each.text, each.rect.x, each.rect.y) for each in found]


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 8])
def test_both_slides_have_the_same_coordinates(count: int, ratio: str) -> None:
    asked, answered = pair(choice([f"Stone number {n}" for n in range(count)], "B"), ratio)
    assert option_boxes(asked) == option_boxes(answered)
    assert len(option_boxes(asked)) == count
    assert box(asked, "-question").rect == box(answered, "-question").rect
    assert (asked.title, answered.title) == ("Question 1", "Answer 1")


def test_the_right_option_has_a_block_a_tick_and_bold_letters() -> None:
    asked, answered = pair(choice(["Marl", "Slate", "Flint"], "B"))
    assert shapes(asked, "-right") + shapes(asked, "-tick") == []
    (block,), (tick,) = shapes(answered, "-right"), shapes(answered, "-tick")
    assert (block.outline, tick.outline) == (Outline.RECTANGLE, Outline.TICK)
    right = box(answered, "-option-2")
    assert right.text == "Slate"
    assert block.rect.x < right.rect.x
    assert block.rect.y < right.rect.y < right.rect.bottom <= block.rect.bottom + 2.0
    assert right.rect.right <= tick.rect.x
    assert [each.paragraphs[0].runs[0].style.font.bold for each in boxes(answered) if "-option-" in each.key] == [
        False, True, False,
    ]  # fmt: skip


def test_several_right_options_are_all_marked() -> None:
    _, answered = pair(choice(["Marl", "Slate", "Flint"], "A and C"))
    assert [each.key.rsplit("-option-", 1)[1] for each in shapes(answered, "-right")] == ["1-right", "3-right"]
    assert len(shapes(answered, "-tick")) == 2


def test_options_of_several_slides_keep_their_letters() -> None:
    options = [f"{'A stone that is hard to tell from another ' * 4}{n}" for n in range(8)]
    deck = deck_of(choice(options, "H", "    reason: It is.\n"), "4:3").result
    asked, answered = slides_of(deck, "Question"), slides_of(deck, "Answer")
    assert len(asked) == len(answered) > 1
    assert [option_boxes(slide) for slide in asked] == [option_boxes(slide) for slide in answered]
    letters = [each.text for slide in asked for each in boxes(slide) if "-letter-" in each.key]
    assert letters == list("ABCDEFGH")
    assert [bool(shapes(slide, "-tick")) for slide in answered] == [False] * (len(answered) - 1) + [True]
    assert box(answered[-1], "-reason").text == "Why? It is."
    assert answered[0].title == f"Answer 1 (1\u00a0of\u00a0{len(answered)})"


def test_a_short_reason_is_shown_and_a_long_one_noted() -> None:
    _, short = pair(choice(["Marl", "Slate"], "A", "    reason: It fizzes.\n"))
    assert box(short, "-reason").text == "Why? It fizzes."
    long = " ".join(["fizzing"] * 60)
    _, noted_only = pair(choice(["Marl", "Slate"], "A", f"    reason: {long}\n"))
    assert not any(each.key.endswith("-reason") for each in boxes(noted_only))
    assert noted([noted_only]) == "Why?" + "fizzing" * 60


def test_the_source_stands_under_its_question_alone() -> None:
    asked, answered = pair(words("What does it say?", "Dawn.", "    source: log\n"))
    assert box(asked, "-source").text == "“We sailed at dawn.”"
    assert box(asked, "-source-label").text == "Source A\nThe log"
    assert box(asked, "-source").rect.y > box(asked, "-question").rect.bottom
    assert box(asked, "-source-label").rect.right <= box(asked, "-source").rect.x
    assert not any(each.key.endswith("-source") for each in boxes(answered))


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize(
    ("source", "credit"),
    [
        ("by: The log", "Source A\nThe log"),
        ("by: The log\n        paraphrase: true", "Source A\nThe log\nParaphrase"),
        ("paraphrase: true", "Source A\nParaphrase"),
        ("about: Kept by the mate.", "Source A"),
    ],
)
def test_the_source_under_a_question_has_its_provenance_in_one_box(source: str, credit: str, ratio: str) -> None:
    text = words("What does it say?", "Dawn.", "    source: log\n").replace("by: The log", source)
    asked, _ = pair(text, ratio)
    label = box(asked, "-source-label")
    assert label.text == credit
    assert [each.runs[0].style.font.bold for each in label.paragraphs] == [True] + [False] * credit.count("\n")
    assert overlaps(asked) == outside(asked) == []


def test_a_source_whose_provenance_has_no_room_is_left_to_its_own_slide() -> None:
    text = words("What does it say?", "Dawn.", "    source: log\n").replace("The log", "The mate of the ship " * 30)
    asked, _ = pair(text, "4:3")
    assert not any("-source" in each.key for each in boxes(asked))


def test_a_source_too_long_is_left_to_its_own_slide() -> None:
    text = words("What does it say?", "Dawn.", "    source: log\n").replace("We sailed at dawn.", "We sailed. " * 80)
    asked, _ = pair(text)
    assert not any(each.key.endswith("-source") for each in boxes(asked))


def test_an_answer_in_words_stands_under_the_same_question() -> None:
    asked, answered = pair(words("Why?", "Because it was there.", "    marks: 4\n"))
    assert box(answered, "-text").text == "Because it was there."
    assert box(answered, "-question").rect.y == box(asked, "-question").rect.y == 100.0
    assert sizes(box(answered, "-question")) == sizes(box(asked, "-question")) == {46}
    assert box(asked, "-marks").text == "4 marks"


def test_a_long_answer_is_in_the_notes() -> None:
    _, answered = pair(words("Why?", " ".join(["because"] * 41)))
    assert box(answered, "-text").text == "The model answer is in the speaker notes."
    assert "because" * 41 in noted([answered])


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_an_answer_of_long_words_is_divided_under_the_same_question(ratio: str) -> None:
    answer = [f"circumnavigation{n}" for n in range(40)]
    found = deck_of(words("Why is it that stones are hard? " * 8, " ".join(answer)), ratio)
    (asked,), answered = slides_of(found.result, "Question"), slides_of(found.result, "Answer")
    count = len(answered)
    assert count > 1
    assert [slide.title for slide in answered] == [f"Answer 1 ({n}\u00a0of\u00a0{count})" for n in range(1, count + 1)]
    assert " ".join(box(slide, "-text").text for slide in answered).split() == answer
    assert {size for slide in answered for size in sizes(box(slide, "-text"))} == {20}
    stems = [box(slide, "-question") for slide in answered]
    assert {(each.text, each.rect) for each in stems} == {(stems[0].text, stems[0].rect)}
    assert stems[0].text == box(asked, "-question").text
    assert len({item.y1 for slide in answered for item in slide.page.items if item.key.endswith("-split")}) == 1
    assert [slide for slide in answered if overlaps(slide) or outside(slide)] == []
    divided, shrunk = found.notices
    assert divided.message == f"“Answer 1” is too much for one slide and is divided over {count}."
    assert shrunk.message == "“Answer 1” is set in 20 pt instead of 28 pt, to fit."
    assert all(str(notice.place).endswith(":9:5") for notice in found.notices)


def test_a_long_question_shrinks_by_steps() -> None:
    asked, answered = pair(words("Why is it that stones are hard? " * 8, "They are."))
    assert sizes(box(asked, "-question")) == sizes(box(answered, "-question"))
    assert 20 <= max(sizes(box(asked, "-question"))) < 46


def test_an_option_longer_than_a_slide_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        deck_of(choice(["stone " * 400, "Slate"], "A"))
    (problem,) = raised.value.problems
    assert problem.message == "An option of question 1 is too long for a slide."


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize(
    "text",
    [
        words("stone " * 300, "They are."),
        words("stone " * 300, " ".join(["because"] * 41)),
        choice(["Marl", "Slate"], "A").replace("Which stone is it?", "stone " * 300),
    ],
    ids=["answer", "long answer", "options"],
)
def test_a_question_longer_than_a_slide_is_the_authors_problem(text: str, ratio: str) -> None:
    with pytest.raises(Problems) as raised:
        deck_of(text, ratio)
    (problem,) = raised.value.problems
    assert problem.message.endswith("does not fit on its slide, even at 20 pt.")
    assert str(problem.place).endswith(":9:5")


def test_a_question_turns_the_slide_dark() -> None:
    deck: Deck = deck_of(words("Why?", "Because.")).result
    (layout,) = [each for each in deck.layouts if each.name == "Question"]
    assert layout.ground.name == "ink"
    (rule,) = [item for item in layout.items if isinstance(item, Shape)]
    assert rule.rect.y == 40.0
