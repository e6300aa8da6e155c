"""Charts: numbers of the author's, or the events of the timeline counted, so that no series is invented."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, WithJsonSchema

from sinopack.content.annotations import ReadBy, ReadFirst
from sinopack.content.base import NOTES, Entry, InlineText, PlainText, Show, SlideOrHandout, TeachersNotes
from sinopack.content.chart_data import ChartData, place_of_cell, read_data, units_at_odds
from sinopack.content.fields import CELL_SCHEMA, choice, words_or_list
from sinopack.content.findings import note
from sinopack.content.show import SHOW
from sinopack.problems import Place, Problem

ChartKind = Literal["column", "bar", "line", "area", "pie", "doughnut"]
Counting = Literal["categories by eras", "eras by categories", "categories", "eras"]
MOST_SLICES = 6
ROUND = ("pie", "doughnut")
_ROW = {"anyOf": [{"type": "string"}, {"type": "array", "items": CELL_SCHEMA}]}
_DATA_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 2, "items": _ROW}]}
_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "number", "boolean"]}}]}


class Chart(Entry):
    """A chart of numbers in rows, or of the timeline's events counted."""

    noun: ClassVar[str] = "chart"
    also_called: ClassVar[tuple[str, ...]] = ("graph", "plot")

    chart: Annotated[
        ChartKind,
        choice(
            ("column", "bar", "line", "area", "pie", "doughnut"),
            columns="column",
            bars="bar",
            lines="line",
            areas="area",
            donut="doughnut",
            ring="doughnut",
        ),
    ] = Field(description="column (upright), bar (lying), line, area, pie or doughnut.")
    data: Annotated[ChartData, ReadBy(read_data, _DATA_SCHEMA)] | None = Field(
        None, description="Rows as in a table: `Year | Steel`, then `1952 | 1.35`; or a CSV file beside this file."
    )
    count: (
        Annotated[
            Counting,
            choice(
                ("categories by eras", "eras by categories", "categories", "eras"),
                **{
                    "categories by era": "categories by eras",
                    "categories per era": "categories by eras",
                    "category by era": "categories by eras",
                    "eras by category": "eras by categories",
                },
            ),
        ]
        | None
    ) = Field(None, description="Instead of data: the events of the timeline, counted by their categories and eras.")
    categories: Annotated[tuple[PlainText, ...], ReadFirst(words_or_list), WithJsonSchema(_NAMES)] = Field(
        (), description="With count: the categories that are counted, in this order; by default all."
    )
    title: InlineText | None = Field(None, description="What the chart shows, above it.")
    axis: PlainText | None = Field(None, description="What the numbers are: Steel produced.")
    unit: PlainText | None = Field(None, description="What they are counted in: million tonnes, %, km/h.")
    stacked: bool = Field(False, description="yes to set the columns, bars or areas of several series on one another.")
    caption: InlineText | None = Field(None, description="A note below it, such as where the numbers are from.")
    alt: PlainText | None = Field(
        None, description="What the chart shows, for a reader who cannot see it; by default its numbers are read."
    )
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    _where: tuple[Place | None, ...] = PrivateAttr(())

    @property
    def places_of_categories(self) -> tuple[Place | None, ...]:
        """Where each of `categories` was typed."""
        return self._where or (None,) * len(self.categories)

    def _complete(self, mapping: dict[str, Any]) -> None:
        typed = words_or_list(mapping.get("categories") or ())
        self._where = tuple(getattr(name, "place", None) for name in typed) if isinstance(typed, list) else ()
        if self.data is None and self.count is None:
            note(
                Problem(
                    "This chart has no numbers.",
                    self.place,
                    advice="Give it `data:` with rows such as `Year | Steel`, or `count: categories by eras`.",
                )
            )
        elif self.data is not None and self.count is not None:
            note(
                Problem(
                    "This chart has both `data` and `count`.", _of(mapping, "count"), advice="Take one of them out."
                )
            )
        if self.categories and self.count is None:
            note(
                Problem(
                    "`categories` chooses among those of the timeline, and this chart counts none.",
                    _of(mapping, "categories"),
                    advice="Add `count: categories by eras`, or take it out.",
                )
            )
        if self.data is not None:
            for problem in units_at_odds(mapping["data"]) if not isinstance(mapping["data"], ChartData) else ():
                note(problem)
            self._mind_kind(self.data, mapping)
        if self.stacked and self.chart in ("line", *ROUND):
            note(
                Problem(
                    f"A {self.chart} chart cannot be stacked.",
                    _of(mapping, "stacked"),
                    advice="Type `chart: area` or `chart: column`, or take `stacked` out.",
                )
            )
        if self.axis and self.chart in ROUND:
            note(
                Problem(
                    f"A {self.chart} chart has no axis.",
                    _of(mapping, "axis"),
                    advice="Say what the numbers are in `title`, `unit` or `caption`.",
                )
            )

    def _mind_kind(self, data: ChartData, mapping: dict[str, Any]) -> None:
        if self.chart in ROUND:
            self._mind_slices(data, mapping)
        elif self.chart == "area":
            self._mind_areas(data, mapping)

    def _mind_slices(self, data: ChartData, mapping: dict[str, Any]) -> None:
        typed = mapping["data"]
        if len(data.series) > 1:
            note(
                Problem(
                    f"A {self.chart} chart shows one column of numbers, and here are {len(data.series)}.",
                    place_of_cell(typed, -1, 1),
                    advice="Take the others out, or type `chart: column`.",
                )
            )
            return
        values = data.series[0].values
        if len(values) > MOST_SLICES:
            note(
                Problem(
                    f"A {self.chart} chart shows up to {MOST_SLICES} slices, and here are {len(values)}.",
                    place_of_cell(typed, MOST_SLICES, 0),
                    advice="Put the smallest together as one slice, or type `chart: bar`.",
                )
            )
        for index, value in enumerate(values):
            if value is None or value < 0:
                said = "has no number" if value is None else "is below zero"
                note(
                    Problem(
                        f"The slice “{data.categories[index]}” {said}, so it cannot be drawn.",
                        place_of_cell(typed, index, 0),
                        advice="Correct it, or type `chart: bar`.",
                    )
                )
        if values and not any(values):
            note(Problem("All slices of this chart are zero, so there is nothing to divide.", _of(mapping, "data")))

    def _mind_areas(self, data: ChartData, mapping: dict[str, Any]) -> None:
        typed = mapping["data"]
        if len(data.categories) < 2:
            note(
                Problem(
                    "An area needs at least two rows of numbers.",
                    place_of_cell(typed, 0, 0),
                    advice="Add rows, or type `chart: column`.",
                )
            )
        for number, series in enumerate(data.series):
            for index, value in enumerate(series.values):
                if value is None or (value < 0 and len(data.series) > 1):
                    said = "An area cannot have a gap" if value is None else "Areas on one another cannot go below zero"
                    note(
                        Problem(
                            f"{said}: “{data.categories[index]}”.",
                            place_of_cell(typed, index, number),
                            advice="Type a number here, or `chart: line`.",
                        )
                    )


def _of(mapping: dict[str, Any], key: str) -> Place | None:
    """Where the value of a key was typed."""
    value = mapping.get(key)
    return getattr(value, "place", None) or getattr(mapping, "place", None)
