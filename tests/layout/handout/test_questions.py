"""A question's stem never leaves its first lines, and its source stands right above it, once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sinopack.layout.frame import Frame, stack
from sinopack.layout.handout.questions import compose_question
from sinopack.plan import blocks
from sinopack.plan.handout import plan_handout
from sinopack.theme import load_labels
from tests.layout.desks import make_desk
from tests.layout.handout.laid import PAPERS, laid_out
from tests.plan.typed import typed

OPTIONS = "[First, Second, Third, Fourth]"


def question(more: str) -> blocks.QuestionOf:
    pack = typed(f"pack: Title\nsections: [One]\nquestions:\n  - question: Why did it break?\n    {more}\n")
    plan = plan_handout(pack, load_labels("en"))
    (found,) = [block for part in plan.parts for block in part.blocks if isinstance(block, blocks.QuestionOf)]
    return found


def keys_above(frame: Frame, y: float) -> set[str]:
    return {item.key for item in frame.items if item.rect.bottom <= y}


@pytest.mark.parametrize("lines", range(1, 30))
def test_a_stem_keeps_its_first_lines(lines: int) -> None:
    asked = question(f"lines: {lines}")
    (frame,) = compose_question(asked, make_desk())
    rules = [item for item in frame.items if "-line-" in item.key]
    assert len(rules) == lines
    for y in (*frame.breaks, *frame.poor_breaks):
        above = [rule for rule in rules if rule.rect.y < y]
        assert min(len(above), lines - len(above)) >= 3
        assert asked.key in keys_above(frame, y)


def test_lines_are_far_enough_apart_to_write_on() -> None:
    (frame,) = compose_question(question("lines: 4"), make_desk())
    ys = [item.rect.y for item in frame.items if "-line-" in item.key]
    assert [round(below - above, 2) for above, below in pairwise(ys)] == [24.0] * 3


def test_short_options_stand_in_two_columns_and_are_not_divided() -> None:
    (frame,) = compose_question(question(f"options: {OPTIONS}\n    answer: A"), make_desk())
    boxes = [item.rect for item in frame.items if "-box-" in item.key]
    assert len({rect.x for rect in boxes}) == 2
    assert len({rect.y for rect in boxes}) == 2
    assert frame.breaks == ()


def test_a_long_option_puts_all_of_them_in_one_column() -> None:
    long = "Because the one that is right is also far too long for half the width of the sheet, which is not fair"
    (frame,) = compose_question(question(f'options: ["{long}", No]\n    answer: B'), make_desk())
    boxes = [item.rect for item in frame.items if "-box-" in item.key]
    assert len({rect.x for rect in boxes}) == 1


def test_options_part_from_the_stem_on_no_page() -> None:
    asked = question(f"options: {OPTIONS}\n    answer: A")
    (frame,) = compose_question(asked, make_desk())
    assert all(f"{asked.key}-box-1" in keys_above(frame, y) for y in frame.poor_breaks)


SOURCE = """
    pack: Title
    sections:
      - title: One
        body:
          - {quote: They could not live together on a volcano., id: volcano, by: A delegate}
    questions:
      - {question: What does it mean?, source: volcano, marks: 2}
      - {question: Is it true?, source: volcano, marks: 2}
"""


@pytest.mark.parametrize("paper", PAPERS)
def test_a_source_stands_right_above_its_question_and_only_once(paper: str) -> None:
    pages = laid_out(typed(SOURCE), paper).document.pages
    found = [
        (number, item)
        for number, page in enumerate(pages)
        for item in page.items
        if item.key.endswith("-asked-ground") or item.key == "question-what-does-it-mean"
    ]
    (band_page, band), (stem_page, stem) = found
    assert band_page == stem_page
    assert 0 < stem.rect.y - band.rect.bottom < 30 * 2**0.5


def test_frames_of_a_question_stand_together() -> None:
    plan = plan_handout(typed(SOURCE), load_labels("en"))
    desk = make_desk()
    asked = [block for part in plan.parts for block in part.blocks if isinstance(block, blocks.QuestionOf)]
    frames = compose_question(asked[0], desk)
    assert [frame.keep_with_next for frame in frames] == [True, False]
    assert stack(frames).full
    assert len(compose_question(asked[1], desk)) == 1
