"""`sinopack check`: everything that is wrong, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from sinopack.problems import Problem, Problems, Severity
from tests.cli.conftest import Run, Stages, error, notice


@pytest.fixture(autouse=True)
def advice(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the advice on reading levels is, which a test may add to."""
    given: list[object] = []
    monkeypatch.setattr("sinopack.advice.advise", lambda pack: tuple(given))
    return given


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


def test_many_of_a_kind_are_told_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("L", (2000, 1500)).save("map.png")
    sections = "".join(
        f"  - title: Part {part}\n    body:\n"
        + "      - {figure: map.png, alt: map.png}\n" * 10
        + f"      - '[here](https://{part}.com)'\n"
        for part in range(12)
    )
    Path("content.yaml").write_text(f"pack: T\nsections:\n{sections}", encoding="utf-8")
    code, out, _ = run("check")
    assert code == 0
    lines = out.splitlines()
    assert lines[2] == (
        "  content.yaml: 120 descriptions are the names of files: lines 5, 6, 7 and 117 more. "
        "Say in a sentence what the picture shows and the lesson needs, or type `decorative: yes` in its place."
    )
    assert lines[3] == (
        "  content.yaml: 12 links do not say where they lead: lines 15, 28, 41 and 9 more. "
        "For the first: Say it in the link: [what is there](https://0.com)."
    )
    assert "problem" not in out
    told = json.loads(run("check", "--json")[1])["notices"]
    assert sum("name of a file" in each["message"] for each in told) == 120


def test_at_most_three_of_a_kind_are_told_singly(pack: Path, stages: Stages, run: Run) -> None:
    names = ("Mao", "Lenin", "Stalin")
    stages.notices = tuple(
        notice(line, f"“{names[line - 1]}” is set in {line + 9} pt.", "Shorten it.") for line in range(1, 4)
    )
    assert run("check")[1].count("Shorten it.") == 3
    stages.notices += (notice(4, "“Marshall” is set in 13.5 pt."), notice(4, "“Other” is split."))
    assert run("check")[1].splitlines()[4:] == [
        "  content.yaml:3: “Stalin” is set in 12 pt. Shorten it.",
        "  content.yaml: 1 more like this: line 4.",
        "  content.yaml:4: “Other” is split.",
    ]
    stages.notices = tuple(Problem(f"Theme {number}.", severity=Severity.NOTICE) for number in range(6))
    assert run("check")[1].endswith("  Theme 2.\n  3 more like these.\n")


def test_what_is_wrong_is_the_answer_and_so_on_standard_output(pack: Path, stages: Stages, run: Run) -> None:
    stages.fails = Problems([error(2, "First."), error(4, "Second.")])
    code, out, err = run("check", "--quiet")
    assert (code, err) == (1, "")
    assert "First." in out
    assert "Second." in out
    assert json.loads(run("check", "--json")[1])["ok"] is False


def test_advice_is_told_among_the_notices_and_changes_nothing(
    pack: Path, stages: Stages, run: Run, advice: list[object]
) -> None:
    stages.notices = (notice(4, "“Retreat” is on two slides."),)
    advice.append(notice(2, "Advice: this pack reads like a text for adults.", "Say whom it is for."))
    code, out, _ = run("check")
    assert code == 0
    assert out == (
        "Nothing is wrong in content.yaml.\nWorth knowing:\n"
        "  content.yaml:2: Advice: this pack reads like a text for adults. Say whom it is for.\n"
        "  content.yaml:4: “Retreat” is on two slides.\n"
    )
    told = json.loads(run("check", "--json")[1])
    assert told["ok"] is True
    assert [(each["line"], each["severity"]) for each in told["notices"]] == [(2, "notice"), (4, "notice")]


def test_a_build_gives_no_advice(pack: Path, stages: Stages, run: Run, advice: list[object]) -> None:
    advice.append(notice(2, "Advice: this pack reads like a text for adults."))
    assert "Advice" not in run("build")[1]


def test_what_only_the_author_can_mend_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "pack: The Long March\nsections:\n  - title: Retreat\n    lead: Read [more](https://example.org).\n"
    Path("content.yaml").write_text(text, encoding="utf-8")
    code, out, _ = run("check")
    assert code == 0
    assert "content.yaml:4: “more” does not say where this link leads." in out
    assert "Say it in the link: [what is there](https://example.org)." in out
    (told,) = json.loads(run("check", "--json")[1])["notices"]
    assert (told["line"], told["column"], told["severity"]) == (4, 16, "notice")
    assert told["advice"].startswith("Say it in the link")
