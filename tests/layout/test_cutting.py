"""Frames cut in two: between lines, between rows, through grounds and rules; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.cutting import cut
from sinopack.layout.frame import Anchor, Frame, Heading, inset, stack
from sinopack.layout.handout.table import table_frame
from sinopack.page import Connector, Group, Outline, Shape, Stroke, Table, TextBox
from tests.layout.frames import INK, PITCH, block, numbered, said, table, text_box, text_frame


def test_a_paragraph_is_cut_between_its_lines() -> None:
    above, below = cut(text_frame(numbered(6)), 20.0)
    assert (above.height, said(above.items)) == (20.0, ["w0", "w1"])
    assert (below.height, said(below.items)) == (40.0, ["w2", "w3", "w4", "w5"])
    (rest,) = below.items
    assert isinstance(rest, TextBox)
    assert [line.top for line in rest.lines] == [0.0, 10.0, 20.0, 30.0]
    assert rest.rect == Rect(0.0, 0.0, 100.0, 40.0)
    assert below.breaks == (10.0, 20.0)


def test_each_half_keeps_the_paragraphs_of_which_it_has_lines() -> None:
    box = text_box([["a", "b"], ["c", "d"], ["e"]])
    above, below = cut(Frame(50.0, (box,), (30.0,)), 30.0)
    first, rest = above.items[0], below.items[0]
    assert isinstance(first, TextBox)
    assert isinstance(rest, TextBox)
    assert [paragraph.text for paragraph in first.paragraphs] == ["a b", "c d"]
    assert [paragraph.text for paragraph in rest.paragraphs] == ["c d", "e"]
    assert [line.paragraph for line in rest.lines] == [0, 1]


def test_the_rest_of_a_box_knows_with_which_of_its_paragraphs_it_begins() -> None:
    """Else what goes on over the page would be taken for the first paragraph again, by who listens."""
    box = text_box([["a"], ["b", "c"], ["d"], ["e"]])
    _, rest = cut(Frame(50.0, (box,), (20.0, 40.0)), 20.0)
    _, last = cut(rest, 20.0)

    assert [item.begins for half in (rest, last) for item in half.items if isinstance(item, TextBox)] == [1, 3]


def test_the_mark_of_a_list_item_goes_with_its_line() -> None:
    _, below = cut(Frame(40.0, (text_box([["a", "b"], ["c", "d"]]),), (20.0,)), 20.0)
    (rest,) = below.items
    assert isinstance(rest, TextBox)
    assert rest.lines[0].marker is not None
    assert rest.lines[0].marker.y == 2.0


def test_a_ground_and_a_rule_are_cut_anywhere() -> None:
    ground = Shape(Rect(0.0, 0.0, 100.0, 60.0), Outline.RECTANGLE, "ground", fill=INK)
    rule = Connector(5.0, 0.0, 5.0, 60.0, Stroke(INK, 1.0), "rule")
    above, below = cut(Frame(60.0, (ground, rule), (25.0,)), 25.0)
    assert [item.rect for item in above.items] == [Rect(0.0, 0.0, 100.0, 25.0), Rect(5.0, 0.0, 0.0, 25.0)]
    assert [item.rect for item in below.items] == [Rect(0.0, 0.0, 100.0, 35.0), Rect(5.0, 0.0, 0.0, 35.0)]


def test_anchors_and_headings_go_with_their_lines() -> None:
    frame = replace(
        text_frame(numbered(6)),
        anchors=(Anchor("term-a", 18.0), Anchor("term-b", 28.0)),
        headings=(Heading("top", "", -1), Heading("later", "", -1, 20.0)),
    )
    above, below = cut(frame, 20.0)
    assert [anchor.term for anchor in above.anchors] == ["term-a"]
    assert below.anchors == (Anchor("term-b", 8.0),)
    assert [heading.destination for heading in above.headings] == ["top"]
    assert below.headings == (Heading("later", "", -1, 0.0),)


def test_only_the_rest_is_bound_to_what_follows() -> None:
    frame = replace(text_frame(numbered(6)), keep_with_next=True, space_after=9.0)
    above, below = cut(frame, 20.0)
    assert (above.keep_with_next, above.space_after) == (False, 0.0)
    assert (below.keep_with_next, below.space_after) == (True, 9.0)


def test_a_table_repeats_its_head_after_every_cut() -> None:
    frame = table_frame(table(["head", *numbered(9)], header_rows=1))
    pages = [frame]
    while pages[-1].height > 40.0:
        fitting = [each for each in pages[-1].breaks if each <= 40.0]
        pages[-1:] = cut(pages[-1], fitting[-1])
    assert [said(page.items) for page in pages] == [
        ["head", "w0", "w1", "w2"],
        ["head", "w3", "w4", "w5"],
        ["head", "w6", "w7", "w8"],
    ]
    rest = [item for item in pages[1].items if isinstance(item, Table)]
    assert [(each.key, each.header_rows) for each in rest] == [("table-again", 1), ("table", 0)]


def test_the_first_row_and_the_last_stay_with_their_neighbours() -> None:
    assert table_frame(table(numbered(6))).breaks == (20.0, 30.0, 40.0)
    assert table_frame(table(["head", *numbered(5)], header_rows=1)).breaks == (30.0, 40.0)
    assert table_frame(table(numbered(2))).breaks == (10.0,)


def test_a_break_through_a_group_is_a_bug() -> None:
    group = Group(Rect(0.0, 0.0, 100.0, 40.0), (), "group")
    with pytest.raises(AssertionError, match="a break runs through group"):
        cut(Frame(40.0, (group,), (20.0,)), 20.0)


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Paragraphs, blocks, tables and panels one under the other."""
    parts: list[Frame] = []
    for number in range(draw(st.integers(1, 6))):
        size = draw(st.integers(1, 9))
        words = numbered(size, f"p{number}-")
        kind = draw(st.sampled_from(["text", "block", "table", "panel"]))
        if kind == "text":
            part = text_frame(words, f"text-{number}")
        elif kind == "block":
            part = block(size * PITCH, f"block-{number}")
        elif kind == "table":
            part = replace(table_frame(table(words, f"table-{number}")), repeated=None)
        else:
            inner = inset(text_frame(words, f"panel-{number}"), 5.0, 7.0, 6.0)
            ground = Shape(Rect(0.0, 0.0, 100.0, inner.height), Outline.RECTANGLE, f"ground-{number}", fill=INK)
            part = replace(inner, items=(ground, *inner.items))
        before, after = draw(st.sampled_from([0.0, 4.0])), draw(st.sampled_from([0.0, 12.0]))
        parts.append(replace(part, space_before=before, space_after=after, keep_with_next=draw(st.booleans())))
    return stack(parts)


@given(frames(), st.data())
def test_the_text_before_is_the_text_after(frame: Frame, data: st.DataObject) -> None:
    rest, words, height = frame, [], 0.0
    while rest.breaks:
        y = data.draw(st.sampled_from(rest.breaks))
        above, below = cut(rest, y)
        assert above.height == pytest.approx(y)
        assert above.height + below.height == pytest.approx(rest.height)
        assert all(item.rect.bottom <= above.height + 0.02 for item in above.items)
        assert all(item.rect.y >= -0.02 and item.rect.bottom <= below.height + 0.02 for item in below.items)
        words += said(above.items)
        height += above.height
        rest = below
    assert words + said(rest.items) == said(frame.items)
    assert height + rest.height == pytest.approx(frame.height)
