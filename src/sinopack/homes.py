"""Where the files of a pack live: each pack has a folder of its own.

In: a content file, or many. Out: the output folder of each. Nothing is written, but by `claimed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sinopack import folder_record
from sinopack.folder_record import FolderRecord, is_same, owner_of, read_record, seen_from
from sinopack.locking import alone_in, is_abandoned
from sinopack.writing import STALE_SECONDS, CannotWrite, clear, leftovers

FOLDER = "output"


def home_of(content: Path) -> Path:
    """The folder for a pack's files where none is named: `output` beside the content file; but where another pack lives
    in that, or this one in a folder of its name inside it, that one."""
    shared = content.parent / FOLDER
    own = shared / content.stem
    owner = owner_of(own)
    if owner and is_same(owner, content):
        return own
    return own if _is_of_another(shared, content) else shared


def homes_of(contents: Sequence[Path]) -> tuple[Path, ...]:
    """The folders for many packs. Where several would share one, each gets a folder of its name inside that, but for
    the one that lives there already."""
    homes = [home_of(content) for content in contents]
    wanted: dict[str, int] = {}
    for home in homes:
        wanted[_key(home)] = wanted.get(_key(home), 0) + 1
    apart = []
    for content, home in zip(contents, homes, strict=True):
        owner = owner_of(home)
        lives_there = bool(owner and is_same(owner, content))
        apart.append(home if wanted[_key(home)] == 1 or lives_there else home / content.stem)
    return _kept_apart(contents, apart)


def folders_in(output: Path, contents: Sequence[Path]) -> tuple[Path, ...]:
    """Folders for many packs inside of one: named like the pack's folder, or like its file where that is not called
    content.yaml; with as much of the path that they do not share as keeps them apart."""
    if len(contents) == 1:
        return (output,)
    parts = [_path_of(content) for content in contents]
    shared = min(map(len, parts)) - 1
    while any(each[:shared] != parts[0][:shared] for each in parts):
        shared -= 1
    names = [_shortened(each)[-1:] for each in parts]
    if len({"/".join(name).casefold() for name in names}) < len(names):
        names = [_shortened(each[shared:]) for each in parts]
    return _kept_apart(contents, [output.joinpath(*name) for name in names])


def _shortened(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The path without the name that every pack's file has, if there is anything else."""
    return parts[:-1] if parts[-1].lower() == "content" and len(parts) > 1 else parts


def _path_of(content: Path) -> tuple[str, ...]:
    path = content.absolute()
    return (*path.parts[1:-1], path.stem)


def _kept_apart(contents: Sequence[Path], folders: Sequence[Path]) -> tuple[Path, ...]:
    """The folders, with the endings of the content files where they would still be the same: a.yaml beside a.yml. What
    differs in capitals only is the same to many disks."""
    taken: dict[str, int] = {}
    for folder in folders:
        taken[_key(folder)] = taken.get(_key(folder), 0) + 1
    apart: list[Path] = []
    used: set[str] = set()
    for content, folder in zip(contents, folders, strict=True):
        if taken[_key(folder)] > 1:
            folder = folder.with_name(f"{folder.name}-{content.suffix.lstrip('.')}")
        number, named = 1, folder
        while _key(named) in used:
            number += 1
            named = folder.with_name(f"{folder.name}-{number}")
        used.add(_key(named))
        apart.append(named)
    return tuple(apart)


def _key(folder: Path) -> str:
    return str(folder.absolute()).casefold()


def _is_of_another(folder: Path, content: Path) -> bool:
    owner = owner_of(folder)
    return owner is not None and not is_same(owner, content)


@contextmanager
def claimed(folder: Path, content: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """The folder as a pack's own, and nobody else's meanwhile. What builds that were killed have left in it is cleared
    away; in the end it is written down whose files they are.

    Raises `CannotWrite` if another pack lives there, or another build does not come to an end.
    """
    with alone_in(folder, waiting) as locked:
        if _is_of_another(folder, content):
            owner = owner_of(folder)
            raise CannotWrite(
                f"{folder} has the files of another pack: {owner}.", "Choose another folder with --output."
            )
        clear(leftovers(folder, 0.0 if locked else STALE_SECONDS))
        yield
        record = read_record(folder)
        if record is None or not is_same(folder_record.found_from(folder, record.content), content):
            folder_record.write_record(folder, FolderRecord(seen_from(folder, content)))


def interrupted(folder: Path) -> bool:
    """Whether a build was killed while it was writing in the folder, and none has followed: then the files there are
    whole, but may not be of one build."""
    return is_abandoned(folder) and bool(leftovers(folder))
