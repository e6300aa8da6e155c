"""The plan of the deck: unique titles, questions with their answers, and nothing of the handout's lost."""

from __future__ import annotations

import pytest

from sinopack.plan import blocks, plan_deck
from sinopack.plan.blocks.tasks import WrittenTask
from sinopack.plan.plans import DeckPlan, SlidePlan
from sinopack.plan.texts import words_of
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

LONG = "word " * 41
PACK = f"""
pack: {{title: Two rivers, dates: 1901/1903, enquiry: Why?, summary: All of it.}}
sections:
  - title: Same
    body:
      - "Text for the speaker.\\n\\n## Numbers\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"
      - {{table: [[a, b], [1, 2]]}}
      - {{callout: Careful., title: Mind this.}}
      - {{quote: Zqhandout, show: handout}}
    key_points: [One, {{text: Zqhandout, show: handout}}]
    claim: It proves something
    notes: For the teacher.
  - {{title: Same two, id: same-two, body: Speech.}}
timeline: {{events: [{{date: 1901, text: Minor}}, {{date: 1902, text: Major, importance: high}}]}}
questions:
  - {{question: Short?, answer: "Yes.", section: same-two}}
  - {{question: Long?, answer: {LONG}}}
  - {{question: Choice?, options: [A thing, B thing], answer: B, reason: Because.}}
  - {{question: Nowhere?, answer: Hidden answer, show: handout}}
  - {{question: Open?}}
"""


@pytest.fixture(scope="module")
def plan() -> DeckPlan:
    return plan_deck(typed(PACK), load_labels("en"))


def questions(plan: DeckPlan) -> list[SlidePlan]:
    return [slide for slide in plan.slides if isinstance(slide.block, blocks.QuestionOf)]


def said_in_notes(slide: SlidePlan) -> str:
    return " ".join(words_of(slide.notes))


def test_what_is_for_the_handout_is_not_in_it(plan: DeckPlan) -> None:
    assert "Zqhandout" in PACK
    assert "Zqhandout" not in " ".join(strings_in(plan))


def test_titles_are_unique(plan: DeckPlan) -> None:
    titles = [slide.title for slide in plan.slides]
    assert len(set(titles)) == len(titles)


def test_repeated_titles_are_numbered() -> None:
    sections = "".join(f"  - {{title: Same, id: same-{n}}}\n" for n in range(3))
    found = plan_deck(typed(f"pack: Title\nsections:\n{sections}"), load_labels("en"))
    assert [slide.title for slide in found.slides] == ["Title", "Same", "Same (2)", "Same (3)"]


def test_slides_of_a_section(plan: DeckPlan) -> None:
    found = [slide for slide in plan.slides if slide.section == 1]
    assert [(type(slide.block).__name__, slide.title) for slide in found] == [
        ("SectionOpening", "Same"),
        ("Points", "It proves something"),
        ("TableOf", "Numbers"),
        ("TableOf", "Same (2)"),
        ("Callout", "Mind this"),
    ]
    assert {slide.footer for slide in found} == {"1 Same"}


def test_the_speaker_has_the_notes_and_the_text_but_no_tables(plan: DeckPlan) -> None:
    opener, points = [slide for slide in plan.slides if slide.section == 1][:2]
    assert said_in_notes(opener) == "For the teacher."
    assert said_in_notes(points) == "Text for the speaker. Numbers"
    (alone,) = [slide for slide in plan.slides if slide.title == "Same two"]
    assert said_in_notes(alone) == "Speech."


def test_each_question_is_followed_by_its_answer(plan: DeckPlan) -> None:
    assert [(slide.title, slide.answer) for slide in questions(plan)] == [
        ("Question 1", False),
        ("Answer 1", True),
        ("Question 2", False),
        ("Answer 2", True),
        ("Question 3", False),
        ("Answer 3", True),
        ("Question 5", False),
    ]
    assert questions(plan)[0].footer == "2 Same two"


def test_a_question_does_not_know_its_answer(plan: DeckPlan) -> None:
    for slide in questions(plan):
        assert isinstance(slide.block, blocks.QuestionOf)
        if not slide.answer:
            task = slide.block.task
            assert not slide.block.answered
            assert slide.block.reason is None
            assert not getattr(task, "answer", None)
            assert not getattr(task, "right", ())


def test_a_long_answer_stands_in_the_notes_alone(plan: DeckPlan) -> None:
    (slide,) = [slide for slide in plan.slides if slide.title == "Answer 2"]
    assert isinstance(slide.block, blocks.QuestionOf)
    assert slide.block.task == WrittenTask(1)
    assert said_in_notes(slide) == f"Model answer {LONG.strip()}"


def test_answers_without_a_slide_stand_in_the_notes_of_the_first(plan: DeckPlan) -> None:
    assert said_in_notes(plan.slides[0]) == "Answer 4 Hidden answer"


def test_only_important_events_have_room_on_slides(plan: DeckPlan) -> None:
    (timeline,) = [slide.block for slide in plan.slides if isinstance(slide.block, blocks.TimelineList)]
    assert [event.text.text for era in timeline.eras for event in era.events] == ["Major"]


def test_parts_are_those_that_are_asked_for() -> None:
    found = plan_deck(typed(f"{PACK}\nslides: {{parts: [summary, questions]}}\n"), load_labels("en"))
    kinds = [type(slide.block).__name__ for slide in found.slides]
    assert kinds == ["Masthead", "Summary", *["QuestionOf"] * 7]
