"""The same pixels compressed otherwise are the same; other pixels are not."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from sinopack.page import uncompressed


def png(image: Image.Image, level: int) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=level)
    return file.getvalue()


def test_the_level_of_compression_does_not_count() -> None:
    image = Image.radial_gradient("L")
    quick, small = png(image, 1), png(image, 9)
    assert quick != small
    assert uncompressed(quick) == uncompressed(small)


def test_a_pixel_and_the_size_count() -> None:
    image = Image.radial_gradient("L")
    other = image.copy()
    other.putpixel((3, 3), 7)
    assert uncompressed(png(image, 6)) != uncompressed(png(other, 6))
    flat, upright = Image.new("L", (8, 2)), Image.new("L", (2, 8))
    assert uncompressed(png(flat, 6)) != uncompressed(png(upright, 6))


def test_what_is_no_png_is_as_it_is() -> None:
    assert uncompressed(b"\xff\xd8\xff") == b"\xff\xd8\xff"
    assert uncompressed(b"\x89PNG\r\n\x1a\n" + b"broken") == b"\x89PNG\r\n\x1a\n" + b"broken"
