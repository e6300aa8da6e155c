"""The last print of a file: the copy of what was said to be printed, or else the file that is there.

In: the output folder. Out: paths; `mark_printed` keeps copies, from which on changes are told against those.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from sinopack.difference import Since
from sinopack.report import Product, Profile, targets
from sinopack.writing import CannotWrite, Draft, write_together

FOLDER = "printed"
"""Within the output folder."""


class Printed(Struct, frozen=True):
    """A file that was kept as printed: its name, the path of the copy, and whether that is another than before."""

    name: str
    path: Path
    changed: bool


def last_print(folder: Path, name: str) -> tuple[Path, Since]:
    """Where the last print of a file is, and how it is known. There may be no file in that place."""
    kept = folder / FOLDER
    return (kept / name, Since.PRINT) if kept.is_dir() else (folder / name, Since.BUILD)


def mark_printed(output: Path, products: Iterable[Product] = Product) -> tuple[Printed, ...]:
    """Keep copies of what is in the output folder: from now on changes are told against those. Of products whose file
    is not there, the copy stays that was kept before.

    Raises `CannotWrite`; then nothing has changed. Returns nothing where there is nothing to keep.
    """
    drafts = []
    for target in targets(products, Profile):
        path = output / target.file_name
        if path.is_file():
            try:
                drafts.append(Draft(output / FOLDER / path.name, path.read_bytes()))
            except OSError as error:
                raise CannotWrite(f"{path} cannot be read.", "Close it in other programs and try again.") from error
    written = write_together(drafts) if drafts else ()
    return tuple(Printed(each.path.name, each.path, each.changed) for each in written)


def forget_printed(output: Path) -> tuple[Path, ...]:
    """Delete the copies: from now on changes are told against the last build. Returns what was deleted. Raises
    `CannotWrite`."""
    kept = output / FOLDER
    deleted = [path for target in targets(Product, Profile) if (path := kept / target.file_name).is_file()]
    try:
        for path in deleted:
            path.unlink()
        if kept.is_dir() and not any(kept.iterdir()):
            kept.rmdir()
    except OSError as error:
        raise CannotWrite(f"{kept} cannot be deleted.", "Close its files in other programs and try again.") from error
    return tuple(deleted)
