"""Writing files whole or not at all.

In: drafts (a path and bytes). Out: the files, all of them or none. Each draft is first written in full to a temporary
file of the same folder and forced to disk; only when all are there do they take their names, and if one cannot, those
that have are put back. A file that must not be lost is kept under another name by the same transaction.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

_TEMPORARY = ".sinopack-*.tmp"
_STALE_SECONDS = 600.0
"""A temporary file older than this was left by a build that was killed: none takes so long over its writing."""


class Draft(Struct, frozen=True):
    """A file to write. Where `keep` is a word, a file already there is not lost but becomes `name (word N).ext`. Of
    files with that word the last `most` are kept, or all if it is 0."""

    path: Path
    data: bytes
    keep: str = ""
    most: int = 0


class Written(Struct, frozen=True):
    """A draft that is on disk. `changed` is False where the file already held those bytes; `kept` is the new name of
    the file that was there, if it had to be kept."""

    path: Path
    changed: bool = True
    kept: Path | None = None


class CannotWrite(Exception):
    """Files could not be written, and nothing was changed. `advice` says what to do about it."""

    def __init__(self, message: str, advice: str = ""):
        super().__init__(f"{message} {advice}".strip())
        self.message = message
        self.advice = advice


def write_together(drafts: Sequence[Draft]) -> tuple[Written, ...]:
    """Write every draft, or raise `CannotWrite` and leave every file as it was."""
    with ExitStack() as undo, ExitStack() as temporaries:
        for folder in dict.fromkeys(draft.path.parent for draft in drafts):
            _make_folder(folder, undo)
        staged = [(draft, None if _same(draft) else _stage(draft, temporaries)) for draft in drafts]
        written, backups = [], []
        for draft, temporary in staged:
            aside = _commit(draft, temporary, undo) if temporary else None
            kept = aside if draft.keep else None
            written.append(Written(draft.path, changed=temporary is not None, kept=kept))
            if aside and not kept:
                backups.append(aside)
        undo.pop_all()
    for draft, file in zip(drafts, written, strict=True):
        if file.kept and draft.most:
            backups += [path for _, path in _kept_before(draft)[: -draft.most]]
    for backup in backups:
        with suppress(OSError):
            backup.unlink()
    return tuple(written)


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make the folder and those above it; undone, only those that were made here go again."""
    missing = [ancestor for ancestor in (folder, *folder.parents) if not ancestor.exists()]
    with _in_words(folder, folder):
        folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        undo.callback(_remove_folder, made)
    with suppress(OSError):
        for leftover in folder.glob(_TEMPORARY):
            if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                leftover.unlink()


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _same(draft: Draft) -> bool:
    """Whether the file already holds the draft: then it need not be written, even if another program has it open."""
    try:
        return draft.path.stat().st_size == len(draft.data) and draft.path.read_bytes() == draft.data
    except OSError:
        return False


def _stage(draft: Draft, temporaries: ExitStack) -> Path:
    """Write the draft to a temporary file beside its place; the file goes when `temporaries` closes."""
    temporary = draft.path.with_name(f".sinopack-{os.urandom(6).hex()}.tmp")
    if draft.path.is_dir():
        raise CannotWrite(f"{draft.path} is a folder; a file of that name is to go there.", "Move the folder away.")
    with _in_words(draft.path, draft.path.parent):
        # The mode is what any program would ask for, so that the user's own umask decides who may read the file.
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
        temporaries.callback(_remove_file, temporary)
        with os.fdopen(handle, "wb") as file:
            file.write(draft.data)
            file.flush()
            os.fsync(file.fileno())
    return temporary


def _remove_file(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _commit(draft: Draft, temporary: Path, undo: ExitStack) -> Path | None:
    """Let the temporary file take the draft's name. Return the second name that the file before it has, if any."""
    aside: Path | None = None
    with _in_words(draft.path, draft.path.parent, taking_its_name=True):
        if draft.path.exists():
            aside = _name_aside(draft)
            _name_twice(draft.path, aside)
        try:
            os.replace(temporary, draft.path)
        except BaseException:
            if aside:
                _remove_file(aside)
            raise
    undo.callback(_put_back, draft.path, aside)
    return aside


def _name_aside(draft: Draft) -> Path:
    path = draft.path
    if not draft.keep:
        return path.with_name(f".sinopack-{os.urandom(6).hex()}.old")
    last = max((number for number, _ in _kept_before(draft)), default=0)
    candidates = (path.with_name(f"{path.stem} ({draft.keep} {number}){path.suffix}") for number in count(last + 1))
    return next(candidate for candidate in candidates if not os.path.lexists(candidate))


def _kept_before(draft: Draft) -> list[tuple[int, Path]]:
    """The files that were kept in the draft's place under its word, with their numbers, the oldest first."""
    path = draft.path
    named = re.compile(rf"{re.escape(path.stem)} \({re.escape(draft.keep)} ([1-9]\d{{0,8}})\){re.escape(path.suffix)}")
    with suppress(OSError):
        matches = ((named.fullmatch(each.name), each) for each in path.parent.iterdir())
        return sorted((int(match[1]), each) for match, each in matches if match)
    return []


def _name_twice(path: Path, second: Path) -> None:
    """Give the file a second name, so that at no moment it has none; where a disk cannot, copy it."""
    try:
        os.link(path, second)
    except FileExistsError:
        raise
    except OSError:
        try:
            shutil.copy2(path, second)
        except BaseException:
            _remove_file(second)
            raise


def _put_back(path: Path, aside: Path | None) -> None:
    try:
        if aside:
            os.replace(aside, path)
        else:
            path.unlink()
    except OSError as error:
        where = f" The file that was there before is now {aside}." if aside else ""
        raise CannotWrite(f"{path} could not be put back as it was ({_reason(error)}).{where}") from error


@contextmanager
def _in_words(path: Path, folder: Path, *, taking_its_name: bool = False) -> Iterator[None]:
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
        case errno.EEXIST | errno.ENOTDIR:
            return f"{folder} cannot be used as a folder: there is a file of that name, or it lies in one.", elsewhere
        case errno.ENAMETOOLONG:
            return f"{path} cannot be written: the name is too long for this disk.", elsewhere
        case _:
            return f"{path} cannot be written: {_reason(error)}.", elsewhere


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
