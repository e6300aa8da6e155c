"""What differs between two decks, by the record that hand edits are known by (see `sinopack.revise`).

In: the bytes of both. Out: a `FileDifference`. Compared is what sinopack generates: what somebody has changed by hand
is told elsewhere. Slides are known by their identities, which are made from the content's ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from sinopack.changes.comparing import Named
from sinopack.changes.drawn import inside
from sinopack.difference import FileDifference, Moved, PageDifference, Reason, Since, Standing
from sinopack.memory import Memory
from sinopack.render.powerpoint.inspection import DIGEST_PROPERTY
from sinopack.revise.archive import Archive, CannotRead, Element, P
from sinopack.revise.record import Entry, unpacked
from sinopack.revise.revision import properties_of, title_of
from sinopack.revise.values import ShapeValue, name_hash

_IDENTITY = re.compile(rb'<p14:creationId\b[^>]*\bval="(\d+)"')
_KINDS = {
    "Title": "heading",
    "Heading": "heading",
    "List": "list",
    "Quote": "quotation",
    "Caption": "caption",
    "Formula": "formula",
    "Table": "table",
    "Chart": "chart",
    "Figure": "picture",
    "Picture": "picture",
}
"""What a shape is called, by the word with which its name begins."""
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
_SIZE = re.compile(rb"<p:sldSz\b[^>]*>")


class _Deck:
    """A deck as it is compared: its entries, and the numbers of its slides by their identities."""

    def __init__(self, archive: Archive):
        self.archive = archive
        self.parts = [part for part, _ in self.archive.slides()]
        entries = unpacked(properties_of(self.archive))
        if entries is None:
            raise CannotRead("no record")
        self.entries: dict[int, Entry] = {entry.value.identity: entry for entry in entries if not entry.deleted}
        self.numbers = {_identity(self.archive, part): number for number, part in enumerate(self.parts, start=1)}

    @property
    def size(self) -> bytes:
        found = _SIZE.search(self.archive.parts["ppt/presentation.xml"])
        return found[0] if found else b""


def _read(data: bytes, memory: Memory | None) -> _Deck:
    if memory is None:
        return _Deck(Archive.read(data))
    key = ("compared deck", blake2b(data, digest_size=16).digest())
    known: _Deck | None = memory.recall(key)
    if known is None:
        parts = inside(data, memory)
        known = _Deck(Archive(parts) if isinstance(parts, Mapping) else Archive.read(data))
    memory.keep(key, known)
    return known


def compare_decks(new: bytes, old: bytes, named: Named, since: Since, memory: Memory | None = None) -> FileDifference:
    """What differs in a deck. Raises CannotRead where the new one cannot be read or has no record. `memory` knows the
    one of the last build."""
    count = _count(new, memory)
    if new == old:
        return FileDifference(*named, since, Standing.COMPARED, count, count)
    try:
        before = _read(old, memory)
    except CannotRead:
        return _whole(count, named, since, Standing.UNKNOWN if _is_ours(old) else Standing.NEW)
    today = _read(new, memory)
    if before.size != today.size:
        return _whole(count, named, since, Standing.RESIZED, len(before.parts))
    slides = tuple(_differing(today, before))
    moved = tuple(
        Moved(number, before.numbers[identity])
        for identity, number in sorted(today.numbers.items(), key=lambda each: each[1])
        if identity in before.numbers and before.numbers[identity] != number
    )
    differing = {slide.number for slide in slides}
    moved = tuple(each for each in moved if each.number not in differing)
    return FileDifference(*named, since, Standing.COMPARED, count, len(before.parts), slides, moved)


def _count(deck: bytes, memory: Memory | None) -> int:
    """The slides of a deck of ours, without unpacking it."""
    parts = inside(deck, memory)
    if isinstance(parts, Mapping):
        return sum(_SLIDE.fullmatch(name) is not None for name in parts)
    try:
        with ZipFile(BytesIO(deck)) as archive:
            return sum(_SLIDE.fullmatch(name) is not None for name in archive.namelist())
    except BadZipFile as error:
        raise CannotRead(str(error)) from error


def _is_ours(deck: bytes) -> bool:
    try:
        return DIGEST_PROPERTY in properties_of(Archive.read(deck))
    except CannotRead:
        return False


def _whole(count: int, named: Named, since: Since, standing: Standing, was: int = 0) -> FileDifference:
    """A deck of which no slide can stay."""
    slides = tuple(PageDifference(number, 0, ()) for number in range(1, count + 1))
    return FileDifference(*named, since, standing, count, was, slides)


def _differing(today: _Deck, before: _Deck) -> Iterator[PageDifference]:
    """The slides that say something else, in the order of the deck."""
    for number, part in enumerate(today.parts, start=1):
        identity = _identity(today.archive, part)
        entry, old = today.entries.get(identity), before.entries.get(identity)
        if entry is None or (old and old.essence == entry.essence):
            continue
        title = title_of(today.archive, part)
        was = before.numbers.get(identity, 0) if old else 0
        reasons = tuple(_reasons(title, today.archive.tree(part), entry, old)) if old else ()
        yield PageDifference(number, was, (title,), reasons)


def _reasons(title: str, tree: Element, entry: Entry, old: Entry) -> Iterator[Reason]:
    """Which shapes of a slide say something else, by kind; and its notes."""
    labels = {name_hash(name): name.partition(" ")[0] for each in tree.iter(f"{P}cNvPr") if (name := each.get("name"))}
    mine, theirs = _telling(entry), _telling(old)
    names = {shape.name for shape in theirs}
    said = Counter((shape.said, shape.alternative) for shape in theirs)
    changed, new = Counter[str](), Counter[str]()
    for shape in mine:
        if said[shape.said, shape.alternative] > 0:
            said[shape.said, shape.alternative] -= 1
            continue
        kind = _KINDS.get(labels.get(shape.name, ""), "text")
        (changed if shape.name in names else new)[kind] += 1
    gone = max(0, said.total() - changed.total())
    for kind in dict.fromkeys((*changed, *new)):
        replaced = min(gone, new[kind])
        gone -= replaced
        yield Reason(title, kind, changed[kind] + replaced, new[kind] - replaced)
    if gone:
        yield Reason(title, "text", gone=gone)
    if entry.value.notes != old.value.notes:
        yield Reason(title, "speaker’s notes", 1)


def _telling(entry: Entry) -> list[ShapeValue]:
    return [shape for shape in entry.value.shapes if not shape.furniture and (shape.said or shape.alternative)]


def _identity(archive: Archive, part: str) -> int:
    """A slide's identity; 0 where it has none."""
    found = _IDENTITY.search(archive.parts[part])
    return int(found[1]) if found else 0
