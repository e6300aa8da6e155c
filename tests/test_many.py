"""Many packs in one run: the library's `build_all`."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import sinopack
from sinopack import Choices, Outcome, PackOutcome, Problems, build_all, many, pipeline, wish
from sinopack.cli.new import make_pack
from sinopack.folder_record import NAME, read_record
from sinopack.report import Pages
from sinopack.writing import CannotWrite

PACK = "pack: {title: Lesson {n}}\nsections:\n  - title: Retreat {n}\n    key_points: [One, Two]\n"
PICTURE = "    body:\n      - {code: sort.py}\n"


class Here(Executor):
    """Builds in this process, at once; keeps what it was given."""

    def __init__(self) -> None:
        self.tasks: list[many.Task] = []

    def submit(self, function: Any, /, task: many.Task) -> Future[Any]:  # type: ignore[override]
        self.tasks.append(pickle.loads(pickle.dumps(task)))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(function(task))))
        return future


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Three small packs, each in a folder, made a little while ago."""
    monkeypatch.chdir(tmp_path)
    contents = [Path("packs", name, "content.yaml") for name in ("a", "b", "c")]
    for content in contents:
        content.parent.mkdir(parents=True)
        content.write_text(PACK.replace("{n}", content.parent.name), encoding="utf-8")
    time.sleep(0.05)
    return contents


def run(packs: list[Path], choices: Choices = many.AS_USUAL, **options: Any) -> list[str]:
    return [each.outcome.value for each in build_all(packs, choices=choices, executor=Here(), **options)]


HANDOUT = Choices(wish(["handout"]))


def test_processes_build_what_a_single_build_makes(packs: list[Path]) -> None:
    packs[1].write_text("pack: {titel: A}\n", encoding="utf-8")
    heard: list[PackOutcome] = []
    outcomes = build_all(packs, jobs=2, listener=heard.append)
    assert [outcome.outcome for outcome in outcomes] == [Outcome.BUILT, Outcome.FAILED, Outcome.BUILT]
    assert [outcome.content for outcome in outcomes] == packs
    assert sorted(heard, key=lambda outcome: outcome.content) == list(outcomes)
    assert [(str(problem.place), problem.severity.value) for problem in outcomes[1].problems] == [
        (f"{packs[1]}:1:1", "error"),
        (f"{packs[1]}:1:8", "error"),
    ]
    for outcome in (outcomes[0], outcomes[2]):
        assert outcome.report is not None
        single = sinopack.build(outcome.content, "single")
        for file, alone in zip(outcome.report.files, single.files, strict=True):
            assert file.path.read_bytes() == alone.path.read_bytes()
        for path in Path("single").iterdir():
            path.unlink()
    assert not (packs[1].parent / "output").exists()


def test_threads_build_too(packs: list[Path]) -> None:
    with ThreadPoolExecutor(2) as executor:
        outcomes = build_all(packs, choices=HANDOUT, executor=executor)
    assert {outcome.outcome for outcome in outcomes} == {Outcome.BUILT}
    assert run(packs, HANDOUT) == ["unchanged"] * 3


def test_what_has_not_changed_is_left_alone(packs: list[Path]) -> None:
    executor = Here()
    assert run(packs) == ["built"] * 3
    files = {path: path.stat().st_mtime_ns for path in Path("packs").rglob("*") if path.is_file()}
    outcomes = build_all(packs, executor=executor)
    assert executor.tasks == []
    assert {outcome.outcome for outcome in outcomes} == {Outcome.UNCHANGED}
    assert outcomes[0].unchanged == tuple(packs[0].parent / "output" / name for name in ("handout.pdf", "slides.pptx"))
    assert files == {path: path.stat().st_mtime_ns for path in Path("packs").rglob("*") if path.is_file()}
    assert run(packs, force=True) == ["built"] * 3


