"""A chart in words, for a reader who cannot see it: what it is, and its numbers.

In: a planned chart. Out: its alternative text in the pack's language. A chart of few numbers is read whole; of a larger
one the first, the last, the smallest and the largest number of each series are.
"""

from __future__ import annotations

from functools import reduce

from sinopack.layout.chart.draft import Draft
from sinopack.page import ChartKind
from sinopack.plan.blocks import SeriesOf
from sinopack.theme import Labels

MOST_READ = 24
"""How many numbers are read one by one."""


def chart_in_words(draft: Draft, title: str) -> str:
    """The kind, the title, what the numbers are, then the numbers."""
    block, labels = draft.block, draft.writer.composer.labels
    said = [labels("chart-of", kind=_kind(draft.kind, labels), title=title)]
    measured = draft.values_title
    if measured and measured != title:
        said.append(f"{measured}.")
    few = len(block.series) * len(block.categories) <= MOST_READ
    for series in block.series:
        numbers = _all(series, draft, labels) if few else _extremes(series, draft, labels)
        name = series.name if len(block.series) > 1 else ""
        said.append(f"{name}: {numbers}." if name else f"{numbers}.")
    return " ".join(said)


def _all(series: SeriesOf, draft: Draft, labels: Labels) -> str:
    pairs = zip(draft.block.categories, series.values, strict=True)
    return _joined([_pair(name, value, draft, labels) for name, value in pairs], labels)


def _pair(name: str, value: float | None, draft: Draft, labels: Labels) -> str:
    said = labels("no-number") if value is None else draft.figures.text(value)
    return labels("number-of", name=name, number=said)


def _extremes(series: SeriesOf, draft: Draft, labels: Labels) -> str:
    names = draft.block.categories
    known = [(name, value) for name, value in zip(names, series.values, strict=True) if value is not None]
    if not known:
        return labels("no-number")
    low, high = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    said = [
        labels("first-number", pair=_pair(*known[0], draft, labels)),
        labels("last-number", pair=_pair(*known[-1], draft, labels)),
        labels("smallest-number", pair=_pair(*low, draft, labels)),
        labels("largest-number", pair=_pair(*high, draft, labels)),
    ]
    return _joined(said, labels)


def _kind(kind: ChartKind, labels: Labels) -> str:
    match kind:
        case ChartKind.COLUMN:
            return labels("chart-column")
        case ChartKind.BAR:
            return labels("chart-bar")
        case ChartKind.LINE:
            return labels("chart-line")
        case ChartKind.AREA:
            return labels("chart-area")
        case ChartKind.PIE:
            return labels("chart-pie")
        case ChartKind.DOUGHNUT:
            return labels("chart-doughnut")


def _joined(parts: list[str], labels: Labels) -> str:
    return reduce(lambda first, second: labels("listed", first=first, second=second), parts)
