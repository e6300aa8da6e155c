"""A sheet to draw on, for tests of one drawer."""

from __future__ import annotations

import pytest

from sinopack.render.powerpoint.package import Package
from sinopack.render.powerpoint.paint import Palette
from sinopack.render.powerpoint.sheet import Destination, Sheet
from tests.render.powerpoint.specimens import THEME


@pytest.fixture
def sheet() -> Sheet:
    """The third slide of a deck whose slide "points" is its second."""
    places = {"points": Destination("ppt/slides/slide2.xml", "The points")}
    return Sheet("ppt/slides/slide3.xml", Package(), Palette(THEME), places, 3)
