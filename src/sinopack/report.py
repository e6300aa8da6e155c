"""What a build has made: values for a script to read and for the command line to print."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from msgspec import Struct

from sinopack.problems import Problem


class Product(Enum):
    """Something that sinopack makes from a pack. The value is its name on the command line."""

    HANDOUT = "handout"
    SLIDES = "slides"
    SLIDES_PDF = "slides-pdf"
    TIMELINE = "timeline"

    @property
    def file_name(self) -> str:
        """The file that it is written to, within the output folder."""
        return _FILE_NAMES[self]

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return _WORDS[self]

    @property
    def is_paged(self) -> bool:
        """Whether it is to print for every student, and so can be laid out in other profiles."""
        return self is Product.HANDOUT

    @property
    def unit(self) -> str:
        """What it is counted in: "page" or "slide"."""
        return "page" if self in (Product.HANDOUT, Product.TIMELINE) else "slide"


class Profile(Enum):
    """For whom a paged product is laid out. The value is its name on the command line and in a content file."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    DYSLEXIA_FRIENDLY = "dyslexia-friendly"


class Target(Struct, frozen=True):
    """A file to make: a product in a profile."""

    product: Product
    profile: Profile = Profile.STANDARD

    @property
    def file_name(self) -> str:
        """The file that it is written to, within the output folder: "handout-large-print.pdf"."""
        name = self.product.file_name
        if self.profile is Profile.STANDARD:
            return name
        stem, _, ending = name.rpartition(".")
        return f"{stem}-{self.profile.value}.{ending}"


def targets(products: Iterable[Product], profiles: Iterable[Profile]) -> tuple[Target, ...]:
    """The files of products: each paged one in every profile, any other in the standard one."""
    wanted = tuple(profiles)
    return tuple(
        Target(product, profile)
        for product in products
        for profile in (wanted if product.is_paged else (Profile.STANDARD,))
    )


_FILE_NAMES = {
    Product.HANDOUT: "handout.pdf",
    Product.SLIDES: "slides.pptx",
    Product.SLIDES_PDF: "slides.pdf",
    Product.TIMELINE: "timeline.pdf",
}
_WORDS = {
    Product.HANDOUT: "the handout",
    Product.SLIDES: "the slides",
    Product.SLIDES_PDF: "the slides as a PDF",
    Product.TIMELINE: "the poster of the timeline",
}

EVERYDAY_PRODUCTS = (Product.HANDOUT, Product.SLIDES)
"""What is made when nothing else is asked for."""


class Sheets(Struct, frozen=True):
    """Sheets of paper that one student's handout takes."""

    both_sides: int
    one_side: int


def sheets_for(pages: int) -> Sheets:
    """The sheets of paper that so many pages take."""
    return Sheets(both_sides=(pages + 1) // 2, one_side=pages)


class BuiltFile(Struct, frozen=True):
    """A file of the output folder. `count` is its pages or slides; `changed` is False where it already said the same,
    and was left alone; `digest` stands for its bytes."""

    product: Product
    path: Path
    count: int
    changed: bool
    profile: Profile = Profile.STANDARD
    digest: str = ""

    @property
    def sheets(self) -> Sheets | None:
        """The sheets of paper that it takes to print; None for what is not to print."""
        return sheets_for(self.count) if self.product.is_paged else None


class Hands(Enum):
    """What to do with slides that somebody has changed by hand. The value is the option of the command line."""

    MERGE = "merge"
    """Keep the changes, and make the rest anew."""
    OVERWRITE = "overwrite"
    """Make all slides anew; the changes are in the backup alone."""
    KEEP = "keep"
    """Leave the file as it is."""


class MovedFile(Struct, frozen=True):
    """A file that sinopack found where it was to write, and that it would not overwrite: where it was, where it is. A
    backup is of a deck whose changes by hand are in the new one too; of those only the last few are kept."""

    path: Path
    now: Path
    is_backup: bool = False


class SlideFate(Enum):
    """What has become of a slide that somebody has changed by hand, or of one that the content has changed."""

    KEPT = "kept"
    """It is as somebody has changed it; its content is the same."""
    ADDED = "added"
    """Somebody's own slide."""
    MOVED = "moved"
    """It stays where somebody has moved it."""
    REVIEW = "review"
    """It is the new one, marked for review behind the one that somebody has changed."""
    DELETED = "deleted"
    """Somebody has deleted it; it is left out."""
    RETURNED = "returned"
    """Somebody has deleted it, but its content has changed since; it is back, marked for review."""
    ORPHANED = "orphaned"
    """The content has it no longer; it is kept, because somebody has changed it."""


class RevisedSlide(Struct, frozen=True):
    """A slide of an edited deck: its number in the new deck (0 for one that is left out), its title, and its fate."""

    number: int
    title: str
    fate: SlideFate


class BuildReport(Struct, frozen=True):
    """What a build has made.

    `pages` counts the handout's pages (of several profiles, those of the first file) and `slides` the deck's slides;
    either is 0 where that product was not asked for.
    `notices` say what was split or set smaller to fit, sorted by place. `fingerprint` is the pack's, as printed in the
    handout, or "" where no product carries one. `revised` says what has become of changes made by hand in the slides;
    `untouched` that they were left as they are, because that was asked for. `inputs` are the files that it was made
    from: the content file, and those of the author's that it names.
    """

    files: tuple[BuiltFile, ...]
    pages: int
    slides: int
    notices: tuple[Problem, ...] = ()
    moved: tuple[MovedFile, ...] = ()
    fingerprint: str = ""
    revised: tuple[RevisedSlide, ...] = ()
    untouched: bool = False
    inputs: tuple[Path, ...] = ()

    @property
    def sheets(self) -> Sheets:
        return sheets_for(self.pages)
