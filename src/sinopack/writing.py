"""Writing files whole or not at all.

In: drafts (a path and bytes). Out: the files, all of them or none. Each draft is first written in full to a temporary
file of the same folder and forced to disk; only when all are there do they take their names, and if one cannot, those
that have are put back. A file that must not be lost is kept under another name by the same transaction.

A program can be killed at any moment, and then nothing is put back. Therefore every step leaves files that are whole:
each has its old bytes or its new ones, and what is left over beside them is known by its name (`leftovers`).
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from filecmp import cmp
from hashlib import blake2b
from itertools import count
from pathlib import Path

from msgspec import Struct

_LEFTOVERS = (".sinopack-*.tmp", ".sinopack-*.old")
STALE_SECONDS = 600.0
"""What is older than this was left by a build that was killed: none takes so long over its writing."""

Sight = tuple[int, ...]
"""What tells a file from the same file changed or replaced, without reading it; empty where there is none."""


class Draft(Struct, frozen=True):
    """A file to write. Where `keep` is a word, a file already there is not lost but becomes `name (word N).ext`. Of
    files with that word the last `most` are kept, or all if it is 0. `seen` is the sight of the file that was there
    when it was decided what to do with it; None where that was not looked at."""

    path: Path
    data: bytes
    keep: str = ""
    most: int = 0
    seen: Sight | None = None


class Written(Struct, frozen=True):
    """A draft that is on disk. `changed` is False where the file already held those bytes; `kept` is the new name of
    the file that was there, if it had to be kept; `digest` is that of the bytes."""

    path: Path
    changed: bool = True
    kept: Path | None = None
    digest: str = ""


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


class _Exchange(Struct, frozen=True):
    """A temporary file that is to take a draft's name. The file before it has the name `aside` too by then, and is kept
    as `kept`; `retired` are files that were kept and need not be any more, each with the hidden name that it gets."""

    draft: Draft
    temporary: Path
    aside: Path | None = None
    kept: Path | None = None
    retired: tuple[tuple[Path, Path], ...] = ()

    @property
    def hidden(self) -> Iterator[Path]:
        """What is to go in the end."""
        if self.aside and self.aside != self.kept:
            yield self.aside
        yield from (hidden for _, hidden in self.retired)


def write_together(drafts: Sequence[Draft]) -> tuple[Written, ...]:
    """Write every draft, or raise `CannotWrite` and leave every file as it was."""
    with ExitStack() as folders, ExitStack() as temporaries:
        for folder in dict.fromkeys(draft.path.parent for draft in drafts):
            make_folder(folder, folders)
            clear(leftovers(folder, STALE_SECONDS))
        staged = [(draft, None if _same(draft) else _stage(draft, temporaries)) for draft in drafts]
        exchanges: list[_Exchange] = []
        try:
            for draft, temporary in staged:
                if temporary:
                    _commit(draft, temporary, exchanges)
        except BaseException as failure:
            _put_back(exchanges, drafts, failure)
            raise
        folders.pop_all()
    clear(path for exchange in exchanges for path in exchange.hidden)
    kept = {exchange.draft.path: exchange.kept for exchange in exchanges}
    return tuple(Written(draft.path, draft.path in kept, kept.get(draft.path), digest(draft.data)) for draft in drafts)


def digest(data: bytes) -> str:
    """What stands for a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def make_folder(folder: Path, undo: ExitStack) -> None:
    """Make the folder and those above it; undone, only those that were made here go again, if they are empty."""
    missing = [ancestor for ancestor in (folder, *folder.parents) if not ancestor.exists()]
    for made in reversed(missing):
        undo.callback(_remove_folder, made)
    with _in_words(folder, folder):
        folder.mkdir(parents=True, exist_ok=True)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def leftovers(folder: Path, older_than: float = 0.0) -> list[Path]:
    """What builds that were killed have left in the folder: files that never took their names, and second names of
    files that were to be replaced. Those are never the only ones that somebody's work has."""
    found: list[Path] = []
    with suppress(OSError):
        for path in (each for pattern in _LEFTOVERS for each in folder.glob(pattern)):
            status = path.lstat()
            # A second name is as old as its file: when it was given is when something about the file was changed last.
            born = max(status.st_mtime, status.st_ctime) if path.suffix == ".old" else status.st_mtime
            if not older_than or time.time() - born > older_than:
                found.append(path)
    return found


def clear(paths: Iterable[Path]) -> None:
    """Remove files that nobody needs; what cannot be removed is no harm."""
    for path in paths:
        _remove_file(path)


