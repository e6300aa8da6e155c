"""Every kind of question on every sheet: room to answer in, none of the answer for students, all of it for teachers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from sinopack.content import load
from sinopack.layout.frame import Frame
from sinopack.layout.handout.answer_space import LINE_PITCH, WRITING_BOX
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.questions import compose_question
from sinopack.layout.handout.sheet import sheet_of
from sinopack.page import Group, Item, Outline, Shape, Table, TextBox
from sinopack.plan.blocks import tasks
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner
from sinopack.plan.questions import STUDENTS, TEACHERS, Wish, plan_questions
from sinopack.theme import load_labels
from tests.layout.desks import make_desk

PACK = load(Path(__file__).parents[2] / "packs" / "question-kinds" / "content.yaml")
PAPERS = ("A4", "Letter", "A5")
ANSWER_SPACE = ("-line-", "-box-", "-gaps-", "-table", "-pinned", "-aspect-")
"""What the keys of room to answer in have in common."""


def questions(wish: Wish) -> list[tasks.QuestionOf]:
    planner = Planner(PACK, load_labels("en"), "handout", Keys(PACK))
    return [block for _, block in plan_questions(planner, wish)]


def of_kind(kind: type, wish: Wish = STUDENTS) -> tasks.QuestionOf:
    return next(block for block in questions(wish) if isinstance(block.task, kind))


def desk_for(paper: str) -> Desk:
    desk = make_desk()
    desk.sheet = sheet_of(paper)
    return desk


def items_of(frames: list[Frame]) -> Iterator[Item]:
    for frame in frames:
        for item in frame.items:
            assert not hasattr(item, "destination")
            yield from item.items if isinstance(item, Group) else (item,)  # type: ignore[union-attr, misc]


def said(frames: list[Frame]) -> str:
    texts = [item.said for item in items_of(frames) if isinstance(item, TextBox)]
    cells = [cell.said for item in items_of(frames) if isinstance(item, Table) for row in item.rows for cell in row]
    return "\n".join((*texts, *cells))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("wish", [STUDENTS, TEACHERS, Wish(support=True)])
def test_nothing_reaches_over_the_edge_of_the_sheet(paper: str, wish: Wish) -> None:
    desk = desk_for(paper)
    for block in questions(wish):
        for item in items_of(compose_question(block, desk)):
            assert item.rect.x >= -0.01, item.key
            assert item.rect.right <= desk.sheet.width + 0.01, item.key


@pytest.mark.parametrize("paper", PAPERS)
def test_a_question_is_never_parted_from_its_first_answer_space(paper: str) -> None:
    """Its stem stands in a frame with the first of what is to be done, or in one that is kept with the next."""
    desk = desk_for(paper)
    for block in questions(STUDENTS):
        frames = compose_question(block, desk)
        holder = next(frame for frame in frames if any(item.key == block.key for item in frame.items))
        answer = [item.rect.bottom for item in holder.items if any(part in item.key for part in ANSWER_SPACE)]
        if answer:
            assert all(cut >= min(answer) - 0.01 for cut in holder.breaks), block.key
        else:
            assert holder.keep_with_next, block.key


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("wish", [STUDENTS, Wish(support=True)])
def test_lines_for_names_stand_on_the_page_of_their_picture(paper: str, wish: Wish) -> None:
    desk = desk_for(paper)
    for block in questions(wish):
        if isinstance(block.task, tasks.LabelTask):
            (frame,) = compose_question(block, desk)
            assert frame.height <= desk.sheet.bare_room + 0.01, block.key


def test_a_picture_to_label_is_smaller_where_its_lines_need_the_room() -> None:
    block, desk = of_kind(tasks.LabelTask), make_desk()
    (plentiful,) = compose_question(block, desk)
    desk.sheet = replace(desk.sheet, foot=desk.sheet.size.height - desk.sheet.bare_top - 0.9 * plentiful.height)
    (scarce,) = compose_question(block, desk)
    assert scarce.height <= desk.sheet.bare_room + 0.01 < plentiful.height


@pytest.mark.parametrize("paper", PAPERS)
def test_a_source_stays_with_its_first_aspects_and_comes_again_with_those_on_a_later_page(paper: str) -> None:
    desk = desk_for(paper)
    for block in questions(STUDENTS):
        if isinstance(block.task, tasks.AnalysisTask):
            frames = compose_question(block, desk)
            count = len(block.task.aspects)
            asked, later = frames[:-count], frames[1 - count :]
            assert all(frame.keep_with_next for frame in asked)
            heads = [said([frame.recalled]) for frame in later if frame.recalled]
            assert len(heads) == len(later)
            assert all(f"Question {block.number} (continued)" in head for head in heads)
            assert not frames[-1].keep_with_next


def test_boxes_to_write_in_are_large_enough() -> None:
    for kind in (tasks.OrderTask, tasks.MatchTask):
        block = of_kind(kind)
        frames = compose_question(block, make_desk())
        boxes = [item.rect for item in items_of(frames) if isinstance(item, Shape) and "-box-" in item.key]
        assert len(boxes) == len(block.task.items)  # type: ignore[union-attr]
        assert {(box.width, box.height) for box in boxes} == {(WRITING_BOX, WRITING_BOX)}
        tops = sorted(box.y for box in boxes)
        assert all(below - above >= WRITING_BOX + 4 for above, below in pairwise(tops))


def test_a_picture_has_a_line_for_each_place_and_no_name() -> None:
    block = of_kind(tasks.LabelTask)
    frames = compose_question(block, make_desk())
    lines = [item for item in items_of(frames) if isinstance(item, TextBox) and "-line-" in item.key]
    assert [line.said for line in lines] == ["(blank)"] * 6
    assert all(150 < line.lines[0].width <= line.rect.width for line in lines)
    tops = sorted({round(line.rect.y, 2) for line in lines})
    assert all(below - above >= LINE_PITCH - 0.01 for above, below in pairwise(tops))
    named = compose_question(of_kind(tasks.LabelTask, TEACHERS), make_desk())
    assert "The toll house" in said(named)


def test_empty_cells_are_all_alike() -> None:
    frames = compose_question(of_kind(tasks.TableTask), make_desk())
    (table,) = (item for item in items_of(frames) if isinstance(item, Table))
    blanks = [cell for row in table.rows for cell in row if cell.said.startswith("(blank)")]
    assert len(blanks) == 7
    assert len({len(cell.lines) for cell in blanks}) == 1
    assert "lantern" not in said(frames)


@pytest.mark.parametrize("seed", ["", "B"])
def test_teachers_have_the_answers_in_their_places(seed: str) -> None:
    order = of_kind(tasks.OrderTask, Wish(answers=True, seed=seed))
    assert isinstance(order.task, tasks.OrderTask)
    boxes = [item for item in items_of(compose_question(order, make_desk())) if item.key.endswith("-answer")]
    assert [box.text for box in boxes if isinstance(box, TextBox)] == [str(place) for place in order.task.places]

    match = of_kind(tasks.MatchTask, Wish(answers=True, seed=seed))
    assert isinstance(match.task, tasks.MatchTask)
    boxes = [item for item in items_of(compose_question(match, make_desk())) if item.key.endswith("-answer")]
    written = [match.task.choices["ABCDEFG".index(box.text)].text for box in boxes if isinstance(box, TextBox)]
    assert [text.split()[0] for text in written] == ["Rowed", "Wrote", "Asked", "Refused", "Built"]


def test_right_boxes_are_ticked_for_teachers_alone() -> None:
    def ticks(wish: Wish, kind: type) -> list[str]:
        frames = compose_question(of_kind(kind, wish), make_desk())
        return [item.key for item in items_of(frames) if isinstance(item, Shape) and item.outline is Outline.TICK]

    assert [key[-6:] for key in ticks(TEACHERS, tasks.ChoiceTask)] == ["1-tick", "2-tick"]
    assert [key[-6:] for key in ticks(TEACHERS, tasks.TruthTask)] == ["2-tick"]
    assert ticks(STUDENTS, tasks.ChoiceTask) == ticks(STUDENTS, tasks.TruthTask) == []


def test_what_helps_stands_between_the_stem_and_the_lines() -> None:
    asked = next(block for block in questions(Wish(support=True)) if block.support.starters)
    frames = compose_question(asked, make_desk())
    helped = max(item.rect.bottom for item in items_of(frames) if "-starters" in item.key)
    lines = [item.rect.y for item in items_of(frames) if item.key.startswith(f"{asked.key}-line-")]
    assert len(lines) == 4
    assert helped < min(lines)
