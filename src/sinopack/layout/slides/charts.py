"""A chart on a slide: native and editable, over the whole width, its caption at the foot."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.chart import lay_out_chart, say_thin_slices, slide_look
from sinopack.layout.frame import moved
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.styles import CAPTION_STEPS
from sinopack.page import Chart, Item, Role
from sinopack.plan import blocks

_CAPTION_ROOM = 96.0
_CAPTION_GAP = 12.0
_CAPTION_DROP = 4.0


def compose_chart(block: blocks.ChartOf, title: str, desk: Desk) -> list[Draft]:
    """One slide with the chart and its caption."""
    key = block.key
    items: list[Item] = [desk.title(desk.heading(block.title, title), key, 12, block.place, HEADING_ROOM)]
    bottom, caption = CONTENT_BOTTOM, None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        text = desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)
        top = CONTENT_BOTTOM - text.height + _CAPTION_DROP
        caption = desk.composer.box([text], (MARGIN, top), desk.grid.width, Role.CAPTION, f"{key}-caption")
        bottom = top - _CAPTION_GAP
    chart = _chart(block, title, Size(desk.grid.width, bottom - CONTENT_TOP), desk)
    if chart:
        items.append(moved(chart, MARGIN, CONTENT_TOP))
    return [Draft("Title only", key, tuple(items) + ((caption,) if caption else ()))]


def _chart(block: blocks.ChartOf, title: str, size: Size, desk: Desk) -> Chart | None:
    """The chart; columns whose names are too long become bars. Where there is too much of it, the author is told."""
    look = slide_look(desk.styles.caption.at(18.0, 22.0), desk.composer.theme)
    chart = lay_out_chart(block, look, size, desk.composer, title)
    if chart is None and block.kind == "column":
        chart = lay_out_chart(replace(block, kind="bar"), look, size, desk.composer, title)
        if chart:
            message = f"The names of the chart “{title}” are too long for columns; it is drawn with bars."
            desk.composer.notice(message, block.place)
    if chart is None:
        message = f"The chart “{title}” is too much for a slide."
        advice = "Leave rows or columns out, shorten its names, or show it in the handout only (show: handout)."
        desk.composer.problem(message, block.place, advice)
    else:
        say_thin_slices(chart, title, desk.composer, block.place)
    return chart
