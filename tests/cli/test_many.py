"""`sinopack build` for many packs: patterns, one summary, one exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import click
import pytest

from sinopack import many, pipeline
from sinopack.cli.patterns import is_pattern, matching
from sinopack.problems import Problems
from sinopack.report import Hands, Product
from sinopack.writing import CannotWrite
from tests.cli.conftest import TEXT, Run, Stages, error, notice

NAMES = ("packs/long march/content.yaml", "packs/mao/content.yaml", "packs/y9/stalin/content.yaml")


class Here(Executor):
    def submit(self, function: Any, /, task: many.Task) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        future.set_result(function(task))
        return future


Given = list[dict[str, Any]]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Packs are built in this process, where the stages are stood in for; what the library was asked is kept."""
    asked: Given = []
    real = many.build_all

    def build_all(contents: Any, output: Any, choices: Any, **options: Any) -> Any:
        asked.append({"contents": contents, "output": output, "choices": choices, **options})
        options.pop("jobs")
        return real(contents, output, choices, executor=Here(), **options)

    monkeypatch.setattr(many, "build_all", build_all)
    return asked


@pytest.fixture
def packs(pack: Path) -> list[Path]:
    for name in NAMES:
        Path(name).parent.mkdir(parents=True)
        Path(name).write_text("\n".join(TEXT), encoding="utf-8")
    return [Path(name) for name in NAMES]


def failing(monkeypatch: pytest.MonkeyPatch, failures: dict[Path, Exception]) -> None:
    real = pipeline.build

    def build(content: Path, *arguments: Any, **options: Any) -> Any:
        if content in failures:
            raise failures[content]
        return real(content, *arguments, **options)

    monkeypatch.setattr(pipeline, "build", build)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("packs/**/content.yaml",), NAMES),
        (("packs/*/content.yaml",), NAMES[:2]),
        (("packs/*",), NAMES[:2]),
        (("packs/y9/**/*.yaml", "packs/mao", "packs/**/content.yaml"), (NAMES[2], NAMES[1], NAMES[0])),
        (("packs/mao/content.yaml", "packs/mao", "packs/../packs/m[ao]o/content.yaml"), (NAMES[1],)),
    ],
)
def test_patterns_are_expanded_sorted_and_each_file_is_built_once(
    packs: list[Path], stages: Stages, run: Run, given: Given, typed: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    assert run("build", *typed)[0] == 0
    assert [path.as_posix() for path in given[0]["contents"]] == list(meant)


def test_a_pattern_passes_over_what_is_no_content_file(
    packs: list[Path], stages: Stages, run: Run, given: Given
) -> None:
    (packs[0].parent / "output").mkdir(exist_ok=True)
    (packs[0].parent / "output" / "handout.pdf").write_bytes(b"%PDF-1.7")
    code, _, err = run("build", str(packs[0].parent / "**"))
    assert "handout.pdf" not in err
    assert code == 0


def test_a_name_with_brackets_is_a_name(packs: list[Path]) -> None:
    path = Path("packs/lesson [1].yaml")
    assert is_pattern(path)
    path.touch()
    assert not is_pattern(path)
    assert matching([path], lambda path: path) == (path,)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("packs/**/pack.yaml", "There are packs/long march/content.yaml, packs/mao/content.yaml, "
                               "packs/y9/stalin/content.yaml."),
        ("lessons/**/content.yaml", "There is no folder lessons."),
        ("empty/*.yaml", "There is no .yaml file anywhere in "),
        ("*/content.yaml", "There are content.yaml, packs/long march/content.yaml, packs/mao/content.yaml and 1 more."),
    ],
)  # fmt: skip
def test_a_pattern_that_nothing_matches_is_an_error_with_a_hint(
    packs: list[Path], run: Run, typed: str, hint: str
) -> None:
    Path("empty").mkdir()
    code, out, err = run("build", typed)
    assert (code, out) == (2, "")
    assert f"No file matches “{typed}”. {hint}" in err


def test_a_file_that_is_not_there_stops_before_anything_is_built(
    packs: list[Path], stages: Stages, run: Run, given: Given
) -> None:
    code, _, err = run("build", "packs/mao", "packs/moa/content.yaml")
    assert code == 2
    assert "There is no file packs/moa/content.yaml here." in err
    assert given == []


def test_one_file_is_one_pack_and_told_in_full(packs: list[Path], stages: Stages, run: Run, given: Given) -> None:
    assert "sheets of paper a student" in run("build", "packs/mao/content.yaml")[1]
    assert given == []


def test_the_summary_names_what_was_built_and_counts_the_rest(
    packs: list[Path], stages: Stages, run: Run, given: Given
) -> None:
    stages.notices = (notice(2, "A slide was split."),)
    code, out, err = run("build", *map(str, packs[:2]))
    assert (code, err) == (0, "")
    assert out == (
        "packs/long march/content.yaml  5 pages, 12 slides, 1 thing worth knowing (sinopack check), "
        f"in {Path('packs/long march/output')}\n"
        "packs/mao/content.yaml  5 pages, 12 slides, 1 thing worth knowing (sinopack check), "
        f"in {Path('packs/mao/output')}\n"
        "\n"
        "2 packs: 2 built.\n"
    )


def test_very_many_packs_are_counted(pack: Path, stages: Stages, run: Run, given: Given) -> None:
    for number in range(23):
        Path(f"packs/{number}").mkdir(parents=True)
        shutil.copy("content.yaml", f"packs/{number}/content.yaml")
    out = run("build", "packs/*/content.yaml")[1]
    assert out.count("12 slides") == 20
    assert "and 3 more\n" in out
    assert out.endswith("23 packs: 23 built.\n")


BUG, ROOM = RuntimeError("a bug"), CannotWrite("There is no room.", "Make some.")
WRONG = Problems([error(2, "This title is too long.")])


