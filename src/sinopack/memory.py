"""What one process remembers from one build of a pack to the next: a build after an edit makes only what is new.

In: values by what they were made from. Out: the same values again. A key is read off frozen values alone, so what a
build makes cannot depend on what was made before it: without a memory every stage makes the same, only slower.

What the last good build has not used is forgotten, and so is what a build made that failed. So a memory is never larger
than what two builds make.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from sinopack.problems import Place

Value = TypeVar("Value")

_DIGEST = 16


class Memory:
    """Values by key. Whoever keeps one makes the key of all that the value depends on, and of a name for what it is."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}
        self._tools: dict[Hashable, Any] = {}

    def recall(self, key: Hashable) -> Any:
        """What was kept under a key in this build or the last good one, or None."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self._now[key] = found
        return found

    def keep(self, key: Hashable, value: Any) -> None:
        """Keep a value for the rest of this build and for the next."""
        self._now[key] = value

    def again(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What was kept under a key, or else what `make` gives: a large value without places. Where that is equal to
        one of an earlier build it is that one, so that those who draw it know it by itself."""
        known: tuple[Value, bytes] | None = self.recall(key)
        if known is None:
            value = make()
            digest = said_by(value).digest
            known = self.recall(("value", digest)) or (value, digest)
            self.keep(key, known)
        self.keep(("value", known[1]), known)
        return known[0]

    def tool(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Something that is made once and then used in every build, such as open fonts. It bounds itself."""
        if key not in self._tools:
            self._tools[key] = make()
        found: Value = self._tools[key]
        return found

    def end_build(self, *, good: bool) -> None:
        """Forget what a good build has not used, or all that one has made that failed."""
        if good:
            self._before = self._now
        self._now = {}

    def __len__(self) -> int:
        return len(self._before) + len(self._now)


class Same:
    """A value as a key that is equal to itself alone: for values so large that looking at them would cost too much. It
    holds the value, so that no other can take its place in memory."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class Said(NamedTuple):
    """What a value says, as a digest, and the places in it, in order: where it was typed is no part of what it says."""

    digest: bytes
    places: tuple[Place, ...]


def said_by(*values: object) -> Said:
    """What frozen values say. Two that are equal but for their places give the same digest.

    Raises TypeError for a value that is neither a struct, a tuple nor plain.
    """
    import msgspec

    places: list[Place] = []

    def plain(value: object) -> object:
        if isinstance(value, Place):
            places.append(value)
            return True  # not None: what has no place is not told of, so it is another value
        if isinstance(value, PurePath):
            return str(value)
        raise TypeError(f"{type(value).__name__} is no plain value")

    digest = blake2b(digest_size=_DIGEST)
    encoder = msgspec.msgpack.Encoder(enc_hook=plain)
    for value in values:
        digest.update(_kind_of(value))
        digest.update(encoder.encode(value))
    return Said(digest.digest(), tuple(places))


def _kind_of(value: object) -> bytes:
    """What tells values of different types apart that have the same fields."""
    if isinstance(value, tuple):
        return b"(" + b",".join(_kind_of(each) for each in value) + b")"
    return b"enum" if isinstance(value, Enum) else type(value).__qualname__.encode()


def renewed(old: tuple[Place, ...], new: tuple[Place, ...]) -> Callable[[Place | None], Place | None] | None:
    """What gives for each of the old places the one that now stands for it; None where two that were the same place no
    longer are."""
    changes: dict[tuple[int, int, int], Place] = {}
    for was, now in zip(old, new, strict=True):
        known = changes.setdefault((was.line, was.column, id(was.file)), now)
        if known is not now and known != now:
            return None
    return lambda place: place and changes.get((place.line, place.column, id(place.file)), place)
