"""Pictures: what a file is, without decoding it, and later its pixels, upright and in sRGB.

In: a path as the author typed it. Out: `PictureFile`, or PictureFault in the author's words; from a `PictureFile`, the
bytes of a PNG or JPEG file. Pillow is imported when the first picture is looked at.
"""

from __future__ import annotations

import re
import stat
import struct
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.findings import note_input

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
_LISTED = 2_000  # files of a folder that are looked at for a similar name
_SIDEWAYS = (5, 6, 7, 8)  # the orientations that swap width and height


class PictureFault(ValueError):
    """A picture that cannot be used. `better` is the path to type instead, where one can be guessed."""

    def __init__(self, message: str, advice: str = "", better: str = ""):
        super().__init__(message)
        self.advice = advice
        self.better = better


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

    Raises PictureFault for a file that is outside of the folder, absent, of another kind, too large or broken.
    """
    path = _inside(name, folder)
    note_input(folder / name)
    shown = str(PurePosixPath(shown_folder) / name)
    try:
        status = path.stat()
    except OSError:
        raise _absent(name, folder, shown) from None
    if not stat.S_ISREG(status.st_mode):
        raise PictureFault(f"{shown} is not a file.", "Give the path of a picture: PNG, JPEG, WebP or SVG.")
    if status.st_size > MAXIMUM_BYTES:
        size, most = status.st_size // 1_000_000, MAXIMUM_BYTES // 1_000_000
        raise PictureFault(f"{shown} is {size} MB large; a picture may have {most} MB at most.",
                           "Save it smaller: 3,000 pixels across fill a page.")  # fmt: skip
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        raise PictureFault(f"{shown} cannot be opened.", "Check that you may read this file.") from None
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
        width, height = size_of(parse_drawing(path.read_bytes()))
    except DrawingFault as fault:
        raise PictureFault(f"The drawing {shown} cannot be used: {fault}", fault.advice) from None
    except OSError:
        raise PictureFault(f"{shown} cannot be opened.", "Check that you may read this file.") from None
    return PictureFile(path, width, height, "image/svg+xml", name)


def _inside(name: str, folder: Path) -> Path:
    """The path of a picture in the folder of the content file, links followed. Nothing outside is ever looked at."""
    if re.match(r"[a-z][a-z0-9+.-]+://|data:", name, re.IGNORECASE):
        raise PictureFault("A picture cannot be fetched from the web.",
                           "Save it in the folder of the content file, and type its file name.")  # fmt: skip
    advice = "Copy it into the folder of the content file, and type its file name."
    outside = PictureFault("This path leads out of the folder of the content file.", advice)
    if name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name) or "\0" in name:
        raise outside
    root = folder.resolve()
    try:
        path = (root / name).resolve()
    except (OSError, RuntimeError, ValueError):
        raise PictureFault("This path leads nowhere.", advice) from None
    if not path.is_relative_to(root):
        raise outside
    return path


def _absent(name: str, folder: Path, shown: str) -> PictureFault:
    place, file_name = folder / PurePosixPath(name).parent, PurePosixPath(name).name
    where = f"It was looked for as {shown}."
    if not place.is_dir():
        return PictureFault(f"There is no such folder as {PurePosixPath(shown).parent}. {where}",
                            "Check the path; it starts from the folder of the content file.")  # fmt: skip
    others = _pictures_in(place)
    similar = _similar(file_name, others)
    if similar:
        better = str(PurePosixPath(name).parent / similar)
        return PictureFault(f"There is no picture {name}. {where} Did you mean {better}?", better=better)
    there = f"The pictures there are {', '.join(others[:8])}." if others else "There is no picture in that folder."
    return PictureFault(f"There is no picture {name}. {where}", there)


def _pictures_in(folder: Path) -> list[str]:
    names: list[str] = []
    for number, path in enumerate(folder.iterdir()):
        if number >= _LISTED:
            break
        if path.suffix.lower() in _ENDINGS:
            names.append(path.name)
    return sorted(names)


def _similar(name: str, others: list[str]) -> str:
    import difflib

    plain = {other.casefold(): other for other in reversed(others)}
    stems = {PurePosixPath(other).stem.casefold(): other for other in reversed(others)}
    stem = PurePosixPath(name).stem.casefold()
    close = difflib.get_close_matches(name.casefold(), list(plain), n=1, cutoff=0.7)
    return plain.get(name.casefold()) or stems.get(stem) or (plain[close[0]] if close else "")


def _refuse_other_kinds(start: bytes, shown: str) -> None:
    kind = next((kind for mark, kind in _KNOWN_STARTS if start.startswith(mark)), "")
    if start[4:8] == b"ftyp":
        kind = "HEIC or AVIF"
    if kind:
        raise PictureFault(f"{shown} is a {kind} file, which cannot be used.", "Save it as PNG or JPEG.")
    if not start:
        raise PictureFault(f"{shown} is empty.", "Save the picture again.")


def _measured(path: Path, name: str, shown: str) -> PictureFile:
    import warnings

    from PIL import Image, UnidentifiedImageError

    too_large = PictureFault(
        f"{shown} has too many pixels; a picture may have {MAXIMUM_PIXELS // 1_000_000} million at most.",
        "Save it smaller: 3,000 pixels across fill a page.",
    )
    broken = PictureFault(f"{shown} is broken: it cannot be read to its end.", "Save or download the picture again.")
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
        raise PictureFault(f"{shown} is not a picture that can be read.", "Save it as PNG or JPEG.") from None
    except PictureFault:
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
