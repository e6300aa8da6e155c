"""Themes: those that ship can be read on every ground, in colour and as copies, and bad theme files are explained."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sinopack.page import Colour, Hatch
from sinopack.problems import Place, Problem, Problems, SourceFile
from sinopack.theme import Surface, Theme, load_theme
from sinopack.theme.contrast import contrast, grey, luminance
from sinopack.theme.fonts import FONT_SETS

SHIPPED = ("ink-saving", "plain", "two-colour")
THEME_FILE = Path(__file__).parents[2] / "src" / "sinopack" / "theme" / "themes" / "two-colour.yaml"

# The contrasts that the look was drawn with: text (or line) and ground, in colour and after conversion to grey.
TWO_COLOUR_PAIRS = [
    ("ink", "paper", 17.8, 17.8),
    ("ink", "tint", 15.9, 15.9),
    ("ink", "segment", 13.6, 13.6),
    ("quiet", "paper", 7.8, 7.8),
    ("quiet", "tint", 7.0, 7.0),
    ("rule", "paper", 3.9, 3.9),
    ("accent", "paper", 7.5, 9.1),
    ("accent", "tint", 6.7, 8.2),
    ("ink", "era-1", 13.5, 13.7),
    ("ink", "era-2", 7.1, 7.3),
    ("paper", "accent", 7.5, 9.1),
    ("paper", "ink", 17.8, 17.8),
    ("silver", "ink", 10.5, 10.5),
]


def theme(name: str) -> Theme:
    return load_theme(name, Path("."))


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("A2231D", "A2231D") == 1.0
    assert luminance("FFFFFF") == pytest.approx(1.0)
    assert luminance("0000FF") == pytest.approx(0.0722)


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [("A2231D", "48"), ("16181D", "18"), ("F2DCD9", "E2"), ("D9928B", "A6"), ("7C828B", "81"), ("FFFFFF", "FF")],
)
def test_grey_is_what_a_copier_makes_of_a_colour(rgb: str, expected: str) -> None:
    assert grey(rgb) == expected * 3


@pytest.mark.parametrize(("text", "ground", "in_colour", "in_grey"), TWO_COLOUR_PAIRS)
def test_two_colour_has_the_contrasts_it_was_drawn_with(
    text: str, ground: str, in_colour: float, in_grey: float
) -> None:
    one, other = theme("two-colour")[text].rgb, theme("two-colour")[ground].rgb
    assert contrast(one, other) == pytest.approx(in_colour, abs=0.05)
    assert contrast(grey(one), grey(other)) == pytest.approx(in_grey, abs=0.05)


@pytest.mark.parametrize("name", SHIPPED)
def test_text_on_every_surface_can_be_read(name: str) -> None:
    """7:1 (WCAG 2.1, 1.4.6), in colour and in grey; what is set on a hatch stands on a plate of its ground."""
    for key, surface in theme(name).surfaces.items():
        texts = [surface.text, surface.quiet, surface.accent] if key in ("title", "question") else [surface.text]
        for text in texts:
            one, other = text.rgb, surface.ground.rgb
            assert min(contrast(one, other), contrast(grey(one), grey(other))) >= 7.0, (key, text.name)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_stands_on_paper_can_be_seen(name: str) -> None:
    colours = theme(name)
    for text, on_paper, on_tint in (("ink", 7.0, 7.0), ("quiet", 7.0, 6.5), ("accent", 7.0, 6.5), ("rule", 3.0, 3.0)):
        for ground, least in (("paper", on_paper), ("tint", on_tint)):
            one, other = colours[text].rgb, colours[ground].rgb
            assert min(contrast(one, other), contrast(grey(one), grey(other))) >= least, (text, ground)


def test_plain_is_black_and_white() -> None:
    assert {colour.rgb for colour in theme("plain").colours.values()} == {"16181D", "FFFFFF"}


def test_both_themes_have_the_same_names() -> None:
    plain, coloured = theme("plain"), theme("two-colour")
    assert set(plain.colours) == set(coloured.colours)
    assert set(plain.surfaces) == set(coloured.surfaces)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("first", ["undated", "band"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9])
def test_neighbouring_eras_differ_without_hue(name: str, first: str, count: int) -> None:
    """By a hatch, or in grey: by a fifth of the way from black to white, but less after the lightest of four."""
    colours = theme(name)
    surfaces = colours.eras(count, first=first)
    assert len(surfaces) == count
    for one, other in pairwise(surfaces):
        steps = abs(int(grey(one.ground.rgb)[:2], 16) - int(grey(other.ground.rgb)[:2], 16))
        least = 15 if count > 3 and one == colours.surface(first) else 50
        assert steps >= least or isinstance(one.fill, Hatch) != isinstance(other.fill, Hatch)


def test_surfaces_know_their_ground() -> None:
    plain, coloured = theme("plain"), theme("two-colour")
    assert plain.surface("era-2").fill == Hatch(Colour("ink", "16181D"), Colour("paper", "FFFFFF"))
    assert plain.surface("era-2").ground == Colour("paper", "FFFFFF")
    assert coloured.surface("era-2").ground == Colour("era-2", "D9928B")
    ink = coloured["ink"]
    assert Surface(None, None, ink, ink, ink).ground.rgb == "FFFFFF"
    assert coloured.surface("panel").outline is None
    outline = plain.surface("panel").outline
    assert outline is not None
    assert (outline.colour.name, outline.width) == ("ink", 0.75)


def test_a_deck_carries_the_theme() -> None:
    deck = theme("two-colour").deck_theme(FONT_SETS["textbook"])
    assert (deck.name, deck.major, deck.minor) == ("sinopack Two-colour", "Georgia", "Calibri")
    slots = dict(deck.colours)
    assert slots["dk1"].rgb == "16181D"
    assert slots["accent1"].rgb == slots["hlink"].rgb == "A2231D"
    assert len(slots) == 12


# Theme files of a school's own.


def own(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the theme that ships, with changes."""
    text = THEME_FILE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "our-school.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    own(folder, *changes)
    with pytest.raises(Problems) as raised:
        load_theme("our-school.yaml", folder)
    return list(raised.value.problems)


