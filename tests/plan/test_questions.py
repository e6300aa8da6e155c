"""Questions as planned: what students get tells no answer, what is shuffled is shuffled, teachers get all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.plan.answers import answer_of, marking_notes
from sinopack.plan.blocks import tasks
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner
from sinopack.plan.questions import STUDENTS, TEACHERS, Wish, plan_questions
from sinopack.plan.shuffling import shuffled
from sinopack.plan.texts import words_of
from sinopack.theme import load_labels

MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90"/></svg>'
TOLD = """
pack: T
sections:
  - title: S
    body:
      - {quote: Words., id: log}
questions:
  - {question: Open?, answer: Zqanswer, reason: Zqreason, notes: Zqnote, model_answer: Zqmodel, mark_scheme: [Zqpoint]}
  - {question: Levels?, levels: {2-3: Zqhigh, 1: Zqlow}, starters: [Qzstart], words: [Qzword]}
  - {question: Which?, options: [one, two], answer: B, reason: Zqwhy, distractors: {A: Zqwrong}}
  - {statement: It is., answer: no, correction: Zqcorrect, reason: Zqbecause}
  - {gaps: The ==Zqgap== is.}
  - {gaps: The ==Qzbanked== is., word_bank: yes, extra: Qzextra}
  - {order: [first, second, third, fourth]}
  - {match: {a: one, b: two, c: three}, extra: four}
  - {label: map.svg, alt: A map., pins: [5% 5%: Zqpin, 50% 50%: '**Zqname:** Zqmore']}
  - {complete: [a | b, c | ==Zqcell==]}
  - {analyse: log, aspects: {origin: Zqorigin}}
"""
SECRET = re.compile(r"Zq\w+")


def planner_of(text: str, tmp_path: Path) -> Planner:
    (tmp_path / "map.svg").write_text(MAP, encoding="utf-8")
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    pack = load(tmp_path / "content.yaml")
    return Planner(pack, load_labels("en"), "handout", Keys(pack))


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    return planner_of(TOLD, tmp_path)


def planned(planner: Planner, wish: Wish) -> list[tasks.QuestionOf]:
    return [block for _, block in plan_questions(planner, wish)]


def said(blocks: list[tasks.QuestionOf]) -> str:
    """All that is in planned questions; where they were typed is no part of it."""
    return re.sub(r"Place\(.*?\)|place=None|SourceFile\(.*?\)", "", "".join(map(_told, blocks)))


def _told(value: object) -> str:
    names = getattr(value, "__struct_fields__", ())
    if names:
        return " ".join(_told(getattr(value, name)) for name in names if name not in ("place", "picture"))
    return " ".join(map(_told, value)) if isinstance(value, tuple) else f" {value}"


@pytest.mark.parametrize("wish", [STUDENTS, Wish(seed="B")])
def test_students_get_no_answer(planner: Planner, wish: Wish) -> None:
    blocks = planned(planner, wish)
    assert SECRET.findall(said(blocks)) == []
    assert not any(block.has_answer for block in blocks)


def test_teachers_get_everything(planner: Planner) -> None:
    blocks = planned(planner, TEACHERS)
    secrets = set(SECRET.findall(TOLD)) - {"Zqmore"}  # of a pin, what stands behind its name is not asked
    assert secrets <= set(SECRET.findall(said(blocks)))
    assert all(block.has_answer for block in blocks)


def test_notes_tell_what_an_answer_is_marked_by(planner: Planner) -> None:
    labels = load_labels("en")
    words = {
        word
        for block in planned(planner, TEACHERS)
        for word in words_of([*answer_of(block, labels), *marking_notes(block, labels)])
    }
    secrets = set(SECRET.findall(TOLD)) - {"Zqmore", "Zqreason", "Zqnote", "Zqwhy", "Zqbecause"}
    assert secrets <= words


def test_support_comes_only_where_it_is_wished_or_always_to_be_there(planner: Planner) -> None:
    def helped(wish: Wish) -> set[str]:
        return set(re.findall(r"Qz\w+", " ".join(_told(block.support) for block in planned(planner, wish))))

    assert helped(STUDENTS) == {"Qzbanked", "Qzextra"}
    assert helped(Wish(support=True)) == {"Qzbanked", "Qzextra", "Qzstart", "Qzword"}


def test_what_is_shuffled_is_never_in_its_right_order(planner: Planner) -> None:
    for seed in map(str, range(50)):
        blocks = planned(planner, Wish(answers=True, seed=seed))
        (order,) = [block.task for block in blocks if isinstance(block.task, tasks.OrderTask)]
        (match,) = [block.task for block in blocks if isinstance(block.task, tasks.MatchTask)]
        names = ["first", "second", "third", "fourth"]
        assert order.places != (1, 2, 3, 4)
        assert [names[place - 1] for place in order.places] == [item.text for item in order.items]
        assert match.partners != (0, 1, 2)
        assert [match.choices[partner].text for partner in match.partners] == ["one", "two", "three"]


def test_lines_for_corrections_do_not_tell_which_statements_are_false(tmp_path: Path) -> None:
    statements = "  - {{statement: It is so., answer: yes}}\n  - {{statement: It is not., answer: no{}}}\n"
    head = "pack: T\nsections: [S]\nquestions:\n"
    for correction, lines in ((", correction: It is.", 1), ("", 0)):
        blocks = planned(planner_of(head + statements.format(correction), tmp_path), STUDENTS)
        assert [block.task.lines for block in blocks if isinstance(block.task, tasks.TruthTask)] == [lines, lines]


@pytest.mark.parametrize("count", range(2, 30))
def test_shuffling(count: int) -> None:
    texts = [f"text {number}" for number in range(count)]
    for seed in ("", "A", "B"):
        order = shuffled(texts, seed)
        assert sorted(order) == list(range(count))
        assert list(order) != list(range(count))
        assert order == shuffled(texts, seed)


def test_shuffling_of_one_or_none() -> None:
    assert shuffled([], "") == ()
    assert shuffled(["one"], "") == (0,)


def test_a_text_that_is_added_moves_no_others() -> None:
    texts = [f"text {number}" for number in range(12)]
    before = [texts[number] for number in shuffled(texts, "")]
    longer = [*texts, "another"]
    after = [longer[number] for number in shuffled(longer, "")]
    assert [text for text in after if text != "another"] == before


def test_versions_differ() -> None:
    texts = [f"text {number}" for number in range(6)]
    assert len({shuffled(texts, seed) for seed in ("", "A", "B", "C")}) == 4
