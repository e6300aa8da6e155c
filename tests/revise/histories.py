"""Histories: a deck is built, edited by hand, perhaps saved by LibreOffice, and built again from changed content.

In: the names of an edit and a change. Out: the deck before and after, and what both builds that followed say.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pptx import Presentation

import sinopack
from sinopack import RevisedSlide
from sinopack.revise import Words, revise_deck
from sinopack.theme import load_labels
from tests.clients.fonts import font_environment
from tests.revise.hands import edited
from tests.revise.lessons import CHANGES, LESSON
from tests.tools import require

SECONDS = 300


@dataclass(frozen=True)
class History:
    """`before` is the edited deck, `after` the one built over it, `pure` what is built where there is none; `told` is
    what the build says, and `again` what a second one says."""

    before: Path
    after: Path
    pure: Path
    told: tuple[RevisedSlide, ...]
    again: tuple[RevisedSlide, ...]
    keep: str


def words() -> Words:
    return Words("en-GB", load_labels("en-GB"))


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
        after = self.folder / "histories" / f"{before.parent.name}, {edit}, {change}.pptx"
        after.parent.mkdir(exist_ok=True)
        pure = self.pure(change)
        revised = revise_deck(before, pure.read_bytes(), words)
        after.write_bytes(revised.data)
        again = revise_deck(after, pure.read_bytes(), words)
        assert again.data == revised.data, "a second build changes nothing"
        assert again.keep == ""
        assert revised.slides in (None, len(Presentation(str(after)).slides))
        return History(before, after, pure, revised.told, again.told, revised.keep)


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
