"""The drawn timeline: 500 made up ones keep every promise; and what is drawn of a few made by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.part import heading_height
from sinopack.layout.handout.timeline import compose_timeline
from sinopack.page import Connector, Group, Item, TextBox
from sinopack.plan.blocks import TimelineList
from tests.layout.text.conftest import make_typesetter
from tests.layout.timeline.generated import make_desk, timeline

SEEDS = 500
CHUNK = 25
FLOOR = 9.0
TOLERANCE = 0.01
TYPESETTER = make_typesetter()


def items_of(frame: Frame) -> list[Item]:
    """The frame's items, without groups."""
    found: list[Item] = []
    for item in frame.items:
        found += item.items if isinstance(item, Group) else [item]  # type: ignore[list-item]
    return found


def boxes(frame: Frame, end: str) -> list[TextBox]:
    return [item for item in items_of(frame) if isinstance(item, TextBox) and item.key.endswith(end)]


def is_list(frames: list[Frame]) -> bool:
    return not any("-leader-" in item.key for frame in frames for item in items_of(frame))


def check(block: TimelineList, frames: list[Frame], desk: Desk) -> None:
    events = [event.key for era in block.eras for event in era.events]
    dates = [box.key.removesuffix("-date") for frame in frames for box in boxes(frame, "-date")]
    assert dates == events
    for number, frame in enumerate(frames):
        rows = check_labels(frame, desk)
        if not is_list(frames):
            check_leaders(frame, rows)
            room = desk.sheet.bottom - (desk.sheet.bare_top if number else desk.sheet.top)
            above = 0.0 if number else heading_height(block.title.text, desk)
            assert frame.height <= room - above + TOLERANCE
        for item in items_of(frame):
            assert -TOLERANCE <= item.rect.x <= item.rect.right <= desk.sheet.width + TOLERANCE, item.key
            assert -10.0 <= item.rect.y <= item.rect.bottom <= frame.height + 10.0, item.key
            if isinstance(item, TextBox):
                assert all(run.style.size >= FLOOR for paragraph in item.paragraphs for run in paragraph.runs)
                assert -TOLERANCE <= item.rect.y <= item.rect.bottom <= frame.height + TOLERANCE, item.key


def check_labels(frame: Frame, desk: Desk) -> list[tuple[str, float]]:
    """No label lies over another: neither the events' nor the eras'. Where each begins."""
    rows: dict[str, list[TextBox]] = {}
    for item in items_of(frame):
        if isinstance(item, TextBox) and item.key.startswith("event-"):
            rows.setdefault("-".join(item.key.split("-")[:2]), []).append(item)
    spans = [(min(b.rect.y for b in row), max(b.rect.bottom for b in row), key) for key, row in rows.items()]
    for one, two in pairwise(spans):
        assert one[1] <= two[0] + TOLERANCE, (one, two)
    names = [item for item in items_of(frame) if isinstance(item, TextBox) and item.key.startswith("era-")]
    for one_name, two_name in pairwise(names):
        assert one_name.rect.bottom <= two_name.rect.y + TOLERANCE
    figures = [item for item in items_of(frame) if isinstance(item, TextBox) and item.key.startswith("timeline-year-")]
    for one_year, two_year in pairwise(figures):
        assert one_year.rect.y + one_year.rect.height - 4.0 <= two_year.rect.y + TOLERANCE
    return [(key, top) for top, _, key in spans]


def check_leaders(frame: Frame, rows: list[tuple[str, float]]) -> None:
    """One for each label, ending level with its first line, and none crossing another."""
    leaders: dict[str, list[Connector]] = {}
    for item in items_of(frame):
        if isinstance(item, Connector) and "-leader-" in item.key:
            leaders.setdefault(item.key.split("-leader-")[0], []).append(item)
    assert list(leaders) == [key for key, _ in rows]
    for key, top in rows:
        assert leaders[key][-1].y2 == pytest.approx(top + 6.5, abs=0.5)
    for one, two in pairwise(leaders.values()):
        xs = sorted({x for part in (*one, *two) for x in (part.x1, part.x2)})
        assert all(height(one, x) <= height(two, x) + TOLERANCE for x in xs)


def height(leader: list[Connector], x: float) -> float:
    part = next(part for part in leader if x <= part.x2 + 1e-9)
    return part.y1 + (part.y2 - part.y1) * (x - part.x1) / (part.x2 - part.x1)


@pytest.mark.parametrize("first", range(0, SEEDS, CHUNK))
def test_made_up_timelines_keep_every_promise(first: int) -> None:
    for seed in range(first, first + CHUNK):
        block, chronology = timeline(seed)
        desk = make_desk(chronology, ("A4", "A5", "Letter")[seed % 3], ("two-colour", "plain")[seed % 2], TYPESETTER)
        frames = compose_timeline(block, desk)
        check(block, frames, desk)
        if seed % 10 == 0:
            assert compose_timeline(block, desk) == frames


def test_most_are_drawn() -> None:
    """The list is for what no drawing can hold: here, only labels longer than a page."""
    drawn = 0
    for seed in range(0, 100):
        block, chronology = timeline(seed)
        drawn += not is_list(compose_timeline(block, make_desk(chronology, "A4", typesetter=TYPESETTER)))
    assert drawn == 100
