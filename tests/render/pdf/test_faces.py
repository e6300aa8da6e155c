"""Faces are embedded as small subsets in which every glyph has its width and its text.

The fonts in `fonts/` hold three glyphs, made for these tests: A is a bar at the left, B a bar at the foot, C a full
block; as CFF outlines, as CFF outlines keyed by character identifiers (10, 20, …), as CFF2 outlines, as a variable font
whose A grows to a full block, and as a collection of the last and the first.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from sinopack.page import Font
from sinopack.render.pdf.faces import Face
from tests.render.pdf.reading_back import darkness, fonts_of, glyph_places, opened, pixels_of, text_of
from tests.render.pdf.samples import HAN, SANS, SERIF, box, drawn, page, style
from tests.render.pdf.specimen import specimen
from tests.tools import run

BLOCKS = Path(__file__).parent / "fonts"


def blocks(file: str, index: int = 0) -> Font:
    return Font("Blocks", "Blocks", str(BLOCKS / file), index)


def maps_of(data: bytes) -> dict[str, dict[str, str]]:
    """The table of text of each font of the first page: code to text."""
    found = {}
    for name, font in opened(data).pages[0].Resources.Font.items():
        lines = font.ToUnicode.read_bytes().decode("ascii").splitlines()
        pairs = [
            line.split() for line in lines if line.startswith("<") and line.count("<") == 2 and line != "<0000> <FFFF>"
        ]
        found[name] = {code[1:-1]: bytes.fromhex(text[1:-1]).decode("utf-16-be") for code, text in pairs}
    return found


def test_every_font_is_embedded_subset_and_has_its_text(tmp_path: Path) -> None:
    listed = fonts_of(drawn(specimen()), tmp_path)
    assert len(listed) == 5
    assert all(answers == ["yes", "yes", "yes"] for _, _, answers in listed)
    assert len({name for name, _, _ in listed}) == 5


def test_a_file_without_text_has_no_font(tmp_path: Path) -> None:
    data = drawn(page())
    assert fonts_of(data, tmp_path) == []
    assert b"Helvetica" not in data


def test_every_code_drawn_has_text_and_none_is_null() -> None:
    data = drawn(page(box(["AVATAR office fi", "naïve Nguyễn 10\u00a0000"], style(SANS, 14), liga=True)))
    texts = maps_of(data)["/F1"]
    assert {code.upper() for _, _, code in glyph_places(data)} <= set(texts)
    assert not {"", "\0", "\ufffd"} & set(texts.values())
    assert "ffi" in texts.values()


def test_the_table_of_text_comes_in_blocks_of_a_hundred() -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x5400))
    has = [character for character in text if Face("F", HAN.path, 0)._font.get_nominal_glyph(ord(character))][:250]
    data = drawn(page(box(["".join(has)], style(HAN))))
    cmap = opened(data).pages[0].Resources.Font["/F1"].ToUnicode.read_bytes().decode("ascii")
    assert cmap.count("100 beginbfchar") == 2
    assert len(maps_of(data)["/F1"]) == len(has) + 1


def test_widths_are_the_fonts_own(tmp_path: Path) -> None:
    data = drawn(page(box(["HHHH"], style(SERIF, 10))))
    gaps = {round(b[0] - a[0], 2) for a, b in zip(glyph_places(data), glyph_places(data)[1:], strict=False)}
    face = Face("F", SERIF.path, 0)
    glyph = face._font.get_nominal_glyph(ord("H"))
    assert gaps == {round(face._font.get_glyph_h_advance(glyph) / face._face.upem * 10, 2)}


def test_fonts_that_differ_in_what_was_asked_for_share_a_face() -> None:
    from msgspec.structs import replace

    asked = replace(HAN, bold=True, family="another name")
    data = drawn(page(box(["毛"], style(HAN)), box(["泽"], style(asked), y=200)))
    assert list(opened(data).pages[0].Resources.Font.keys()) == ["/F1"]


def test_a_few_characters_of_a_big_font_stay_small() -> None:
    assert len(drawn(page(box(["毛泽东中苏"], style(HAN))))) < 9_000


@pytest.mark.parametrize(
    ("font", "kind"),
    [
        (blocks("blocks-cff.otf"), "CID Type 0C"),
        (blocks("blocks-cid.otf"), "CID Type 0C"),
        (blocks("blocks-cff2.otf"), "CID Type 0C"),
        (blocks("blocks-variable.ttf"), "CID TrueType"),
        (blocks("blocks.ttc", 1), "CID Type 0C"),
    ],
    ids=["cff", "cid-keyed", "cff2", "variable", "collection"],
)
def test_other_outlines_draw_the_right_glyphs(font: Font, kind: str, tmp_path: Path) -> None:
    data = drawn(page(box(["C B"], style(font, 100), 60, 60)))
    assert fonts_of(data, tmp_path)[0][1] == kind
    assert text_of(data, tmp_path).startswith("C B")
    image = pixels_of(data, tmp_path)
    baseline = round(60 + 145 * 0.75)
    block, gap, bar_top, bar_foot = (
        darkness(image, (62, baseline - 65, 108, baseline - 5)),
        darkness(image, (112, baseline - 65, 178, baseline - 5)),
        darkness(image, (182, baseline - 65, 228, baseline - 15)),
        darkness(image, (182, baseline - 8, 228, baseline - 2)),
    )
    assert (block, gap, bar_top, bar_foot) == pytest.approx((0.9, 0, 0, 0.9), abs=0.11)


def test_a_variable_font_is_drawn_as_it_stands(tmp_path: Path) -> None:
    data = drawn(page(box(["A"], style(blocks("blocks-variable.ttf"), 100))))
    image, baseline = pixels_of(data, tmp_path), round(60 + 145 * 0.75)
    assert darkness(image, (62, baseline - 65, 68, baseline - 5)) > 0.8
    assert darkness(image, (75, baseline - 65, 120, baseline - 5)) == 0
    program = opened(data).pages[0].Resources.Font["/F1"].DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert b"fvar" not in program
    assert b"gvar" not in program


def test_descriptors_say_what_the_font_files_say() -> None:
    italic = Font("Carlito", "Calibri", SANS.path.replace("Regular", "Italic"), italic=True)
    fonts = (
        opened(drawn(page(box(["Upright"], style(SANS)), box(["Slanted"], style(italic), y=200))))
        .pages[0]
        .Resources.Font
    )
    upright, slanted = (fonts[name].DescendantFonts[0].FontDescriptor for name in ("/F1", "/F2"))
    assert (int(upright.Flags), int(slanted.Flags)) == (4, 68)
    assert float(slanted.ItalicAngle) < 0
    assert 600 < int(upright.CapHeight) < 700
    assert int(upright.Ascent) > 700 > 0 > int(upright.Descent)
    assert str(upright.FontName).endswith("+Carlito-Regular")


def test_a_font_with_few_tables_is_embedded_all_the_same(tmp_path: Path) -> None:
    cid = opened(drawn(page(box(["AB"], style(blocks("blocks-cid.otf"))))))
    font = cid.pages[0].Resources.Font["/F1"]
    assert str(font.BaseFont).endswith("+BlocksCID-Regular-Identity-H")
    assert pikepdf.Name("/CIDToGIDMap") not in font.DescendantFonts[0]


def test_subsets_of_other_glyphs_have_other_names() -> None:
    names = {
        str(opened(drawn(page(box([text], style())))).pages[0].Resources.Font["/F1"].BaseFont) for text in ("a", "b")
    }
    assert len(names) == 2


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "specimen.pdf"
    path.write_bytes(drawn(specimen()))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))
