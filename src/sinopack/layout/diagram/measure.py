"""What stands in a diagram, ready to be measured: the texts of its boxes and labels, and how they look.

In: a planned diagram. Out: widths and heights in points for any size of type, padding included.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.layout.compose import Composer, total_height
from sinopack.layout.inline import plain
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Alignment
from sinopack.plan import blocks

Parts = tuple[Piece, ...]


class Look(Struct, frozen=True):
    """How a diagram looks, in points: the styles of what stands in boxes and beside lines; the padding of a box; the
    room between boxes side by side (`beside`) and, for the arrows, from rank to rank, sideways (`level`) and downwards
    (`down`); the widest box and label; the width of a line; and in ems the width of a box with a
    word or two, where there is room."""

    text: TextStyle
    detail: TextStyle
    label: TextStyle
    pad_x: float
    pad_y: float
    beside: float
    level: float
    down: float
    widest: float
    widest_label: float
    line: float
    short: float

    def at(self, size: float, leading: float) -> Look:
        """The same with all text in another size."""
        return replace(
            self,
            text=self.text.at(size, leading),
            detail=self.detail.at(size, leading),
            label=self.label if self.label.size <= size else self.label.at(size, leading),
        )

    def tightened(self, share: float) -> Look:
        """The same with less room around boxes and between them: that share of it."""
        tight = {name: getattr(self, name) * share for name in ("pad_x", "pad_y", "beside", "level", "down")}
        return replace(self, **tight)


class Texts(Struct, frozen=True):
    """The texts of a diagram: those of each box one under the other (dates, name, detail), and of each arrow its label
    or nothing. `strong` boxes are those that everything leads to."""

    composer: Composer
    look: Look
    boxes: tuple[tuple[tuple[Parts, bool], ...], ...]
    labels: tuple[Parts, ...]
    strong: frozenset[int]

    def styled(self, box: int) -> list[tuple[Parts, TextStyle]]:
        """The texts of a box with their styles; a name is bold where there is more in the boxes than names."""
        found = []
        has_more = any(len(texts) > 1 for texts in self.boxes)
        for parts, is_name in self.boxes[box]:
            style = self.look.text if is_name else self.look.detail
            found.append((parts, replace(style, bold=is_name and (has_more or box in self.strong))))
        return found

    def least(self, box: int) -> float:
        """The narrowest width of a box in which no word is broken."""
        widths = [self._extent(parts, style)[0] for parts, style in self.styled(box)]
        return max(widths) + 2 * self.look.pad_x

    def most(self, box: int) -> float:
        """The width of a box with each text on one line."""
        widths = [self._extent(parts, style)[1] for parts, style in self.styled(box)]
        return max(widths) + 2 * self.look.pad_x

    @property
    def usual(self) -> float:
        """The width of a box with a word or two, where there is room: as wide as others might be."""
        return self.look.short * self.look.text.size

    def set(self, box: int, width: float) -> list[SetText]:
        """The texts of a box `width` wide, set."""
        inside = max(width - 2 * self.look.pad_x, 1.0)
        return [self.composer.set(parts, style, inside) for parts, style in self.styled(box)]

    def height(self, box: int, width: float) -> float:
        """The height of a box of that width."""
        return total_height(self.set(box, width)) + self._slack + 2 * self.look.pad_y

    def set_label(self, arrow: int, width: float, alignment: Alignment) -> SetText:
        """The label of an arrow in a column of that width."""
        return self.composer.set(self.labels[arrow], self.look.label, width, alignment=alignment)

    def label_size(self, arrow: int) -> tuple[float, float]:
        """The width and height of a label, as narrow as its words allow it in few lines."""
        least, most = self._extent(self.labels[arrow], self.look.label)
        widest = max(min(self.look.widest_label, most), least)
        text = self.set_label(arrow, widest, Alignment.LEFT)
        width = (text.width if len(text.lines) > 1 else most) * _SPARE + 1.0
        text = self.set_label(arrow, width, Alignment.LEFT)
        return width, text.height + self._slack

    @property
    def _slack(self) -> float:
        return self.composer.slack * self.look.text.leading

    def _extent(self, parts: Parts, style: TextStyle) -> tuple[float, float]:
        found = self.composer.typesetter.measure(parts, style, self.composer.base)
        return found.minimum * _SPARE, found.maximum * _SPARE


_MOST_STRONG = 2
"""Where more boxes than these are outcomes, none stands out."""
_SPARE = 1.02
"""Lines are broken a little before the edge of their box, so that another program needs no more of them."""


def texts_of(block: blocks.DiagramOf, look: Look, composer: Composer, pieces: Callable[[Inline], Parts]) -> Texts:
    """The texts of a planned diagram; `pieces` makes marked-up text ready to be set."""
    boxes = []
    for box in block.boxes:
        texts = [(plain(box.dates), False)] if box.dates else []
        texts.append((_unlinked(pieces(box.text)), True))
        texts += [(_unlinked(pieces(box.detail)), False)] if box.detail else []
        boxes.append(tuple(texts))
    labels = tuple(_unlinked(pieces(arrow.label)) if arrow.label else () for arrow in block.arrows)
    return Texts(composer, look, tuple(boxes), labels, frozenset(outcomes(block)))


def _unlinked(parts: Parts) -> Parts:
    """The pieces without links, for what is heard as one figure has no parts to go to."""
    return tuple(replace(piece, link="", underline=False) if piece.link else piece for piece in parts)


def outcomes(block: blocks.DiagramOf) -> list[int]:
    """The boxes that stand out, since all else leads to them: the effects that cause nothing more, or the last step.
    A cycle has none."""
    if block.kind == "cycle" or not block.arrows:
        return []
    starts = {arrow.start for arrow in block.arrows}
    found = [box for box in sorted({arrow.end for arrow in block.arrows}) if box not in starts]
    return found if len(found) <= _MOST_STRONG else []
