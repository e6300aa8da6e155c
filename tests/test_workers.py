"""Tasks done in other processes: none is lost but the one that kills its process, and all end with Ctrl+C."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from sinopack import workers
from sinopack.workers import Lost, run_in, run_in_processes
from tests.working import doubled, fatal_for_seven, slow, who, wrong_for_seven

ROOT = Path(__file__).parent.parent


def test_every_task_comes_back_with_its_result() -> None:
    assert dict(run_in_processes(doubled, range(9), 2)) == {number: 2 * number for number in range(9)}
    assert list(run_in_processes(doubled, (), 2)) == []


def test_processes_do_many_tasks_and_then_make_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "TASKS_A_PROCESS", 5)
    results = dict(run_in_processes(who, range(20), 2))
    assert sorted(results) == list(range(20))
    done = Counter(map(str, results.values()))
    assert 2 <= len(done) <= 4  # of each pool, the first that is ready may do all
    assert max(done.values()) <= 5 * 2
    assert multiprocessing.active_children() == []


def test_a_task_that_fails_is_lost_alone() -> None:
    results = dict(run_in_processes(wrong_for_seven, range(9), 2))
    assert results.pop(7) == Lost("ValueError: seven")
    assert results == {number: number for number in range(9) if number != 7}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_task_that_kills_its_process_is_lost_alone() -> None:
    results = dict(run_in_processes(fatal_for_seven, range(12), 2))
    lost = results.pop(7)
    assert isinstance(lost, Lost)
    assert "ended from outside" in lost.why
    assert results == {number: number for number in range(12) if number != 7}


class Unhurried(Executor):
    """An executor of somebody else's, which does nothing until it is asked for the result."""

    def __init__(self) -> None:
        self.given: list[object] = []

    def submit(self, function: Callable[..., object], /, *arguments: object, **options: object) -> Future[object]:  # type: ignore[override]
        self.given.append(arguments)
        future: Future[object] = Future()
        future.set_result(function(*arguments, **options))
        return future


def test_somebody_elses_executor_is_given_everything() -> None:
    executor = Unhurried()
    assert dict(run_in(executor, doubled, range(3))) == {0: 0, 1: 2, 2: 4}
    assert executor.given == [(0,), (1,), (2,)]


def test_an_executor_goes_on_when_a_task_fails_and_is_not_shut_down() -> None:
    with ThreadPoolExecutor(2) as executor:
        results = dict(run_in(executor, wrong_for_seven, range(9)))
        assert results[7] == Lost("ValueError: seven")
        assert executor.submit(doubled, 4).result() == 8


def test_an_executor_that_takes_nothing_more_is_said() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    ((task, lost),) = run_in(executor, doubled, [1])
    assert task == 1
    assert isinstance(lost, Lost)
    assert "could not be handed on" in lost.why


@pytest.mark.skipif(os.name == "nt", reason="a process cannot tidy up on Windows when it is ended")
def test_who_does_not_wait_for_all_ends_the_processes(tmp_path: Path) -> None:
    def soon(ending: str) -> list[Path]:
        until = time.monotonic() + 20
        while len(found := list(tmp_path.glob(f"*.{ending}"))) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        return found

    with ThreadPoolExecutor(1) as thread, closing(run_in_processes(slow, [str(tmp_path)] * 6, 2)) as results:
        stop = thread.submit(lambda: (soon("begun"), os.kill(os.getpid(), signal.SIGINT)))
        with pytest.raises(KeyboardInterrupt):
            next(results)
        stop.result()
    assert len(soon("begun")) == len(soon("stopped")) == 2
    until = time.monotonic() + 5
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.02)
    assert multiprocessing.active_children() == []


ORPHANS = """
import sys
from sinopack.workers import run_in_processes
from tests.working import slow

if __name__ == "__main__":
    for _ in run_in_processes(slow, [sys.argv[1]] * 4, 2):
        pass
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_processes_end_with_the_one_that_gave_them_work(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environment)
    until = time.monotonic() + 30
    while len(list(tmp_path.glob("*.begun"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    while len(list(tmp_path.glob("*.stopped"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(list(tmp_path.glob("*.stopped"))) == 2
