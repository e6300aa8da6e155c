"""Builds that are killed (SIGKILL) at random moments: every file is the old one or the new one, whole, no change by
hand is lost, and what is left over goes with the next build.

    SINOPACK_KILLS=200 pytest tests/test_kills.py -s
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from msgspec import Struct
from pptx import Presentation

import sinopack
from sinopack import writing
from sinopack.cli.new import make_pack
from sinopack.homes import interrupted
from tests.tools import require, run

KILLS = int(os.environ.get("SINOPACK_KILLS", "6"))
KILLS_A_BUILD = 3
"""So many kills in a row before a build is let through: what they leave must not pile up."""
NAMES = ("handout.pdf", "slides.pptx")
BUILD = """
import os, sys
import sinopack
from sinopack import render, layout, revise, previous, homes  # not to be killed while importing, again and again
from sinopack.render import pdf, powerpoint

def told(step):
    print(step, flush=True)

sinopack.build(sys.argv[1], listener=told)
print("Done", flush=True)
os._exit(0)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")


class State(Struct, frozen=True):
    """The bytes of all files that somebody may open."""

    files: dict[str, bytes]

    @classmethod
    def of(cls, folder: Path) -> State:
        return cls({path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")})


def killed_build(content: Path, delay: float, step: str) -> bool:
    """Begin a build, and kill it `delay` seconds after the step begins. Whether it was killed before its end."""
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(content)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == step:
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.communicate()
    return "Done" not in rest


def seconds_of(content: Path) -> dict[str, float]:
    """How long a build takes to its end from the beginning of each step, in the middle of three."""
    measured: dict[str, list[float]] = {}
    for number in range(3):
        retitle(content, f"measured {number}")
        process = subprocess.Popen([sys.executable, "-c", BUILD, str(content)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        begun = {line.strip(): time.monotonic() for line in process.stdout}
        process.communicate()
        for step, moment in begun.items():
            measured.setdefault(step, []).append(begun["Done"] - moment)
    return {step: statistics.median(each) for step, each in measured.items()}


def retitle(content: Path, word: str) -> None:
    """Change a line that stands in both files."""
    lines = content.read_text(encoding="utf-8").splitlines()
    index = next(index for index, line in enumerate(lines) if line.strip().startswith("title:"))
    lines[index] = f"{lines[index].split('title:')[0]}title: A lesson of {word}"
    content.write_text("\n".join(lines), encoding="utf-8")


def edit_by_hand(deck: Path, words: str) -> None:
    """Add a slide of one's own, as PowerPoint would save it."""
    edited = Presentation(str(deck))
    slide = edited.slides.add_slide(edited.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = words
    edited.save(str(deck))


class Judge:
    """Opens files as other programs do, the same bytes once."""

    def __init__(self, folder: Path):
        folder.mkdir()
        self.folder = folder
        self.said: dict[bytes, str] = {}

    def words_in(self, deck: bytes) -> str:
        if deck not in self.said:
            path = self.folder / "deck.pptx"
            path.write_bytes(deck)
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
            shapes = (shape for slide in Presentation(str(path)).slides for shape in slide.shapes)
            self.said[deck] = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
        return self.said[deck]

    def assert_whole(self, state: State, by_hand: list[str]) -> None:
        decks = [self.words_in(data) for name, data in state.files.items() if name.endswith(".pptx")]
        for words in by_hand:
            assert any(words in said for said in decks), f"“{words}” is lost"
        for data in (data for name, data in state.files.items() if name.endswith(".pdf")):
            if data not in self.said:
                (self.folder / "a.pdf").write_bytes(data)
                run("qpdf", "--check", str(self.folder / "a.pdf"))
                self.said[data] = ""


def assert_tidy(folder: Path) -> None:
    """After a build that was let through: nothing is left over, and no deck is kept twice."""
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [".sinopack.json"]
    kept = list(folder.glob("slides (*).pptx"))
    assert len(kept) <= 3
    assert all(path.name.startswith("slides (backup ") for path in kept)
    digests = Counter(writing.digest(path.read_bytes()) for path in [*kept, folder / "slides.pptx"])
    assert set(digests.values()) == {1}


def made_of(content: Path, scratch: Path) -> State:
    """What a build that nobody kills makes of the same files, elsewhere."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(content.parent, scratch)
    sinopack.build(scratch / content.name)
    return State.of(scratch / "output")


def test_a_build_can_be_killed_at_any_moment(tmp_path: Path) -> None:
    require("qpdf")
    chance, found, judge = random.Random(20), Counter[str](), Judge(tmp_path / "look")
    content = make_pack(tmp_path / "pack")
    folder = content.parent / "output"
    spans = seconds_of(content)
    by_hand: list[str] = []
    before = after = State.of(folder)
    number = -1
    while found["killed"] < KILLS or (number + 1) % KILLS_A_BUILD:
        number += 1
        if number % KILLS_A_BUILD == 0:
            if number // KILLS_A_BUILD % 2:
                by_hand = [f"By hand {number}"]
                edit_by_hand(folder / "slides.pptx", by_hand[0])
            retitle(content, f"round {number}")
            before, after = State.of(folder), made_of(content, tmp_path / "scratch")
            assert all(before.files[name] != after.files[name] for name in NAMES)
        step = chance.choices(["Writing", "Drawing the slides", "Reading"], [70, 20, 10])[0]
        delay = chance.triangular(0, spans[step], 0.7 * spans[step])  # most where the files take their names
        found["killed"] += killed_build(content, delay, step)
        now = State.of(folder)
        judge.assert_whole(now, by_hand)
        for name in NAMES:
            assert now.files[name] in (before.files[name], after.files[name]), name
        new = [now.files[name] == after.files[name] for name in NAMES]
        found[f"{sum(new)} new"] += 1
        found["with leftovers"] += bool(writing.leftovers(folder))
        assert all(new) or not any(new) or interrupted(folder)
        if number % KILLS_A_BUILD == KILLS_A_BUILD - 1:
            sinopack.build(content)
            now = State.of(folder)
            assert [now.files[name] == after.files[name] for name in NAMES] == [True, True]
            judge.assert_whole(now, by_hand)
            assert_tidy(folder)
    print(f"\n{number + 1} builds, writing takes {spans['Writing'] * 1000:.0f} ms: {dict(found)}")
    assert found["killed"] >= KILLS
