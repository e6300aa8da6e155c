"""Steps in rows and rings: in their order, apart from one another, each with its arrow to the next."""

from __future__ import annotations

from itertools import combinations
from math import inf

import pytest

from sinopack.geometry import Size
from sinopack.layout.diagram import Places, lay_out
from sinopack.layout.diagram.places import What
from sinopack.page import Site
from sinopack.plan.blocks import DiagramArrow, DiagramBox, DiagramOf
from tests.layout.desks import make_composer
from tests.layout.diagram.drawn import COLUMN, LOOK, PAGE, SLIDE, SMALL, inline, overlap, segments, texts
from tests.layout.meeting import enters

COMPOSER = make_composer()


def steps(kind: str, count: int, text: str = "step") -> DiagramOf:
    boxes = tuple(DiagramBox(inline(f"{text} {n + 1}" + " and more" * (n % 4))) for n in range(count))
    pairs = [(n, n + 1) for n in range(count - 1)] + ([(count - 1, 0)] if kind == "cycle" else [])
    return DiagramOf(kind, boxes, tuple(DiagramArrow(*pair) for pair in pairs), "", (), None, None, "diagram")


def laid_out(block: DiagramOf, room: Size) -> Places | None:
    return lay_out(block, texts(block, LOOK if room == SLIDE else SMALL, COMPOSER), room)


@pytest.mark.parametrize("room", [SLIDE, COLUMN, PAGE, Size(180, inf)], ids=["slide", "column", "page", "narrow"])
@pytest.mark.parametrize("kind", ["sequence", "cycle"])
def test_nothing_meets_what_it_must_not(kind: str, room: Size) -> None:
    fitted = 0
    for count in range(1 if kind == "sequence" else 3, 13):
        places = laid_out(steps(kind, count), room)
        if places is None:
            continue
        fitted += 1
        assert all(overlap(one, other) < -8 for one, other in combinations(places.boxes, 2)), count
        assert not any(enters(line, box) for line in segments(places) for box in places.boxes), count
        assert places.size.width <= room.width + 0.02
        assert places.size.height <= room.height + 0.02
        arrows = [(wire.start.number, wire.end.number) for wire in places.wires]
        assert arrows == [(n, (n + 1) % count) for n in range(count if kind == "cycle" else count - 1)]
        assert all(wire.start.what is wire.end.what is What.BOX for wire in places.wires)
        assert places == laid_out(steps(kind, count), room)
    assert fitted >= 6


def test_rows_are_read_from_left_to_right() -> None:
    places = laid_out(steps("sequence", 9), SLIDE)
    assert places is not None
    rows = sorted({box.y for box in places.boxes})
    assert len(rows) > 1
    assert [*places.boxes] == sorted(places.boxes, key=lambda box: (box.y, box.x))
    turns = [wire for wire in places.wires if wire.bent]
    assert len(turns) == len(rows) - 1
    assert all((wire.start.site, wire.end.site) == (Site.BOTTOM, Site.TOP) for wire in turns)


def test_rows_are_equally_full_but_for_the_last() -> None:
    places = laid_out(steps("sequence", 10, "a longer step"), SLIDE)
    assert places is not None
    counts = [sum(box.y == y for box in places.boxes) for y in sorted({box.y for box in places.boxes})]
    assert counts[0] - counts[-1] <= len(counts)
    assert set(counts[:-1]) == {counts[0]}


def test_a_narrow_column_has_one_step_a_row() -> None:
    places = laid_out(steps("sequence", 4, "a longer step"), Size(120, inf))
    assert places is not None
    assert len({box.x for box in places.boxes}) == 1
    assert not any(wire.bent for wire in places.wires)


def test_a_ring_runs_clockwise() -> None:
    """The lines from the middle of the ring to its steps turn one way round."""
    for room in (SLIDE, Size(260, inf)):
        for count in range(3, 9):
            places = laid_out(steps("cycle", count), room)
            assert places is not None
            middle_x, middle_y = places.size.width / 2, places.size.height / 2
            at = [(box.x + box.width / 2 - middle_x, box.y + box.height / 2 - middle_y) for box in places.boxes]
            turns = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(at, [*at[1:], at[0]], strict=True)]
            assert min(turns) > -1e-6, (room, count)


def test_what_has_no_room_is_not_squeezed_in() -> None:
    assert laid_out(steps("sequence", 60), SLIDE) is None
    assert laid_out(steps("sequence", 2, "Donaudampfschiffahrtsgesellschaft"), Size(80, inf)) is None
    assert laid_out(steps("cycle", 12), Size(864, 60)) is None
