"""Program code: every space kept, long lines that go on further in, words told apart by more than hue."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content.code import tidy_code
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.layout.code import code_lines, code_look, column_width, set_code
from sinopack.layout.compose import Composer
from sinopack.layout.text import Baseline, Breaking, Setting, Typesetter
from sinopack.page import TextBox
from sinopack.theme import load_labels, load_theme
from sinopack.theme.contrast import contrast
from sinopack.theme.fonts import FONT_SETS
from tests.layout.slides.decks import loaded, typed

PAPER = Setting()
HEAD = "pack: Code\nsections:\n  - title: Code\n    body:\n      - code: |\n"
CODE = 'def f(x):\n    """Half."""\n\n    return x / 2  # a comment\n'


def composer(theme: str = "two-colour", setting: Setting = PAPER) -> Composer:
    return Composer(Typesetter(FONT_SETS["textbook"]), load_theme(theme, Path()), load_labels("en"), setting)


def texts(lines: list) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize("language", ["python", "java", "html", "sql", "haskell", "", "no-such-language"])
def test_every_character_is_kept(language: str) -> None:
    code = tidy_code(CODE + "\n\t<b>tab</b>;  two  spaces")
    look = code_look(composer(), (10.0, 14.0))

    assert "\n".join(texts(code_lines(code, language, look))) == code


def test_tabs_become_spaces_and_ends_are_tidy() -> None:
    assert tidy_code("\n\ta\n a\tb  \n\n") == "    a\n a  b"


def test_words_are_told_apart_without_colour() -> None:
    desk = composer()
    look = code_look(desk, (10.0, 14.0))
    pieces = {piece.text.strip(): piece for line in code_lines(CODE, "python", look) for piece in line}

    assert pieces["def"].bold
    assert pieces["# a comment"].italic
    assert pieces["return"].bold
    assert '"""Half."""' in pieces  # a string says by its quotation marks what it is


@pytest.mark.parametrize("theme", ["two-colour", "plain"])
def test_its_colours_can_be_read(theme: str) -> None:
    desk = composer(theme)
    look = code_look(desk, (10.0, 14.0))

    for style in (look.style, look.quiet, look.accent):
        assert contrast(style.colour.rgb, desk.theme["paper"].rgb) >= 4.5


def test_columns_stand_under_one_another() -> None:
    desk = composer()
    look = code_look(desk, (10.0, 14.0))
    lines = code_lines("if x:\n    y = 'z'\n        # c", "python", look)
    wide = column_width(look, desk)

    for text, typed_line in zip(set_code(lines, look, 300.0, 0, desk), texts(lines), strict=True):
        assert text.lines[0].width == pytest.approx(len(typed_line) * 10.0 * 0.6001, rel=0.001)
        assert text.lines[0].runs[0].x == 0.0
    assert wide == pytest.approx(6.0, abs=0.02)


@pytest.mark.parametrize("setting", [PAPER, Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW)])
def test_a_long_line_goes_on_further_in_and_loses_nothing(setting: Setting) -> None:
    desk = composer(setting=setting)
    look = code_look(desk, (10.0, 14.0))
    line = "    result = " + " + ".join(f"value_{number}" for number in range(30))
    (text,) = set_code(code_lines(line, "python", look), look, 240.0, 0, desk)

    assert len(text.lines) > 3
    first, *others = text.lines
    assert first.runs[0].x == pytest.approx(0.0)
    assert {round(each.runs[0].x, 3) for each in others} == {round(8 * column_width(look, desk), 3)}
    assert all(each.runs[-1].x + each.runs[-1].width <= 240.0 + 0.01 for each in text.lines)
    assert " ".join(" ".join(each.text.split()) for each in text.lines) == " ".join(line.split())


def test_numbered_lines_count_the_empty_ones() -> None:
    desk = composer()
    look = code_look(desk, (10.0, 14.0))
    texts_set = set_code(code_lines(CODE.rstrip(), "python", look), look, 300.0, 1, desk)

    assert [text.paragraph.bullet.number for text in texts_set if text.paragraph.bullet] == [1, 2, 3, 4]
    assert all(text.paragraph.text for text in texts_set)


def listing(count: int) -> str:
    return "".join(f"          line_{number} = {number}\n" for number in range(count))


def test_long_code_is_divided_over_slides_and_told_of() -> None:
    pack = typed(f"{HEAD}{listing(60)}        title: Long\n")
    laid = lay_out_deck(pack)

    boxes = [
        item
        for slide in laid.result.slides
        for item in slide.page.items
        if isinstance(item, TextBox) and "line_" in item.text
    ]
    assert len(boxes) > 2
    assert "\n".join(box.text for box in boxes) == "\n".join(f"line_{number} = {number}" for number in range(60))
    assert all(run.style.size >= 18.0 for box in boxes for paragraph in box.paragraphs for run in paragraph.runs)
    assert any("divided over" in notice.message for notice in laid.notices)


def test_long_code_goes_on_over_the_page() -> None:
    pack = typed(f"{HEAD}{listing(120)}        lines: yes\n")
    pages = lay_out_handout(pack).result.pages

    found = [
        [line.text for item in page.items if isinstance(item, TextBox) and "line_" in item.text for line in item.lines]
        for page in pages
    ]
    assert sum(1 for page in found if page) > 1
    assert [line for page in found for line in page] == [f"line_{number} = {number}" for number in range(120)]


def test_the_stress_pack_reads_its_file() -> None:
    pack = loaded("mathematics")
    listings = [block.listing for block in pack.sections[1].body if hasattr(block, "listing")]

    assert listings[0].language == "python"
    assert "def bounces" in listings[0].text
