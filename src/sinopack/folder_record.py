"""What a build writes down in its output folder, for the next one: whose files they are, and what they were made from.

In: a folder. Out: a `FolderRecord`, or None where there is none that can be read. It is a hint and never believed
over the files themselves: they are compared with it, byte for byte, before anything is left out because of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from sinopack.writing import CannotWrite, Draft, write_together

NAME = ".sinopack.json"
_MOST_BYTES = 4_000_000


class FolderRecord(Struct, frozen=True, omit_defaults=True):
    """`content` is the content file that the files in the folder are made from. If they may be left as they are while
    nothing changes, `made_from` is the fingerprint of all that they were made from, `inputs` the author's files among
    that, and `files` the digests of the files made, by their names. Paths are relative to the folder."""

    content: str
    made_from: str = ""
    inputs: tuple[str, ...] = ()
    files: dict[str, str] = {}


def read_record(folder: Path) -> FolderRecord | None:
    """The folder's record; None where there is none, or one that is broken."""
    path = folder / NAME
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        return msgspec.json.decode(path.read_bytes(), type=FolderRecord)
    except (OSError, ValueError, RecursionError):  # msgspec.DecodeError is a ValueError
        return None


def write_record(folder: Path, record: FolderRecord) -> None:
    """Write the record down, whole or not at all. If that fails, nothing is lost but the time of the next build."""
    data = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    with suppress(CannotWrite):
        write_together([Draft(folder / NAME, data)])


def owner_of(folder: Path) -> Path | None:
    """The content file whose pack lives in the folder; None where nobody knows, or it is there no longer."""
    record = read_record(folder)
    content = found_from(folder, record.content) if record and record.content else None
    return content if content and content.is_file() else None


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, by whatever way."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.abspath(one) == os.path.abspath(other)


def seen_from(folder: Path, path: Path) -> str:
    """A path as the record has it, so that a folder can be moved with all that is in it."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.absolute().as_posix()


def found_from(folder: Path, written: str) -> Path:
    """The path that the record means."""
    return Path(os.path.normpath(folder.absolute() / written))


def digest_of(paths: Iterable[Path], *words: str) -> str:
    """The digest of words and of all bytes of files, also of which are missing."""
    digest = blake2b(digest_size=16)
    for word in words:
        digest.update(b"%d:" % len(word.encode()) + word.encode())
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            digest.update(b"-")
        else:
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()
