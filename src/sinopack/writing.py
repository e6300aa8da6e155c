"""Writing files whole or not at all.

In: drafts (a path and bytes). Out: the files, all of them or none. Each draft is first written in full to a temporary
file of the same folder and forced to disk; only when all are there do they take their names, and if one cannot, those
that have are put back. A file that must not be lost is kept under another name by the same transaction.

A program can be killed at any moment, and then nothing is put back. Therefore every step leaves files that are whole:
each has its old bytes or its new ones, and what is left over beside them is known by its name (`leftovers`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from sinopack.cannot_write import CannotWrite, in_words, reason_of
from sinopack.keeping import free_name, hidden_name, kept_already, kept_before, name_twice, remove

__all__ = [
    "STALE_SECONDS",
    "CannotWrite",
    "Draft",
    "FileStamp",
    "Written",
    "clear",
    "digest",
    "leftovers",
    "make_folder",
    "stamp_of",
    "write_together",
]

_LEFTOVERS = (".sinopack-*.tmp", ".sinopack-*.old")
STALE_SECONDS = 600.0
"""What is older than this was left by a build that was killed: none takes so long over its writing."""

FileStamp = tuple[int, ...]
"""What tells a file from the same file changed or replaced, without reading it; empty where there is none."""


def _always(path: Path) -> bool:
    return True


class Draft(Struct, frozen=True):
    """A file to write. Where `keep` is a word, a file already there is not lost but becomes `name (word N).ext`. Of
    files with that word that one `may_retire` the last `most` are kept, or all if it is 0. `seen` is the stamp of the
    file that was there when it was decided what to do with it; None where that was not looked at."""

    path: Path
    data: bytes
    keep: str = ""
    most: int = 0
    seen: FileStamp | None = None
    may_retire: Callable[[Path], bool] = _always


class Written(Struct, frozen=True):
    """A draft that is on disk. `changed` is False where the file already held those bytes; `kept` is the new name of
    the file that was there, if it had to be kept; `digest` is that of the bytes."""

    path: Path
    changed: bool = True
    kept: Path | None = None
    digest: str = ""


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
    with in_words(folder, folder):
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
        remove(path)


def stamp_of(path: Path) -> FileStamp:
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
    temporary = hidden_name(draft.path, ".tmp")
    if draft.path.is_dir():
        raise CannotWrite(f"{draft.path} is a folder; a file of that name is to go there.", "Move the folder away.")
    with in_words(draft.path, draft.path.parent):
        # The mode is what any program would ask for, so that the user's own umask decides who may read the file.
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
        temporaries.callback(remove, temporary)
        with os.fdopen(handle, "wb") as file:
            file.write(draft.data)
            file.flush()
            os.fsync(file.fileno())
    return temporary


def _commit(draft: Draft, temporary: Path, exchanges: list[_Exchange]) -> None:
    """Let the temporary file take the draft's name. The exchange is written down in `exchanges` before it happens, so
    that it can be undone wherever it stops."""
    path = draft.path
    with in_words(path, path.parent, taking_its_name=True):
        exchange = _Exchange(draft, temporary)
        if path.exists():
            kept = kept_already(path, draft.keep) if draft.keep else None
            shown = draft.keep and kept is None
            aside = free_name(path, draft.keep) if shown else hidden_name(path, ".old")
            name_twice(path, aside)
            retired = tuple((each, hidden_name(each, ".old")) for each in _too_many(draft))
            exchange = _Exchange(draft, temporary, aside, kept or (aside if draft.keep else None), retired)
        exchanges.append(exchange)
        if draft.seen is not None and stamp_of(path) != draft.seen:
            raise CannotWrite(f"{path} was changed by another program while it was being made anew.", "Build again.")
        _rename_each(exchange.retired)
        os.replace(temporary, path)


def _too_many(draft: Draft) -> list[Path]:
    """The files kept in a draft's place that are more than are to be."""
    if not draft.keep or not draft.most:
        return []
    kept = [path for _, path in kept_before(draft.path, draft.keep) if draft.may_retire(path)]
    return kept[: -draft.most]


def _rename_each(names: Iterable[tuple[Path, Path]]) -> None:
    """Give files other names; one that is held by another program keeps its own."""
    for name, other in names:
        with suppress(OSError):
            os.rename(name, other)


def _put_back(exchanges: Sequence[_Exchange], drafts: Sequence[Draft], failure: BaseException) -> None:
    """Undo what was done, the last first. Raises `CannotWrite` if something cannot be undone, with what is old now and
    what is new."""
    unmended: list[tuple[Path, str]] = []
    for exchange in reversed(exchanges):
        path, aside = exchange.draft.path, exchange.aside
        _rename_each((hidden, name) for name, hidden in exchange.retired)
        if exchange.temporary.exists():  # it has not taken the draft's name
            if aside:
                remove(aside)
            continue
        try:
            if aside:
                os.replace(aside, path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            before = f" The file that was there before is now {aside}." if aside else ""
            unmended.append((path, f"{path} is new, and could not be put back as it was ({reason_of(error)}).{before}"))
    if unmended:
        changed = [path for path, _ in unmended]
        old = [str(draft.path) for draft in drafts if draft.path not in changed and draft.path.exists()]
        said = [failure.message] if isinstance(failure, CannotWrite) else []
        said += [words for _, words in unmended]
        said += [f"{' and '.join(old)} {'is' if len(old) == 1 else 'are'} as before."] if old else []
        advice = "Close the programs in which the files are open, and build again: then all are new."
        raise CannotWrite(" ".join(said), advice, changed) from failure
