"""`sinopack printed`: what was made has been printed, or is to be forgotten.

In: the folder of the files. Out: what was done, in words and as JSON's types.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click


class Told(NamedTuple):
    """What was done."""

    words: str
    data: dict[str, object]


def keep_printed(folder: Path, only: Sequence[str], *, forget: bool) -> Told:
    """Keep copies of the files in a folder, or delete those that were kept. Raises `CannotWrite`, and click.UsageError
    where there is no file to keep."""
    from sinopack.changes import forget_printed, mark_printed

    if forget:
        deleted = forget_printed(folder)
        words = "What you printed is forgotten: builds tell what differs from the last build."
        if not deleted:
            words = "There were no copies of what you printed."
        return Told(words, {"deleted": [str(path) for path in deleted]})
    kept = mark_printed(folder, only)
    if not kept:
        named = "".join(f" --only {product}" for product in only)
        raise click.UsageError(
            f"There is nothing in {folder} that could have been printed. To make it: sinopack build{named}"
        )
    data: dict[str, object] = {
        "printed": [{"file": each.name, "path": str(each.path), "changed": each.changed} for each in kept]
    }
    names = _listed([click.style(each.name, bold=True) for each in kept])
    if not any(each.changed for each in kept):
        return Told(f"It is known already that {names} {'is' if len(kept) == 1 else 'are'} printed.", data)
    return Told(
        f"Noted as printed: {names}.\nFrom now on a build tells which pages differ from {_these(len(kept))}.", data
    )


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _these(count: int) -> str:
    return "it" if count == 1 else "these"
