"""`sinopack new` and `sinopack schema`: a pack to begin with, and the schema for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml

from sinopack.cli.new import make_pack
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def title(path: Path) -> str:
    (line,) = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  title: "))
    value = yaml.safe_load(line)["title"]
    assert isinstance(value, str)
    return value


def test_a_folder_is_made_and_the_next_step_named(run: Run, here: Path) -> None:
    code, out, err = run("new", "lessons/the cold-war")
    path = os.path.join("lessons", "the cold-war")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith(f"Made {os.path.join(path, 'content.yaml')}: ")
    assert out.splitlines()[2:] == [f'  cd "{path}"', "  sinopack build"]
    assert title(here / path / "content.yaml") == "The cold war"


def test_here(run: Run, here: Path) -> None:
    code, out, _ = run("new", ".")
    assert code == 0
    assert out.splitlines()[2:] == ["  sinopack build"]
    assert (here / "content.yaml").is_file()


def test_a_file(run: Run, here: Path) -> None:
    code, out, _ = run("new", "mao_zedong.yaml")
    assert code == 0
    assert out.splitlines()[2:] == ["  sinopack build mao_zedong.yaml"]
    assert title(here / "mao_zedong.yaml") == "Mao zedong"


def test_what_is_there_is_never_overwritten(run: Run, here: Path) -> None:
    (here / "mao").mkdir()
    (here / "mao" / "content.yaml").write_text("mine", encoding="utf-8")
    code, out, err = run("new", "mao")
    assert (code, out) == (3, "")
    assert err == f"Nothing was written. There is already a file {Path('mao', 'content.yaml')}. Choose another name.\n"
    assert (here / "mao" / "content.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way(run: Run, here: Path) -> None:
    (here / "mao").write_text("mine", encoding="utf-8")
    code, _, err = run("new", "mao")
    assert code == 3
    assert "mao cannot be used as a folder" in err


@pytest.mark.parametrize(
    ("name", "expected"),
    [('the "great" leap', 'The "great" leap'), ("что делать", "Что делать"), ("___", "My lesson"), ("a\\b", "A\\b")],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows allows neither quotation marks nor backslashes in names")
def test_any_name_becomes_a_title_that_parses(here: Path, name: str, expected: str) -> None:
    assert title(make_pack(Path(name))) == expected


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_that_is_no_text(here: Path) -> None:
    assert title(make_pack(Path(os.fsdecode(b"caf\xe9-noir")))) == "Caf noir"


def test_the_schema_is_printed_or_written(run: Run, here: Path) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["properties"]["pack"]
    assert run("schema", "--output", "s.json") == (0, "", "")
    assert (here / "s.json").read_text(encoding="utf-8") == out
    (here / "no folder").write_text("", encoding="utf-8")
    assert run("schema", "--output", "no folder/s.json")[0] == 3
