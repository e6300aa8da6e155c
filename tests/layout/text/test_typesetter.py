from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.layout.text import Baseline, Breaking, Family, Piece, Setting, TextStyle, Typesetter
from sinopack.page import Alignment, Bullet, BulletKind, Colour
from sinopack.problems import Place, SourceFile
from tests.layout.text.conftest import INK, make_typesetter

BODY = TextStyle(Family.SERIF, 11, 16, INK)
GREEDY = Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW)
TYPESETTER = make_typesetter()
PROSE = (
    "The Soviet Union and the People’s Republic of China shared a creed. In 1950 they signed a treaty of mutual "
    "defence, and Soviet experts helped to build Chinese industry."
)


def text_of(lines) -> str:
    return "".join(character for line in lines for character in line.text if not character.isspace())


def test_metrics_are_those_of_the_look(typesetter: Typesetter):
    serif = typesetter.metrics(TextStyle(Family.SERIF, 1, 1, INK))
    sans = typesetter.metrics(TextStyle(Family.SANS, 100, 1, INK))
    assert (round(serif.ascent, 3), round(serif.descent, 3), round(serif.cap_height, 3)) == (0.928, 0.342, 0.693)
    assert (round(sans.ascent, 1), round(sans.descent, 1), round(sans.cap_height, 1)) == (95.2, 26.9, 64.2)


def test_a_face_without_heights_is_measured_on_its_capitals():
    from sinopack.layout.text.faces import Face
    from sinopack.theme.fonts import FAMILIES

    metrics = Face(FAMILIES["symbol"].font()).metrics
    assert metrics.cap_height == pytest.approx(0.729, abs=0.001)
    assert metrics.x_height == pytest.approx(0.547, abs=0.02)


def test_lines_are_pitched_and_the_ink_centred_on_paper(typesetter: Typesetter, body: TextStyle):
    text = typesetter.set([Piece(PROSE)], body, 200, Setting())
    assert [line.top for line in text.lines] == [16.0 * index for index in range(len(text.lines))]
    assert text.height == 16 * len(text.lines)
    first = text.lines[0]
    assert first.baseline == pytest.approx((16 - (0.9277 + 0.3418) * 11) / 2 + 0.9277 * 11, abs=0.01)
    assert text.width == max(line.width for line in text.lines)


def test_slides_put_the_extra_pitch_above(typesetter: Typesetter, label: TextStyle):
    text = typesetter.set([Piece("Text")], label, 200, GREEDY)
    assert text.lines[0].baseline == pytest.approx(24 - 0.26855 * 20, abs=0.01)


def test_a_fallback_font_does_not_move_the_baseline(typesetter: Typesetter, body: TextStyle):
    plain, han = (typesetter.set([Piece(text)], body, 200, Setting()) for text in ("Mao", "毛泽东"))
    assert plain.lines[0].baseline == han.lines[0].baseline


def test_glyphs_are_kerned_and_in_points(typesetter: Typesetter, label: TextStyle):
    run = typesetter.set([Piece("AV fi")], label, 200, Setting()).lines[0].runs[0]
    alone = [typesetter.set([Piece(character)], label, 200, Setting()).width for character in "AV"]
    assert len(run.glyphs) == 5, "no ligature"
    assert run.advances[0] < alone[0]
    assert run.clusters == (0, 1, 2, 3, 4)
    assert run.offsets == ((0.0, 0.0),) * 5
    assert run.width == pytest.approx(sum(run.advances))


def test_a_line_is_shaped_as_a_whole_so_that_spaces_are_kerned():
    typesetter, style = make_typesetter("plain"), TextStyle(Family.SANS, 20, 24, INK)
    together = typesetter.set([Piece("A A")], style, 200, Setting()).width
    parts = 2 * typesetter.set([Piece("A")], style, 200, Setting()).width
    space = 20 * 569 / 2048
    assert together < parts + space


