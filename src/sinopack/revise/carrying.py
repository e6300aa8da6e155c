"""Slides taken from one package into another, with all that belongs to them: notes, pictures, charts with their
workbooks, comments, and the layouts that the other package has not.

In: the deck as found and the new one under way. Out: parts added to the new one, under names that it has not yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from itertools import count

from sinopack.render.powerpoint.package import OFFICE
from sinopack.revise.archive import Archive, P, R, Relation
from sinopack.revise.surgery import Cut, cut, parsed

Shared = Callable[[Relation], str]
"""The part of the new deck that takes the place of one that is not carried; "" where it is to be carried."""

_DIGITS = re.compile(r"\d*(?=\.[^.]*$)")


class Parts:
    """The parts of a new package: their bytes, their types, and their relationships."""

    def __init__(self, archive: Archive, left_out: Iterable[str]):
        """Begin with all parts of an archive but those `left_out`."""
        out = set(left_out)
        self.data: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relations: dict[str, list[Relation]] = {"": list(archive.relations("").values())}
        for name, data in archive.parts.items():
            if name not in out and not name.endswith(".rels") and name != "[Content_Types].xml":
                self.add(name, data, archive.content_type(name), archive.relations(name).values())
        self._known: dict[tuple[str, bytes], str] = {}

    def add(self, name: str, data: bytes, content_type: str, relations: Iterable[Relation]) -> None:
        self.data[name] = data
        self.types[name] = content_type
        self.relations[name] = list(relations)

    def free_name(self, like: str) -> str:
        """A name in the same folder, of the same kind, with a number that is not taken."""
        number = 1
        while (name := _DIGITS.sub(str(number), like, count=1)) in self.data:
            number += 1
        return name

    def same_as(self, data: bytes, content_type: str) -> str:
        """The name of a part without relationships that holds these bytes; "" where there is none."""
        if not self._known:
            for name, content in self.data.items():
                if not self.relations[name]:
                    self._known.setdefault((self.types[name], blake2b(content).digest()), name)
        return self._known.get((content_type, blake2b(data).digest()), "")

    def reachable(self) -> set[str]:
        """The parts that something refers to, from the package itself on."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            for relation in self.relations.get(waiting.pop(), ()):
                if not relation.external and relation.target in self.data and relation.target not in found:
                    found.add(relation.target)
                    waiting.append(relation.target)
        return found


def new_relation(kind: str, target: str, taken: set[str]) -> Relation:
    """A relationship under an id that is not `taken`, which it then is."""
    identity = next(name for number in count(1) if (name := f"rId{number}") not in taken)
    taken.add(identity)
    whole = kind if ":" in kind else f"{OFFICE}/{kind}"
    return Relation(identity, whole.rpartition("/")[2], whole, target, False)


class Carrier:
    """Carries parts of `archive` into `parts`, each once."""

    def __init__(self, archive: Archive, parts: Parts, shared: Shared):
        self._archive, self._parts, self._shared = archive, parts, shared
        self._carried: dict[str, str] = {}

    def carry(self, part: str) -> str:
        """The part's name in the new package, with all that it refers to."""
        if part in self._carried:
            return self._carried[part]
        data, content_type = self._archive.parts[part], self._archive.content_type(part)
        if not self._archive.relations(part):
            known = self._parts.same_as(data, content_type)
            if known:
                self._carried[part] = known
                return known
        name = self._parts.free_name(part)
        self._carried[part] = name
        self._parts.add(name, data, content_type, ())
        self._parts.relations[name] = self.relations(part)
        return name

    def relations(self, part: str) -> list[Relation]:
        """A part's relationships as they are in the new package. One to a part that is not there is dropped."""
        kept: list[Relation] = []
        for relation in self._archive.relations(part).values():
            if relation.external:
                kept.append(relation)
            elif target := self._shared(relation) or self._target(relation):
                kept.append(Relation(relation.identity, relation.kind, relation.type, target, False))
        return kept

    def _target(self, relation: Relation) -> str:
        return self.carry(relation.target) if relation.target in self._archive.parts else ""

    def carry_master(self, master: str, layouts: Iterable[str], first_id: int) -> str:
        """A slide master with some of its layouts, whose ids begin at `first_id`, and none of the others."""
        wanted = list(layouts)
        name = self._parts.free_name(master)
        self._carried[master] = name
        content_type = self._archive.content_type(master)
        self._parts.add(name, b"", content_type, ())
        identities: dict[str, int] = {}
        kept: list[Relation] = []
        for relation in self._archive.relations(master).values():
            if relation.kind != "slideLayout":
                if relation.external or relation.target in self._archive.parts:
                    target = relation.target if relation.external else self.carry(relation.target)
                    kept.append(Relation(relation.identity, relation.kind, relation.type, target, relation.external))
            elif relation.target in wanted:
                identities[relation.identity] = first_id + wanted.index(relation.target)
                target = self.carry(relation.target)
                kept.append(Relation(relation.identity, relation.kind, relation.type, target, False))
        self._parts.add(name, _with_layouts(self._archive.parts[master], identities), content_type, kept)
        return name


def _with_layouts(master: bytes, identities: dict[str, int]) -> bytes:
    """A master's part that lists these layouts alone."""
    cuts: list[Cut] = []
    for entry in parsed(master).iter(f"{P}sldLayoutId"):
        identity = entry.attributes.get(f"{R}id", "")
        if identity in identities:
            cuts.append(
                (entry.start, entry.end, f'<p:sldLayoutId id="{identities[identity]}" r:id="{identity}"/>'.encode())
            )
        else:
            cuts.append((entry.start, entry.end, b""))
    return cut(master, cuts)
