"""Cropping: what is cut off, what stays in view, and that what is cut off is gone."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from pydantic_core import PydanticCustomError

from sinopack.content.cropping import CENTRE, WHOLE, Point, cropped_to, read_point, read_ratio, within
from sinopack.content.pictures import inspect, prepare


@pytest.mark.parametrize(
    ("typed", "ratio"),
    [("16:9", 16 / 9), ("4 : 3", 4 / 3), ("1200x800", 1.5), ("3/2", 1.5), ("Square", 1.0), ("1.5:1", 1.5),
     ("wide", 16 / 9), ("1200 × 800 px", 1.5), ("portrait", 2 / 3)],
)  # fmt: skip
def test_shapes(typed: str, ratio: float) -> None:
    assert read_ratio(typed) == pytest.approx(ratio)


@pytest.mark.parametrize("typed", ["round", "16", "0:9", "16:0", "1000:1", "-4:3", "a:b", "∞:1"])
def test_what_is_no_shape(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_ratio(typed)


@pytest.mark.parametrize(
    ("typed", "x", "y"),
    [("30% 40%", 0.3, 0.4), ("30%, 40%", 0.3, 0.4), ("12.5% 0%", 0.125, 0.0), ("top left", 0.0, 0.0),
     ("bottom", 0.5, 1.0), ("centre right", 1.0, 0.5), ("center", 0.5, 0.5)],
)  # fmt: skip
def test_points(typed: str, x: float, y: float) -> None:
    assert read_point(typed) == Point(x, y)


@pytest.mark.parametrize("typed", ["30 40", "101% 5%", "5% -1%", "30%", "left of it", "nan% 3%", "1e3% 4%"])
def test_what_is_no_point(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_point(typed)


def test_any_crop_has_its_shape_and_its_focus() -> None:
    chance = random.Random(4)
    for _ in range(2000):
        size = chance.uniform(1, 4000), chance.uniform(1, 4000)
        ratio, focus = chance.uniform(0.05, 20), Point(chance.random(), chance.random())
        left, top, right, bottom = crop = cropped_to(ratio, size, focus)
        assert min(crop) >= -1e-12
        assert size[0] * (1 - left - right) / (size[1] * (1 - top - bottom)) == pytest.approx(ratio)
        assert min(left + right, top + bottom) == pytest.approx(0)
        seen = within(focus, crop)
        assert -1e-9 <= seen.x <= 1 + 1e-9
        assert -1e-9 <= seen.y <= 1 + 1e-9


def test_a_focus_in_the_middle_cuts_both_sides_alike() -> None:
    assert cropped_to(1.0, (200, 100), CENTRE) == (0.25, 0.0, 0.25, 0.0)
    assert cropped_to(1.0, (200, 100), Point(0.0, 0.3)) == (0.0, 0.0, 0.5, 0.0)
    assert cropped_to(1.0, (100, 200), Point(0.3, 1.0)) == (0.0, 0.5, 0.0, 0.0)
    assert within(Point(0.5, 0.5), WHOLE) == Point(0.5, 0.5)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_what_is_cut_off_is_not_in_the_file(tmp_path: Path, name: str, orientation: int) -> None:
    """Red is on the left of the upright picture, blue on the right; the red half is cut off."""
    image = Image.new("RGB", (64, 32), "blue")
    image.paste((255, 0, 0), (0, 0, 32, 32))
    exif = Image.Exif()
    if orientation == 6:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    image.save(tmp_path / name, exif=exif, **({"quality": 95} if name != "a.png" else {}))
    picture = inspect(name, tmp_path)
    data, _, size = prepare(picture, 10**6, (0.55, 0.0, 0.0, 0.0))
    with Image.open(io.BytesIO(data)) as kept:
        assert kept.size == size == (29, 32)
        red = kept.convert("RGB").getchannel("R").getextrema()[1]
    assert red < 60
    with Image.open(io.BytesIO(prepare(picture, 100, (0.55, 0.0, 0.0, 0.0))[0])) as small:
        assert small.width * small.height <= 100


def test_at_least_a_pixel_is_left(tmp_path: Path) -> None:
    Image.new("RGB", (3, 3)).save(tmp_path / "a.png")
    assert prepare(inspect("a.png", tmp_path), 100, (0.499, 0.0, 0.499, 0.0))[2] == (1, 3)
