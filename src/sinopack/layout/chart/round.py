"""Pies and doughnuts: up to six slices, clockwise from the top, each named beside it.

In: a draft. Out: a finished chart. Where slices are so thin that their names would meet, and in a doughnut, the names
stand in a legend on the right.
"""

from __future__ import annotations

from math import cos, pi, sin

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.chart.draft import Draft
from sinopack.layout.chart.finish import Parts, finish
from sinopack.layout.chart.legend import draw_legend, plan_legend
from sinopack.layout.chart.paths import slice_of
from sinopack.layout.chart.texts import ink_rect, meet, overlap
from sinopack.page import Chart, ChartKind, Hatch, PointLabel, TextBox

HOLE = 0.5
"""The radius of a doughnut's hole, as a share of its own."""
_LARGEST = 0.9
"""The share of the chart's height that a circle takes at most."""


def lay_out_round(draft: Draft) -> Chart:
    """The chart: with its names around it if they have room."""
    if draft.kind is ChartKind.PIE:
        radius = _radius(draft)
        centre = (draft.size.width / 2, draft.size.height / 2)
        labels = _around(draft, centre, radius, names=True)
        inside = all(box.rect.x >= 0.0 and box.rect.right <= draft.size.width for box in labels)
        if inside and radius > 0.2 * draft.size.height and not overlap(labels):
            return _drawn(draft, centre, radius, labels)
    return _with_legend(draft)


def _angles(draft: Draft) -> list[tuple[float, float]]:
    values = [value or 0.0 for value in draft.block.series[0].values]
    whole, reached, found = sum(values), 0.0, []
    for value in values:
        found.append((reached / whole * 2 * pi, (reached + value) / whole * 2 * pi))
        reached += value
    return found


def _label(draft: Draft, index: int, *, names: bool) -> str:
    figure = draft.figures.text(draft.block.series[0].values[index] or 0.0)
    return f"{draft.block.categories[index]}\n{figure}" if names else figure


def _radius(draft: Draft) -> float:
    """The largest circle with room for labels on every side."""
    across = draft.size.width / 2 - _widest(draft, names=True) - draft.look.gap
    return max(min(draft.size.height / 2 - 2 * draft.leading - draft.look.gap, across), 0.0)


def _widest(draft: Draft, *, names: bool) -> float:
    """The width of the widest label."""
    labels = [_label(draft, index, names=names) for index in range(len(draft.block.categories))]
    return max(draft.writer.width(label, draft.look.strong) for label in labels)


def _around(draft: Draft, centre: tuple[float, float], radius: float, *, names: bool) -> list[TextBox]:
    """A label beside the middle of each slice, touching the circle around it."""
    found = []
    for index, (start, end) in enumerate(_angles(draft)):
        text = _label(draft, index, names=names)
        box = draft.writer.box(text, draft.look.strong, (0.0, 0.0), (0.5, 0.5))
        right, up = sin((start + end) / 2), cos((start + end) / 2)
        reach = radius + draft.look.gap
        x = centre[0] + right * (reach + box.rect.width / 2)
        y = centre[1] - up * (reach + box.rect.height / 2)
        found.append(replace(box, rect=box.rect.moved(x, y)))
    return found


def _drawn(draft: Draft, centre: tuple[float, float], radius: float, labels: list[TextBox]) -> Chart:
    parts = Parts(texts=list(labels))
    _slices(draft, centre, radius, 0.0, parts)
    style = draft.writer.look(draft.look.strong)
    for index in range(len(labels)):
        parts.label(0, PointLabel(index, "outEnd", style, value=True, category_name=True))
    return finish(draft, _square(centre, radius), parts)


def _with_legend(draft: Draft) -> Chart:
    """The circle on the left, the names on the right; the numbers on the ring, or around the pie, if they have room."""
    names, size = draft.block.categories, draft.size
    is_ring = draft.kind is ChartKind.DOUGHNUT
    plan = plan_legend(names, draft, 1.0)
    down = 0.0 if is_ring else draft.leading + draft.look.gap
    across = 0.0 if is_ring else _widest(draft, names=False) + draft.look.gap
    between = draft.look.gap * 6 + across
    room = size.width - plan.width - 4 * draft.look.gap - between - across
    radius = max(min(size.height * _LARGEST / 2 - down, room / 2), 10.0)
    left = max((size.width - across - 2 * radius - between - plan.width) / 2, 0.0)
    centre = (left + across + radius, size.height / 2)
    parts = Parts()
    hole = HOLE * radius if is_ring else 0.0
    _slices(draft, centre, radius, hole, parts)
    if is_ring:
        _on_ring(draft, centre, radius, parts)
    else:
        _beside_pie(draft, centre, radius, parts)
    at = (centre[0] + radius + between, max(size.height / 2 - plan.height(draft) / 2, 0.0))
    parts.legend, marks, texts = draw_legend(plan, names, draft, at, "r")
    parts.marks += marks
    parts.texts += texts
    chart = finish(draft, _square(centre, radius), parts)
    return replace(chart, hole=HOLE) if is_ring else chart


def _beside_pie(draft: Draft, centre: tuple[float, float], radius: float, parts: Parts) -> None:
    """The numbers around a pie, those of the largest slices first; one that would meet another is left to be read from
    the description."""
    style = draft.writer.look(draft.look.strong)
    labels = _around(draft, centre, radius, names=False)
    values = draft.block.series[0].values
    kept: list[TextBox] = []
    for index in sorted(range(len(labels)), key=lambda index: -(values[index] or 0.0)):
        box = labels[index]
        if not any(meet(ink_rect(box), ink_rect(other), -draft.look.gap) for other in kept):
            kept.append(box)
            parts.texts.append(box)
            parts.label(0, PointLabel(index, "outEnd", style, value=True))


def _on_ring(draft: Draft, centre: tuple[float, float], radius: float, parts: Parts) -> None:
    """The numbers in the middle of the ring, where the slice has room for them."""
    middle = radius * (1 + HOLE) / 2
    for index, (start, end) in enumerate(_angles(draft)):
        surface = draft.surfaces[index]
        style = replace(draft.look.strong, colour=surface.text)
        angle, text = (start + end) / 2, _label(draft, index, names=False)
        wide = draft.writer.width(text, style)
        if wide > radius * (1 - HOLE) or (end - start) * middle < max(draft.leading, wide * abs(cos(angle))) * 1.1:
            continue
        at = (centre[0] + middle * sin(angle), centre[1] - middle * cos(angle))
        box = draft.writer.beside(text, style, at, 0.5)
        plate = surface.ground if isinstance(surface.fill, Hatch) else None
        parts.texts.append(replace(box, fill=plate) if plate else box)
        parts.label(0, PointLabel(index, "", draft.writer.look(style), value=True, plate=plate))


def _slices(draft: Draft, centre: tuple[float, float], radius: float, hole: float, parts: Parts) -> None:
    for angles, paint in zip(_angles(draft), draft.paints, strict=True):
        if angles[1] > angles[0]:
            parts.marks.append(slice_of(centre, radius, hole, angles, paint))


def _square(centre: tuple[float, float], radius: float) -> Rect:
    return Rect(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
