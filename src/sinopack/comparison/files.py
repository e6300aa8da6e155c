"""What is in the files that an entry names: pictures by their pixels, program code by its lines.

In: two entries. Out: for each file of one name that holds something else now, the field that names it and what is in
either. An entry keeps what it has read in a private attribute; that is how its files are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sinopack.content.base import Entry
from sinopack.content.markup import CodeBlock
from sinopack.content.pictures import PictureFile

_DIGITS = 6
_REMEMBERED = 1000


def files_of(old: Entry, new: Entry) -> Iterator[tuple[str, str, str]]:
    """The files that have changed behind names that have not."""
    before, after = old.__pydantic_private__ or {}, new.__pydantic_private__ or {}
    for key, now in after.items():
        match before.get(key), now:
            case (PictureFile() as was, PictureFile()) if was.name == now.name and _differ(was, now):
                field = next((name for name in type(new).model_fields if getattr(new, name) == now.name), "")
                yield field, _described(was), _described(now)
            case CodeBlock() as was, CodeBlock():
                field = next(iter(type(new).model_fields))
                if was.text != now.text and getattr(old, field) == getattr(new, field):
                    yield field, was.text, now.text
            case _:
                pass


def _differ(old: PictureFile, new: PictureFile) -> bool:
    """Whether something else is seen. The same pixels in other bytes are the same."""
    if old.path == new.path or _bytes_digest(*_stamp(old)) == _bytes_digest(*_stamp(new)):
        return False
    return _described(old) != _described(new)


def _described(picture: PictureFile) -> str:
    """A picture in words that differ where what is seen does."""
    unit = "points" if picture.is_drawing else "pixels"
    return f"{picture.width:g} × {picture.height:g} {unit}, {_seen_digest(*_stamp(picture), picture.is_drawing)}"


def _stamp(picture: PictureFile) -> tuple[Path, int, int]:
    status = picture.path.stat()
    return picture.path, status.st_size, status.st_mtime_ns


@lru_cache(_REMEMBERED)
def _bytes_digest(path: Path, size: int, time: int) -> bytes:
    return sha256(path.read_bytes()).digest()


@lru_cache(_REMEMBERED)
def _seen_digest(path: Path, size: int, time: int, is_drawing: bool) -> str:
    """A few digits that stand for what is seen: of a drawing its words, else the pixels in their colours."""
    if is_drawing:
        return sha256(b" ".join(path.read_bytes().split())).hexdigest()[:_DIGITS]
    from PIL import Image, ImageOps

    with Image.open(path) as image:
        profile = image.info.get("icc_profile") or b""
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    return sha256(repr(upright.size).encode() + profile + upright.tobytes()).hexdigest()[:_DIGITS]
