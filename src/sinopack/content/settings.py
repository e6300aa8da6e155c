"""Choices about the two products: what they hold, in which order, on what paper or screen."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import Entry, PlainText
from sinopack.content.fields import choice, words_or_list
from sinopack.content.findings import current, fault, note_input

HandoutPart = Literal["sections", "timeline", "people", "glossary", "takeaways", "questions", "sources", "credits"]
SlidePart = Literal[
    "starter", "enquiry", "summary", "timeline", "sections", "people", "terms", "questions", "takeaways", "exit-ticket",
    "sources", "credits",
]  # fmt: skip
Paper = Literal["A4", "Letter", "A3", "A5"]
PosterPaper = Literal["A3", "A4", "Tabloid", "Letter"]
Fonts = Literal["textbook", "plain"]
Profile = Literal["standard", "large-print", "dyslexia-friendly"]


def each_once(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts as they are; one that is listed twice is a fault."""
    twice = next((part for number, part in enumerate(parts) if part in parts[:number]), "")
    if twice:
        raise fault(f"“{twice}” is listed twice.", advice="List each part once, in the order that you want.")
    return parts


def _profiles_once(profiles: tuple[str, ...]) -> tuple[str, ...]:
    """The profiles in the order in which they are made, however they are listed; the standard one where none is."""
    return tuple(profile for profile in get_args(Profile) if profile in profiles) or ("standard",)


def parts_schema(parts: object) -> WithJsonSchema:
    """What editors are told of a list of names."""
    names = {"enum": list(get_args(parts))}
    return WithJsonSchema({"anyOf": [{"type": "array", "items": names, "uniqueItems": True}, {"type": "string"}]})


def _note_theme(theme: str) -> None:
    """Writes down the theme's file, which the pack is made from too."""
    from sinopack.theme.palette import theme_file  # with finished pages, which a broken file does not need

    findings = current()
    file = theme_file(theme, findings.folder) if findings and findings.folder else None
    if file:
        note_input(file)


class PrintSettings(Entry):
    """The handout: its parts, paper, theme, fonts and profiles."""

    noun: ClassVar[str] = "print setting"

    parts: Annotated[
        tuple[Annotated[HandoutPart, choice(get_args(HandoutPart), terms="glossary")], ...],
        ReadFirst(words_or_list),
        AfterValidator(each_once),
        parts_schema(HandoutPart),
    ] = Field(
        ("sections", "timeline", "people", "glossary", "takeaways", "questions", "sources", "credits"),
        description="What the handout holds, in this order.",
    )
    paper: Annotated[Paper, choice(get_args(Paper), usletter="Letter")] = Field(
        "A4", description="The size of the paper."
    )
    binding: Annotated[Literal["left", "inside"], choice(("left", "inside"), both="inside", mirrored="inside")] = Field(
        "left",
        description="Where the wide margin for holes is: left, or inside (for printing on both sides).",
    )
    poster: Annotated[PosterPaper | None, choice(get_args(PosterPaper), usletter="Letter", ledger="Tabloid")] = Field(
        None, description="The paper of the timeline's poster; by default A3, or Tabloid if the handout is on Letter."
    )
    theme: PlainText = Field("two-colour", description="The look: two-colour, plain, or a theme file of your own.")
    fonts: Annotated[Fonts, choice(get_args(Fonts))] = Field(
        "textbook", description="textbook: serif text with sans-serif notes. plain: sans-serif throughout."
    )
    profiles: Annotated[
        tuple[Annotated[Profile, choice(get_args(Profile), dyslexia="dyslexia-friendly")], ...],
        ReadFirst(words_or_list),
        AfterValidator(_profiles_once),
        parts_schema(Profile),
    ] = Field(
        ("standard",),
        description="For whom it is laid out; each profile makes a file: standard, large-print, dyslexia-friendly.",
    )

    def _complete(self, mapping: dict[str, Any]) -> None:
        if "theme" in mapping:
            _note_theme(str(self.theme))


class SlideSettings(Entry):
    """The slides: their parts, ratio, theme and fonts."""

    noun: ClassVar[str] = "slide setting"

    parts: Annotated[
        tuple[Annotated[SlidePart, choice(get_args(SlidePart), glossary="terms")], ...],
        ReadFirst(words_or_list),
        AfterValidator(each_once),
        parts_schema(SlidePart),
    ] = Field(
        ("enquiry", "timeline", "sections", "people", "terms", "questions", "takeaways", "sources", "credits"),
        description="What the slides hold after the title, in this order.",
    )
    excerpts: bool = Field(
        True, description="no leaves out the slides on which each section shows its own part of the timeline."
    )
    ratio: Annotated[
        Literal["16:9", "4:3"],
        choice(("16:9", "4:3"), **{"16/9": "16:9", "16x9": "16:9", "4/3": "4:3", "4x3": "4:3", "wide": "16:9"}),
    ] = Field("16:9", description="The shape of the screen.")
    theme: PlainText = Field("two-colour", description="The look: two-colour, plain, or a theme file of your own.")
    fonts: Annotated[Fonts, choice(get_args(Fonts))] = Field(
        "textbook", description="textbook: serif text with sans-serif notes. plain: sans-serif throughout."
    )

    def _complete(self, mapping: dict[str, Any]) -> None:
        if "theme" in mapping:
            _note_theme(str(self.theme))
