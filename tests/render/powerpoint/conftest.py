"""A sheet to draw on, for tests of one drawer."""

from __future__ import annotations

import pytest

from sinopack.render.powerpoint.package import Package
from sinopack.render.powerpoint.paint import Palette
from sinopack.render.powerpoint.sheet import Sheet
from tests.render.powerpoint.specimens import THEME


@pytest.fixture
def sheet() -> Sheet:
    """The third slide of a deck whose slide "points" is its second."""
    return Sheet("ppt/slides/slide3.xml", Package(), Palette(THEME), {"points": "ppt/slides/slide2.xml"}, 3)