def test_pieces_keep_their_looks(typesetter: Typesetter, body: TextStyle):
    red = Colour("accent", "A2231D")
    pieces = [
        Piece("one "),
        Piece("two ", bold=True, colour=red, size=9, language="fr"),
        Piece("three ", italic=True, family=Family.SANS, link="#x", underline=True),
    ]
    runs = typesetter.set(pieces, body, 400, Setting()).paragraph.runs
    assert [run.text for run in runs] == ["one ", "two ", "three "]
    assert [run.style.font.family for run in runs] == ["Gelasio", "Gelasio", "Carlito"]
    assert [(run.style.font.bold, run.style.font.italic) for run in runs] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert [run.style.size for run in runs] == [11, 9, 11]
    assert (runs[1].style.colour, runs[1].style.language) == (red, "fr")
    assert (runs[2].style.link, runs[2].style.underline) == ("#x", True)


def test_a_forced_break_starts_a_line_and_stays_in_the_text(typesetter: Typesetter, body: TextStyle):
    text = typesetter.set([Piece("one\ntwo\n")], body, 400, Setting())
    assert [line.text for line in text.lines] == ["one", "two", ""]
    assert text.paragraph.text == "one\ntwo\n"


@pytest.mark.parametrize("pieces", [[], [Piece("")]], ids=["no pieces", "an empty piece"])
def test_an_empty_paragraph_is_one_empty_line(typesetter: Typesetter, body: TextStyle, pieces: list[Piece]):
    text = typesetter.set(pieces, body, 100, Setting())
    assert (text.height, text.width, text.lines[0].runs) == (16, 0, ())


def test_alignment_and_indent(typesetter: Typesetter, body: TextStyle):
    width = typesetter.set([Piece("Text")], body, 100, Setting()).width

    def left_of(alignment: Alignment) -> float:
        line = typesetter.set([Piece("Text")], body, 100, Setting(alignment=alignment, indent=10)).lines[0]
        return line.runs[0].x

    assert left_of(Alignment.LEFT) == 10
    assert left_of(Alignment.CENTRE) == pytest.approx(10 + (90 - width) / 2)
    assert left_of(Alignment.RIGHT) == pytest.approx(100 - width)


def test_runs_follow_one_another(typesetter: Typesetter, body: TextStyle):
    line = typesetter.set([Piece("one "), Piece("two", bold=True)], body, 400, Setting()).lines[0]
    assert line.runs[1].x == pytest.approx(line.runs[0].width)
    assert line.width == pytest.approx(line.runs[0].width + line.runs[1].width)


def test_tracking_is_added_after_each_character(typesetter: Typesetter, body: TextStyle):
    plain = typesetter.set([Piece("Text")], body, 100, Setting()).width
    tracked = replace(body, tracking=0.5)
    assert typesetter.set([Piece("Text")], tracked, 100, Setting()).width == pytest.approx(plain + 2)
    assert typesetter.measure([Piece("Text")], tracked, Setting()).maximum == pytest.approx(plain + 2, abs=0.01)


def test_marks_name_the_line_on_which_a_piece_starts(typesetter: Typesetter, body: TextStyle):
    pieces = [Piece(PROSE, mark="start"), Piece(" Comintern", mark="term"), Piece("\nlast", mark="end")]
    text = typesetter.set(pieces, body, 120, Setting())
    lines = [line.text for line in text.lines]
    assert "Comintern" in lines[dict(text.marks)["term"]]
    assert text.marks[0] == ("start", 0)
    assert text.marks[2] == ("end", len(lines) - 1)


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_a_mark_is_where_the_ink_of_its_piece_starts(typesetter: Typesetter, body: TextStyle, width: int):
    text = typesetter.set([Piece("one two three four five"), Piece(" Comintern", mark="term")], body, width, Setting())
    assert "Comintern" in text.lines[dict(text.marks)["term"]].text


