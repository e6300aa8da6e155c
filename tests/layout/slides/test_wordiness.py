"""What is too much to read on a slide is said at the line that its author can mend, and nothing else is."""

from __future__ import annotations

import pytest

from sinopack.layout.slides.limits import MOST_POINT_WORDS, MOST_TITLE_WORDS
from sinopack.problems import Severity
from tests.layout.slides.decks import deck_of, laid

SAID = "words"


def words(count: int) -> str:
    return " ".join(["stone"] * count)


def said(text: str) -> list[tuple[int, str]]:
    """The line and the words of each notice about words."""
    found = [notice for notice in deck_of(text).notices if SAID in notice.message]
    assert all(notice.severity is Severity.NOTICE and notice.advice for notice in found)
    return [(notice.place.line, notice.message) for notice in found if notice.place]


@pytest.mark.parametrize(("count", "lines"), [(MOST_TITLE_WORDS, []), (MOST_TITLE_WORDS + 1, [3])])
def test_a_title(count: int, lines: list[int]) -> None:
    found = said(f"pack: P\nsections:\n  - title: {words(count)}\n    key_points: [One]\n")
    assert [line for line, _ in found] == lines
    assert all("This title has 16 words; on a slide, up to 15" in message for _, message in found)


def test_a_title_of_ours_is_not_the_authors_fault() -> None:
    found = said(f"pack: P\nsections:\n  - title: {words(15)}\n    key_points: [One]\n")
    assert found == []  # “…: key points” has 17 words


@pytest.mark.parametrize(("count", "lines"), [(MOST_POINT_WORDS, []), (MOST_POINT_WORDS + 1, [6])])
def test_a_point(count: int, lines: list[int]) -> None:
    text = f"pack: P\nsections:\n  - title: S\n    key_points:\n      - One\n      - {words(count)}\n"
    assert [line for line, _ in said(text)] == lines


def test_an_objective_and_a_takeaway() -> None:
    text = (
        f"pack:\n  title: P\n  objectives:\n    - {words(30)}\nsections: [{{title: S}}]\ntakeaways:\n  - {words(31)}\n"
    )
    assert [(line, message.split(";")[0]) for line, message in said(text)] == [
        (4, "This point has 30 words"), (7, "This point has 31 words"),
    ]  # fmt: skip


def test_sources_are_looked_up_and_not_read() -> None:
    assert said(f"pack: P\nsections: [{{title: S}}]\nsources:\n  - {words(40)}\n") == []


@pytest.mark.parametrize(("each", "lines"), [(9, []), (12, [5])])
def test_a_table(each: int, lines: list[int]) -> None:
    rows = "".join(f"          - [{words(each)}, {words(each)}]\n" for _ in range(4))
    found = said(f"pack: P\nsections:\n  - title: S\n    body:\n      - title: T\n        table:\n{rows}")
    assert [line for line, _ in found] == lines
    assert all("shows a table of 96 words" in message for _, message in found)


def test_running_text_that_cannot_be_divided() -> None:
    body = "    body:\n      - title: T\n        callout: {}\n"
    head = "pack: P\nsections:\n  - title: S\n"
    assert said(head + body.format(words(66))) == []
    ((line, message),) = said(head + body.format(words(70)))
    assert line == 5
    assert "70 words" in message


def test_a_long_question_is_said_of_once() -> None:
    text = f"pack: P\nsections: [{{title: S}}]\nquestions:\n  - question: {words(75)}?\n    answer: Yes, it is.\n"
    assert len(said(text)) == 1


def test_the_sample_keeps_the_limits() -> None:
    assert [notice.message for notice in laid("sample", "16:9").notices if "at a glance" in notice.message] == []
