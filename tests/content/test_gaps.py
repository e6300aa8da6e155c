"""Gaps in Markdown: `==words that students write==`."""

from __future__ import annotations

import pytest

from sinopack.content.markdown import read_inline, read_prose
from sinopack.content.markup import Paragraph, Span
from sinopack.problems import Severity


def spans(text: str) -> tuple[Span, ...]:
    inline, remarks = read_inline(text)
    assert remarks.faults == []
    return inline.spans


def faults(text: str) -> list[tuple[str, str | None]]:
    _, remarks = read_inline(text)
    return [(text[fault.start : fault.stop], fault.better) for fault in remarks.faults]


def test_words_in_gaps_are_told_apart_by_number() -> None:
    assert spans("in ==1934== by ==the Xiang==.") == (
        Span("in "), Span("1934", gap=1), Span(" by "), Span("the Xiang", gap=2), Span("."),
    )  # fmt: skip


def test_gaps_that_touch_stay_two() -> None:
    assert spans("==one====two==") == (Span("one", gap=1), Span("two", gap=2))
    assert [span.gap for span in spans("==one== ==two==")] == [1, 0, 2]


def test_what_is_marked_up_in_a_gap_is_in_the_gap() -> None:
    assert spans("==**bold** and $x^2$==") == (
        Span("bold", bold=True, gap=1), Span(" and ", gap=1), Span("x^2", formula=True, gap=1),
    )  # fmt: skip
    (link,) = spans("==[here](https://example.org)==")
    assert (link.text, link.address, link.gap) == ("here", "https://example.org", 1)
    assert spans("**a ==b== c**") == (Span("a ", bold=True), Span("b", bold=True, gap=1), Span(" c", bold=True))


def test_a_gap_may_run_over_the_end_of_a_typed_line() -> None:
    assert spans("the ==Long\nMarch== began") == (Span("the "), Span("Long March", gap=1), Span(" began"))


def test_gaps_in_a_word_and_between_characters_of_han() -> None:
    assert spans("sub==duction==s") == (Span("sub"), Span("duction", gap=1), Span("s"))
    assert [span.gap for span in spans("在==遵义==开会")] == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    ["a == b", "if x==y then", "x ==> y", "===", "a === b", "= =", "`a ==b== c`", "a=b", "https://e.org/?a==b"],
)
def test_equals_signs_that_are_no_gap_stay_as_typed(text: str) -> None:
    found = spans(text)
    assert "".join(span.text for span in found) == text.replace("`", "")
    assert not any(span.gap for span in found)


def test_a_backslash_makes_the_signs_plain() -> None:
    assert spans(r"\==not a gap\==") == (Span("==not a gap=="),)
    assert spans(r"==a \== b==") == (Span("a == b", gap=1),)


@pytest.mark.parametrize("text", ["the ==Long March", "the Long March== began", "在==遵义开会", "==open `x==`"])
def test_signs_without_a_partner_are_told_where_they_stand(text: str) -> None:
    assert faults(text) == [("==", None)]


def test_an_empty_gap_is_told() -> None:
    assert faults("a ==== b") == [("====", None)]


def test_spaces_inside_the_signs_are_told_with_the_line_to_type() -> None:
    _, remarks = read_inline("in == 1934 == by")
    (fault,) = remarks.faults
    assert (fault.better, fault.severity) == ("==1934==", Severity.NOTICE)


def test_a_fault_in_the_second_line_of_prose_is_told_there() -> None:
    text = "One.\n\n- two ==three"
    _, remarks = read_prose(text)
    assert [text[fault.start :] for fault in remarks.faults] == ["==three"]


def test_a_heading_underlined_with_equals_signs_is_no_gap() -> None:
    prose, remarks = read_prose("Title\n====\n\nText ==x==.")
    assert remarks.faults == []
    assert isinstance(prose.blocks[1], Paragraph)
    assert prose.blocks[1].text.spans[1] == Span("x", gap=1)
