"""Pictures made ready for both files: upright, in sRGB, no larger than asked for, nothing private in them.

In: a checked `PictureFile`. Out: the bytes of a PNG or JPEG file. A file that is so already keeps its own pixel data;
what a camera wrote beside it (place, owner, preview) is left out. The same file always gives the same bytes.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageCms

from sinopack.content.pictures import orientation

if TYPE_CHECKING:
    from sinopack.content.pictures import PictureFile

Crop = tuple[float, float, float, float]
Prepared = tuple[bytes, Literal["image/png", "image/jpeg"], tuple[int, int]]

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_QUALITY = 90
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}  # the critical chunks and transparency (PNG 3rd edition, 11)
_PLAIN_MODES = {"PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}


def prepared(picture: PictureFile, max_pixels: int, crop: Crop) -> Prepared:
    """The bytes, the media type and the size in pixels. Raises OSError if the file has changed or gone since."""
    data = picture.path.read_bytes()
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
        kind = str(image.format)
        if not any(crop) and _is_ready(image, kind, max_pixels):
            kept = _png_without_extras(data) if kind == "PNG" else _jpeg_without_extras(data)
            if kept:
                return kept, "image/png" if kind == "PNG" else "image/jpeg", image.size
        kept_share = (1 - crop[0] - crop[2]) * (1 - crop[1] - crop[3])
        if kind == "JPEG" and image.width * image.height * kept_share > max_pixels:
            most = int(max_pixels / kept_share)
            image.draft(image.mode, _within(image.size, most))  # decodes at 1/2, 1/4 or 1/8 where that is enough
        turn = _TURNS.get(orientation(image))
        upright = _in_srgb(cut(image.transpose(turn) if turn is not None else image, crop))
        size = _within(upright.size, max_pixels)
        if size != upright.size:
            upright = upright.resize(size, Image.Resampling.LANCZOS)
        lossless = kind == "PNG" or upright.mode in ("RGBA", "LA")
        return _encoded(upright, lossless), "image/png" if lossless else "image/jpeg", upright.size


def cut(image: Image.Image, crop: Crop) -> Image.Image:
    """What is left of an upright picture, at least a pixel."""
    if not any(crop):
        return image
    left, top = round(image.width * crop[0]), round(image.height * crop[1])
    right, bottom = round(image.width * (1 - crop[2])), round(image.height * (1 - crop[3]))
    left, top = min(left, image.width - 1), min(top, image.height - 1)
    kept = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    kept.info = {key: value for key, value in image.info.items() if key in ("icc_profile", "transparency")}
    return kept


def _is_ready(image: Image.Image, kind: str, max_pixels: int) -> bool:
    """Whether the pixel data can go into both files as it is."""
    if image.mode not in _PLAIN_MODES.get(kind, ()) or image.width * image.height > max_pixels:
        return False
    if orientation(image) != 1:
        return False
    profile = image.info.get("icc_profile")
    return not profile or _is_srgb(profile)


def _is_srgb(profile: bytes) -> bool:
    try:
        name = ImageCms.getProfileDescription(ImageCms.getOpenProfile(io.BytesIO(profile)))
    except ImageCms.PyCMSError:
        return True  # a profile that nobody can read says nothing
    return "srgb" in name.lower()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as L, LA, RGB or RGBA, in sRGB."""
    transparent = image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA" if transparent else "RGB")
    if profile and not _is_srgb(profile) and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        converted = _by_profile(image, profile)
        if converted is not None:
            return converted
    grey = image.mode in ("L", "LA")
    return image.convert(("LA" if grey else "RGBA") if transparent else ("L" if grey else "RGB"))


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Colours taken from the picture's own profile to sRGB, or None if the profile does not fit the picture."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    source = image.convert("RGB") if alpha is not None else image
    try:
        converted = ImageCms.profileToProfile(
            source, ImageCms.getOpenProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, ValueError):
        return None
    if converted is not None and alpha is not None:
        converted.putalpha(alpha)
    return converted


def _within(size: tuple[int, int], max_pixels: int) -> tuple[int, int]:
    """The largest size of the same shape that has no more than that many pixels."""
    width, height = size
    factor = (max_pixels / (width * height)) ** 0.5
    return size if factor >= 1 else (max(int(width * factor), 1), max(int(height * factor), 1))


def _encoded(image: Image.Image, lossless: bool) -> bytes:
    image.info = {}
    file = io.BytesIO()
    if lossless:
        image.save(file, "PNG", compress_level=6)
    else:
        image.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _png_without_extras(data: bytes) -> bytes:
    """A PNG file with only the chunks that its pixels need; b"" if it cannot be followed."""
    kept = [_PNG_SIGNATURE]
    position = len(_PNG_SIGNATURE)
    while position + 12 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        name = data[position + 4 : position + 8]
        end = position + length + 12
        if name in _PNG_KEPT:
            kept.append(data[position:end])
        if name == b"IEND":
            return b"".join(kept)
        position = end
    return b""


def _jpeg_without_extras(data: bytes) -> bytes:
    """A JPEG file without comments and application segments but JFIF's and Adobe's; b"" if it cannot be followed."""
    kept = [data[:2]]
    for marker, start, end in _segments(data):
        if marker == 0xDA:  # the picture's data, up to the end
            return b"".join([*kept, data[start:]])
        if marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(data[start:end])
    return b""


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of each segment of a JPEG file up to its data (ITU-T T.81, B.1)."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
            continue
        (length,) = struct.unpack(">H", data[position + 2 : position + 4])
        yield marker, position, position + 2 + length
        position += 2 + length
