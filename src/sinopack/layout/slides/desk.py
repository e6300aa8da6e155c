"""What every slide is composed with, and the draft that a block's file hands back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import floor

from msgspec import Struct

from sinopack.content.markup import Inline
from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.layout.compose import Composer
from sinopack.layout.inline import pieces, plain
from sinopack.layout.ornament import section_span
from sinopack.layout.slides.grid import HANGING_LINE, MARGIN, RULE_HEIGHT, TOP_RULE, Grid
from sinopack.layout.styles import SLIDE_TITLE_STEPS, SlideStyles, Step
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Item, Outline, PlaceholderKind, PlaceholderRef, Role, Shape, Stroke, TextBox
from sinopack.plan.blocks import Chronology
from sinopack.plan.plans import DeckPlan
from sinopack.problems import Place
from sinopack.theme import Surface

TITLE = PlaceholderRef(PlaceholderKind.TITLE)
HEADING_ROOM = 52.0
"""The height of a title over the whole width, above a table, a figure or people."""
SIDE_HEADING_ROOM = 380.0
"""The height of a title beside its points."""
_EPSILON = 0.01
_LONGEST_NAME = 50


def body(index: int) -> PlaceholderRef:
    """The layout's body placeholder number `index`, from 1."""
    return PlaceholderRef(PlaceholderKind.BODY, index)


def set_style(text: SetText, style: TextStyle) -> TextStyle:
    """The style in the size in which `text` was set."""
    return style.at(text.paragraph.runs[0].style.size, text.paragraph.leading)


class Draft(Struct, frozen=True):
    """A slide without its furniture. `surface` is its ground; `strip` asks for the era strip at the foot;
    `extra_notes` are paragraphs for the speaker that the slide has no room for. One that `leads_in` shows what the next
    is about: the notes of both stand with that."""

    layout: str
    key: str
    items: tuple[Item, ...]
    surface: str = "paper"
    strip: bool = True
    extra_notes: tuple[tuple[Piece, ...], ...] = ()
    leads_in: bool = False

    @property
    def title(self) -> str:
        """The title as the slide shows it, on one line."""
        shown = next(item for item in self.items if isinstance(item, TextBox) and item.placeholder == TITLE)
        return shown.said.replace("\n", " ")


