"""Many packs in one run: those that have changed are built, in processes of their own or wherever an executor builds.

In: content files. Out: a `PackOutcome` for each, in their order. Nothing that goes wrong with one pack, not even the
end of the process that builds it, keeps the others from being built.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from enum import Enum
from pathlib import Path

from msgspec import Struct

from sinopack import pipeline
from sinopack.fingerprint import fingerprint
from sinopack.folder_record import FolderRecord, digest_of, found_from, is_same, read_record, seen_from, write_record
from sinopack.homes import folders_in, homes_of
from sinopack.problems import Problem, Problems
from sinopack.report import BuildReport, Pages
from sinopack.selection import Choices
from sinopack.workers import Lost, Results, run_in, run_in_processes
from sinopack.writing import CannotWrite, digest, leftovers


class Outcome(Enum):
    """What has become of a pack. The value is its name in JSON."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    """Nothing that its files are made from has changed, nor have they: they were left alone."""
    FAILED = "failed"
    """Its content has problems; no file was touched."""
    UNWRITTEN = "unwritten"
    """Its files could not be written."""
    CRASHED = "crashed"
    """sinopack itself has failed, or the process was ended from outside."""


class PackOutcome(Struct, frozen=True):
    """What has become of one pack: its content file, the folder of its files, and, as it came out, the report of its
    build, the files that were left alone (`unchanged`), the problems of its content, or what was wrong in words
    (`error`, and what to do: `advice`). `trace` says where a bug is."""

    content: Path
    folder: Path
    outcome: Outcome
    report: BuildReport | None = None
    unchanged: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    error: str = ""
    advice: str = ""
    trace: str = ""


AS_USUAL = Choices()


class Task(Struct, frozen=True):
    """One pack to build."""

    content: Path
    folder: Path
    choices: Choices


def build_all(
    contents: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] | None = None,
    choices: Choices = AS_USUAL,
    *,
    force: bool = False,
    jobs: int | None = None,
    executor: Executor | None = None,
    listener: Callable[[PackOutcome], None] = lambda outcome: None,
) -> tuple[PackOutcome, ...]:
    """Build many packs, each into a folder of its own: `output` beside its content file, or one inside of `output`.

    Packs whose files are what they would be made to again are left alone, unless `force` says otherwise. `jobs` is the
    number of processes, by default one for each processor; they are started afresh (“spawn”), so a script that calls
    this needs `if __name__ == "__main__":`. An `executor` takes their place: it is given `build_task` and a `Task`,
    both of which can be pickled, and must see the same files. `listener` is told each outcome as it comes.

    Raises nothing because of a pack: what is wrong with it is in its outcome.
    """
    tasks = _tasks([Path(content) for content in contents], output, choices)
    outcomes: dict[Task, PackOutcome] = {}

    def settle(outcome: PackOutcome, task: Task) -> None:
        outcomes[task] = outcome
        listener(outcome)

    changed: list[Task] = []
    for task in tasks:
        unchanged = () if force or choices.pages is not Pages.ALL else unchanged_files(task)
        if unchanged:
            settle(PackOutcome(task.content, task.folder, Outcome.UNCHANGED, unchanged=unchanged), task)
        else:
            changed.append(task)
    for task, outcome in _built(changed, jobs, executor):
        settle(outcome, task)
    return tuple(outcomes[task] for task in tasks)


def _tasks(contents: Sequence[Path], output: str | os.PathLike[str] | None, choices: Choices) -> list[Task]:
    folders = homes_of(contents) if output is None else folders_in(Path(output), contents)
    return [Task(content, folder, choices) for content, folder in zip(contents, folders, strict=True)]


def _built(tasks: Sequence[Task], jobs: int | None, executor: Executor | None) -> Iterator[tuple[Task, PackOutcome]]:
    """The outcomes as they come. A task that was lost with its process, or failed on its way, has one too."""
    results: Results[Task, PackOutcome]
    if executor is not None:
        results = run_in(executor, build_task, tasks)
    else:
        results = run_in_processes(build_task, tasks, min(jobs or processors(), len(tasks)))
    with closing(results):
        for task, result in results:
            if isinstance(result, Lost):
                result = PackOutcome(task.content, task.folder, Outcome.CRASHED, error=result.why, trace=result.trace)
            yield task, result


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def build_task(task: Task) -> PackOutcome:
    """Build one pack, and say what became of it."""
    begun, before, wished = time.time(), digest_of([task.content]), task.choices.wished
    try:
        report = pipeline.build(
            task.content,
            task.folder,
            only=wished.products,
            profiles=wished.profiles,
            editions=wished.editions,
            everything=wished.everything,
            hands=task.choices.hands,
            pages=task.choices.pages,
        )
    except Problems as found:
        return PackOutcome(task.content, task.folder, Outcome.FAILED, problems=found.problems)
    except CannotWrite as failure:
        return PackOutcome(task.content, task.folder, Outcome.UNWRITTEN, error=failure.message, advice=failure.advice)
    except Exception as bug:
        import traceback

        what = f"{type(bug).__name__}: {bug}".splitlines()[0].rstrip(": ")
        trace = traceback.format_exc()
        return PackOutcome(task.content, task.folder, Outcome.CRASHED, error=what, trace=trace)
    if before == digest_of([task.content]) and _are_older(report.inputs, begun) and not report.untouched:
        _remember(task, report)
    return PackOutcome(task.content, task.folder, Outcome.BUILT, report)


def unchanged_files(task: Task) -> tuple[Path, ...]:
    """A pack's files, if they are what a build would make them again: if the bytes of all that they were made from, and
    their own, are the same as then. Else none: also for who asks for other products, or has changed a slide."""
    folder = task.folder
    record = read_record(folder)
    if record is None or not record.made_from or leftovers(folder):
        return ()
    inputs = [found_from(folder, path) for path in record.inputs]
    same = (
        is_same(found_from(folder, record.content), task.content)
        and any(is_same(path, task.content) for path in inputs)
        and all(_digest(folder / name) == made for name, made in record.files.items())
        and fingerprint(inputs, *task.choices.words) == record.made_from
    )
    return tuple(folder / name for name in record.files) if same else ()


def _digest(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _are_older(inputs: Iterable[Path], moment: float) -> bool:
    """Whether no file has been changed since then: what was changed during a build may be in its files, or not."""
    try:
        statuses = [path.stat() for path in inputs]
    except OSError:
        return False
    return all(max(status.st_mtime, status.st_ctime) < moment for status in statuses)


def _remember(task: Task, report: BuildReport) -> None:
    """Write down what the files were made from. If another build has replaced them since, they differ from that."""
    write_record(
        task.folder,
        FolderRecord(
            seen_from(task.folder, task.content),
            fingerprint(report.inputs, *task.choices.words),
            tuple(seen_from(task.folder, path) for path in report.inputs),
            {file.path.name: file.digest for file in report.files},
        ),
    )
