"""Charts for tests: planned, and laid out in real fonts."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.chart import ChartLook, lay_out_chart, page_look, slide_look
from sinopack.layout.compose import Composer
from sinopack.layout.styles import page_styles, slide_styles
from sinopack.page import Chart
from sinopack.plan.blocks import ChartOf, SeriesOf
from sinopack.theme import load_theme
from tests.layout.desks import make_composer

SLIDE, NARROW_SLIDE, PAGE = Size(864.0, 368.0), Size(624.0, 336.0), Size(340.0, 204.0)
KINDS = ("column", "bar", "line", "area", "pie", "doughnut")


def planned(kind: str = "column", **series: tuple[float | None, ...]) -> ChartOf:
    """A chart of the series, with categories A, B, …"""
    length = max(len(values) for values in series.values())
    return ChartOf(
        kind=kind,
        corner="",
        categories=tuple(chr(ord("A") + index) for index in range(length)),
        series=tuple(SeriesOf(name, values) for name, values in series.items()),
        axis="",
        unit="",
        before="",
        after="",
        decimals=0,
        stacked=False,
        title=None,
        caption=None,
        alternative="",
        key="chart-test",
    )


def composer_in(theme: str = "two-colour") -> Composer:
    return replace(make_composer(), theme=load_theme(theme, Path()))


def look_of(size: Size, composer: Composer) -> ChartLook:
    if size == PAGE:
        return page_look(page_styles(composer.theme).note, composer.theme)
    return slide_look(slide_styles(composer.theme).caption.at(18.0, 22.0), composer.theme)


def laid_out(block: ChartOf, size: Size = SLIDE, theme: str = "two-colour") -> Chart:
    """The chart; columns too narrow for their names are bars, as on pages and slides."""
    composer = composer_in(theme)
    look = look_of(size, composer)
    chart = lay_out_chart(block, look, size, composer, "Title")
    if chart is None:
        chart = lay_out_chart(replace(block, kind="bar"), look, size, composer, "Title")
    assert chart is not None
    return chart
