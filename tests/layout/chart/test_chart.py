"""Charts laid out: sizes in proportion to numbers, words apart and inside, and series that a copier keeps apart."""

from __future__ import annotations

import random
from itertools import combinations
from math import atan2, hypot, isclose, pi

import pytest
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.layout.chart import lay_out_chart
from sinopack.layout.chart.texts import ink_rect, meet
from sinopack.page import Chart, Colour, Hatch, Lines, Mark, SeriesPaint
from sinopack.plan.blocks import ChartOf, SeriesOf
from sinopack.theme.contrast import contrast, grey
from tests.layout.chart.charts import (
    KINDS,
    NARROW_SLIDE,
    PAGE,
    SLIDE,
    composer_in,
    laid_out,
    look_of,
    planned,
)

SIZES = (SLIDE, NARROW_SLIDE, PAGE)
THEMES = ("two-colour", "plain", "ink-saving")
INSIDE = 0.1
WORDS = ("Coal", "Natural gas", "Wind", "The rest of the world", "1956", "Q1", "Überschwemmung", "A", "Oil and petrol")


def columns_of(chart: Chart) -> list[Rect]:
    """The rectangles of columns or bars, without those of the legend."""
    boxes = [mark.rect for mark in chart.marks if mark.fill is not None and len(mark.steps) == 5]
    return [rect for rect in boxes if chart.legend is None or not meet(rect, chart.legend.rect)]


def faults(chart: Chart) -> list[str]:
    """Words that meet other words or leave the chart; marks that leave it."""
    inks = [(text.text, ink_rect(text)) for text in chart.texts]
    found = [f"{one!r} meets {other!r}" for (one, a), (other, b) in combinations(inks, 2) if meet(a, b, 0.5)]
    found += [f"{text!r} leaves the chart" for text, rect in inks if not _inside(rect, chart.rect)]
    return found + ["a mark leaves the chart" for mark in chart.marks if not _inside(mark.rect, chart.rect)]


def _inside(rect: Rect, around: Rect) -> bool:
    return (
        rect.x >= around.x - INSIDE
        and rect.y >= around.y - INSIDE
        and rect.right <= around.right + INSIDE
        and rect.bottom <= around.bottom + INSIDE
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["column", "bar"])
def test_columns_are_as_long_as_their_numbers(kind: str, size: Size) -> None:
    chart = laid_out(planned(kind, One=(3, 12.5, 0, -4, None), Two=(1, 2, 30, 4, 5)), size)
    values = [value for pair in zip((3, 12.5, 0, -4, None), (1, 2, 30, 4, 5), strict=True) for value in pair]
    known = [value for value in values if value]
    assert chart.values is not None
    length = chart.plot.height if kind == "column" else chart.plot.width
    per_unit = length / (chart.values.maximum - chart.values.minimum)
    found = [rect.height if kind == "column" else rect.width for rect in columns_of(chart)]
    assert found == pytest.approx([abs(value) * per_unit for value in known], abs=0.1)


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_stacked_columns_stand_on_one_another(kind: str) -> None:
    chart = laid_out(replace(planned(kind, One=(3, -1), Two=(4, 2), Three=(5, -2)), stacked=True))
    found = columns_of(chart)
    assert chart.values is not None
    length = chart.plot.height if kind == "column" else chart.plot.width
    per_unit = length / (chart.values.maximum - chart.values.minimum)
    sizes = [(rect.height if kind == "column" else rect.width) / per_unit for rect in found]
    assert sizes == pytest.approx([3, 4, 5, 1, 2, 2], abs=0.01)
    ends = [(rect.y, rect.bottom) if kind == "column" else (rect.right, rect.x) for rect in found]
    assert ends[0][0] == pytest.approx(ends[1][1])
    assert ends[1][0] == pytest.approx(ends[2][1])
    assert ends[3][1] == pytest.approx(ends[5][0])


def test_lines_go_through_their_numbers_and_break_at_gaps() -> None:
    values = (1.0, 3.0, None, 2.0, 2.5)
    chart = laid_out(planned("line", One=values))
    assert chart.values is not None
    ends = [point for mark in chart.marks if mark.stroke and mark.fill is None for point in _points(mark)]
    per_unit = chart.plot.height / (chart.values.maximum - chart.values.minimum)
    pitch = chart.plot.width / 5
    for index, value in enumerate(values):
        if value is not None:
            place = chart.plot.x + (index + 0.5) * pitch, chart.plot.bottom - (value - chart.values.minimum) * per_unit
            assert any(hypot(x - place[0], y - place[1]) < 0.1 for x, y in ends)
    lines = [mark for mark in chart.marks if mark.stroke and mark.fill is None and len(mark.steps) == 2]
    assert not [mark for mark in lines if mark.rect.height and mark.rect.width > pitch + 0.1]


