"""Diagrams: causes and effects, sequences, and cycles, from lines such as a teacher types them.

In: `Ideology, Korea -> Mistrust: Mao feels used`, or texts in their order. Out: boxes, and arrows between them.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import (
    NOTES,
    DateText,
    Entry,
    Identifier,
    InlineText,
    PlainText,
    Show,
    SlideOrHandout,
    TeachersNotes,
    listed,
)
from sinopack.content.diagram_lines import Arrow, DrawnBox, read_causes, read_order, steps_of
from sinopack.content.fields import choice
from sinopack.content.findings import current, note
from sinopack.content.show import SHOW
from sinopack.problems import Problem

MOST_BOXES = 40
LEAST_RING, MOST_RING = 3, 12
"""A ring of two would be a line there and back; of more than twelve, no page has room."""


class Step(Entry):
    """A line of a diagram: an arrow (`Ideology -> Mistrust`) with what is said of it, or a step with its details."""

    noun: ClassVar[str] = "step"
    short: ClassVar[str] = "step"
    pair: ClassVar[tuple[str, str] | None] = ("step", "text")

    step: PlainText = Field(description="`Cause -> Effect`, also `One, Another -> Effect`; in order, what happens.")
    text: InlineText | None = Field(None, description="A few words on the arrow; or below the step, in its box.")
    dates: DateText | None = Field(None, description="When the step happened.")


class Box(Entry):
    """A box of a diagram of causes, with more in it than its name."""

    noun: ClassVar[str] = "box"
    short: ClassVar[str] = "box"
    pair: ClassVar[tuple[str, str] | None] = ("box", "text")

    box: PlainText = Field(description="What stands in it, as the arrows name it.")
    id: Identifier | None = Field(None, description="A short name, by which arrows may call it instead.")
    text: InlineText | None = Field(None, description="A line of detail below it.")
    dates: DateText | None = Field(None, description="When it was.")


class Diagram(Entry):
    """Boxes and arrows: causes and effects, a sequence, or a cycle."""

    noun: ClassVar[str] = "diagram"

    diagram: Annotated[
        Literal["causes", "sequence", "cycle"],
        choice(
            ("causes", "sequence", "cycle"),
            cause="causes",
            causeandeffect="causes",
            causesandeffects="causes",
            effects="causes",
            steps="sequence",
            order="sequence",
            process="sequence",
            chain="sequence",
            ring="cycle",
            circle="cycle",
        ),
    ] = Field(description="What the arrows mean: causes, sequence (in order) or cycle (round and round).")
    steps: Annotated[tuple[Step, ...], Field(min_length=1), listed(Step), ReadFirst(steps_of)] = Field(
        description="Of causes, arrows: `Ideology -> Mistrust`. Else the steps in their order."
    )
    boxes: Annotated[tuple[Box, ...], listed(Box)] = Field(
        (), description="The boxes of causes, where one has dates or a line of detail; then all of them."
    )
    title: InlineText | None = Field(None, description="What it shows, above it.")
    caption: InlineText | None = Field(None, description="A sentence or two below it.")
    alt: PlainText | None = Field(None, description="What it shows, read aloud; by default made from the steps.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    _drawn: tuple[tuple[DrawnBox, ...], tuple[Arrow, ...]] = PrivateAttr(((), ()))

    @property
    def drawn(self) -> tuple[tuple[DrawnBox, ...], tuple[Arrow, ...]]:
        """The boxes, and the arrows between them."""
        return self._drawn

    def _complete(self, mapping: dict[str, Any]) -> None:
        if self.diagram == "causes":
            self._drawn = read_causes(self.steps, self.boxes, self.place)
        else:
            if self.boxes:
                message, advice = (
                    "Only a diagram of causes has `boxes`.",
                    "Type what belongs to a step below that step.",
                )
                note(Problem(message, self.boxes[0].place or self.place, advice=advice))
            self._drawn = read_order(self.steps, is_ring=self.diagram == "cycle")
        self._mind_size()
        self._mind_description(mapping)

    def _mind_size(self) -> None:
        count = len(self.drawn[0])
        if self.diagram == "cycle" and not LEAST_RING <= count <= MOST_RING:
            message = f"A cycle is drawn with {LEAST_RING} to {MOST_RING} steps; this one has {count}."
            advice = "With two causes that feed each other, add what lies between them." if count < LEAST_RING else ""
            note(Problem(message, self.place, advice=advice or "Leave steps out, or draw two cycles."))
        elif count > MOST_BOXES:
            message = f"This diagram has {count} boxes; {MOST_BOXES} can be drawn, and 12 be taken in at a glance."
            note(Problem(message, self.place, advice="Make two diagrams of it, or leave boxes out."))

    def _mind_description(self, mapping: dict[str, Any]) -> None:
        findings = current()
        if self.alt is None or findings is None:
            return
        from sinopack.content.descriptions import remark_on

        beside = {"title": self.title, "caption": self.caption}
        remark = remark_on(self.alt, file="", decorative=False, beside=beside, language=findings.language)
        if remark:
            remark = remark._replace(advice="Say in a sentence what it shows; without `alt` it is said from the steps.")
            note(remark.at(getattr(mapping.get("alt"), "place", None) or self.place))
