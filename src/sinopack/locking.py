"""One build at a time in a folder.

In: a folder. Out: a context in which no other build writes there. The lock is the operating system's own, on a hidden
file, so that it goes with the process that holds it, however that ends: a file left by a killed build locks nothing.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sinopack.writing import CannotWrite, make_folder

NAME = ".sinopack.lock"
PATIENCE = 60.0
"""Seconds to wait for another build. Only its writing is waited for, which takes one or two."""
_PAUSE = 0.02
_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""How systems say that somebody else has the lock."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone_in(folder: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Let nobody else write in the folder meanwhile; `waiting` is called once if somebody does. The folder is made if
    need be, and goes again if it is empty in the end. Yields whether there is a lock: some disks have none.

    Raises `CannotWrite` if the other does not come to an end, or there can be no such folder.
    """
    with ExitStack() as made:
        handle = _waited_for(folder, waiting, made)
        try:
            yield handle is not None
        finally:
            if handle is not None:
                _release(handle, folder / NAME)


def is_abandoned(folder: Path) -> bool:
    """Whether a build that was killed has left its lock in the folder, and nobody has had it since."""
    try:
        handle = os.open(folder / NAME, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _waited_for(folder: Path, waiting: Callable[[], None], made: ExitStack) -> int | None:
    until = 0.0
    while True:
        make_folder(folder, made)
        try:
            handle = _held(folder / NAME)
        except OSError:
            return None  # the folder is read-only, or on a disk without locks; the writing will say what is wrong
        if handle is not None:
            return handle
        if not until:
            until = time.monotonic() + PATIENCE
            waiting()
        elif time.monotonic() > until:
            raise CannotWrite(f"Another build has been writing in {folder} for a minute.", "End it, and build again.")
        time.sleep(_PAUSE)


def _held(path: Path) -> int | None:
    """The locked file; None if somebody else has it. Raises OSError where nothing can be locked."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        return None  # who was here before has taken the folder away
    except PermissionError:
        if sys.platform == "win32" and path.exists():
            return None  # it is just being removed
        raise
    try:
        _lock(handle)
        # Who had the lock before removes the file: then this one is nobody's any more.
        if os.path.samestat(os.fstat(handle), os.stat(path)):
            return handle
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in _BUSY:
            _release(handle, path)
            raise
    os.close(handle)
    return None


def _release(handle: int, path: Path) -> None:
    """Remove the file and let go of it, in the order that each system allows."""
    if sys.platform == "win32":
        os.close(handle)
    with suppress(OSError):
        path.unlink()
    if sys.platform != "win32":
        os.close(handle)
