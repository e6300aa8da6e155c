"""What is made from a pack, and the choices about each product beside the handout and the slides."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry
from sinopack.content.fields import choice, number_in, number_schema, words_or_list
from sinopack.content.settings import each_once, parts_schema

ProductName = Literal["handout", "slides", "slides-pdf", "timeline"]
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


def listed_to_make(value: Any) -> Any:
    """A list of products as the text that is short for it."""
    return {"make": value} if isinstance(value, list) else value


class ProductSettings(Entry):
    """What is made, and how. A plain text or list is short for `make`."""

    noun: ClassVar[str] = "product setting"
    short: ClassVar[str] = "make"

    make: Annotated[
        tuple[Annotated[ProductName, choice(get_args(ProductName), poster="timeline")], ...],
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
