"""What one line may have been meant as, where a mistake shows in many places: a colon or a dash forgotten, a dash
without its space, another indentation.

In: lines and the number of one of them. Out: a Fix for each line that could stand there. None of them is judged here:
whoever knows what the file should say tries which leaves the least to be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sinopack.source.mend import Fix

_AROUND = 6
"""Lines above and below whose indentation a line may have been meant to have."""
_HEAD = re.compile(r"\s*(?:- +)*")
_WITHOUT_COLON = re.compile(r"([\w-]+)(?:$| +(.*))")
_JOINED_COLON = re.compile(r"([a-z][a-z_]*):(?!//)(\S.*)")
_WITHOUT_SPACE = re.compile(r"-[^\s-]")


def alternatives(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """The lines that could stand in the place of the one with this number, from 0; the likeliest first."""
    if _says_something(lines[number]):
        columns = list(_columns(lines, number))
        yield from _mended_where_it_is(lines[number], number, columns)
        yield from _moved(lines[number], number, columns)


def without_a_sign(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """The few of those in which only a sign was forgotten: what may be wrong with a line far above the one where it
    shows."""
    line = lines[number]
    if _says_something(line):
        start = len(line) - len(line.lstrip())
        yield from _mended_where_it_is(line, number, [start, max(start - 2, 0)])


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _mended_where_it_is(line: str, number: int, columns: Sequence[int]) -> Iterator[Fix]:
    indent = len(line) - len(line.lstrip())
    text = line[indent:]
    if _WITHOUT_SPACE.match(text):
        yield Fix(number, indent, "The dash of a list item needs a space behind it.", f"{line[:indent]}- {text[1:]}")
    yield from _with_colon(line, number)
    if text[0] != "-":
        message = "There is no dash before this line. An item of a list starts with a dash and a space."
        yield from (Fix(number, indent, message, f"{' ' * column}- {text}") for column in columns)


def _with_colon(line: str, number: int) -> Iterator[Fix]:
    head = _HEAD.match(line)
    start = head.end() if head else 0
    found = _WITHOUT_COLON.match(line, start)
    if joined := _JOINED_COLON.match(line, start):
        message = f"The colon behind the key “{joined[1]}” needs a space behind it."
        yield Fix(number, joined.end(1), message, f"{line[:start]}{joined[1]}: {joined[2]}")
    if found:
        message = f"“{found[1]}” needs a colon and a space behind it."
        yield Fix(number, found.end(1), message, f"{line[:start]}{found[1]}: {found[2] or ''}".rstrip())


def _moved(line: str, number: int, columns: Sequence[int]) -> Iterator[Fix]:
    indent = len(line) - len(line.lstrip())
    text, blank = line[indent:], line[:indent]
    for column in columns:
        if " " * column == blank:
            continue
        spaces = "no space" if column == 0 else "1 space" if column == 1 else f"{column} spaces"
        if blank.strip(" "):
            message = (
                f"This line is not indented with ordinary spaces alone, and YAML counts only those. Give it {spaces}."
            )
        else:
            message = f"This line is not as deep as what it belongs to. Give it {spaces}."
        yield Fix(number, indent, message, " " * column + text)


def _columns(lines: Sequence[str], number: int) -> Iterator[int]:
    """Where this line and those that are near start, the nearest first; what stands behind their dashes; and a step to
    the left and to the right of them."""
    near = sorted(range(number - _AROUND, number + _AROUND + 1), key=lambda other: abs(other - number))
    seen: set[int] = set()
    for line in (lines[other] for other in near if 0 <= other < len(lines)):
        start, head = len(line) - len(line.lstrip()), _HEAD.match(line)
        if not line.strip() or "\t" in line[:start]:
            continue
        for column in (start, head.end() if head else start, start + 2, start - 2):
            if column >= 0 and column not in seen:
                seen.add(column)
                yield column
