"""Second names of files: those under which something is kept for somebody, and hidden ones.

In: a path and a word. Out: names such as `slides (backup 2).pptx`, and files that have them. A second name is given
before the first is taken away, so that at no moment a file has none.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from filecmp import cmp
from itertools import count
from pathlib import Path


def hidden_name(path: Path, ending: str) -> Path:
    """A name beside the path that no other file has, and that tells who has left it."""
    return path.with_name(f".sinopack-{os.urandom(6).hex()}{ending}")


def free_name(path: Path, word: str) -> Path:
    """The next name under which the file can be kept."""
    last = max((number for number, _ in kept_before(path, word)), default=0)
    candidates = (path.with_name(f"{path.stem} ({word} {number}){path.suffix}") for number in count(last + 1))
    return next(candidate for candidate in candidates if not os.path.lexists(candidate))


def kept_before(path: Path, word: str) -> list[tuple[int, Path]]:
    """The files that were kept in the path's place under the word, with their numbers, the oldest first."""
    named = re.compile(rf"{re.escape(path.stem)} \({re.escape(word)} ([1-9]\d{{0,8}})\){re.escape(path.suffix)}")
    with suppress(OSError):
        matches = ((named.fullmatch(each.name), each) for each in path.parent.iterdir())
        return sorted((int(match[1]), each) for match, each in matches if match)
    return []


def kept_already(path: Path, word: str) -> Path | None:
    """The file under which the one at the path is kept already: a build that was killed has come so far."""
    with suppress(OSError):
        for _, kept in kept_before(path, word)[-1:]:
            if cmp(kept, path, shallow=False):
                return kept
    return None


def name_twice(path: Path, second: Path) -> None:
    """Give the file a second name, so that at no moment it has none; where a disk cannot, copy it: under a hidden name
    first, so that a copy under its own is whole."""
    try:
        os.link(path, second)
    except FileExistsError:
        raise
    except OSError:
        copy = second if second.name.startswith(".") else hidden_name(second, ".old")
        try:
            shutil.copy2(path, copy)
            if copy != second:
                os.rename(copy, second)
        except BaseException:
            remove(copy)
            raise


def remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
