"""Every language says everything that sinopack prints, in letters that the vendored fonts have."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import sinopack
from sinopack.layout.text import Family, Piece, Setting, TextStyle, Typesetter
from sinopack.layout.text.faces import Faces
from sinopack.layout.text.system import SystemFonts
from sinopack.page import Colour
from sinopack.source import ListNode, MapNode, Node, read
from sinopack.theme import label_language, load_labels
from sinopack.theme.fonts import FONT_SETS

SOURCES = sorted(Path(sinopack.__file__).parent.rglob("*.py"))
FILES = sorted((Path(sinopack.__file__).parent / "theme" / "labels").glob("*.yaml"))
LANGUAGES = [path.stem for path in FILES]
BLANKS_OF_SOME = {"decade": {"last"}, "circa-decade": {"last"}} | {
    f"{part}-decade": {"last"} for part in ("early", "mid", "late")
}
"""Blanks that a pattern may have beside those of English."""
ONLY_IN_SOME = {
    "months-alone", "short-months-alone", "short-day", "short-month", "short-day-month", "short-days-in-year",
    "before-christ-again",
}  # fmt: skip
FORMS = {
    "one-other": {"one", "other"},
    "one-up-to-two": {"one", "other"},
    "slavic": {"one", "few", "many"},
    "polish": {"one", "few", "many"},
    "other": {"other"},
}
INK = Colour("ink", "16181D")


def map_of(node: Node) -> dict[str, Node]:
    assert isinstance(node, MapNode)
    return {str(key): value for key, value in node.items()}


def file_of(language: str) -> dict[str, Node]:
    return map_of(read(FILES[LANGUAGES.index(language)]))


def texts_of(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with its path, such as "words.name" and "dates.months.0"."""
    match node:
        case MapNode():
            for key, value in node.items():
                yield from texts_of(value, f"{path}.{key}" if path else str(key))
        case ListNode():
            for index, value in enumerate(node):
                yield from texts_of(value, f"{path}.{index}")
        case _:
            yield path, str(node)


