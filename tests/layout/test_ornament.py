"""The era strip and its marks stand within the strip."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.layout.axis import make_axis
from sinopack.layout.ornament import Strip, era_strip, section_mark, section_span
from sinopack.plan.blocks import Chronology, TimeSpan
from sinopack.theme import load_theme

THEME = load_theme("two-colour", Path())
STRIP = Strip(10.0, 20.0, 400.0)
UNDATED = Chronology((), (None, None, None, None))
DATED = Chronology(
    (TimeSpan("Early", 1900.0, 1950.0), TimeSpan("Late", 1950.0, 2000.0)),
    (TimeSpan("One", 1900.0, 1910.0, 1), None, TimeSpan("Three", 1990.0, 2000.0, 3)),
)


def test_eras_are_bands_on_the_axis() -> None:
    shapes = era_strip(STRIP, DATED, make_axis(DATED, STRIP.width), THEME)
    assert [shape.key for shape in shapes] == ["era-strip-1-1", "era-strip-2-1"]
    assert shapes[0].rect.x == STRIP.x
    assert shapes[-1].rect.right == pytest.approx(STRIP.x + STRIP.width)
    assert {shape.rect.y for shape in shapes} == {STRIP.y}


def test_without_dates_there_is_a_segment_for_each_section() -> None:
    shapes = era_strip(STRIP, UNDATED, None, THEME)
    assert [shape.rect.x for shape in shapes] == [10.0, 110.0, 210.0, 310.0]
    assert {shape.rect.width for shape in shapes} == {98.0}


def test_very_many_sections_are_one_bar() -> None:
    (bar,) = era_strip(STRIP, Chronology((), (None,) * 200), None, THEME)
    assert bar.rect.width == STRIP.width


def test_the_mark_stands_on_the_foot_of_the_strip() -> None:
    (mark,) = section_mark(STRIP, 3, DATED, make_axis(DATED, STRIP.width), THEME)
    assert mark.rect.bottom == STRIP.y + STRIP.height
    assert mark.rect.height == STRIP.mark
    assert mark.rect.right == pytest.approx(STRIP.x + STRIP.width)


@pytest.mark.parametrize("number", [0, 2])
def test_nothing_is_marked_outside_the_sections_or_without_dates(number: int) -> None:
    assert section_mark(STRIP, number, DATED, make_axis(DATED, STRIP.width), THEME) == ()


@given(st.lists(st.tuples(st.floats(1000, 2000), st.floats(0.01, 300)), min_size=1, max_size=8))
def test_a_span_is_long_enough_to_see_and_inside_the_strip(found: list[tuple[float, float]]) -> None:
    sections = tuple(TimeSpan("", start, start + length, n) for n, (start, length) in enumerate(found, 1))
    chronology = Chronology((), sections)
    axis = make_axis(chronology, STRIP.width)
    for section in sections:
        span = section_span(section.number, chronology, axis, STRIP.width)
        assert span is not None
        assert span[1] - span[0] >= 3.0 - 1e-9
        assert -1e-9 <= span[0] < span[1] <= STRIP.width + 1e-9
