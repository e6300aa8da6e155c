"""An order that looks like chance and is always the same.

In: entries, a name for each, and a seed. Out: the entries in the order of the digests of their names. No time, no
position and no generator is in it, so that one more entry moves none of the others past one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

Entry = TypeVar("Entry")


def shuffled(entries: Iterable[Entry], name: Callable[[Entry], str], seed: str = "") -> list[Entry]:
    """The entries in the order that belongs to a seed."""
    return sorted(entries, key=lambda entry: _digest(name(entry), seed))


def _digest(name: str, seed: str) -> str:
    return sha256(f"{seed}\n{name}".encode()).hexdigest()
