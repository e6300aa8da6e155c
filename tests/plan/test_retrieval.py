"""Retrieval: what the starter and the exit ticket ask, and that it is chosen alike at every build."""

from __future__ import annotations

import pytest

from sinopack.content.markup import ListBlock
from sinopack.content.model import Pack
from sinopack.plan import blocks, plan_deck
from sinopack.plan.plans import SlidePlan
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

TERMS = """
    pack: Title
    sections: [Only]
    terms:
      - Comintern: the body set up in Moscow in 1919
      - Guomindang: the party of Sun Yixian
      - PRC: the state that Mao proclaimed
    timeline:
      - {date: 1949-10-01, text: Mao proclaims the PRC, importance: high}
      - {date: 1950, text: The treaty is signed, importance: high}
      - {date: 1951, text: A detail}
    questions:
      - {question: Who led the CCP?, marks: 1, answer: Mao Zedong}
      - {question: Which party?, options: [The CCP, The Guomindang], answer: B}
      - {question: Who led the Guomindang?, marks: 2, answer: Sun Yixian}
      - {question: Why did it end?, marks: 4, answer: Zqlong}
      - {question: How far do you agree?, marks: 12, answer: Zqessay}
"""
PARTS = "    slides: {parts: [starter, sections, exit-ticket]}\n"


def slides(text: str, edition: str = "teacher") -> dict[str, SlidePlan]:
    return {slide.title: slide for slide in plan_deck(pack(text), load_labels("en"), edition).slides}  # type: ignore[arg-type]


def pack(text: str) -> Pack:
    return typed(text + PARTS if "slides:" not in text else text)


def points(slide: SlidePlan) -> list[str]:
    assert isinstance(slide.block, blocks.Points)
    return [point.text.text for point in slide.block.points]


def test_the_starter_asks_terms_dates_and_short_questions() -> None:
    asked = points(slides(TERMS)["Starter"])

    assert len(asked) == 5
    assert {text.split()[0] for text in asked} >= {"What", "When?"}
    assert any(text in ("Who led the CCP?", "Who led the Guomindang?") for text in asked)
    assert "Which party?" not in asked, "nobody can choose where no options are seen"
    assert not any("detail" in text or "Why" in text for text in asked)


def test_its_answers_stand_in_the_same_order() -> None:
    made = slides(TERMS)
    right = {
        "What does “Comintern” mean?": "the body set up in Moscow in 1919",
        "What does “Guomindang” mean?": "the party of Sun Yixian",
        "What does “PRC” mean?": "the state that Mao proclaimed",
        "When? Mao proclaims the PRC": "1 October 1949",
        "When? The treaty is signed": "1950",
        "Who led the CCP?": "Mao Zedong",
        "Who led the Guomindang?": "Sun Yixian",
    }

    assert points(made["Starter: answers"]) == [right[text] for text in points(made["Starter"])]


def test_the_exit_ticket_asks_what_the_starter_did_not() -> None:
    made = slides(TERMS)
    asked = points(made["Exit ticket"])

    assert len(asked) == 3
    assert set(asked).isdisjoint(points(made["Starter"]))
    assert asked[-1] != "How far do you agree?"
    (_, answers) = made["Exit ticket"].notes
    assert isinstance(answers, ListBlock)
    assert len(answers.items) == 3


def test_students_are_asked_the_same_and_get_no_answers() -> None:
    made, theirs = slides(TERMS), slides(TERMS, "student")

    for title in ("Starter", "Exit ticket"):
        assert points(theirs[title]) == points(made[title])
        assert theirs[title].notes == ()
    assert "Starter: answers" not in theirs
    assert not any("Zq" in text for slide in theirs.values() for text in strings_in(slide))


def test_another_seed_asks_otherwise() -> None:
    asked = {
        tuple(points(slides(f"{TERMS}    products: {{retrieval: {{seed: {seed}}}}}\n")["Starter"])) for seed in range(6)
    }

    assert len(asked) > 2


def test_a_term_that_is_added_moves_at_most_one_out() -> None:
    before = points(slides(TERMS)["Starter"])
    for name in ("Cult", "Treaty", "Ussuri", "Lend", "Stalin", "Border"):
        more = TERMS.replace("    timeline:", f"      - {name}: a word\n    timeline:")
        assert len(set(before) - set(points(slides(more)["Starter"]))) <= 1


@pytest.mark.parametrize(("typed_count", "count"), [("1", 1), ("3 questions", 3)])
def test_the_pack_says_how_many(typed_count: str, count: int) -> None:
    made = slides(f"{TERMS}    products: {{retrieval: {{questions: {typed_count}, exit_ticket: {count}}}}}\n")

    assert len(points(made["Starter"])) == count
    assert len(points(made["Exit ticket"])) == count


def test_a_slide_holds_no_more_words_than_can_be_read() -> None:
    long = " ".join(["word"] * 18)
    text = f"""
    pack: Title
    sections: [Only]
    questions:
      - {{question: "{long} 1?", marks: 1}}
      - {{question: "{long} 2?", marks: 1}}
      - {{question: "{long} 3?", marks: 1}}
      - {{question: Short?, marks: 1}}
"""
    asked = points(slides(text)["Starter"])

    assert len(" ".join(asked).split()) <= 40
    assert "Short?" in asked


def test_a_pack_with_nothing_to_ask_has_neither() -> None:
    made = slides("\n    pack: Title\n    sections: [Only]\n")

    assert list(made) == ["Title", "Only"]
