"""Pictures: what a file is, without decoding it, and later its pixels, upright and in sRGB.

In: a path as the author typed it. Out: `PictureFile`, or FileFault in the author's words; from a `PictureFile`, the
bytes of a PNG or JPEG file. Pillow is imported when the first picture is looked at.
"""

from __future__ import annotations

import struct
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.beside import FileFault, Kind, find, read, typed_path

if TYPE_CHECKING:
    from PIL import Image

MediaType = Literal["image/png", "image/jpeg", "image/webp", "image/svg+xml"]
MAXIMUM_PIXELS = 50_000_000
MAXIMUM_BYTES = 40_000_000
_MEDIA_TYPES: dict[str, MediaType] = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_KNOWN_STARTS = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"%PDF", "PDF"),
    (b"\0\0\0\x0cjP", "JPEG 2000"), (b"8BPS", "Photoshop"), (b"PK", "ZIP or Office"), (b"\x1f\x8b", "compressed"),
)  # fmt: skip
_SMALLER = "Save it smaller: 3,000 pixels across fill a page."
_SIDEWAYS = (5, 6, 7, 8)  # the orientations that swap width and height
_START = 4096  # bytes that tell what kind of file it is
_PICTURE = Kind(
    "a picture",
    lambda name: name.lower().endswith(_ENDINGS),
    MAXIMUM_BYTES,
    "Give the path of a picture: PNG, JPEG, WebP or SVG.",
    _SMALLER,
    "There is no picture in that folder.",
    "pictures",
)


class PictureFile(Struct, frozen=True):
    """A picture on disk. `width` and `height` are pixels as it is seen, after the camera's turn is undone, or of a
    drawing the CSS pixels that it says it is large; `name` is the path as the author typed it. The `digest` tells it
    from what the file may hold at another time."""

    path: Path
    width: float
    height: float
    media_type: MediaType
    name: str = ""
    digest: str = ""

    @property
    def is_drawing(self) -> bool:
        """Whether it is made of shapes, and sharp at any size."""
        return self.media_type == "image/svg+xml"


def inspect(name: str, folder: Path, shown_folder: str = "") -> PictureFile:
    """What the picture `name` in `folder` is. Reads its header, and follows its data without making pixels of them.

    Raises FileFault for a file that is outside of the folder, absent, of another kind, too large or broken.
    """
    name = typed_path(name)
    shown = str(PurePosixPath(shown_folder) / name)
    path = find(name, folder, shown, _PICTURE)
    start = read(path, shown, _PICTURE, _START)
    if _is_drawing(start):
        return replace(_drawing(path, name, shown), digest=_digest(path))
    _refuse_other_kinds(start, shown)
    return replace(_measured(path, name, shown), digest=_digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _is_drawing(start: bytes) -> bool:
    """Whether a file begins like an SVG drawing, perhaps in UTF-16."""
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return text.startswith((b"<svg", b"<!doctype svg")) or (
        text.startswith((b"<?xml", b"<!--")) and (b"<svg" in text or b"<!doctype svg" in text or b":svg" in text)
    )


def _drawing(path: Path, name: str, shown: str) -> PictureFile:
    from sinopack.content.drawings import DrawingFault, parse_drawing, size_of

    try:
        width, height = size_of(parse_drawing(read(path, shown, _PICTURE)))
    except DrawingFault as fault:
        raise FileFault(f"The drawing {shown} cannot be used: {fault}", fault.advice) from None
    return PictureFile(path, width, height, "image/svg+xml", name)


def _refuse_other_kinds(start: bytes, shown: str) -> None:
    kind = next((kind for mark, kind in _KNOWN_STARTS if start.startswith(mark)), "")
    if start[4:8] == b"ftyp":
        kind = "HEIC or AVIF"
    if kind:
        raise FileFault(f"{shown} is a {kind} file, which cannot be used.", "Save it as PNG or JPEG.")
    if not start:
        raise FileFault(f"{shown} is empty.", "Save the picture again.")


def _measured(path: Path, name: str, shown: str) -> PictureFile:
    import warnings

    from PIL import Image, UnidentifiedImageError

    too_large = FileFault(
        f"{shown} has too many pixels; a picture may have {MAXIMUM_PIXELS // 1_000_000} million at most.",
        _SMALLER,
    )
    broken = FileFault(f"{shown} is broken: it cannot be read to its end.", "Save or download the picture again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=tuple(_MEDIA_TYPES)) as image:
                width, height = image.size
                if width * height > MAXIMUM_PIXELS:
                    raise too_large
                if width * height == 0:
                    raise broken
                kind = str(image.format)
                sideways = orientation(image) in _SIDEWAYS
                _follow(image, kind)
    except Image.DecompressionBombError:
        raise too_large from None
    except UnidentifiedImageError:
        raise FileFault(f"{shown} is not a picture that can be read.", "Save it as PNG or JPEG.") from None
    except FileFault:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError):
        raise broken from None
    if sideways:
        width, height = height, width
    return PictureFile(path, width, height, _MEDIA_TYPES[kind], name)


def orientation(image: Image.Image) -> int:
    """How a camera was held, 1 to 8 (Exif 2.32, tag 274). Not by `getexif`: it decodes a whole PNG to look behind."""
    from PIL import Image

    data = image.info.get("exif")
    if not data:
        return 1
    exif = Image.Exif()
    try:
        exif.load(data)
        found = exif.get(0x0112, 1)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        return 1  # a block that nobody can read says nothing
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _follow(image: Image.Image, kind: str) -> None:
    """Finds out whether a picture is whole: a PNG by its checksums, a JPEG by decoding it at an eighth of its size. (A
    WebP file is read whole when it is opened.)"""
    if kind == "PNG":
        image.verify()
    elif kind == "JPEG":
        image.draft("L", (max(image.width // 8, 1), max(image.height // 8, 1)))
        image.load()


def prepare(
    picture: PictureFile, max_pixels: int, crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
) -> tuple[bytes, Literal["image/png", "image/jpeg"], tuple[int, int]]:
    """The picture as the bytes of a PNG or JPEG file, upright and in sRGB, of at most `max_pixels` pixels; its media
    type; its (width, height). What `crop` cuts off (fractions of left, top, right and bottom) is not in the bytes.
    The same file always gives the same bytes. Raises OSError if it has gone since."""
    from sinopack.content.pixels import prepared

    return prepared(picture, max_pixels, crop)
