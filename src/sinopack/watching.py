"""Building again whenever a file that a pack is made from has changed.

In: the path of a content file. Out: one `Attempt` after the other, each when it is done. What was made before and has
not changed is remembered in between, so that most builds take a fraction of the first.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import Unpack

from msgspec import Struct

from sinopack.memory import Memory
from sinopack.pipeline import BuildOptions, build
from sinopack.problems import Problem, Problems
from sinopack.report import BuildReport
from sinopack.sight import Sight, Stamp, stamps_of
from sinopack.writing import CannotWrite

RETRY = 3.0
"""Seconds after which files that could not be written are tried again: somebody may have closed them meanwhile."""


class Attempt(Struct, frozen=True):
    """A build, and how it ended: with a `report`, with `problems` in the content, or with a `failure` to write the
    files; in the last two cases every file is as it was before. `mended` says that the attempt before did not end well
    and this one did. `inputs` are the files that were read, and `seconds` is how long it took."""

    report: BuildReport | None = None
    problems: tuple[Problem, ...] = ()
    failure: CannotWrite | None = None
    mended: bool = False
    inputs: tuple[Path, ...] = ()
    seconds: float = 0.0


def watch(
    content: str | os.PathLike[str] = "content.yaml",
    output: str | os.PathLike[str] | None = None,
    *,
    poll: bool = False,
    stop: Event | None = None,
    **options: Unpack[BuildOptions],
) -> Iterator[Attempt]:
    """Build at once, and then whenever the content file, or a picture, a theme or a file of data that it names, has
    been saved, until `stop` is set. The `options` are those of `build`. With `poll`, files are looked at again and
    again, for folders from which no word of changes comes.

    Raises ValueError as `build` does. What `build` would raise of the author's faults or the disk's is in the attempts.
    """
    path = Path(content)
    memory, stop = Memory(), stop or Event()
    build_it = partial(build, path, output, **options, memory=memory)
    inputs: tuple[Path, ...] = (path.absolute(),)
    last: Attempt | None = None
    with Sight(stop, poll=poll) as sight:
        while not stop.is_set():
            begun, before = time.time(), stamps_of(inputs)
            attempt = _attempt(build_it, last)
            inputs = attempt.inputs or inputs
            seen = _seen(inputs, before, begun)
            if last is None or not _says_the_same(attempt, last):
                yield attempt
            last = attempt
            if not sight.wait(inputs, seen, RETRY if attempt.failure else None):
                return


def _attempt(build_it: Callable[[], BuildReport], last: Attempt | None) -> Attempt:
    begun = time.perf_counter()
    report: BuildReport | None = None
    problems: tuple[Problem, ...] = ()
    failure: CannotWrite | None = None
    inputs: tuple[Path, ...] = ()
    try:
        report = build_it()
        inputs = report.inputs
    except Problems as found:
        problems, inputs = found.problems, found.inputs
    except CannotWrite as error:
        failure, inputs = error, last.inputs if last else ()
    mended = report is not None and last is not None and last.report is None
    return Attempt(report, problems, failure, mended, inputs, time.perf_counter() - begun)


def _says_the_same(attempt: Attempt, last: Attempt) -> bool:
    """Whether files still cannot be written, for the same reason."""
    return bool(attempt.failure and last.failure and str(attempt.failure) == str(last.failure))


def _seen(inputs: Iterable[Path], before: dict[Path, Stamp], begun: float) -> dict[Path, Stamp]:
    """How the files were when they were read. One that was not known before counts as seen as it is now, unless it was
    saved after the build began."""
    seen: dict[Path, Stamp] = {}
    for path, now in stamps_of(inputs).items():
        is_newer = now is not None and now.changed / 1e9 > begun
        seen[path] = before.get(path, None if is_newer else now)
    return seen
