"""The objects of a PDF that sinopack wrote, also if another program has packed it anew.

In: a file's bytes. Out: `PdfFile`. Objects stand in the file by themselves, or together in streams (ISO 32000-1,
7.5.7), which sinopack does not write, but programs that save a file anew.
"""

from __future__ import annotations

from typing import Any

from sinopack.verification.pdf_tables import tables_of
from sinopack.verification.pdf_values import (
    DAMAGE,
    CannotRead,
    Reference,
    Stream,
    Values,
    object_at,
    unpacked,
    value_at,
)

_TAIL = 1024
"""Bytes within which a file ends (ISO 32000-1, annex H.3, note 18)."""


class PdfFile:
    """The objects of a file by number. `trailer` leads to them."""

    def __init__(self, data: bytes):
        """Raises CannotRead."""
        self._data = data
        self._read: dict[int, Any] = {}
        self._packed: dict[int, list[Any]] = {}
        if b"%%EOF" not in data[-_TAIL:]:
            raise CannotRead("it breaks off")
        try:
            self._places, self.trailer = tables_of(data)
            self.catalogue = self.entries(self.trailer[b"Root"])
        except DAMAGE as error:
            raise CannotRead(str(error)) from error

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
            except DAMAGE as error:
                raise CannotRead(f"object {number}: {error}") from error
        return self._read[number]

    def _parsed(self, number: int) -> Any:
        place = self._places[number]
        if isinstance(place, tuple):
            return self._together(place[0])[place[1]]
        found, value = object_at(self._data, place, lambda length: int(self.resolved(length)))
        if found != number:
            raise ValueError("not where the table says")
        return value

    def _together(self, number: int) -> list[Any]:
        """The objects that are packed in a stream, which itself stands in the file."""
        if number not in self._packed:
            stream = None if isinstance(self._places[number], tuple) else self._object(number)
            if not isinstance(stream, Stream):
                raise ValueError("no stream of objects")
            data, first = unpacked(stream), int(stream.entries[b"First"])
            places = [int(each) for each in data[:first].split()][1::2]
            self._packed[number] = [value_at(data, first + place)[0] for place in places]
        return self._packed[number]
