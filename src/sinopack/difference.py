"""What differs between a file that was printed and the one that is there now: values for a script to read and for the
command line to print.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Since(Enum):
    """What a file was compared with."""

    BUILD = "build"
    """The file that the build found."""
    PRINT = "print"
    """The file that was said to be printed (`sinopack printed`)."""


class Standing(Enum):
    """What there was to compare a file with."""

    NEW = "new"
    """Nothing: there is no earlier one."""
    COMPARED = "compared"
    UNKNOWN = "unknown"
    """A file whose pages this version of sinopack cannot tell."""
    RESIZED = "resized"
    """A file of another paper or slide size: every page differs."""


class Reason(Struct, frozen=True):
    """Why a page differs: in a part of the pack (by its title; "" for none), so many of a kind ("key point") have
    changed, are new, or are gone."""

    part: str
    kind: str
    changed: int = 0
    new: int = 0
    gone: int = 0


class PageDifference(Struct, frozen=True):
    """A page or slide that differs: its number, and what it was before (0 for one that is new).

    `parts` are the titles of the parts of the pack that stand on it. Without reasons it says nothing new: its text has
    only been divided otherwise between pages, or is in another order.
    """

    number: int
    was: int
    parts: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Moved(Struct, frozen=True):
    """A page of which nothing but the number has changed."""

    number: int
    was: int


class FileDifference(Struct, frozen=True):
    """What differs in a file. `count` is the number of its pages or slides now, `was` before.

    `pages` differ in what they say or show; page numbers, footers and fingerprints do not count. `moved` have another
    number only, `restyled` say the same and look different (another theme, other eras). `sheets` are those to copy
    again where both sides are printed: sheet 2 has pages 3 and 4.
    """

    file: str
    unit: str
    since: Since
    standing: Standing
    count: int
    was: int = 0
    pages: tuple[PageDifference, ...] = ()
    moved: tuple[Moved, ...] = ()
    restyled: tuple[int, ...] = ()
    sheets: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages to print again."""
        return tuple(page.number for page in self.pages)

    @property
    def differs(self) -> bool:
        """Whether anything would have to be printed again."""
        return bool(self.pages) or self.was > self.count

    @property
    def is_whole(self) -> bool:
        """Whether there is no page that could stay."""
        return len(self.pages) == self.count
