"""The objects of a PDF that sinopack wrote, also if another program has packed it anew.

In: a file's bytes. Out: `PdfFile`. What is read is what `render.pdf.objects` writes: objects that stand in the file by
themselves, found by a table (ISO 32000-1, 7.5.4). A file with streams of objects (7.5.7) is not as sinopack wrote it.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from msgspec import Struct

MAXIMUM_UNPACKED = 1 << 28
"""A stream that claims to hold more is no lesson's."""
_TAIL = 1024
"""Bytes within which a file ends (ISO 32000-1, annex H.3, note 18)."""
_SPACE = rb"[\0\t\n\f\r ]"
_TOKEN = re.compile(
    rb"(?:" + _SPACE + rb"|%[^\r\n]*)*"
    rb"(?:(?P<reference>(\d+)" + _SPACE + rb"+(\d+)" + _SPACE + rb"+R(?![A-Za-z0-9]))"
    rb"|(?P<mark><<|>>|\[|\]|\()|<(?P<hex>[0-9A-Fa-f\s]*)>|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<word>[A-Za-z]+))"
)
_OBJECT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
_ENTRY = re.compile(rb"\s*(\d+)\s+(\d+)\s+([nf])")
_SECTION = re.compile(rb"\s*(\d+)\s+(\d+)\s*(?=\d+\s+\d+\s+[nf])")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORDS = {b"true": True, b"false": False, b"null": None}
_DAMAGE = (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError, zlib.error)


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


class PdfFile:
    """The objects of a file by number. `trailer` leads to them."""

    def __init__(self, data: bytes):
        """Raises CannotRead."""
        self._data = data
        self._places: dict[int, int] = {}
        self._read: dict[int, Any] = {}
        self.trailer: Values = {}
        if b"%%EOF" not in data[-_TAIL:]:
            raise CannotRead("it breaks off")
        try:
            start = int(data[data.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
            seen: set[int] = set()
            while start not in seen:
                seen.add(start)
                trailer = self._table(start)
                self.trailer = self.trailer or trailer
                start = trailer.get(b"Prev", start)
            self.catalogue = self.entries(self.trailer[b"Root"])
        except _DAMAGE as error:
            raise CannotRead(str(error)) from error

    def _table(self, start: int) -> Values:
        """Note where objects begin; a table that is read later is older. Returns its trailer."""
        data = self._data
        if not data.startswith(b"xref", start):
            raise ValueError("no table of objects")
        position = start + 4
        while section := _SECTION.match(data, position):
            position = section.end()
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                entry = _ENTRY.match(data, position)
                if entry is None:
                    raise ValueError("a table of objects that breaks off")
                position = entry.end()
                if entry[3] == b"n":
                    self._places.setdefault(number, int(entry[1]))
        trailer = data.index(b"trailer", position)
        value, _ = self._value(trailer + 7)
        if not isinstance(value, dict):
            raise ValueError("no trailer")
        return value

    def resolved(self, value: Any) -> Any:
        """What a reference leads to; any other value as it is. Raises CannotRead."""
        while isinstance(value, Reference):
            value = self._object(value.number)
        return value

    def entries(self, value: Any) -> Values:
        """The entries of a dictionary or a stream; none for anything else."""
        found = self.resolved(value)
        return found.entries if isinstance(found, Stream) else found if isinstance(found, dict) else {}

    def _object(self, number: int) -> Any:
        if number not in self._read:
            try:
                self._read[number] = self._parsed(number) if number in self._places else None
            except _DAMAGE as error:
                raise CannotRead(f"object {number}: {error}") from error
        return self._read[number]

    def _parsed(self, number: int) -> Any:
        head = _OBJECT.match(self._data, self._places[number])
        if head is None or int(head[1]) != number:
            raise ValueError("not where the table says")
        value, position = self._value(head.end())
        if not isinstance(value, dict):
            return value
        match = re.compile(rb"\s*stream(?:\r\n|\n)").match(self._data, position)
        if match is None:
            return value
        end = match.end() + int(self.resolved(value[b"Length"]))
        if not re.compile(rb"\s*endstream").match(self._data, end):
            raise ValueError("a stream of another length")
        return Stream(value, self._data[match.end() : end])

    def _value(self, position: int) -> tuple[Any, int]:
        """The value that begins at a position, and the position behind it."""
        token = _TOKEN.match(self._data, position)
        if token is None:
            raise ValueError(f"no value at {position}")
        return self._from(token)

    def _from(self, token: re.Match[bytes]) -> tuple[Any, int]:
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
        return self._nested(token["mark"], end)

    def _nested(self, mark: bytes, position: int) -> tuple[Any, int]:
        if mark == b"(":
            return self._string(position)
        closing = {b"[": b"]", b"<<": b">>"}[mark]
        values: list[Any] = []
        while True:
            token = _TOKEN.match(self._data, position)
            if token is None:
                raise ValueError(f"no end of what begins before {position}")
            if token["mark"] == closing:
                break
            value, position = self._from(token)
            values.append(value)
        if mark == b"[":
            return values, token.end()
        return {key.text: value for key, value in zip(values[::2], values[1::2], strict=True)}, token.end()

    def _string(self, start: int) -> tuple[bytes, int]:
        depth, position, data = 1, start, self._data
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
