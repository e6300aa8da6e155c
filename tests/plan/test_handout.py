"""The plan of the handout: what shows, in which order and under which numbers; never an answer or a teacher's note."""

from __future__ import annotations

import pytest

from sinopack.plan import blocks, plan_handout
from sinopack.plan.plans import HandoutPlan
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

SENTINELS = ("Zqanswer", "Zqreason", "Zqnotes", "Zqclaim", "Zqslides")
PACK = """
pack: {title: Two rivers, dates: 1901/1903, author: A. Teacher}
sections:
  - title: First
    body:
      - "See [the third](section:third).\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"
      - {quote: Zqslides, show: slides}
      - {quote: Unlabelled words.}
      - {quote: A paraphrase., paraphrase: yes, label: "What he meant"}
    key_points: [Point one, {text: Zqslides, show: slides}]
    claim: Zqclaim
    notes: Zqnotes
  - {title: Zqslides, show: slides}
  - {title: Third, body: [{quote: More words.}, {callout: Careful., title: Mind}]}
questions:
  - {question: Open?, marks: 3, answer: Zqanswer one}
  - {question: Zqslides, show: slides, answer: Zqanswer two}
  - {question: Choice?, options: [A thing, B thing], answer: B, reason: Zqreason}
takeaways: [Remember.]
sources: [A book.]
terms: [{term: Bank, meaning: The side of a river.}]
people: [{name: Someone, dates: 1870/1940}]
"""


@pytest.fixture(scope="module")
def plan() -> HandoutPlan:
    return plan_handout(typed(PACK), load_labels("en"))


def of_kind(plan: HandoutPlan, kind: type) -> list[object]:
    return [block for part in plan.parts for block in part.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("sentinel", SENTINELS)
def test_answers_notes_and_what_is_for_slides_are_never_in_it(plan: HandoutPlan, sentinel: str) -> None:
    assert sentinel in PACK
    assert sentinel not in " ".join(strings_in(plan))


def test_parts_stand_in_order_with_their_numbers(plan: HandoutPlan) -> None:
    assert [(part.number, part.title, part.key) for part in plan.parts] == [
        ("", "", "masthead"),
        ("1", "First", "section-first"),
        ("3", "Third", "section-third"),
        ("", "People", "people"),
        ("", "Key terms", "glossary"),
        ("", "What to remember", "takeaways"),
        ("", "Questions", "questions"),
        ("", "Sources", "sources"),
    ]


def test_parts_are_those_that_are_asked_for() -> None:
    found = plan_handout(typed(f"{PACK}\nprint: {{parts: [questions, sections]}}\n"), load_labels("en"))
    assert [part.key for part in found.parts] == ["masthead", "questions", "section-first", "section-third"]


def test_contents_list_every_part_but_the_masthead(plan: HandoutPlan) -> None:
    (masthead,) = of_kind(plan, blocks.Masthead)
    assert isinstance(masthead, blocks.Masthead)
    assert [entry.destination for entry in masthead.contents] == [part.key for part in plan.parts[1:]]


def test_questions_keep_the_numbers_that_they_have_in_every_product(plan: HandoutPlan) -> None:
    found = [block for block in of_kind(plan, blocks.QuestionOf) if isinstance(block, blocks.QuestionOf)]
    assert [(each.number, each.marks, getattr(each.task, "lines", None)) for each in found] == [(1, 3, 3), (3, 1, 0)]
    assert not any(each.answered or each.reason or each.has_answer for each in found)
    assert [getattr(each.task, "answer", None) or getattr(each.task, "right", ()) for each in found] == [(), ()]
    (opening,) = [each for each in of_kind(plan, blocks.PartOpening) if getattr(each, "total", 0)]
    assert isinstance(opening, blocks.PartOpening)
    assert opening.total == 4


def test_quotes_are_lettered_over_the_whole_pack_and_put_between_marks(plan: HandoutPlan) -> None:
    found = [block for block in of_kind(plan, blocks.Quote) if isinstance(block, blocks.Quote)]
    assert [quote.label for quote in found] == ["Source B", "What he meant", "Source C"]
    first, paraphrase = (quote.text.blocks[0].text.text for quote in found[:2])  # type: ignore[union-attr]
    assert (first, paraphrase) == ("“Unlabelled words.”", "A paraphrase.")


def test_a_markdown_table_is_a_block_of_its_own(plan: HandoutPlan) -> None:
    (table,) = of_kind(plan, blocks.TableOf)
    assert isinstance(table, blocks.TableOf)
    assert (table.header_rows, [[cell.text for cell in row] for row in table.rows]) == (1, [["a", "b"], ["1", "2"]])


def test_links_lead_only_to_what_is_there(plan: HandoutPlan) -> None:
    assert {"section-first", "term-bank", "person-someone", "source-a-book", "questions"} <= plan.destinations
    assert not [name for name in plan.destinations if "zqslides" in name]


def test_a_pack_of_one_section_is_masthead_and_section() -> None:
    found = plan_handout(typed("pack: Title\nsections: [Only]\n"), load_labels("en"))
    assert [[type(block).__name__ for block in part.blocks] for part in found.parts] == [
        ["Masthead"],
        ["SectionOpening"],
    ]
    assert found.title == "Title"


def test_the_title_runs_with_its_dates(plan: HandoutPlan) -> None:
    assert plan.title == "Two rivers 1901–1903"