def _points(mark: Mark) -> list[tuple[float, float]]:
    return [(step[-2], step[-1]) for step in mark.steps if len(step) > 1]


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_slices_are_as_wide_as_their_numbers(kind: str) -> None:
    values = (30.0, 25.0, 15.0, 12.0, 10.0, 8.0)
    chart = laid_out(planned(kind, Share=values))
    centre = chart.plot.x + chart.plot.width / 2, chart.plot.y + chart.plot.height / 2
    slices = [mark for mark in chart.marks if isclose(mark.rect.width, chart.plot.width)]
    assert len(slices) == 6
    reached = 0.0
    for mark, value in zip(slices, values, strict=True):
        reached += value
        turn = reached / 100 * 2 * pi
        outer = [p for p in _points(mark) if isclose(hypot(p[0] - centre[0], p[1] - centre[1]), chart.plot.width / 2)]
        angles = [atan2(x - centre[0], centre[1] - y) % (2 * pi) for x, y in outer]
        assert any(abs((angle - turn + pi) % (2 * pi) - pi) < 0.001 for angle in angles)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 6])
def test_words_keep_apart(kind: str, size: Size, theme: str, count: int) -> None:
    if kind in ("pie", "doughnut"):
        block = planned(kind, Share=tuple(float(7 * (index + 1)) for index in range(count)))
    else:
        names = WORDS[:count]
        block = planned(kind, **{name: (10.0 + place, 20.0, 5.0 * place) for place, name in enumerate(names)})
    assert faults(laid_out(block, size, theme)) == []


def random_chart(chance: random.Random) -> ChartOf:
    kind = chance.choice(KINDS)
    is_round, points = kind in ("pie", "doughnut"), chance.randint(1, 9)
    count = 1 if is_round else chance.randint(1, 6)
    points = min(points, 6) if is_round else max(points, 2)
    scale = 10 ** chance.randint(-3, 10)

    def value() -> float | None:
        if chance.random() < 0.1 and not is_round and kind != "area":
            return None
        low = 0.0 if is_round or kind == "area" or chance.random() < 0.7 else -1.0
        return round(chance.uniform(low, 1.0), 3) * scale + (scale / 1000 if is_round else 0.0)

    names = [f"{chance.choice(WORDS)} {index}" for index in range(points)]
    series = tuple(SeriesOf(f"{chance.choice(WORDS)} {n}", tuple(value() for _ in range(points))) for n in range(count))
    block = planned(kind, One=(1.0,))
    return replace(
        block,
        categories=tuple(names),
        series=series,
        corner=chance.choice(("", "Year", "Organisation")),
        axis=chance.choice(("", "Production of all kinds")),
        unit=chance.choice(("", "million tonnes")),
        after=chance.choice(("", "%")),
        decimals=chance.randint(0, 2),
        stacked=chance.random() < 0.3 and kind in ("column", "bar"),
    )


@pytest.mark.parametrize("seed", range(150))
def test_words_of_any_chart_keep_apart(seed: int) -> None:
    """What has no room is not laid out: its author is told. All else is without fault, and twice the same."""
    chance = random.Random(seed)
    block, size = random_chart(chance), chance.choice(SIZES)
    composer = composer_in(chance.choice(THEMES))
    charts = [lay_out_chart(block, look_of(size, composer), size, composer, "Title") for _ in range(2)]
    assert charts[0] == charts[1]
    if charts[0] is not None:
        assert faults(charts[0]) == []


