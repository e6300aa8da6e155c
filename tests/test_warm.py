"""A build in a process that remembers the last ones gives what a build from nothing gives: the same files to the byte,
the same words to the author at the same lines, whatever was typed in between."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from sinopack import pipeline
from sinopack.memory import Memory
from sinopack.problems import Problem, Problems
from tests.clients.packs import PACKS, ROOT, copy_pack

SEED = 1917
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
        if single := pairs(lines):
            number = self.random.choice(single)
            lines.insert(number, lines[number])

    def without(self, lines: list[str]) -> None:
        """A line less: often a mistake."""
        del lines[self.random.randrange(len(lines))]

    def swapped(self, lines: list[str]) -> None:
        """Two entries in the other order."""
        if single := pairs(lines):
            number = self.random.choice(single)
            lines[number], lines[number + 1] = lines[number + 1], lines[number]

    def mend(self) -> None:
        """Take back what was typed last."""
        del self.texts[-1]
        self.path.write_text(self.texts[-1], encoding="utf-8")

    def back(self, lines: list[str]) -> None:
        lines[:] = self.random.choice(self.texts[-4:]).split("\n")


def pairs(lines: list[str]) -> list[int]:
    """Where two entries stand one under the other, of a line each or the first of more."""
    entry = re.compile(r"\s+- \S")
    return [n for n, (line, below) in enumerate(pairwise(lines)) if entry.match(line) and entry.match(below)]


def outcome(
    path: Path,
    folder: Path,
    memory: Memory | None = None,
    only: Sequence[str] = ("handout", "slides", "slides-pdf"),
    profiles: Sequence[str] = (),
) -> tuple[dict[str, bytes], list[tuple[object, ...]]]:
    """The files of a build and what it said; no files where something is wrong."""
    try:
        report = pipeline.build(path, folder, only=only, profiles=profiles, memory=memory)
    except Problems as found:
        return {}, list(said(found.problems))
    return {file.path.name: file.path.read_bytes() for file in report.files}, list(said(report.notices))


def said(problems: tuple[Problem, ...]) -> Iterator[tuple[object, ...]]:
    for problem in problems:
        place = problem.place
        where = (place.file.name, place.line, place.column, place.text) if place else None
        yield where, problem.message, problem.suggestion, problem.advice, problem.severity


def compare(warm: Path, cold: Path, path: Path, memory: Memory, **wish: Sequence[str]) -> bool:
    """Build warm and from nothing, and compare what is said and every file. Whether any was made."""
    files, told = outcome(path, warm, memory, **wish)
    from_nothing, told_then = outcome(path, cold, **wish)
    assert told == told_then
    assert files.keys() == from_nothing.keys()
    for name, data in files.items():
        assert data == from_nothing[name], name
    return bool(files)


@pytest.mark.parametrize("name", PACKS)
def test_a_warm_build_gives_what_a_cold_one_gives(tmp_path: Path, name: str) -> None:
    path = copy_pack(PACKS[name], tmp_path / "pack")
    author, memory = Author(path, SEED + len(name)), Memory()
    outcome(path, tmp_path / "warm", memory)
    for number in range(6 if name == "sample" else 2):
        author.type()
        if not compare(tmp_path / "warm", tmp_path / f"cold {number}", path, memory):
            author.mend()


def test_other_readers_papers_and_products(tmp_path: Path) -> None:
    """A handout enlarged to A3, a sheet with its notes in the flow, the poster: each has steps of its own."""
    path = copy_pack(PACKS["sample"], tmp_path / "pack")
    text = path.read_text(encoding="utf-8")
    assert "\nprint:\n" in text
    path.write_text(text.replace("\nprint:\n", "\nprint:\n  paper: A3\n"), encoding="utf-8")
    author, memory = Author(path, SEED), Memory()
    wish = {"only": ("handout", "timeline"), "profiles": ("standard", "large-print", "dyslexia-friendly")}
    outcome(path, tmp_path / "warm", memory, **wish)
    for number, way in enumerate((author.word, author.line_above)):
        lines = author.texts[-1].split("\n")
        way(lines)
        path.write_text("\n".join(lines), encoding="utf-8")
        compare(tmp_path / "warm", tmp_path / f"cold {number}", path, memory, **wish)


def test_a_notice_moves_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    words = " ".join(["word"] * 60)
    pack = f"pack:\n  title: T\nsections:\n  - title: S\n    key_points:\n      - {words}\n"
    memory = Memory()
    for above in ("", "# one\n", "# one\n# two\n"):
        path.write_text(above + pack, encoding="utf-8")
        _, told = outcome(path, tmp_path / "output", memory)
        lines = {where[1] for where, *_ in told if where}
        assert lines == {6 + above.count("\n")}


def test_another_picture_of_the_same_size_is_seen(tmp_path: Path) -> None:
    """By its content: a file's time may be the same, and its name and size in pixels are."""
    path = tmp_path / "content.yaml"
    path.write_text(
        "pack:\n  title: T\nsections:\n  - title: S\n    body:\n      - figure: p.png\n        alt: A\n",
        encoding="utf-8",
    )
    memory = Memory()
    for number, colour in enumerate(("red", "blue")):
        Image.new("RGB", (600, 400), colour).save(tmp_path / "p.png")
        compare(tmp_path / "warm", tmp_path / f"cold {number}", path, memory)


def test_a_theme_that_changes_changes_everything(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    pack = "pack:\n  title: T\nsections:\n  - title: S\n    body: Text.\n"
    path.write_text(f"{pack}print:\n  theme: ours.yaml\nslides:\n  theme: ours.yaml\n", encoding="utf-8")
    memory = Memory()
    theme = (ROOT / "src/sinopack/theme/themes/two-colour.yaml").read_text(encoding="utf-8")
    for number, accent in enumerate(("A2231D", "1F3A7A")):
        (tmp_path / "ours.yaml").write_text(theme.replace("A2231D", accent), encoding="utf-8")
        files, told = outcome(path, tmp_path / f"seen {number}")
        assert files, told
        compare(tmp_path / "warm", tmp_path / f"cold {number}", path, memory)
    assert (tmp_path / "seen 0" / "slides.pptx").read_bytes() != (tmp_path / "seen 1" / "slides.pptx").read_bytes()


def test_memory_does_not_grow(tmp_path: Path) -> None:
    """Fifty edits that change every text in turn leave no more behind than two builds make."""
    path = tmp_path / "content.yaml"
    memory, sizes = Memory(), []
    for number in range(50):
        points = "".join(f"      - Point {number} of {each}\n" for each in range(5))
        path.write_text(
            f"pack:\n  title: T{number}\nsections:\n  - title: S\n    key_points:\n{points}", encoding="utf-8"
        )
        outcome(path, tmp_path / "output", memory)
        sizes.append(len(memory))
    assert max(sizes[1:]) == sizes[1]
