"""What a comparison of two content files comes to: values for a script to read and for the command line to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from sinopack.problems import Place, Problem


class DifferenceKind(Enum):
    """What has become of something."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """It stands elsewhere among its kind, or in another list. What it says is compared by itself."""
    RENAMED = "renamed"
    """An entry has another title or name, by which it is known."""
    CHANGED = "changed"


class PieceKind(Enum):
    """Whose a piece of a text is."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(Struct, frozen=True):
    """A piece of a text that changed: in both, in the old one alone, in the new one alone."""

    kind: PieceKind
    text: str


class Step(Struct, frozen=True):
    """One step on the way to what differs. `key` is the key in the content file, "" where the step before has it;
    `noun` what an author calls it, "" where the step before is named for it. An item of a list has its number from 1
    in the new file, and in the old one (0 where it is not there), and its name if it has one."""

    key: str
    noun: str
    number: int = 0
    old_number: int = 0
    name: str = ""

    @property
    def is_item(self) -> bool:
        return bool(self.number or self.old_number)


class Difference(Struct, frozen=True):
    """One difference. `path` leads to it from the pack; `old_path` is where it stood in another list before it was
    moved, else (). `old` and `new` are what it says in either file, "" where it is not there. `words` are the pieces of
    a text of which a part is the same."""

    kind: DifferenceKind
    path: tuple[Step, ...]
    old: str = ""
    new: str = ""
    words: tuple[Piece, ...] = ()
    old_place: Place | None = None
    new_place: Place | None = None
    old_path: tuple[Step, ...] = ()


class ContentComparison(Struct, frozen=True):
    """Two content files compared: their names, what differs, in the order of the new file, and what could not be
    compared."""

    old: str
    new: str
    differences: tuple[Difference, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return not self.differences


def address(path: Sequence[Step], *, old: bool = False) -> str:
    """A path as scripts have it, by keys and by numbers from 1: `sections[3].key_points[2].text`. In a list of several
    kinds the number is within the kind: `sections[3].body[quote 1]`."""
    return "".join(_written(path, old)).removeprefix(".")


def _written(path: Sequence[Step], old: bool) -> Iterator[str]:
    for step in path:
        if step.key:
            yield f".{step.key}"
        number = (step.old_number or step.number) if old else (step.number or step.old_number)
        if number:
            yield f"[{number}]" if step.key.endswith("s") else f"[{step.noun} {number}]"
