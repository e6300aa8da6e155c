"""The slides that one block is divided over: their keys and their titles, “Title (1 of 2)”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from sinopack.layout.slides.split import Parts
from sinopack.layout.text import Piece
from sinopack.theme import Labels

Thing = TypeVar("Thing")


class Member(Struct, frozen=True):
    """One slide of a group: the `index`-th of `total`, counted from 1."""

    index: int
    total: int

    @property
    def is_last(self) -> bool:
        return self.index == self.total

    def key(self, key: str) -> str:
        """The group's key, with a number from the second slide on, in a form that no key of an entry has."""
        return key if self.index == 1 else f"{key}/{self.index}"

    def name(self, title: str, labels: Labels) -> str:
        """The group's title, with “(1 of 2)” where there is more than one slide."""
        return title if self.total == 1 else labels("part", title=title, n=self.index, total=self.total)

    def title(self, parts: Parts, labels: Labels) -> Parts:
        """The same for a title with markup."""
        before, _, after = self.name("\0", labels).partition("\0")
        return tuple(piece for piece in (Piece(before), *parts, Piece(after)) if piece.text)


def members(things: Sequence[Thing]) -> Iterator[tuple[Member, Thing]]:
    """What stands on each slide of a group, with which slide it is."""
    for index, thing in enumerate(things, 1):
        yield Member(index, len(things)), thing
