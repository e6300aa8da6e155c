"""Numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sinopack.content.numerals import Numeral, NumeralFault, read_numeral


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("1200", "en", Numeral(1200.0)),
        ("1,200", "en", Numeral(1200.0)),
        ("1,200", "fr", Numeral(1.2, decimals=3)),
        ("1.200", "de", Numeral(1200.0)),
        ("1.200", "en", Numeral(1.2, decimals=3)),
        ("1 200", "en", Numeral(1200.0)),
        ("1\u202f200,5", "fr", Numeral(1200.5, decimals=1)),
        ("1’200", "de", Numeral(1200.0)),
        ("1,234,567.89", "en", Numeral(1234567.89, decimals=2)),
        ("1.234.567,89", "en", Numeral(1234567.89, decimals=2)),
        ("1,5", "en", Numeral(1.5, decimals=1)),
        ("0,125", "en", Numeral(0.125, decimals=3)),
        (".5", "en", Numeral(0.5, decimals=1)),
        ("3.5 %", "en", Numeral(3.5, after="%", decimals=1)),
        ("−4", "en", Numeral(-4.0)),
        ("–4", "en", Numeral(-4.0)),
        ("- 4", "en", Numeral(-4.0)),
        ("$300", "en", Numeral(300.0, before="$")),
        ("-$300", "en", Numeral(-300.0, before="$")),
        ("$-300", "en", Numeral(-300.0, before="$")),
        ("300 €", "de", Numeral(300.0, after="€")),
        ("$300 million", "en", Numeral(300.0, before="$", after="million")),
        ("12 km", "en", Numeral(12.0, after="km")),
        ("6.02e23", "en", Numeral(6.02e23)),
        ("6.02 × 10^23", "en", Numeral(6.02e23)),
        ("1.6E−19", "en", Numeral(1.6e-19, decimals=20)),
        ("0", "en", Numeral(0.0)),
        ("-0", "en", Numeral(0.0)),
    ],
)
def test_is_read(typed: str, language: str, meant: Numeral) -> None:
    assert read_numeral(typed, language) == meant


@pytest.mark.parametrize("typed", ["", " ", "-", "–", "—", "n/a", "N/A", "?", "…"])
def test_is_a_gap(typed: str) -> None:
    assert read_numeral(typed) is None


@pytest.mark.parametrize("typed", ["about 3", "1,23,456", "12 34", "1e999", "three", "$", "%", "--3"])
def test_is_no_number(typed: str) -> None:
    with pytest.raises(NumeralFault):
        read_numeral(typed)


@given(some.integers(-(10**12), 10**12), some.sampled_from(["en", "de", "fr", "zh"]))
def test_grouped_digits_are_read_back(number: int, language: str) -> None:
    """However whole numbers are grouped: by spaces everywhere, or by the sign that the language has for it."""
    for group in ("", "\u00a0", "," if language in ("en", "zh") else "."):
        found = read_numeral(f"{number:,}".replace(",", group).replace("-", "−"), language)
        assert found is not None
        assert found.value == number
