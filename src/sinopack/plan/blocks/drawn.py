"""What is drawn or set by rules of its own: charts, diagrams, formulas, program code."""

from __future__ import annotations

from msgspec import Struct

from sinopack.content.markup import Inline
from sinopack.problems import Place


class SeriesOf(Struct, frozen=True):
    """A row of numbers under one name; None is a gap."""

    name: str
    values: tuple[float | None, ...]


class ChartOf(Struct, frozen=True):
    """A chart: `kind` is column, bar, line, area, pie or doughnut. `corner` says what the categories are, `axis` what
    the numbers are, `unit` what they are counted in; `before` and `after` stand with every number ("$", "%"), which has
    at most `decimals` decimals. Without an `alternative` one is made from the numbers."""

    kind: str
    corner: str
    categories: tuple[str, ...]
    series: tuple[SeriesOf, ...]
    axis: str
    unit: str
    before: str
    after: str
    decimals: int
    stacked: bool
    title: Inline | None
    caption: Inline | None
    alternative: str
    key: str
    place: Place | None = None


class DiagramBox(Struct, frozen=True):
    text: Inline
    detail: Inline | None = None
    dates: str = ""


class DiagramArrow(Struct, frozen=True):
    """An arrow from one box to another, by their numbers, with what is said of it."""

    start: int
    end: int
    label: Inline | None = None


class DiagramOf(Struct, frozen=True):
    """Boxes and arrows. `kind` is "causes", "sequence" or "cycle"; `alternative` says what they show, and `sentences`
    say the same one by one."""

    kind: str
    boxes: tuple[DiagramBox, ...]
    arrows: tuple[DiagramArrow, ...]
    alternative: str
    sentences: tuple[str, ...]
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class FormulaOf(Struct, frozen=True):
    """A formula by itself. `alternative` is what is read aloud: the author's words, or its source."""

    formula: Inline
    alternative: str
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None


class CodeOf(Struct, frozen=True):
    """Program code; with `numbered` its lines carry figures."""

    text: str
    language: str
    numbered: bool
    title: Inline | None
    caption: Inline | None
    key: str
    place: Place | None = None
