"""Pictures: what is refused before it can cost anything, and what comes out upright and in sRGB."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from sinopack.content.beside import FileFault
from sinopack.content.model import Figure
from sinopack.content.pictures import PictureFile, inspect, prepare

RED, BLUE = (200, 30, 20), (20, 40, 200)


def two_halves(size: tuple[int, int] = (64, 32), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def reopened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def is_near(pixel: object, colour: tuple[int, int, int], most: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= most for a, b in zip(pixel[:3], colour, strict=True))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize(
    ("name", "options", "media_type"),
    [
        ("a.png", {}, "image/png"),
        ("a.jpg", {}, "image/jpeg"),
        ("a.webp", {"lossless": True}, "image/webp"),
        ("wrongly-named.png", {"format": "JPEG"}, "image/jpeg"),
    ],
)
def test_facts_of_a_picture(tmp_path: Path, name: str, options: dict[str, object], media_type: str) -> None:
    two_halves().save(tmp_path / name, **options)  # type: ignore[arg-type]
    found = inspect(name, tmp_path)
    digest = sha256((tmp_path / name).read_bytes()).hexdigest()
    assert found == PictureFile(tmp_path.resolve() / name, 64, 32, media_type, name, digest)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_are_turned_upright(tmp_path: Path, name: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    two_halves().save(tmp_path / name, exif=exif)
    picture = inspect(name, tmp_path)
    size = (64, 32) if orientation < 5 else (32, 64)
    assert (picture.width, picture.height) == size
    data, _, prepared_size = prepare(picture, 10**6)
    image = reopened(data)
    assert image.size == prepared_size == size
    first = {1: RED, 2: BLUE, 3: BLUE, 4: RED, 5: RED, 6: RED, 7: BLUE, 8: BLUE}[orientation]
    assert is_near(image.convert("RGB").getpixel((2, 2)), first)
    assert image.getexif().get(0x0112, 1) == 1


def test_cmyk_becomes_srgb(tmp_path: Path) -> None:
    two_halves(mode="CMYK").save(tmp_path / "a.jpg", quality=95)
    data, media_type, _ = prepare(inspect("a.jpg", tmp_path), 10**6)
    image = reopened(data)
    assert (image.mode, media_type) == ("RGB", "image/jpeg")
    assert is_near(image.getpixel((5, 5)), RED)


def test_a_colour_profile_is_applied(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    two_halves().save(tmp_path / "srgb.jpg", icc_profile=lab, quality=95)
    data, _, _ = prepare(inspect("srgb.jpg", tmp_path), 10**6)
    assert "icc_profile" not in reopened(data).info
    two_halves().save(tmp_path / "odd.png", icc_profile=b"no profile at all")
    assert is_near(reopened(prepare(inspect("odd.png", tmp_path), 10**6)[0]).getpixel((5, 5)), RED, 0)


def test_another_profile_is_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sinopack.content import pixels

    monkeypatch.setattr(pixels, "_is_srgb", lambda profile: False)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for mode in ("RGB", "RGBA"):
        two_halves(mode=mode).save(tmp_path / "a.png", icc_profile=profile)
        image = reopened(prepare(inspect("a.png", tmp_path), 10**6)[0])
        assert image.mode == mode
        assert is_near(image.getpixel((5, 5)), RED, 3)
    two_halves(mode="L").save(tmp_path / "grey.png", icc_profile=profile)  # a colour profile that does not fit grey
    assert reopened(prepare(inspect("grey.png", tmp_path), 10**6)[0]).mode == "L"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (8, 8), 40_000) if mode == "I;16" else two_halves((8, 8), mode)
    image.save(tmp_path / "a.png", pnginfo=None)
    picture = inspect("a.png", tmp_path)
    for most in (10**6, 16):
        data, media_type, size = prepare(picture, most)
        assert media_type == "image/png"
        assert reopened(data).size == size
        assert size[0] * size[1] <= most
        assert data == prepare(picture, most)[0]
    if mode == "I;16":
        assert reopened(prepare(picture, 64)[0]).getpixel((1, 1)) == pytest.approx(40_000 / 256, abs=1)


@pytest.mark.parametrize(
    ("name", "mode", "kind"), [("a.webp", "RGB", "jpeg"), ("a.webp", "RGBA", "png"), ("a.jpg", "L", "jpeg")]
)
def test_media_type_of_what_is_prepared(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    image = two_halves((64, 32), mode)
    if mode == "RGBA":
        image.putalpha(100)
    image.save(tmp_path / name)
    data, media_type, _ = prepare(inspect(name, tmp_path), 10**6)
    assert media_type == f"image/{kind}"
    assert reopened(data).format == kind.upper()


def test_a_large_photograph_is_made_smaller(tmp_path: Path) -> None:
    two_halves((1600, 800)).save(tmp_path / "a.jpg")
    data, _, size = prepare(inspect("a.jpg", tmp_path), 20_000)
    assert size == (200, 100)
    assert reopened(data).size == size


def test_what_is_private_is_left_out_and_pixels_are_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "My home"
    two_halves().save(tmp_path / "a.jpg", exif=exif, comment=b"secret")
    data, _, _ = prepare(inspect("a.jpg", tmp_path), 10**6)
    assert b"My home" not in data
    assert b"secret" not in data
    assert reopened(data).tobytes() == Image.open(tmp_path / "a.jpg").tobytes()
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Nobody you know")
    two_halves().save(tmp_path / "a.png", pnginfo=info)
    data, _, _ = prepare(inspect("a.png", tmp_path), 10**6)
    assert b"Nobody" not in data
    assert reopened(data).tobytes() == two_halves().tobytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<?xml version='1.0'?>\n<svg/>", "does not say how large it is"),
        (b"\xef\xbb\xbf<svg/>", "does not say how large it is"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"GIF89a", "a GIF file"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\0\0\0\x18ftypheic", "a HEIC or AVIF file"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "broken|not a picture"),
        (b"\xff\xd8\xff\xe0", "broken|not a picture"),
        (b"text", "not a picture that can be read"),
    ],
)
def test_other_kinds(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(FileFault, match=message):
        inspect("a.png", tmp_path)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_cut_files_are_broken(tmp_path: Path, name: str, share: float) -> None:
    Image.effect_noise((60, 60), 50).convert("RGB").save(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * share)])
    with pytest.raises(FileFault, match=r"broken|not a picture"):
        inspect(name, tmp_path)


def test_damaged_bytes_never_end_in_anything_but_a_fault(tmp_path: Path) -> None:
    chance = random.Random(7)
    for name in ("a.png", "a.jpg", "a.webp"):
        two_halves().save(tmp_path / name)
        data = (tmp_path / name).read_bytes()
        for _ in range(60):
            damaged = bytearray(data)
            for _ in range(3):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            (tmp_path / name).write_bytes(damaged)
            try:
                inspect(name, tmp_path)
            except FileFault:
                continue


def test_a_bomb_costs_nothing(tmp_path: Path) -> None:
    """400 million pixels in a file of 49 KB: refused from the header, well within a second and 200 MB."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" * 2501) for _ in range(20_000)) + packer.flush()
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    (tmp_path / "bomb.png").write_bytes(bomb)
    code = (
        "import re, time, sys\nfrom pathlib import Path\nfrom sinopack.content.pictures import *\n"
        "start = time.process_time()\n"
        "try: inspect('bomb.png', Path(sys.argv[1]))\n"
        "except FileFault as fault: print(fault)\n"
        "assert time.process_time() - start < 1\n"
        "status = Path('/proc/self/status')\n"  # getrusage(2) would count the tests' own process too
        "peak = re.search(r'VmHWM:\\s+(\\d+)', status.read_text()).group(1) if status.exists() else 0\n"
        "assert int(peak) < 200_000\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "bomb.png has too many pixels" in done.stdout


def test_a_figure_made_in_code_looks_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_halves().save(tmp_path / "a.png")
    monkeypatch.chdir(tmp_path)
    assert Figure(figure="a.png").picture.width == 64
