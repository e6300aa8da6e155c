"""What files are made from, as one short text: if it is the same, so are the files.

In: the author's files, and how they are to be built. Out: a fingerprint. It knows everything that a file depends on:
all bytes of the author's files; sinopack itself, with its fonts, themes and labels; the libraries that it stands on;
Python.
"""

from __future__ import annotations

import platform
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from sinopack import __version__
from sinopack.folder_record import digest_of

_HERE = Path(__file__).parent
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def fingerprint(inputs: Iterable[Path], *choices: str) -> str:
    """The fingerprint of what is made from these files with these choices."""
    return digest_of(inputs, engine(), *choices)


@cache
def engine() -> str:
    """The fingerprint of all that is the same for every pack. Asked for once a process."""
    files = sorted(path for path in _HERE.rglob("*") if path.suffix != ".pyc" and path.is_file())
    names = (path.relative_to(_HERE).as_posix() for path in files)
    return digest_of(files, __version__, platform.python_version(), sys.platform, zlib.ZLIB_RUNTIME_VERSION, *names,
                     *_libraries())  # fmt: skip


def _libraries() -> Iterator[str]:
    """The libraries that sinopack stands on, and those that they stand on, each with its version."""
    waiting, known = ["sinopack"], {"sinopack"}
    while waiting:
        try:
            found = metadata.distribution(waiting.pop()).metadata  # asked for once: it is parsed each time
        except metadata.PackageNotFoundError:
            continue  # one that another system or an option would need
        yield f"{found['Name']} {found['Version']}"
        for requirement in found.get_all("Requires-Dist") or ():
            name = _NAME.match(requirement)
            if name and "extra ==" not in requirement and name[0].lower() not in known:
                known.add(name[0].lower())
                waiting.append(name[0])
