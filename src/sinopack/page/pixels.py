"""A picture's bytes without their compression, which is another on another machine (another zlib), to be hashed or held
against those of another build.

In: the bytes of a PNG or JPEG file. Out: bytes that are equal for equal pictures.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from struct import unpack_from

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_BYTES = 1 << 28
"""Of lines: more than the largest picture that is let in."""


def uncompressed(data: bytes) -> bytes:
    """The chunks of a PNG file with its lines inflated (PNG specification, 10.1); any other file as it is."""
    if not data.startswith(_PNG):
        return data
    chunks = list(_chunks(data))
    if not chunks or chunks[-1][0] != b"IEND":
        return data  # it breaks off
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    try:
        lines = zlib.decompressobj().decompress(packed, _MOST_BYTES)
    except zlib.error:
        return data
    kept = (kind + len(content).to_bytes(4, "big") + content for kind, content in chunks if kind != b"IDAT")
    return b"".join([_PNG, *kept, lines])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    while position + 8 <= len(data):
        length, kind = unpack_from(">I4s", data, position)
        yield kind, data[position + 8 : position + 8 + length]
        position += length + 12
