"""Life rules stay within their line, and say what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinopack.content.markup import Inline, Span
from sinopack.layout.lives import LifeRule, life_key, life_rule
from sinopack.page import Role
from sinopack.plan.blocks import People, PersonCard, TimeSpan
from sinopack.theme import load_labels, load_theme

THEME = load_theme("two-colour", Path())
RULE = LifeRule(10.0, 50.0, 200.0, 0.5, 3.0, 8.0, 2.0)


def people(born: float | None, died: float | None, span: TimeSpan | None) -> People:
    person = PersonCard("Someone", "", "en", "", born, died, None, None, "person")
    return People(Inline((Span("People"),)), (person,), 1860.0, 1960.0, span, "people")


def shapes(block: People) -> dict[str, tuple[float, float]]:
    """From where to where each part of the rule runs."""
    return {shape.key: (shape.rect.x, shape.rect.right) for shape in life_rule(block.people[0], block, RULE, THEME)}


def test_the_line_the_life_and_the_years_of_the_pack() -> None:
    assert shapes(people(1880.0, 1910.0, TimeSpan("1900–1909", 1900.0, 1910.0))) == {
        "person-span": (90.0, 110.0),
        "person-rule": (10.0, 210.0),
        "person-life": (50.0, 110.0),
    }


def test_who_is_alive_reaches_the_end() -> None:
    assert shapes(people(1940.0, None, None))["person-life"] == (170.0, 210.0)


def test_whose_dates_are_not_known_has_the_line_alone() -> None:
    assert list(shapes(people(None, None, TimeSpan("", 1900.0, 1910.0)))) == ["person-rule"]


def test_they_are_decoration() -> None:
    drawn = life_rule(people(1880.0, 1910.0, None).people[0], people(1880.0, 1910.0, None), RULE, THEME)
    assert {item.role for item in drawn} == {Role.ARTIFACT}


years = st.floats(1500, 2100)


@given(years, st.floats(0, 120), years, st.floats(0, 300))
def test_nothing_leaves_the_line(born: float, age: float, start: float, length: float) -> None:
    found = shapes(people(born, born + age, TimeSpan("", start, start + length)))
    assert all(10.0 - 1e-6 <= left <= right <= 210.0 + 1e-6 for left, right in found.values())
    assert found["person-life"][1] - found["person-life"][0] >= 2.0 - 1e-6


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (people(1900.0, None, TimeSpan("1917–1969", 1917.0, 1970.0)), "1917–1969"),
        (people(1900.0, None, None), "1860 to 1960"),
        (people(None, None, None), ""),
    ],
)
def test_the_key(block: People, words: str) -> None:
    key = life_key(block, load_labels("en"), THEME)
    assert words in key
    assert bool(key) == bool(words)


def test_the_key_says_what_the_theme_draws() -> None:
    """Years on white within a line are not called shaded."""
    block = people(1900.0, None, TimeSpan("1917–1969", 1917.0, 1970.0))
    labels = load_labels("en")
    assert "the shaded part is 1917–1969" in life_key(block, labels, THEME)
    assert "Shaded: 1917–1969" in life_key(block, labels, THEME, "life-key-slide")
    plain = load_theme("plain", Path())
    assert "the outlined part is 1917–1969" in life_key(block, labels, plain)
    assert "Outlined: 1917–1969" in life_key(block, labels, plain, "life-key-slide")
