"""Whose is the deck found where a new one is to go, and was it changed since sinopack wrote it?

In: a path. Out: a `State`. Reads the zip and nothing else: no XML parser, no python-pptx.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from enum import Enum
from os import PathLike
from zipfile import BadZipFile, ZipFile, ZipInfo

from sinopack.render.powerpoint.digest import CUSTOM_PROPERTIES, digest_of

DIGEST_PROPERTY = "sinopack-digest"
GENERATED_PROPERTY = "sinopack-generated"
"""In a deck that holds changes by hand: the digest of the one that sinopack alone would have made."""
_DIGEST = re.compile(
    rb"""name\s*=\s*["']sinopack-digest["'][^>]*>\s*<(?:\w+:)?lpwstr>\s*([0-9a-f]{64})\s*</""",
)
_CUSTOM_LIMIT = 1 << 20
_CHUNK = 1 << 20
_DAMAGE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error)
"""What zipfile raises on damaged, encrypted and unknown archives."""


class State(Enum):
    """OURS_UNTOUCHED: as sinopack wrote it. OURS_REVISED: so too, but with what someone had changed before in it.
    OURS_EDITED: written by sinopack, saved since by something else.
    FOREIGN: a zip that never was ours. UNREADABLE: no zip (a deck with a password is none), or damaged."""

    OURS_UNTOUCHED = "ours, untouched"
    OURS_REVISED = "ours, with changes by hand"
    OURS_EDITED = "ours, edited"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


def inspect(path: str | PathLike[str]) -> State:
    """Judge the file at `path`. Raises OSError where it cannot be opened (it is not there, or may not be read)."""
    with open(path, "rb") as file:
        try:
            with ZipFile(file) as archive:
                return _judge(archive)
        except _DAMAGE:
            return State.UNREADABLE


def _judge(archive: ZipFile) -> State:
    stored = _stored_digest(archive)
    if stored is None:
        return State.FOREIGN
    entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    found = digest_of((entry.filename, entry.file_size, _chunks(archive, entry)) for entry in entries)
    if found != stored:
        return State.OURS_EDITED
    return State.OURS_REVISED if GENERATED_PROPERTY.encode() in _custom(archive) else State.OURS_UNTOUCHED


def _stored_digest(archive: ZipFile) -> str | None:
    match = _DIGEST.search(_custom(archive))
    return match[1].decode("ascii") if match else None


def _custom(archive: ZipFile) -> bytes:
    try:
        with archive.open(CUSTOM_PROPERTIES) as part:
            return part.read(_CUSTOM_LIMIT)
    except KeyError:
        return b""


def _chunks(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """A part in pieces, so that a bomb takes no memory."""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