def test_only_what_has_changed_is_built(packs: list[Path]) -> None:
    packs[0].write_text(packs[0].read_text(encoding="utf-8") + PICTURE, encoding="utf-8")
    (packs[0].parent / "sort.py").write_text("print(1)\n", encoding="utf-8")
    time.sleep(0.02)
    run(packs)
    (packs[0].parent / "sort.py").write_text("print(2)\n", encoding="utf-8")
    assert run(packs) == ["built", "unchanged", "unchanged"]
    (packs[1].parent / "output" / "handout.pdf").unlink()
    assert run(packs)[1] == "built"
    assert run(packs)[1] == "unchanged"
    with (packs[2].parent / "output" / "handout.pdf").open("ab") as file:
        file.write(b"notes added in a reader %%EOF")
    assert run(packs)[2] == "built"
    assert (packs[2].parent / "output" / "handout (kept 1).pdf").is_file()
    (packs[1].parent / "output" / NAME).write_bytes(b"{broken")
    assert run(packs) == ["unchanged", "built", "unchanged"]
    (packs[1].parent / "output" / ".sinopack-0a.tmp").write_bytes(b"of a build that was killed")
    assert run(packs) == ["unchanged", "built", "unchanged"]
    assert run(packs) == ["unchanged"] * 3


def test_other_products_and_other_versions_are_built(packs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(packs[:1]) == ["built"]
    assert run(packs[:1], Choices(wish(["slides", "handout"]))) == ["built"]
    assert run(packs[:1], Choices(wish(["handout", "slides"]))) == ["unchanged"]
    assert run(packs[:1], Choices(wish(["handout", "slides"]), pages=Pages.CHANGED)) == ["built"]
    assert run(packs[:1], HANDOUT) == ["built"]
    assert run(packs[:1], HANDOUT) == ["unchanged"]
    monkeypatch.setattr("sinopack.fingerprint.engine", lambda: "a later version")
    assert run(packs[:1], HANDOUT) == ["built"]


def test_a_deck_edited_by_hand_is_built_again_and_keeps_the_edit(packs: list[Path]) -> None:
    run(packs[:1])
    deck = packs[0].parent / "output" / "slides.pptx"
    edited = Presentation(str(deck))
    edited.slides[1].shapes.title.text = "By hand"
    edited.save(str(deck))
    (outcome,) = build_all(packs[:1], executor=Here())
    assert outcome.report is not None
    assert [slide.title for slide in outcome.report.revised] == ["By hand"]
    assert Presentation(str(deck)).slides[1].shapes.title.text == "By hand"
    assert run(packs[:1]) == ["unchanged"]


def test_a_record_is_never_believed_over_the_files(packs: list[Path]) -> None:
    """Another build has been in the folder since: with other choices, or of another pack."""
    run(packs)
    sinopack.build(packs[0], only=["handout"])
    assert run(packs)[0] == "unchanged"  # it made the same bytes
    (packs[1].parent / "output" / NAME).write_bytes((packs[0].parent / "output" / NAME).read_bytes())
    assert run(packs)[1] == "built"
    theirs = packs[0].parent / "output"
    for path in theirs.glob("[!.]*"):
        (packs[2].parent / "output" / path.name).write_bytes(path.read_bytes())
    assert run(packs)[2] == "built"


def test_what_is_saved_during_a_build_is_built_again(packs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.draw

    def saved_meanwhile(*arguments: Any) -> Any:
        packs[0].write_text(packs[0].read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "draw", saved_meanwhile)
        assert run(packs[:1]) == ["built"]
    record = read_record(packs[0].parent / "output")
    assert record is not None
    assert record.made_from == ""
    assert run(packs[:1]) == ["built"]
    assert run(packs[:1]) == ["unchanged"]


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (CannotWrite("No room.", "Make some."), Outcome.UNWRITTEN),
        (RuntimeError("a bug"), Outcome.CRASHED),
        (Problems([]), Outcome.FAILED),
    ],
)
def test_each_failure_is_one_packs_alone(
    packs: list[Path], monkeypatch: pytest.MonkeyPatch, failure: Exception, outcome: Outcome
) -> None:
    real = pipeline.build

    def build(content: Path, *arguments: Any, **options: Any) -> Any:
        if content == packs[1]:
            raise failure
        return real(content, *arguments, **options)

    monkeypatch.setattr(pipeline, "build", build)
    outcomes = build_all(packs, choices=HANDOUT, executor=Here())
    assert [each.outcome for each in outcomes] == [Outcome.BUILT, outcome, Outcome.BUILT]
    match outcome:
        case Outcome.UNWRITTEN:
            assert (outcomes[1].error, outcomes[1].advice) == ("No room.", "Make some.")
        case Outcome.CRASHED:
            assert outcomes[1].error == "RuntimeError: a bug"
            assert "raise failure" in outcomes[1].trace


