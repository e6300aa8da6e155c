"""An edited deck made anew, from the file that was found to the bytes to write.

In: the path of the file, today's deck, and what to do with changes made by hand. Out: `Revised`. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sinopack.render.powerpoint.inspection import DIGEST_PROPERTY, GENERATED_PROPERTY, State, inspect
from sinopack.report import Hands, RevisedSlide, SlideFate
from sinopack.revise.archive import A, Archive, CannotRead, P
from sinopack.revise.words import Words
from sinopack.writing import FileStamp, stamp_of

if TYPE_CHECKING:
    from sinopack.memory import Memory
    from sinopack.revise.decisions import Decided
    from sinopack.revise.joining import Sides
    from sinopack.revise.record import Entry

FOREIGN = "kept"
"""The word under which a deck is kept that sinopack did not make, or cannot read any more."""
BACKUP = "backup"
MOST_BACKUPS = 3
FORGETFUL = "LibreOffice"
"""The program that drops names and descriptions, as it calls itself."""
_PROPERTIES = "docProps/custom.xml"


class Revised(Struct, frozen=True):
    """What to write. The file that was there is kept under the word `keep`, of which there are at most `most` (0: any
    number); `untouched` says that it is left as it is. `slides` counts those of a deck that is not today's, and is None
    of one that is. `seen` is the stamp of the file when it was read."""

    data: bytes
    keep: str = ""
    most: int = 0
    told: tuple[RevisedSlide, ...] = ()
    untouched: bool = False
    slides: int | None = None
    seen: FileStamp | None = None


def record_of(parts: Mapping[str, bytes], memory: Memory | None = None) -> Mapping[str, str]:
    """The record of a deck as it is generated, as custom properties. `memory` is that of earlier builds."""
    from sinopack.revise.reading import Reader
    from sinopack.revise.record import entry_of, packed

    archive = Archive(parts)
    reader = Reader(archive)
    if memory is None:
        return packed([entry_of(reader.value(part)) for part, _ in archive.slides()])
    from sinopack.revise.remembered import entries_of

    return packed(entries_of(archive, reader, memory), memory)


def revise_deck(
    path: Path, data: bytes, words: Callable[[], Words], hands: Hands = Hands.MERGE, memory: Memory | None = None
) -> Revised:
    """What to write where `path` is and today's deck is `data`; `words` is asked for those of marks if any is
    set. `memory` is that of earlier builds: it knows the decks that they drew."""
    if memory:
        memory.keep(_key(data), True)
    seen = stamp_of(path)
    return replace(_revised(path, data, words, hands, memory), seen=seen)


def _revised(path: Path, data: bytes, words: Callable[[], Words], hands: Hands, memory: Memory | None) -> Revised:
    if not path.is_file():
        return Revised(data)
    try:
        drawn = memory is not None and memory.recall(_key(path.read_bytes()))
        state = State.OURS_UNTOUCHED if drawn else inspect(path)
        found = b"" if state is State.OURS_UNTOUCHED else path.read_bytes()
    except OSError:
        # What may not even be read is surely not to be lost; if it cannot be kept either, the writing will say so.
        return Revised(data, FOREIGN)
    if state is State.OURS_UNTOUCHED:
        return Revised(data)
    if state in (State.FOREIGN, State.UNREADABLE):
        return Revised(data, FOREIGN)
    if hands is Hands.KEEP:
        return Revised(found, untouched=True, slides=_count(found))
    if hands is Hands.OVERWRITE:
        return Revised(data, BACKUP, MOST_BACKUPS)
    from sinopack.revise.joining import joined
    from sinopack.revise.record import unpacked

    try:
        old, today = Archive.read(found), Archive.read(data)
        properties, todays = properties_of(old), properties_of(today)
        record, entries = unpacked(properties), unpacked(todays)
        if record is None or entries is None:
            return Revised(data, FOREIGN)
        sides, decided = _compared(old, today, record, entries)
        told = tuple(_told(sides, decided))
        # What somebody has saved is never lost: what was changed in it may be of a kind that is not seen.
        keep, most = (BACKUP, MOST_BACKUPS) if state is State.OURS_EDITED else ("", 0)
        if not told:
            return Revised(data, keep, most)
        if state is State.OURS_REVISED and properties.get(GENERATED_PROPERTY) == todays[DIGEST_PROPERTY]:
            return Revised(found, told=told, slides=len(decided.slides))
        parts = joined(sides, decided, words())
        return Revised(_signed(parts, entries, decided, todays), keep, most, told, slides=len(decided.slides))
    except CannotRead:
        return Revised(data, FOREIGN)


def _key(data: bytes) -> tuple[str, bytes]:
    """What stands for a deck as sinopack has drawn it."""
    return "deck", blake2b(data, digest_size=16).digest()


def _count(data: bytes) -> int:
    try:
        return sum(1 for _ in Archive.read(data).slides())
    except CannotRead:
        return 0


def properties_of(archive: Archive) -> dict[str, str]:
    """A deck's custom properties that are texts, by name."""
    if _PROPERTIES not in archive.parts:
        return {}
    return {each.get("name", ""): each[0].text or "" for each in archive.tree(_PROPERTIES) if len(each)}


