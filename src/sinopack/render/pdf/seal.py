"""The seal of a file: its identifier is a hash of everything else in it. So a file that somebody has changed since, or
that another program has saved anew, is known by its bytes alone.

In: a file as bytes. Out: the same with its identifier (ISO 32000-1, 14.4), or whether that one is still right.
"""

from __future__ import annotations

import re
from hashlib import sha256

_TRAILER = re.compile(rb"/ID\s*\[\s*<([0-9a-f]{64})>\s*<([0-9a-f]{64})>\s*\]")
_TAIL = 2048
"""Where the trailer is, in bytes from the end."""


def seal(data: bytes) -> bytes:
    """The file with the hash as both parts of its identifier. Raises ValueError if it has none of that length."""
    found = _identifier(data)
    if found is None:
        raise ValueError("a file without an identifier cannot be sealed")
    mark = _hash(data, found).encode("ascii")
    return b"".join(
        (data[: found.start(1)], mark, data[found.end(1) : found.start(2)], mark, data[found.end(2) :])
    )  # fmt: skip


def is_sealed(data: bytes) -> bool:
    """Whether every byte is as it was when the file was sealed."""
    found = _identifier(data)
    return found is not None and {found[1], found[2]} == {_hash(data, found).encode("ascii")}


def _identifier(data: bytes) -> re.Match[bytes] | None:
    """The last identifier of the file."""
    return max(_TRAILER.finditer(data, max(0, len(data) - _TAIL)), key=re.Match.start, default=None)


def _hash(data: bytes, identifier: re.Match[bytes]) -> str:
    """Of all that is not the identifier."""
    parts = sha256(data[: identifier.start(1)])
    parts.update(data[identifier.end(1) : identifier.start(2)])
    parts.update(data[identifier.end(2) :])
    return parts.hexdigest()
