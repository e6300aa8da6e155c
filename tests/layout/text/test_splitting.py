from __future__ import annotations

from itertools import pairwise

import pytest

from sinopack.layout.text.splitting import address_breaks, grapheme_breaks, hyphenation, looks_like_an_address


@pytest.mark.parametrize("text", ["https://a.org", "www.a.org", "me@school.org", "docs/read.me"])
def test_an_address_is_known_by_its_signs(text: str):
    assert looks_like_an_address(text)


def test_a_word_is_no_address():
    assert not looks_like_an_address("collectivisation…")


def test_an_address_breaks_after_its_punctuation():
    address = "https://a.org/b-c_d?e=f&g#h/"
    edges = [0, *address_breaks(address), len(address)]
    parts = [address[start:end] for start, end in pairwise(edges)]
    assert parts == ["https://", "a.", "org/", "b-", "c_", "d?", "e=", "f&", "g#", "h/"]


def test_long_words_are_hyphenated_by_language():
    assert hyphenation("collectivisation", "en-GB")
    assert hyphenation("индустриализация", "ru")


def test_short_words_and_unknown_languages_are_not():
    assert hyphenation("party of", "en") == []
    assert hyphenation("collectivisation", "vi") == []


def test_graphemes_stay_whole():
    assert list(grapheme_breaks("e\u0301a👩\u200d👧x")) == [2, 3, 6]
