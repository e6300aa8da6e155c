"""Every broken file: its whole expected output, and its suggested corrections, typed in.

A case is `tests/broken/<folder>/NAME.yaml` with `NAME.txt`, or a folder `NAME/` with `content.yaml` and `expected.txt`
where other files belong to it. Adding a case needs no Python; `pytest --update-golden` writes its expected output, to
be read. Name the case with -k, or every expected output is rewritten.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.problems import Problem, Problems, Severity
from sinopack.source import show

BROKEN = Path(__file__).parent / "broken"
CASES = sorted([*BROKEN.glob("*/*.yaml"), *BROKEN.glob("*/*/content.yaml")])


def name(path: Path) -> str:
    return str(path.relative_to(BROKEN).with_suffix("")).replace("\\", "/").removesuffix("/content")


def problems(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    """What is wrong with a file, named without its folder."""
    monkeypatch.chdir(path.parent)
    try:
        load(Path(path.name))
    except Problems as found:
        return found.problems
    return ()


def typed_in(path: Path, problem: Problem) -> None:
    """Types a suggestion in: it replaces the whole line at the problem's place."""
    assert problem.place is not None
    lines = list(problem.place.file.lines)
    lines[problem.place.line - 1] = problem.suggestion
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def said(found: Iterable[Problem]) -> list[tuple[str, str]]:
    """Each problem by its message and the source line, which a correction above does not move."""
    return [(problem.message, problem.place.text if problem.place else "") for problem in found]


def copy_of(case: Path, folder: Path) -> Path:
    """The case alone, or with all the files that belong to it."""
    if case.name != "content.yaml":
        return Path(shutil.copy(case, folder / case.name))
    shutil.copytree(case.parent, folder, dirs_exist_ok=True)
    return folder / case.name


@pytest.mark.parametrize("case", CASES, ids=name)
def test_broken_file_says_exactly_this(
    case: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    found = problems(case, monkeypatch)
    assert any(problem.severity is Severity.ERROR for problem in found)
    expected = case.with_name("expected.txt") if case.name == "content.yaml" else case.with_suffix(".txt")
    golden(expected, show(found))


@pytest.mark.parametrize("case", CASES, ids=name)
def test_every_suggestion_mends_its_problem(case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = problems(case, monkeypatch)
    for number, problem in enumerate(found):
        if problem.suggestion:
            folder = tmp_path / str(number)
            folder.mkdir()
            copy = copy_of(case, folder)
            typed_in(copy, problem)
            left = said(problems(copy, monkeypatch))
            assert left.count(said([problem])[0]) < said(found).count(said([problem])[0]), problem.message


@pytest.mark.parametrize("case", CASES, ids=name)
def test_suggestions_one_after_another_leave_none(case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Following the first suggestion again and again, as an author would, comes to an end."""
    copy = copy_of(case, tmp_path)
    for _ in range(60):
        suggested = [problem for problem in problems(copy, monkeypatch) if problem.suggestion]
        if not suggested:
            return
        typed_in(copy, suggested[0])
    pytest.fail("the suggestions never end")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
