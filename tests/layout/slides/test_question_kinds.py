"""A question's slide tells nothing of its answer; the answer's slide has the question at the same place, and tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.layout import lay_out_deck
from sinopack.page import Deck, Group, Slide, Table, TextBox

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def deck() -> Deck:
    pack = load(ROOT / "content.yaml")
    return lay_out_deck(pack, ROOT).result


def slide(deck: Deck, title: str) -> Slide:
    return next(each for each in deck.slides if each.title == title)


def said(shown: Slide) -> str:
    texts: list[str] = []
    for item in shown.page.items:
        for each in item.items if isinstance(item, Group) else (item,):
            if isinstance(each, TextBox):
                texts.append(each.said)
            elif isinstance(each, Table):
                texts += [cell.said for row in each.rows for cell in row]
    return "\n".join(texts)


ANSWERS = {
    2: ("It also helped Sun Yixian",),
    5: ("1953", "Khrushchev", "personality cult", "praised"),
    9: ("Xinjiang", "Zhenbao Island"),
    10: ("Mao and Stalin, in Moscow", "Border talks, in October"),
}


@pytest.mark.parametrize("number", sorted(ANSWERS))
def test_only_the_answer_tells(deck: Deck, number: int) -> None:
    asked, answered = said(slide(deck, f"Question {number}")), said(slide(deck, f"Answer {number}"))
    for words in ANSWERS[number]:
        assert words not in asked
        assert words in answered


@pytest.mark.parametrize("number", range(1, 14))
def test_the_question_keeps_its_place(deck: Deck, number: int) -> None:
    stems = [
        next(item.rect for item in slide(deck, f"{name} {number}").page.items if item.key.endswith("-question"))
        for name in ("Question", "Answer")
    ]
    assert (stems[0].x, stems[0].y, stems[0].width) == (stems[1].x, stems[1].y, stems[1].width)


def test_the_answer_of_an_order_is_that_order(deck: Deck) -> None:
    items = [each for each in slide(deck, "Answer 7").page.items if isinstance(each, TextBox)]
    listed = [item.said.partition("  (")[0] for item in items if "-items-" in item.key and "label" not in item.key]
    assert listed == [
        "Khrushchev condemns Stalin in secret",
        "Moscow promises China nuclear know-how",
        "Moscow cancels its nuclear promise",
        "Moscow withdraws its advisers",
        "China tests its first atomic bomb",
    ]
    asked = said(slide(deck, "Question 7"))
    assert asked.index("Moscow withdraws") < asked.index("China tests") or asked.index("China tests") < len(asked)


def test_the_answer_of_a_match_has_its_pairs_in_rows(deck: Deck) -> None:
    (table,) = (item for item in slide(deck, "Answer 8").page.items if isinstance(item, Table))
    pairs = {row[0].text: row[2].text for row in table.rows}
    assert pairs["Lin Biao"] == "Put Chinese forces on full alert"
    assert len(pairs) == 4


def test_what_marks_an_answer_stands_in_its_notes(deck: Deck) -> None:
    def noted(number: int) -> str:
        return "\n".join(paragraph.text for paragraph in slide(deck, f"Answer {number}").notes)

    assert "B. The CCP was founded only in 1921" in noted(1)
    assert "Mark scheme" in noted(4)
    assert "Origin (2 marks)" in noted(11)
    assert "Level 4 (10–12): A judgement" in noted(13)
    assert noted(13).index("What to expect") < noted(13).index("Levels") < noted(13).index("Model answer")