@pytest.mark.parametrize(
    ("failures", "code", "told"),
    [
        ([WRONG], 1, ["content.yaml:2:3: This title is too long.", "1 problem to mend."]),
        ([ROOM], 3, ["packs/long march/content.yaml: There is no room. Make some."]),
        ([BUG], 70, ["packs/long march/content.yaml: sinopack has failed", "RuntimeError: a bug"]),
        ([WRONG, ROOM], 3, ["This title is too long.", "There is no room."]),
        ([WRONG, ROOM, BUG], 70, ["This title is too long.", "There is no room.", "a bug"]),
    ],
)
@pytest.mark.parametrize("quiet", [False, True])
def test_what_is_wrong_with_each_is_told_and_the_others_are_built(
    packs: list[Path],
    stages: Stages,
    run: Run,
    given: Given,
    monkeypatch: pytest.MonkeyPatch,
    failures: list[Exception],
    code: int,
    told: list[str],
    quiet: bool,
) -> None:
    failing(monkeypatch, dict(zip(packs, failures, strict=False)))
    found, out, err = run("build", "packs/**/content.yaml", *(["--quiet"] if quiet else []))
    assert found == code
    assert all(text in err for text in told)
    built = 3 - len(failures)
    assert (f"3 packs: {built} built" if built else "3 packs: 1 with") in (err if quiet else out)
    assert (out == "") is quiet
    assert len(list(Path("packs").rglob("handout.pdf"))) == built


def test_where_a_bug_is_can_be_seen(
    packs: list[Path], stages: Stages, run: Run, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINOPACK_DEBUG", "1")
    failing(monkeypatch, {packs[0]: BUG})
    assert "raise failures[content]" in run("build", "packs/*/content.yaml")[2]


def test_quiet_says_nothing_where_nothing_is_wrong(packs: list[Path], stages: Stages, run: Run, given: Given) -> None:
    assert run("build", "packs/**/content.yaml", "--quiet") == (0, "", "")


def test_all_of_it_as_json(
    packs: list[Path], stages: Stages, run: Run, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, {packs[0]: WRONG, packs[1]: ROOM})
    code, out, err = run("build", "packs/**/content.yaml", "--json")
    assert (code, err) == (3, "")
    data = json.loads(out)
    assert data["ok"] is False
    assert data["counts"] == {"built": 1, "unchanged": 0, "failed": 1, "unwritten": 1, "crashed": 0}
    failed, unwritten, built = data["packs"]
    assert failed["problems"][0] | {"source": ""} == {
        "file": "content.yaml", "line": 2, "column": 3, "severity": "error", "message": "This title is too long.",
        "source": "", "suggestion": None, "advice": None,
    }  # fmt: skip
    assert unwritten == {
        "content": str(packs[1]), "folder": str(packs[1].parent / "output"), "outcome": "unwritten",
        "error": "There is no room.", "advice": "Make some.",
    }  # fmt: skip
    assert built["outcome"] == "built"
    assert [file["count"] for file in built["files"]] == [5, 12]
    assert built["notices"] == []


def test_options_reach_every_pack(packs: list[Path], stages: Stages, run: Run, given: Given) -> None:
    options = ("--only", "slides", "--output", "to print", "--overwrite", "--jobs", "3", "--force")
    assert run("build", "packs/**/content.yaml", *options)[0] == 0
    asked = given[0]
    choices = asked["choices"]
    assert (choices.wished.products, choices.hands) == ((Product.SLIDES,), Hands.OVERWRITE)
    assert (asked["output"], asked["jobs"], asked["force"]) == (Path("to print"), 3, True)
    assert sorted(path.as_posix() for path in Path("to print").rglob("*.pptx")) == [
        "to print/long march/slides.pptx", "to print/mao/slides.pptx", "to print/stalin/slides.pptx",
    ]  # fmt: skip


def test_jobs_makes_many_of_one(pack: Path, stages: Stages, run: Run, given: Given) -> None:
    assert run("build", "--jobs", "2")[1].endswith("1 pack: 1 built.\n")
    assert run("build", "--jobs", "0")[0] == 2


def test_a_build_that_was_killed_is_spoken_of_until_one_succeeds(pack: Path, stages: Stages, run: Run) -> None:
    Path("output").mkdir()
    for name in (".sinopack.lock", ".sinopack-0a.tmp"):
        Path("output", name).touch()
    stages.fails = WRONG
    code, _, err = run("build")
    assert code == 1
    assert "An earlier build was stopped while it was writing in output. The files there are whole, but" in err
    stages.fails = None
    assert "stopped" not in "".join(map(str, run("build")))
    stages.fails = WRONG
    assert "stopped" not in run("build")[2]


def test_a_build_that_waits_says_so(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(content: Path, *arguments: Any, listener: Callable[[str], None], **options: Any) -> Any:
        listener(pipeline.WAITING)
        raise WRONG

    monkeypatch.setattr(pipeline, "build", build)
    assert "Waiting for another build that is writing in the same folder …\n" in run("build")[2]


def test_what_could_not_be_put_back_is_not_called_nothing(
    pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, {Path("content.yaml"): CannotWrite("It is new.", "Build again.", [Path("handout.pdf")])})
    code, _, err = run("build")
    assert (code, err) == (3, "Not every file is as it was. It is new. Build again.\n")
    assert json.loads(run("build", "--json")[1])["changed"] == ["handout.pdf"]


def test_misuse_is_said_for_many_too(packs: list[Path], run: Run) -> None:
    code, _, err = run("build", "packs/*", "--keep", "--overwrite")
    assert code == 2
    assert "say the opposite" in err
    with pytest.raises(click.UsageError):
        matching([Path("nothing*")], lambda path: path)
