"""What a command loads before it can answer, and how its process ends: start-up time is most of a small build."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinopack.cli import main as main_module

_LOADED = """
import json, sys
from sinopack.cli.main import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump([code, sorted(sys.modules)], file)
"""
_TO_MEND = ("sinopack.source.faults", "sinopack.source.wording", "sinopack.source.shape", "sinopack.source.report")
_TO_DRAW = ("sinopack.render", "reportlab", "uharfbuzz")


def loaded(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit code of a command, and the modules that it left loaded."""
    listing = folder / "loaded.json"
    command = [sys.executable, "-c", _LOADED, str(listing), *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    code, names = json.loads(listing.read_text(encoding="utf-8"))
    return code, set(names)


def test_help_loads_no_stage(tmp_path: Path) -> None:
    _, names = loaded(tmp_path, "--help")
    assert names.isdisjoint({"pydantic", "yaml", "markdown_it", "PIL", *_TO_DRAW})
    assert names.isdisjoint({"sinopack.pipeline", "sinopack.content", "sinopack.source"})


def test_a_broken_file_loads_no_layout(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text("pack:\n  titel: A\nsections: [B]\n", encoding="utf-8")
    code, names = loaded(tmp_path, "build")
    assert code == 1
    assert names.isdisjoint({"sinopack.layout", "sinopack.plan", "sinopack.theme", *_TO_DRAW})
    assert names.issuperset(_TO_MEND)


def test_a_sound_file_loads_nothing_to_mend_it_with(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text("pack: A\nsections: [B]\n", encoding="utf-8")
    code, names = loaded(tmp_path, "build")
    assert code == 0
    assert names.isdisjoint({"markdown_it", "pptx", "lxml", "urllib.request", "pyphen", *_TO_MEND})


_FOR_FEW = {"xlsxwriter", "ziamath", "ziafont", "pygments", "cssselect2", "tinycss2", "resvg_py"}
"""What only packs with charts, formulas, coloured code or drawings need."""


def test_a_pack_without_drawings_loads_nothing_to_draw_them_with(tmp_path: Path) -> None:
    text = "pack: A\nsections: [{title: B, body: Text., key_points: [a, b]}]\ntimeline: [1950: a, 1951: b]\n"
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    code, names = loaded(tmp_path, "build", *(f"--only={each}" for each in ("handout", "slides", "timeline")))
    assert code == 0
    assert names.isdisjoint(_FOR_FEW)


def test_the_library_loads_no_stage_until_it_is_used() -> None:
    listing = "import sys, sinopack.pipeline; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True, timeout=60)
    names = set(done.stdout.split())
    assert names.isdisjoint({*_FOR_FEW, "PIL", "pydantic", "yaml", "sinopack.content", "sinopack.layout", *_TO_DRAW})


@pytest.fixture
def collecting() -> Iterator[None]:
    """Lets the tests that follow collect what is unused."""
    yield
    gc.enable()


class Ended(BaseException):
    """Stands for the end of the process."""


def test_the_process_ends_at_once_with_the_code_of_the_command(
    collecting: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", ended)
    monkeypatch.setattr(sys, "argv", ["sinopack", "no-such-command"])
    monkeypatch.setattr(sys, "stdout", None)  # as in a program without a console
    with pytest.raises(Ended) as end:
        main_module.run()
    assert end.value.args == (2,)
    assert "no-such-command" in capsys.readouterr().err


def test_what_cannot_be_printed_ends_in_the_usual_way(collecting: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> int:
            return len(text)

        def flush(self) -> None:
            raise OSError("No space left on device")

    def printed_nothing() -> int:
        monkeypatch.setattr(sys, "stdout", Full())
        return 3

    monkeypatch.setattr(main_module, "main", printed_nothing)
    with pytest.raises(SystemExit) as end:
        main_module.run()
    assert end.value.code == 3


def test_all_that_was_printed_arrives(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sinopack", "schema"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    assert json.loads(done.stdout)["title"] == "A pack of sinopack"
