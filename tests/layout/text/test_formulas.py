"""Formulas in lines: as wide as their gaps, on the baseline, with room above and below."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.content.formula_outlines import outlines
from sinopack.geometry import Insets, Rect
from sinopack.layout.text import (
    OBJECT,
    Baseline,
    Breaking,
    Family,
    Mathematics,
    Piece,
    SetText,
    Setting,
    TextStyle,
    Typesetter,
)
from sinopack.page import GAP, Colour, Formula, Line, Role, TextBox, formulas_of
from sinopack.theme.fonts import FONT_SETS
from tests.content.school_formulas import FORMULAS

INK = Colour("ink", "16181D")
PAPER = Setting()
SLIDE = Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW)
TYPESETTER = Typesetter(FONT_SETS["textbook"])


def formula(source: str, *, display: bool = False) -> Piece:
    return Piece(OBJECT, formula=Mathematics(source, display))


def set_text(parts: list[Piece], setting: Setting, width: float = 240.0, size: float = 11.0) -> SetText:
    return TYPESETTER.set(parts, TextStyle(Family.SERIF, size, size * 16 / 11, INK), width, setting)


def formulas(line: Line) -> list[tuple[float, Formula]]:
    return [(run.x, run.style.formula) for run in line.runs if run.style.formula]


@pytest.mark.parametrize("setting", [PAPER, SLIDE], ids=["paper", "slide"])
@pytest.mark.parametrize("source", FORMULAS[::5])
def test_a_gap_is_as_wide_as_its_formula(source: str, setting: Setting) -> None:
    text = set_text([Piece("so "), formula(source), Piece(" is")], setting, 400.0)

    (line,) = text.lines
    before, gap, after = line.runs
    assert gap.text == GAP
    assert gap.style.formula is not None
    assert gap.width == pytest.approx(gap.style.formula.width)
    assert after.x == pytest.approx(before.width + gap.style.formula.width)
    assert text.paragraph.said == f"so {source} is"
    assert text.paragraph.text == f"so {GAP} is"


def test_a_formula_stands_on_the_baseline_of_its_text() -> None:
    """Its H is as far above the baseline as the font of formulas has it, in the text's own size."""
    text = set_text([Piece("H"), formula("H")], PAPER)

    ((_, found),) = formulas(text.lines[0])
    paths = found.drawing.paths
    ink = [step[2] for path in paths for step in path.steps if len(step) > 1]
    scale = found.width / found.drawing.size.width
    assert max(ink) * scale - found.ascent == pytest.approx(0.0, abs=0.02)
    assert found.ascent - min(ink) * scale == pytest.approx(outlines("H").ascent * found.size, abs=0.02)
    assert found.size == pytest.approx(11.0, rel=0.02)


def test_formulas_are_as_high_as_a_larger_face() -> None:
    plain = Typesetter(FONT_SETS["plain"])
    text = plain.set([formula("x")], TextStyle(Family.SANS, 10.0, 14.0, INK), 100.0, PAPER)

    ((_, found),) = formulas(text.lines[0])
    assert found.size == pytest.approx(10.0 * 0.528 / 0.479, rel=0.01)


PARTS = st.lists(
    st.one_of(
        st.sampled_from(["word ", "a longer stretch of text ", "(", ") ", ", ", "well-known "]).map(Piece),
        st.sampled_from(FORMULAS).map(formula),
        st.sampled_from(FORMULAS[:20]).map(lambda source: formula(source, display=True)),
    ),
    min_size=1,
    max_size=24,
)


