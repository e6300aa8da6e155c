from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from sinopack.layout.text.faces import Face
from sinopack.page import Slot
from sinopack.theme.fonts import DEFAULT_FONT_SET, FAMILIES, FOLDER, FONT_SETS, FontFamily

FILES = sorted({name for family in FAMILIES.values() for name in family.files.values()})


@pytest.mark.parametrize("name", FILES)
def test_every_file_may_be_embedded_as_it_is(name: str):
    face = hb.Face(hb.Blob.from_file_path(str(FOLDER / name)))
    assert {"glyf", "cmap", "OS/2"} <= set(face.table_tags)
    assert not face.has_var_data
    assert bytes(face.reference_table("OS/2").data)[8:10] == b"\0\0", "fsType: no restriction"


def test_every_file_is_known_and_has_its_licence():
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)
    licences = {path.stem for path in (FOLDER.parent / "licences").glob("*.txt")}
    assert licences == {name.split("-")[0] for name in FILES}


@pytest.mark.parametrize("key", FAMILIES)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_a_family_gives_the_face_asked_for_or_the_nearest(key: str, bold: bool, italic: bool):
    font = FAMILIES[key].font(bold, italic, Slot.MAJOR)
    assert (font.bold, font.italic, font.slot) == (bold, italic, Slot.MAJOR)
    name = Path(font.path).stem
    assert ("Bold" in name) == bold
    assert ("Italic" in name) == (italic and (False, True) in FAMILIES[key].files)


def test_a_family_without_a_regular_face_says_so():
    with pytest.raises(LookupError, match="Odd has no upright regular face"):
        FontFamily("Odd", "Odd", {}).font()


def test_the_sets():
    textbook, plain = FONT_SETS[DEFAULT_FONT_SET], FONT_SETS["plain"]
    assert (textbook.serif.office_family, textbook.sans.office_family) == ("Georgia", "Calibri")
    assert plain.serif is plain.sans
    behind = ["Segoe UI Symbol", "Microsoft YaHei", "Calibri", "Georgia", "Arial"]
    assert [family.office_family for family in plain.fallbacks] == behind
    assert textbook.fallbacks == plain.fallbacks


def test_the_symbol_font_has_the_signs_that_the_text_fonts_lack():
    for bold in (False, True):
        face = Face(FAMILIES["symbol"].font(bold))
        assert all(map(face.has, "☐☑✓✗■□▲△●○★⚑→←↑↓⇒↔∑∫√≤≥≠≈∞∂\u2011♀♂☭"))


def test_the_han_font_has_gb_2312():
    for bold in (False, True):
        face = Face(FAMILIES["han"].font(bold))
        rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
        characters = [code.decode("gb2312", errors="ignore") for code in rows]
        assert all(face.has(character) for character in characters if character)
        assert sum("\u4e00" <= character <= "\u9fff" for character in characters if character) == 6763
