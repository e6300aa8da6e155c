"""What a build has made: values for a script to read and for the command line to print."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct

from sinopack.difference import FileDifference
from sinopack.problems import Problem


class Edition(Enum):
    """Who reads a file. The value is its name on the command line and in a content file."""

    STUDENT = "student"
    """Without answers, notes or anything else that is for teachers."""
    TEACHER = "teacher"


class Sides(Enum):
    """On how many sides of its paper a product can be printed."""

    ANY = "any"
    """One or both, as one likes."""
    BOTH = "both"
    """Both: something stands at the back of something else."""
    ONE = "one"
    """One, because it is cut apart."""


class Product(Enum):
    """Something that sinopack makes from a pack. The value is its name on the command line."""

    HANDOUT = "handout"
    SLIDES = "slides"
    SLIDES_PDF = "slides-pdf"
    TIMELINE = "timeline"
    GUIDED_NOTES = "guided-notes"
    WORKSHEET = "worksheet"
    ANSWER_KEY = "answer-key"
    SLIDE_NOTES = "slide-notes"
    BOOKLET = "booklet"
    TWO_UP = "two-up"
    FLASHCARDS = "flashcards"
    SORTING_CARDS = "sorting-cards"
    ORGANISER = "organiser"

    @property
    def file_name(self) -> str:
        """The file that it is written to, within the output folder, where it comes in no other form."""
        return _TRAITS[self].file_name

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return _TRAITS[self].words

    @property
    def is_paged(self) -> bool:
        """Whether it is to print for every student, and so can be laid out in other profiles."""
        return _TRAITS[self].is_paged

    @property
    def sides(self) -> Sides:
        """On how many sides of its paper it can be printed."""
        return _TRAITS[self].sides

    @property
    def unit(self) -> str:
        """What it is counted in: "page" or "slide"."""
        return _TRAITS[self].unit

    @property
    def is_master(self) -> bool:
        """Whether it is only to print from: its pages do not stand in the order in which they are read."""
        return _TRAITS[self].is_master

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions in which it can be made; the first is the one that is made if none is asked for."""
        return _TRAITS[self].editions


class _Traits(Struct, frozen=True):
    """What is to be known of a product; see the properties of `Product`."""

    file_name: str
    words: str
    unit: str = "page"
    is_paged: bool = False
    is_master: bool = False
    sides: Sides = Sides.ANY
    editions: tuple[Edition, ...] = (Edition.STUDENT,)


_TRAITS = {
    Product.HANDOUT: _Traits("handout.pdf", "the handout", is_paged=True, editions=(Edition.STUDENT, Edition.TEACHER)),
    Product.SLIDES: _Traits("slides.pptx", "the slides", unit="slide", editions=(Edition.TEACHER, Edition.STUDENT)),
    Product.SLIDES_PDF: _Traits(
        "slides.pdf", "the slides as a PDF", unit="slide", editions=(Edition.TEACHER, Edition.STUDENT)
    ),
    Product.TIMELINE: _Traits("timeline.pdf", "the poster of the timeline"),
    Product.GUIDED_NOTES: _Traits(
        "guided-notes.pdf", "the guided notes", is_paged=True, editions=(Edition.STUDENT, Edition.TEACHER)
    ),
    Product.WORKSHEET: _Traits("worksheet.pdf", "the worksheet", is_paged=True),
    Product.ANSWER_KEY: _Traits("answer-key.pdf", "the answer key", editions=(Edition.TEACHER,)),
    Product.SLIDE_NOTES: _Traits(
        "slide-notes.pdf", "the slides with room for notes", editions=(Edition.STUDENT, Edition.TEACHER)
    ),
    Product.BOOKLET: _Traits("booklet.pdf", "the booklet", is_master=True, sides=Sides.BOTH),
    Product.TWO_UP: _Traits("two-up.pdf", "two pages on a sheet", is_master=True),
    Product.FLASHCARDS: _Traits("flashcards.pdf", "the flashcards", is_paged=True, sides=Sides.BOTH),
    Product.SORTING_CARDS: _Traits(
        "sorting-cards.pdf",
        "the sorting cards",
        is_paged=True,
        sides=Sides.ONE,
        editions=(Edition.TEACHER, Edition.STUDENT),
    ),
    Product.ORGANISER: _Traits("organiser.pdf", "the knowledge organiser"),
}

EVERYDAY_PRODUCTS = (Product.HANDOUT, Product.SLIDES)
"""What is made when neither the pack nor the command asks for anything else."""


