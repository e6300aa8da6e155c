"""A fingerprint differs where anything differs that a file is made from."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sinopack import fingerprint as module
from sinopack.fingerprint import engine, fingerprint


@pytest.fixture(autouse=True)
def _afresh() -> None:
    engine.cache_clear()


def test_each_byte_of_each_file_and_each_choice_counts(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab")
    two.write_bytes(b"c")
    seen = {fingerprint([one, two], "merge")}
    assert fingerprint([one, two], "merge") in seen
    seen.add(fingerprint([one, two], "keep"))
    seen.add(fingerprint([two, one], "merge"))
    seen.add(fingerprint([one], "merge"))
    one.write_bytes(b"a")
    two.write_bytes(b"bc")  # the same bytes in a row
    seen.add(fingerprint([one, two], "merge"))
    two.unlink()
    seen.add(fingerprint([one, two], "merge"))
    two.write_bytes(b"")  # empty is not the same as not there
    seen.add(fingerprint([one, two], "merge"))
    assert len(seen) == 7


def test_sinopack_itself_counts_with_its_fonts_and_themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "plain.yaml").write_bytes(b"ink: 000000")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    engine.cache_clear()
    other = engine()
    (tmp_path / "theme" / "plain.yaml").write_bytes(b"ink: 111111")
    engine.cache_clear()
    assert len({before, other, engine()}) == 3


def test_libraries_count_with_their_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    named = {line.split()[0].lower() for line in module._libraries()}
    assert {"sinopack", "reportlab", "pydantic", "pydantic_core", "uharfbuzz", "pillow"} <= named
    assert "pytest" not in named  # it is for the tests alone
    before = engine()
    real = metadata.distribution

    def later(name: str) -> Any:
        found = real(name).metadata
        del found["Version"]
        found["Version"] = "99.0"
        return SimpleNamespace(metadata=found)

    monkeypatch.setattr(metadata, "distribution", later)
    engine.cache_clear()
    assert engine() != before


def test_every_process_finds_the_same() -> None:
    command = [sys.executable, "-c", "from sinopack.fingerprint import engine; print(engine())"]
    found = {subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)}
    assert found == {engine()}
