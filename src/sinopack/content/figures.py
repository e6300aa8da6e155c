"""Pictures in a body: what they show, how they are cut, what is pinned on them, and whose they are.

In: what an author typed. Out: frozen models, the files checked.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr

from sinopack.content.annotations import ReadBy
from sinopack.content.base import (
    NOTES,
    Entry,
    InlineText,
    PicturePath,
    PlainText,
    Show,
    SlideOrHandout,
    TeachersNotes,
    listed,
)
from sinopack.content.beside import FileFault, line_to_type, typed_path
from sinopack.content.cropping import CENTRE, WHOLE, Crop, Point, cropped_to, read_point, read_ratio, within
from sinopack.content.findings import current, note
from sinopack.content.markup import Inline
from sinopack.content.pictures import PictureFile, inspect
from sinopack.content.show import SHOW
from sinopack.problems import Place, Problem, Severity

MOST_PINS = 40
_RATIO_SCHEMA = {"type": ["string", "number"]}
Ratio = Annotated[float, ReadBy(read_ratio, _RATIO_SCHEMA)]
PointText = Annotated[Point, ReadBy(read_point, {"type": "string"})]


class Credit(Entry):
    """Whose a picture is. A plain text is printed as it is."""

    noun: ClassVar[str] = "credit"
    short: ClassVar[str] = "text"

    text: InlineText | None = Field(None, description="The whole credit in your own words.")
    title: InlineText | None = Field(None, description="What its author calls the picture.")
    author: InlineText | None = Field(None, description="Who made it.")
    source: InlineText | None = Field(None, description="Where it is from: a place or a link.")
    licence: InlineText | None = Field(None, description="Under which licence: CC BY-SA 4.0, public domain, a link.")

    @property
    def parts(self) -> tuple[Inline, ...]:
        """What there is, in the order in which it is printed; the title is not among it."""
        return tuple(part for part in (self.text, self.author, self.source, self.licence) if part)

    def _complete(self, mapping: dict[str, Any]) -> None:
        if not self.parts:
            note(Problem("This credit says neither who made the picture nor where it is from.", self.place,
                         advice="Type at least one of `author`, `source` and `licence`."))  # fmt: skip


class Pin(Entry):
    """A numbered place on a picture. `62% 30%: Zhenbao Island` is short for `at` and `text`."""

    noun: ClassVar[str] = "pin"
    example: ClassVar[str] = "62% 30%: Moscow"
    pair: ClassVar[tuple[str, str] | None] = ("at", "text")

    at: PointText = Field(description="Where it is on the whole picture: across and down, such as 62% 30%.")
    text: InlineText = Field(description="What is there.")
    label: bool = Field(False, description="yes to have the words beside the pin, too, where there is room.")


class Figure(Entry):
    """A picture with its description, caption and credit."""

    noun: ClassVar[str] = "figure"
    also_called: ClassVar[tuple[str, ...]] = ("picture", "image", "photo")

    figure: PicturePath = Field(
        description="The picture's file (PNG, JPEG, WebP, SVG), beside this file or in a folder there."
    )
    alt: PlainText | None = Field(
        None, description="What the picture shows, for a reader who cannot see it. Needed, unless it is decorative."
    )
    decorative: bool = Field(False, description="yes if the picture says nothing that a reader could miss.")
    title: InlineText | None = Field(None, description="A few words above it.")
    caption: InlineText | None = Field(None, description="A sentence or two below it.")
    credit: Credit | None = Field(None, description="Who made it, and under which licence.")
    crop: Ratio | None = Field(None, description="The shape that it is cut to: 16:9, 4:3, square.")
    focus: PointText | None = Field(None, description="The point that stays in view when it is cut: 30% 40%.")
    pins: Annotated[tuple[Pin, ...], Field(max_length=MOST_PINS), listed(Pin)] = Field(
        (), description="Numbered places on it, explained beside it: `62% 30%: Zhenbao Island`."
    )
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    _picture: PictureFile | None = PrivateAttr(None)

    @property
    def picture(self) -> PictureFile:
        """The file and its size, as checked when the pack was loaded. A figure made in code looks from the current
        folder, and raises FileFault."""
        from pathlib import Path

        return self._picture or inspect(self.figure, Path())

    @property
    def cut(self) -> Crop:
        """What `crop` cuts off of each side."""
        picture = self.picture
        return cropped_to(self.crop, (picture.width, picture.height), self.focus or CENTRE) if self.crop else WHOLE

    def _complete(self, mapping: dict[str, Any]) -> None:
        self._mind_description(mapping)
        findings = current()
        if findings is None or findings.folder is None:
            return
        node = mapping["figure"]
        try:
            self._picture = inspect(self.figure, findings.folder, findings.shown_folder)
        except FileFault as error:
            if findings.forgives(typed_path(self.figure)):
                return
            suggestion = line_to_type(node, error.better)
            note(Problem(str(error), getattr(node, "place", None), suggestion, error.advice))
        else:
            self._mind_cut()
        if "focus" in mapping and not self.crop:
            message = "`focus` says which point stays in view when a picture is cut, and this one is not cut."
            place = getattr(mapping["focus"], "place", None) or self.place
            advice = "Add `crop:`, such as crop: 16:9, or leave `focus` out."
            note(Problem(message, place, advice=advice, severity=Severity.NOTICE))

    def _mind_cut(self) -> None:
        """A pin on a part of the picture that is cut off."""
        for pin in self.pins:
            point = within(pin.at, self.cut)
            if not (0 <= point.x <= 1 and 0 <= point.y <= 1):
                message = f"The pin at {pin.at} is on a part of the picture that `crop` cuts off."
                advice = "Set `focus` nearer to it, choose another `crop`, or leave one of the two out."
                note(Problem(message, pin.place, advice=advice))

    def _mind_description(self, mapping: dict[str, Any]) -> None:
        from sinopack.content.descriptions import MISSING, remark_on

        findings = current()
        if findings is None or findings.folder is None:
            return
        remark = remark_on(
            self.alt, file=self.figure, decorative=self.decorative, language=findings.language,
            beside={"title": self.title, "caption": self.caption},
        )  # fmt: skip
        if remark is MISSING:
            place = getattr(mapping["figure"], "place", None) or self.place
            problem = remark.at(self.place if place and self.place and place.line == self.place.line else place)
            note(Problem(problem.message, problem.place, _with_description(problem.place), problem.advice))
        elif remark:
            key = "alt" if self.alt else "decorative"
            note(remark.at(getattr(mapping.get(key), "place", None) or self.place))
        if self.decorative and self.pins:
            note(Problem("This picture is called decorative, and yet has pins that are explained.", self.place,
                         advice="Say what it shows as `alt:` in place of `decorative`."))  # fmt: skip


def _with_description(place: Place | None) -> str:
    """The line of a figure and, below it, the one to fill in; "" where the line is none by itself."""
    line = place.text if place else ""
    key = line.find("figure:")
    if key < 0 or "{" in line[:key] or "," in line[:key]:
        return ""
    return f"{line}\n{' ' * key}alt: What the picture shows, in a sentence"
