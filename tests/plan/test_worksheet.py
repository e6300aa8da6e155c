"""Worksheets: which questions, in which order, and that their key is right in every version."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack import content
from sinopack.content import model
from sinopack.content.cloze import around_gaps, concealed
from sinopack.content.model import Pack
from sinopack.content.sheets import WorksheetSettings, chosen
from sinopack.plan import blocks
from sinopack.plan.answer_key import plan_answer_key
from sinopack.plan.blocks import tasks
from sinopack.plan.planner import planner_for
from sinopack.plan.questions import TEACHERS, Wish
from sinopack.plan.versions import order_in
from sinopack.plan.worksheet import Asked, plan_worksheet, set_questions
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

SAMPLE = Path(__file__).parents[2] / "content.yaml"
LABELS = load_labels("en")


@cache
def sample(**settings: Any) -> Pack:
    pack = content.load(SAMPLE)
    worksheet = WorksheetSettings(**settings)
    return pack.edited({"products": pack.products.edited({"worksheet": worksheet})})


def for_teachers(pack: Pack, version: str) -> list[Asked]:
    return set_questions(planner_for(pack, LABELS, "handout", "teacher"), version, TEACHERS)


def for_students(pack: Pack, version: str) -> list[Asked]:
    seen = concealed(pack, "(blank)")
    return set_questions(planner_for(seen, LABELS, "handout", "student"), version)


def questions_of(pack: Pack, variant: str = "") -> list[blocks.QuestionOf]:
    plan = plan_worksheet(concealed(pack, "(blank)"), LABELS, variant)
    return [block for part in plan.parts for block in part.blocks if isinstance(block, blocks.QuestionOf)]


def printed(task: tasks.Task) -> list[str]:
    """What of a task is in an order that versions change."""
    match task:
        case tasks.ChoiceTask(options=texts) | tasks.OrderTask(items=texts) | tasks.MatchTask(choices=texts):
            return [around_gaps([text]) for text in texts]
        case _:
            return []


def test_marks_add_up_on_every_sheet_and_in_the_key() -> None:
    pack = sample(versions=3)
    total = sum(question.marks for question in pack.questions)
    for variant in ("a", "b", "c", "support"):
        plan = plan_worksheet(pack, LABELS, variant)
        (head,) = plan.parts[0].blocks
        assert isinstance(head, blocks.SheetHead)
        assert head.total == total == sum(question.marks for question in questions_of(pack, variant))
    key = plan_answer_key(pack, LABELS)
    tables = [block for part in key.parts for block in part.blocks if isinstance(block, blocks.TableOf)]
    assert len(tables) == 3
    for table in tables:
        marks = [int(row[-1].text) for row in table.rows[1:]]
        assert sum(marks[:-1]) == marks[-1] == total
    entries = [block for part in key.parts for block in part.blocks if isinstance(block, blocks.KeyEntry)]
    assert sum(entry.marks for entry in entries) == total


def test_versions_have_the_same_questions_in_other_orders() -> None:
    pack = sample(versions=3)
    sheets = {version: for_teachers(pack, version) for version in "abc"}
    keys = {version: [block.key for _, block in asked] for version, asked in sheets.items()}
    assert len({tuple(each) for each in keys.values()}) == 3
    assert {frozenset(each) for each in keys.values()} == {frozenset(keys["a"])}
    assert all([block.number for _, block in asked] == list(range(1, 14)) for asked in sheets.values())
    sections = {version: [question.section for question, _ in asked] for version, asked in sheets.items()}
    assert sections["a"] == sections["b"] == sections["c"]


@pytest.mark.parametrize("version", ["", "a", "b", "c"])
def test_what_is_right_is_right_in_every_version(version: str) -> None:
    """Letters, places and partners lead back to what the author typed."""
    for question, block in for_teachers(sample(versions=3 if version else 1), version):
        match question, block.task:
            case model.ChoiceQuestion(), tasks.ChoiceTask(options, right, notes):
                assert [options[number] for number in right] == [question.options[n] for n in question.right_options]
                typed_notes = dict(zip(question.options, question.option_notes, strict=True))
                assert [typed_notes[option] for option in options] == list(notes)
            case model.Ordering(), tasks.OrderTask(items, places):
                assert [item for _, item in sorted(zip(places, items, strict=True), key=lambda each: each[0])] == list(
                    question.order
                )
            case model.Matching(), tasks.MatchTask(_, choices, partners):
                assert [choices[number] for number in partners] == [pair.partner for pair in question.match]
            case _:
                pass


@pytest.mark.parametrize("version", ["", "a", "b", "c"])
def test_students_and_the_key_see_the_same_orders(version: str) -> None:
    pack = sample(versions=3 if version else 1)
    teachers, students = for_teachers(pack, version), for_students(pack, version)
    assert [block.key for _, block in teachers] == [block.key for _, block in students]
    assert [printed(block.task) for _, block in teachers] == [printed(block.task) for _, block in students]


def test_what_is_shuffled_differs_from_version_to_version() -> None:
    pack = sample(versions=3)
    by_key: dict[str, set[tuple[str, ...]]] = {}
    for version in "abc":
        for _, block in for_teachers(pack, version):
            if printed(block.task):
                by_key.setdefault(block.key, set()).add(tuple(printed(block.task)))
    assert len(by_key) == 3
    assert all(len(orders) == 3 for orders in by_key.values())


def test_gaps_in_what_is_shuffled_do_not_part_the_key_from_the_sheet() -> None:
    pack = typed("""
        pack: {title: T}
        sections: [S]
        products: {worksheet: {versions: 2}}
        questions:
          - order: [First ==alpha== thing, Second ==beta== thing, Third ==gamma== thing, Fourth thing]
          - match: {One: the ==first==, Two: the second, Three: ==third== of all}
          - question: Which ==one==?
            options: [==This==, That one, Another]
            answer: B
    """)
    for version in "ab":
        pairs = zip(for_teachers(pack, version), for_students(pack, version), strict=True)
        for (_, teacher), (_, student) in pairs:
            assert teacher.key == student.key
            assert printed(teacher.task) == printed(student.task)


def test_a_seed_shuffles_otherwise_and_none_shuffles_the_same_way() -> None:
    sheets = [for_teachers(sample(versions=2, seed=seed), "a") for seed in ("", "", "again")]
    orders = [[(block.key, printed(block.task)) for _, block in asked] for asked in sheets]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=8, unique=True), st.integers(0, 5))
def test_an_order_is_a_permutation_unlike_the_orders_before(names: list[str], version: int) -> None:
    orders = [order_in(each, names, "seed") for each in range(version + 1)]
    assert all(sorted(order) == list(range(len(names))) for order in orders)
    if len(names) > version:
        assert len(set(orders)) == version + 1


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=3, max_size=9, unique=True), st.text(max_size=3))
def test_one_more_leaves_the_others_in_their_order(names: list[str], seed: str) -> None:
    before = [names[index] for index in order_in(0, names[:-1], seed)]
    after = [names[index] for index in order_in(0, names, seed) if index < len(names) - 1]
    assert after == before


def test_the_support_version_helps_with_the_same_questions_under_the_same_numbers() -> None:
    pack = sample(versions=2, support=True)
    plain, helped = questions_of(pack, "a"), questions_of(pack, "support")
    assert [(block.number, block.key) for block in plain] == [(block.number, block.key) for block in helped]
    assert [printed(block.task) for block in plain] == [printed(block.task) for block in helped]
    assert not any(block.support for block in plain)
    assert any(block.support.bank for block in helped)
    assert any(block.support.starters for block in helped)


def test_a_question_has_the_whole_of_its_extract_and_one_that_follows_shares_it() -> None:
    pack = typed("""
        pack: {title: T}
        sections:
          - title: S
            body:
              - {extract: Long words of somebody., id: src}
        questions:
          - {question: One about it?, source: src}
          - {question: Two about it?, source: src}
          - Three, about nothing?
          - {question: Four about it?, source: src}
    """)
    (_, body) = plan_worksheet(pack, LABELS).parts
    asked = [block for block in body.blocks if isinstance(block, blocks.QuestionOf)]
    assert [isinstance(block.source, blocks.Extract) for block in asked] == [True, True, False, True]
    assert [block.shares_source for block in asked] == [False, True, False, False]


def test_questions_about_one_source_stay_together() -> None:
    pack = typed("""
        pack: {title: T}
        sections:
          - title: S
            body:
              - {extract: Long words of somebody., id: src}
        products: {worksheet: {versions: 4}}
        questions:
          - {question: One about it?, source: src}
          - Two, about nothing?
          - Three, about nothing?
          - {question: Four about it?, source: src}
          - Five, about nothing?
    """)
    for version in "abcd":
        about = [number for number, (question, _) in enumerate(for_teachers(pack, version)) if question.source]
        assert about[1] == about[0] + 1


TEACHERS_ONLY = (
    "answer", "reason", "notes", "point", "model", "gap", "level", "distractor", "correction", "fill", "cell",
)  # fmt: skip
SECRETS = """
    pack: {title: T}
    sections: [{title: S, id: s, body: x}]
    products: {worksheet: {versions: 2, support: yes}}
    questions:
      - question: Why?
        answer: zqanswer
        reason: zqreason
        notes: zqnotes
        mark_scheme: [zqpoint]
        model_answer: zqmodel
      - {question: "Where? In ==zqgap==.", levels: {1: zqlevel, 2: more}}
      - {question: Which?, options: [a, b], answer: A, distractors: {B: zqdistractor}}
      - {statement: It is., answer: false, correction: zqcorrection}
      - {gaps: "Fill ==zqfill== in.", word_bank: no}
      - {complete: [[a, b], [c, ==zqcell==]], word_bank: no}
