"""Entries whose lines are as they were in an earlier build: the very same values, so that later stages know them.

In: what was typed for an entry and how it is validated. Out: the entry. What is remembered is what the last good build
made of the same lines at the same place, and what it found there: ids, references, links, notices. An entry that reads
a file of its own is made anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.findings import Findings, collecting, current
from sinopack.memory import Memory, Same
from sinopack.source.nodes import MapNode, TextNode

Made = TypeVar("Made")


class _Entry(Struct, frozen=True):
    """An entry that was made, what it was made from, and what was found in it."""

    typed: TextNode | MapNode
    entry: Any
    findings: Findings


def entry_again(model: type[Made], typed: Any, make: Callable[[], Made]) -> Made:
    """The entry that `make` gives for what was `typed`; that of an earlier build if there was the same."""
    findings = current()
    if findings is None or findings.memory is None or findings.absent is not None:
        return make()
    if not isinstance(typed, TextNode | MapNode):
        return make()
    key = _key(model, typed, findings)
    before: _Entry | None = findings.memory.recall(key)
    if before is not None and before.typed == typed and _fits(before.findings, findings):
        findings.take(before.findings)
        return before.entry  # type: ignore[no-any-return]
    own = replace(findings, definitions={}, uses=[], links=[], _noted={}, _inputs={})
    try:
        with collecting(own):
            entry = make()
    except ValueError:
        return make()  # raises it again, and what was found besides goes where it belongs
    if not _fits(own, findings):
        return make()
    findings.take(own)
    if not own.inputs:
        findings.memory.keep(key, _Entry(typed, entry, replace(own, memory=None)))
    return entry


class Known(Struct, frozen=True):
    """What was made for entries that are remembered; `what` says what that is, and what it depends on besides."""

    memory: Memory
    what: tuple[str, ...]

    def once(self, entry: Any, make: Callable[[], Made]) -> Made:
        """What `make` gives for an entry, which must not be None: what it gave for the same one if it is remembered."""
        if not type(entry).remembered:
            return make()
        key = (*self.what, Same(entry))
        made: Made | None = self.memory.recall(key)
        if made is None:
            made = make()
            self.memory.keep(key, made)
        return made


def known(memory: Memory | None, *what: str) -> Known | None:
    """What is remembered under these words, if there is a memory."""
    return None if memory is None else Known(memory, what)


def _key(model: type, typed: TextNode | MapNode, findings: Findings) -> tuple[object, ...]:
    """All that the entry depends on: the lines that it stands on, where it begins and ends in them, and how the pack's
    texts are read. What was typed is compared besides, for a line can be read in more than one way."""
    place, end = typed.place, typed.end
    lines = place.file.lines[place.line - 1 : end.line]
    kind = typed.style if isinstance(typed, TextNode) else typed.flow
    position = (place.file.name, place.line, place.column, end.line, end.column)
    return ("entry", model.__name__, kind, position, lines, findings.language, findings.folder, findings.shown_folder)


def _fits(own: Findings, all_others: Findings) -> bool:
    """Whether an entry's ids are no others' too, so that what is found in it does not depend on them."""
    return not any(
        identifier in all_others.definitions.get(kind, ())
        for kind, identifiers in own.definitions.items()
        for identifier in identifiers
    )