def _compared(old: Archive, today: Archive, record: Sequence[Entry], entries: Sequence[Entry]) -> tuple[Sides, Decided]:
    """The two decks, and what becomes of their slides."""
    from sinopack.revise.decisions import Found, Mark, decide
    from sinopack.revise.joining import Sides
    from sinopack.revise.marking import NAME, mark_in
    from sinopack.revise.reading import Reader

    old_slides, today_slides = ([part for part, _ in each.slides()] for each in (old, today))
    reader = Reader(old, NAME)
    forgetful = old.saved_by.startswith(FORGETFUL)
    keys = {mark.value: mark for mark in Mark}
    marks = [keys.get(mark_in(old.parts[part])) for part in old_slides]
    found = Found([reader.value(part) for part in old_slides], marks, forgetful)
    decided = decide(found, record, [entry.value for entry in entries])
    return Sides(today, old, today_slides, old_slides, forgetful), decided


def _told(sides: Sides, decided: Decided) -> Iterator[RevisedSlide]:
    """What has become of each slide that somebody has changed, in the order of the new deck."""
    for number, placed in enumerate(decided.slides, 1):
        fate = placed.fate
        if fate is None and placed.new in decided.moved:
            fate = SlideFate.MOVED
        if fate is None:
            continue
        if placed.old is not None:
            yield RevisedSlide(number, title_of(sides.old, sides.old_slides[placed.old]), fate)
        elif placed.new is not None:
            yield RevisedSlide(number, title_of(sides.today, sides.today_slides[placed.new]), fate)
    for new in decided.deleted:
        yield RevisedSlide(0, title_of(sides.today, sides.today_slides[new]), SlideFate.DELETED)


def title_of(archive: Archive, part: str) -> str:
    """A slide's title; the first words on it where it has none."""
    first = ""
    for shape in archive.tree(part).iter(f"{P}sp"):
        words = " ".join("".join(each.text or "" for each in shape.iter(f"{A}t")).split())
        placeholder = shape.find(f"*/{P}nvPr/{P}ph")
        if words and placeholder is not None and placeholder.get("type") in ("title", "ctrTitle"):
            return words
        first = first or words
    return first


def _signed(parts: dict[str, bytes], entries: Sequence[Entry], decided: Decided, todays: Mapping[str, str]) -> bytes:
    """The deck's bytes, with its digest, that of today's deck, and the record of that."""
    from sinopack.render.powerpoint.package import digest_of_parts, zipped
    from sinopack.render.powerpoint.properties import custom_properties
    from sinopack.render.powerpoint.xml import DECLARATION
    from sinopack.revise.record import PROPERTY, entry_of, packed

    deleted = set(decided.deleted)
    record = packed([entry_of(entry.value, index in deleted) for index, entry in enumerate(entries)])
    kept = {name: value for name, value in todays.items() if not name.startswith(PROPERTY)}
    values = kept | {DIGEST_PROPERTY: digest_of_parts(parts), GENERATED_PROPERTY: todays[DIGEST_PROPERTY]} | record
    parts[_PROPERTIES] = (DECLARATION + custom_properties(values)).encode("utf-8")
    file = BytesIO()
    zipped(parts, file)
    return file.getvalue()
