"""The drawn timeline: 500 made up ones keep every promise; and what is drawn of a few made by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sinopack.layout.frame import Frame
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.part import heading_height
from sinopack.layout.handout.timeline import compose_timeline
from sinopack.page import Connector, Group, Item, Outline, Role, Shape, TextBox
from sinopack.plan.blocks import TimelineList
from tests.layout.handout.laid import laid_out
from tests.layout.handout.reading import flat
from tests.layout.text.conftest import make_typesetter
from tests.layout.timeline.generated import make_desk, timeline
from tests.plan.typed import typed

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


def drawn(events: str, eras: str = "[]", more: str = "") -> list[Item]:
    """Everything on the pages of the timeline of a pack with these events."""
    pack = typed(
        f"pack: {{title: T}}\nsections: [{{title: A, id: a}}]\ntimeline:\n  eras: {eras}\n  events:\n{events}{more}"
    )
    handout = laid_out(pack, "A4")
    return [item for page in handout.document.pages for item in flat(page.items)]


def shapes(items: list[Item], end: str) -> list[Shape]:
    return [item for item in items if isinstance(item, Shape) and item.key.endswith(end)]


def test_precision_is_drawn() -> None:
    items = drawn(
        "    - 1950-02-14: Day\n    - 1951-03: Month\n    - 1953?: About\n    - 1955/1957: Range\n    - 1960: End\n"
    )
    day, month, about, lasted = (
        shapes(items, f"event-{name}-mark-1")[0] for name in ("day", "month", "about", "range")
    )
    assert (day.outline, day.fill is None) == (Outline.ELLIPSE, False)
    assert (month.outline, month.fill) == (Outline.ELLIPSE, None)
    assert month.stroke is not None
    assert not month.stroke.dash
    assert about.stroke is not None
    assert about.stroke.dash
    (bar,) = shapes(items, "event-range-bar")
    assert bar.rect.height > 2 * lasted.rect.height
    assert bar.rect.right < lasted.rect.x


def test_a_bar_is_dashed_where_it_is_in_doubt_and_open_where_it_has_no_end() -> None:
    items = drawn("    - c. 1950/1960: Doubt\n    - 1955/: Open\n    - 1970: End\n")
    (doubt,) = shapes(items, "event-doubt-bar-doubt")
    (solid,) = shapes(items, "event-doubt-bar")
    assert doubt.stroke is not None
    assert doubt.stroke.dash
    assert doubt.rect.y < solid.rect.y
    assert [shape.outline for shape in shapes(items, "event-open-bar-open")] == [Outline.TRIANGLE_DOWN]
    assert not shapes(items, "event-doubt-bar-open")


def test_only_what_occurs_is_in_the_key() -> None:
    items = drawn("    - {date: 1950-02-14, text: Day, category: war}\n    - 1951-03-02: Other\n")
    keys = {item.key for item in items if item.key.startswith("timeline-key-")}
    assert keys == {
        "timeline-key-rule",
        "timeline-key-dot",
        "timeline-key-dot-sign",
        "timeline-key-category-1",
        "timeline-key-1-sign",
    }


def test_a_category_is_read_with_its_event() -> None:
    pack = typed("pack: {title: T}\nsections: [{title: A}]\ntimeline:\n  - {date: 1950, text: Day, category: war}\n")
    groups = [item for page in laid_out(pack, "A4").document.pages for item in page.items if isinstance(item, Group)]
    (sign,) = [group for group in groups if group.key == "event-day-category"]
    assert (sign.role, sign.alternative) == (Role.FIGURE, "war")
    assert [around.role for around in sign.within][-2:] == [Role.LIST, Role.LIST_ITEM]


def test_the_number_of_its_section_leads_there() -> None:
    items = drawn("    - {date: 1950, text: Day, section: a}\n")
    (number,) = [item for item in items if item.key == "event-day-section"]
    assert isinstance(number, TextBox)
    assert (number.text, number.paragraphs[0].runs[0].style.link) == ("1", "#section-a")


def test_the_scale_is_printed_on_every_page() -> None:
    events = "".join(f"    - {1900 + n}: Event number {n}\n" for n in range(60))
    items = drawn(events)
    said = [item.text for item in items if isinstance(item, TextBox) and item.key.startswith("timeline-scale-")]
    assert len(said) == 3
    assert all(text.startswith("To scale: ") for text in said)
    ticks = [item for item in items if isinstance(item, Connector) and item.key.endswith("-goes-on")]
    assert len(ticks) == 2


def test_an_event_with_too_much_to_say_makes_it_a_list() -> None:
    items = drawn(f"    - 1950: {'word ' * 900}\n    - 1951: Short\n")
    assert not [item for item in items if "-leader-" in item.key]
    assert [item for item in items if item.key == "event-short"]
