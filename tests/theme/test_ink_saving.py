"""The ink-saving theme, judged by the ink on its pages: poppler draws them, and what is dark is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageStat

from sinopack import layout
from sinopack.render import pdf
from tests.layout.handout.laid import PACKS, loaded
from tests.tools import run

MOST = 0.85
"""Of the ink that the same pages take in the two-colour theme."""


def ink(theme: str, folder: Path) -> tuple[float, int]:
    """The share of the sample's pages that is dark, and how many pages there are."""
    pack = loaded("sample")
    pack = pack.model_copy(update={"print": pack.print.model_copy(update={"theme": theme})})
    folder.mkdir()
    with (folder / "handout.pdf").open("wb") as file:
        pdf.draw(layout.lay_out_handout(pack, PACKS["sample"].parent).result, file)
    run("pdftoppm", "-r", "60", "-gray", "-png", str(folder / "handout.pdf"), str(folder / "page"))
    pages = sorted(folder.glob("page-*.png"))
    dark = [1 - ImageStat.Stat(Image.open(page)).mean[0] / 255 for page in pages]
    return sum(dark) / len(dark), len(pages)


@pytest.mark.parametrize("other", ["two-colour", "plain"])
def test_it_takes_less_ink_for_the_same_pages(tmp_path: Path, other: str) -> None:
    spared, pages = ink("ink-saving", tmp_path / "spared")
    usual, as_many = ink(other, tmp_path / "usual")
    assert pages == as_many
    assert spared <= MOST * usual
