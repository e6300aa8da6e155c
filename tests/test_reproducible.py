"""Both files are the same to the byte, whoever builds them, where, when and in whatever order (figure 4).

Two processes build every pack: in folders of their own, in other time zones, with other hash seeds, locales and file
times, and in the opposite order, so that nothing that one pack leaves behind in the process can show in the next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.packs import PACKS, ROOT, copy_pack

FILES = ("handout.pdf", "slides.pptx", "slides.pdf")
BUILD_ALL = """
import sys, sinopack
for folder in sys.argv[1:]:
    sinopack.build(folder + "/content.yaml", folder + "/made", only=("handout", "slides", "slides-pdf"))
"""
HERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
THERE = {"TZ": "America/New_York", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
MADE_IN = 1_000_000_000
"""When the other content file was last changed: in 2001."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two builds of all packs."""
    here = tmp_path_factory.mktemp("here")
    there = tmp_path_factory.mktemp("another place, with spaces")
    for name, content in PACKS.items():
        copy_pack(content, here / name)
        copy_pack(content, there / name)
    for file in there.rglob("*.*"):
        os.utime(file, (MADE_IN, MADE_IN))
    _build(here, HERE, list(PACKS), cwd=here)
    _build(there, THERE, list(reversed(PACKS)), cwd=ROOT)
    return here, there


def _build(folder: Path, setting: dict[str, str], names: list[str], cwd: Path) -> None:
    environment = {**os.environ, **setting, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", BUILD_ALL, *(str(folder / name) for name in names)]
    result = subprocess.run(
        command, env=environment, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, timeout=240
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", PACKS)
def test_two_builds_give_the_same_bytes(built: tuple[Path, Path], name: str, file: str) -> None:
    here, there = (folder / name / "made" / file for folder in built)

    assert here.read_bytes() == there.read_bytes()
