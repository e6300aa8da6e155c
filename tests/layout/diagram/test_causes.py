"""Causes and effects: whatever the graph, boxes stand apart, lines meet no box but their own, labels meet nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from sinopack.geometry import Rect, Size
from sinopack.layout.diagram import Look, Places, lay_out
from sinopack.layout.diagram.graph import ranks_of
from sinopack.layout.diagram.places import What, is_level
from sinopack.page import Site, point_of
from sinopack.plan.blocks import DiagramOf
from tests.layout.desks import make_composer
from tests.layout.diagram.drawn import (
    COLUMN,
    LOOK,
    PAGE,
    SLIDE,
    SMALL,
    causes,
    overlap,
    random_causes,
    segments,
    texts,
)  # fmt: skip
from tests.layout.meeting import enters

GRAPHS = 340
WAYS = ((SLIDE, LOOK, True), (COLUMN, SMALL, False), (PAGE, SMALL, True))
COMPOSER = make_composer()


def laid_out(block: DiagramOf, room: Size, look: Look, level: bool) -> Places | None:
    return lay_out(block, texts(block, look, COMPOSER), room, is_level=level)


@pytest.mark.parametrize("first", range(0, GRAPHS, 34))
def test_nothing_meets_what_it_must_not(first: int) -> None:
    fitted = 0
    for seed in range(first, first + 34):
        block = random_causes(seed)
        for room, look, level in WAYS:
            places = laid_out(block, room, look, level)
            if places is not None:
                fitted += 1
                assert faults(places, block, room, level) == [], (seed, room, level)
    assert fitted > 40


def faults(places: Places, block: DiagramOf, room: Size, level: bool) -> list[str]:
    """What is wrong with a diagram."""
    found = []
    labels = [bar.label for bar in places.bars if bar.label]
    bars = [bar.rect for bar in places.bars]
    for one, other in combinations([*places.boxes, *labels], 2):
        if overlap(one, other) > -1.0:
            found.append(f"{one} touches {other}")
    for rect in (*places.boxes, *labels):
        found += [f"a line meets {rect}" for segment in segments(places) if enters(segment, rect)]
        found += [f"a bar meets {rect}" for bar in bars if overlap(bar, rect) > -1.0]
    whole = Rect(-0.01, -0.01, places.size.width + 0.02, places.size.height + 0.02)
    for rect in (*places.boxes, *labels, *bars):
        if rect.x < whole.x or rect.y < whole.y or rect.right > whole.right or rect.bottom > whole.bottom:
            found.append(f"{rect} is outside")
    if places.size.width > room.width + 0.02 or places.size.height > room.height + 0.02:
        found.append(f"{places.size} is more than the room")
    return [*found, *_wrong_arrows(places, block, level)]


def _wrong_arrows(places: Places, block: DiagramOf, level: bool) -> list[str]:
    """Every arrow goes on from its cause over bars of its own to its effect, and points forwards."""
    found = []
    for number, arrow in enumerate(block.arrows):
        wires = [wire for wire in places.wires if wire.arrow == number]
        at = (What.BOX, arrow.start)
        for wire in wires:
            if (wire.start.what, wire.start.number) != at:
                found.append(f"arrow {number} is broken")
            at = (wire.end.what, wire.end.number)
            if wire.end.what is What.BAR and places.bars[wire.end.number].arrow != number:
                found.append(f"arrow {number} runs over a bar of another")
        if at != (What.BOX, arrow.end) or [wire.has_head for wire in wires] != [False] * (len(wires) - 1) + [True]:
            found.append(f"arrow {number} does not end in its effect")
        start, end = places.boxes[arrow.start], places.boxes[arrow.end]
        if (end.x - start.right if level else end.y - start.bottom) <= 0:
            found.append(f"arrow {number} runs backwards")
        if bool(arrow.label) != any(bar.label for bar in places.bars if bar.arrow == number):
            found.append(f"the label of arrow {number} is missing")
    for wire in places.wires:
        sites = (Site.RIGHT, Site.LEFT) if level else (Site.BOTTOM, Site.TOP)
        if (wire.start.site, wire.end.site) != sites or places.points(wire)[0] != point_of(
            places.rect(wire.start), wire.start.site
        ):
            found.append("an end is on no site")
        if wire.bent and len(places.points(wire)) != 4:
            found.append("a bent line has no corners")
    return found


def test_the_same_diagram_is_always_laid_out_alike() -> None:
    for seed in range(0, GRAPHS, 10):
        once, again = (laid_out(random_causes(seed), PAGE, SMALL, False) for _ in range(2))
        assert once == again


def test_bent_lines_of_two_effects_never_run_into_one_another() -> None:
    """Where two lines share a stretch, they lead from one cause or to one effect."""
    for seed in range(120):
        block = random_causes(seed)
        places = laid_out(block, SLIDE, LOOK, True)
        if places is None:
            continue
        bent = [wire for wire in places.wires if wire.bent]
        for one, other in combinations(bent, 2):
            (_, first_low), (_, first_high) = sorted(places.points(one)[1:3], key=lambda p: p[1])
            (_, other_low), (_, other_high) = sorted(places.points(other)[1:3], key=lambda p: p[1])
            same_line = abs(places.points(one)[1][0] - places.points(other)[1][0]) < 0.5
            if same_line and min(first_high, other_high) - max(first_low, other_low) > 0.01:
                assert one.start == other.start or one.end == other.end, seed


def test_a_cause_stands_right_before_its_first_effect() -> None:
    assert ranks_of(5, [(0, 1), (1, 2), (2, 3), (4, 3)]) == [0, 1, 2, 3, 2]


def test_a_chain_is_straight() -> None:
    for level in (True, False):
        block = causes(4, (0, 1), (1, 2, "so"), (2, 3))
        places = laid_out(block, SLIDE, SMALL, level)
        assert places is not None
        assert len({round(box.y + box.height / 2 if level else box.x + box.width / 2, 3) for box in places.boxes}) == 1
        assert not any(wire.bent for wire in places.wires)


def test_an_effect_stands_amid_its_causes() -> None:
    for count in (2, 3, 4, 5):
        places = laid_out(causes(count + 1, *((n, count) for n in range(count))), PAGE, SMALL, False)
        assert places is not None
        middles = [box.x + box.width / 2 for box in places.boxes]
        assert middles[count] == pytest.approx(sum(middles[:count]) / count, abs=0.1)


def test_crossings_that_need_not_be_are_not_there() -> None:
    """Typed crosswise, drawn straight."""
    places = laid_out(causes(4, (0, 3), (1, 2)), SLIDE, LOOK, True)
    assert places is not None
    assert not any(wire.bent for wire in places.wires)
    assert all(abs(start[1] - end[1]) < 0.01 for start, end in segments(places))


def test_boxes_of_a_rank_are_alike() -> None:
    names = ["War", "A very long cause in many words", "Debt", "Effect"]
    level = laid_out(causes(4, (0, 3), (1, 3), (2, 3), names=names), SLIDE, LOOK, True)
    down = laid_out(causes(4, (0, 3), (1, 3), (2, 3), names=names), PAGE, SMALL, False)
    assert level is not None
    assert down is not None
    assert len({box.width for box in level.boxes[:3]}) == 1
    assert len({(box.width, box.height) for box in down.boxes[:3]}) == 1


def test_what_has_no_room_is_not_squeezed_in() -> None:
    assert laid_out(causes(9, *((n, 8) for n in range(8))), Size(864, 120), LOOK, True) is None
    assert laid_out(causes(9, *((n, n + 1) for n in range(8))), Size(300, 368), LOOK, True) is None


def test_lines_run_sideways_or_upright_as_their_sites_say() -> None:
    assert [is_level(site) for site in (Site.LEFT, Site.RIGHT, Site.TOP, Site.BOTTOM)] == [True, True, False, False]
