from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from sinopack.layout.text.faces import Faces
from sinopack.layout.text.fallback import FontChooser
from sinopack.layout.text.style import Family
from sinopack.layout.text.system import SystemFonts
from sinopack.page import Slot
from sinopack.theme.fonts import FOLDER, FONT_SETS
from tests.tagged.scripts import covered


@pytest.fixture
def chooser() -> FontChooser:
    faces = Faces()
    return FontChooser(FONT_SETS["textbook"], faces, SystemFonts(faces, folders=()))


def families(
    chooser: FontChooser, text: str, language: str = "en", family: Family = Family.SERIF
) -> list[tuple[str, str]]:
    stretches = chooser.choose(text, (family, False, False), language)
    assert "".join(text[start:end] for start, end, _ in stretches) == text
    return [(text[start:end], font.family) for start, end, font in stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mao, Việt", [("Mao, Việt", "Gelasio")]),
        ("a Сталин b", [("a ", "Gelasio"), ("Сталин", "Carlito"), (" b", "Gelasio")]),
        ("Правда, Москва", [("Правда, Москва", "Carlito")]),
        ("tick ✓", [("tick ", "Gelasio"), ("✓", "DejaVu Sans")]),
        ("毛泽东，1956", [("毛泽东，", "Sinopack Han"), ("1956", "Gelasio")]),
        ("“中”", [("“", "Gelasio"), ("中", "Sinopack Han"), ("”", "Gelasio")]),
        ("no\u2011break\u00adx\u200b", [("no\u2011break\u00adx\u200b", "Gelasio")]),
        ("", [("", "Gelasio")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_which_font_draws_what(chooser: FontChooser, text: str, expected: list[tuple[str, str]]):
    assert families(chooser, text) == expected
    assert chooser.missing == []


def test_in_chinese_shared_signs_are_set_full_width(chooser: FontChooser):
    assert families(chooser, "“中”", "zh-Hans") == [("“中”", "Sinopack Han")]


def test_the_sans_falls_back_to_the_serif(chooser: FontChooser):
    stretches = chooser.choose("Сталин ﬆ", (Family.SANS, False, False), "en")
    assert stretches[0][2].slot is Slot.MINOR


def test_a_non_breaking_hyphen_is_drawn_by_a_font_that_has_a_hyphen(chooser: FontChooser):
    assert families(chooser, "a\u2011b", family=Family.SANS) == [("a\u2011b", "Carlito")]


def test_marks_and_variation_selectors_stay_with_their_base(chooser: FontChooser):
    for text in ("x\u0301\u0323y", "✔\ufe0f ok", "☑\ufe0e"):
        for stretch, _ in families(chooser, text):
            assert not stretch.startswith(("\u0301", "\u0323", "\ufe0f", "\ufe0e"))


def test_what_nobody_draws_is_missing_and_stays_in_the_style(chooser: FontChooser):
    assert families(chooser, "a 𒀀b") == [("a 𒀀b", "Gelasio")]
    assert chooser.missing == ["𒀀"]
    assert families(chooser, "a") == [("a", "Gelasio")]
    assert chooser.missing == []


def test_a_fallback_font_is_asked_for_in_the_style_of_the_text(chooser: FontChooser):
    _, (_, _, tick) = chooser.choose("a✓", (Family.SERIF, True, True), "en")
    assert (tick.bold, tick.italic, tick.slot) == (True, True, None)
    assert tick.path.endswith("DejaVuSans-Bold.ttf")


@pytest.mark.parametrize("name", FONT_SETS)
@pytest.mark.parametrize(("is_bold", "is_italic"), list(product((False, True), repeat=2)))
def test_what_one_vendored_font_draws_can_be_set_in_every_set_and_style(name: str, is_bold: bool, is_italic: bool):
    """So a pack that can be built can be built in every profile, whose fonts and weights are others."""
    faces = Faces()
    chooser = FontChooser(FONT_SETS[name], faces, SystemFonts(faces, folders=()))
    every = [character for letters in covered().values() for character in letters]
    assert len(every) > 10_000
    for family in Family:
        for character in every:
            ((_, _, font),) = chooser.choose(character, (family, is_bold, is_italic), "en")
            assert chooser.missing == [], character
            assert (font.bold, font.italic) == (is_bold, is_italic)


def test_the_voices_of_other_packs_come_behind_symbols_and_han():
    faces = Faces()
    plain = FontChooser(FONT_SETS["plain"], faces, SystemFonts(faces, folders=()))
    assert families(plain, "⑪ ✓ 中 ⓿") == [
        ("⑪", "Carlito"), (" ", "Liberation Sans"), ("✓", "DejaVu Sans"), (" ", "Liberation Sans"),
        ("中", "Sinopack Han"), (" ", "Liberation Sans"), ("⓿", "Carlito"),
    ]  # fmt: skip


def test_the_computers_fonts_come_last(tmp_path: Path):
    faces = Faces()
    (tmp_path / "b").mkdir()
    for name in ("DejaVuSans-Bold.ttf", "DejaVuSans-Regular.ttf"):
        (tmp_path / "b" / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"")
    system = SystemFonts(faces, folders=[tmp_path / "absent", tmp_path])
    regular, bold = (system.find("☭", is_bold, False) for is_bold in (False, True))
    assert regular is not None
    assert bold is not None
    assert (Path(regular.path).name, regular.bold) == ("DejaVuSans-Regular.ttf", False)
    assert (Path(bold.path).name, bold.bold) == ("DejaVuSans-Bold.ttf", True)
    assert regular.family == regular.office_family == "DejaVu Sans"
    assert system.find("𒀀", False, False) is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_each_system_keeps_fonts_somewhere(monkeypatch: pytest.MonkeyPatch, platform: str):
    from sinopack.layout.text import system

    monkeypatch.setattr(system.sys, "platform", platform)
    assert all(folder.is_absolute() or platform == "win32" for folder in system.usual_folders())
    assert len(system.usual_folders()) >= 2
