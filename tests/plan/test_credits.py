"""The credits of pictures: as printed under each, and gathered, each once, with where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sinopack import content
from sinopack.plan import blocks, plan_deck, plan_handout
from sinopack.theme import load_labels

LONG = """credit:
          title: Signing
          author: Anna
          source: "[Commons](https://example.org/a)"
          licence: CC BY 4.0"""
BODY = f"""pack: P
sections:
  - title: Alliance
    body:
      - figure: a.png
        alt: Two men
        caption: The treaty is signed.
        {LONG}
      - figure: a.png
        alt: Two men
        credit: Boris, for this pack
        show: slides
  - title: Rift
    body:
      - figure: a.png
        alt: Two men
        {LONG}
      - figure: a.png
        alt: Two men, once more
        title: Nobody’s
"""


def read(folder: Path, more: str = "") -> content.Pack:
    Image.new("L", (30, 20)).save(folder / "a.png")
    (folder / "content.yaml").write_text(BODY + more, encoding="utf-8")
    return content.load(folder / "content.yaml")


def test_they_are_gathered_in_both_products(tmp_path: Path) -> None:
    pack, labels = read(tmp_path), load_labels("en")
    part = plan_handout(pack, labels).parts[-1]
    assert (part.title, part.key) == ("Picture credits", "credits")
    listing = part.blocks[1]
    assert isinstance(listing, blocks.Listing)
    assert [point.text.text for point in listing.points] == [
        "Signing, Anna, Commons, CC BY 4.0 (1\u00a0Alliance; 2\u00a0Rift)"
    ]
    targets = [span.reference.id for span in listing.points[0].text.spans if span.reference]
    assert targets == ["alliance", "rift"]
    slide = plan_deck(pack, labels).slides[-1]
    assert isinstance(slide.block, blocks.Points)
    assert [point.text.text for point in slide.block.points] == [
        "Signing, Anna, Commons, CC BY 4.0 (1\u00a0Alliance; 2\u00a0Rift)",
        "Boris, for this pack (1\u00a0Alliance)",
    ]


def test_the_line_under_a_picture(tmp_path: Path) -> None:
    plan = plan_handout(read(tmp_path), load_labels("en"))
    figures = [block for part in plan.parts for block in part.blocks if isinstance(block, blocks.FigureOf)]
    assert [figure.credit.text if figure.credit else "" for figure in figures] == [
        "Signing, Anna, Commons, CC BY 4.0", "Signing, Anna, Commons, CC BY 4.0", "",
    ]  # fmt: skip
    assert figures[0].credit is not None
    assert [span.italic for span in figures[0].credit.spans][:2] == [True, False]


@pytest.mark.parametrize("more", ["print: {parts: [timeline, credits]}", "print: {parts: sections}"])
def test_only_what_is_there_is_credited(tmp_path: Path, more: str) -> None:
    assert "credits" not in [part.key for part in plan_handout(read(tmp_path, more), load_labels("en")).parts]
