"""The layers hold: the contracts of pyproject.toml are kept, and breaking one is seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources, without their data, and of the contracts."""
    without_data = shutil.ignore_patterns("*.ttf", "*.otf", "__pycache__")
    shutil.copytree(ROOT / "src" / "sinopack", tmp_path / "sinopack", ignore=without_data)
    shutil.copy2(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [program, "--no-cache"], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def test_the_contracts_are_kept(copy: Path) -> None:
    code, said = lint_imports(copy)
    assert code == 0, said
    assert " 0 broken" in said


@pytest.mark.parametrize(
    ("module", "forbidden", "contract"),
    [
        ("source/nodes.py", "sinopack.content", "Each layer imports only what is below it"),
        ("problems.py", "sinopack.page", "Each layer imports only what is below it"),
        ("render/pdf/items.py", "sinopack.theme", "A renderer knows finished pages and nothing else"),
        ("render/pdf/items.py", "sinopack.render.powerpoint", "The renderers do not know each other"),
        ("layout/frame.py", "pptx", "Only the renderers import reportlab, python-pptx or XlsxWriter"),
        ("layout/chart/finish.py", "xlsxwriter", "Only the renderers import reportlab, python-pptx or XlsxWriter"),
        ("pipeline.py", "reportlab.pdfgen", "Only the renderers import reportlab, python-pptx or XlsxWriter"),
        ("layout/frame.py", "click", "Only the command line imports click"),
    ],
)
def test_a_forbidden_import_is_seen(copy: Path, module: str, forbidden: str, contract: str) -> None:
    path = copy / "sinopack" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\nimport {forbidden}\n", encoding="utf-8")
    code, said = lint_imports(copy)
    assert code == 1, said
    assert f"{contract} BROKEN" in said


def test_a_new_module_must_be_given_its_layer(copy: Path) -> None:
    (copy / "sinopack" / "odds_and_ends.py").write_text("", encoding="utf-8")
    code, said = lint_imports(copy)
    assert code == 1
    assert "odds_and_ends" in said
