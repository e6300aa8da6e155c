"""A file that an author names: a picture, data or code in the folder of the content file, or in one inside it.

In: the path as typed, the folder, and the kind of file. Out: where it is, links followed, and its bytes; or FileFault
in the author's words, with the path to type instead where one can be guessed. Nothing outside is ever looked at.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from itertools import islice
from pathlib import Path, PurePosixPath

from msgspec import Struct

from sinopack.content.findings import note_input
from sinopack.source.nodes import TextNode

_LISTED = 2_000  # files of a folder that are looked at for a similar name
_SHOWN = 8
_WEB = re.compile(r"[a-z][a-z0-9+.-]+://|data:|https?:", re.IGNORECASE)
_ROOTED = re.compile(r"[/~]|[A-Za-z]:")
_COPY = "Copy it into the folder of the content file, and type its file name."


class FileFault(ValueError):
    """A file that cannot be used. `better` is the path to type instead, where one can be guessed."""

    def __init__(self, message: str, advice: str = "", better: str = ""):
        super().__init__(message)
        self.advice = advice
        self.better = better


class Kind(Struct, frozen=True):
    """What a key of the content file takes. `noun` is one of them with its article, and `is_one` tells them by their
    names. The others say what to do about one that is something else, has more than `most_bytes`, is not there, or
    cannot be opened; `others` is what to call those that are there, "" if they are not to be listed."""

    noun: str
    is_one: Callable[[str], bool]
    most_bytes: int
    give: str
    make_smaller: str
    look: str
    others: str = ""
    unlock: str = "Check that you may read this file."


def typed_path(text: str) -> str:
    """A path as it is looked for: programs under Windows show it with backslashes."""
    return text.strip().replace("\\", "/")


def find(name: str, folder: Path, shown: str, kind: Kind) -> Path:
    """Where the file `name` of `folder` is; `shown` is its path as it is told. Raises FileFault for one that is outside
    of the folder, absent, no file or too large. A build knows from then on that it was made from it."""
    path = _inside(name, folder)
    note_input(folder / name)
    try:
        status = path.stat()
    except OSError:
        raise _absent(name, folder, shown, kind) from None
    if not stat.S_ISREG(status.st_mode):
        raise FileFault(f"{shown} is not a file.", kind.give)
    if status.st_size > kind.most_bytes:
        most = _megabytes(kind.most_bytes)
        message = f"{shown} is {_megabytes(status.st_size)} large; {kind.noun} may have {most} at most."
        raise FileFault(message, kind.make_smaller)
    return path


def read(path: Path, shown: str, kind: Kind, most: int = -1) -> bytes:
    """The bytes of a file that was found, or the first so many of them. Raises FileFault if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        raise FileFault(f"{shown} cannot be opened.", kind.unlock) from None


def line_to_type(typed: object, better: str) -> str:
    """The line of the content file with a better value in place of the one typed; "" where there is none."""
    if not better or not isinstance(typed, TextNode):
        return ""
    from sinopack.source.quoting import replace_value

    return replace_value(typed, better)


def _inside(name: str, folder: Path) -> Path:
    if _WEB.match(name):
        raise FileFault("Nothing is fetched from the web.",
                        "Save it in the folder of the content file, and type its file name.")  # fmt: skip
    outside = FileFault("This path leads out of the folder of the content file.", _COPY)
    if _ROOTED.match(name) or "\0" in name:
        raise outside
    root = folder.resolve()
    try:
        path = (root / name).resolve()
    except (OSError, RuntimeError, ValueError):
        raise FileFault("This path leads nowhere.", _COPY) from None
    if not path.is_relative_to(root):
        raise outside
    return path


def _absent(name: str, folder: Path, shown: str, kind: Kind) -> FileFault:
    path = PurePosixPath(name)
    place, where = folder / path.parent, f"It was looked for as {shown}."
    if not place.is_dir():
        return FileFault(f"There is no such folder as {PurePosixPath(shown).parent}. {where}",
                         "Check the path; it starts from the folder of the content file.")  # fmt: skip
    there = sorted(each.name for each in islice(place.iterdir(), _LISTED) if kind.is_one(each.name))
    similar = _similar(path, there)
    if similar:
        better = str(path.parent / similar)
        return FileFault(f"There is no file {name}. {where} Did you mean {better}?", better=better)
    listed = f"The {kind.others} there are {', '.join(there[:_SHOWN])}." if kind.others and there else kind.look
    return FileFault(f"There is no file {name}. {where}", listed)


def _similar(path: PurePosixPath, there: list[str]) -> str:
    """The name that is most likely meant: rather one that differs by its ending or by capitals alone."""
    from sinopack.source.near import nearest

    same = [each for each in there if PurePosixPath(each).stem.casefold() == path.stem.casefold()]
    return nearest(path.name, same) or (same or [nearest(path.name, there)])[0]


def _megabytes(size: int) -> str:
    """Rounded up, so that what is too large never looks as large as what is allowed."""
    tenths = -(-size // 100_000)
    return f"{tenths / 10:g} MB"
