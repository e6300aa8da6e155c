"""The entries of a record, of which those of slides that are as they were in the last build are remembered.

In: a deck as it is generated. Out: the entry of each slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from sinopack.memory import Memory, Same
from sinopack.revise.archive import PRESENTATION, Archive, relations_name
from sinopack.revise.reading import Reader
from sinopack.revise.record import Entry, entry_of

_INHERITED = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/")
_DEFAULT = (b"<p:defaultTextStyle>", b"</p:defaultTextStyle>")


def entries_of(archive: Archive, reader: Reader, memory: Memory) -> list[Entry]:
    """The entry of each slide, in order. Raises CannotRead."""
    context = _inherited(archive)
    return [_entry(part, context, archive, reader, memory) for part in _slide_parts(archive)]


def _slide_parts(archive: Archive) -> Iterator[str]:
    return (part for part, _ in archive.slides())


def _entry(part: str, context: bytes, archive: Archive, reader: Reader, memory: Memory) -> Entry:
    parts = archive.parts
    key = ("entry", context, part, Same(parts[part]), Same(parts.get(relations_name(part))))
    known: tuple[Entry, tuple[tuple[str, bytes], ...]] | None = memory.recall(key)
    if known is None or any(parts.get(name) != data for name, data in known[1]):
        entry = entry_of(reader.value(part))
        targets = {each.target for each in archive.relations(part).values() if not each.external}
        known = entry, tuple((name, parts[name]) for name in sorted(targets) if _is_read(name) and name in parts)
        memory.keep(key, known)
    return known[0]


def _is_read(name: str) -> bool:
    """Whether what a slide refers to is a part of its own; what it inherits is in the context."""
    return not name.startswith((*_INHERITED, "ppt/slides/"))


def _inherited(archive: Archive) -> bytes:
    """What stands for all that slides inherit: the masters, the layouts, the themes, how text is set by default."""
    digest = blake2b(digest_size=16)
    for name in sorted(name for name in archive.parts if name.startswith(_INHERITED)):
        digest.update(name.encode() + b"\0" + archive.parts[name])
    presentation = archive.parts[PRESENTATION]
    start, end = (presentation.find(tag) for tag in _DEFAULT)
    digest.update(presentation[start:end])
    return digest.digest()
