"""What every block of the handout is composed with: the composer, the sheet, the styles, and where links go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sinopack.content.markup import Inline, Reference
from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.layout.compose import Composer
from sinopack.layout.frame import Anchor, Frame
from sinopack.layout.handout.sheet import Sheet
from sinopack.layout.inline import marked, pieces
from sinopack.layout.styles import PageStyles, Step
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Colour, Connector, Outline, Role, Shape, Stroke
from sinopack.plan.blocks import Chronology, HandoutPlan, TermEntry

WIDOW = 2
"""The fewest lines of a paragraph that stand at the top or the foot of a page."""


@dataclass
class Desk:
    """The tools of one handout."""

    composer: Composer
    sheet: Sheet
    styles: PageStyles
    plan: HandoutPlan
    axis: Axis | None
    terms: dict[str, TermEntry]
    destinations: frozenset[str]
    mentioned: set[str] = field(default_factory=set)
    printed_sources: set[str] = field(default_factory=set)

    @property
    def chronology(self) -> Chronology:
        return self.plan.chronology

    def resolve(self, reference: Reference) -> str:
        destination = f"{reference.kind.value}-{reference.id}"
        return destination if destination in self.destinations else ""

    def pieces(self, text: Inline) -> tuple[Piece, ...]:
        return pieces(text, resolve=self.resolve)

    def first_mentions(self, text: Inline) -> tuple[Piece, ...]:
        """The pieces of a text of the argument: a term's first mention in the handout is bold and gets a margin note."""

        def is_first(term: str) -> bool:
            if term in self.mentioned or term not in self.terms:
                return False
            self.mentioned.add(term)
            return True

        return marked(self.pieces(text), text, is_first)

    def colour(self, name: str) -> Colour:
        return self.composer.theme[name]

    def stroke(self, name: str, width: float) -> Stroke:
        return Stroke(self.colour(name), width)

    def caps_at(self, style: TextStyle, y: float) -> float:
        """The top of a text box (its text centred in the pitch) whose first capitals stand under `y`."""
        metrics = self.composer.typesetter.metrics(style)
        baseline = (style.leading - metrics.ascent - metrics.descent) / 2 + metrics.ascent
        return y - (baseline - metrics.cap_height)

    def rule(self, x: float, y: float, width: float, stroke: Stroke, key: str) -> Connector:
        """A thin horizontal rule."""
        return Connector(x, y, x + width, y, stroke, key)

    def bar(self, rect: Rect, colour: str, key: str) -> Shape:
        """A heavy rule or block: a filled rectangle without outline."""
        return Shape(rect, Outline.RECTANGLE, key, fill=self.colour(colour))

    def paragraph(
        self, parts: Sequence[Piece], style: TextStyle, role: Role, key: str, *, x: float = 0.0,
        width: float | None = None, **changes: object,
    ) -> Frame:  # fmt: skip
        """A paragraph as a frame that may be cut between its lines, but leaves neither widow nor orphan."""
        column = self.sheet.main if width is None else width
        text = self.composer.set(parts, style, column, **changes)
        return self.frame(text, x, column, role, key)

    def frame(self, text: SetText, x: float, width: float, role: Role, key: str) -> Frame:
        box = self.composer.box([text], (x, 0.0), width, role, key)
        anchors = tuple(Anchor(mark, text.lines[line].baseline) for mark, line in text.marks)
        return Frame(text.height, (box,), line_breaks(text), anchors=anchors, name=key)

    def stepped(
        self, parts: Sequence[Piece], style: TextStyle, steps: Sequence[Step], most: int, width: float
    ) -> SetText:
        """A heading in the largest of its sizes that takes at most `most` lines; in the smallest where none does."""
        for size, leading in steps[:-1]:
            text = self.composer.set(parts, style.at(size, leading), width)
            if len(text.lines) <= most and text.width <= width:
                return text
        return self.composer.set(parts, style.at(*steps[-1]), width)


def line_breaks(text: SetText) -> tuple[float, ...]:
    """The heights between the lines of a paragraph at which a page may end."""
    count = len(text.lines)
    return tuple(text.lines[index].top for index in range(WIDOW, count - WIDOW + 1))
