"""A deck of the folder against the one that would be written, with what somebody has changed in it by hand.

In: the path of a deck and the bytes of today's. Out: a `Judgement`. A deck carries the record of what was generated; if
that is today's, the deck is what the content gives, whatever somebody has done to its slides since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

from sinopack.render.powerpoint import State, inspect
from sinopack.revise import Words, revise_deck
from sinopack.revise.archive import Archive, CannotRead
from sinopack.revise.record import PROPERTY, Entry, unpacked
from sinopack.revise.revision import properties_of
from sinopack.verification.data_sheets import changed_sheets
from sinopack.verification.papers import Judgement
from sinopack.verification.parts import differing
from sinopack.verification.values import FileState
from sinopack.verification.wording import listed

_CUSTOM = "docProps/custom.xml"
_OURS = "sinopack"
_VERSION = "sinopack-version"
_OF_THE_DECK = ("sinopack-digest", "sinopack-generated", PROPERTY)
"""Properties that are made from the other parts, and differ where those are compressed differently."""
_FOLLOWED = {
    "notesSlide": "the notes",
    "chart": "the chart",
    "package": "the data sheet of the chart",
    "image": "a picture",
}
"""What a slide leads to that is its own, by the kind of relationship."""


def judge_deck(path: Path, today: bytes, words: Callable[[], Words]) -> Judgement:
    """Judge the deck at `path`. Raises OSError where it cannot be opened."""
    found = path.read_bytes()
    state = inspect(path)
    if state is State.UNREADABLE:
        # What begins as a zip is a deck that broke off, or one that is locked.
        return Judgement(FileState.DAMAGED if found.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else FileState.FOREIGN)
    if state is State.FOREIGN:
        return Judgement(FileState.DAMAGED if _breaks_off(path) else FileState.FOREIGN)
    try:
        deck, expected = Archive.read(found), Archive.read(today)
        judgement = Judgement(FileState.AS_BUILT) if found == today else _judged(deck, expected, state)
        if judgement.state is FileState.BY_HAND:
            judgement = _by_hand(path, today, words, deck, expected)
        made_by = properties_of(deck).get(_VERSION, "")
    except CannotRead:
        return Judgement(FileState.DAMAGED)
    saved_by = "" if deck.saved_by.startswith(_OURS) else deck.saved_by
    return Judgement(judgement.state, judgement.differences, made_by, "", saved_by, judgement.slides)


def _breaks_off(path: Path) -> bool:
    """Whether what was read as a zip is one inside of it, a data sheet behind which the deck ends."""
    with ZipFile(path) as archive:
        return min((entry.header_offset for entry in archive.infolist()), default=0) > 0


def _judged(deck: Archive, expected: Archive, state: State) -> Judgement:
    names = differing(deck.parts, expected.parts)
    own, todays = (_of_itself(each) for each in (deck, expected))
    version, todays_version = own.pop(_VERSION, ""), todays.pop(_VERSION, "")
    made_by = [f"made by sinopack {version or 'of an unknown version'}"] if version != todays_version else []
    if own == todays:
        names.discard(_CUSTOM)
    if not names:
        same = (f"{each}; its slides are the same" for each in made_by)
        return Judgement(FileState.DIFFERENT, tuple(same)) if made_by else Judgement(FileState.REPACKED)
    record, entries = unpacked(properties_of(deck)), unpacked(properties_of(expected))
    if record is not None and entries is not None:
        if _same_record(record, entries):
            if state is not State.OURS_UNTOUCHED:
                return Judgement(FileState.BY_HAND)
        elif changed := list(_changed(record, entries)):
            return Judgement(FileState.DIFFERENT, (*made_by, *changed))
    return Judgement(FileState.DIFFERENT, (*made_by, *_told(names, deck, expected)))


def _of_itself(deck: Archive) -> dict[str, str]:
    """What a deck says of itself, but for what follows from its parts."""
    return {key: value for key, value in properties_of(deck).items() if not key.startswith(_OF_THE_DECK)}


def _by_hand(path: Path, today: bytes, words: Callable[[], Words], deck: Archive, expected: Archive) -> Judgement:
    """A deck that holds what the content gives, and was saved since: which slides were changed. A part that no program
    has rewritten and that differs all the same is not what the content gives, and neither is a data sheet that says
    something else behind a chart that does not."""
    slides = revise_deck(path, today, words).told
    if sheets := changed_sheets(deck, expected):
        difference = f"{_FOLLOWED['package']} of {listed('slide', sheets)}"
        return Judgement(FileState.DIFFERENT, (difference,), slides=slides)
    if slides or not deck.saved_by.startswith(_OURS):
        return Judgement(FileState.BY_HAND, slides=slides)
    names = differing(deck.parts, expected.parts) - {_CUSTOM}
    return Judgement(FileState.DIFFERENT, tuple(_told(names, deck, expected)))


def _same_record(record: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether two decks were generated alike; of a slide that was deleted by hand only what it said is kept."""
    return len(record) == len(entries) and all(
        one.value.identity == other.value.identity
        and one.essence == other.essence
        and (one.deleted or one.value == other.value)
        for one, other in zip(record, entries, strict=True)
    )


def _changed(record: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[str]:
    """Which of today's slides say something else than those that were generated."""
    was = {entry.value.identity: entry for entry in record}
    now = {entry.value.identity for entry in entries}
    changed = [
        number
        for number, entry in enumerate(entries, 1)
        if entry.value.identity in was and was[entry.value.identity].essence != entry.essence
    ]
    new = [number for number, entry in enumerate(entries, 1) if entry.value.identity not in was]
    gone = sum(entry.value.identity not in now for entry in record)
    if changed:
        yield f"made from other content: {listed('slide', changed)} would say something else"
    if new:
        yield f"{listed('slide', new)} would be new"
    if gone:
        yield f"{gone} slide{'s' if gone != 1 else ''} would be gone"


def _told(names: set[str], deck: Archive, expected: Archive) -> Iterator[str]:
    """Parts that differ, in words: of which slide they are."""
    owners = {**_owners(deck), **_owners(expected)}
    told: dict[str, list[int]] = {}
    for name in names:
        number, what = owners.get(name, (0, ""))
        if number:
            told.setdefault(what, []).append(number)
    for what, numbers in sorted(told.items()):
        slides = listed("slide", numbers)
        yield f"{what} of {slides}" if what else slides
    rest = sorted(name for name in names if name not in owners)
    if rest and not told:
        kinds = dict.fromkeys(map(_kind, rest))
        yield ", ".join(kinds)


def _owners(archive: Archive) -> dict[str, tuple[int, str]]:
    """The slide, by its number, that a part belongs to, and what the part is of it."""
    found: dict[str, tuple[int, str]] = {}
    for number, (slide, _) in enumerate(archive.slides(), 1):
        waiting = [(slide, "")]
        while waiting:
            part, what = waiting.pop()
            if part in found:
                continue
            found[part] = number, what
            waiting += [
                (each.target, _FOLLOWED[each.kind])
                for each in archive.relations(part).values()
                if each.kind in _FOLLOWED and each.target in archive.parts
            ]
    return found


def _kind(name: str) -> str:
    """What a part is that belongs to no slide."""
    if "Master" in name or "Layout" in name or "theme" in name:
        return "the master and its layouts"
    return "the title or other properties" if name.startswith("docProps") else "the list of slides"
