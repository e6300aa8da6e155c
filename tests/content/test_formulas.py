"""Formulas: every one that schools need is drawn inside its box; whatever else is typed ends in a message."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.content.formula_outlines import outlines
from sinopack.content.formulas import DEEPEST, LONGEST, faults_in
from tests.content.school_formulas import FORMULAS

PIECES = st.sampled_from(
    [
        *r"{}^_&$%#'|()[]~=+-x1 ", *"中Жé😀", "\\\\", "\\", "\x0c", "\t", "\n", r"\frac", r"\sqrt", r"\sqrt[",
        r"\left(", r"\right)", r"\left", r"\right", r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{cases}",
        r"\end{aligned}",
        r"\text{a", r"\text{a}", r"\mathrm", r"\foo", r"\sum", r"\lim", r"\binom", r"\overset", r"\hat", r"\ce{H2O}",
        r"\limits", r"\not", r"\operatorname", r"\operatorname{", r"\color{red}", r"\newcommand{\a}{\a}", r"\substack",
        r"\xrightarrow", r"\;", r"\ ",
    ]
)  # fmt: skip


def test_there_are_enough() -> None:
    assert len(FORMULAS) >= 60


@pytest.mark.parametrize("display", [False, True], ids=["in a line", "by itself"])
@pytest.mark.parametrize("source", FORMULAS)
def test_a_school_formula_is_drawn_inside_its_box(source: str, display: bool) -> None:
    assert faults_in(source, display=display) == ()

    found = outlines(source, display=display)
    points = [(x, y) for path in found.paths for step in path for x, y in zip(step[1::2], step[2::2], strict=True)]
    assert len(points) > 4
    assert min(x for x, _ in points) >= 0.0
    assert max(x for x, _ in points) <= found.width
    assert max(-y for _, y in points) <= found.ascent + 1e-9
    assert max(y for _, y in points) <= found.descent + 1e-9


def test_letters_stand_on_the_baseline() -> None:
    plain, raised, lowered = outlines("H"), outlines("H^2"), outlines("H_2")

    assert plain.descent == pytest.approx(0.0, abs=0.02)
    assert raised.ascent > plain.ascent
    assert raised.descent == pytest.approx(plain.descent, abs=0.02)
    assert lowered.descent > 0.1


def test_a_fraction_by_itself_is_larger_than_in_a_line() -> None:
    inside, alone = outlines(r"\frac{a}{b}"), outlines(r"\frac{a}{b}", display=True)

    assert alone.ascent + alone.descent > 1.2 * (inside.ascent + inside.descent)


def test_a_sign_is_closer_to_its_number_than_a_minus() -> None:
    def gap(source: str) -> float:
        *_, minus, three = outlines(source).paths
        return min(step[1] for step in three if len(step) > 1) - max(step[1] for step in minus if len(step) > 1)

    assert gap("x = -3") < gap("x - 3") - 0.1


@pytest.mark.parametrize(
    ("source", "part", "said"),
    [
        ("", "", "empty"),
        ("x^", "^", "comes nothing"),
        ("{x", "{", "} is missing"),
        ("x}", "}", "no partner"),
        (r"\left( x", r"\left", r"\right is missing"),
        (r"\begin{cases} x", r"\begin{cases}", r"\end{cases} is missing"),
        (r"\fraq{1}{2}", r"\fraq", "not known"),
        (r"\ce{H2O}", r"\ce", "not possible"),
        (r"\color{red} x", r"\color", "not possible"),
        (r"\newcommand{\x}{y}", r"\newcommand", "not possible"),
        ("5 %", "%", "backslash"),
        ("a & b", "&", "columns"),
        ("\x0crac{1}{2}", "\x0c", "YAML"),
        ("x = 中", "中", "does not have it"),
        ("x^2^3", "x^2^3", "raised one after the other"),
        (r"\frac", r"\frac", "something more"),
    ],
)
def test_a_fault_is_named_at_its_place(source: str, part: str, said: str) -> None:
    found = faults_in(source)

    fault = next(each for each in found if said in each.message)
    assert source[fault.start : fault.stop] == part


def test_a_misspelt_command_is_put_right() -> None:
    (fault,) = faults_in(r"\fraq{1}{2}")

    assert fault.better == r"\frac"


def test_all_faults_are_named_at_once() -> None:
    assert len(faults_in(r"\foo + \bar{x + 5 % ")) >= 3


def test_depth_and_length_are_bounded() -> None:
    deep = "{" * (DEEPEST + 5) + "x" + "}" * (DEEPEST + 5)

    assert faults_in(deep)
    assert faults_in(r"\sqrt{" * 2000 + "x" + "}" * 2000)
    assert faults_in("x" * (LONGEST + 1))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12), st.booleans())
def test_whatever_is_typed_is_drawn_or_explained(pieces: list[str], display: bool) -> None:
    source = "".join(pieces)

    found = faults_in(source, display=display)

    if found:
        assert all(0 <= fault.start <= fault.stop <= len(source) and fault.message for fault in found)
    else:
        assert outlines(source, display=display).paths