class Desk(Struct, frozen=True, dict=True):
    """The tools of one deck."""

    composer: Composer
    grid: Grid
    styles: SlideStyles
    plan: DeckPlan
    axis: Axis | None

    @property
    def chronology(self) -> Chronology:
        return self.plan.chronology

    @cached_property
    def section_spans(self) -> tuple[tuple[float, float] | None, ...]:
        """From where to where each section runs on the axis; the same for every opener."""
        numbers = range(1, len(self.chronology.sections) + 1)
        return tuple(section_span(number, self.chronology, self.axis, self.grid.width) for number in numbers)

    def pieces(self, text: Inline) -> tuple[Piece, ...]:
        """The pieces of a text. A link inside the pack leads nowhere: no slide stands for a term or a person."""
        return pieces(text)

    def heading(self, text: Inline | None, title: str) -> tuple[Piece, ...]:
        """A slide's title as the author marked it up, or plain where it had to be told apart from another slide's."""
        return pieces(text) if text and text.text == title else plain(title)

    def stroke(self, name: str, width: float) -> Stroke:
        return Stroke(self.composer.theme[name], width)

    def surface(self, name: str) -> Surface:
        return self.composer.theme.surface(name)

    def year(self, year: float) -> str:
        """A decimal year as figures: 1956, or 44 BC for the astronomical year -43."""
        whole = floor(year)
        if whole > 0:
            return str(whole)
        return self.composer.labels.dates["before-christ"].format(year=1 - whole)

    def top_rule(self, colour: str, key: str, x: float = MARGIN, width: float | None = None) -> Shape:
        """The heavy rule under which a slide, or a part of it, hangs."""
        rect = Rect(x, TOP_RULE, self.grid.width if width is None else width, RULE_HEIGHT)
        return Shape(rect, Outline.RECTANGLE, f"{key}-rule", fill=self.composer.theme[colour])

    def fitted(
        self,
        parts: Sequence[Piece],
        style: TextStyle,
        steps: Sequence[Step],
        room: tuple[float, float],
        place: Place | None,
    ) -> SetText:
        """A text in the largest of its sizes that fits in a width and height, in one column without a broken word.

        A text that does not fit in its smallest size is the author's problem.
        """
        text = self.if_it_fits(parts, style, steps, room)
        if text is not None:
            return text
        message = f"“{_opening(parts)}” does not fit on its slide, even at {steps[-1][0]:g} pt."
        self.composer.problem(message, place, "Shorten it, or show it in the handout only (show: handout).")
        return self.composer.set(parts, style.at(*steps[-1]), room[0])

    def if_it_fits(
        self, parts: Sequence[Piece], style: TextStyle, steps: Sequence[Step], room: tuple[float, float]
    ) -> SetText | None:
        """The same, or None where not even the smallest size fits. Only in the smallest size may a word be broken."""
        width, height = room
        for step in steps:
            text = self.composer.set(parts, style.at(*step), width)
            may_break = step == steps[-1]
            if text.height <= height + _EPSILON and (may_break or self.longest_word(parts, style.at(*step)) <= width):
                return text
        return None

    def longest_word(self, parts: Sequence[Piece], style: TextStyle) -> float:
        """The width of the narrowest column that takes a text without breaking a word."""
        return self.composer.typesetter.measure(parts, style, self.composer.base).minimum

    def side_title(self, text: Sequence[Piece], key: str, place: Place | None) -> TextBox:
        """The title beside a text, or above it on a narrow slide."""
        height = HEADING_ROOM if self.grid.is_narrow else SIDE_HEADING_ROOM
        return self.title(text, key, self.grid.title_columns, place, height)

    def title(self, text: Sequence[Piece], key: str, columns: int, place: Place | None, height: float) -> TextBox:
        """The slide's title hanging from the line, in so many columns, in the largest size that fits."""
        width = self.grid.span(columns)
        style = self.styles.title
        title = self.fitted(text, style, SLIDE_TITLE_STEPS, (width, height), place)
        top = self.composer.hang(style, HANGING_LINE)
        return self.composer.box([title], (MARGIN, top), width, Role.TITLE, f"{key}-title", TITLE)

    def label_title(self, text: str, style: TextStyle, columns: int, key: str) -> TextBox:
        """The title of a slide on which something else speaks louder: a label that hangs from the line."""
        set_text = self.composer.set(plain(text), style, self.grid.span(columns))
        at = (MARGIN, self.composer.hang(style, HANGING_LINE))
        return self.composer.box([set_text], at, self.grid.span(columns), Role.TITLE, f"{key}-title", TITLE)

    def stacked(
        self, texts: Sequence[SetText], rect: Rect, role: Role, key: str, ref: PlaceholderRef | None
    ) -> TextBox:
        """Paragraphs in a box that keeps the whole height of `rect`, so that later edits have room."""
        return self.composer.box(texts, (rect.x, rect.y), rect.width, role, key, ref, height=rect.height)

    def say_split(self, name: str, slides: int, place: Place | None) -> None:
        """Tell the author that one thing takes several slides."""
        if slides > 1:
            self.composer.notice(f"“{name}” is too much for one slide and is divided over {slides}.", place)

    def say_shrunk(self, name: str, size: float, full: float, place: Place | None) -> None:
        """Tell the author that something is set smaller than it would be if there were less of it."""
        if size < full:
            self.composer.notice(f"“{name}” is set in {size:g} pt instead of {full:g} pt, to fit.", place)


def _opening(parts: Sequence[Piece]) -> str:
    """The first words of a text, to name it by."""
    return shortened(" ".join("".join(piece.text for piece in parts).split()))


def shortened(text: str) -> str:
    """A name as a message gives it."""
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 2].rsplit(' ', 1)[0]} …"
