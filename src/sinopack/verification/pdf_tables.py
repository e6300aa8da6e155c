"""Where the objects of a PDF are: by tables in text (ISO 32000-1, 7.5.4), or by streams (7.5.8), in which a program
that saves a file anew may list objects that are packed together.

In: a file's bytes. Out: the places, by number, and the trailer. What is damaged raises one of `DAMAGE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sinopack.verification.pdf_values import Name, Stream, Values, object_at, unpacked, value_at

Place = int | tuple[int, int]
"""Where in the file an object begins; or the number of the stream that it is packed in, and which of that it is."""
Table = dict[int, Place]

_ENTRY = re.compile(rb"\s*(\d+)\s+(\d+)\s+([nf])")
_SECTION = re.compile(rb"\s*(\d+)\s+(\d+)\s*(?=\d+\s+\d+\s+[nf])")
_IN_FILE, _IN_STREAM = 1, 2
_PNG_LINES = 10
"""Predictors from this one on are those of PNG (ISO 32000-1, 7.4.4.4)."""
_PLAIN, _UP = 0, 2
"""The filters that lines of whole numbers are written with (PNG specification, 9.2)."""


def tables_of(data: bytes) -> tuple[Table, Values]:
    """All places, those of a newer table before those of an older, and the newest trailer."""
    places: Table = {}
    trailer: Values = {}
    waiting, seen = [int(data[data.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])], set[int]()
    while waiting:
        start = waiting.pop()
        if start in seen:
            continue
        seen.add(start)
        table, said = _table(data, start) if data.startswith(b"xref", start) else _listed(data, start)
        places = table | places
        trailer = trailer or said
        waiting += [said[key] for key in (b"Prev", b"XRefStm") if key in said]
    return places, trailer


def _table(data: bytes, start: int) -> tuple[Table, Values]:
    """A table in text, and the trailer behind it."""
    places: Table = {}
    position = start + 4
    while section := _SECTION.match(data, position):
        position = section.end()
        for number in range(int(section[1]), int(section[1]) + int(section[2])):
            entry = _ENTRY.match(data, position)
            if entry is None:
                raise ValueError("a table of objects that breaks off")
            position = entry.end()
            if entry[3] == b"n":
                places[number] = int(entry[1])
    value, _ = value_at(data, data.index(b"trailer", position) + 7)
    if not isinstance(value, dict):
        raise ValueError("no trailer")
    return places, value


def _listed(data: bytes, start: int) -> tuple[Table, Values]:
    """A table in a stream, whose dictionary is the trailer."""
    _, stream = object_at(data, start, int)
    if not isinstance(stream, Stream) or stream.entries.get(b"Type") != Name(b"XRef"):
        raise ValueError("no table of objects")
    entries = stream.entries
    widths = [int(width) for width in entries[b"W"]]
    rows = _numbers(_lines(stream), widths)
    index = entries.get(b"Index", [0, entries[b"Size"]])
    places: Table = {}
    for first, count in zip(index[::2], index[1::2], strict=True):
        section = list(islice(rows, count))
        if len(section) < count:
            raise ValueError("a table of objects that breaks off")
        for number, (kind, second, third) in enumerate(section, first):
            if kind == _IN_FILE:
                places[number] = second
            elif kind == _IN_STREAM:
                places[number] = second, third
    return places, entries


def _numbers(data: bytes, widths: list[int]) -> Iterator[tuple[int, int, int]]:
    """Rows of three numbers, each in as many bytes as its width says; a first one of no bytes is 1."""
    first, second, third = widths
    size = first + second + third
    if size <= 0 or min(widths) < 0:
        raise ValueError("a table of no width")
    for start in range(0, len(data) - size + 1, size):
        row = data[start : start + size]
        kind = int.from_bytes(row[:first], "big") if first else _IN_FILE
        yield kind, int.from_bytes(row[first : first + second], "big"), int.from_bytes(row[first + second :], "big")


def _lines(stream: Stream) -> bytes:
    """A stream's data without the filter of its lines."""
    found = stream.entries.get(b"DecodeParms")
    found = found[0] if isinstance(found, list) and len(found) == 1 else found
    data = unpacked(stream)
    if not isinstance(found, dict) or found.get(b"Predictor", 1) < _PNG_LINES:
        return data
    width = int(found.get(b"Columns", 1))
    if not 0 < width < len(data):
        raise ValueError("lines of another width")
    above, lines = bytes(width), []
    for start in range(0, len(data), width + 1):
        line = data[start + 1 : start + 1 + width]
        if data[start] not in (_PLAIN, _UP):
            raise ValueError("lines with another filter")
        above = bytes((a + b) & 255 for a, b in zip(line, above, strict=True)) if data[start] == _UP else line
        lines.append(above)
    return b"".join(lines)