def blanks(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every place of the source at which a label is asked for by its name: `labels("name", …)`, `labels.counted(…)`."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = node.func
            counted = isinstance(function, ast.Attribute) and function.attr == "counted"
            asked = function.value if counted and isinstance(function, ast.Attribute) else function
            name = asked.id if isinstance(asked, ast.Name) else asked.attr if isinstance(asked, ast.Attribute) else ""
            first = node.args[0]
            if name == "labels" and isinstance(first, ast.Constant):
                yield str(first.value), node


def strings_in_source() -> set[str]:
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_label_asked_for_is_there_with_its_blanks() -> None:
    english = file_of("en")
    words, counted = map_of(english["words"]), map_of(english["counted"])
    found = list(calls())
    assert len(found) > 20
    for key, call in found:
        assert key in words or key in counted, key
        given = {keyword.arg for keyword in call.keywords}
        if key in words and None not in given:  # None: the values come as **values
            assert given == blanks(str(words[key])), key


def test_every_label_is_used() -> None:
    english, said = file_of("en"), strings_in_source()
    keys = [*map_of(english["words"]), *map_of(english["counted"])]
    endings = tuple(text for text in said if text.startswith("-"))  # f"{label}-plain"
    said |= {key for key in keys for ending in endings if key.endswith(ending) and key.removesuffix(ending) in said}
    assert [key for key in keys if key not in said] == []


def test_all_languages_asked_for_are_there() -> None:
    assert {"en", "fr", "de", "es", "it", "nl", "pl", "pt", "ru", "uk", "vi", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_the_keys_of_english(language: str) -> None:
    english, other = file_of("en"), file_of(language)
    assert list(other) == list(english)
    for part in ("words", "counted", "dates"):
        assert set(map_of(other[part])) - ONLY_IN_SOME == set(map_of(english[part])) - ONLY_IN_SOME, part


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_the_blanks_of_english(language: str) -> None:
    english = dict(texts_of(read(FILES[LANGUAGES.index("en")])))
    for path, text in texts_of(read(FILES[LANGUAGES.index(language)])):
        part, key, *_ = f"{path}.".split(".")
        if part == "counted":
            assert blanks(text) == {"n"}, path
            continue
        wanted = english.get(path) or english.get(f"{part}.{key.removeprefix('short-')}")
        if wanted is not None:
            assert blanks(text) - BLANKS_OF_SOME.get(key, set()) == blanks(wanted), path
        else:
            assert blanks(text) == ({"year"} if key == "before-christ-again" else set()), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_something_everywhere(language: str) -> None:
    for path, text in texts_of(read(FILES[LANGUAGES.index(language)])):
        assert text.strip(" "), path
        assert text == text.strip(" "), path
        assert "..." not in text, path
        assert '"' not in text, path
        assert "'" not in text, path


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_is_translated(language: str) -> None:
    """No label of several words and no month was left in English."""
    english = dict(texts_of(read(FILES[LANGUAGES.index("en")])))
    for path, text in texts_of(read(FILES[LANGUAGES.index(language)])):
        words = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", english.get(path, "")))
        if (path.startswith("words.") and len(words) > 1) or path in ("dates.months.0", "dates.months.4"):
            assert text != english[path], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_twelve_and_all_different(language: str) -> None:
    labels = load_labels(language)
    for months in (labels.months, labels.short_months, labels.months_alone, labels.short_months_alone):
        assert len(months) == len(set(months)) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_complete(language: str) -> None:
    root, labels = file_of(language), load_labels(language)
    for key, forms in map_of(root["counted"]).items():
        assert set(map_of(forms)) == FORMS[str(root["plural"])], key
        for number in range(200):
            assert str(number) in labels.counted(key, number)


def test_plurals_follow_the_language() -> None:
    def marks(language: str, *numbers: int) -> list[str]:
        return [load_labels(language).counted("marks", number) for number in numbers]

    assert marks("en", 0, 1, 2) == ["0 marks", "1 mark", "2 marks"]
    assert marks("fr", 0, 1, 2) == ["0\u00a0point", "1\u00a0point", "2\u00a0points"]
    assert marks("ru", 1, 3, 5, 11, 12, 21, 22, 25, 111) == [
        "1 балл", "3 балла", "5 баллов", "11 баллов", "12 баллов", "21 балл", "22 балла", "25 баллов", "111 баллов",
    ]  # fmt: skip
    assert marks("pl", 1, 2, 5, 12, 21, 22) == [
        "1 punkt", "2 punkty", "5 punktów", "12 punktów", "21 punktów", "22 punkty",
    ]  # fmt: skip
    assert marks("zh", 1, 2) == ["1分", "2分"]


@pytest.mark.parametrize("fonts", sorted(FONT_SETS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vendored_fonts_have_every_character(language: str, fonts: str) -> None:
    faces = Faces()
    typesetter = Typesetter(FONT_SETS[fonts], language, SystemFonts(faces, folders=()))
    for path, text in texts_of(read(FILES[LANGUAGES.index(language)])):
        for family in Family:
            for bold in (False, True):
                style = TextStyle(family, 11.0, 16.0, INK, bold=bold)
                typesetter.set((Piece(text),), style, 400.0, Setting(language=language))
        assert typesetter.problems == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_labels_fit_their_room(language: str) -> None:
    """Beside the box for the total, above the first rule, and in three columns of a slide, a label has one line."""
    typesetter, labels = Typesetter(FONT_SETS["textbook"], language), load_labels(language)
    stem = TextStyle(Family.SANS, 11.0, 16.0, INK, bold=True)
    caption = TextStyle(Family.SANS, 9.0, 12.0, INK)
    setting = Setting(language=language)
    assert typesetter.measure((Piece(labels("total")),), stem, setting).maximum <= 60.0
    small = TextStyle(Family.SANS, 18.0, 24.0, INK)
    assert typesetter.measure((Piece(labels("paraphrase")),), small, setting).maximum <= 190.0
    edition = Piece(labels("edition", fingerprint="DDDD DDDD"))
    assert typesetter.measure((edition,), caption, setting).maximum <= 120.0


def test_a_language_falls_back_to_its_plainer_tag_and_then_to_english() -> None:
    assert label_language("de") == "de"
    assert label_language("de-AT") == "de"
    assert label_language("DE-at") == "de"
    assert label_language("zh-Hans-CN") == "zh"
    assert label_language("en-GB") == "en"
    assert label_language("tlh") == "en"
    assert label_language("../themes/plain") == "en"


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-TW", "zh-Hant-HK", "zh-MO"])
def test_traditional_chinese_is_not_labelled_in_simplified_characters(tag: str) -> None:
    assert label_language(tag) == "en"


def test_loading_twice_reads_once() -> None:
    assert load_labels("de") is load_labels("de")
    assert load_labels("de").language == "de"


def test_blanks_are_filled_in() -> None:
    labels = load_labels("fr")
    assert labels("source", letter="B") == "Document\u00a0B"
    assert labels("credit", credit="{}") == "Crédit\u00a0: {}"
    assert labels("key-points") == "L’essentiel"
    with pytest.raises(KeyError):
        labels("no such label")
