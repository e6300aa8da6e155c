"""What is said when files cannot be written, in the author's words.

In: what the operating system says. Out: `CannotWrite`, with what is old and new now, and what to do.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class CannotWrite(Exception):
    """Files could not be written. `advice` says what to do about it. Nothing was changed, but for the files named in
    `changed`: those are new, and could not be put back as they were."""

    def __init__(self, message: str, advice: str = "", changed: Sequence[Path] = ()):
        super().__init__(f"{message} {advice}".strip())
        self.message = message
        self.advice = advice
        self.changed = tuple(changed)

    def __reduce__(self) -> tuple[type[CannotWrite], tuple[str, str, tuple[Path, ...]]]:
        return type(self), (self.message, self.advice, self.changed)


@contextmanager
def in_words(path: Path, folder: Path, *, taking_its_name: bool = False) -> Iterator[None]:
    """Say in the author's words what the operating system says in its own."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(*_explanation(error, path, folder, taking_its_name)) from error


def _explanation(error: OSError, path: Path, folder: Path, taking_its_name: bool) -> tuple[str, str]:
    elsewhere = "Choose another folder with --output."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"There is no room left on the disk for {path}.", "Free some space and build again."
        case errno.EACCES | errno.EPERM if taking_its_name:
            # The folder has just taken a temporary file, so it is this one file that is held.
            held = f"{path} cannot be replaced: it is open in another program, or belongs to someone else."
            return held, "Close it and build again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{path} cannot be written: its folder is read-only.", elsewhere
        case errno.ENOENT:
            return f"{path} cannot be written: {folder}, or something in it, was taken away meanwhile.", "Build again."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{folder} cannot be used as a folder: there is a file of that name, or it lies in one.", elsewhere
        case errno.ENAMETOOLONG:
            return f"{path} cannot be written: the name is too long for this disk.", elsewhere
        case _:
            return f"{path} cannot be written: {reason_of(error)}.", elsewhere


def reason_of(error: OSError) -> str:
    return error.strerror or type(error).__name__
