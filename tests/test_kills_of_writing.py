"""The writing killed at each of its steps: one call to the operating system after another, in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sinopack import homes
from sinopack.writing import leftovers
from tests.two_files import CALLS, EDITED, NEW_DECK, NEW_HANDOUT, OLD, build, found_in, kept, shown

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


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


@pytest.mark.parametrize("linkless", [False, True], ids=["links", "no links"])
def test_files_are_whole_wherever_the_writing_is_killed(tmp_path: Path, linkless: bool) -> None:
    content = tmp_path / "content.yaml"
    content.touch()
    out_of_step, number, ended = 0, 0, False
    while not ended:
        folder = found_in(tmp_path / f"output {number}")
        ended = killed_at(number, lambda folder=folder: build(folder, content), linkless=linkless)
        files = shown(folder)
        assert files["handout.pdf"] in (OLD, NEW_HANDOUT)
        assert files["slides.pptx"] in (EDITED, NEW_DECK)
        assert EDITED in files.values()
        backups = {name: data for name, data in files.items() if "backup" in name}
        assert backups.items() <= kept(1, 2, 3, 4).items()  # none is half written, and none the wrong one
        assert backups.items() >= kept(2, 3).items()
        if (files["handout.pdf"] == NEW_HANDOUT) != (files["slides.pptx"] == NEW_DECK):
            out_of_step += 1
            assert homes.interrupted(folder)
        for _ in range(2):  # killed at the same place again, and again: nothing piles up
            killed_at(number, lambda folder=folder: build(folder, content), linkless=linkless)
        build(folder, content)
        assert not leftovers(folder)
        assert (folder / ".sinopack.json").is_file()
        assert shown(folder) == {"handout.pdf": NEW_HANDOUT, "slides.pptx": NEW_DECK, **kept(2, 3, 4)}
        assert not homes.interrupted(folder)
        number += 1
    assert number > 20
    assert out_of_step >= 1
