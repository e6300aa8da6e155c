"""Notices as a person reads them: a line each, and one line for many of a kind.

In: notices, sorted by place. Out: lines of text. JSON is for scripts, and keeps every notice by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from sinopack.problems import Problem

MOST_SINGLY = 3
"""Notices of one kind that are written out one by one; beyond, they would hide those of every other kind."""
_LINES_NAMED = 3
_PARTICULARS = re.compile(r"“[^”]*”|\d+(?:[.,]\d+)*")


def notices_told(notices: Sequence[Problem]) -> Iterator[str]:
    """A heading and the notices, with their lines, in the order of the first of each kind; nothing if there is none."""
    if notices:
        yield "Worth knowing:"
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for notice in notices:
        kinds.setdefault((_file(notice), _kind(notice)), []).append(notice)
    for alike in kinds.values():
        yield from (f"  {line}" for line in _told(alike))


def _file(notice: Problem) -> str:
    return notice.place.file.name if notice.place else ""


def _kind(notice: Problem) -> str:
    """What is the same in notices of one kind: their common words, else the message without names and numbers."""
    return notice.several or _PARTICULARS.sub("…", notice.message)


def _told(alike: Sequence[Problem]) -> Iterator[str]:
    if len(alike) <= MOST_SINGLY:
        yield from map(_singly, alike)
    elif several := alike[0].several:
        yield _together(alike, several)
    else:
        yield from map(_singly, alike[:MOST_SINGLY])
        rest = alike[MOST_SINGLY:]
        yield f"{_dim(rest[0], '')}{len(rest)} more like {'this' if len(rest) == 1 else 'these'}{_where(rest)}."


def _singly(notice: Problem) -> str:
    line = f":{notice.place.line}" if notice.place else ""
    return f"{_dim(notice, line)}{notice.message} {notice.advice}".rstrip()


def _together(alike: Sequence[Problem], several: str) -> str:
    """One line for all. Advice that names what stands at its own line is given for the first."""
    advice = alike[0].advice
    if any(notice.advice != advice for notice in alike):
        advice = f"For the first: {advice}"
    return f"{_dim(alike[0], '')}{len(alike)} {several}{_where(alike)}. {advice}".rstrip()


def _where(alike: Sequence[Problem]) -> str:
    """Their lines, “: lines 5, 6, 7 and 57 more”; "" where they have none."""
    lines = [str(line) for line in dict.fromkeys(notice.place.line for notice in alike if notice.place)]
    rest = len(lines) - _LINES_NAMED
    if rest > 0:
        return f": lines {', '.join(lines[:_LINES_NAMED])} and {rest} more"
    if len(lines) > 1:
        return f": lines {', '.join(lines[:-1])} and {lines[-1]}"
    return f": line {lines[0]}" if lines else ""


def _dim(notice: Problem, line: str) -> str:
    """Where a line of output begins: the file's name."""
    return click.style(f"{notice.place.file.name}{line}: ", dim=True) if notice.place else ""
