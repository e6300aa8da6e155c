"""Lines on slides: what LibreOffice was found to do with links and addresses (docs/fonts.md)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.layout.text import Baseline, Breaking, Family, Piece, Setting, TextStyle, Typesetter
from sinopack.layout.text.stretches import Lines
from sinopack.page import link_portions
from tests.layout.text.conftest import INK, make_typesetter

SLIDE = Setting(breaking=Breaking.GREEDY, baseline=Baseline.LOW)
PAPER = Setting()
LABEL = TextStyle(Family.SANS, 20, 24, INK)
TYPESETTERS = {name: make_typesetter(name) for name in ("textbook", "plain")}


def linked(text: str) -> Piece:
    return Piece(text, link="https://example.org", underline=True)


def lines_of(typesetter: Typesetter, pieces: list[Piece], width: float, setting: Setting = SLIDE) -> list[str]:
    return [line.text for line in typesetter.set(pieces, LABEL, width, setting).lines]


def width_of(typesetter: Typesetter, text: str) -> float:
    """The width of a text as cautiously as on slides."""
    return typesetter.measure([Piece(text)], LABEL, SLIDE).maximum


@pytest.mark.parametrize(
    ("text", "portions"),
    [
        ("https://a-b.org/c-d//e?f=g", ["https://", "a-", "b.org/", "c-", "d//", "e?f=g"]),
        ("the Library of  Congress", ["the ", "Library ", "of  ", "Congress"]),
        ("a\nb c", ["a", "b ", "c"]),
        ("-", ["-"]),
        (" a ", [" ", "a "]),
        ("и/или", ["и/", "или"]),
    ],
)
def test_the_portions_in_which_a_link_is_measured_and_written(text: str, portions: list[str]):
    assert [text[start:end] for start, end in link_portions(text)] == portions


def test_the_space_at_the_end_of_a_linked_word_needs_room(typesetter: Typesetter):
    width = width_of(typesetter, "see the") + 1
    assert lines_of(typesetter, [Piece("see the x")], width) == ["see the", "x"]
    assert lines_of(typesetter, [Piece("see "), linked("the x")], width) == ["see", "the x"]


def test_what_follows_a_linked_portion_that_was_cut_starts_a_line(typesetter: Typesetter):
    address = "a" * 40
    lines = lines_of(typesetter, [Piece("see "), linked(address), Piece(". End")], 200)
    assert lines[0] == "see"
    assert "".join(lines[1:-1]) == address
    assert lines[-1] == ". End"
    assert lines_of(typesetter, [linked(address)], 200)[-1].endswith("a"), "nothing follows, and no line is added"


def test_a_break_after_a_linked_portion_that_was_cut_leaves_a_line_empty(typesetter: Typesetter):
    cut = lines_of(typesetter, [linked("a" * 40), Piece("\nEnd")], 200)
    assert cut[-2:] == ["", "End"]
    assert lines_of(typesetter, [linked("aaaa"), Piece("\nEnd")], 200) == ["aaaa", "End"]


def test_a_line_may_end_before_and_after_a_link(typesetter: Typesetter):
    width = width_of(typesetter, "(see) word") + 3
    assert lines_of(typesetter, [Piece("(see) "), linked("word"), Piece(".")], width) == ["(see) word", "."]
    assert lines_of(typesetter, [Piece("(see) word.")], width) == ["(see)", "word."]


def test_links_are_nothing_special_on_paper(typesetter: Typesetter):
    width = width_of(typesetter, "see the") + 1
    assert lines_of(typesetter, [Piece("see "), linked("the x")], width, PAPER) == ["see the", "x"]


def test_no_line_ends_at_a_slash_unless_one_more_character_would_fit(typesetter: Typesetter):
    text = "collections/survey/images/history/archives"
    tight = width_of(typesetter, "collections/survey/") + 1
    assert lines_of(typesetter, [Piece(text)], tight)[0] == "collections/"
    roomy = width_of(typesetter, "collections/survey/im")
    assert lines_of(typesetter, [Piece(text)], roomy)[0] == "collections/survey/"


def test_only_the_first_word_breaks_after_slashes(typesetter: Typesetter):
    """Another is cut where the line is full, which may take more lines than its slashes would."""
    address = "aaaaaaa/bbbbbb/cccccc/ddd"
    width = width_of(typesetter, "aaaaaaa/bbb")
    first = lines_of(typesetter, [Piece(address)], width)
    later = lines_of(typesetter, [Piece(f"see {address}")], width)
    assert first[0] == "aaaaaaa/"
    assert later[0] == "see"
    assert len(later) - 1 >= len(first)


def test_an_address_breaks_before_a_percent_sign(typesetter: Typesetter):
    assert lines_of(typesetter, [Piece("q=abcdef%20ghi")], width_of(typesetter, "q=abcdef%2"))[0] == "q=abcdef"


def test_a_set_text_is_remembered_with_all_that_makes_it(typesetter: Typesetter):
    done = typesetter.set([Piece("Text")], LABEL, 200, SLIDE)
    assert typesetter.set((Piece("Text"),), LABEL, 200, replace(SLIDE)) is done
    others = [
        typesetter.set([Piece("Text", bold=True)], LABEL, 200, SLIDE),
        typesetter.set([Piece("Text")], LABEL.at(21, 24), 200, SLIDE),
        typesetter.set([Piece("Text")], LABEL, 20, SLIDE),
        typesetter.set([Piece("Text")], LABEL, 200, replace(SLIDE, indent=1)),
        typesetter.set([Piece("Text")], LABEL, 200, replace(SLIDE, language="fr")),
    ]
    assert all(other != done for other in others)


def test_an_empty_piece_between_others_is_nothing(typesetter: Typesetter):
    for setting in (SLIDE, PAPER):
        done = typesetter.set([Piece("one "), Piece("", bold=True), Piece("two")], LABEL, 40, setting)
        assert [line.text for line in done.lines] == ["one", "two"]


@settings(max_examples=150, deadline=None)
@given(
    text=st.text("AVATLPYWToy fir’“-./xé\u00adЖдβΓ1790%", max_size=40),
    fonts=st.sampled_from(sorted(TYPESETTERS)),
    family=st.sampled_from(Family),
    bold=st.booleans(),
    tracking=st.sampled_from([0.0, 0.5]),
    breaking=st.sampled_from(Breaking),
)
def test_no_text_is_wider_than_what_is_certain_without_shaping(
    text: str, fonts: str, family: Family, bold: bool, tracking: float, breaking: Breaking
):
    style = TextStyle(family, 20, 24, INK, bold=bold, tracking=tracking)
    spanned = TYPESETTERS[fonts]._spanned((Piece(text), Piece(" end")), style, "en")
    assert Lines(spanned, breaking).extent()[1] <= spanned.at_most()


@pytest.mark.parametrize("piece", [Piece("毛泽东"), Piece("ناصر"), linked("word"), Piece("one\ntwo")])
def test_only_shaping_tells_how_wide_other_texts_are(typesetter: Typesetter, piece: Piece):
    assert typesetter._spanned((piece,), LABEL, "en").at_most() == float("inf")