def seen_apart(one: SeriesPaint, other: SeriesPaint) -> bool:
    """Whether a copier keeps two fills apart: one is lighter by half as much again, or their lines run otherwise."""
    first, second = one.fill, other.fill
    if isinstance(first, Colour) and isinstance(second, Colour):
        return contrast(grey(first.rgb), grey(second.rgb)) >= 1.5
    if isinstance(first, Hatch) and isinstance(second, Hatch):
        return first.lines is not second.lines
    return True


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_series_are_told_apart_without_colour(kind: str, theme: str) -> None:
    for count in range(2, 7):
        if kind in ("pie", "doughnut"):
            chart = laid_out(planned(kind, Share=(1.0,) * count), SLIDE, theme)
            paints = list(chart.series[0].slices)
        else:
            block = planned(kind, **{f"S{index}": (1.0, 2.0) for index in range(count)})
            paints = [series.paint for series in laid_out(block, SLIDE, theme).series]
        assert len(paints) == count
        for one, other in combinations(paints, 2):
            if kind == "line":
                assert one.stroke is not None
                assert other.stroke is not None
                assert (one.stroke.dash, one.symbol, one.fill) != (other.stroke.dash, other.symbol, other.fill)
            else:
                assert seen_apart(one, other), (one, other)
        strokes = [paint.stroke for paint in paints if paint.stroke]
        assert all(contrast(stroke.colour.rgb, "FFFFFF") >= 3.0 for stroke in strokes)


def test_every_way_of_hatching_is_of_use() -> None:
    chart = laid_out(planned("pie", Share=(1.0,) * 6), SLIDE, "plain")
    fills = [paint.fill for paint in chart.series[0].slices]
    assert {fill.lines for fill in fills if isinstance(fill, Hatch)} == set(Lines)


def test_lines_far_apart_are_named_at_their_ends_and_others_in_a_legend() -> None:
    apart = laid_out(planned("line", High=(8.0, 9.0), Low=(2.0, 1.0)))
    assert apart.legend is None
    assert [(label.point, label.series_name) for series in apart.series for label in series.labels] == [(1, True)] * 2
    together = laid_out(planned("line", High=(8.0, 5.0), Low=(2.0, 5.0)))
    assert together.legend is not None
    assert not any(series.labels for series in together.series)


def test_numbers_stand_at_columns_that_have_room_for_them() -> None:
    few = laid_out(planned("column", One=(1, 2, 3)))
    assert [label.point for label in few.series[0].labels] == [0, 1, 2]
    many = laid_out(planned("column", One=tuple(range(1000, 1060))))
    assert many.series[0].labels == ()


def test_names_too_long_for_columns_are_refused() -> None:
    block = replace(planned("column", One=(1,) * 9), categories=("Konstantinopolitanischer Dudelsackpfeifer",) * 9)
    composer = composer_in()
    assert lay_out_chart(block, look_of(PAGE, composer), PAGE, composer, "") is None
    assert laid_out(block, SLIDE).kind.value == "bar"


def test_a_small_chart_is_read_whole() -> None:
    block = replace(planned("column", Steel=(1.35, None, -2.85)), decimals=2, axis="Steel", unit="million tonnes")
    assert laid_out(block).alternative == (
        "Column chart: Title. Steel (million tonnes). A: 1.35; B: no number; C: −2.85."
    )


def test_of_a_large_chart_the_extremes_are_read() -> None:
    chart = laid_out(planned("line", One=(5.0, *range(1, 26), 7.0)))
    assert chart.alternative == "Line chart: Title. first, A: 5; last, [: 7; smallest, B: 1; largest, Z: 25."


def test_the_authors_own_description_stands() -> None:
    assert laid_out(replace(planned(One=(1, 2)), alternative="Two columns")).alternative == "Two columns"


@pytest.mark.parametrize(
    ("values", "ticks", "title"),
    [
        ((0, 61_000_000), {"0", "10", "20", "30", "40", "50", "60", "70"}, "People (in millions)"),
        ((0, 3.2e9), {"0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5"}, "People (in billions)"),
        ((0, 9_400), {"0", "2000", "4000", "6000", "8000", "10000"}, "People"),
        ((0, 61_400), {"0", "10,000", "20,000", "30,000", "40,000", "50,000", "60,000", "70,000"}, "People"),
        ((0, 6e23), {"0.0E+00", "1.0E+23", "2.0E+23", "3.0E+23", "4.0E+23", "5.0E+23", "6.0E+23"}, "People"),
    ],
)
def test_large_numbers_are_written_short(values: tuple[float, ...], ticks: set[str], title: str) -> None:
    chart = laid_out(replace(planned("line", One=values), axis="People"), PAGE)
    assert {text.text for text in chart.texts} == ticks | {title, "A", "B"}