def line_of(problem: Problem) -> str:
    assert problem.place is not None
    assert problem.place.file.name == "our-school.yaml"
    return problem.place.text.strip()


def test_a_copy_with_another_accent_loads(tmp_path: Path) -> None:
    own(tmp_path, ("name: Two-colour", "name: Our school"), ('"A2231D"', '"#1d4e89"'))
    loaded = load_theme("our-school.yaml", tmp_path)
    assert loaded.name == "Our school"
    assert loaded["accent"] == Colour("accent", "1D4E89")
    assert loaded.surface("title").fill == Colour("accent", "1D4E89")
    assert loaded.question_rules == 1


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own(tmp_path, ('"A2231D"', '"1D4E89"'))
    load_theme("our-school.yaml", tmp_path)
    own(tmp_path, ('"A2231D"', '"005F20"'))
    assert load_theme("our-school.yaml", tmp_path)["accent"].rgb == "005F20"


def test_a_surface_without_a_fill_is_paper(tmp_path: Path) -> None:
    own(tmp_path, ("panel: { fill: tint }", "panel: { outline: ink }"), ('paper: "FFFFFF"', 'paper: "FFFDF5"'))
    assert load_theme("our-school.yaml", tmp_path).surface("panel").ground == Colour("paper", "FFFDF5")


def test_a_missing_colour_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ('  quiet: "4E525A"', '  # quiet: "4E525A"'))
    assert problem.message == "A list of colours needs “quiet”, and this one has none."
    assert line_of(problem).startswith("ink:")


def test_a_missing_surface_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("  life: { fill: era-1 }\n", ""))
    assert problem.message == "A list of surfaces needs “life”, and this one has none."


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("name: Two-colour\n", ""))
    assert "needs “name”" in problem.message


@pytest.mark.parametrize("typed", ['"4E525"', '"grey"', '"#4E52ZZ"', '"rgb(1,2,3)"', '""', '"4E525A00"'])
def test_what_is_no_colour_is_shown_at_its_line(tmp_path: Path, typed: str) -> None:
    (problem,) = problems_of(tmp_path, ('"4E525A"', typed))
    assert line_of(problem).startswith(f"quiet: {typed}")
    assert "colour" in problem.message or "Nothing is typed" in problem.message


def test_three_digits_are_doubled(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ('"4E525A"', '"#456"'))
    assert problem.message == "“#456” is not a colour."
    assert problem.suggestion.startswith('  quiet: "445566" # dates')


def test_a_list_is_no_colour(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ('"4E525A"', "[4, 5]"))
    assert problem.message.startswith("Expected text here")


def test_an_accent_too_light_is_the_only_problem_told(tmp_path: Path) -> None:
    """Every surface with white text on it would fail too; one line is what has to be changed."""
    (problem,) = problems_of(tmp_path, ('"A2231D"', '"E07A5F"'))
    assert problem.message.startswith("The accent E07A5F is too light")
    assert line_of(problem).startswith("accent:")


def test_the_lightest_accent_passes(tmp_path: Path) -> None:
    assert luminance("595959") <= 0.10 < luminance("5A5A5A")
    own(tmp_path, ('"A2231D"', '"595959"'))
    assert load_theme("our-school.yaml", tmp_path)["accent"].rgb == "595959"
    assert len(problems_of(tmp_path, ('"A2231D"', '"5A5A5A"'))) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [("quiet", "4E525A", "A0A0A0", "text"), ("ink", "16181D", "999999", "text"), ("rule", "7C828B", "C8CBD0", "lines")],
)
def test_faint_colours(tmp_path: Path, name: str, old: str, new: str, what: str) -> None:
    (problem,) = problems_of(tmp_path, (f'"{old}"', f'"{new}"'))
    assert problem.message.startswith(f"The colour “{name}” is too faint for {what} on the colour “paper”")
    assert line_of(problem).startswith(f"{name}:")


