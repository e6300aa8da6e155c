"""A content file read to be compared.

In: the path of a content file, and the folder of the other one. Out: `Side`: its pack, and where each key was typed.

An older content file is often a copy that lies by itself (`git show HEAD:content.yaml > old.yaml`). Files that it names
are looked for beside it, then beside the other content file; what is in neither is compared by its name alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sinopack import content
from sinopack.content.base import Entry
from sinopack.content.model import Pack
from sinopack.problems import Place, Problem, Problems, Severity
from sinopack.source import ListNode, MapNode, Node, TextNode, read_all

Key = tuple[str, int, int]


class Side(Struct, frozen=True):
    """One of the two. `mappings` are those of the file by their places, `absent` the files that are not there, and
    `borrowed` says that files were looked for beside the other content file."""

    name: str
    pack: Pack
    mappings: dict[Key, MapNode]
    absent: frozenset[str] = frozenset()
    borrowed: bool = False

    def mapping(self, entry: object) -> MapNode | None:
        """What was typed for an entry; None for one in a short form."""
        place = entry.place if isinstance(entry, Entry) else None
        return self.mappings.get(_key(place)) if place else None

    def typed(self, entry: object, key: str) -> Node | None:
        """What was typed for a key of an entry; None where the key itself was not."""
        mapping = self.mapping(entry)
        return next((value for name, value in mapping.items() if name == key), None) if mapping else None

    def place(self, entry: object, key: str) -> Place | None:
        """Where the value of a key was typed, else its entry."""
        found = self.typed(entry, key)
        if isinstance(found, TextNode) and found.style in ("literal", "folded") and found.key is not None:
            return found.key.place
        return found.place if found is not None else entry.place if isinstance(entry, Entry) else None

    def absent_file(self, entry: object, key: str) -> str:
        """The file that a key names and that is not there; "" where there is none such."""
        typed = self.typed(entry, key) if self.absent else None
        name = typed.strip().replace("\\", "/") if isinstance(typed, TextNode) else ""
        return name if name in self.absent else ""


def read_sides(old: Path, new: Path) -> tuple[Side, Side]:
    """Both files. Raises Problems, those of both together."""
    problems: list[Problem] = []
    sides = []
    for path, other in ((old, new), (new, old)):
        try:
            sides.append(_read(path, other.parent))
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(dict.fromkeys(problems))
    return sides[0], sides[1]


def _read(path: Path, other: Path) -> Side:
    """One file; what it names may lie beside the other."""
    try:
        return _side(path, content.load(path))
    except Problems:
        pass
    if other.resolve() != path.parent.resolve():
        try:
            return _side(path, content.load(path, folder=other), borrowed=True)
        except Problems:
            pass
    fewest: tuple[set[str], Path] | None = None
    for folder in dict.fromkeys((path.parent, other)):
        absent: set[str] = set()
        content.load(path, folder=folder, absent=absent)
        if fewest is None or len(absent) < len(fewest[0]):
            fewest = absent, folder
    assert fewest is not None
    pack = content.load(path, folder=fewest[1], absent=set())
    return _side(path, pack, frozenset(fewest[0]), borrowed=fewest[1] != path.parent)


def _side(path: Path, pack: Pack, absent: frozenset[str] = frozenset(), borrowed: bool = False) -> Side:
    node = read_all(path).node
    mappings = {_key(each.place): each for each in _mappings(node)} if node is not None else {}
    return Side(str(path), pack, mappings, absent, borrowed)


def _mappings(node: Node) -> Iterator[MapNode]:
    """Every mapping, the inner ones first: of two at one place the outer is kept."""
    waiting: list[Node] = [node]
    found: list[MapNode] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, MapNode):
            found.append(each)
            waiting += each.values()
        elif isinstance(each, ListNode):
            waiting += each
    return reversed(found)


def _key(place: Place) -> Key:
    return place.file.name, place.line, place.column


def notices_of(old: Side, new: Side) -> Iterator[Problem]:
    """What could not be compared, in the author's words."""
    for side, other in ((old, new), (new, old)):
        if side.borrowed:
            message = f"Files that {side.name} names are not beside it; those beside {other.name} were taken for them."
            yield Problem(message, severity=Severity.NOTICE)
        for name in sorted(side.absent):
            message = f"There is no {name}, which {side.name} names, so what is in it is not compared."
            yield Problem(message, severity=Severity.NOTICE)