def test_an_executor_that_loses_a_task(packs: list[Path]) -> None:
    class Forgetful(Here):
        def submit(self, function: Any, /, task: many.Task) -> Future[Any]:  # type: ignore[override]
            if task.content == packs[1]:
                future: Future[Any] = Future()
                future.set_exception(ConnectionError("the machine is gone"))
                return future
            return super().submit(function, task)

    outcomes = build_all(packs, choices=HANDOUT, executor=Forgetful())
    assert [each.outcome for each in outcomes] == [Outcome.BUILT, Outcome.CRASHED, Outcome.BUILT]
    assert outcomes[1].error == "ConnectionError: the machine is gone"


def test_a_pack_that_is_not_there_has_a_problem(packs: list[Path]) -> None:
    (outcome,) = build_all([Path("nowhere.yaml")], executor=Here())
    assert outcome.outcome is Outcome.FAILED
    assert "There is no file nowhere.yaml" in outcome.problems[0].message


def test_packs_in_one_folder_get_folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    contents = [Path("mao.yaml"), Path("stalin.yaml")]
    for content in contents:
        content.write_text(PACK.replace("{n}", content.stem), encoding="utf-8")
    outcomes = build_all(contents, choices=HANDOUT, executor=Here())
    assert [outcome.folder for outcome in outcomes] == [Path("output/mao"), Path("output/stalin")]
    assert sinopack.build(contents[0], only=["handout"]).files[0].path == Path("output/mao/handout.pdf")
    outcomes = build_all(contents, "to print", HANDOUT, executor=Here())
    assert sorted(path.as_posix() for path in Path("to print").rglob("*.pdf")) == [
        "to print/mao/handout.pdf", "to print/stalin/handout.pdf",
    ]  # fmt: skip


TWO_AT_ONCE = """
import sys, sinopack
from sinopack import pipeline

try:
    sinopack.build(sys.argv[1], sys.argv[2], listener=lambda step: print(step, flush=True))
except sinopack.CannotWrite as failure:
    print("refused:", failure)
"""


def at_once(*jobs: tuple[Path, Path]) -> list[str]:
    """Builds of these contents in these folders, all begun at the same time; what each said."""
    processes = [
        subprocess.Popen([sys.executable, "-c", TWO_AT_ONCE, *map(str, job)], stdout=subprocess.PIPE, text=True)
        for job in jobs
    ]
    return [process.communicate()[0] for process in processes]


def test_two_builds_of_one_pack_at_once(tmp_path: Path) -> None:
    """The slides are merged once, and kept once."""
    content, folder = make_pack(tmp_path), tmp_path / "output"
    sinopack.build(content)
    edited = Presentation(str(folder / "slides.pptx"))
    edited.slides[1].shapes.title.text = "By hand"
    edited.save(str(folder / "slides.pptx"))
    content.write_text(content.read_text(encoding="utf-8") + "\ntakeaways: [Retreat is not defeat]\n", encoding="utf-8")
    at_once(*[(content, folder)] * 3)
    assert sorted(os.listdir(folder)) == [NAME, "handout.pdf", "slides (backup 1).pptx", "slides.pptx"]
    assert Presentation(str(folder / "slides.pptx")).slides[1].shapes.title.text == "By hand"
    assert [file.changed for file in sinopack.build(content).files] == [False, False]


def test_two_packs_in_one_folder_at_once(packs: list[Path], tmp_path: Path) -> None:
    """One of them gets the folder, and both files are of that one."""
    said = at_once((packs[0], Path("out")), (packs[1], Path("out")))
    refused = [text for text in said if "refused:" in text]
    assert len(refused) == 1
    assert "has the files of another pack" in refused[0]
    winner = packs[0] if "refused:" in said[1] else packs[1]
    assert [file.changed for file in sinopack.build(winner, "out").files] == [False, False]


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be interrupted so on Windows")
def test_ctrl_c_ends_all_and_leaves_nothing_half_written(packs: list[Path]) -> None:
    command = [sys.executable, "-m", "sinopack", "build", "packs/*/content.yaml", "--jobs", "2", "--force"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, printed = process.communicate(timeout=30)
    assert (process.returncode, printed.strip()) in ((130, "Stopped."), (0, ""))
    assert {path.name for path in Path("packs").rglob(".sinopack*")} <= {NAME}
    assert run(packs, force=True) == ["built"] * 3