class Profile(Enum):
    """For whom a paged product is laid out. The value is its name on the command line and in a content file."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    DYSLEXIA_FRIENDLY = "dyslexia-friendly"


class Pages(Enum):
    """Which pages to make a file of besides the whole. The value is the option of the command line."""

    ALL = "all"
    """None: the whole is enough."""
    CHANGED = "changed"
    """The pages that differ from the last print."""
    SHEETS = "changed-sheets"
    """Both sides of the sheets that differ from those of the last print."""


class Target(Struct, frozen=True):
    """A file to make: a product in a profile, for readers; `variant` tells apart several of one kind, such as the
    versions of a worksheet ("b"). With `only_changed` it has those pages alone that differ from the last print."""

    product: Product
    profile: Profile = Profile.STANDARD
    edition: Edition | None = None
    variant: str = ""
    only_changed: bool = False

    @property
    def readers(self) -> Edition:
        """Who reads it: the edition asked for, or the product's first."""
        return self.edition or self.product.editions[0]

    @property
    def file_name(self) -> str:
        """The file that it is written to, within the output folder: "handout-teacher-large-print.pdf"."""
        stem, _, ending = self.product.file_name.rpartition(".")
        edition = "" if self.readers is self.product.editions[0] else self.readers.value
        profile = "" if self.profile is Profile.STANDARD else self.profile.value
        changed = "changed" if self.only_changed else ""
        return f"{'-'.join(filter(None, (stem, edition, self.variant, profile, changed)))}.{ending}"


class Sheets(Struct, frozen=True):
    """Sheets of paper that one copy takes; where it can be printed in one way only, both are the same."""

    both_sides: int
    one_side: int


def sheets_for(pages: int, sides: Sides = Sides.ANY) -> Sheets:
    """The sheets of paper that so many pages take."""
    half = (pages + 1) // 2
    return Sheets(
        both_sides=pages if sides is Sides.ONE else half,
        one_side=half if sides is Sides.BOTH else pages,
    )


class BuiltFile(Struct, frozen=True):
    """A file of the output folder. `count` is its pages or slides; `changed` is False where it already said the same,
    and was left alone; `digest` stands for its bytes. `untouched` says that it has changes made by hand and was left as
    it is, as was asked for. With `only_changed` it has those pages alone that differ from the last print."""

    product: Product
    path: Path
    count: int
    changed: bool
    profile: Profile = Profile.STANDARD
    edition: Edition = Edition.STUDENT
    variant: str = ""
    only_changed: bool = False
    untouched: bool = False
    digest: str = ""

    @property
    def sheets(self) -> Sheets | None:
        """The sheets of paper that a copy takes; None for what is not to print, or not for every student."""
        product = self.product
        return sheets_for(self.count, product.sides) if product.is_paged or product.sides is not Sides.ANY else None


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
    backup is of a deck whose changes by hand are in the new one too; of those only the last few are kept. `is_changed`
    tells a file that sinopack has made, and somebody has changed since, from one that it never made."""

    path: Path
    now: Path
    is_backup: bool = False
    is_changed: bool = False


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
    """A slide of an edited deck: its number in the new deck (0 for one that is left out), its title, its fate, and the
    name of the deck's file."""

    number: int
    title: str
    fate: SlideFate
    file: str = ""


class BuildReport(Struct, frozen=True):
    """What a build has made.

    `pages` counts the handout's pages (of several profiles, those of the first file) and `slides` the deck's slides;
    either is 0 where that product was not asked for.
    `notices` say what was split or set smaller to fit, sorted by place. `fingerprint` is the pack's, as printed in the
    handout, or "" where no product carries one. `revised` says what has become of changes made by hand in the slides,
    file by file. `inputs` are the files that it was made from: the content file, and those of the author's that it
    names. `changes` say what differs in each file from its last print; `deleted` are files of changed pages of an
    earlier build, now that nothing differs.
    """

    files: tuple[BuiltFile, ...]
    pages: int
    slides: int
    notices: tuple[Problem, ...] = ()
    moved: tuple[MovedFile, ...] = ()
    fingerprint: str = ""
    revised: tuple[RevisedSlide, ...] = ()
    inputs: tuple[Path, ...] = ()
    changes: tuple[FileDifference, ...] = ()
    deleted: tuple[Path, ...] = ()

    @property
    def untouched(self) -> bool:
        """Whether slides with changes made by hand were left as they are."""
        return any(file.untouched for file in self.files)

    @property
    def sheets(self) -> Sheets:
        return sheets_for(self.pages)