def test_a_square_bullet_hangs_before_the_first_line(typesetter: Typesetter, body: TextStyle):
    bullet = Bullet(BulletKind.SQUARE, INK, 5)
    text = typesetter.set([Piece(PROSE)], body, 200, Setting(bullet=bullet, indent=14, hang=14))
    marker = text.lines[0].marker
    assert marker is not None
    assert (marker.x, marker.side) == (0, 5)
    middle = marker.y + marker.side / 2
    assert text.lines[0].baseline - 0.693 * 11 / 2 < middle < text.lines[0].baseline - 0.481 * 11 / 2
    assert all(line.marker is None for line in text.lines[1:])
    assert text.lines[0].runs[0].x == 14


def test_a_number_stands_on_the_baseline_in_bold_sans(typesetter: Typesetter, body: TextStyle):
    red = Colour("accent", "A2231D")
    bullet = Bullet(BulletKind.NUMBER, red, 13, number=12)
    marker = typesetter.set([Piece("x")], body, 200, Setting(bullet=bullet, indent=24, hang=20)).lines[0].marker
    assert marker is not None
    (run,) = marker.runs
    assert (run.x, run.text, run.style.size, run.style.colour) == (4, "12", 13, red)
    assert (run.style.font.family, run.style.font.bold) == ("Carlito", True)


def test_a_hyphen_is_drawn_but_not_in_the_text(typesetter: Typesetter, body: TextStyle):
    text = typesetter.set([Piece("collectivisation")], body, 60, Setting())
    first = text.lines[0]
    assert first.hyphen
    assert not first.text.endswith("-")
    run = first.runs[-1]
    assert run.clusters[-1] == len(run.text)
    assert "".join(line.text for line in text.lines) == text.paragraph.text == "collectivisation"


def test_a_soft_hyphen_is_seen_only_where_it_ends_a_line(typesetter: Typesetter, body: TextStyle):
    whole = typesetter.set([Piece("collec\u00adtive")], body, 400, Setting())
    assert whole.width == pytest.approx(typesetter.set([Piece("collective")], body, 400, Setting()).width, abs=0.5)
    broken = typesetter.set([Piece("collec\u00adtive")], body, 40, Setting())
    assert broken.lines[0].hyphen
    assert broken.lines[0].width > typesetter.set([Piece("collec")], body, 400, Setting()).width


@pytest.mark.parametrize("breaking", Breaking)
@pytest.mark.parametrize(
    "pieces",
    [
        [Piece("collec\u00adtive")],
        [Piece("see the collec\u00adtive/industrial/agricultural")],
        [Piece("collec\u00ad"), Piece("tive", bold=True)],
        [Piece("collec"), Piece("\u00adtive", bold=True)],
        [Piece("коллек\u00adтив")],
    ],
    ids=["alone", "in a slashed word", "at the end of a piece", "at the start of one", "in a fallback font"],
)
def test_a_line_that_ends_at_a_soft_hyphen_draws_one(
    typesetter: Typesetter, body: TextStyle, pieces: list[Piece], breaking: Breaking
):
    lines = typesetter.set(pieces, body, 42, Setting(breaking=breaking)).lines
    (line,) = [line for line in lines if line.text.endswith("\u00ad")]
    run = line.runs[-1]
    family = Family.SANS if run.style.font.family == "Carlito" else Family.SERIF
    (hyphen,) = typesetter.set([Piece("-", bold=run.style.font.bold, family=family)], body, 99, Setting()).lines[0].runs
    assert line.hyphen
    assert run.glyphs[-1] == hyphen.glyphs[0]
    assert run.advances[-1] == hyphen.advances[0] > 0
    assert line.width <= 42


def test_a_soft_hyphen_does_not_part_a_word_in_a_fallback_font(typesetter: Typesetter, body: TextStyle):
    (line,) = typesetter.set([Piece("коллек\u00adтив")], body, 400, Setting()).lines
    (run,) = line.runs
    assert (run.text, run.style.font.family) == ("коллек\u00adтив", "Carlito")


