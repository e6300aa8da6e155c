"""One mistake that shows in many places, said once: the line is found with which the least is left to be said.

In: what is wrong with a file, and how to tell all that would be wrong with another reading of it. Out: the problems of
the better reading. It is only asked where much is wrong; each attempt reads the whole pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sinopack.problems import Place, Problem, Problems, Severity, SourceFile
from sinopack.source import Reading
from sinopack.source.alternatives import alternatives, without_a_sign
from sinopack.source.mend import Fix
from sinopack.source.parse import parse
from sinopack.source.reading import read_lines

_ABOVE, _FAR_ABOVE = 2, 12
"""Lines above the one where a mistake shows, in which it may have been made; farther up, a sign was forgotten."""
_SAVED = 2
"""So many problems fewer there must be, if a line is to be taken for the cause of those that are gone."""
_LARGEST = 300_000
"""Characters of a file that is worth the time; the sample has 35,000."""
_MOST_CAUSES = 3
_MOST_READ, _MOST_TRIED = 120, 4
"""Attempts at the form alone, and at the whole."""

Judge = Callable[[Reading], list[Problem]]
"""All that is wrong with a reading: its form, and its content."""


def better(found: list[Problem], reading: Reading, judge: Judge, rounds: int = _MOST_CAUSES) -> list[Problem]:
    """All that is wrong, with what one line causes told as that; `found` itself, where no line is the cause of much.
    `reading` is the file as it stands, with problems of its form, and `judge` tells what is wrong with another."""
    place = next((problem.place for problem in Problems(reading.problems).problems if problem.place), None)
    if place is None or not reading.lines or not rounds or sum(map(len, reading.lines)) > _LARGEST:
        return found
    best, fewest = None, _errors(found) - _SAVED
    for fix in _likeliest(reading.lines, min(place.line, len(reading.lines)) - 1):
        other = _read(place.file.name, reading.lines, fix)
        left = judge(other)
        if _errors(left) < fewest:
            best, fewest = (fix, other, left), _errors(left)
        if not fewest:
            break
    if best is None:
        return found
    fix, other, left = best
    cause = Problem(fix.message, Place(place.file, fix.line + 1, fix.column + 1), fix.suggestion, fix.advice)
    return [cause, *better(left, other, judge, rounds - 1)]


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _likeliest(lines: Sequence[str], first: int) -> list[Fix]:
    """Those corrections of the line where a mistake shows, and of those above it, with which nothing near is wrong with
    the form of the file."""
    fit: list[tuple[int, int, Fix]] = []
    start, part = _part(lines, first)
    for order, fix in enumerate(_near(lines, first)):
        if order == _MOST_READ:
            break
        problems = _problems_of_form(part, fix, start)
        if problems is not None:
            fit.append((problems, order, fix))
    return [fix for _, _, fix in sorted(fit, key=lambda each: each[:2])[:_MOST_TRIED]]


def _part(lines: Sequence[str], first: int) -> tuple[int, Sequence[str]]:
    """The lines from one key of the file to the next, around a line, and the number of the first: they are a file
    by themselves, and quicker to read than the whole."""
    starts = [number for number, line in enumerate(lines) if line[:1] not in ("", " ", "\t", "#", "-")]
    start = max((number for number in starts if number < first), default=0)
    end = min((number for number in starts if number > first), default=len(lines))
    return start, lines[start:end]


def _problems_of_form(part: Sequence[str], fix: Fix, start: int) -> int | None:
    """How many there are in a part of the file with one line corrected; None if it cannot be read, or if the line is
    not in it."""
    if not start <= fix.line < start + len(part):
        return None
    corrected = tuple(fix.suggestion if number == fix.line - start else line for number, line in enumerate(part))
    parsed = parse(SourceFile("", corrected))
    return None if parsed.error is not None or parsed.refused else len(parsed.problems)


def _near(lines: Sequence[str], first: int) -> Iterator[Fix]:
    above = [number for number in range(first, -1, -1) if lines[number].strip()]
    for number in above[: _ABOVE + 1]:
        yield from alternatives(lines, number)
    for number in above[_ABOVE + 1 : _FAR_ABOVE + 1]:
        yield from without_a_sign(lines, number)


def _read(name: str, lines: Sequence[str], fix: Fix) -> Reading:
    """The file with one line as it may have been meant."""
    other = tuple(fix.suggestion if number == fix.line else line for number, line in enumerate(lines))
    return read_lines(SourceFile(name, other), other)
