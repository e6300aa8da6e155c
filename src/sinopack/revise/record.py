"""The record of what was generated, which travels inside the deck: hashes and places, and not a word.

In: the values of generated slides. Out: text for custom properties, and back. Each property holds 255 characters, which
is what programs are known to keep of one.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from sinopack.memory import Memory, Same
from sinopack.revise.values import ShapeValue, SlideValue, hashed

PROPERTY = "sinopack-record-"
_LONGEST = 255
_MOST = 1 << 19
"""Characters of a record in all: some thirty thousand shapes. A larger deck has none, and is kept aside when edited."""
_VERSION = b"3"
"""To be counted up whenever slides are read as other values than before: an old record is then not compared."""
_COLUMNS = "IIIIH"
_SHAPE_COLUMNS = "HIIHB"
_EDGES = 4
_ALL_COLUMNS = _COLUMNS + _SHAPE_COLUMNS + "h" * _EDGES
_MOST_SHAPES = 0x7FFF
"""Shapes of one slide that are recorded."""
_SMALLEST, _LARGEST = -32768, 32767


class Entry(Struct, frozen=True):
    """A slide as it was generated. `essence` stands for what it said, without furniture; of a slide that someone has
    `deleted` nothing else is kept."""

    value: SlideValue
    essence: int
    deleted: bool = False


def entry_of(value: SlideValue, deleted: bool = False) -> Entry:
    """The entry of a slide that is generated today."""
    essence = essence_of(value)
    return Entry(SlideValue(value.identity, (), 0, 0) if deleted else value, essence, deleted)


def essence_of(value: SlideValue) -> int:
    """What a slide says: texts, pictures, descriptions and notes; neither how it looks nor where things stand."""
    said = [(shape.said, shape.alternative) for shape in value.shapes if not shape.furniture]
    return hashed(*(each for each in said if any(each)), value.notes)


def packed(entries: Sequence[Entry], memory: Memory | None = None) -> dict[str, str]:
    """The record as custom properties, by name; none if it would be too large. `memory` is that of earlier builds."""
    rows = [_row(entry, memory) for entry in entries]
    columns = b"".join(map(b"".join, zip(*(row.columns for row in rows), strict=True)))
    sizes = len(entries).to_bytes(4, "little") + sum(row.shapes for row in rows).to_bytes(4, "little")
    text = b64encode(_VERSION + zlib.compress(sizes + columns, 9)).decode("ascii")
    if len(text) > _MOST:
        return {}
    pieces = (text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST))
    return {f"{PROPERTY}{number}": piece for number, piece in enumerate(pieces, 1)}


class _Row(NamedTuple):
    """What one slide adds to each column, and the number of its shapes that are recorded."""

    columns: tuple[bytes, ...]
    shapes: int


def _row(entry: Entry, memory: Memory | None) -> _Row:
    if memory is None:
        return _written(entry)
    key = ("row of a record", Same(entry))
    known: _Row | None = memory.recall(key)
    if known is None:
        known = _written(entry)
        memory.keep(key, known)
    return known


def _written(entry: Entry) -> _Row:
    value, shapes = entry.value, entry.value.shapes[:_MOST_SHAPES]
    cells: tuple[list[int], ...] = (
        [value.identity],
        [value.notes],
        [value.setting],
        [entry.essence],
        [len(shapes) | entry.deleted << 15],
        [shape.name for shape in shapes],
        [shape.said for shape in shapes],
        [shape.look for shape in shapes],
        [shape.alternative for shape in shapes],
        [shape.furniture for shape in shapes],
        *([min(max(shape.rect[edge], _SMALLEST), _LARGEST) for shape in shapes] for edge in range(_EDGES)),
    )
    columns = tuple(_little(array(code, column)) for code, column in zip(_ALL_COLUMNS, cells, strict=True))
    return _Row(columns, len(shapes))


def unpacked(properties: Mapping[str, str]) -> tuple[Entry, ...] | None:
    """The record in a deck's custom properties; None where there is none, or not the whole of it."""
    numbered = {name[len(PROPERTY) :]: text for name, text in properties.items() if name.startswith(PROPERTY)}
    text = "".join(numbered.get(str(number), "") for number in range(1, len(numbered) + 1))
    try:
        data = b64decode(text.encode("ascii"), validate=True)
        if data[:1] != _VERSION:
            return None
        return tuple(_entries(zlib.decompress(data[1:])))
    except (ValueError, zlib.error, IndexError):
        return None


def _entries(data: bytes) -> Iterable[Entry]:
    slide_count, shape_count = int.from_bytes(data[:4], "little"), int.from_bytes(data[4:8], "little")
    place = 8
    columns: list[array[int]] = []
    for code in _ALL_COLUMNS:
        column = array(code)
        size = column.itemsize * (slide_count if len(columns) < len(_COLUMNS) else shape_count)
        column.frombytes(data[place : place + size])
        if sys.byteorder == "big":
            column.byteswap()
        columns.append(column)
        place += size
    if place != len(data):
        raise ValueError("not a record")
    shapes = [
        ShapeValue(name, said, look, alternative, (x, y, width, height), bool(furniture))
        for name, said, look, alternative, furniture, x, y, width, height in zip(*columns[5:], strict=True)
    ]
    first = 0
    for identity, notes, setting, essence, count in zip(*columns[:5], strict=True):
        last = first + (count & 0x7FFF)
        yield Entry(SlideValue(identity, tuple(shapes[first:last]), notes, setting), essence, bool(count >> 15))
        first = last


def _little(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()
