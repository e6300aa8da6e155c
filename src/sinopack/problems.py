"""What can be wrong with an author's files, and where. Any stage makes problems; only the command line prints them.

Problems (an exception)        every problem found in one run, sorted by place
  └─ Problem                   one thing wrong (or worth knowing), in the author's words
       └─ Place                file, line and column
            └─ SourceFile      the name shown to the author, and its lines
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct


class SourceFile(Struct, frozen=True, eq=False):
    """A text file of the author's: `name` as shown to the author, `lines` without line ends."""

    name: str
    lines: tuple[str, ...] = ()


class Place:
    """A position in a file. `line` and `column` count from 1; a column counts characters.

    It is no struct, so that `sinopack.memory` can tell what a value says from where it was typed.
    """

    __match_args__ = ("file", "line", "column")
    __slots__ = ("column", "file", "line")

    def __init__(self, file: SourceFile, line: int, column: int) -> None:
        self.file: Final = file
        self.line: Final = line
        self.column: Final = column

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Place):
            return NotImplemented
        return self.line == other.line and self.column == other.column and self.file is other.file

    def __hash__(self) -> int:
        return hash((self.line, self.column))

    def __repr__(self) -> str:
        return f"Place(file={self.file!r}, line={self.line}, column={self.column})"

    def __reduce__(self) -> tuple[type[Place], tuple[SourceFile, int, int]]:
        return Place, (self.file, self.line, self.column)

    @property
    def text(self) -> str:
        """The whole source line, or "" where the file has no such line."""
        return self.file.lines[self.line - 1] if 0 < self.line <= len(self.file.lines) else ""

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}:{self.column}"


class Severity(Enum):
    """An ERROR stops the build; a NOTICE is reported after it."""

    ERROR = "error"
    NOTICE = "notice"


class Problem(Struct, frozen=True):
    """One thing wrong at one place.

    `message` is one or more sentences in a teacher's words. `suggestion` is what to type instead of the line shown:
    one or more whole lines (joined by newlines) that replace the line at `place`, or "" where no honest correction
    can be proposed. `advice` is the fix in words where it is not a line to type. `several` says the same of many at
    once, behind their number (“pictures have no description”), so that they can be told together; else it is "".
    """

    message: str
    place: Place | None = None
    suggestion: str = ""
    advice: str = ""
    severity: Severity = Severity.ERROR
    several: str = ""


class Problems(Exception):
    """Raised once, with every problem found; never for a bug in sinopack. `inputs` are the files that were read until
    then, also those that were looked for in vain: when one of them changes, it is worth trying again."""

    def __init__(self, problems: Iterable[Problem], inputs: Iterable[Path] = ()):
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=_order))
        self.inputs: tuple[Path, ...] = tuple(inputs)
        super().__init__("\n".join(f"{p.place}: {p.message}" if p.place else p.message for p in self.problems))


def _order(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return (place.file.name, place.line, place.column) if place else ("", 0, 0)