def sight(path: Path) -> Sight:
    """How the file at a path looks from outside, to be compared with how it looks later."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _same(draft: Draft) -> bool:
    """Whether the file already holds the draft: then it need not be written, even if another program has it open."""
    try:
        return draft.path.stat().st_size == len(draft.data) and draft.path.read_bytes() == draft.data
    except OSError:
        return False


def _stage(draft: Draft, temporaries: ExitStack) -> Path:
    """Write the draft to a temporary file beside its place; the file goes when `temporaries` closes."""
    temporary = _hidden(draft.path, ".tmp")
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


def _commit(draft: Draft, temporary: Path, exchanges: list[_Exchange]) -> None:
    """Let the temporary file take the draft's name. The exchange is written down in `exchanges` before it happens, so
    that it can be undone wherever it stops."""
    path = draft.path
    with _in_words(path, path.parent, taking_its_name=True):
        exchange = _Exchange(draft, temporary)
        if path.exists():
            kept = _kept_already(draft) if draft.keep else None
            aside = _name_aside(draft, hidden=not draft.keep or kept is not None)
            _name_twice(path, aside)
            retired = ((each, _hidden(each, ".old")) for each in _too_many(draft))
            exchange = _Exchange(draft, temporary, aside, kept or (aside if draft.keep else None), tuple(retired))
        exchanges.append(exchange)
        if draft.seen is not None and sight(path) != draft.seen:
            raise CannotWrite(f"{path} was changed by another program while it was being made anew.", "Build again.")
        _rename_each(exchange.retired)
        os.replace(temporary, path)


def _rename_each(names: Iterable[tuple[Path, Path]]) -> None:
    """Give files other names; one that is held by another program keeps its own."""
    for name, other in names:
        with suppress(OSError):
            os.rename(name, other)


def _too_many(draft: Draft) -> list[Path]:
    """The files kept under the draft's word that need not be, now that there is one more."""
    return [path for _, path in _kept_before(draft)[: -draft.most]] if draft.keep and draft.most else []


def _kept_already(draft: Draft) -> Path | None:
    """The file under which the one that is there is kept already: a build that was killed has come so far."""
    with suppress(OSError):
        for _, path in _kept_before(draft)[-1:]:
            if cmp(path, draft.path, shallow=False):
                return path
    return None


def _name_aside(draft: Draft, hidden: bool) -> Path:
    path = draft.path
    if hidden:
        return _hidden(path, ".old")
    last = max((number for number, _ in _kept_before(draft)), default=0)
    candidates = (path.with_name(f"{path.stem} ({draft.keep} {number}){path.suffix}") for number in count(last + 1))
    return next(candidate for candidate in candidates if not os.path.lexists(candidate))


def _hidden(path: Path, ending: str) -> Path:
    """A name beside the path that no other file has."""
    return path.with_name(f".sinopack-{os.urandom(6).hex()}{ending}")


def _kept_before(draft: Draft) -> list[tuple[int, Path]]:
    """The files that were kept in the draft's place under its word, with their numbers, the oldest first."""
    path = draft.path
    named = re.compile(rf"{re.escape(path.stem)} \({re.escape(draft.keep)} ([1-9]\d{{0,8}})\){re.escape(path.suffix)}")
    with suppress(OSError):
        matches = ((named.fullmatch(each.name), each) for each in path.parent.iterdir())
        return sorted((int(match[1]), each) for match, each in matches if match)
    return []


def _name_twice(path: Path, second: Path) -> None:
    """Give the file a second name, so that at no moment it has none; where a disk cannot, copy it: under a hidden name
    first, so that a copy under its own is whole."""
    try:
        os.link(path, second)
    except FileExistsError:
        raise
    except OSError:
        copy = second if second.name.startswith(".") else _hidden(second, ".old")
        try:
            shutil.copy2(path, copy)
            if copy != second:
                os.rename(copy, second)
        except BaseException:
            _remove_file(copy)
            raise


def _put_back(exchanges: Sequence[_Exchange], drafts: Sequence[Draft], failure: BaseException) -> None:
    """Undo what was done, the last first. Raises `CannotWrite` if something cannot be undone, with what is old now and
    what is new."""
    unmended: list[tuple[Path, str]] = []
    for exchange in reversed(exchanges):
        path, aside = exchange.draft.path, exchange.aside
        _rename_each((hidden, name) for name, hidden in exchange.retired)
        if exchange.temporary.exists():  # it has not taken the draft's name
            if aside:
                _remove_file(aside)
            continue
        try:
            if aside:
                os.replace(aside, path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            before = f" The file that was there before is now {aside}." if aside else ""
            unmended.append((path, f"{path} is new, and could not be put back as it was ({_reason(error)}).{before}"))
    if unmended:
        changed = [path for path, _ in unmended]
        old = [str(draft.path) for draft in drafts if draft.path not in changed and draft.path.exists()]
        said = [failure.message] if isinstance(failure, CannotWrite) else []
        said += [words for _, words in unmended]
        said += [f"{' and '.join(old)} {'is' if len(old) == 1 else 'are'} as before."] if old else []
        advice = "Close the programs in which the files are open, and build again: then all are new."
        raise CannotWrite(" ".join(said), advice, changed) from failure


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
        case errno.ENOENT:
            return f"{path} cannot be written: {folder}, or something in it, was taken away meanwhile.", "Build again."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{folder} cannot be used as a folder: there is a file of that name, or it lies in one.", elsewhere
        case errno.ENAMETOOLONG:
            return f"{path} cannot be written: the name is too long for this disk.", elsewhere
        case _:
            return f"{path} cannot be written: {_reason(error)}.", elsewhere


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
