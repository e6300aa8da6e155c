"""Measured lines are drawn exactly where they were measured, and read back as they were written."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.page import Line, Role, ShapedRun, TextBox
from tests.render.pdf.reading_back import darkness, glyph_places, operators, pixels_of_page, text_of
from tests.render.pdf.samples import (
    ACCENT,
    HAN,
    INK,
    SANS,
    SANS_BOLD,
    SERIF,
    SYMBOLS,
    box,
    drawn,
    line,
    page,
    paragraph,
    shaped,
    side_by_side,
    style,
)
from tests.render.pdf.specimen import links_box, list_box, specimen


@pytest.mark.parametrize(
    ("lines", "font"),
    [
        (["AVATAR To. Wave;", "Type “quotes” – 1917"], SERIF),
        (["Кириллица: Хрущёв", "и ещё Сталин"], SANS),
        (["Nguyễn Ái Quốc", "ở Quảng Châu"], SANS),
        (["office, find, fly"], SANS),
        (["毛泽东与斯大林"], HAN),
        (["☐ no, ✓ yes ■▲⚑‑"], SYMBOLS),
        (["𝔸𝕏 𝟙"], SYMBOLS),
    ],
)
def test_text_reads_back(lines: list[str], font: object, tmp_path: Path) -> None:
    read = text_of(drawn(page(box(lines, style(font, 14), liga=True))), tmp_path)
    assert read.split("\n")[: len(lines)] == lines


def test_text_is_read_in_the_order_of_the_items(tmp_path: Path) -> None:
    right, left = box(["Second, though left"], style(), 60, 300), box(["First, though right"], style(), 300, 60)
    assert text_of(drawn(page(left, right)), tmp_path, "-raw").split("\n")[:2] == [left.text, right.text]


@pytest.mark.parametrize("tracking", [0.0, -0.4, 1.5])
def test_every_glyph_is_drawn_where_it_was_measured(tracking: float) -> None:
    look = style(SERIF, 48, tracking=tracking)
    run = shaped("AVATAR Te. Wolf Yo, “Ta”", look)
    item = TextBox(Rect(60, 60, 500, 60), (), (Line(0, 60, 47.25, run.width, (run,)),), Role.TITLE, "en", "t")
    places = glyph_places(drawn(page(item)))
    expected = [60 + x for x in accumulate(run.advances[:-1], initial=0.0)]
    assert [x for x, _, _ in places] == pytest.approx(expected, abs=0.03)
    assert {round(y, 3) for _, y, _ in places} == {round(841.89 - 60 - 47.25, 3)}


def test_rounding_does_not_add_up_along_a_line() -> None:
    run = shaped("The archive of the Party holds letters; " * 8, style(SANS, 7.3))
    item = TextBox(Rect(10, 60, 500, 60), (), (Line(0, 60, 40, run.width, (run,)),), Role.PARAGRAPH, "en", "t")
    last_x = glyph_places(drawn(page(item)))[-1][0]
    assert last_x == pytest.approx(10 + run.width - run.advances[-1], abs=0.01)


def test_offsets_move_single_glyphs() -> None:
    plain = shaped("abc", style(size=20))
    moved = replace(plain, offsets=((0.0, 0.0), (2.0, 5.0), (0.0, 0.0)))

    def places_of(run: ShapedRun) -> list[tuple[float, float, str]]:
        item = TextBox(Rect(0, 0, 90, 30), (), (Line(0, 30, 20, 90, (run, run)),), Role.PARAGRAPH, "en", "t")
        return glyph_places(drawn(page(item)))

    before, after = places_of(plain), places_of(moved)
    shifts = [(round(b[0] - a[0], 1), round(b[1] - a[1], 1)) for a, b in zip(before, after, strict=True)]
    assert shifts == [(0, 0), (2, 5), (0, 0)] * 2


def test_a_space_at_which_a_line_broke_is_in_the_file() -> None:
    places = glyph_places(drawn(page(box(["one", "two"], style()))))
    assert [code for _, _, code in places].count("0001") == 1  # the space is the subset's first glyph after .notdef
    assert len(places) == len("one two")


def test_no_space_is_made_up_where_the_text_has_none() -> None:
    chinese = box(["毛泽东", "与斯大林"], style(HAN), whole="毛泽东与斯大林")
    assert len(glyph_places(drawn(page(chinese)))) == len("毛泽东与斯大林")


def test_words_stay_apart_and_soft_hyphens_are_soft(tmp_path: Path) -> None:
    item = box(["in an autom\u00ad", "obile", "factory"], style(), whole="in an automobile factory")
    read = text_of(drawn(page(item)), tmp_path, "-raw")
    assert read.startswith("in an autom\u00ad\nobile\nfactory")
    assert len(glyph_places(drawn(page(item)))) == len("in an autom-obile factory")


def test_an_authors_own_soft_hyphen_stays_soft(tmp_path: Path) -> None:
    run = shaped("autom-", style())
    soft = Line(0, 16, 12, run.width, (replace(run, text="autom\u00ad"),), hyphen=True)
    whole = paragraph("autom\u00adobile", style())
    item = TextBox(Rect(60, 60, 90, 16), (whole,), (soft,), Role.PARAGRAPH, "en", "t")
    assert text_of(drawn(page(item, box(["well-known"], style(), y=200))), tmp_path).split("\n")[0] == "autom\u00ad"


def test_a_glyph_of_two_meanings_keeps_both(tmp_path: Path) -> None:
    data = drawn(page(box(["10\u00a0000 and a b"], style(HAN))))  # a font with one glyph for both spaces
    assert text_of(data, tmp_path).startswith("10 000 and a b")
    marks = [operands[1] for operator, operands in operators(data) if operator == "BDC"]
    spans = [properties.ActualText for properties in marks if "/ActualText" in properties]
    assert [str(text) for text in spans] == ["\u00a0"]


def test_a_letter_in_two_glyphs_is_read_once(tmp_path: Path) -> None:
    whole, mark = shaped("e", style(size=20)), shaped("\u0301", style(size=20))
    run = ShapedRun(
        0, whole.width, "é", whole.style, (*whole.glyphs, *mark.glyphs), (*whole.advances, 0.0),
        ((0.0, 0.0), (-4.0, 0.0)), (0, 0),
    )  # fmt: skip
    after = replace(shaped("t", style(size=20)), x=whole.width)
    item = TextBox(Rect(60, 60, 90, 30), (), (Line(0, 30, 20, 30, (run, after)),), Role.PARAGRAPH, "en", "t")
    read = text_of(drawn(page(item, box(["ee"], style(), y=200))), tmp_path)
    assert read.split() == ["ét", "ee"]


def test_text_from_right_to_left_is_read_in_its_own_order(tmp_path: Path) -> None:
    look = style(SYMBOLS, 14)
    run = shaped("שלום", look)
    assert run.clusters == (3, 2, 1, 0)
    item = TextBox(Rect(60, 60, 90, 30), (), (Line(0, 30, 20, 30, (run,)),), Role.PARAGRAPH, "he", "t")
    data = drawn(page(item))
    assert "שלום" in text_of(data, tmp_path)
    assert "BDC" not in [operator for operator, _ in operators(data)]


def test_a_run_without_a_glyph_for_its_cluster_does_no_harm(tmp_path: Path) -> None:
    run = replace(shaped("ab", style()), text="a", clusters=(0, 0))
    empty = replace(run, text="", glyphs=(), advances=(), offsets=(), clusters=())
    item = TextBox(Rect(60, 60, 90, 30), (), (Line(0, 30, 20, 30, (run, empty)),), Role.PARAGRAPH, "en", "t")
    assert text_of(drawn(page(item)), tmp_path).startswith("a\n")


def test_a_long_run_is_one_string() -> None:
    run = shaped("ab" * 300, style())
    item = TextBox(Rect(60, 60, 90, 30), (), (Line(0, 30, 20, 30, (run,)),), Role.PARAGRAPH, "en", "t")
    assert len(glyph_places(drawn(page(item)))) == 600


def test_what_is_set_is_not_set_again() -> None:
    data = drawn(page(box(["one", "two", "three"], style())))
    names = [operator for operator, _ in operators(data)]
    assert (names.count("Tf"), names.count("rg"), names.count("Tm"), names.count("BT")) == (1, 1, 3, 1)


def test_bold_is_made_where_the_font_has_none(tmp_path: Path) -> None:
    regular, bold = style(HAN, 40), style(replace(HAN, bold=True), 40)
    image = pixels_of_page(page(box(["毛泽东"], regular, 60, 60), box(["毛泽东"], bold, 60, 160)), tmp_path)
    light, heavy = darkness(image, (50, 60, 200, 120)), darkness(image, (50, 160, 200, 220))
    assert heavy > 1.2 * light
    real = operators(drawn(page(box(["Bold"], style(SANS_BOLD)))))
    assert "Tr" not in [operator for operator, _ in real]


def test_an_underline_runs_under_its_words_alone(tmp_path: Path) -> None:
    pieces = [("one ", style(size=20)), ("two", style(size=20, underline=True)), (" six", style(size=20))]
    one = line(pieces, 0, 30)
    item = TextBox(Rect(60, 60, 200, 30), (paragraph(one.text, style()),), (one,), Role.PARAGRAPH, "en", "t")
    image = pixels_of_page(page(item), tmp_path, 4).convert("L")
    start, end = one.runs[1].x, one.runs[2].x
    baseline = 60 + one.baseline
    below = image.crop((240, round(4 * baseline) + 4, 4 * 200, round(4 * baseline) + 18)).point(
        lambda v: 255 * (v < 99)
    )
    left, _, right, _ = below.getbbox()
    assert (60 + left / 4, 60 + right / 4) == pytest.approx((60 + start, 60 + end), abs=0.6)


def test_underlines_of_neighbours_in_two_fonts_are_one() -> None:
    under = [("two ", style(underline=True)), ("毛", style(HAN, underline=True)), ("x", style(colour=ACCENT))]
    one = line(under)
    item = TextBox(Rect(60, 60, 200, 30), (), (one,), Role.PARAGRAPH, "en", "t")
    assert [operator for operator, _ in operators(drawn(page(item)))].count("re") == 1


def test_marks_stand_beside_their_lines(tmp_path: Path) -> None:
    data = drawn(page(list_box()))
    assert text_of(data, tmp_path, "-layout").split("\n")[1].split()[:2] == ["2.", "Numbered"]
    image = pixels_of_page(page(list_box()), tmp_path)
    assert image.getpixel((62, 338)) == (0xA2, 0x23, 0x1D)
    assert image.getpixel((67, 338)) == (255, 255, 255)


def test_the_specimen_reads_as_it_looks(tmp_path: Path) -> None:
    read = text_of(drawn(specimen()), tmp_path, "-layout")
    for said in ("AVATAR To 1917–1969", "office find", "毛泽东 中华人民共和国", "𝔸𝕏", "See the archive and Comintern."):
        assert said in read


def test_text_without_paragraphs_and_lines_without_runs_are_drawn(tmp_path: Path) -> None:
    nothing = Line(0, 16, 12, 0, ())
    runs = side_by_side([("last", style(colour=INK))])
    item = TextBox(Rect(60, 60, 9, 9), (), (nothing, Line(16, 16, 28, 9, runs, 3)), Role.PARAGRAPH, "en", "t")
    assert text_of(drawn(page(item, links_box())), tmp_path).split()[0] == "last"
