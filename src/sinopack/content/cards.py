"""Choices about what is cut out: flashcards, and cards to put in order."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry, PlainText
from sinopack.content.fields import choice, number_in, number_schema, words_or_list
from sinopack.content.settings import each_once, parts_schema

CardKind = Literal["terms", "people", "dates", "questions"]
CardsOnAPage = Literal[2, 4, 6, 8, 10, 12]
_COUNTS = {str(count): count for count in get_args(CardsOnAPage)}


def _counted(value: object) -> object:
    """A number that was typed, with or without words behind it (“8 a page”), as the number."""
    typed = number_in(r"(?:cards?)?\s*(?:a|per|on a)?\s*(?:page)?")(value)
    return _COUNTS.get(str(typed), typed)


Cards = Annotated[
    CardsOnAPage | None,
    ReadFirst(_counted),
    WithJsonSchema({"enum": [*_COUNTS.values(), *_COUNTS]}),
]


class FlashcardSettings(Entry):
    """The flashcards. A plain text is short for `of`."""

    noun: ClassVar[str] = "flashcard setting"
    short: ClassVar[str] = "of"

    of: Annotated[
        tuple[Annotated[CardKind, choice(get_args(CardKind), glossary="terms", timeline="dates", events="dates")], ...],
        ReadFirst(words_or_list),
        Field(min_length=1),
        AfterValidator(each_once),
        parts_schema(CardKind),
    ] = Field(
        ("terms", "people", "dates"),
        description="What there are cards of, in this order: terms, people, dates, questions. The back of a question"
        " has its answer.",
    )
    flip: Annotated[
        Literal["long-edge", "short-edge"],
        choice(("long-edge", "short-edge"), long="long-edge", short="short-edge"),
    ] = Field("long-edge", description="The edge over which your printer turns the sheet to print its back.")
    cards: Cards = Field(
        None, description="How many cards a page has: 2, 4, 6, 8, 10 or 12; by default 8, or fewer if a text needs it."
    )
    both_ways: bool = Field(
        False, description="yes makes two cards of each date: one asks for the date, one for what happened."
    )


class SortingSettings(Entry):
    """The cards of the timeline to put in order."""

    noun: ClassVar[str] = "setting of sorting cards"

    cards: Cards = Field(
        None, description="How many cards a page has: 2, 4, 6, 8, 10 or 12; by default 12, or fewer if a text needs it."
    )
    most: Annotated[
        int, Field(ge=2, le=200), ReadFirst(number_in("cards?|events?")), WithJsonSchema(number_schema(2, 200)),
    ] | None = Field(
        None, description="At most so many cards; the events of most importance stay. By default every event."
    )  # fmt: skip
    seed: PlainText = Field("", description="Any word or number; another one shuffles the cards in another way.")
