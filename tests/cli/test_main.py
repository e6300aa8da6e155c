"""Where the program starts and ends: help, version, interruption, bugs, consoles."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

import sinopack
from sinopack.cli import main as main_module
from sinopack.cli.commands import sinopack as commands
from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.main import main
from sinopack.cli.terminal import never_fail_to_print, shows_colour
from tests.cli.conftest import Run, Stages, notice


@pytest.mark.parametrize("command", [(), *((name,) for name in commands.commands)])
def test_every_help_teaches_by_example(run: Run, command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert f"sinopack {(*command, 'build')[0]}" in out.split("Options:")[1]


def test_the_help_documents_the_exit_codes(run: Run) -> None:
    _, out, _ = run("-h")
    documented = {int(line.split()[0]) for line in out.split("Exit codes:")[1].splitlines() if line.strip()}
    assert documented == set(ExitCode) - {ExitCode.BUG, ExitCode.INTERRUPTED}


def test_no_command_shows_the_help(run: Run) -> None:
    code, out, err = run()
    assert code == 2
    assert "sinopack new my-lesson" in out + err


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"sinopack {sinopack.__version__}\n", "")


def test_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sinopack", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"sinopack {sinopack.__version__}\n"


def test_ctrl_c(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sinopack.pipeline.read", interrupted)
    code, out, err = run("build")
    assert (code, out) == (130, "")
    assert err.strip() == "Stopped."


def test_a_bug_is_two_lines_and_a_code(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(main_module.DEBUG, raising=False)
    stages.fails = ZeroDivisionError("division by zero\nand more")
    code, out, err = run("build")
    assert (code, out) == (70, "")
    assert err.splitlines() == [
        "sinopack has failed, through no fault of yours. Please report it with this line: "
        "ZeroDivisionError: division by zero",
        "To see where, set the environment variable SINOPACK_DEBUG=1 and run the same command again.",
    ]


def test_a_bug_without_words_is_told_too(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(main_module.DEBUG, raising=False)
    stages.fails = RecursionError()
    assert "with this line: RecursionError\n" in run("build")[2]


def test_a_bug_shows_its_traceback_to_who_asks(pack: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(main_module.DEBUG, "1")
    stages.fails = ZeroDivisionError("division by zero")
    with pytest.raises(ZeroDivisionError):
        main(["build"])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_whose_user_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert shows_colour(Terminal())
    assert not shows_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not shows_colour(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not shows_colour(Terminal())


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_no_color_is_obeyed_on_a_terminal(
    pack: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch, no_colour: str, coloured: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", terminal)
    stages.notices = (notice(4, "Split."),)
    assert main(["build"]) == 0
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_a_console_without_the_letters_does_not_stop_a_build(
    pack: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437", errors="strict")
    monkeypatch.setattr(sys, "stdout", console)
    stages.notices = (notice(2, "Долгий поход."),)
    assert main(["build"]) == 0
    console.flush()
    assert "content.yaml:2: ?????? ?????." in console.buffer.getvalue().decode("cp437")  # type: ignore[attr-defined]


def test_streams_that_are_no_files_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    never_fail_to_print()


def test_a_program_without_a_console_builds(pack: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it is started by pythonw on Windows."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["build"]) == 0
    assert (pack / "output" / "handout.pdf").is_file()


def test_importing_sinopack_is_nearly_free() -> None:
    code = (
        "import sys; before = set(sys.modules); import sinopack; new = set(sys.modules) - before; "
        "print(sorted(name for name in new if name.startswith('sinopack') or name in ('click', 'yaml', 'pydantic')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "['sinopack']"


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; from sinopack.cli.main import main; main(['--version']); "
        "print(sorted({'pptx', 'reportlab', 'yaml', 'pydantic', 'uharfbuzz', 'markdown_it', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_public_names_are_all_there() -> None:
    assert set(sinopack.__all__) <= set(dir(sinopack))
    for name in sinopack.__all__:
        assert getattr(sinopack, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'rebuild'"):
        _ = sinopack.rebuild
