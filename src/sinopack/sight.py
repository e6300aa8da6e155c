"""Waiting until files change: by word from the operating system, and by looking.

In: files, be they there or not, and how each was when it was read. Out: when one of them has changed, and is whole.

Folders are watched, not files, since many editors save by giving a new file the old one's name. Whatever is heard only
leads to a look at the files themselves: only they decide. So what is written beside them changes nothing, and
where no word comes (from another computer's disk) a look now and then does.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import NamedTuple

LOOK = 1.0
"""Seconds after which files are looked at though no word has come."""
_POLL = 0.25
"""The same where no word is expected."""
_SETTLE = 0.03
"""Seconds for which files must stay the same before they count as saved."""
_PATIENCE = 0.8
"""Seconds for which a file may be away, or empty, while it is being saved."""
_STEP, _DEBOUNCE = 10, 100
"""Milliseconds for which words of changes are gathered: without a new one, and in all."""


class Seen(NamedTuple):
    """How a file was: when it was changed (nanoseconds), how large it is, which file it is."""

    changed: int
    size: int
    identity: int


Stamp = Seen | None
"""None stands for a file that is not there."""


def stamps_of(files: Iterable[Path]) -> dict[Path, Stamp]:
    """How files are now."""
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return Seen(status.st_mtime_ns, status.st_size, status.st_ino)


class Sight:
    """What is watched. To be used as a context; `stop` ends all waiting."""

    def __init__(self, stop: Event, *, poll: bool = False) -> None:
        self._stop = stop
        self._poll = poll
        self._folders: frozenset[tuple[Path, int]] = frozenset()
        self._words: Iterator[object] | None = None

    def __enter__(self) -> Sight:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def wait(self, files: Iterable[Path], seen: Mapping[Path, Stamp], patience: float | None = None) -> bool:
        """Wait until one of the files is no longer as it was seen, or until `patience` seconds are over. False where
        waiting was stopped."""
        files = tuple(files)
        end = None if patience is None else time.monotonic() + patience
        while not self._stop.is_set():
            if any(stamp != seen.get(file) for file, stamp in stamps_of(files).items()):
                if self._settled(files, seen):
                    return True
            elif end is not None and time.monotonic() >= end:
                return True
            self._listen(files, LOOK if end is None else max(0.05, min(LOOK, end - time.monotonic())))
        return False

    def _settled(self, files: tuple[Path, ...], seen: Mapping[Path, Stamp]) -> bool:
        """Wait until nobody writes any more. Whether something has really changed."""
        give_up = time.monotonic() + _PATIENCE
        stamps = stamps_of(files)
        while not self._stop.wait(_SETTLE):
            before, stamps = stamps, stamps_of(files)
            is_missing = any(seen.get(file) and not (stamp and stamp.size) for file, stamp in stamps.items())
            if stamps == before and (not is_missing or time.monotonic() >= give_up):
                break
        return any(stamp != seen.get(file) for file, stamp in stamps.items())

    def _listen(self, files: tuple[Path, ...], seconds: float) -> None:
        """Wait for a word of a change in the folders of the files, or until the time is over."""
        folders = frozenset(_folders(files))
        if folders != self._folders:
            self._close()
            self._folders = folders
            self._words = None if self._poll else self._opened(sorted({path for path, _ in folders}))
        if self._words is None:
            self._stop.wait(min(seconds, _POLL) if self._poll else seconds)
            return
        try:
            next(self._words, None)
        except (OSError, RuntimeError):  # the folder has gone, or there are too many watches on this computer
            self._words = None
            self._stop.wait(_POLL)

    def _opened(self, folders: list[Path]) -> Iterator[object] | None:
        from watchfiles import watch  # it takes its time to load, and no build needs it

        return watch(
            *folders,
            watch_filter=None,
            debounce=_DEBOUNCE,
            step=_STEP,
            stop_event=self._stop,
            rust_timeout=int(LOOK * 1000),
            yield_on_timeout=True,
            recursive=False,
            ignore_permission_denied=True,
        )

    def _close(self) -> None:
        close = getattr(self._words, "close", None)
        self._words = None
        if close:
            close()


def _folders(files: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """The folders in which files are, or would be, each with its identity: a folder may be replaced by another of its
    name. Of a link, also the folder of the file that it leads to."""
    for file in files:
        with suppress(OSError, RuntimeError):  # a folder that has just gone, a link to itself
            for path in {file, file.resolve()}:
                folder = next(each for each in (*path.parents, Path.cwd()) if each.is_dir())
                yield folder, folder.stat().st_ino
