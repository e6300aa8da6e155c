"""What differs in the files that a build is about to write, from the last print of each.

In: the bytes of the new files by name, and the output folder. Out: a `FileDifference` for each. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sinopack.changes.comparing import Named, compare, everything
from sinopack.changes.drawn import inside
from sinopack.changes.last import last_print
from sinopack.changes.record import Record, unpacked
from sinopack.difference import FileDifference, Since, Standing
from sinopack.memory import Memory
from sinopack.report import Product, Target

_SIGNATURE = b"/Producer (sinopack"
"""How the PDF renderer signs its files (ISO 32000-1, 14.3.3: the document information dictionary is not compressed)."""


def differences(
    drawn: Mapping[Target, bytes], folder: Path, memory: Memory | None = None
) -> tuple[FileDifference, ...]:
    """What differs in each file; nothing is said of one that carries no record. `memory` is that of earlier builds."""
    return tuple(_differences(drawn, folder, memory))


def _differences(drawn: Mapping[Target, bytes], folder: Path, memory: Memory | None) -> Iterator[FileDifference]:
    for target, data in drawn.items():
        path, since = last_print(folder, target)
        try:
            old = path.read_bytes()
        except OSError:
            old = b""
        named = (target.file_name, target.product.unit)
        if target.product is Product.SLIDES:
            found = _deck(data, old, named, since, memory)
        else:
            found = _pages(data, old, named, since, memory)
        if found is not None:
            yield found


def _pages(new: bytes, old: bytes, named: Named, since: Since, memory: Memory | None) -> FileDifference | None:
    record = record_in(new, memory)
    if record is None:
        return None
    if new == old:
        return compare(record, record, named, since)
    before = record_in(old, memory)
    if before is not None:
        return compare(record, before, named, since)
    # What sinopack did not make is no print of this pack.
    return everything(record, named, since, Standing.UNKNOWN if _SIGNATURE in old else Standing.NEW)


def _deck(new: bytes, old: bytes, named: Named, since: Since, memory: Memory | None) -> FileDifference | None:
    from sinopack.changes.slides import compare_decks
    from sinopack.revise.archive import CannotRead

    try:
        return compare_decks(new, old, named, since, memory)
    except CannotRead:
        return None


def record_in(pdf: bytes, memory: Memory | None = None) -> Record | None:
    """The record that a PDF carries; None where it has none that this version can read. `memory` as above."""
    from sinopack.render.pdf import private_in

    known = inside(pdf, memory)
    return unpacked(known if isinstance(known, bytes) else private_in(pdf))
