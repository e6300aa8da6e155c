"""A chart in words, for a reader who cannot see it: what it is, and its numbers.

In: a planned chart. Out: its alternative text in the pack's language. A chart of few numbers is read whole; of a larger
one the first, the last, the smallest and the largest number of each series are.
"""

from __future__ import annotations

from functools import reduce

from sinopack.layout.chart.draft import Draft
from sinopack.plan.blocks import SeriesOf
from sinopack.theme import Labels

MOST_READ = 24
"""How many numbers are read one by one."""


def chart_in_words(draft: Draft, title: str) -> str:
    """The kind, the title, what the numbers are, then the numbers."""
    block, labels = draft.block, draft.writer.composer.labels
    said = [labels("chart-of", kind=labels(f"chart-{draft.kind.value}"), title=title)]
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
    said = {"first": known[0], "last": known[-1], "smallest": low, "largest": high}
    return _joined(
        [labels(f"{which}-number", pair=_pair(*pair, draft, labels)) for which, pair in said.items()], labels
    )


def _joined(parts: list[str], labels: Labels) -> str:
    return reduce(lambda first, second: labels("listed", first=first, second=second), parts)
