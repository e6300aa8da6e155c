"""Pagination as arithmetic: hand-made frames onto the pages of an A5 sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.layout.frame import Frame, Heading, whole
from sinopack.layout.handout.open_page import OpenPage
from sinopack.layout.handout.paginate import PART_GAP, Paginator, PartFrames
from sinopack.layout.handout.sheet import TOP_RULE, sheet_of
from sinopack.layout.handout.table import table_frame
from sinopack.problems import Place, SourceFile
from tests.layout.desks import make_desk
from tests.layout.frames import PITCH, block, numbered, said, table, text_box, text_frame

SHEET = sheet_of("A5")
BARE_TOP = SHEET.bare_top
ROOM = SHEET.bottom - BARE_TOP
LINES = int(ROOM / PITCH)
"""The lines that a page holds."""


def paginate(*parts: list[Frame], sinks: bool = True) -> list[OpenPage]:
    paginator = Paginator(make_desk("A5"))
    for number, frames in enumerate(parts, 1):
        paginator.add(PartFrames(f"Part {number}", str(number), tuple(frames), sinks=sinks and number < len(parts)))
    pages = paginator.finish()
    assert paginator.desk.composer.problems == []
    return pages


def words(pages: list[OpenPage]) -> list[list[str]]:
    return [said(page.items) for page in pages]


def tops(page: OpenPage) -> dict[str, float]:
    return {item.key: item.rect.y for item in page.items}


def test_a_page_hangs_from_a_rule() -> None:
    (page,) = paginate([block(50.0)])
    assert [(item.key, item.rect.y) for item in page.items] == [("page-1-rule", TOP_RULE), ("block", BARE_TOP)]


def test_a_frame_that_hangs_brings_its_own_rule() -> None:
    (page,) = paginate([replace(block(50.0), hangs=True)])
    assert tops(page) == {"block": TOP_RULE}


def test_space_before_is_lost_at_the_top_of_a_page_and_space_after_at_its_foot() -> None:
    first = replace(block(ROOM - 30.0, "first"), space_before=20.0, space_after=100.0)
    second = replace(block(50.0, "second"), space_before=20.0)
    one, two = paginate([first, second])
    assert tops(one)["first"] == BARE_TOP
    assert tops(two)["second"] == BARE_TOP


def test_the_larger_space_stands_between_frames() -> None:
    frames = [replace(block(20.0, "a"), space_after=6.0), replace(block(20.0, "b"), space_before=15.0)]
    (page,) = paginate(frames)
    assert tops(page)["b"] == BARE_TOP + 35.0


def test_what_is_kept_with_the_next_goes_over_with_it() -> None:
    heading = replace(block(20.0, "heading"), keep_with_next=True)
    pages = paginate([block(ROOM - 60.0, "before"), heading, block(50.0, "after")])
    assert words(pages) == [["before"], ["heading", "after"]]


def test_a_heading_keeps_two_lines_of_the_paragraph_below_it() -> None:
    heading = replace(block(20.0, "heading"), keep_with_next=True)
    text = text_frame(numbered(6))
    fits = paginate([block(ROOM - 40.0, "before"), heading, text])
    assert words(fits) == [["before", "heading", "w0", "w1"], ["w2", "w3", "w4", "w5"]]
    too_low = paginate([block(ROOM - 39.0, "before"), heading, text])
    assert words(too_low) == [["before"], ["heading", *numbered(6)]]


@pytest.mark.parametrize("above", range(LINES - 7, LINES + 1))
def test_neither_widows_nor_orphans(above: int) -> None:
    pages = paginate([block(above * PITCH, "before"), text_frame(numbered(5))])
    parts = [[word for word in page if word != "before"] for page in words(pages)]
    assert [word for part in parts for word in part] == numbered(5)
    assert all(len(part) != 1 for part in parts)


def test_a_part_begins_a_page() -> None:
    pages = paginate([block(ROOM * 0.7, "one")], [block(ROOM * 0.4, "two")])
    assert words(pages) == [["one"], ["two"]]
    assert [(page.part, page.number) for page in pages] == [("Part 1", "1"), ("Part 2", "2")]


def test_a_part_that_fits_below_shares_the_page() -> None:
    (page,) = paginate([block(ROOM * 0.7, "one")], [block(ROOM * 0.1, "two")])
    assert tops(page)["two"] == pytest.approx(BARE_TOP + ROOM * 0.7 + PART_GAP)
    assert page.part == "Part 1"


def test_a_page_with_much_room_is_shared_by_a_part_that_goes_on() -> None:
    pages = paginate([block(ROOM * 0.3, "one")], [text_frame(numbered(2 * LINES))])
    assert words(pages)[0][:3] == ["one", "w0", "w1"]


def spaced(count: int, over: float, gap: float = 20.0) -> list[Frame]:
    """Blocks with a gap between them, together higher than a page by so much."""
    height = (ROOM + over - (count - 1) * gap) / count
    return [replace(block(height, f"b{number}"), space_after=gap) for number in range(count)]


@pytest.mark.parametrize(("over", "share"), [(0.0, 1.0), (10.0, 0.85), (11.9, 0.85), (20.0, 0.7), (23.9, 0.7)])
def test_a_part_is_set_as_much_closer_as_spares_it_a_page_for_its_last_lines(over: float, share: float) -> None:
    page, _ = paginate(spaced(5, over), [block(ROOM, "next")])
    height = (ROOM + over - 80.0) / 5
    assert said(page.items) == ["b0", "b1", "b2", "b3", "b4"]
    assert tops(page)["b1"] - tops(page)["b0"] - height == pytest.approx(20.0 * share)


def test_a_part_keeps_its_spaces_where_closeness_would_spare_no_page() -> None:
    one, two = paginate(spaced(5, 24.5))[:2]
    assert (said(one.items), said(two.items)) == (["b0", "b1", "b2", "b3"], ["b4"])
    assert tops(one)["b1"] - tops(one)["b0"] == pytest.approx((ROOM + 24.5 - 80.0) / 5 + 20.0)


def test_a_part_that_ends_well_down_its_last_page_keeps_its_spaces() -> None:
    frames = [*spaced(5, 10.0), block(ROOM * 0.4, "more")]
    one = paginate(frames)[0]
    assert tops(one)["b1"] - tops(one)["b0"] == pytest.approx((ROOM + 10.0 - 80.0) / 5 + 20.0)


def test_on_a_shared_page_a_paragraph_stays_whole_where_little_stays_empty_for_that() -> None:
    before = [block(ROOM * 0.3, "one")]
    top = ROOM * 0.3 + PART_GAP
    little, much = (
        paginate(before, [block(ROOM - top - left, "two"), text_frame(numbered(LINES))])
        for left in (0.14 * ROOM, 0.16 * ROOM)
    )
    assert words(little)[:2] == [["one", "two"], numbered(LINES)]
    assert words(much)[0][:3] == ["one", "two", "w0"]


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_the_next_page_begins_where_it_did_though_its_part_begins_lower(lines: int) -> None:
    top = ROOM * 0.3 + PART_GAP
    two = block(ROOM - top - 0.14 * ROOM, "two")
    found = paginate([block(ROOM * 0.3 + lines * PITCH, "one")], [two, text_frame(numbered(LINES))])
    assert words(found)[:2] == [["one", "two"], numbered(LINES)]


def test_what_is_refused_is_refused_once_however_often_a_part_is_tried() -> None:
    paginator = Paginator(make_desk("A5"))
    paginator.add(PartFrames("Part", "1", (block(ROOM * 1.1, "too high"), block(20.0, "rest")), sinks=False))
    paginator.finish()
    assert len(paginator.desk.composer.problems) == 1


def test_a_panel_goes_to_the_foot_of_the_last_page_of_its_part() -> None:
    panel = replace(block(60.0, "panel"), at_foot=True)
    one, _ = paginate([block(ROOM * 0.85, "text"), panel], [block(ROOM, "next")])
    assert tops(one)["panel"] == pytest.approx(SHEET.bottom - 60.0)


@pytest.mark.parametrize(
    ("above", "sinks"), [(ROOM * 0.3, True), (40.0, True), (ROOM * 0.7, False)], ids=["too far", "no text", "last"]
)
def test_a_panel_stays_where_sinking_would_look_like_a_fault(above: float, sinks: bool) -> None:
    panel = replace(block(60.0, "panel"), at_foot=True)
    pages = paginate([block(above, "text"), panel], [block(ROOM, "next")], sinks=sinks)
    assert tops(pages[0])["panel"] == pytest.approx(BARE_TOP + above)


def test_a_table_over_three_pages_has_its_head_on_each() -> None:
    rows = ["head", *numbered(2 * LINES + 5)]
    pages = paginate([table_frame(table(rows, header_rows=1))])
    assert len(pages) == 3
    assert all(page[0] == "head" for page in words(pages))
    assert [word for page in words(pages) for word in page[1:]] == rows[1:]


def test_what_should_stay_whole_is_cut_only_where_no_page_can_hold_it() -> None:
    fits = paginate([block(50.0, "before"), whole(text_frame(numbered(LINES)))])
    assert words(fits) == [["before"], numbered(LINES)]
    too_high = paginate([whole(text_frame(numbered(LINES + 5)))])
    assert [len(page) for page in words(too_high)] == [LINES, 5]


@pytest.mark.parametrize("height", [ROOM + 1.0, ROOM + 3.0, 3 * ROOM])
def test_what_no_page_can_hold_is_a_problem_at_its_place(height: float) -> None:
    place = Place(SourceFile("content.yaml"), 12, 5)
    paginator = Paginator(make_desk("A5"))
    tall = replace(block(height), place=place)
    paginator.add(PartFrames("", "", (block(20.0), tall, block(20.0, "after")), sinks=False))
    paginator.finish()
    (problem,) = paginator.desk.composer.problems
    assert problem.place == place
    assert "does not fit on a page" in problem.message


def test_what_has_no_break_is_cut_between_its_lines_where_no_page_can_hold_it() -> None:
    title = text_box([numbered(LINES + 5)], "title")
    beside = text_box([["beside", "below"]], "beside", y=4.0)
    pages = paginate([Frame(title.rect.height, (title, beside))])
    assert [len(page) for page in words(pages)] == [LINES + 2, 5]


def test_a_row_that_no_page_can_hold_is_refused_under_its_head_too() -> None:
    rows = table(["head", "row"], header_rows=1)
    tall = replace(rows, heights=(PITCH, ROOM), rect=replace(rows.rect, height=PITCH + ROOM))
    paginator = Paginator(make_desk("A5"))
    paginator.add(PartFrames("", "", (table_frame(tall),), sinks=False))
    paginator.finish()
    (problem,) = paginator.desk.composer.problems
    assert "does not fit on a page" in problem.message


def test_a_frame_just_as_high_as_the_page_fits() -> None:
    assert words(paginate([block(20.0, "before"), block(ROOM)])) == [["before"], ["block"]]


def test_headings_are_known_by_where_they_came_to_stand() -> None:
    frame = replace(block(30.0), headings=(Heading("here", "Here", 0, 5.0),))
    _, page = paginate([block(ROOM, "before"), frame])
    assert page.headings == [Heading("here", "Here", 0, BARE_TOP + 5.0)]


@st.composite
def parts(draw: st.DrawFn) -> list[list[Frame]]:
    """Parts of paragraphs, blocks and tables, none higher than a page."""
    found: list[list[Frame]] = []
    for number in range(draw(st.integers(1, 4))):
        frames = []
        for index in range(draw(st.integers(1, 6))):
            name, size = f"{number}-{index}-", draw(st.integers(1, 60))
            kind = draw(st.sampled_from(["text", "whole", "block", "table"]))
            if kind == "block":
                frame = block(min(size * PITCH, ROOM), name)
            elif kind == "table":
                frame = replace(table_frame(table(numbered(size, name), name)), repeated=None)
            else:
                frame = text_frame(numbered(size, name), name)
                frame = whole(frame) if kind == "whole" and size <= LINES else frame
            spaces = draw(st.sampled_from([0.0, 8.0, 20.0])), draw(st.sampled_from([0.0, 12.0]))
            frame = replace(frame, space_before=spaces[0], space_after=spaces[1], keep_with_next=draw(st.booleans()))
            frames.append(replace(frame, at_foot=draw(st.booleans())))
        found.append(frames)
    return found


@given(parts())
def test_nothing_is_lost_below_the_bottom_or_out_of_order(found: list[list[Frame]]) -> None:
    pages = paginate(*found)
    every = [word for frames in found for frame in frames for word in said(frame.items)]
    assert [word for page in words(pages) for word in page] == every
    for page in pages:
        previous = 0.0
        for item in page.items:
            assert item.rect.y >= previous - 0.02
            assert item.rect.bottom <= SHEET.bottom + 0.02
            previous = item.rect.bottom
