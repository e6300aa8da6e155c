"""Two PDFs object by object, from what leads to all of them: numbers of objects, tables and compression do not count.

In: two files. Out: the places where they differ, as labels: a page, what is read aloud of it, a font, …
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct

from sinopack.verification.pdf_objects import PdfFile
from sinopack.verification.pdf_values import Name, Reference, Stream, Values, unpacked

_PACKING = frozenset({b"Length", b"Filter", b"DecodeParms", b"DL"})
_UPWARDS = frozenset({b"Parent", b"P"})
"""Keys that lead back to where one has come from."""
_APART = frozenset({b"Metadata", b"Pages", b"StructTreeRoot", b"Outlines", b"Names", b"PieceInfo"})
"""Keys of the catalogue that are compared by themselves; and the record of the pages, which follows from them."""
_PNG_LINES = 10
"""Predictors from this one on are those of PNG (ISO 32000-1, 7.4.4.4)."""


class Label(Struct, frozen=True, order=True):
    """Where two files differ: `what` it is, and the page, counted from 1, or the font's name."""

    what: str
    page: int = 0
    name: str = ""


class Matching:
    """Walks through two files at once. `labels` are where they differ."""

    def __init__(self, one: PdfFile, other: PdfFile):
        self._files = one, other
        self.pages = [list(_pages(file)) for file in self._files]
        self._numbers = [{number: index for index, (number, _) in enumerate(pages, 1)} for pages in self.pages]
        self._seen: set[tuple[int, int]] = set()
        self.labels: set[Label] = set()

    def run(self) -> set[Label]:
        """Raises CannotRead for a file that breaks off inside."""
        pages = [(one, other) for (_, one), (_, other) in zip(*self.pages, strict=False)]
        for one, other in pages:
            self._fonts(one, other)
        for number, (one, other) in enumerate(pages, 1):
            self._match(one, other, Label("page", number))
        one, other = (file.catalogue for file in self._files)
        for key, what in ((b"StructTreeRoot", "tags"), (b"Outlines", "bookmarks"), (b"Names", "links")):
            self._match(one.get(key), other.get(key), Label(what))
        self._match(_without(one, _APART), _without(other, _APART), Label("properties"))
        return self.labels

    def _fonts(self, one: Values, other: Values) -> None:
        """The fonts of a page: each is told by itself, not as a change of every page that is set in it."""
        fonts = [
            file.entries(file.entries(page.get(b"Resources")).get(b"Font"))
            for file, page in zip(self._files, (one, other), strict=True)
        ]
        for key in fonts[0].keys() & fonts[1].keys():
            base = self._files[1].entries(fonts[1][key]).get(b"BaseFont")
            name = base.text.decode("ascii", "replace").rpartition("+")[2] if isinstance(base, Name) else ""
            self._match(fonts[0][key], fonts[1][key], Label("font", 0, name.removesuffix("-Identity-H")))

    def _match(self, one: Any, other: Any, label: Label) -> None:
        waiting = [(one, other, label)]
        while waiting:
            a, b, where = waiting.pop()
            if isinstance(a, Reference) and isinstance(b, Reference):
                first, second = self._numbers[0].get(a.number), self._numbers[1].get(b.number)
                if first or second:
                    if first != second:
                        self.labels.add(where)
                    continue
                if (a.number, b.number) in self._seen:
                    continue
                self._seen.add((a.number, b.number))
            waiting += self._inside(self._files[0].resolved(a), self._files[1].resolved(b), where)

    def _inside(self, one: Any, other: Any, label: Label) -> Iterator[tuple[Any, Any, Label]]:
        """The pairs of values that two values hold; notes where they differ in themselves."""
        match one, other:
            case Stream(), Stream():
                if one.packed != other.packed and not _same_data(one, other):
                    self.labels.add(label)
                yield from self._entries(_without(one.entries, _PACKING), _without(other.entries, _PACKING), label)
            case dict(), dict():
                yield from self._entries(one, other, label)
            case list(), list():
                if len(one) != len(other):
                    self.labels.add(label)
                yield from ((a, b, label) for a, b in zip(one, other, strict=False))
            case _ if type(one) is not type(other) and not (_is_number(one) and _is_number(other)):
                self.labels.add(label)
            case _ if one != other:
                self.labels.add(label)

    def _entries(self, one: Values, other: Values, label: Label) -> Iterator[tuple[Any, Any, Label]]:
        page = one.get(b"Pg")
        if label.what == "tags" and isinstance(page, Reference):
            label = Label("tags", self._numbers[0].get(page.number, 0))
        if (one.keys() ^ other.keys()) - _UPWARDS:
            self.labels.add(label)
        yield from ((one[key], other[key], label) for key in (one.keys() & other.keys()) - _UPWARDS)


def _pages(file: PdfFile) -> Iterator[tuple[int, Values]]:
    """The pages in order, each with the number of its object."""
    waiting: list[Any] = [file.catalogue.get(b"Pages")]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Reference) or node.number in seen:
            continue
        seen.add(node.number)
        entries = file.entries(node)
        kids = file.resolved(entries.get(b"Kids"))
        if isinstance(kids, list):
            waiting += reversed(kids)
        else:
            yield node.number, entries


def _without(entries: Values, keys: frozenset[bytes]) -> Values:
    return {key: value for key, value in entries.items() if key not in keys}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_data(one: Stream, other: Stream) -> bool:
    here, there = unpacked(one), unpacked(other)
    if _lines(one) == _lines(other):
        return here == there
    return _pixels(one, here) == _pixels(other, there)


def _lines(stream: Stream) -> Values:
    """How the lines of a picture are told from one another before they are compressed; {} where they are not."""
    found = stream.entries.get(b"DecodeParms")
    found = found[0] if isinstance(found, list) and len(found) == 1 else found
    return found if isinstance(found, dict) and found.get(b"Predictor", 1) >= _PNG_LINES else {}


def _pixels(stream: Stream, data: bytes) -> bytes:
    """The pixels behind PNG's filters, by a PNG file made of them."""
    lines = _lines(stream)
    if not lines:
        return data
    from PIL import Image

    colours, depth, width = (lines.get(key, default) for key, default in ((b"Colors", 1), (b"BitsPerComponent", 8),
                                                                         (b"Columns", 1)))  # fmt: skip
    line = (width * colours * depth + 7) // 8
    height = len(data) // (line + 1)
    # A line of samples is taken for one of grey bytes; the filters go by bytes and by how many make a pixel.
    kind, size = (2, (width, height)) if (colours, depth) == (3, 8) else (0, (line, height))
    if depth < 8 or (colours, depth) in ((1, 8), (3, 8)):
        file = BytesIO(_png(size, kind, data))
        with Image.open(file) as image:
            return image.tobytes()
    return data


def _png(size: tuple[int, int], kind: int, lines: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", *size, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
