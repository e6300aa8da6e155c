"""Two packages (ECMA-376 part 2) part by part, as what is in them: not as they are compressed or spelled.

In: the parts of two packages by name. Out: the names of those that differ.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from sinopack.page import uncompressed

_MOST_BYTES = 1 << 28
DAMAGE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, zlib.error)
"""What a package that cannot be read raises."""
_UNORDERED = (".rels", "[Content_Types].xml")
"""Parts that are lists in no order."""


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    """The names of parts that only one has, and of those that hold something else."""
    return (one.keys() ^ other.keys()) | {name for name in one.keys() & other.keys() if not _same(name, one, other)}


def _same(name: str, one: Mapping[str, bytes], other: Mapping[str, bytes]) -> bool:
    here, there = one[name], other[name]
    if here == there:
        return True
    if name.endswith(".png"):
        return uncompressed(here) == uncompressed(there)
    if name.endswith((".xlsx", ".docx", ".pptx")):
        return _same_packages(here, there)
    return name.endswith((".xml", ".rels")) and _spelled(name, here) == _spelled(name, there)


def _same_packages(one: bytes, other: bytes) -> bool:
    """A package in a package, such as the data sheet of a chart."""
    try:
        return not differing(parts_of(one), parts_of(other))
    except DAMAGE:
        return False


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package in a package. Raises one of `DAMAGE`."""
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise ValueError("too large")
        return {name: archive.read(name) for name in archive.namelist()}


def _spelled(name: str, data: bytes) -> object:
    """An XML part in the one form that says the same (Canonical XML 2.0)."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return data
    if name.endswith(_UNORDERED):
        return sorted(sorted(each.attrib.items()) for each in root)
    return ElementTree.canonicalize(data.decode("utf-8", "replace"), rewrite_prefixes=True)
