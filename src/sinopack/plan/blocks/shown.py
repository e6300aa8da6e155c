"""Blocks that stand by themselves in a body and, just so, in a question: quotations, tables, pictures.

They can be had from `sinopack.plan.blocks` as well. As there, a `key` is derived from content ids, and `place` is where
the author typed it.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline, Prose
from sinopack.content.pictures import PictureFile
from sinopack.problems import Place


class Quote(Struct, frozen=True):
    label: str
    text: Prose
    by: Inline | None
    about: Inline | None
    paraphrase: bool
    key: str
    place: Place | None = None


class ExtractElsewhere(Struct, frozen=True):
    """An extract that a question is about: its label, its key, and the number of the section that it stands in."""

    label: str
    key: str
    section: int


class TableOf(Struct, frozen=True):
    """A table. `header_rows` is how many rows head it. `alignments` has "left", "centre", "right" or "decimal" (figures
    with their decimal points under one another) for each column, or is empty."""

    rows: tuple[tuple[Inline, ...], ...]
    header_rows: int
    header_column: bool
    alignments: tuple[str, ...]
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class PinOf(Struct, frozen=True):
    """A numbered place on a picture, as fractions of what is shown of it; with a `label` its words are beside it."""

    number: int
    x: float
    y: float
    text: Inline
    has_label: bool
    key: str


class FigureOf(Struct, frozen=True):
    """A picture. `crop` is what is cut off, as fractions from its left, top, right and bottom."""

    picture: PictureFile
    alternative: str
    decorative: bool
    title: Inline | None
    caption: Inline | None
    credit: Inline | None
    key: str
    place: Place | None = None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    pins: tuple[PinOf, ...] = ()

    @property
    def width(self) -> float:
        """The pixels (of a drawing, the CSS pixels) that are shown across."""
        return self.picture.width * (1 - self.crop[0] - self.crop[2])

    @property
    def height(self) -> float:
        return self.picture.height * (1 - self.crop[1] - self.crop[3])

    @property
    def ratio(self) -> float:
        return self.width / self.height
