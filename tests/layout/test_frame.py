"""Frames stacked, moved and laid over one another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import (
    Anchor,
    Frame,
    Heading,
    PageNumberOf,
    inset,
    moved,
    natural_height,
    overlaid,
    shifted,
    stack,
    whole,
)
from sinopack.layout.text import Family, TextStyle
from sinopack.page import Connector, Group, Stroke
from tests.layout.frames import INK, block, numbered, said, text_box, text_frame


def test_stack_puts_the_larger_space_between_frames() -> None:
    first = replace(block(20.0, "a"), space_before=50.0, space_after=6.0)
    second = replace(block(30.0, "b"), space_before=10.0, space_after=70.0)
    both = stack([first, second])
    assert both.height == 20 + 10 + 30
    assert [item.rect.y for item in both.items] == [0.0, 30.0]
    assert (both.space_before, both.space_after) == (50.0, 70.0)
    assert both.height == natural_height([first, second])


def test_stack_adds_its_own_gap() -> None:
    assert stack([block(20.0), block(20.0), block(20.0)], 4.0).height == 68


def test_stack_is_cut_where_frames_meet_and_where_they_may_be_cut() -> None:
    both = stack([text_frame(numbered(5)), block(30.0), replace(text_frame(numbered(4)), space_before=5.0)])
    assert both.breaks == (20.0, 30.0, 50.0, 85.0, 105.0)


def test_what_is_kept_with_the_next_is_not_parted_from_it() -> None:
    both = stack([replace(block(20.0), keep_with_next=True), text_frame(numbered(4))])
    assert both.breaks == (40.0,)


def test_stack_moves_anchors_and_headings() -> None:
    noted = Frame(20.0, anchors=(Anchor("term-a", 8.0),), headings=(Heading("here", "Here", 0, 3.0),))
    both = stack([block(30.0), noted])
    assert both.anchors == (Anchor("term-a", 38.0),)
    assert both.headings == (Heading("here", "Here", 0, 33.0),)


def test_a_stack_with_something_wide_is_wide() -> None:
    assert stack([block(10.0), replace(block(10.0), full=True)]).full
    assert not stack([block(10.0), block(10.0)]).full


def test_inset_makes_room_on_three_sides() -> None:
    frame = inset(text_frame(numbered(4)), 14.0, 12.0, 10.0)
    assert frame.height == 62
    assert (frame.items[0].rect.x, frame.items[0].rect.y) == (14.0, 12.0)
    assert frame.breaks == (32.0,)


def test_shifted_moves_all_but_the_height() -> None:
    frame = shifted(replace(text_frame(numbered(4)), poor_breaks=(10.0,)), 5.0, 100.0)
    assert (frame.height, frame.breaks, frame.poor_breaks) == (40.0, (120.0,), (110.0,))


def test_whole_remembers_where_it_could_be_cut() -> None:
    frame = whole(text_frame(numbered(5)))
    assert (frame.breaks, frame.poor_breaks) == ((), (20.0, 30.0))
    assert whole(frame) == frame


def test_overlaid_is_as_high_as_the_highest_and_never_cut() -> None:
    both = overlaid([text_frame(numbered(6), "a"), shifted(block(30.0, "b"), 50.0, 0.0)])
    assert (both.height, both.breaks) == (60.0, ())
    assert said(both.items) == [*numbered(6), "b"]


def test_moved_moves_what_is_inside_a_group() -> None:
    line = Connector(0.0, 0.0, 10.0, 5.0, Stroke(INK, 1.0), "line")
    group = Group(Rect(0.0, 0.0, 100.0, 30.0), (text_box([["word"]]), line), "group")
    result = moved(group, 3.0, 4.0)
    assert isinstance(result, Group)
    assert [(item.rect.x, item.rect.y) for item in (result, *result.items)] == [(3.0, 4.0)] * 3
    assert result.items[1].rect == Rect(3.0, 4.0, 10.0, 5.0)


def test_moved_moves_the_corners_of_a_line() -> None:
    line = Connector(0.0, 0.0, 10.0, 6.0, Stroke(INK, 1.0), "line", corners=((5.0, 0.0), (5.0, 6.0)))
    result = moved(line, 3.0, 4.0)
    assert isinstance(result, Connector)
    assert result.points == ((3.0, 4.0), (8.0, 4.0), (8.0, 10.0), (13.0, 10.0))


def test_moved_moves_a_page_number_to_come() -> None:
    number = PageNumberOf(Rect(1.0, 2.0, 3.0, 4.0), "there", TextStyle(Family.SANS, 9, 12, INK), "key")
    assert moved(number, 1.0, 1.0).rect == Rect(2.0, 3.0, 3.0, 4.0)


@pytest.mark.parametrize("frames", [[], [block(10.0)]])
def test_natural_height_of_little(frames: list[Frame]) -> None:
    assert natural_height(frames) == sum(frame.height for frame in frames)
