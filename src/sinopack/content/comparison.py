"""A comparison of two or three sides: aspect by aspect, or each with points of its own.

In: the sides, and either `aspects` with a cell for each side, or points below each side. Out: `Comparison`.
"""

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, WithJsonSchema

from sinopack.content.annotations import ReadFirst
from sinopack.content.base import NOTES, CellText, Entry, InlineText, Show, SlideOrHandout, TeachersNotes, Texts, listed
from sinopack.content.fields import CELL_SCHEMA, TEXT_SCHEMA, text_or_list
from sinopack.content.findings import note
from sinopack.content.show import SHOW
from sinopack.content.tables import cells_of
from sinopack.problems import Place, Problem
from sinopack.source.nodes import ListNode, MapNode, TextNode

MOST_SIDES = 3
_BETWEEN_SIDES = re.compile(r",\s+|\s+(?:vs\.?|versus)\s+")
_TEXTS_SCHEMA = {"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, TEXT_SCHEMA]}
_CELL_SCHEMA = {"anyOf": [CELL_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]}
_CELLS_SCHEMA = {"anyOf": [{"type": "array", "items": _CELL_SCHEMA}, {"type": "string"}]}


class Side(Entry):
    """One of the things compared. `China: [a point, another]` is short for `side` and `points`."""

    noun: ClassVar[str] = "side"
    short: ClassVar[str] = "side"
    pair: ClassVar[tuple[str, str] | None] = ("side", "points")

    side: InlineText = Field(description="Its name.")
    points: Annotated[Texts, WithJsonSchema(_TEXTS_SCHEMA)] = Field(
        (), description="What is to be said of it, where nothing is compared aspect by aspect."
    )


class Aspect(Entry):
    """What the sides are compared in. `Ideology | One camp | Equal parties` is short for `aspect` and `cells`."""

    noun: ClassVar[str] = "aspect"
    pair: ClassVar[tuple[str, str] | None] = ("aspect", "cells")

    aspect: InlineText = Field(description="Its name.")
    cells: Annotated[
        tuple[Annotated[tuple[CellText, ...], ReadFirst(text_or_list)], ...],
        ReadFirst(cells_of),
        WithJsonSchema(_CELLS_SCHEMA),
    ] = Field(description="What is to be said of each side, in their order: a text, or a list of points.")

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        """A row of cells, the first of them the aspect's name, as the mapping that it stands for."""
        row = cells_of(typed)
        if not isinstance(row, list | tuple) or not row:
            return super()._expanded(typed)
        pairs = {"aspect": row[0], "cells": list(row[1:])}
        place = getattr(typed, "place", None)
        if place is None:
            return pairs
        pairs["cells"] = ListNode(row[1:], getattr(row[-1], "place", place))
        return MapNode(pairs, place, getattr(typed, "end", None))

    @classmethod
    def _short_schemas(cls) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [{"type": "array", "items": _CELL_SCHEMA}, {"type": "string"}]
        return [*super()._short_schemas(), *rows]


class Comparison(Entry):
    """Two or three things side by side."""

    noun: ClassVar[str] = "comparison"

    comparison: Annotated[tuple[Side, ...], listed(Side), ReadFirst(cells_of)] = Field(
        description="The two or three sides: their names, or each with its points."
    )
    aspects: Annotated[tuple[Aspect, ...], listed(Aspect)] = Field(
        (),
        description="The rows: an aspect and what is to be said of each side, `Ideology | One camp | Equal parties`.",
    )
    title: InlineText | None = Field(None, description="What is compared, above it.")
    caption: InlineText | None = Field(None, description="A note below it.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        sides = len(self.comparison)
        place = getattr(mapping["comparison"], "place", None) or self.place
        with_points = [side for side in self.comparison if side.points]
        self._mind_names()
        if sides < 2:
            _mind_lone_side(mapping["comparison"], place)
        elif sides > MOST_SIDES:
            advice = "For more, use a `table` with `header: both`."
            note(Problem(f"This comparison has {sides} sides; it may have two or three.", place, advice=advice))
        elif self.aspects and with_points:
            advice = "Keep one of the two."
            message = "The sides have points, and there are aspects too: only one of them can be set."
            note(Problem(message, with_points[0].place or place, advice=advice))
        elif self.aspects:
            self._mind_cells(sides)
        elif not with_points:
            advice = (
                "Add `aspects:` with a row for each, `Ideology | One camp | Equal parties`; or points below each side."
            )
            note(Problem("This comparison says nothing of its sides.", place, advice=advice))
        elif len(with_points) < sides:
            bare = next(side for side in self.comparison if not side.points)
            advice = "Type them behind its name and a colon, as of the others."
            note(Problem(f"“{bare.side.text}” has no points.", bare.place or place, advice=advice))

    def _mind_names(self) -> None:
        taken: set[str] = set()
        for side in self.comparison:
            name = side.side.text.strip().casefold()
            if name in taken:
                message = f"Two sides are called “{side.side.text}”, so nothing could tell them apart."
                note(Problem(message, side.place or self.place))
            taken.add(name)

    def _mind_cells(self, sides: int) -> None:
        for aspect in self.aspects:
            found = len(aspect.cells)
            if found != sides:
                cells = "1 cell" if found == 1 else f"{found} cells"
                advice = 'Give it a cell for each side, in their order; an empty one is "" in a list.'
                message = f"“{aspect.aspect.text}” has {cells}, and there are {sides} sides."
                note(Problem(message, aspect.place or self.place, advice=advice))


def _mind_lone_side(typed: Any, place: Place | None) -> None:
    """A problem that says how two sides are typed; those that stand in one text are told apart."""
    names = _BETWEEN_SIDES.split(typed) if isinstance(typed, TextNode) else []
    suggestion = ""
    if 2 <= len(names) <= MOST_SIDES and all(names):
        from sinopack.source.quoting import replace_value

        suggestion = replace_value(typed, " | ".join(names))
    advice = "" if suggestion else "Type two or three, each behind a dash."
    note(Problem("One side leaves nothing to compare.", place, suggestion, advice))
