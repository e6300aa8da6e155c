"""`sinopack check`: everything that is wrong, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

from sinopack.problems import Problems
from tests.cli.conftest import Run, Stages, error, notice


def test_nothing_wrong(pack: Path, stages: Stages, run: Run) -> None:
    assert run("check") == (0, "Nothing is wrong in content.yaml.\n", "")
    assert run("check", "--quiet") == (0, "", "")
    assert [path.name for path in pack.iterdir()] == ["content.yaml"]


def test_what_will_be_split_is_said(pack: Path, stages: Stages, run: Run) -> None:
    stages.notices = (notice(4, "“Retreat” is on two slides."),)
    code, out, _ = run("check")
    assert code == 0
    assert out == ("Nothing is wrong in content.yaml.\nWorth knowing:\n  content.yaml:4: “Retreat” is on two slides.\n")
    data = json.loads(run("check", "--json")[1])
    assert data["ok"] is True
    assert [told["message"] for told in data["notices"]] == ["“Retreat” is on two slides."]


def test_what_is_wrong_is_the_answer_and_so_on_standard_output(pack: Path, stages: Stages, run: Run) -> None:
    stages.fails = Problems([error(2, "First."), error(4, "Second.")])
    code, out, err = run("check", "--quiet")
    assert (code, err) == (1, "")
    assert "First." in out
    assert "Second." in out
    assert json.loads(run("check", "--json")[1])["ok"] is False
