"""A diagram as items: one described figure, texts that fit in their boxes, ends on sites."""

from __future__ import annotations

import pytest

from sinopack.layout.diagram import Pen, draw, lay_out
from sinopack.page import Connector, Group, Role, Shape, TextBox, point_of
from sinopack.plan.blocks import DiagramOf
from tests.layout.desks import make_composer
from tests.layout.diagram.drawn import LOOK, PAGE, SLIDE, SMALL, causes, random_causes, texts

COMPOSER = make_composer()


def drawn(block: DiagramOf, *, level: bool = True) -> Group | None:
    look, room = (LOOK, SLIDE) if level else (SMALL, PAGE)
    measured = texts(block, look, COMPOSER)
    places = lay_out(block, measured, room, is_level=level)
    return draw(block, Pen(measured, places, "diagram", (48.0, 116.0)), "What it shows") if places else None


def test_every_text_fits_in_its_box_and_every_end_is_on_its_site() -> None:
    for seed in range(80):
        for level in (True, False):
            group = drawn(random_causes(seed), level=level)
            for item in group.items if group else ():
                if isinstance(item, TextBox):
                    inside = item.rect.width - item.padding.left - item.padding.right
                    assert all(line.width <= inside + 0.01 for line in item.lines), (seed, item.text)
                    foot = item.padding.top + item.lines[-1].top + item.lines[-1].height + item.padding.bottom
                    assert foot <= item.rect.height + 0.01, (seed, item.text)
                if isinstance(item, Connector):
                    assert group is not None
                    for join, point in ((item.start, item.points[0]), (item.end, item.points[-1])):
                        assert join is not None
                        target = next(other for other in group.items if getattr(other, "key", "") == join.key)
                        assert point == pytest.approx(point_of(target.rect, join.site), abs=1e-6)


def test_it_is_one_described_figure_whose_lines_are_decoration() -> None:
    group = drawn(causes(3, (0, 2), (1, 2, "by letter")))
    assert group is not None
    assert (group.role, group.alternative) == (Role.FIGURE, "What it shows")
    for item in group.items:
        if isinstance(item, Connector | Shape):
            assert item.role is Role.ARTIFACT
    assert [item.text for item in group.items if isinstance(item, TextBox)] == ["A", "B", "C", "by letter"]
    assert len({item.key for item in group.items}) == len(group.items)


def test_only_one_or_two_outcomes_stand_out() -> None:
    accent = COMPOSER.theme.surface("current").fill

    def strong(block: DiagramOf) -> str:
        group = drawn(block)
        assert group is not None
        return "".join(item.text for item in group.items if isinstance(item, TextBox) and item.fill == accent)

    assert strong(causes(3, (0, 1), (1, 2))) == "C"
    assert strong(causes(3, (0, 1), (0, 2))) == "BC"
    assert strong(causes(4, (0, 1), (0, 2), (0, 3))) == ""
