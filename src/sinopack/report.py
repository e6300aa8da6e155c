"""What a build has made: values for a script to read and for the command line to print."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct

from sinopack.problems import Problem


class Product(Enum):
    """Something that sinopack makes from a pack. The value is its name on the command line."""

    HANDOUT = "handout"
    SLIDES = "slides"
    SLIDES_PDF = "slides-pdf"

    @property
    def file_name(self) -> str:
        """The file that it is written to, within the output folder."""
        return _FILE_NAMES[self]


_FILE_NAMES = {Product.HANDOUT: "handout.pdf", Product.SLIDES: "slides.pptx", Product.SLIDES_PDF: "slides.pdf"}

EVERYDAY_PRODUCTS = (Product.HANDOUT, Product.SLIDES)
"""What is made when nothing else is asked for."""


class BuiltFile(Struct, frozen=True):
    """A file of the output folder. `count` is its pages or slides; `changed` is False where it already said the same,
    and was left alone."""

    product: Product
    path: Path
    count: int
    changed: bool


class MovedFile(Struct, frozen=True):
    """A file that sinopack found where it was to write, and that it would not overwrite: where it was, where it is."""

    path: Path
    now: Path


class Sheets(Struct, frozen=True):
    """Sheets of paper that one student's handout takes."""

    both_sides: int
    one_side: int


class BuildReport(Struct, frozen=True):
    """What a build has made.

    `pages` counts the handout's pages and `slides` the deck's slides; either is 0 where that product was not asked for.
    `notices` say what was split or set smaller to fit, sorted by place. `fingerprint` is the pack's, as printed in the
    handout, or "" where no product carries one.
    """

    files: tuple[BuiltFile, ...]
    pages: int
    slides: int
    notices: tuple[Problem, ...] = ()
    moved: tuple[MovedFile, ...] = ()
    fingerprint: str = ""

    @property
    def sheets(self) -> Sheets:
        return Sheets(both_sides=(self.pages + 1) // 2, one_side=self.pages)
