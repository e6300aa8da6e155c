"""The objects of a PDF file: values written as PDF syntax go in, numbered objects and the file come out.

Values are strings that already are PDF syntax (ISO 32000-1, 7.3), so that each is written in exactly one way. ReportLab
writes the head and the trailer of the file; it is known to this module alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import BinaryIO

from reportlab.pdfbase import pdfdoc

from sinopack.memory import Memory, Same
from sinopack.render.pdf.seal import seal

Value = str | int | float

_END = b"\r\nendstream"
"""Both characters end the line, so that no data that happen to end in one of them lose it to a reader (7.3.8.1)."""


def number(value: float) -> str:
    """A number to a thousandth of a unit, without needless digits: 12, 0.5, -3.142."""
    written = f"{value:.3f}"
    if written[-1] == "0":
        written = written.rstrip("0").rstrip(".")
        return "0" if written == "-0" else written
    return written


def name(value: str) -> str:
    """A name object, such as /Type."""
    return str(pdfdoc.PDFName(value.encode("utf-8").decode("latin-1")))


def string_bytes(value: str) -> bytes:
    """The bytes that a text string stands for: ASCII where that is enough, else UTF-16 with its mark (7.9.2.2)."""
    return value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be", "replace")


def string(value: str) -> str:
    """A text string in PDF syntax."""
    if value.isascii() and value.isprintable():
        return "(" + value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<{string_bytes(value).hex().upper()}>"


def array(values: Iterable[Value]) -> str:
    """An array."""
    return "[" + " ".join(_written(value) for value in values) + "]"


def dictionary(entries: Mapping[str, Value]) -> str:
    """A dictionary, its keys in the order given."""
    return "<<" + " ".join(f"/{key} {_written(value)}" for key, value in entries.items()) + ">>"


def _written(value: Value) -> str:
    return number(value) if isinstance(value, float) else str(value)


class File:
    """A PDF file being put together. References to its objects are strings such as "12 0 R"; `page_tree` is the one
    that every page has as its Parent. With a `memory`, streams of the last file are not compressed again."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._memory = memory
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
        # As long as the seal that takes the identifier's place, and free of any clock.
        self._document.signature = sha256()
        self._contents: list[bytes | None] = []
        self._by_reference: dict[str, int] = {}
        self.page_tree = self.reserve()

    def reserve(self) -> str:
        """A reference to an object that `fill` gives its content later."""
        self._contents.append(None)
        reference = f"{len(self._contents)} 0 R"
        self._by_reference[reference] = len(self._contents) - 1
        return reference

    def fill(self, reference: str, value: str) -> None:
        """Give a reserved object its value."""
        self._contents[self._by_reference[reference]] = value.encode("ascii")

    def add(self, value: str) -> str:
        """Add an object; return the reference to it."""
        reference = self.reserve()
        self.fill(reference, value)
        return reference

    def add_stream(self, data: bytes, entries: Mapping[str, Value], *, compress: bool = True) -> str:
        """Add a stream; return the reference to it. What is already compressed comes with its own Filter entry."""
        packed = self._compressed(data) if compress else data
        filters: dict[str, Value] = {"Filter": "/FlateDecode"} if compress else {}
        head = dictionary({**entries, **filters, "Length": len(packed)})
        reference = self.reserve()
        self._contents[-1] = b"".join((head.encode("ascii"), b"\nstream\n", packed, _END))
        return reference

    def _compressed(self, data: bytes) -> bytes:
        key = ("flate", Same(data))
        packed: bytes | None = self._memory.recall(key) if self._memory else None
        if packed is None:
            packed = zlib.compress(data)
            if self._memory:
                self._memory.keep(key, packed)
        return packed

    def write(self, target: BinaryIO, pages: list[str], catalogue: Mapping[str, Value], information: str) -> None:
        """Write the file: its pages (references), what else is in the catalogue, and the information dictionary."""
        self.fill(self.page_tree, dictionary({"Type": "/Pages", "Kids": array(pages), "Count": len(pages)}))
        root = self.add(dictionary({"Type": "/Catalog", "Pages": self.page_tree, **catalogue}))
        about = self.add(information)
        written = pdfdoc.PDFFile(self._document._pdfVersion)
        offsets = [written.add(_numbered(number, content)) for number, content in enumerate(self._contents, 1)]
        references = written.add(_table(offsets))
        trailer = pdfdoc.PDFTrailer(
            references, len(offsets) + 1, Root=_Reference(root), Info=_Reference(about), ID=self._document.ID()
        )
        written.add(trailer.format(self._document))
        target.write(seal(written.format(self._document)))


class _Reference(pdfdoc.PDFObject):  # type: ignore[misc]
    """A reference as ReportLab asks for it."""

    def __init__(self, reference: str) -> None:
        self._reference = reference.encode("ascii")

    def format(self, _document: object) -> bytes:
        return self._reference


def _numbered(number: int, content: bytes | None) -> bytes:
    """An object as it stands in the file (7.3.10)."""
    if content is None:
        raise RuntimeError(f"object {number} is without content")
    return b"%d 0 obj\n%b\nendobj\n" % (number, content)


def _table(offsets: list[int]) -> bytes:
    """The cross-reference table (7.5.4): where each object begins. ReportLab's own takes as long as all else in a file
    of many objects, of which a tagged one has ten thousands."""
    lines = "".join([f"{offset:010} 00000 n \n" for offset in offsets])
    return f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{lines}".encode("ascii")
