"""What is collected while a pack is validated: problems that do not stop it, ids, references to them, files read.

pydantic keeps one error a value. A text can hold several faults and a reference can name what is typed further down, so
those are written down here; `sinopack.content.load` reports them together with pydantic's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field
from pydantic_core import PydanticCustomError

from sinopack.memory import Memory
from sinopack.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from sinopack.source import TextNode


class Definition(NamedTuple):
    """Something that can be referred to: what the author calls it, and where it is."""

    title: str
    place: Place | None


class Use(NamedTuple):
    """A reference to an id of the given kind. `node` holds it from `start` to `stop`, to write the corrected line."""

    kind: str
    id: str
    place: Place | None
    node: TextNode | None
    start: int
    stop: int
    prefix: str = ""


class Remark(NamedTuple):
    """What there is to say of something that is not wrong, but could be better, as `Problem` has it."""

    message: str
    advice: str
    several: str = ""

    def at(self, place: Place | None) -> Problem:
        """The notice of it."""
        return Problem(self.message, place, advice=self.advice, severity=Severity.NOTICE, several=self.several)


class LinkUse(NamedTuple):
    """A link as a reader meets it: its text, where it leads (an address, or `term:comintern`), where it is typed."""

    text: str
    target: str
    place: Place | None


class Findings(Struct):
    """One run's notes. `folder` is where the content file is, and pictures with it; None leaves pictures unread.
    `shown_folder` is what the author knows that folder as, "" for the one that the author works in. Where `absent` is a
    set, a file that is not there is none of the author's faults: its name is put into the set instead. `memory` is that
    of earlier builds, if there were any."""

    folder: Path | None = None
    shown_folder: str = ""
    language: str = "en"
    definitions: dict[str, dict[str, Definition]] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    links: list[LinkUse] = field(default_factory=list)
    memory: Memory | None = None
    absent: set[str] | None = None
    _noted: dict[tuple[str, str], Problem] = field(default_factory=dict)
    _inputs: dict[Path, None] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        """Takes a problem down once, however often its text is read."""
        self._noted.setdefault((str(problem.place), problem.message), problem)

    def add_input(self, path: Path) -> None:
        """Takes down a file that the pack is made from, be it there or not. A link is taken down as it is named, not
        as what it leads to: it may lead elsewhere tomorrow."""
        self._inputs.setdefault(Path(os.path.abspath(path)))

    def take(self, others: Findings) -> None:
        """Takes down what was found apart."""
        for kind, identifiers in others.definitions.items():
            self.definitions.setdefault(kind, {}).update(identifiers)
        self.uses += others.uses
        self.links += others.links
        for problem in others.problems:
            self.add(problem)
        self._inputs |= others._inputs

    def forgives(self, name: str) -> bool:
        """Whether the file that an author names is not there, and need not be."""
        if self.absent is None or self.folder is None or (self.folder / name).is_file():
            return False
        self.absent.add(name)
        return True

    @property
    def problems(self) -> list[Problem]:
        return list(self._noted.values())

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files taken down, in the order in which they were met."""
        return tuple(self._inputs)


_current: ContextVar[Findings | None] = ContextVar("findings", default=None)


@contextmanager
def collecting(findings: Findings) -> Iterator[Findings]:
    """Makes `findings` the place where everything validated inside writes what it finds."""
    token = _current.set(findings)
    try:
        yield findings
    finally:
        _current.reset(token)


def current() -> Findings | None:
    """The run's findings; None where a model is built outside of a load."""
    return _current.get()


def fault(message: str, suggestion: str = "", advice: str = "", offset: int = 0) -> PydanticCustomError:
    """The error to raise for a value that cannot be used at all, as `sinopack.source.validate` reads it."""
    return PydanticCustomError(
        "author", "{message}", {"message": message, "suggestion": suggestion, "advice": advice, "offset": offset}
    )


def note(problem: Problem) -> None:
    """Writes a problem down and goes on; outside of a load an error is raised instead, and a notice is dropped."""
    findings = _current.get()
    if findings is not None:
        findings.add(problem)
    elif problem.severity is Severity.ERROR:
        raise fault(problem.message, problem.suggestion, problem.advice)


def note_input(path: Path) -> None:
    """Writes down a file that the pack is made from, be it there or not."""
    findings = _current.get()
    if findings is not None:
        findings.add_input(path)