def test_a_right_to_left_name_is_drawn_from_the_right(typesetter: Typesetter, body: TextStyle):
    line = typesetter.set([Piece("Nasser (جمال 1918 ناصر) said")], body, 400, Setting()).lines[0]
    drawn = [run.text.strip() for run in line.runs if run.text.strip()]
    assert drawn == ["Nasser (", "ناصر", "1918", "جمال", ") said"]
    arabic = next(run for run in line.runs if run.text.strip() == "جمال")
    assert arabic.clusters == tuple(sorted(arabic.clusters, reverse=True))


def test_what_no_font_has_is_a_problem_at_its_place(typesetter: Typesetter, body: TextStyle):
    place = Place(SourceFile("content.yaml"), 3, 5)
    for _ in range(2):
        typesetter.set([Piece("\U00012000 and \U00012001\U00012000", place=place)], body, 400, Setting())
    (problem,) = typesetter.problems
    assert problem.place == place
    assert "these characters" in problem.message
    assert problem.message.count("U+12000 CUNEIFORM SIGN A)") == 1
    assert "U+12001" in problem.message
    typesetter.set([Piece("\U00012000")], body, 400, Setting())
    assert len(typesetter.problems) == 2, "once for each place"


def test_control_characters_are_drawn_as_spaces(typesetter: Typesetter, body: TextStyle):
    tab, space = (typesetter.set([Piece(f"a{sign}b")], body, 400, Setting()) for sign in "\t ")
    assert tab.lines[0].runs[0].glyphs == space.lines[0].runs[0].glyphs
    assert tab.paragraph.text == "a\tb"
    assert typesetter.problems == []


def test_the_narrowest_column_splits_no_word(typesetter: Typesetter, body: TextStyle):
    for setting in (Setting(indent=7), replace(GREEDY, indent=7)):
        extent = typesetter.measure([Piece(PROSE)], body, setting)
        words = set(PROSE.split())
        narrow = typesetter.set([Piece(PROSE)], body, extent.minimum, setting)
        assert {word for line in narrow.lines for word in line.text.split()} == words
        narrower = typesetter.set([Piece(PROSE)], body, extent.minimum - 2, setting)
        assert {word for line in narrower.lines for word in line.text.split()} != words
        assert len(typesetter.set([Piece(PROSE)], body, extent.maximum, setting).lines) == 1


def test_slides_keep_room_for_programs_that_set_wider(typesetter: Typesetter, label: TextStyle):
    natural = typesetter.set([Piece("Sino-Soviet relations")], label, 900, GREEDY).width
    assert len(typesetter.set([Piece("Sino-Soviet relations")], label, natural * 1.005, GREEDY).lines) == 2
    assert len(typesetter.set([Piece("Sino-Soviet relations")], label, natural * 1.02, GREEDY).lines) == 1


def test_room_is_kept_where_han_and_latin_meet(typesetter: Typesetter, label: TextStyle):
    plain = typesetter.measure([Piece("毛泽东泽东")], label, GREEDY).maximum
    mixed = typesetter.measure([Piece("毛泽东"), Piece("Mao")], label, GREEDY).maximum
    latin = typesetter.measure([Piece("Mao")], label, GREEDY).maximum
    assert mixed == pytest.approx(plain * 3 / 5 + latin + 5, abs=0.01)


@pytest.mark.parametrize("breaking", list(Breaking))
@settings(max_examples=40, deadline=None)
@given(
    text=st.text("aAVTofi rstl -—–/.,“”’éЖдα毛中，1950\u00a0", max_size=60),
    width=st.integers(15, 200),
    bold_from=st.integers(0, 60),
)
def test_nothing_is_lost_and_no_line_is_wider_than_its_column(
    breaking: Breaking, text: str, width: int, bold_from: int
):
    pieces = [Piece(text[:bold_from]), Piece(text[bold_from:], bold=True)]
    setting = Setting(breaking=breaking)
    done = TYPESETTER.set(pieces, BODY, width, setting)
    assert text_of(done.lines) == "".join(text.split())
    assert done.paragraph.text == text
    assert all(line.width <= width + 0.001 for line in done.lines)
    assert done == make_typesetter().set(pieces, BODY, width, setting), "the same whatever was set before"
