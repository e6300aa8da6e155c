"""What is made from a pack, and the choices about each product beside the handout and the slides."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry
from sinopack.content.cards import FlashcardSettings, SortingSettings
from sinopack.content.fields import choice, number_in, number_schema, words_or_list
from sinopack.content.findings import fault
from sinopack.content.organiser import OrganiserSettings
from sinopack.content.settings import each_once, parts_schema
from sinopack.content.sheets import GuidedNotesSettings, WorksheetSettings

ProductName = Literal[
    "handout", "slides", "slides-pdf", "timeline", "guided-notes", "worksheet", "answer-key", "slide-notes", "booklet",
    "two-up", "flashcards", "sorting-cards", "organiser",
]  # fmt: skip
_ALSO_CALLED = {
    "poster": "timeline",
    "cloze": "guided-notes",
    "markscheme": "answer-key",
    "key": "answer-key",
    "organizer": "organiser",
}
Imposed = Literal["handout"]
PER_PAGE = (1, 2, 3, 4, 6)
"""How many slides can stand on a page of slide notes."""
EditionName = Literal["student", "teacher"]


class Retrieval(Entry):
    """What is asked at the beginning and at the end of a lesson, on the slides `starter` and `exit-ticket`."""

    noun: ClassVar[str] = "retrieval setting"

    questions: Annotated[
        int, Field(ge=1, le=10), ReadFirst(number_in("questions?")), WithJsonSchema(number_schema(1, 10))
    ] = Field(5, description="How many terms, dates and short questions the starter asks, 1 to 10.")
    exit_ticket: Annotated[
        int, Field(ge=1, le=10), ReadFirst(number_in("questions?")), WithJsonSchema(number_schema(1, 10))
    ] = Field(3, description="How many of the pack's short questions the exit ticket asks, 1 to 10.")
    seed: Annotated[int, Field(ge=0, le=9999), ReadFirst(number_in("")), WithJsonSchema(number_schema(0, 9999))] = (
        Field(1, description="Another number chooses others.")
    )


_CHOICES_ELSEWHERE = {
    "handout": "`print:`",
    "timeline": "`print:` and `timeline:`",
    "slides": "`slides:`",
    "slides_pdf": "`slides:`",
}
"""Products that have no choices here, and where they are."""


def listed_to_make(value: Any) -> Any:
    """A list of products as the text that is short for it. A product that has its choices elsewhere is refused, with
    where they are."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        advice = "Type `make: [handout, worksheet]` and below it, on a line of its own, `worksheet:` with its choices."
        raise fault("The list of what is made holds names alone, no choices about them.", advice=advice)
    for key in value if isinstance(value, dict) else ():
        where = _CHOICES_ELSEWHERE.get(key.replace("-", "_"))
        if where:
            advice = f"To choose what is made: make: [{key}, worksheet]."
            raise fault(f"The choices about “{key}” are not here; they are under {where}.", advice=advice)
    return {"make": value} if isinstance(value, list) else value


def _that_divides_a_page(number: int) -> int:
    if number not in PER_PAGE:
        raise fault(f"{number} slides on a page is not a choice here.", advice="Type 1, 2, 3, 4 or 6.")
    return number


class SlideNotesSettings(Entry):
    """The slides on paper, with room to write (students) or with the speaker's notes (teachers)."""

    noun: ClassVar[str] = "setting of slide notes"

    per_page: Annotated[
        int,
        ReadFirst(number_in("slides?")),
        AfterValidator(_that_divides_a_page),
        WithJsonSchema({"enum": list(PER_PAGE)}),
    ] = Field(3, description="How many slides stand on a page: 1, 2, 3, 4 or 6.")


class BookletSettings(Entry):
    """A booklet: pages of half the paper's size on both sides of sheets that are folded in the middle."""

    noun: ClassVar[str] = "setting of the booklet"
    short: ClassVar[str] = "of"

    of: Annotated[Imposed, choice(get_args(Imposed))] = Field("handout", description="What is made into a booklet.")


class TwoUpSettings(Entry):
    """Two pages of half the paper's size on each sheet."""

    noun: ClassVar[str] = "setting of two-up"
    short: ClassVar[str] = "of"

    of: Annotated[Imposed, choice(get_args(Imposed))] = Field(
        "handout", description="What is set two by two on a sheet."
    )
    repeat: bool = Field(False, description="yes sets each page twice on its sheet, to cut apart.")


def listed_to_of(value: Any) -> Any:
    """A list of kinds of flashcards as the text that is short for it."""
    return {"of": value} if isinstance(value, list) else value


class ProductSettings(Entry):
    """What is made, and how. A plain text or list is short for `make`."""

    noun: ClassVar[str] = "product setting"
    short: ClassVar[str] = "make"

    make: Annotated[
        tuple[Annotated[ProductName, choice(get_args(ProductName), **_ALSO_CALLED)], ...],
        ReadFirst(words_or_list),
        Field(min_length=1),
        AfterValidator(each_once),
        parts_schema(ProductName),
    ] = Field(("handout", "slides"), description="What a build makes if nothing else is asked for.")
    editions: Annotated[
        tuple[Annotated[EditionName, choice(get_args(EditionName), teachers="teacher", students="student")], ...],
        ReadFirst(words_or_list),
        AfterValidator(each_once),
        parts_schema(EditionName),
    ] = Field(
        (),
        description="For whom: student, teacher, or both, a file for each. By default the handout is the students’ and"
        " the slides are the teacher’s.",
    )
    retrieval: Retrieval = Field(
        default_factory=Retrieval, description="What the slides `starter` and `exit-ticket` ask."
    )
    guided_notes: GuidedNotesSettings = Field(
        default_factory=GuidedNotesSettings, description="Choices for the guided notes."
    )
    worksheet: WorksheetSettings = Field(default_factory=WorksheetSettings, description="Choices for the worksheet.")
    slide_notes: SlideNotesSettings = Field(
        default_factory=SlideNotesSettings, description="Choices for the slides on paper."
    )
    booklet: BookletSettings = Field(default_factory=BookletSettings, description="Choices for the booklet.")
    two_up: TwoUpSettings = Field(default_factory=TwoUpSettings, description="Choices for two pages on a sheet.")
    flashcards: Annotated[FlashcardSettings, ReadFirst(listed_to_of)] = Field(
        default_factory=FlashcardSettings, description="Choices for the flashcards."
    )
    sorting_cards: SortingSettings = Field(
        default_factory=SortingSettings, description="Choices for the cards to put in order."
    )
    organiser: OrganiserSettings = Field(
        default_factory=OrganiserSettings, description="Choices for the knowledge organiser."
    )
