"""Charts: planned charts go in, finished ones come out, which both files draw to one scale.

draft       the block, its look and size, its paints, how its numbers are written (`figures`) and scaled (`scale`)
  upright     columns, lines and areas       lying     bars       round     pies and doughnuts
    marks       columns, lines, areas, and the labels at their points       legend, texts, paths
  words       the description
finish      the item of a finished page
"""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.chart.draft import Draft, make_draft
from sinopack.layout.chart.look import ChartLook, page_look, slide_look
from sinopack.layout.chart.lying import lay_out_lying, natural_height
from sinopack.layout.chart.round import lay_out_round
from sinopack.layout.chart.upright import lay_out_upright
from sinopack.layout.chart.words import chart_in_words
from sinopack.layout.compose import Composer
from sinopack.page import Chart, ChartKind
from sinopack.plan.blocks import ChartOf
from sinopack.problems import Place

__all__ = ["ChartLook", "height_of_bars", "lay_out_chart", "page_look", "say_thin_slices", "slide_look"]


def height_of_bars(block: ChartOf, look: ChartLook, width: float, composer: Composer) -> float:
    """The height that a chart of bars takes in a width."""
    return natural_height(make_draft(block, ChartKind.BAR, look, Size(width, 0.0), composer))


def lay_out_chart(block: ChartOf, look: ChartLook, size: Size, composer: Composer, title: str) -> Chart | None:
    """The chart at the origin, just as large as `size`; None where it has no room there, as a chart of columns has not
    whose names are too long: it may be laid out as one of bars. `title` is what it is called in its description."""
    draft = make_draft(block, ChartKind(block.kind), look, size, composer)
    chart = _laid_out(draft)
    if chart is None or chart.alternative:
        return chart
    return replace(chart, alternative=chart_in_words(draft, title))


def unlabelled_slices(chart: Chart) -> tuple[str, ...]:
    """The names of slices that are too thin to bear their numbers."""
    if not chart.kind.is_round:
        return ()
    labelled = {label.point for series in chart.series for label in series.labels}
    return tuple(name for index, name in enumerate(chart.categories) if index not in labelled)


def say_thin_slices(chart: Chart, title: str, composer: Composer, place: Place | None) -> None:
    """Tell the author of slices whose numbers nobody will see."""
    thin = unlabelled_slices(chart)
    if thin:
        message = f"In the chart “{title}” there is no room for the numbers of thin slices: {', '.join(thin)}."
        composer.notice(message, place, "Put them together as one slice, or type `chart: bar`.")


def _laid_out(draft: Draft) -> Chart | None:
    if draft.kind.is_round:
        return lay_out_round(draft)
    return lay_out_lying(draft) if draft.kind is ChartKind.BAR else lay_out_upright(draft)
