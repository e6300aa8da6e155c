"""What is made from a pack, and the choices about each product beside the handout and the slides."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry
from sinopack.content.cards import FlashcardSettings, SortingSettings
from sinopack.content.fields import choice, words_or_list
from sinopack.content.organiser import OrganiserSettings
from sinopack.content.settings import each_once, parts_schema

ProductName = Literal["handout", "slides", "slides-pdf", "timeline", "flashcards", "sorting-cards", "organiser"]
EditionName = Literal["student", "teacher"]


def listed_to_make(value: Any) -> Any:
    """A list of products as the text that is short for it."""
    return {"make": value} if isinstance(value, list) else value


def listed_to_of(value: Any) -> Any:
    """A list of kinds of flashcards as the text that is short for it."""
    return {"of": value} if isinstance(value, list) else value


class ProductSettings(Entry):
    """What is made, and how. A plain text or list is short for `make`."""

    noun: ClassVar[str] = "product setting"
    short: ClassVar[str] = "make"

    make: Annotated[
        tuple[Annotated[ProductName, choice(get_args(ProductName), poster="timeline", organizer="organiser")], ...],
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
    flashcards: Annotated[FlashcardSettings, ReadFirst(listed_to_of)] = Field(
        default_factory=FlashcardSettings, description="Choices for the flashcards."
    )
    sorting_cards: SortingSettings = Field(
        default_factory=SortingSettings, description="Choices for the cards to put in order."
    )
    organiser: OrganiserSettings = Field(
        default_factory=OrganiserSettings, description="Choices for the knowledge organiser."
    )