@settings(max_examples=60, deadline=None)
@given(PARTS, st.sampled_from([PAPER, SLIDE]), st.floats(60.0, 500.0), st.sampled_from([11.0, 24.0]))
def test_no_formula_meets_another_line_or_leaves_its_column(
    parts: list[Piece], setting: Setting, width: float, size: float
) -> None:
    text = set_text(parts, setting, width, size)

    wanted = [piece.formula.source for piece in parts if piece.formula]
    assert [found.alternative for line in text.lines for _, found in formulas(line)] == wanted
    for line in text.lines:
        for x, found in formulas(line):
            assert x >= -0.01
            assert found.width <= width + 0.01
        assert line.width <= width + 0.01 or not formulas(line) or "(" in line.text
    for above, below in pairwise(text.lines):
        depth = max([found.descent for _, found in formulas(above)], default=0.0)
        rise = max([found.ascent for _, found in formulas(below)], default=0.0)
        assert above.baseline + depth <= below.baseline - rise + 0.01
    first, last = text.lines[0], text.lines[-1]
    assert first.baseline - max([found.ascent for _, found in formulas(first)], default=0.0) >= -0.01
    deepest = last.baseline + max([found.descent for _, found in formulas(last)], default=0.0)
    assert deepest <= text.height + text.paragraph.space_after + 0.01
    assert text.height == pytest.approx(sum(line.height for line in text.lines))


def test_on_paper_only_the_line_grows_that_must() -> None:
    tall = formula(r"\frac{\frac{a}{b}}{c}", display=True)
    text = set_text([Piece("one\ntwo "), tall, Piece("\nthree")], PAPER)

    assert [line.height > 16.0 + 0.01 for line in text.lines] == [False, True, False]
    assert text.paragraph.leading == 16.0


def test_on_a_slide_all_lines_of_a_paragraph_keep_one_pitch() -> None:
    tall = formula(r"\frac{\frac{a}{b}}{c}", display=True)
    text = set_text([Piece("one\ntwo "), tall, Piece("\nthree")], SLIDE)

    assert len({line.height for line in text.lines}) == 1
    assert text.lines[0].height == text.paragraph.leading > 16.0


def test_simple_formulas_leave_the_lines_alone() -> None:
    text = set_text([Piece("where "), formula("x^2"), Piece(" and "), formula("a_1")], PAPER)

    assert text.lines[0].height == 16.0


def test_one_that_is_too_wide_is_made_smaller() -> None:
    text = set_text([formula(" + ".join(["x"] * 30))], PAPER, 150.0)

    ((_, found),) = formulas(text.lines[0])
    assert found.width == pytest.approx(150.0)
    assert found.size < 11.0


def test_only_slides_have_pixels() -> None:
    ((_, paper),) = formulas(set_text([formula("x^2")], PAPER).lines[0])
    ((_, slide),) = formulas(set_text([formula("x^2")], SLIDE).lines[0])

    assert paper.data == b""
    assert slide.data.startswith(b"\x89PNG")
    assert slide.pixels[0] >= 3 * slide.width


def test_two_formulas_side_by_side_stay_two() -> None:
    text = set_text([formula("x"), formula("x")], PAPER)

    assert len(text.paragraph.runs) == 2


def test_a_break_is_found_after_a_formula() -> None:
    text = set_text([formula("x"), Piece(" word" * 20)], PAPER, 60.0)

    assert all(line.width <= 60.0 for line in text.lines)


def test_its_picture_stands_over_the_gap_and_on_the_baseline() -> None:
    text = set_text([Piece("so "), formula(r"\frac{a}{b}"), Piece(" is")], SLIDE)
    padding = Insets(3.0, 4.0, 3.0, 4.0)
    box = TextBox(
        Rect(100.0, 50.0, 240.0, 60.0), (text.paragraph,), text.lines, Role.PARAGRAPH, "en", "box", padding=padding
    )
    (picture,) = formulas_of(box)

    (line,) = text.lines
    ((x, found),) = formulas(line)
    assert picture.rect.x == pytest.approx(100.0 + padding.left + x)
    assert picture.rect.y + found.ascent == pytest.approx(50.0 + padding.top + line.baseline)
    assert picture.rect.bottom - found.descent == pytest.approx(50.0 + padding.top + line.baseline)
    assert picture.rect.width == pytest.approx(found.width)
    assert picture.role is Role.FORMULA
    assert picture.alternative == r"\frac{a}{b}"
    assert picture.drawing is not None
    assert picture.rect.width / picture.rect.height == pytest.approx(
        picture.drawing.size.width / picture.drawing.size.height, rel=0.001
    )
