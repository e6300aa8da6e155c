"""Choices about the knowledge organiser: the lesson on one page."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry
from sinopack.content.fields import choice, words_or_list
from sinopack.content.settings import PosterPaper, each_once, parts_schema

OrganiserPart = Literal["enquiry", "timeline", "people", "terms", "key-points", "takeaways"]


class OrganiserSettings(Entry):
    """The knowledge organiser. A plain text is short for `paper`."""

    noun: ClassVar[str] = "organiser setting"
    short: ClassVar[str] = "paper"

    paper: Annotated[PosterPaper | None, choice(get_args(PosterPaper), usletter="Letter", ledger="Tabloid")] = Field(
        None, description="The paper: A4, A3, Letter or Tabloid; by default that of the handout."
    )
    orientation: Annotated[
        Literal["landscape", "portrait"], choice(("landscape", "portrait"), lying="landscape", upright="portrait")
    ] = Field("landscape", description="Whether the page lies (landscape) or stands (portrait).")
    parts: Annotated[
        tuple[Annotated[OrganiserPart, choice(get_args(OrganiserPart), glossary="terms", dates="timeline")], ...],
        ReadFirst(words_or_list),
        Field(min_length=1),
        AfterValidator(each_once),
        parts_schema(OrganiserPart),
    ] = Field(
        ("enquiry", "timeline", "people", "terms", "key-points", "takeaways"),
        description="What it holds, in this order.",
    )
    events: Annotated[Literal["important", "all"], choice(("important", "all"), high="important", every="all")] = Field(
        "important", description="Which events: those of high importance, if there are any (important), or all."
    )
