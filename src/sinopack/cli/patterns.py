"""Patterns such as `packs/**/content.yaml`, understood here because the shells of Windows do not.

In: what was typed. Out: content files, or click.UsageError with a hint.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

_ENDINGS = (".yaml", ".yml")
"""What a pattern finds besides (pictures, what was built) is no pack."""


def is_pattern(typed: Path) -> bool:
    """Whether a path stands for several. A file whose name has brackets stands for itself."""
    return glob.has_magic(str(typed)) and not typed.exists()


def matching(typed: Sequence[Path], existing: Callable[[Path], Path]) -> tuple[Path, ...]:
    """The content files that are meant: those of a pattern sorted, every one once, by whatever way it is reached. For
    each path that is no pattern `existing` is asked."""
    found: dict[str, Path] = {}
    for path in typed:
        for content in _matches(path) if is_pattern(path) else (existing(path),):
            found.setdefault(_place(content), content)
    return tuple(found.values())


def _place(content: Path) -> str:
    """What is the same for the same file, but not for two names of it: each name is a pack of its own."""
    return os.path.join(os.path.realpath(content.parent), os.path.normcase(content.name))


def _matches(pattern: Path) -> Iterator[Path]:
    """The files of a pattern, and the content.yaml in each folder of it."""
    matches = [Path(match) for match in sorted(glob.glob(str(pattern), recursive=True))]
    contents = [match / "content.yaml" if match.is_dir() else match for match in matches]
    contents = [content for content in contents if content.is_file() and content.suffix.lower() in _ENDINGS]
    if not contents:
        raise click.UsageError(f"No file matches “{pattern}”. {_hint(pattern)}")
    yield from contents


def _hint(pattern: Path) -> str:
    """What there is instead: how far the fixed part of the pattern leads, and which content files lie below it."""
    fixed = Path()
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    if not fixed.is_dir():
        return f"There is no folder {fixed}."
    below = sorted(glob.glob("**/*.y*ml", root_dir=fixed, recursive=True))
    if not below:
        return f"There is no .yaml file anywhere in {fixed.resolve()}."
    more = f" and {len(below) - 3} more" if len(below) > 3 else ""
    named = ", ".join(str(fixed / each) for each in below[:3])
    return f"There {'is' if len(below) == 1 else 'are'} {named}{more}."
