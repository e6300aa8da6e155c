"""Work done elsewhere: tasks go to an executor, and each comes back with its result or with why it has none.

In: a function and tasks, both of which can be pickled. Out: pairs of a task and its result, or `Lost`, as they come.
Processes are started afresh (“spawn”), which every system can; each does many tasks, so that what is loaded and kept,
such as modules and fonts, is paid for once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import TypeVar, cast

from msgspec import Struct

TASKS_A_PROCESS = 1000
"""After so many tasks a process ends and another takes its place, so that no memory is kept for ever. All of a pool do
so at once, and load all modules anew, which takes as long as four small packs. What a process keeps is bounded in
number: measured, it holds 68 MB after ten packs, and after 250 no more than 71."""

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class Lost(Struct, frozen=True):
    """A task without a result: why, and where."""

    why: str
    trace: str = ""


Results = Generator[tuple[_Task, "_Result | Lost"], None, None]
"""What comes back, as it comes. To be closed by who does not wait for all."""

_GRACE = 5.0
"""Seconds that a process has to stop in."""
_UNSTARTED = Lost("no process could be started to work on it")
_ENDED = Lost("the process that worked on it was ended from outside, perhaps because there was no memory left")


def run_in(executor: Executor, function: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Results[_Task, _Result]:
    """The results from somebody's executor, which is given everything at once, and is not shut down here."""
    pending: dict[Future[_Result], _Task] = {}
    try:
        refused: list[tuple[_Task, Lost]] = []
        for task in tasks:
            try:
                pending[executor.submit(function, task)] = task
            except RuntimeError as error:  # it is broken, or shut down
                refused.append((task, Lost(f"it could not be handed on ({error})")))
        yield from refused
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                result = _result(future)
                yield pending.pop(future), result
    finally:
        for future in pending:
            future.cancel()


def _result(future: Future[_Result]) -> _Result | Lost:
    try:
        return future.result()
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}".rstrip(": "))


def run_in_processes(
    function: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int
) -> Results[_Task, _Result]:
    """The results from `jobs` processes. When one of them is killed, what was being worked on is tried again, each task
    by itself, so that only the one that kills its process is lost."""
    waiting = deque(tasks)
    while waiting:
        suspects: deque[_Task] = deque()
        with _pool(jobs) as pool:
            for task, result in _run_in_turn(pool, function, waiting, jobs, TASKS_A_PROCESS * jobs):
                if result is _ENDED:
                    suspects.append(task)
                else:
                    yield task, result
        while suspects:
            with _pool(1) as pool:
                yield from _run_in_turn(pool, function, suspects, 1, 1)


def _run_in_turn(
    pool: Executor, function: Callable[[_Task], _Result], waiting: deque[_Task], jobs: int, most: int
) -> Results[_Task, _Result]:
    """The results of the first `most` of the tasks that wait. No more are under way than keep every process at work.
    When the pool is broken, those come back as ended, and the others go on waiting."""
    left = most
    pending: dict[Future[_Result], _Task] = {}
    broken = False
    while pending or (waiting and left and not broken):
        while waiting and left and not broken and len(pending) < jobs * 2:
            try:
                with _deaf():
                    future = pool.submit(_mindful, function, waiting[0])
            except (BrokenExecutor, OSError):  # OSError: no process can be started
                broken = True
                break
            pending[future] = waiting.popleft()
            left -= 1
        if pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
        elif broken:
            yield waiting.popleft(), _UNSTARTED
            done = set()
        for future in done:
            ended = isinstance(future.exception(), BrokenExecutor)
            broken = broken or ended
            if ended:
                yield pending.pop(future), _ENDED
            else:
                result = _result(future)
                yield pending.pop(future), result


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the context: by themselves, or made to if it ends with an exception, such as Ctrl+C."""
    others = set(multiprocessing.active_children())
    most = min(jobs, 61) if sys.platform == "win32" else jobs  # what Windows can wait for at once
    pool = ProcessPoolExecutor(most, multiprocessing.get_context("spawn"), _begin_process)
    try:
        yield pool
    except BaseException:
        _end([process for process in multiprocessing.active_children() if process not in others])
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end(processes: Sequence[BaseProcess]) -> None:
    """Ask processes to stop, which lets them tidy up, and end those that do not."""
    for process in processes:
        process.terminate()
    running = {process.sentinel: process for process in processes}
    until = time.monotonic() + _GRACE
    while running and time.monotonic() < until:
        for sentinel in connection.wait(list(running), _GRACE):
            running.pop(cast(int, sentinel))
    for process in running.values():
        process.kill()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that is started meanwhile not hear Ctrl+C, not even before it can say so itself: it is told to end
    by this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


class _Stopped(BaseException):
    """Raised in the midst of a task that is to stop, so that it tidies up."""


_working = False
"""Whether this process is in the midst of a task."""


def _begin_process() -> None:
    """What a process does before its first task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Nobody waits for the result any more if the process that gave the task is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> None:
    if _working:
        raise _Stopped
    os._exit(128 + number)


def _mindful(function: Callable[[_Task], _Result], task: _Task) -> _Result:
    """The function's result, in a process that ends when it is told to, and not only the task."""
    global _working
    _working = True
    try:
        return function(task)
    except _Stopped:
        os._exit(128 + signal.SIGTERM)
    finally:
        _working = False
