"""Histories: a deck is built, edited by hand, perhaps saved by LibreOffice, and built again from changed content.

In: the names of an edit and a change. Out: the deck before and after, and the reports of both builds that followed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sinopack
from sinopack import BuildReport
from tests.clients.fonts import font_environment
from tests.revise.hands import edited
from tests.revise.lessons import CHANGES, LESSON
from tests.tools import require

SECONDS = 300


@dataclass(frozen=True)
class History:
    """`before` is the edited deck, `after` the one built over it, `pure` what is built where there is none."""

    before: Path
    after: Path
    pure: Path
    report: BuildReport
    again: BuildReport


class Studio:
    """A folder in which the lesson is built once for each change, and edited once for each edit."""

    def __init__(self, folder: Path, lesson: str = LESSON):
        self.folder = folder
        self._lesson = lesson
        self._pure: dict[str, Path] = {}

    def content(self, change: str, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "content.yaml"
        path.write_text(CHANGES[change](self._lesson), encoding="utf-8")
        return path

    def pure(self, change: str) -> Path:
        """The deck of changed content where nobody has edited anything."""
        if change not in self._pure:
            content = self.content(change, self.folder / "pure" / change)
            self._pure[change] = sinopack.build(content, only=["slides"]).files[0].path
        return self._pure[change]

    def edited(self, edit: str) -> Path:
        path = self.folder / "edited" / f"{edit}.pptx"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            edited(self.pure("nothing"), path, edit)
        return path

    def history(self, edit: str, change: str, before: Path) -> History:
        """Build changed content over an edited deck, and once more."""
        folder = self.folder / "histories" / f"{before.parent.name}, {edit}, {change}"
        content = self.content(change, folder)
        (folder / "output").mkdir()
        after = folder / "output" / "slides.pptx"
        shutil.copyfile(before, after)
        report = sinopack.build(content, only=["slides"])
        stamp, data = os.stat(after).st_mtime_ns, after.read_bytes()
        again = sinopack.build(content, only=["slides"])
        assert (os.stat(after).st_mtime_ns, after.read_bytes()) == (stamp, data), "a second build touches nothing"
        return History(before, after, self.pure(change), report, again)


def saved_by_libreoffice(decks: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Each deck opened and saved by LibreOffice, by its name; one run of the program for all."""
    files = list(decks)
    folder.mkdir(parents=True, exist_ok=True)
    command = [require("soffice"), f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", "pptx", "--outdir", str(folder), *map(str, files)]
    environment = font_environment(folder / "fonts")
    subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=True)
    saved = {file.stem: folder / file.name for file in files}
    assert all(path.is_file() for path in saved.values())
    return saved