"""


def test_no_sheet_for_students_says_what_is_for_teachers() -> None:
    pack = typed(SECRETS)
    key = " ".join(strings_in(plan_answer_key(pack, LABELS)))
    words = [f"zq{name}" for name in TEACHERS_ONLY]
    assert [word for word in words if word not in key] == []
    for variant in ("a", "b", "support"):
        plan = plan_worksheet(concealed(pack, "(blank)"), LABELS, variant)
        said = " ".join(strings_in(plan))
        assert [word for word in words if word in said] == []


@pytest.mark.parametrize(
    ("settings", "numbers"),
    [
        ("{}", [1, 2, 3, 4]),
        ("{questions: [3, first]}", [3, 1]),
        ("'2-3, 1'", [2, 3, 1]),
        ("{sections: two}", [2, 3]),
        ("{kinds: multiple choice}", [3]),
        ("{kinds: [written], sections: [two]}", [2]),
    ],
)
def test_questions_are_chosen_by_number_id_section_and_kind(settings: str, numbers: list[int]) -> None:
    pack = typed(CHOOSING.format(settings=settings))
    assert [number for number, _ in chosen(pack.products.worksheet, pack.questions)] == numbers


CHOOSING = """
    pack: {{title: T}}
    sections: [{{title: One, body: x}}, {{title: Two, body: x}}]
    products: {{worksheet: {settings}}}
    questions:
      - {{question: A?, id: first, section: one}}
      - {{question: B?, section: two}}
      - {{question: C?, options: [a, b], section: two}}
      - {{statement: D., answer: true}}
