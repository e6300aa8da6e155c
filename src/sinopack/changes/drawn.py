"""What is in a file that was drawn in this process, so that it need not be taken out of the file again.

In: the bytes of a file. Out: what went into it, from the memory of this build or of the last one.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from sinopack.memory import Memory

Inside = bytes | Mapping[str, bytes]
"""The record of a PDF, or the parts of a deck by name."""


def known_by(file: bytes, inside: Inside, memory: Memory | None) -> bytes:
    """The file, of which is remembered what is inside."""
    if memory is not None:
        memory.keep(_key(file), inside)
    return file


def inside(file: bytes, memory: Memory | None) -> Inside | None:
    """What is in a file; None where it was not drawn in this process, or too long ago."""
    if memory is None:
        return None
    found: Inside | None = memory.recall(_key(file))
    return found


def _key(file: bytes) -> tuple[str, bytes]:
    """A file by what it says: the one of the last build is read from the disk."""
    return "drawn", blake2b(file, digest_size=16).digest()
