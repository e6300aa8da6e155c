"""Pictures ready to place: coarse ones are told of, drawings are paths, and what cannot be is pixels that say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sinopack import content, pipeline
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.page import Picture
from sinopack.problems import Problem, Problems
from sinopack.report import Product, Target

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">{}</svg>'
BLUR = '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="90" height="50" filter="url(#f)"/>'


def pack(folder: Path, name: str, more: str = "") -> content.Pack:
    (folder / "content.yaml").write_text(
        f"pack: P\nsections:\n  - title: S\n    body:\n      - figure: {name}\n        alt: A stone on a beach\n{more}",
        encoding="utf-8",
    )
    return content.load(folder / "content.yaml")


def of_handout(pack: content.Pack, folder: Path) -> tuple[Picture, tuple[Problem, ...]]:
    made = lay_out_handout(pack, folder, "standard")
    (found,) = [item for page in made.result.pages for item in page.items if isinstance(item, Picture)]
    return found, made.notices


def of_deck(pack: content.Pack, folder: Path) -> tuple[Picture, tuple[Problem, ...]]:
    made = lay_out_deck(pack, folder)
    (found,) = [item for slide in made.result.slides for item in slide.page.items if isinstance(item, Picture)]
    return found, made.notices


@pytest.mark.parametrize(("width", "coarse"), [(500, True), (700, True), (720, False), (2000, False)])
def test_a_picture_printed_too_coarse_is_told_of(tmp_path: Path, width: int, coarse: bool) -> None:
    Image.new("RGB", (width, width // 2), "grey").save(tmp_path / "a.png")
    picture, notices = of_handout(pack(tmp_path, "a.png"), tmp_path)
    dots = width / picture.rect.width * 72
    assert (dots < 149.5) == coarse == bool(notices)
    if notices:
        (notice,) = notices
        assert f"{dots:.0f} pixels an inch" in notice.message
        assert notice.place is not None
        assert notice.place.line == 5
        needed = int(notice.advice.split("one of ")[1].split(" by")[0].replace(",", ""))
        assert needed == pytest.approx(picture.rect.width / 72 * 150, abs=10)


def test_a_cut_picture_is_told_of_by_what_is_shown(tmp_path: Path) -> None:
    Image.new("RGB", (1200, 600), "grey").save(tmp_path / "a.png")
    assert of_handout(pack(tmp_path, "a.png"), tmp_path)[1] == ()
    _, (notice,) = of_handout(pack(tmp_path, "a.png", "        crop: 1:1\n        focus: left\n"), tmp_path)
    assert "what is shown of it has 600 by 600" in notice.message


def test_a_picture_too_coarse_for_its_slide_is_told_of(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "grey").save(tmp_path / "a.png")
    assert "on its slide at 48 pixels an inch" in of_deck(pack(tmp_path, "a.png"), tmp_path)[1][0].message
    Image.new("RGB", (900, 600), "grey").save(tmp_path / "a.png")
    assert of_deck(pack(tmp_path, "a.png"), tmp_path)[1] == ()


def test_a_drawing_fills_its_place_as_paths(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('<rect width="160" height="90"/>'), encoding="utf-8")
    read = pack(tmp_path, "a.svg")
    printed, notices = of_handout(read, tmp_path)
    shown, more = of_deck(read, tmp_path)
    assert (notices, more) == ((), ())
    assert printed.drawing is not None
    assert shown.drawing is not None
    assert (printed.data, shown.data[:4]) == (b"", b"\x89PNG")
    assert printed.rect.width > 300
    assert shown.pixels[0] >= 2 * shown.rect.width - 1
    assert printed.rect.width / printed.rect.height == pytest.approx(16 / 9)


def test_of_a_cut_drawing_only_what_is_shown_is_kept(tmp_path: Path) -> None:
    inner = '<rect width="60" height="90" fill="red"/><rect x="100" width="60" height="90" fill="blue"/>'
    (tmp_path / "a.svg").write_text(SVG.format(inner), encoding="utf-8")
    shown, _ = of_deck(pack(tmp_path, "a.svg", "        crop: 1:2\n        focus: left\n"), tmp_path)
    assert shown.drawing is not None
    assert b"FF0000" in shown.drawing.svg
    assert b"0000FF" not in shown.drawing.svg
    assert shown.pixels[0] * 2 == pytest.approx(shown.pixels[1], abs=2)


def test_what_cannot_be_paths_is_pixels_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(BLUR), encoding="utf-8")
    read = pack(tmp_path, "a.svg", "        crop: 1:1\n        focus: left\n")
    for picture, notices in (of_handout(read, tmp_path), of_deck(read, tmp_path)):
        assert picture.drawing is None
        assert picture.data[:4] == b"\x89PNG"
        assert picture.pixels[0] == pytest.approx(picture.pixels[1], abs=1)
        assert picture.pixels[0] / picture.rect.width * 72 >= 140
        (notice,) = notices
        assert "blur" in notice.message
        assert notice.place is not None


def test_a_drawing_that_cannot_be_followed_is_the_authors(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('<path d="M 0 0 L nan 3"/>'), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        pipeline.lay_out(pack(tmp_path, "a.svg"), (Target(Product.HANDOUT), Target(Product.SLIDES)), tmp_path)
    assert {problem.place.line for problem in caught.value.problems if problem.place} == {5}
    assert "a.svg" in str(caught.value)