"""


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("{questions: [7]}", "There is no question “7”."),
        ("{questions: frist}", "There is no question “frist”."),
        ("{kinds: matching}", "No question is left for the worksheet."),
    ],
)
def test_questions_that_are_not_there_are_told(settings: str, message: str) -> None:
    from sinopack.problems import Problems

    with pytest.raises(Problems) as caught:
        typed(CHOOSING.format(settings=settings))
    assert [problem.message for problem in caught.value.problems] == [message]


def test_the_key_gives_each_question_its_number_in_every_version() -> None:
    pack = sample(versions=2)
    numbers = {version: {block.key: block.number for _, block in for_teachers(pack, version)} for version in "ab"}
    key = plan_answer_key(pack, LABELS)
    for part in key.parts:
        for block in part.blocks:
            if isinstance(block, blocks.KeyEntry):
                name = block.key.removesuffix("-key")
                assert block.number == f"A{numbers['a'][name]}  B{numbers['b'][name]}"


def test_another_wish_does_not_change_what_is_asked() -> None:
    pack = sample()
    plain = set_questions(planner_for(pack, LABELS, "handout", "teacher"), "", Wish())
    assert [question for question, _ in plain] == list(pack.questions)


def test_a_question_that_is_added_moves_no_other() -> None:
    """In version A; in the others one may turn about, where they would otherwise be alike."""
    pack = sample(versions=2)
    added = typed("""
        pack: {title: T}
        sections: [S]
        questions: [{question: What is new here?, options: [This, That, Other], answer: A}]
    """).questions[0]
    more = pack.edited(
        {"questions": (*pack.questions[:1], added.edited({"section": "early-ties"}), *pack.questions[1:])}
    )
    before = [(block.key, printed(block.task)) for _, block in for_teachers(pack, "a")]
    after = [(block.key, printed(block.task)) for _, block in for_teachers(more, "a")]
    assert [each for each in after if each[0] != "question-what-is-new-here"] == before