def test_text_that_cannot_be_read(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("era-2: { fill: era-2 }", "era-2: { fill: era-2, text: accent }"))
    assert problem.message.startswith("Text in the colour “accent” cannot be read on the surface “era-2”")
    assert line_of(problem).startswith("era-2:")


def test_text_that_cannot_be_read_on_a_copy(tmp_path: Path) -> None:
    """This green on this red is told apart in colour, and much less so once both are grey."""
    green, red = "00E000", "8C0000"
    assert contrast(green, red) > 4.5 > contrast(grey(green), grey(red))
    (problem,) = problems_of(
        tmp_path, ('"A2231D"', f'"{red}"'), ('"F2DCD9"', f'"{green}"'),
        ("right-answer: { fill: accent, text: paper", "right-answer: { fill: accent, text: era-1"),
    )  # fmt: skip
    assert "on the surface “right-answer”" in problem.message


def test_quiet_text_on_slides(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("quiet: silver, accent: paper }", "quiet: quiet, accent: paper }"))
    assert problem.message == (
        "Quiet text in the colour “quiet” cannot be read on the surface “question”, whose ground is “ink”: their "
        "contrast is 2.3, and it takes 4.5."
    )


def test_a_surface_typed_on_several_lines(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("  band: { fill: tint }", "  band:\n    fill: ink\n    text: quiet"))
    assert line_of(problem) == "band:"


def test_misspelt_keys(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path, ("  silver:", "  silvr:"), ("  band:", "  bnad:"), ("question-rules:", "question_rules:"),
        ("panel: { fill: tint }", "panel: { fil: tint }"),
    )  # fmt: skip
    assert [problem.suggestion.split(":")[0].strip() for problem in problems] == [
        "silver", "panel", "band", "question-rules",
    ]  # fmt: skip
    assert all("Did you mean" in problem.message for problem in problems)


def test_a_colour_that_has_no_name(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ("segment: { fill: segment }", "segment: { fill: sgement }"))
    assert "Did you mean “segment”?" in problem.message
    assert line_of(problem) == "segment: { fill: sgement }"


@pytest.mark.parametrize("typed", ["0", "3", "two"])
def test_rules_of_a_question(tmp_path: Path, typed: str) -> None:
    (problem,) = problems_of(tmp_path, ("question-rules: 1", f"question-rules: {typed}"))
    assert line_of(problem) == f"question-rules: {typed}"


@pytest.mark.parametrize("text", ["", "- one\n- two\n", "only words\n", "name: [\n"])
def test_files_that_are_no_theme(tmp_path: Path, text: str) -> None:
    (tmp_path / "our-school.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems):
        load_theme("our-school.yaml", tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two-color", "There is no theme “two-color”. Did you mean “two-colour”?"),
        ("blue", "There is no theme “blue”."),
        ("blue.yaml", "There is no theme file “blue.yaml”."),
        ("../blue.yaml", "The theme file “../blue.yaml” lies outside the pack's folder."),
        ("/etc/blue.yaml", "The theme file “/etc/blue.yaml” lies outside the pack's folder."),
    ],
)
def test_themes_that_are_not_there(tmp_path: Path, name: str, expected: str) -> None:
    place = Place(SourceFile("content.yaml", ("print: {theme: blue}",)), 1, 8)
    with pytest.raises(Problems) as raised:
        load_theme(name, tmp_path, place)
    (problem,) = raised.value.problems
    assert problem.message == expected
    assert problem.place == place
    assert problem.advice


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ("panel: { fill: tint }", "panel: { fill: era-2 }",
         "Text in the colour “accent” cannot be read on the surface “panel”, whose ground is “era-2”: their "
         "contrast is 3.0, and it takes 4.5.", "panel:"),
        ("life: { fill: era-1 }", "life: { fill: quiet }",
         "Lines and marks in the colour “ink” cannot be seen on the surface “life”, whose ground is “quiet”: their "
         "contrast is 2.3, and it takes 3.", "life:"),
        ("segment: { fill: segment }", "segment: { fill: era-2, text: quiet }", "", ""),
        ("segment: { fill: segment }", "segment: { fill: era-2, text: segment }",
         "Text in the colour “segment” cannot be read on the surface “segment”, whose ground is “era-2”: their "
         "contrast is 1.9, and it takes 3.", "segment:"),
    ],
)  # fmt: skip
def test_every_pair_that_is_used_is_checked(tmp_path: Path, old: str, new: str, said: str, line: str) -> None:
    """What is set on a surface in a colour of the theme's, too; and large figures need less than text does."""
    if not said:
        own(tmp_path, (old, new))
        assert load_theme("our-school.yaml", tmp_path).surface("segment").text.name == "quiet"
        return
    (problem,) = problems_of(tmp_path, (old, new))
    assert problem.message == said
    assert line_of(problem).startswith(line)
