"""What a verification comes to: values for a script to read and for the command line to print."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct

from sinopack.report import Edition, Product, Profile, RevisedSlide


class FileState(Enum):
    """What a file of the folder is, held against what the content gives."""

    AS_BUILT = "as built"
    """The same bytes."""
    REPACKED = "repacked"
    """The same, but compressed or written down differently: built on another machine, or saved without a change."""
    BY_HAND = "changed by hand"
    """Slides that this content gives, with what somebody has changed in them, or only saved by another program."""
    DIFFERENT = "different"
    """sinopack's, and not what this content gives."""
    STALE = "stale"
    """From an earlier build: the pack no longer makes it."""
    MISSING = "missing"
    """The pack makes it, and it is not there."""
    FOREIGN = "foreign"
    """Not sinopack's."""
    DAMAGED = "damaged"
    """It cannot be read."""


FINE = frozenset({FileState.AS_BUILT, FileState.REPACKED, FileState.BY_HAND})
"""A build would leave such a file, or all that is in it, as it is."""


class VerifiedFile(Struct, frozen=True):
    """A file of the folder. `differences` say in words what is different; `made_by` is the version of sinopack that
    made it and `made_from` the fingerprint of its content, "" where the file says neither; `saved_by` is another
    program that has saved it since. `slides` are those that somebody has changed by hand."""

    product: Product
    profile: Profile
    edition: Edition
    path: Path
    state: FileState
    differences: tuple[str, ...] = ()
    made_by: str = ""
    made_from: str = ""
    saved_by: str = ""
    slides: tuple[RevisedSlide, ...] = ()


class Verification(Struct, frozen=True):
    """The files of a folder, in the order of products, held against what `content` gives with this `version` of
    sinopack; `fingerprint` is that of its handout, "" where none was looked at."""

    content: Path
    folder: Path
    version: str
    fingerprint: str
    files: tuple[VerifiedFile, ...]

    @property
    def agrees(self) -> bool:
        """Whether all files are what the content gives; slides may have changes made by hand."""
        return all(file.state in FINE for file in self.files)
