"""What stands on cards: everything of the kinds asked for, in two halves, and nothing that is for teachers alone."""

from __future__ import annotations

import pytest

from sinopack.plan.cards import CardsPlan, plan_flashcards, plan_sorting_cards
from sinopack.plan.question_cards import Reason
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

PACK = """
pack: The Long March
sections:
  - title: Retreat
    notes: SENTINEL notes
terms:
  - {term: CCP, also: Chinese Communist Party, meaning: The party}
  - {term: Hidden, meaning: Nothing, show: none}
people:
  - {name: Mao Zedong, native: 毛泽东, dates: 1893/1976, role: Leader, text: He led.}
  - Nobody in particular
timeline:
  - {date: 1950-02-14, text: The treaty is signed, detail: In Moscow}
  - {date: 1949-10-01, text: The republic is proclaimed}
questions:
  - {question: Who led?, options: [Mao, Lenin], answer: A, reason: SENTINEL reason}
  - {question: Which two?, answer: "- one\\n- two", marks: 2}
"""


def flashcards(settings: str = "") -> CardsPlan:
    return plan_flashcards(
        typed(f"{PACK}\nproducts:\n  flashcards: {settings}\n" if settings else PACK), load_labels("en")
    )


def said(plan: CardsPlan) -> list[tuple[str, list[str], list[str]]]:
    return [
        (card.name, [text.text.text for text in card.front], [text.text.text for text in card.back])
        for card in plan.cards
    ]


def test_terms_people_and_dates_are_what_there_are_cards_of() -> None:
    assert said(flashcards()) == [
        ("Term 1", ["CCP"], ["Chinese Communist Party", "The party"]),
        ("Person 1", ["Mao Zedong", "毛泽东"], ["1893–1976", "Leader", "He led."]),
        ("Date 1", ["The republic is proclaimed"], ["1 October 1949"]),
        ("Date 2", ["The treaty is signed"], ["14 February 1950", "In Moscow"]),
    ]


def test_kinds_come_in_the_order_asked_for() -> None:
    names = [card.name for card in flashcards("[dates, terms]").cards]
    assert names == ["Date 1", "Date 2", "Term 1"]


def test_dates_both_ways_ask_for_what_happened_too() -> None:
    found = said(flashcards("{of: dates, both_ways: yes}"))

    assert found[2:] == [
        ("Date 2a", ["The treaty is signed"], ["14 February 1950", "In Moscow"]),
        ("Date 2b", ["14 February 1950"], ["The treaty is signed", "In Moscow"]),
    ]
    assert len({card.key for card in flashcards("{of: dates, both_ways: yes}").cards}) == 4


def test_the_answer_of_a_question_is_on_its_back_and_its_reason_nowhere() -> None:
    plan = flashcards("questions")

    assert said(plan) == [
        ("Question 1", ["Who led?", "Mao", "Lenin"], ["Mao"]),
        ("Question 2", ["Which two?"], ["one", "two"]),
    ]
    assert [text.mark for text in plan.cards[0].front] == ["", "A", "B"]
    assert "SENTINEL" not in " ".join(strings_in(plan))


KINDS = """
pack: {title: P}
products: {flashcards: questions}
sections:
  - title: S
    body: [{quote: We sailed., id: log}]
questions:
  - {statement: They sailed at noon., answer: false, correction: They sailed at dawn., reason: SENTINEL}
  - {gaps: "They sailed at ==dawn== and landed at ==dusk==.", word_bank: no}
  - {gaps: They sailed at ==dawn==.}
  - {order: [Sail, Land, Trade, Return]}
  - {match: {Mate: Steers, Cook: Cooks}, extra: Sings}
  - {complete: ["A | B", "1 | ==2=="]}
  - {analyse: log}
  - {question: Who wrote it?, source: log, answer: The mate.}
  - {question: What was it about?, answer: "%s"}
  - {gaps: "%s and ==then==."}
"""


def of_every_kind() -> CardsPlan:
    return plan_flashcards(typed(KINDS % ("Long " * 60, "Long words " * 40)), load_labels("en"))


def test_every_kind_that_a_card_can_hold_is_asked_on_one() -> None:
    plan = of_every_kind()
    names = [card.name.removeprefix("Question ") for card in plan.cards]
    assert names == ["1", "2", "3", "4", "5a", "5b"]
    by_name = {name: (front, back) for name, (_, front, back) in zip(names, said(plan), strict=True)}
    assert by_name["1"] == (["They sailed at noon.", "True", "False"], ["False", "They sailed at dawn."])
    assert by_name["2"][1] == ["dawn", "dusk"]
    assert by_name["3"][1] == ["dawn"]
    assert by_name["4"][1] == ["Sail", "Land", "Trade", "Return"]
    assert by_name["5a"] == (["Mate"], ["Steers"])
    assert by_name["5b"] == (["Cook"], ["Cooks"])
    assert len({card.key for card in plan.cards}) == 6


