"""The stage itself: a file into located nodes, or everything that is wrong with it.

In: a path. Out: the top mapping, or Problems. After a mistake that stops the YAML parser, the line is corrected in
memory and reading goes on, so that one run tells them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sinopack.problems import Place, Problem, Problems, SourceFile
from sinopack.source.decode import decode
from sinopack.source.nodes import ListNode, MapNode
from sinopack.source.parse import Parsed, parse

MAXIMUM_PROBLEMS = 100


class Reading(Struct, frozen=True):
    """A file as far as it can be read: `node` is None if nothing can be made of it. With problems, `node` is what the
    file says once they are corrected as suggested, so that its content can be checked in the same run. `lines` are what
    was then read: the file's, without characters that no text has."""

    node: MapNode | None
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()


def read(path: Path, name: str | None = None) -> MapNode:
    """The mapping in a YAML file. `name` is what the author knows the file as, by default the path as given.

    Raises Problems with everything that can be found in one run.
    """
    reading = read_all(path, name)
    if reading.problems or reading.node is None:
        raise Problems(reading.problems)
    return reading.node


def read_all(path: Path, name: str | None = None) -> Reading:
    """As `read`, but problems are returned beside what could be read in spite of them. Raises nothing."""
    name = str(path) if name is None else name
    try:
        decoded = decode(path, name)
    except Problems as refused:
        return Reading(None, refused.problems)
    return read_lines(decoded.file, decoded.lines, decoded.problems)


def read_lines(file: SourceFile, typed: Sequence[str], found: Sequence[Problem] = ()) -> Reading:
    """As `read_all`, of a file's lines, or of those that are to stand in their place; `found` is what is wrong with
    them already."""
    lines = list(typed)
    parsed = parse(SourceFile(file.name, tuple(lines)))
    mended: list[Problem] = []
    if parsed.error is not None:
        from sinopack.source.recovery import parse_and_mend

        parsed, mended = parse_and_mend(file.name, lines)
    problems = [*found, *(_as_typed(problem, file) for problem in mended + parsed.problems)]
    node = _mapping(parsed, file, problems)
    if node is not None and parsed.problems:
        node = _once_corrected(file.name, lines, parsed.problems) or node
    if len(problems) > MAXIMUM_PROBLEMS:
        problems = _first(problems)
    return Reading(node, tuple(problems), tuple(typed) if problems else ())


def _once_corrected(name: str, lines: list[str], problems: list[Problem]) -> MapNode | None:
    """What the file says once the surprises in it are corrected as suggested."""
    lines = list(lines)
    for problem in problems:
        if problem.place and problem.suggestion and "\n" not in problem.suggestion:
            lines[problem.place.line - 1] = problem.suggestion
    parsed = parse(SourceFile(name, tuple(lines)))
    return parsed.top if isinstance(parsed.top, MapNode) and parsed.error is None else None


def _as_typed(problem: Problem, file: SourceFile) -> Problem:
    """A problem found in corrected lines, moved to the file as the author typed it."""
    place = problem.place
    if place is None:
        return problem
    index = place.line - 1
    typed = file.lines[index] if index < len(file.lines) else ""
    column = place.column
    if place.text != typed:
        column = _column_as_typed(place.text, typed, column)
    return replace(problem, place=Place(file, place.line, column))


def _column_as_typed(mended: str, typed: str, column: int) -> int:
    """The column of the same character in the line as typed, else of the start of what differs."""
    start = _alike(mended, typed)
    if column - 1 <= start:
        return column
    tail = _alike(mended[start:][::-1], typed[start:][::-1])
    behind = len(mended) - (column - 1)
    return len(typed) - behind + 1 if behind <= tail else start + 1


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _first(problems: list[Problem]) -> list[Problem]:
    """The first problems of very many, and a word about the rest."""
    kept = list(Problems(problems).problems[:MAXIMUM_PROBLEMS])
    rest = len(problems) - len(kept)
    kept.append(Problem(f"There are {rest} more problems. Correct these first.", kept[-1].place))
    return kept


def _mapping(parsed: Parsed, file: SourceFile, problems: list[Problem]) -> MapNode | None:
    """The top of the file if it is a mapping; else says what it is instead."""
    top = parsed.top
    if isinstance(top, MapNode):
        return top
    if parsed.refused or parsed.error is not None:
        return None
    if top is None or top == "":
        problems.append(
            Problem(f"{file.name} is empty.", Place(file, 1, 1) if file.lines else None,
                    advice="“sinopack new NAME” makes a pack to start from.")
        )  # fmt: skip
    elif isinstance(top, ListNode):
        problems.append(
            Problem("This file is only a list. A pack starts with a key and a colon, such as “pack:”.", top.place)
        )
    else:
        problems.append(
            Problem("This file is only a text. A pack starts with a key and a colon, such as “pack:”.", top.place)
        )
    return None
