"""What every block of the handout is composed with: the composer, the sheet, the styles, and where links go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, Unpack

from msgspec import Struct, field
from msgspec.structs import replace

from sinopack.content.markup import Inline, Reference
from sinopack.content.remarks import is_remark
from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.layout.compose import Composer, SettingChanges
from sinopack.layout.frame import Anchor, Frame
from sinopack.layout.handout.sheet import Sheet
from sinopack.layout.inline import marked, pieces, plain, upright
from sinopack.layout.styles import PageStyles, Step
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Colour, Connector, Outline, Role, Shape, Stroke, TextBox
from sinopack.plan.blocks import Chronology, TermEntry
from sinopack.plan.plans import HandoutPlan

Result = TypeVar("Result")

BETWEEN = 12.0
"""The least space between what stands on the left of a line and on its right."""
Styled = tuple[Sequence[Piece], TextStyle]
"""A text and its style."""
WIDOW = 2
"""The fewest lines of a paragraph that stand at the top or the foot of a page."""


class Column(Struct, frozen=True):
    """Where text is set and how: x and width in points, its style, and whether terms get margin notes."""

    x: float
    width: float
    style: TextStyle
    notes: bool = False


class Asked(Struct, frozen=True):
    """What a block has asked about the rest of the handout, and what it was told. `notes` are those of its own words,
    in which it has added terms."""

    leads: tuple[tuple[str, bool], ...] = ()
    mentions: tuple[tuple[str, bool], ...] = ()
    notes: tuple[tuple[str, TermEntry], ...] = ()


class Questions(Struct):
    """What is being asked while a block is composed."""

    leads: dict[str, bool] = field(default_factory=dict)
    mentions: dict[str, bool] = field(default_factory=dict)
    notes: dict[str, TermEntry] = field(default_factory=dict)


class Desk(Struct):
    """The tools of one handout. `mentioned` holds the terms that have appeared. What a block asks of the rest of the
    handout it asks here, and `asked` notes it, so that it is known whether it would be composed in the same way again.
    `context` stands for the tools."""

    composer: Composer
    sheet: Sheet
    styles: PageStyles
    plan: HandoutPlan
    axis: Axis | None
    terms: dict[str, TermEntry]
    mentioned: set[str] = field(default_factory=set)
    asked: Questions = field(default_factory=Questions)
    context: bytes = b""

    def again(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What `make` gives, or what it has given in an earlier build; all that it depends on is in the key."""
        memory = self.composer.memory
        found: Result | None = memory.recall(key) if memory else None
        if found is None:
            found = make()
            if memory:
                memory.keep(key, found)
        return found

    @property
    def chronology(self) -> Chronology:
        return self.plan.chronology

    def resolve(self, reference: Reference) -> str:
        destination = f"{reference.kind.value}-{reference.id}"
        return destination if self.leads_to(destination) else ""

    def leads_to(self, destination: str) -> bool:
        """Whether a link in the handout can lead there."""
        return self.asked.leads.setdefault(destination, destination in self.plan.destinations)

    def is_first_mention(self, term: str) -> bool:
        """Whether a term that gets a note has not been mentioned before; from now on it has."""
        is_first = term not in self.mentioned and term in self.terms
        self.asked.mentions.setdefault(term, is_first)
        if is_first:
            self.mentioned.add(term)
        return is_first

    def add_note(self, key: str, note: TermEntry) -> None:
        """Give a word of an extract a note of its own."""
        self.asked.notes[key] = self.terms[key] = note

    def would_answer(self, asked: Asked) -> bool:
        """Whether all that was asked would be answered in the same way now."""
        return all(answer == (destination in self.plan.destinations) for destination, answer in asked.leads) and all(
            is_first == (term not in self.mentioned and term in self.terms) for term, is_first in asked.mentions
        )

    def answer(self, asked: Asked) -> None:
        """Go on as if all that had been asked now."""
        self.mentioned.update(term for term, is_first in asked.mentions if is_first)
        self.terms.update(asked.notes)

    def pieces(self, text: Inline) -> tuple[Piece, ...]:
        parts = pieces(text, resolve=self.resolve, answer=self.colour("accent"))
        if is_remark(text):  # for the teacher, as its sign says
            parts = tuple(replace(piece, colour=self.colour("accent")) for piece in parts)
        return upright(parts, self.colour("accent")) if self.styles.upright else parts

    def first_mentions(self, text: Inline) -> tuple[Piece, ...]:
        """The pieces of a text of the argument: the first mention of a term in the handout is bold and gets a note."""
        return marked(self.pieces(text), text, self.is_first_mention)

    def colour(self, name: str) -> Colour:
        return self.composer.theme[name]

    def stroke(self, name: str, width: float) -> Stroke:
        return Stroke(self.colour(name), max(width, self.styles.least_rule))

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

    def main_column(self, style: TextStyle) -> Column:
        """The main column, for text in `style`."""
        return Column(0.0, self.sheet.main, style)

    def full_width(self, style: TextStyle) -> Column:
        """Both columns and the gutter, for text in `style`."""
        return Column(0.0, self.sheet.width, style)

    def paragraph(
        self, parts: Sequence[Piece], column: Column, role: Role, key: str, **changes: Unpack[SettingChanges]
    ) -> Frame:
        """A paragraph as a frame that may be cut between its lines, but leaves neither widow nor orphan."""
        text = self.composer.set(parts, column.style, column.width, **changes)
        box = self.composer.box([text], (column.x, 0.0), column.width, role, key)
        return Frame(text.height, (box,), line_breaks(text), anchors=anchors_of(text))

    def prose_pieces(self, text: Inline, column: Column) -> tuple[Piece, ...]:
        """The pieces of a text, its first mentions marked where the column's terms get notes."""
        return self.first_mentions(text) if column.notes else self.pieces(text)

    def snug(self, text: SetText, at: tuple[float, float], role: Role, key: str) -> TextBox:
        """A box just as wide as its text, which is set flush left."""
        return self.composer.box([text], at, text.width, role, key)

    def stepped(
        self, parts: Sequence[Piece], style: TextStyle, steps: Sequence[Step], most: int, width: float
    ) -> SetText:
        """A heading in the largest of its sizes that takes at most `most` lines; in the smallest where none does."""
        for size, leading in steps[:-1]:
            text = self.composer.set(parts, style.at(size, leading), width)
            if len(text.lines) <= most and text.width <= width:
                return text
        return self.composer.set(parts, style.at(*steps[-1]), width)

    def shortened(self, text: str, style: TextStyle, width: float) -> str:
        """A text for one line `width` points wide: what does not fit ends in an ellipsis."""
        if self._fits(text, style, width):
            return text
        words = text.split()
        for count in range(len(words) - 1, 0, -1):
            kept = " ".join(words[:count]).rstrip(",;:–—-") + " …"
            if self._fits(kept, style, width):
                return kept
        for count in range(len(text) - 1, 0, -1):
            if self._fits(f"{text[:count]}…", style, width):
                return f"{text[:count]}…"
        return "…"

    def one_line(self, parts: Sequence[Piece], style: TextStyle) -> float:
        """The width of a text on one line."""
        return self.composer.typesetter.measure(parts, style, self.composer.base).maximum

    def fits_beside(self, left: Styled, right: Styled, width: float) -> bool:
        """Whether two texts fit on one line, with room between them."""
        return self.one_line(*left) + BETWEEN + self.one_line(*right) <= width

    def _fits(self, text: str, style: TextStyle, width: float) -> bool:
        return self.one_line(plain(text), style) <= width


def line_breaks(text: SetText) -> tuple[float, ...]:
    """The heights between the lines of a paragraph at which a page may end."""
    count = len(text.lines)
    return tuple(text.lines[index].top for index in range(WIDOW, count - WIDOW + 1))


def anchors_of(text: SetText) -> tuple[Anchor, ...]:
    """Where the first mentions in a paragraph stand."""
    return tuple(Anchor(mark, text.lines[line].baseline) for mark, line in text.marks)
