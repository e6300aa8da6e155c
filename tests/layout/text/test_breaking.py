from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.layout.text.style import Breaking, Hyphenation
from tests.layout.text.fixed import set_lines, width_of

POLICIES = [Breaking.GREEDY, Breaking.OPTIMUM]


@pytest.mark.parametrize("breaking", POLICIES)
@settings(deadline=None)  # the first word that is hyphenated loads a dictionary
@given(text=st.text("abcdefgh -/.\u00a0e\u0301中，", max_size=80), width=st.integers(2, 20))
def test_no_character_is_lost_and_no_line_is_too_wide(breaking: Breaking, text: str, width: int):
    lines = set_lines(text, width, breaking)
    assert "".join("".join(line.rstrip("¬").split()) for line in lines) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def test_a_word_wider_than_its_column_is_hyphenated_on_paper():
    assert set_lines("the collectivisation", 9) == ["the col¬", "lectiv¬", "isation"]


def test_a_word_no_language_can_hyphenate_is_cut_between_graphemes():
    assert set_lines("abcdefghij", 4, language="vi") == ["abcd", "efgh", "ij"]


def test_an_address_breaks_at_its_punctuation_first():
    assert set_lines("https://a.example/some/page", 13) == ["https://", "a.example/", "some/page"]


def test_a_presenting_program_moves_a_long_word_down_and_hyphenates_nothing():
    assert set_lines("the collectivisation", 9, Breaking.GREEDY) == ["the", "collectiv", "isation"]
    assert set_lines("see ab://cdefghijklmnop/q", 8, Breaking.GREEDY) == ["see", "ab://", "cdefghij", "klmnop/q"]


def test_a_narrow_column_is_hyphenated_only_where_a_line_would_be_loose():
    loose = "a a collectivisation went"
    assert set_lines(loose, 16) == ["a a", "collectivisation", "went"]
    assert any(line.endswith("¬") for line in set_lines(loose, 16, hyphenation=Hyphenation.NARROW))
    assert set_lines("aaa aaa aaa", 7, hyphenation=Hyphenation.NARROW) == ["aaa aaa", "aaa"]


def test_an_empty_text_has_one_empty_line():
    assert set_lines("", 10) == [""]


def test_a_soft_hyphen_shows_at_the_end_of_a_line():
    assert set_lines("collec\u00adtive", 7) == ["collec\u00ad¬", "tive"]
