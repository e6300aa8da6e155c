"""Charts of the handout: in the main column, or across both where there is much of it; never parted."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.chart import ChartLook, height_of_bars, lay_out_chart, page_look, say_thin_slices
from sinopack.layout.frame import Frame, enclosed, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.page import Chart, Role
from sinopack.plan import blocks

_GAP = 20.0
_NARROW = 280.0
"""A main column narrower than this leaves charts both columns."""
_MANY = 12
"""From so many points across on, a chart takes both columns."""
_RATIO = 0.6
_HIGHEST = 0.4
"""Of the room on a page, for all but bars."""
_LEAST_LEADINGS = 11
_LINEAR_LEADINGS = 13
"""The least height of a chart, in leadings of its figures; on a linear sheet these are large."""
_ROUND_LEADINGS = 14
_BARS_HIGHEST = 0.9


def compose_chart(block: blocks.ChartOf, desk: Desk) -> list[Frame]:
    """A title, the chart, its caption."""
    chart = _chart(block, desk)
    frames = []
    over = Column(0.0, chart.rect.width if chart else desk.sheet.main, desk.styles.component_heading)
    if block.title:
        title = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_2, f"{block.key}-title")
        frames.append(replace(whole(title), space_after=8.0, keep_with_next=True))
    if chart:
        frames.append(Frame(chart.rect.height, (chart,), keep_with_next=True))
    if block.caption:
        below = replace(over, style=desk.styles.caption)
        text = desk.paragraph(desk.pieces(block.caption), below, Role.CAPTION, f"{block.key}-caption")
        frames.append(replace(text, space_before=8.0))
    if not frames:
        return []
    full = chart is not None and chart.rect.width > desk.sheet.main
    figure = enclosed(stack(frames), Role.SECTION, f"{block.key}-chart")  # so that no caption is another's
    figure = figure if desk.sheet.is_linear else whole(figure)
    return [replace(figure, space_before=_GAP, space_after=_GAP, full=full, place=block.place)]


def _chart(block: blocks.ChartOf, desk: Desk) -> Chart | None:
    """The chart in the narrower of the columns that holds it; columns whose names are too long for both become bars."""
    sheet = desk.sheet
    styles = desk.styles
    look = page_look(styles.note, desk.composer.theme, least=styles.least_rule)
    several = block.kind in ("column", "line", "area")
    many = several and len(block.categories) * (len(block.series) if block.kind == "column" else 1) > _MANY
    title = block.title.text if block.title else block.axis or block.series[0].name
    widths = [sheet.width] if many or sheet.main < _NARROW else list(dict.fromkeys((sheet.main, sheet.width)))
    for kind in (block.kind, "bar") if block.kind == "column" else (block.kind,):
        for width in widths:
            chart = _in_width(replace(block, kind=kind), look, width, desk)
            if chart:
                if kind != block.kind:
                    message = f"The names of the chart “{title}” are too long for columns; it is drawn with bars."
                    desk.composer.notice(message, block.place)
                say_thin_slices(chart, title, desk.composer, block.place)
                return chart
    message = f"The chart “{title}” is too much for a page of {sheet.called}."
    advice = "Leave rows or columns out, shorten its names, or show it on the slides only (show: slides)."
    desk.composer.problem(message.replace("a page of its page", "its page"), block.place, advice)
    return None


def _in_width(block: blocks.ChartOf, look: ChartLook, width: float, desk: Desk) -> Chart | None:
    room, leading = desk.sheet.room, look.text.leading
    match block.kind:
        case "bar":
            height = height_of_bars(block, look, width, desk.composer)
            if height > _BARS_HIGHEST * room:
                return None
        case "pie" | "doughnut":
            height = _ROUND_LEADINGS * leading
        case _:
            least = _LINEAR_LEADINGS if desk.sheet.is_linear else _LEAST_LEADINGS
            height = max(min(_RATIO * width, _HIGHEST * room), least * leading)
    title = block.title.text if block.title else block.axis
    return lay_out_chart(block, look, Size(width, height), desk.composer, title)
