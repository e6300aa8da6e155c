"""A folder with a handout and slides edited by hand, and a build that makes both anew: what tests of the writing break
off."""

from __future__ import annotations

from pathlib import Path

from sinopack import homes
from sinopack.writing import Draft, stamp_of, write_together

CALLS = ("open", "fsync", "link", "replace", "rename", "unlink", "mkdir", "rmdir", "close")
"""What writing asks of the operating system, as functions of `os`."""
OLD, EDITED, NEW_HANDOUT, NEW_DECK = b"old handout" * 900, b"edited deck" * 900, b"new handout" * 999, b"new deck" * 999


def found_in(folder: Path) -> Path:
    """The folder as the build finds it."""
    folder.mkdir()
    (folder / "handout.pdf").write_bytes(OLD)
    (folder / "slides.pptx").write_bytes(EDITED)
    for number in range(1, 4):
        (folder / f"slides (backup {number}).pptx").write_bytes(b"backup %d" % number)
    return folder


def kept(*numbers: int) -> dict[str, bytes]:
    """The backups of those numbers; the fourth is of the deck that is found edited."""
    return {f"slides (backup {n}).pptx": EDITED if n == 4 else b"backup %d" % n for n in numbers}


def drafts_in(folder: Path) -> list[Draft]:
    """What is to be written; the deck need not be kept where an earlier build has come so far."""
    deck = folder / "slides.pptx"
    keep = "backup" if deck.read_bytes() == EDITED else ""
    return [
        Draft(folder / "handout.pdf", NEW_HANDOUT, seen=stamp_of(folder / "handout.pdf")),
        Draft(deck, NEW_DECK, keep, 3, stamp_of(deck)),
    ]


def build(folder: Path, content: Path) -> None:
    with homes.claimed(folder, content, lambda: None):
        write_together(drafts_in(folder))


def shown(folder: Path) -> dict[str, bytes]:
    """The files that somebody may open."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}
