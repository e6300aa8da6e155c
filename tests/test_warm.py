"""A build in a process that remembers the last ones gives what a build from nothing gives: the same files to the byte,
the same words to the author at the same lines, whatever was typed in between."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinopack import pipeline
from sinopack.memory import Memory
from sinopack.problems import Problem, Problems
from tests.clients.packs import PACKS, copy_pack

SEED = 1917
PRODUCTS = ("handout", "slides", "slides-pdf")
_WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= )")


class Author:
    """Types at random, and now and then takes it back."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.random = random.Random(seed)
        self.texts = [path.read_text(encoding="utf-8")]

    def type(self) -> str:
        """Change the file in one of many ways; returns which."""
        ways = (self.word, self.word, self.line_above, self.comment, self.again, self.without, self.swapped, self.back)
        way = self.random.choice(ways)
        lines = self.texts[-1].split("\n")
        way(lines)
        self.texts.append("\n".join(lines))
        self.path.write_text(self.texts[-1], encoding="utf-8")
        return way.__name__

    def word(self, lines: list[str]) -> None:
        """Another word in a sentence."""
        found = [(number, word) for number, line in enumerate(lines) for word in _WORD.finditer(line)]
        if found:
            number, word = self.random.choice(found)
            new = self.random.choice(("kept", "quickly", "Zürich", "**bold**", "a much longer way of saying it"))
            lines[number] = lines[number][: word.start()] + new + lines[number][word.end() :]

    def line_above(self, lines: list[str]) -> None:
        lines.insert(0, "# a line more, so that all others move")

    def comment(self, lines: list[str]) -> None:
        """A line between two entries of a list."""
        starts = [number for number, line in enumerate(lines) if re.match(r"\s+- ", line)]
        if starts:
            number = self.random.choice(starts)
            lines.insert(number, " " * (len(lines[number]) - len(lines[number].lstrip())) + "# here")

    def again(self, lines: list[str]) -> None:
        """A point, an event or an answer said twice."""
        single = [
            number
            for number, (line, below) in enumerate(zip(lines, lines[1:], strict=False))
            if re.match(r"\s+- \S", line) and re.match(r"\s+- \S", below)
        ]
        if single:
            number = self.random.choice(single)
            lines.insert(number, lines[number])

    def without(self, lines: list[str]) -> None:
        """A line less: often a mistake."""
        del lines[self.random.randrange(len(lines))]

    def swapped(self, lines: list[str]) -> None:
        """Two entries in the other order."""
        single = [
            number
            for number, (line, below) in enumerate(zip(lines, lines[1:], strict=False))
            if re.match(r"\s+- \S", line) and re.match(r"\s+- \S", below)
        ]
        if single:
            number = self.random.choice(single)
            lines[number], lines[number + 1] = lines[number + 1], lines[number]

    def back(self, lines: list[str]) -> None:
        lines[:] = self.random.choice(self.texts[-4:]).split("\n")


def outcome(path: Path, folder: Path, memory: Memory | None) -> tuple[dict[str, bytes], list[tuple[object, ...]]]:
    """The files of a build and what it said; no files where something is wrong."""
    try:
        report = pipeline.build(path, folder, only=PRODUCTS, memory=memory)
    except Problems as found:
        return {}, list(said(found.problems))
    return {file.path.name: file.path.read_bytes() for file in report.files}, list(said(report.notices))


def said(problems: tuple[Problem, ...]) -> Iterator[tuple[object, ...]]:
    for problem in problems:
        place = problem.place
        where = (place.file.name, place.line, place.column, place.text) if place else None
        yield where, problem.message, problem.suggestion, problem.advice, problem.severity


@pytest.mark.parametrize("name", PACKS)
def test_a_warm_build_gives_what_a_cold_one_gives(tmp_path: Path, name: str) -> None:
    path = copy_pack(PACKS[name], tmp_path / "pack")
    author, memory = Author(path, SEED + len(name)), Memory()
    outcome(path, tmp_path / "warm", memory)
    for number in range(6 if name == "sample" else 2):
        way = author.type()
        warm = outcome(path, tmp_path / "warm", memory)
        cold = outcome(path, tmp_path / f"cold {number}", None)
        assert warm[1] == cold[1], way
        assert warm[0].keys() == cold[0].keys(), way
        for file, data in warm[0].items():
            assert data == cold[0][file], f"{file} after {way}"
