"""`sinopack diff`: what differs, in words and as JSON, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OLD = "pack: The Long March\nsections:\n  - title: Retreat\n    key_points: [One, The river was crossed by night]\n"
NEW = OLD.replace("by night", "by day")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old and a new content file, as the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "content.yaml").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_what_differs_is_told_with_its_line(two: Path, run: Run) -> None:
    code, out, err = run("diff", "old.yaml")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "old.yaml → content.yaml: 1 difference",
        "",
        "Section 1 “Retreat”",
        "  key point 2: … river was crossed by [-night-]{+day+}  (line 4)",
    ]


def test_the_same_content(two: Path, run: Run) -> None:
    (two / "old.yaml").write_text(NEW + "# a remark\n", encoding="utf-8")
    assert run("diff", "old.yaml", "content.yaml") == (0, "The same content.\n", "")
    assert run("diff", "old.yaml", "--exit-code", "--quiet") == (0, "", "")


def test_the_exit_code_tells_only_where_it_is_asked_to(two: Path, run: Run) -> None:
    assert run("diff", "old.yaml", "--quiet") == (0, "", "")
    assert run("diff", "old.yaml", "--quiet", "--exit-code") == (4, "", "")


def test_as_json(two: Path, run: Run) -> None:
    code, out, _ = run("diff", "old.yaml", "--json")
    assert code == 0
    assert json.loads(out) == {
        "ok": True,
        "same": False,
        "old": "old.yaml",
        "new": "content.yaml",
        "differences": [
            {
                "kind": "changed",
                "where": "section 1 “Retreat”, key point 2",
                "address": "sections[1].key_points[2].text",
                "old_address": "sections[1].key_points[2].text",
                "old": "The river was crossed by night",
                "new": "The river was crossed by day",
                "words": [
                    {"kind": "same", "text": "The river was crossed by "},
                    {"kind": "removed", "text": "night"},
                    {"kind": "added", "text": "day"},
                ],
                "old_place": {"file": "old.yaml", "line": 4, "column": 23},
                "new_place": {"file": "content.yaml", "line": 4, "column": 23},
            }
        ],
        "notices": [],
    }


def test_a_fault_is_told_at_its_place(two: Path, run: Run) -> None:
    (two / "old.yaml").write_text(OLD.replace("title: Retreat", "tilte: Retreat"), encoding="utf-8")
    code, out, _ = run("diff", "old.yaml")
    assert code == 1
    assert "old.yaml:3:5" in out
    data = json.loads(run("diff", "old.yaml", "--json")[1])
    assert data["ok"] is False


def test_a_file_that_is_not_there_is_a_wrong_use(two: Path, run: Run) -> None:
    code, _, err = run("diff", "older.yaml")
    assert code == 2
    assert "There is no file older.yaml here." in err


def test_folders_stand_for_their_content_files(two: Path, run: Run) -> None:
    for name, text in (("last", OLD), ("this", NEW)):
        (two / name).mkdir()
        (two / name / "content.yaml").write_text(text, encoding="utf-8")
    assert run("diff", "last", "this")[1].startswith(f"{Path('last', 'content.yaml')} → {Path('this', 'content.yaml')}")
