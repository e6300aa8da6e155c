"""What is said of pictures whose colours a black-and-white copier makes alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import sinopack
from sinopack import content
from sinopack.advice.greyscale import alike_in_grey
from sinopack.content.figures import Figure
from sinopack.content.pictures import PictureFile

RED, GREEN, DARK, PALE = "D03030", "2C8A2C", "5A1010", "CFE8CF"
MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<rect width="100" height="100" fill="#{}"/><rect x="100" width="100" height="100" fill="#{}"/></svg>'
)
PACK = 'pack: {{title: T}}\nsections: [{{title: S, body: [{{figure: {}, alt: "Who held what."}}]}}]\n'


def picture(folder: Path, name: str) -> PictureFile:
    path = folder / "content.yaml"
    path.write_text(PACK.format(name), encoding="utf-8")
    (figure,) = content.load(path).sections[0].body
    assert isinstance(figure, Figure)
    return figure.picture


def test_two_colours_of_one_lightness_are_alike(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(MAP.format(RED, GREEN), encoding="utf-8")
    pair = alike_in_grey(picture(tmp_path, "a.svg"))
    assert pair is not None
    for found, meant in zip(sorted(pair), sorted((RED, GREEN)), strict=True):
        apart = [abs(a - b) for a, b in zip(bytes.fromhex(found), bytes.fromhex(meant), strict=True)]
        assert max(apart) <= 8


@pytest.mark.parametrize("colours", [(RED, PALE), (DARK, GREEN), (RED, "D03838"), ("777777", "808080")])
def test_colours_that_grey_tells_apart_or_that_are_one_already_are_left(
    tmp_path: Path, colours: tuple[str, str]
) -> None:
    (tmp_path / "a.svg").write_text(MAP.format(*colours), encoding="utf-8")
    assert alike_in_grey(picture(tmp_path, "a.svg")) is None


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_pixels_are_read_too(tmp_path: Path, ending: str) -> None:
    image = Image.new("RGB", (400, 200), f"#{RED}")
    image.paste(Image.new("RGB", (200, 200), f"#{GREEN}"), (200, 0))
    image.save(tmp_path / f"a.{ending}")
    assert alike_in_grey(picture(tmp_path, f"a.{ending}")) is not None


def test_a_photograph_is_left_alone(tmp_path: Path) -> None:
    image = Image.new("RGB", (256, 256))
    image.putdata([(x, 255 - x, (x * y) % 256) for y in range(256) for x in range(256)])
    image.save(tmp_path / "a.png")
    assert alike_in_grey(picture(tmp_path, "a.png")) is None


def test_check_says_so_at_the_figure_and_a_build_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(MAP.format(RED, GREEN), encoding="utf-8")
    path = tmp_path / "content.yaml"
    path.write_text(PACK.format("a.svg"), encoding="utf-8")
    (told,) = [problem for problem in sinopack.check(path) if "black-and-white" in problem.message]
    assert "a.svg" in told.message
    assert "red" in told.message
    assert "green" in told.message
    assert told.place is not None
    assert told.place.line == 2
    report = sinopack.build(path, tmp_path / "output", only=["handout"])
    assert not any("black-and-white" in notice.message for notice in report.notices)
