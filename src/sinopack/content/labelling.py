"""Questions that are answered by naming places on a picture.

In: what an author typed, and the pack's figures. Out: frozen models; the right names are those of the pins.
"""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from msgspec.structs import replace
from pydantic import Field, PrivateAttr

from sinopack.content.base import PicturePath, PlainText, listed
from sinopack.content.figures import MOST_PINS, Credit, Figure, Pin, PointText, Ratio
from sinopack.content.filling_in import Filled
from sinopack.content.findings import note
from sinopack.content.markup import Inline
from sinopack.problems import Problem, Severity
from sinopack.source.nodes import MapNode


class Labelling(Filled):
    """A picture whose pins are to be named. Without `pins`, those of the same picture in a section's body are asked."""

    noun: ClassVar[str] = "labelling question"
    remembered: ClassVar[bool] = False  # its pins may be those of a figure elsewhere

    label: PicturePath = Field(description="The picture's file, such as one of a figure in a section's body.")
    pins: Annotated[tuple[Pin, ...], Field(max_length=MOST_PINS), listed(Pin)] = Field(
        (), description="The places to name: `62% 30%: Zhenbao Island`. By default those of the figure."
    )
    alt: PlainText | None = Field(None, description="What the picture shows, without naming what is asked.")
    crop: Ratio | None = Field(None, description="The shape that it is cut to: 16:9, 4:3, square.")
    focus: PointText | None = Field(None, description="The point that stays in view when it is cut: 30% 40%.")
    credit: Credit | None = Field(None, description="Who made it, and under which licence.")

    _figure: Figure | None = PrivateAttr(None)
    _marks_typed: bool = PrivateAttr(True)

    @property
    def figure(self) -> Figure:
        """The picture with its pins."""
        if self._figure is None:  # made in code
            return Figure(figure=self.label, alt=self.alt, pins=self.pins, crop=self.crop, focus=self.focus)
        return self._figure

    @property
    def names(self) -> tuple[Inline, ...]:
        """What the places are called, in order: the words of each pin, or the bold ones with which they begin."""
        return tuple(_name(pin.text) for pin in self.figure.pins)

    @property
    def answers(self) -> tuple[Inline, ...]:
        return self.names

    @property
    def text(self) -> str:
        return super().text or self.label

    def _worth(self) -> int:
        return max(len(self.pins), 1)

    def _complete(self, mapping: dict[str, Any]) -> None:
        super()._complete(mapping)
        self._marks_typed = "marks" in mapping
        if not self.pins:
            return  # they are those of a figure, which the pack knows
        keys = ("alt", "crop", "focus", "pins", "credit")
        typed = {"figure": mapping["label"], **{key: mapping[key] for key in keys if key in mapping}}
        place = getattr(mapping, "place", None)
        shown = typed if place is None else MapNode(typed, place, getattr(mapping, "end", None))
        self._figure = Figure.model_validate(shown)
        self._mind_description()

    def resolve(self, figures: Sequence[Figure]) -> None:
        """Takes the pins from the figure of the same picture; a problem where there are none."""
        if self.pins:
            return
        same = [figure for figure in figures if figure.figure == self.label]
        pinned = next((figure for figure in same if figure.pins), None)
        place = self.place
        if pinned is None:
            where = "The figure of this picture has no pins" if same else "No figure of a section shows this picture"
            advice = "Type `pins:`, and below it a line for each place, such as `62% 30%: Zhenbao Island`."
            note(Problem(f"{where}, so there is nothing to name.", place, advice=advice))
            return
        changes: dict[str, Any] = {"alt": self.alt} if self.alt else {}
        self._figure = pinned.model_copy(update=changes)
        if not self._marks_typed:
            self.__dict__["marks"] = len(pinned.pins)
        self._mind_description()

    def _mind_description(self) -> None:
        """A notice where what is read aloud of the picture tells what is asked."""
        said = (self.figure.alt or "").casefold()
        told = next((name.text for name in self.names if name.text.casefold() in said), None)
        if told is not None:
            message = f"The picture's description names “{told}”, which is asked here."
            advice = "Type an `alt:` for the question that does not say it."
            note(Problem(message, self.place, advice=advice, severity=Severity.NOTICE))


def _name(text: Inline) -> Inline:
    """What a place is called of which more is said: “**Beijing:** the capital” is Beijing."""
    first = text.spans[0]
    return Inline((replace(first, text=first.text.rstrip(" .:："), bold=False),), text.place) if first.bold else text
