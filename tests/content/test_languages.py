"""Languages told from script, and slugs."""

from __future__ import annotations

import pytest

from sinopack.content.languages import by_language, is_unspaced, language_of, slug


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("Mao Zedong", "en", "en"),
        ("毛泽东", "en", "zh"),
        ("毛泽东", "zh-Hant", "zh-Hant"),
        ("毛泽东", "ja", "ja"),
        ("とうきょう 東京", "en", "ja"),
        ("とうきょう", "ja", "ja"),
        ("Иосиф Сталин", "en", "ru"),
        ("Йосип Сталін", "uk", "uk"),
        ("Hồ Chí Minh", "en", "vi"),
        ("Ho\u0302\u0300 Chi\u0301 Minh", "en", "vi"),  # typed with combining marks
        ("Πλάτων", "en", "el"),
        ("김일성", "en", "ko"),
        ("يوسف", "en", "ar"),
        ("Café Zürich", "en", "en"),
    ],
)
def test_language_of(text: str, default: str, language: str) -> None:
    assert language_of(text, default) == language


def test_by_language() -> None:
    assert list(by_language("Mao 毛泽东, 周恩来 and Никита Хрущёв!", "en")) == [
        ("Mao ", ""), ("毛泽东, 周恩来", "zh"), (" and ", ""), ("Никита Хрущёв", "ru"), ("!", ""),
    ]  # fmt: skip
    assert list(by_language("毛泽东", "zh")) == [("毛泽东", "")]
    assert list(by_language("김·김 and 김Ωμ", "en")) == [("김·김", "ko"), (" and ", ""), ("김", "ko"), ("Ωμ", "el")]
    assert list(by_language("a\u0301 Сталин", "en")) == [("a\u0301 ", ""), ("Сталин", "ru")]
    assert list(by_language("东 and a\u0301", "en")) == [("东", "zh"), (" and a\u0301", "")]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Early ties (1917–1935)", "early-ties-1917-1935"),
        ("Hồ Chí Minh’s Đổi mới", "ho-chi-minhs-doi-moi"),
        ("Lüthi & Łódź: Straße", "luthi-lodz-strasse"),
        ("毛泽东", "毛泽东"),
        ("Никита Хрущёв", "никита-хрущев"),
        ("İstanbul", "istanbul"),
        ("snake_case", "snake-case"),
        ("?!", ""),
    ],
)
def test_slug(text: str, id: str) -> None:
    assert slug(text) == id
    assert slug(id) == id


def test_unspaced_characters() -> None:
    assert all(is_unspaced(character) for character in "毛。か、")
    assert not any(is_unspaced(character) for character in "aя–")
