"""Gaps to write in: wide enough for the hand, on one line, with room above."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.geometry import millimetres
from sinopack.layout.text import (
    OBJECT,
    Baseline,
    Blank,
    Breaking,
    Family,
    Piece,
    SetText,
    Setting,
    TextStyle,
    Typesetter,
)
from sinopack.layout.text.blanks import LETTER
from sinopack.page import GAP, Colour
from sinopack.theme.fonts import FONT_SETS

INK = Colour("ink", "16181D")
PAPER = Setting()
SLIDE = Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW)
TYPESETTER = Typesetter(FONT_SETS["textbook"])
WRITING = millimetres(7)


def blank(letters: int) -> Piece:
    return Piece(OBJECT, blank=Blank(letters, "(blank)"))


def set_text(parts: list[Piece], setting: Setting = PAPER, width: float = 320.0, size: float = 10.5) -> SetText:
    return TYPESETTER.set(parts, TextStyle(Family.SERIF, size, size * 1.45, INK), width, setting)


@pytest.mark.parametrize("letters", range(4, 21, 4))
@pytest.mark.parametrize("size", [8.0, 10.5, 14.0])
def test_a_blank_on_paper_is_as_wide_as_the_hand_needs_whatever_the_size_of_type(letters: int, size: float) -> None:
    text = set_text([Piece("so "), blank(letters), Piece(".")], width=500.0, size=size)
    (line,) = text.lines
    gap = line.runs[1]
    assert letters * LETTER < gap.width < (letters + 2.5) * LETTER
    assert set(gap.text) == {GAP}
    assert gap.style.underline
    assert (text.paragraph.said, gap.style.blank) == ("so (blank).", "(blank)")


def test_a_blank_on_a_slide_grows_with_its_text() -> None:
    widths = [set_text([blank(8)], SLIDE, 900.0, size).lines[0].runs[0].width for size in (18.0, 36.0)]
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.1)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["of", "the march", "(then),", "x", 4, 8, 12, 24]), min_size=1),
    st.floats(60.0, 400.0),
    st.sampled_from([PAPER, SLIDE]),
)
def test_no_blank_is_broken_or_sticks_out(words: list[str | int], width: float, setting: Setting) -> None:
    parts = [piece for word in words for piece in (blank(word) if isinstance(word, int) else Piece(word), Piece(" "))]
    text = set_text(parts, setting, width)
    found = [run for line in text.lines for run in line.runs if run.style.blank]
    assert len(found) == sum(isinstance(word, int) for word in words)
    for line in text.lines:
        assert max([run.x + run.width for run in line.runs if run.text.strip(" ")], default=0.0) <= width + 0.01


def test_lines_with_blanks_stand_apart_as_ruled_paper_does() -> None:
    parts = [piece for _ in range(12) for piece in (Piece("some words of it "), blank(8), Piece(", and "))]
    lines = set_text(parts).lines
    assert len(lines) > 4
    assert all(second.baseline - first.baseline >= WRITING for first, second in pairwise(lines))
    assert all(second.top == pytest.approx(first.top + first.height) for first, second in pairwise(lines))


def test_one_blank_in_a_long_text_moves_only_its_own_line() -> None:
    parts = [Piece("some words of a paragraph that runs on " * 12), blank(4), Piece(" and on to its end " * 5)]
    lines = set_text(parts).lines
    with_blank = [any(run.style.blank for run in line.runs) for line in lines]
    assert sum(with_blank) == 1
    heights = {round(line.height, 3) for line, has_blank in zip(lines, with_blank, strict=True) if not has_blank}
    assert len(heights) == 1
    assert lines[with_blank.index(True)].height > heights.pop()
