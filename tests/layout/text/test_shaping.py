from __future__ import annotations

import string

import pytest

from sinopack.layout.text.faces import Face
from sinopack.layout.text.shaping import Shaper
from sinopack.theme.fonts import FONT_SETS

FACES = [
    Face(family.font(bold, italic))
    for family in (FONT_SETS["textbook"].serif, FONT_SETS["textbook"].sans, FONT_SETS["plain"].sans)
    for bold in (False, True)
    for italic in (False, True)
]
WORDS = [*string.ascii_letters, *(f"{a}{b}" for a in "AFTVWYLPr1/" for b in "Aaovy.,1/-"), "AVATAR", "fficient", "Ty-1"]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.font.path.rpartition("/")[2])
def test_words_without_kerning_are_as_wide_as_their_letters(face: Face):
    shaper = Shaper(face, "Latn", "en")
    for word in WORDS:
        positions = shaper._shape(word, shaper._unkerned).glyph_positions
        shaped = sum(position.x_advance for position in positions) / face.units_per_em
        assert shaper._unkerned_width(word) == shaped, word


def test_the_spaces_after_a_word_are_no_ink():
    shaper = Shaper(FACES[0], "Latn", "en")
    ink, advance = shaper.width("word  ")
    assert ink == shaper.width("word")[0] == shaper.width("word")[1]
    assert advance == pytest.approx(ink + 2 * shaper.width(" ")[1])
    assert shaper.width(" ")[0] == shaper.width("")[1] == 0.0


def test_caution_takes_the_wider_of_kerned_and_not():
    shaper = Shaper(FACES[0], "Latn", "en")
    assert shaper.cautious_width("AVA ")[0] >= shaper.width("AVA ")[0]
    assert shaper.cautious_width("AV")[0] == max(shaper.width("AV")[0], shaper._unkerned_width("AV"))
