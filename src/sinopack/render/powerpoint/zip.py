"""A zip file (APPNOTE.TXT of PKWARE, version 6.3) whose members may have been compressed before.

In: members by name. Out: the file: every member with one fixed date, and nothing that tells on what system it was made.
Python's own `zipfile` compresses all that it writes, which is most of the time that a large deck takes to save.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import pack
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sinopack.memory import Same

if TYPE_CHECKING:
    from sinopack.memory import Memory

_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION = 20
"""What deflated members need of a reader (4.4.3.2)."""
_UTF_8 = 1 << 11
_STORED, _DEFLATED = 0, 8
_TIME, _DATE = 0, 1 << 5 | 1
"""Midnight on the first day that a zip can name: 1 January 1980 (4.4.6)."""
_MOST_MEMBERS, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF


class Packed(NamedTuple):
    """A member's bytes as they are in the file: how they are compressed, their checksum, their size before."""

    method: int
    checksum: int
    size: int
    data: bytes


def write_zip(members: Iterable[tuple[str, bytes, bool]], target: BinaryIO, memory: Memory | None = None) -> None:
    """Write members, each with its bytes and whether to compress them. Raises ValueError for more than a zip holds."""
    listing: list[bytes] = []
    place = 0
    for name, data, compress in members:
        packed = _packed(data, compress, memory)
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF_8
        described = pack(
            "<HHHHHIIIHH", _VERSION, flags, packed.method, _TIME, _DATE, packed.checksum, len(packed.data),
            packed.size, len(encoded), 0,
        )  # fmt: skip
        listing.append(_CENTRAL + pack("<H", _VERSION) + described + pack("<HHHII", 0, 0, 0, 0, place) + encoded)
        target.write(_LOCAL + described + encoded)
        target.write(packed.data)
        place += len(_LOCAL) + len(described) + len(encoded) + len(packed.data)
    central = b"".join(listing)
    if len(listing) > _MOST_MEMBERS or place + len(central) > _MOST_BYTES:
        raise ValueError("more than a zip can hold")
    target.write(central)
    target.write(_END + pack("<HHHHIIH", 0, 0, len(listing), len(listing), len(central), place, 0))


def _packed(data: bytes, compress: bool, memory: Memory | None) -> Packed:
    key = ("zip", Same(data), compress)
    known: Packed | None = memory.recall(key) if memory else None
    if known is None:
        known = Packed(_STORED, zlib.crc32(data), len(data), data)
        if compress:
            compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
            known = known._replace(method=_DEFLATED, data=compressor.compress(data) + compressor.flush())
        if memory:
            memory.keep(key, known)
    return known