def test_no_front_tells_its_answer_and_no_back_what_is_for_teachers() -> None:
    plan = of_every_kind()
    fronts = " ".join(strings_in([card.front for card in plan.cards]))
    assert not any(word in fronts for word in ("dawn", "dusk", "Steers", "Cooks"))
    (order,) = [card for card in plan.cards if card.name == "Question 4"]
    printed = [text.text.text for text in order.front[1:]]
    assert sorted(printed) == ["Land", "Return", "Sail", "Trade"]
    assert printed != ["Sail", "Land", "Trade", "Return"]
    assert [text.mark for text in order.back] == ["1", "2", "3", "4"]
    assert "SENTINEL" not in " ".join(strings_in(plan))


def test_the_others_are_named_with_the_reason() -> None:
    reasons = [left.reason for left in of_every_kind().left_out]
    assert reasons == [Reason.KIND, Reason.KIND, Reason.SOURCE, Reason.ANSWER, Reason.FRONT]


@pytest.mark.parametrize("settings", ["", "[terms, people, dates]"])
def test_without_questions_no_answer_is_on_any_card(settings: str) -> None:
    plan = flashcards(settings)
    assert not {"one", "two"} & set(strings_in(plan))


EVENTS = "".join(f"  - {{date: {1900 + number}, text: Event {number}}}\n" for number in range(20))


def sorted_cards(events: str = EVENTS, settings: str = "") -> CardsPlan:
    more = f"products:\n  sorting_cards: {settings}\n" if settings else ""
    pack = typed(f"pack: T\nsections:\n  - S\ntimeline:\n{events}{more}")
    return plan_sorting_cards(pack, load_labels("en"))


def texts(plan: CardsPlan) -> list[str]:
    return [card.front[0].text.text for card in plan.cards]


def test_sorting_cards_are_mixed_and_their_key_puts_them_right() -> None:
    plan = sorted_cards()

    by_letter = {card.name: card.front[0].text.text for card in plan.cards}
    assert [card.name for card in plan.cards] == [chr(ord("A") + number) for number in range(20)]
    assert [by_letter[row.letter] for row in plan.order] == [f"Event {number}" for number in range(20)]
    assert texts(plan) != [f"Event {number}" for number in range(20)]
    assert all(card.back == () for card in plan.cards)


def test_a_further_event_moves_no_other_past_another() -> None:
    before = texts(sorted_cards())
    after = texts(sorted_cards(f"{EVENTS}  - {{date: 1955, text: One more}}\n"))

    assert [text for text in after if text != "One more"] == before


def test_another_seed_shuffles_anew_and_the_same_does_not() -> None:
    assert texts(sorted_cards(settings="{seed: 8b}")) == texts(sorted_cards(settings="{seed: 8b}"))
    assert texts(sorted_cards(settings="{seed: 8b}")) != texts(sorted_cards(settings="{seed: 8c}"))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_few_cards_never_lie_in_the_right_order(count: int) -> None:
    events = "".join(EVENTS.splitlines(keepends=True)[:count])
    for seed in range(20):
        plan = sorted_cards(events, f"{{seed: '{seed}'}}")
        assert texts(plan) != [f"Event {number}" for number in range(count)]


def test_at_most_so_many_keeps_the_most_important() -> None:
    events = EVENTS.replace("Event 7}", "Event 7, importance: high}").replace("Event 3}", "Event 3, importance: low}")
    plan = sorted_cards(events, "{most: 19}")

    assert len(plan.cards) == 19
    assert "Event 3" not in texts(plan)
    assert "Event 7" in texts(sorted_cards(events, "{most: 2}"))
    years = [row.date for row in plan.order]
    assert years == sorted(years)


REMARKED = """
pack: The Long March
sections: [Retreat]
products:
  flashcards: {of: [questions]}
questions:
  - question: Why one?
    answer: |
      Because.
      ⚑ SENTINEL below
  - {question: Why two?, answer: Because ⚑ SENTINEL behind}
  - {statement: They won, answer: false, correction: They lost ⚑ SENTINEL behind}
  - {statement: They fled, answer: false, correction: ⚑ SENTINEL before}
  - {question: Why three?, answer: Because}
"""


def test_no_remark_in_an_answer_is_on_a_card() -> None:
    plan = plan_flashcards(typed(REMARKED), load_labels("en"))
    assert [card.front[0].text.text for card in plan.cards] == ["Why three?"]
    assert not any("SENTINEL" in text for text in strings_in(plan.cards))
    assert [left.reason for left in plan.left_out] == [Reason.ANSWER] * 4
