"""Figures: as large as the slide and their pixels allow, the caption below or beside, never beyond the slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sinopack import content
from sinopack.layout import lay_out_deck
from sinopack.page import Picture, Role, Slide
from sinopack.problems import Problems
from tests.layout.slides.decks import on_screen
from tests.layout.slides.reading import box, boxes, slides_of

SHAPES = {"panorama": (3000, 300), "portrait": (400, 1600), "tiny": (9, 6), "landscape": (1600, 900), "dot": (1, 1)}


def figure(folder: Path, size: tuple[int, int], extra: str = "", ratio: str = "16:9") -> Slide:
    Image.new("RGB", size, "grey").save(folder / "stone.png")
    path = folder / "content.yaml"
    path.write_text(
        "pack: P\nsections:\n  - title: S\n    body:\n      - figure: stone.png\n        alt: A stone\n"
        f"        title: The stone\n{extra}",
        encoding="utf-8",
    )
    (slide,) = slides_of(lay_out_deck(on_screen(content.load(path), ratio), folder).result, "Title only")
    return slide


def picture(slide: Slide) -> Picture:
    (found,) = [item for item in slide.page.items if isinstance(item, Picture)]
    return found


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("words", [0, 8, 60])
def test_picture_and_caption_are_on_the_slide(tmp_path: Path, shape: str, words: int, ratio: str) -> None:
    extra = f"        caption: {'stone ' * words}\n" if words else ""
    slide = figure(tmp_path, SHAPES[shape], extra, ratio)
    rect, (width, height) = picture(slide).rect, SHAPES[shape]
    assert rect.width / rect.height == pytest.approx(width / height)
    assert rect.width <= width * 1.5 + 0.01
    assert rect.y == 116.0
    assert rect.right <= slide.page.size.width - 48.0 + 0.01
    assert rect.bottom <= 484.01
    if words:
        caption = box(slide, "-caption").rect
        assert caption.x >= rect.right or caption.y >= rect.bottom
        assert caption.bottom <= 500.0
        assert caption.right <= slide.page.size.width - 48.0 + 0.01


def test_a_wide_picture_has_its_caption_below_and_a_tall_one_beside(tmp_path: Path) -> None:
    caption = "        caption: A stone.\n"
    wide = figure(tmp_path, SHAPES["landscape"], caption)
    assert box(wide, "-caption").rect.y > picture(wide).rect.bottom
    tall = figure(tmp_path, SHAPES["portrait"], caption)
    assert box(tall, "-caption").rect.x > picture(tall).rect.right


def test_the_credit_follows_the_caption(tmp_path: Path) -> None:
    slide = figure(tmp_path, (90, 60), "        caption: A stone\n        credit: NASA\n")
    assert box(slide, "-caption").text == "A stone. Credit: NASA"
    assert picture(slide).alternative == "A stone"


def test_without_words_there_is_no_caption(tmp_path: Path) -> None:
    assert [each.key for each in boxes(figure(tmp_path, (90, 60))) if each.role is Role.CAPTION] == []


def test_a_caption_that_leaves_no_picture_is_the_authors_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems) as raised:
        figure(tmp_path, SHAPES["landscape"], f"        caption: {'stone ' * 400}\n")
    assert "even at 18 pt" in raised.value.problems[0].message
