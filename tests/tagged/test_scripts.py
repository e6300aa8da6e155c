"""The text of a PDF is the text that was typed: two thousand paragraphs and more, in every script that the vendored
fonts cover, with every character that they draw, in every font set, read back by the tags and by poppler."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from sinopack.geometry import Size
from sinopack.layout.compose import Composer
from sinopack.layout.inline import plain
from sinopack.layout.text import Family, Setting, TextStyle, Typesetter
from sinopack.page import Document, Page, Properties, Role, TextBox
from sinopack.render import pdf
from sinopack.theme import load_labels, load_theme
from sinopack.theme.fonts.registry import FONT_SETS
from tests.tagged.bijection import faults
from tests.tagged.reading import TaggedFile
from tests.tagged.scripts import covered, paragraphs
from tests.tools import run

_SEED = 20261123
_LEAST = {"textbook": 2_400}
"""How many paragraphs are set in a font set; in the others as many as hold every character once."""
_WIDTH = 400.0

every_set = pytest.mark.parametrize("fonts", FONT_SETS)


@cache
def typed(fonts: str) -> tuple[str, ...]:
    return tuple(paragraphs(_SEED, _LEAST.get(fonts, 0)))


@cache
def set_boxes(fonts: str) -> tuple[TextBox, ...]:
    """Each paragraph in a column, in serif and sans by turns."""
    theme = load_theme("two-colour", Path())
    composer = Composer(Typesetter(FONT_SETS[fonts], "en"), theme, load_labels("en"), Setting())
    boxes = []
    for number, text in enumerate(typed(fonts)):
        style = TextStyle(list(Family)[number % 2], 11.0, 18.0, theme["ink"], bold=number % 5 == 0)
        boxes.append(
            composer.box(
                [composer.set(plain(text), style, _WIDTH)], (40.0, 40.0), _WIDTH, Role.PARAGRAPH, f"p-{number}"
            )
        )
    assert composer.typesetter.problems == []
    return tuple(boxes)


@cache
def drawn(fonts: str) -> bytes:
    """A page for each paragraph."""
    pages = tuple(
        Page(Size(480.0, box.rect.height + 80.0), (box,), f"page-{number}")
        for number, box in enumerate(set_boxes(fonts))
    )
    target = BytesIO()
    pdf.draw(Document(Properties("Scripts"), pages), target)
    return target.getvalue()


@cache
def opened(fonts: str) -> TaggedFile:
    return TaggedFile(drawn(fonts))


@cache
def heard(fonts: str) -> tuple[str, ...]:
    """What the tags say, paragraph by paragraph."""
    return tuple(opened(fonts).text(element) for element in opened(fonts).document if element.tag == "P")


@every_set
def test_there_are_enough_and_nothing_is_left_out(fonts: str) -> None:
    letters = {character for text in typed(fonts) for character in text}

    assert len(typed("textbook")) >= 2_000
    assert len(covered()) > 100
    assert {character for script in covered().values() for character in script} <= letters
    assert any(ord(character) > 0xFFFF for character in letters)


@every_set
def test_the_tags_hold_the_text_as_it_was_typed(fonts: str) -> None:
    assert [
        (text, got) for text, got in zip(typed(fonts), heard(fonts), strict=True) if squeezed(got) != squeezed(text)
    ] == []
    assert faults(opened(fonts)) == []


@every_set
def test_words_stay_words(fonts: str) -> None:
    """Spaces are read where they were typed, at the ends of lines too."""
    both = [(text, got.replace("\u00ad", "")) for text, got in zip(typed(fonts), heard(fonts), strict=True)]

    assert [pair for pair in both if pair[0].split() != pair[1].split()] == []


@every_set
def test_poppler_copies_the_text_as_it_was_typed(fonts: str, tmp_path: Path) -> None:
    """Character for character; of what runs to the left, whose order poppler guesses, the same characters."""
    path = tmp_path / "drawn.pdf"
    path.write_bytes(drawn(fonts))
    read = run("pdftotext", "-enc", "UTF-8", "-raw", str(path), "-").split("\f")

    wrong = []
    for text, got in zip(typed(fonts), read, strict=False):
        leftwards = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
        order = sorted if leftwards else list
        if order(squeezed(got)) != order(squeezed(text)):
            wrong.append((text, got))
    assert wrong == []


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200e\u200f\u202a-\u202e]+", "", text)
