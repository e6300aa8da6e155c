"""Styles and a typesetter for tests in real fonts, without the computer's own: results never vary."""

from __future__ import annotations

import pytest

from sinopack.layout.text import Family, TextStyle, Typesetter
from sinopack.layout.text.faces import Faces
from sinopack.layout.text.system import SystemFonts
from sinopack.page import Colour
from sinopack.theme.fonts import FONT_SETS

INK = Colour("ink", "16181D")


def make_typesetter(fonts: str = "textbook", language: str = "en") -> Typesetter:
    return Typesetter(FONT_SETS[fonts], language, SystemFonts(Faces(), folders=()))


@pytest.fixture
def typesetter() -> Typesetter:
    return make_typesetter()


@pytest.fixture
def body() -> TextStyle:
    return TextStyle(Family.SERIF, 11, 16, INK)


@pytest.fixture
def label() -> TextStyle:
    return TextStyle(Family.SANS, 20, 24, INK)
