"""Margin notes: in order, beside their lines where they can be, never over one another or over anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.content.markup import Inline, Span
from sinopack.layout.frame import Anchor, Frame
from sinopack.layout.handout.notes import NOTE_GAP, Note, Obstacle, compose_note, obstacle_of, place_notes
from sinopack.layout.handout.paginate import NEAR, Paginator, PartFrames
from sinopack.page import TextBox
from sinopack.plan.blocks import TermEntry
from sinopack.problems import Place, SourceFile
from tests.layout.desks import make_desk
from tests.layout.frames import block
from tests.layout.handout.laid import PACKS, laid_out, loaded

TOP, BOTTOM = 60.0, 560.0


def note(height: float, wish: float) -> Note:
    return Note(Frame(height), wish)


def place(notes: list[Note], obstacles: list[Obstacle] | None = None) -> tuple[list[float], int]:
    """The tops of the notes that are placed, and how many are not."""
    placed, rest = place_notes(notes, obstacles or [], TOP, BOTTOM)
    return [y for _, y in placed], len(rest)


def test_a_note_stands_where_it_wishes() -> None:
    assert place([note(30.0, 100.0), note(30.0, 300.0)]) == ([100.0, 300.0], 0)


def test_notes_that_collide_are_pushed_down_in_order() -> None:
    assert place([note(30.0, 100.0), note(30.0, 110.0), note(30.0, 112.0)]) == ([100.0, 138.0, 176.0], 0)


def test_notes_at_the_end_are_pushed_up() -> None:
    assert place([note(30.0, 500.0), note(30.0, 540.0)]) == ([492.0, 530.0], 0)


def test_notes_go_round_what_is_in_their_way() -> None:
    assert place([note(30.0, 100.0)], [Obstacle(90.0, 120.0)]) == ([128.0], 0)
    assert place([note(30.0, 540.0)], [Obstacle(520.0, 560.0)]) == ([482.0], 0)


def test_a_note_for_which_there_is_no_room_waits() -> None:
    assert place([note(300.0, 60.0), note(300.0, 70.0)]) == ([60.0], 1)
    assert place([note(30.0, 100.0)], [Obstacle(TOP, BOTTOM)]) == ([], 1)


obstacles = st.lists(st.tuples(st.floats(TOP, BOTTOM), st.floats(1, 150)), max_size=4).map(
    lambda found: [Obstacle(top, min(top + height, BOTTOM)) for top, height in sorted(found)]
)
notes = st.lists(st.tuples(st.floats(10, 160), st.floats(TOP, BOTTOM)), max_size=8).map(
    lambda found: [note(height, wish) for height, wish in sorted(found, key=lambda each: each[1])]
)


@given(notes, obstacles)
@example([note(height, TOP) for height in (10.0, 10.03125, 10.171875, 10.1953125, 92.28125, 159.578125, 159.75)], [])
def test_notes_never_overlap(wanted: list[Note], taken: list[Obstacle]) -> None:
    placed, rest = place_notes(wanted, taken, TOP, BOTTOM)
    assert [frame for frame, _ in placed] + [each.frame for each in rest] == [each.frame for each in wanted]
    for (above, y), (_, below) in pairwise(placed):
        assert y + above.height + NOTE_GAP <= below + 1e-6
    for frame, y in placed:
        assert y >= TOP - 1e-6
        assert y + frame.height <= BOTTOM + 1e-6
        for obstacle in taken:
            assert y + frame.height <= obstacle.top + 1e-6 or y >= obstacle.bottom - 1e-6


def term(name: str, meaning: str) -> TermEntry:
    place = Place(SourceFile("content.yaml"), 3, 1)
    return TermEntry(name, "", Inline((Span(meaning),)), f"term-{name}", place)


def test_the_first_line_of_a_note_stands_on_the_baseline_of_its_mention() -> None:
    desk = make_desk()
    found = compose_note(term("Comintern", "The Communist International."), 200.0, desk)
    (box,) = found.frame.items
    assert found.wish + box.lines[0].baseline == pytest.approx(200.0)  # type: ignore[union-attr]
    assert box.rect.x == desk.sheet.margin_x


def test_only_what_reaches_over_the_main_column_is_in_the_way() -> None:
    assert obstacle_of(block(50.0), 100.0, main=200.0) is None
    assert obstacle_of(block(50.0), 100.0, main=60.0) == Obstacle(100.0, 110.0)
    assert obstacle_of(replace(block(50.0), full=True), 100.0, main=200.0) == Obstacle(100.0, 150.0)


def pages_with(meaning: str, count: int) -> Paginator:
    """A page that mentions `count` terms in its first line."""
    terms = tuple(term(f"t{number}", meaning) for number in range(count))
    paginator = Paginator(make_desk("A5", terms))
    anchors = tuple(Anchor(each.key, 10.0) for each in terms)
    paginator.add(PartFrames("", "", (replace(block(100.0), anchors=anchors),), sinks=False))
    return paginator


def test_notes_without_room_go_on_to_pages_of_their_own() -> None:
    paginator = pages_with("What this means takes a good number of words to say in a margin. " * 2, 12)
    pages = paginator.finish()
    keys = [item.key for page in pages for item in page.items if item.key.endswith("-note")]
    assert keys == [f"term-t{number}-note" for number in range(12)]
    assert len(pages) > 1
    assert paginator.desk.composer.problems == []


def test_a_note_higher_than_a_page_is_a_problem_at_its_term() -> None:
    paginator = pages_with("word " * 900, 1)
    paginator.finish()
    (problem,) = paginator.desk.composer.problems
    assert problem.place is not None
    assert problem.place.line == 3


def test_no_part_is_set_closer_where_that_would_drive_a_note_away_from_its_line() -> None:
    page = laid_out(loaded("every-block"), "A4", PACKS["every-block"].parent).document.pages[1]
    (stands,) = (item.rect.y for item in page.items if item.key.endswith("-word-1-note"))
    (line,) = (
        item.rect.y for item in page.items if isinstance(item, TextBox) and item.text.startswith("The gauge was")
    )
    assert abs(stands - line) < NEAR
