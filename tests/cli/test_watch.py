"""`sinopack watch` as it is typed: a process of its own, real saves, and Ctrl+C at the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from sinopack.cli.main import main
from sinopack.cli.watch import tell
from sinopack.problems import Place, Problem, SourceFile
from sinopack.watching import Attempt
from sinopack.writing import CannotWrite
from tests.clients.packs import ROOT

LONG = 60.0
PACK = "pack:\n  title: The Long March\nsections:\n  - title: Retreat\n    body: Four campaigns had failed.\n"
CONTENT = SourceFile("content.yaml", tuple(PACK.split("\n")))


class Terminal:
    """The command in a process of its own, whose lines are read as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sinopack", "watch", *arguments],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        return self._lines.get(timeout=LONG)

    def until(self, words: str) -> list[str]:
        """The lines up to one with these words."""
        lines = [self.line()]
        while words not in lines[-1]:
            lines.append(self.line())
        return lines

    def end(self) -> tuple[int, str]:
        """Type Ctrl+C: the exit code, and what was printed to the error stream."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=LONG)
        return self.process.returncode, errors


@pytest.fixture
def typed(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    (tmp_path / "content.yaml").write_text(PACK, encoding="utf-8")
    terminals: list[Terminal] = []

    def typed(*arguments: str) -> Terminal:
        terminals.append(Terminal(tmp_path, *arguments))
        return terminals[-1]

    yield typed
    for terminal in terminals:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process there")
def test_a_lesson_is_built_at_each_save_until_ctrl_c(typed: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = typed()
    first = "\n".join(terminal.until("Ctrl+C ends it."))
    assert "handout.pdf" in first
    assert "Watching content.yaml; Ctrl+C" in first
    content = tmp_path / "content.yaml"
    content.write_text(PACK.replace("body:", "boddy:"), encoding="utf-8")
    broken = "\n".join(terminal.until("Ctrl+C ends it."))
    assert "content.yaml:5:5" in broken
    assert "1 problem to mend. Until then handout.pdf and slides.pptx stay as last built." in broken
    content.write_text(PACK.replace("Four", "Five"), encoding="utf-8")
    mended = terminal.until("Ctrl+C ends it.")
    assert "Mended." in mended
    assert any("slides.pptx" in line for line in mended)
    code, errors = terminal.end()
    assert (code, errors.strip()) == (130, "Stopped.")
    assert not list((tmp_path / "output").glob(".sinopack*"))


def test_a_line_of_json_for_each_build(typed: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = typed("--json", "--only", "handout", "--output", "made")
    first = json.loads(terminal.line())
    assert (first["ok"], first["pages"], first["mended"]) == (True, 1, False)
    assert [Path(file["path"]).parts for file in first["files"]] == [("made", "handout.pdf")]
    (tmp_path / "content.yaml").write_text("pack:\n", encoding="utf-8")
    second = json.loads(terminal.line())
    assert not second["ok"]
    assert second["problems"]
    (tmp_path / "content.yaml").write_text(PACK, encoding="utf-8")
    assert json.loads(terminal.line())["mended"]


def test_options_that_contradict_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(tmp_path), "--overwrite", "--keep"]) == 2
    assert main(["watch", "--only", "slides", "--profile", "large-print"]) == 2
    assert "say the opposite" in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(tmp_path / "mao.yaml")]) == 2
    assert "There is no file" in capsys.readouterr().err


def told(*attempts: Attempt, capsys: pytest.CaptureFixture[str]) -> str:
    tell(attempts, Path("content.yaml"), everything=True, as_json=False)
    return capsys.readouterr().out


def test_a_failure_to_write_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    failure = CannotWrite("slides.pptx is open.", "Close it.")
    text = told(Attempt(failure=failure), capsys=capsys)
    assert "Nothing was written. slides.pptx is open. Close it." in text
    assert "tried again" in text


def test_a_mistake_before_the_first_build(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("This is wrong.", Place(CONTENT, 2, 3))
    text = told(Attempt(problems=(problem,), inputs=(Path("content.yaml"), Path("p.png"))), capsys=capsys)
    assert "No file was touched." in text
    assert "Watching content.yaml and 1 more file;" in text


def test_a_screen_is_cleared_and_a_file_of_lines_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[int] = []
    monkeypatch.setattr("click.clear", lambda: cleared.append(1))
    attempts = [Attempt(failure=CannotWrite("No."))] * 2
    told(*attempts, capsys=capsys)
    assert not cleared
    monkeypatch.setattr("sinopack.cli.watch.is_terminal", lambda stream: True)
    told(*attempts, capsys=capsys)
    assert len(cleared) == 2
