"""Pictures keep their pixels, and their bytes where PDF can hold them."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from PIL import Image

from sinopack.geometry import Rect
from sinopack.render.pdf.pictures import jpeg_frame
from tests.render.pdf.reading_back import opened, pixels_of_page
from tests.render.pdf.samples import drawn, page
from tests.render.pdf.specimen import picture, picture_data

PLACE = Rect(100, 100, 120, 60)
RED, BLUE, GREEN = (200, 40, 30), (30, 60, 200), (20, 160, 60)


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def embedded(data: bytes, **more: object) -> object:
    return opened(drawn(page(picture(data, PLACE, **more)))).pages[0].Resources.XObject["/P1"]


def interlaced(data: bytes) -> bytes:
    """The same PNG of one colour channel or three, in one pass of Adam7: only sound for one pixel."""
    return data[:28] + b"\x01" + pack(">I", zlib.crc32(data[12:28] + b"\x01")) + data[33:]


@pytest.mark.parametrize(
    "data",
    [
        picture_data("PNG"),
        picture_data("JPEG", quality=95, subsampling=0),
        picture_data("JPEG", quality=95, subsampling=0, progressive=True),
    ],
    ids=["png", "jpeg", "progressive"],
)
def test_pictures_fill_their_rectangle_upright(data: bytes, tmp_path: Path) -> None:
    image = pixels_of_page(page(picture(data, PLACE)), tmp_path)
    assert near(image.getpixel((110, 110)), GREEN)
    assert near(image.getpixel((110, 150)), RED)
    assert near(image.getpixel((200, 110)), BLUE)
    assert [image.getpixel(at) for at in ((98, 130), (222, 130), (160, 98), (160, 162))] == [(255, 255, 255)] * 4


def test_a_jpeg_goes_in_as_it_is() -> None:
    data = picture_data("JPEG", quality=80)
    assert embedded(data).read_raw_bytes() == data


def test_a_grey_jpeg_has_one_channel() -> None:
    assert str(embedded(picture_data("JPEG", "L")).ColorSpace) == "/DeviceGray"


def test_a_cmyk_jpeg_is_refused_since_the_page_promises_srgb() -> None:
    target = BytesIO()
    Image.new("CMYK", (40, 20), (0, 255, 255, 0)).save(target, "JPEG", quality=95)

    with pytest.raises(ValueError, match="4 channels"):
        embedded(target.getvalue())


@pytest.mark.parametrize(("mode", "space"), [("RGB", "/DeviceRGB"), ("L", "/DeviceGray"), ("1", "/DeviceGray")])
def test_the_lines_of_a_plain_png_go_in_as_they_are(mode: str, space: str) -> None:
    data = picture_data("PNG", mode)
    found = embedded(data)
    assert found.read_raw_bytes() in data
    assert str(found.ColorSpace) == space


def test_a_png_of_many_chunks_is_joined() -> None:
    data = picture_data("PNG")
    at = data.index(b"IDAT")
    length = int.from_bytes(data[at - 4 : at], "big")
    content = data[at + 4 : at + 4 + length]
    halves = b"".join(
        pack(">I", len(half)) + b"IDAT" + half + pack(">I", zlib.crc32(b"IDAT" + half))
        for half in (content[:7], content[7:])
    )
    split = data[: at - 4] + halves + data[at + 8 + length :]
    assert embedded(split).read_raw_bytes() == content


def test_a_palette_keeps_its_colours(tmp_path: Path) -> None:
    image = Image.new("P", (40, 20), 1)
    image.putpalette([255, 255, 255, *RED])
    target = BytesIO()
    image.save(target, "PNG")
    assert near(pixels_of_page(page(picture(target.getvalue(), PLACE)), tmp_path).getpixel((160, 130)), RED, 1)


def test_sixteen_bits_a_channel_stay(tmp_path: Path) -> None:
    target = BytesIO()
    Image.new("I;16", (40, 20), 0x4000).save(target, "PNG")
    assert embedded(target.getvalue()).BitsPerComponent == 16
    assert near(pixels_of_page(page(picture(target.getvalue(), PLACE)), tmp_path).getpixel((160, 130)), (64, 64, 64), 2)


def test_transparency_lets_the_page_through(tmp_path: Path) -> None:
    image = pixels_of_page(page(picture(picture_data("PNG", "RGBA"), PLACE)), tmp_path)
    assert near(image.getpixel((200, 101)), (255, 255, 255), 20)
    assert near(image.getpixel((200, 158)), BLUE, 20)


def test_a_transparent_palette_lets_the_page_through(tmp_path: Path) -> None:
    image = Image.new("P", (40, 20), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (20, 0, 40, 20))
    target = BytesIO()
    image.save(target, "PNG", transparency=0)
    pixels = pixels_of_page(page(picture(target.getvalue(), PLACE)), tmp_path)
    assert pixels.getpixel((110, 130)) == (255, 255, 255)
    assert near(pixels.getpixel((210, 130)), BLUE, 1)


def test_an_interlaced_png_is_decoded(tmp_path: Path) -> None:
    target = BytesIO()
    Image.new("RGB", (1, 1), RED).save(target, "PNG")
    data = interlaced(target.getvalue())
    assert "/SMask" not in embedded(data, size=(1, 1))
    image = pixels_of_page(page(picture(data, PLACE, size=(1, 1))), tmp_path)
    assert near(image.getpixel((160, 130)), RED, 1)


def test_a_crop_shows_its_part_in_the_whole_rectangle(tmp_path: Path) -> None:
    image = pixels_of_page(page(picture(picture_data("PNG"), PLACE, crop=(0.25, 0.5, 0.25, 0.0))), tmp_path)
    assert near(image.getpixel((104, 104)), RED)
    assert near(image.getpixel((156, 155)), RED)
    assert near(image.getpixel((164, 155)), BLUE)
    assert image.getpixel((98, 130)) == image.getpixel((222, 130)) == image.getpixel((160, 98)) == (255, 255, 255)


def test_the_same_picture_twice_is_in_the_file_once() -> None:
    once, data = picture_data("JPEG"), picture_data("JPEG", "L")
    drawing = drawn(page(picture(once, PLACE), picture(once, PLACE.moved(0, 100)), picture(data, PLACE.moved(0, 200))))
    assert sorted(opened(drawing).pages[0].Resources.XObject.keys()) == ["/P1", "/P2"]


def test_bytes_that_are_no_jpeg_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no frame"):
        jpeg_frame(b"\xff\xd8\xff\xd0\xff\xe0\x00\x04ab")
