"""Data of sinopack's own in a PDF (ISO 32000-1, 14.5): bytes go in with a file, and come out of one that is found.

Readers pass over them, and a program that saves the file anew keeps them or drops them whole.
"""

from __future__ import annotations

import re
import zlib

from sinopack.render.pdf.objects import File, Value, dictionary, string

_TYPE = "/SinopackRecord"
_DICTIONARY = re.compile(
    rb"<<(?:(?!<<|>>|stream).){0,400}?/SinopackRecord\b(?:(?!<<|>>|stream).){0,400}?>>\s*?stream(?:\r\n|\n)", re.DOTALL
)
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})\b(?!\s+\d+\s+R)")


_MOST = 1 << 26
"""Bytes when unpacked; data that claim more are not ours."""


def add_private(data: bytes, file: File, date: str) -> dict[str, Value]:
    """Add data to a file; return the entries for the catalogue. `date` is that of the document (a PDF date)."""
    if not data:
        return {}
    own = dictionary({"LastModified": string(date), "Private": file.add_stream(data, {"Type": _TYPE})})
    return {"PieceInfo": dictionary({"sinopack": own})}


def private_in(pdf: bytes) -> bytes:
    """The data in a file, those that were added last; b"" where there are none."""
    found = b""
    for match in _DICTIONARY.finditer(pdf):
        length = _LENGTH.search(match[0])
        if length:
            data = pdf[match.end() : match.end() + int(length[1])]
            found = _unpacked(data) if b"/FlateDecode" in match[0] else data
    return found


def _unpacked(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(data, _MOST)
    except zlib.error:
        return b""
    return plain if unpacking.eof else b""
