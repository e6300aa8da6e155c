"""Values as a PDF spells them (ISO 32000-1, 7.3): numbers, names, texts, arrays, dictionaries, streams.

In: a file's bytes, or those of a stream in it, and a position. Out: the value that is there. Anything that is not as
the standard says raises one of `DAMAGE`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any

from msgspec import Struct

MAXIMUM_UNPACKED = 1 << 28
"""A stream that claims to hold more is no lesson's."""
_SPACE = rb"[\0\t\n\f\r ]"
_TOKEN = re.compile(
    rb"(?:" + _SPACE + rb"|%[^\r\n]*)*"
    rb"(?:(?P<reference>(\d+)" + _SPACE + rb"+(\d+)" + _SPACE + rb"+R(?![A-Za-z0-9]))"
    rb"|(?P<mark><<|>>|\[|\]|\()|<(?P<hex>[0-9A-Fa-f\s]*)>|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<word>[A-Za-z]+))"
)
_OBJECT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
_STREAM = re.compile(rb"\s*stream(?:\r\n|\n)")
_STREAM_END = re.compile(rb"\s*endstream")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORDS = {b"true": True, b"false": False, b"null": None}
DAMAGE = (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError, zlib.error)
"""What a file that is damaged raises where it is read."""


class CannotRead(Exception):
    """The file is none that sinopack wrote, or is damaged."""


class Name(Struct, frozen=True):
    """A name: /Type."""

    text: bytes


class Reference(Struct, frozen=True):
    """A reference to an object by its number."""

    number: int


class Stream(Struct, frozen=True):
    """A dictionary and the data behind it, as they are in the file."""

    entries: dict[bytes, Any]
    packed: bytes


Values = dict[bytes, Any]


def object_at(data: bytes, position: int, length: Callable[[Any], int]) -> tuple[int, Any]:
    """The number of the object at a position, and the object. `length` gives that of a stream, which may be a reference
    to another object."""
    head = _OBJECT.match(data, position)
    if head is None:
        raise ValueError(f"no object at {position}")
    number = int(head[1])
    value, end = value_at(data, head.end())
    match = _STREAM.match(data, end) if isinstance(value, dict) else None
    if match is None:
        return number, value
    end = match.end() + length(value[b"Length"])
    if not _STREAM_END.match(data, end):
        raise ValueError("a stream of another length")
    return number, Stream(value, data[match.end() : end])


def value_at(data: bytes, position: int) -> tuple[Any, int]:
    """The value that begins at a position, and the position behind it."""
    token = _TOKEN.match(data, position)
    if token is None:
        raise ValueError(f"no value at {position}")
    return _from(data, token)


def _from(data: bytes, token: re.Match[bytes]) -> tuple[Any, int]:
    end = token.end()
    match token.lastgroup:
        case "reference":
            return Reference(int(token[2])), end
        case "hex":
            digits = b"".join(token["hex"].split())
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), end
        case "name":
            return Name(re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), token["name"])), end
        case "number":
            return (float(token["number"]) if b"." in token["number"] else int(token["number"])), end
        case "word":
            return _WORDS[token["word"]], end
    return _nested(data, token["mark"], end)


def _nested(data: bytes, mark: bytes, position: int) -> tuple[Any, int]:
    if mark == b"(":
        return _string(data, position)
    closing = {b"[": b"]", b"<<": b">>"}[mark]
    values: list[Any] = []
    while True:
        token = _TOKEN.match(data, position)
        if token is None:
            raise ValueError(f"no end of what begins before {position}")
        if token["mark"] == closing:
            break
        value, position = _from(data, token)
        values.append(value)
    if mark == b"[":
        return values, token.end()
    return {key.text: value for key, value in zip(values[::2], values[1::2], strict=True)}, token.end()


def _string(data: bytes, start: int) -> tuple[bytes, int]:
    depth, position = 1, start
    while depth:
        sign = data[position : position + 1]
        if not sign:
            raise ValueError("a text without an end")
        depth += (sign == b"(") - (sign == b")")
        position += 2 if sign == b"\\" else 1
    return _ESCAPED.sub(_unescaped, data[start : position - 1]), position


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign[:1].isdigit() else _ESCAPES.get(sign, sign)


def unpacked(stream: Stream) -> bytes:
    """A stream's data, inflated if they are deflated. Raises CannotRead."""
    if not _is_deflated(stream):
        return stream.packed
    try:
        inflater = zlib.decompressobj()
        data = inflater.decompress(stream.packed, MAXIMUM_UNPACKED)
    except zlib.error as error:
        raise CannotRead(str(error)) from error
    if inflater.unconsumed_tail or not inflater.eof:
        raise CannotRead("a stream that breaks off")
    return data


def _is_deflated(stream: Stream) -> bool:
    found = stream.entries.get(b"Filter")
    return (found[0] if isinstance(found, list) and len(found) == 1 else found) == Name(b"FlateDecode")
