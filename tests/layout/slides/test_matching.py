"""A slide of things to match always has something of both sides, and lets every item meet every choice."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.layout import lay_out_deck
from sinopack.page import Slide, TextBox

_HEAD = """\
pack: T
slides: {{ratio: "{ratio}"}}
sections: [S]
questions:
  - question: Which belongs to which?
    match:
"""
SHORT = {f"left{number}": f"choice{number}" for number in range(5)}
MANY = {f"left{number}": f"choice{number}" for number in range(26)}
LONG = {
    f"left{number} in a long list of things that take two lines": f"choice{number} that belongs to it in many words"
    for number in range(16)
}


def _slides(pairs: dict[str, str], extra: str, ratio: str, folder: Path) -> list[Slide]:
    lines = [f"      {item}: {choice}\n" for item, choice in pairs.items()]
    lines.append(f"    extra: [{extra}]\n" if extra else "")
    path = folder / "content.yaml"
    path.write_text("".join((_HEAD.format(ratio=ratio), *lines)), encoding="utf-8")
    deck = lay_out_deck(load(path), folder).result
    return [slide for slide in deck.slides if slide.title.startswith("Question 1")]


def _named(slide: Slide, beginning: str) -> set[str]:
    """The first words of the texts that begin so."""
    texts = [item.said for item in slide.page.items if isinstance(item, TextBox) and "-label" not in item.key]
    return {text.split()[0] for text in texts if text.startswith(beginning)}


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_five_pairs_and_two_more_choices_stand_on_one_slide(ratio: str, tmp_path: Path) -> None:
    (slide,) = _slides(SHORT, "choice8, choice9", ratio, tmp_path)
    assert len(_named(slide, "left")) == 5
    assert len(_named(slide, "choice")) == 7


def test_of_many_every_slide_has_all_the_choices(tmp_path: Path) -> None:
    slides = _slides(MANY, "", "16:9", tmp_path)
    assert len(slides) <= 3
    assert all(len(_named(slide, "choice")) == 26 for slide in slides)
    assert sorted(name for slide in slides for name in _named(slide, "left")) == sorted(MANY)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_every_item_meets_every_choice(ratio: str, tmp_path: Path) -> None:
    slides = _slides(LONG, "", ratio, tmp_path)
    assert len(slides) > 1
    met = {pair for slide in slides for pair in product(_named(slide, "left"), _named(slide, "choice"))}
    assert len(met) == 16 * 16


@pytest.mark.parametrize("pairs", [SHORT, MANY, LONG])
def test_nothing_overlaps_or_leaves_the_slide(pairs: dict[str, str], tmp_path: Path) -> None:
    for slide in _slides(pairs, "", "4:3", tmp_path):
        boxes = [
            item.rect
            for item in slide.page.items
            if isinstance(item, TextBox) and ("-items-" in item.key or "-choices-" in item.key)
        ]
        assert boxes
        assert all(rect.bottom < 510.0 and rect.right <= slide.page.size.width for rect in boxes)
        for one, other in product(boxes, boxes):
            apart = one.bottom <= other.y or other.bottom <= one.y or one.right <= other.x or other.right <= one.x
            assert one is other or apart
