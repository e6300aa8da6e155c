"""The writing killed at each of its steps: one call to the operating system after another, in a process of its own."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sinopack import homes
from sinopack.writing import Draft, digest, leftovers, sight, write_together

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

CALLS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "rmdir", "close")
OLD, EDITED, NEW_HANDOUT, NEW_DECK = b"old handout" * 900, b"edited deck" * 900, b"new handout" * 999, b"new deck" * 999


def killed_at(number: int, work: Callable[[], object], *, linkless: bool = False) -> bool:
    """Do the work in a child that is killed just before its so-manieth call. Whether it came to its end before."""
    child = os.fork()
    if child == 0:
        try:
            calls = iter(range(number))
            for name in CALLS:
                setattr(os, name, _counted(getattr(os, name), calls))
            if linkless:
                os.link = _refused  # type: ignore[assignment]
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


def _counted(real: Callable[..., Any], calls: Iterator[int]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    return call


def _refused(*arguments: object, **options: object) -> None:
    raise OSError(95, "Operation not supported")


def drafts_in(folder: Path) -> list[Draft]:
    """What a build has to write whose deck was edited by hand: nothing, where an earlier one has come so far."""
    deck = folder / "slides.pptx"
    keep = "backup" if deck.read_bytes() == EDITED else ""
    return [
        Draft(folder / "handout.pdf", NEW_HANDOUT, seen=sight(folder / "handout.pdf")),
        Draft(deck, NEW_DECK, keep, 3, sight(deck)),
    ]


def build(folder: Path, content: Path) -> None:
    with homes.claimed(folder, content, lambda: None):
        write_together(drafts_in(folder))


@pytest.mark.parametrize("linkless", [False, True], ids=["links", "no links"])
def test_files_are_whole_wherever_the_writing_is_killed(tmp_path: Path, linkless: bool) -> None:
    content = tmp_path / "content.yaml"
    content.touch()
    out_of_step, number, ended = 0, 0, False
    while not ended:
        folder = tmp_path / f"output {number}"
        folder.mkdir()
        (folder / "handout.pdf").write_bytes(OLD)
        (folder / "slides.pptx").write_bytes(EDITED)
        ended = killed_at(number, lambda folder=folder: build(folder, content), linkless=linkless)
        files = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}
        assert files["handout.pdf"] in (OLD, NEW_HANDOUT)
        assert files["slides.pptx"] in (EDITED, NEW_DECK)
        assert EDITED in files.values()
        assert set(files.values()) <= {OLD, EDITED, NEW_HANDOUT, NEW_DECK}  # none is half written
        if (files["handout.pdf"] == NEW_HANDOUT) != (files["slides.pptx"] == NEW_DECK):
            out_of_step += 1
            assert homes.interrupted(folder)
        for _ in range(2):  # killed at the same place again, and again: nothing piles up
            killed_at(number, lambda folder=folder: build(folder, content), linkless=linkless)
        build(folder, content)
        assert not leftovers(folder)
        assert sorted(path.name for path in folder.iterdir()) == [
            ".sinopack.json", "handout.pdf", "slides (backup 1).pptx", "slides.pptx",
        ]  # fmt: skip
        assert Counter(digest(path.read_bytes()) for path in folder.glob("*.p*")) == Counter(
            map(digest, (NEW_HANDOUT, EDITED, NEW_DECK))
        )
        assert not homes.interrupted(folder)
        number += 1
    assert number > 20
    assert out_of_step >= 1
