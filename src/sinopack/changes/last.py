"""The last print of a file: the copy of what was said to be printed, or else the file that is there.

In: the output folder. Out: paths; `mark_printed` keeps copies, from which on changes are told against those.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sinopack.difference import Since
from sinopack.report import Product, Target
from sinopack.writing import CannotWrite, Draft, write_together

FOLDER = "printed"
"""Within the output folder."""
_ASIDE = re.compile(r" \((kept|backup) \d+\)$")
"""How the name ends of a file that was kept or backed up: nobody prints those."""


class Printed(Struct, frozen=True):
    """A file that was kept as printed: its name, the path of the copy, and whether that is another than before."""

    name: str
    path: Path
    changed: bool


def last_print(folder: Path, target: Target) -> tuple[Path, Since]:
    """Where the last print of a file is, and how it is known. There may be no file in that place: it is new then, also
    where the same product has been printed for other readers."""
    kept, name = folder / FOLDER, target.file_name
    if kept.is_dir() and any(_is_of(target.product, path) for path in kept.iterdir()):
        return kept / name, Since.PRINT
    return folder / name, Since.BUILD


def mark_printed(output: str | os.PathLike[str], only: Iterable[Product | str] = ()) -> tuple[Printed, ...]:
    """Keep copies of what sinopack has made in the output folder, or of the products named: from now on changes are
    told against those. Where a file is not there, the copy stays that was kept of it before.

    Raises `CannotWrite`; then nothing has changed. Returns nothing where there is nothing to keep.
    """
    folder, products = Path(output), [Product(name) for name in only] or list(Product)
    drafts = [
        Draft(folder / FOLDER / path.name, data, _word_for_anothers(folder / FOLDER / path.name))
        for path, data in _prints(folder)
        if any(_is_of(product, path) for product in products)
    ]
    written = write_together(drafts) if drafts else ()
    return tuple(Printed(each.path.name, each.path, each.changed) for each in written)


def forget_printed(output: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Delete the copies: from now on changes are told against the last build. Returns what was deleted. Raises
    `CannotWrite`."""
    kept = Path(output) / FOLDER
    deleted = [path for path, _ in _prints(kept)]
    try:
        for path in deleted:
            path.unlink()
        if kept.is_dir() and not any(kept.iterdir()):
            kept.rmdir()
    except OSError as error:
        raise CannotWrite(f"{kept} cannot be deleted.", "Close its files in other programs and try again.") from error
    return tuple(deleted)


def _prints(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of a folder that sinopack can compare, with their bytes, sorted by name."""
    from sinopack.render.pdf import private_in
    from sinopack.render.powerpoint import State, inspect

    foreign = (State.FOREIGN, State.UNREADABLE)
    for path in sorted(folder.glob("*.*")) if folder.is_dir() else ():
        if path.suffix not in (".pdf", ".pptx") or _ASIDE.search(path.stem) or not path.is_file():
            continue
        try:
            data = path.read_bytes()
            is_ours = bool(private_in(data)) if path.suffix == ".pdf" else inspect(path) not in foreign
        except OSError as error:
            raise CannotWrite(f"{path} cannot be read.", "Close it in other programs and try again.") from error
        if is_ours:
            yield path, data


def _word_for_anothers(path: Path) -> str:
    """The word under which a file is kept that is in the place of a copy, and that sinopack did not make."""
    return "kept" if path.is_file() and path not in [each for each, _ in _prints(path.parent)] else ""


def _is_of(product: Product, path: Path) -> bool:
    """Whether a file is of a product, for whatever readers."""
    stem, _, ending = product.file_name.rpartition(".")
    return path.suffix == f".{ending}" and f"{path.stem}-".startswith(f"{stem}-")
