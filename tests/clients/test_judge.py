"""The judges can fail: each fault, planted in a deck that is otherwise right, is caught, and named for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sinopack.page import Deck, TextBox
from tests.clients import planted
from tests.clients.drawing import read_drawing
from tests.clients.fonts import VENDORED, font_environment
from tests.clients.judge import judge_boxes, judge_layout, letters
from tests.clients.judged_copy import make_judged_copy
from tests.clients.libreoffice import DrawingError, Rendered, convert, render_all
from tests.tools import require

Shapes = Any


def _frames(shapes: Shapes) -> list[Any]:
    return [shape.text_frame for shape in shapes if shape.has_text_frame]


def narrow_box(shapes: Shapes) -> None:
    shapes[0].width = Pt(80)


def low_box(shapes: Shapes) -> None:
    shapes[0].height = Pt(60)


def low_box_that_would_shrink(shapes: Shapes) -> None:
    low_box(shapes)
    shapes[0].text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def large_font(shapes: Shapes) -> None:
    _frames(shapes)[0].paragraphs[0].runs[0].font.size = Pt(36.5)


def huge_font(shapes: Shapes) -> None:
    _frames(shapes)[1].paragraphs[1].runs[0].font.size = Pt(40)


def box_off_the_slide(shapes: Shapes) -> None:
    shapes[0].left = Pt(700)


def overlapping_boxes(shapes: Shapes) -> None:
    shapes[1].top = Pt(150)


def box_over_a_table(shapes: Shapes) -> None:
    shapes[1].height = Pt(190)


def substituted_font(shapes: Shapes) -> None:
    _frames(shapes)[0].paragraphs[0].runs[0].font.name = "Arial"


def tall_cell(shapes: Shapes) -> None:
    """The first row grows, and the second is pushed out of its place."""
    shapes[2].table.cell(0, 1).text_frame.paragraphs[0].runs[0].font.size = Pt(60)


def unwrapped_text(shapes: Shapes) -> None:
    _frames(shapes)[1].word_wrap = False


def bullet_outside(shapes: Shapes) -> None:
    properties = _frames(shapes)[1].paragraphs[0]._p.pPr
    properties.insert(1, parse_xml(f'<a:buSzPct {nsdecls("a")} val="400000"/>'))


def word_lost(shapes: Shapes) -> None:
    _frames(shapes)[1].paragraphs[0].runs[0].text = "Mao resented the."


def narrower_box(shapes: Shapes) -> None:
    """Still inside, but one line more."""
    shapes[1].width = Pt(330)


def box_moved(shapes: Shapes) -> None:
    shapes[1].left = Pt(60)


def box_added(shapes: Shapes) -> None:
    shapes.add_textbox(Pt(700), Pt(300), Pt(200), Pt(60)).text_frame.text = "Stray"


BOX_FAULTS: dict[Callable[[Shapes], None], str] = {
    narrow_box: "outside",
    low_box: "outside",
    low_box_that_would_shrink: "outside",
    huge_font: "outside",
    box_off_the_slide: "off slide",
    overlapping_boxes: "overlap",
    box_over_a_table: "overlap",
    tall_cell: "outside",
    unwrapped_text: "outside",
    bullet_outside: "outside",
}
LAYOUT_FAULTS: dict[Callable[[Shapes], None], str] = {
    large_font: "size",
    substituted_font: "font",
    word_lost: "misplaced",
    narrower_box: "misplaced",
    box_moved: "misplaced",
    box_added: "stray",
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """The right deck and every deck with a fault in it, drawn in one run."""
    require("soffice")
    folder = tmp_path_factory.mktemp("planted")
    decks = {"right": planted.save(planted.presentation(), folder / "right.pptx")}
    for plant in [*BOX_FAULTS, *LAYOUT_FAULTS]:
        deck = planted.presentation()
        plant(deck.slides[0].shapes)
        decks[plant.__name__] = planted.save(deck, folder / f"{plant.__name__}.pptx")
    return render_all(decks, folder / "drawn")


@pytest.fixture(scope="module")
def finished() -> Deck:
    return planted.finished_deck()


def test_a_right_deck_has_no_fault(judged: dict[str, Rendered], finished: Deck) -> None:
    verdict = judge_layout(finished, judged["right"])

    assert judge_boxes(judged["right"]) == ()
    assert verdict.faults == ()
    assert (verdict.breaks.paragraphs, verdict.breaks.same) == (2, 2)


@pytest.mark.parametrize("plant", BOX_FAULTS, ids=lambda plant: plant.__name__)
def test_a_fault_of_a_box_is_caught(judged: dict[str, Rendered], plant: Callable[[Shapes], None]) -> None:
    assert BOX_FAULTS[plant] in {fault.kind for fault in judge_boxes(judged[plant.__name__])}


@pytest.mark.parametrize("plant", LAYOUT_FAULTS, ids=lambda plant: plant.__name__)
def test_a_fault_against_the_layout_is_caught(
    judged: dict[str, Rendered], finished: Deck, plant: Callable[[Shapes], None]
) -> None:
    found = judge_layout(finished, judged[plant.__name__]).faults

    assert LAYOUT_FAULTS[plant] in {fault.kind for fault in found}, found


def test_more_lines_than_measured_are_caught(judged: dict[str, Rendered], finished: Deck) -> None:
    title, points, table = finished.slides[0].page.items
    assert isinstance(points, TextBox)
    short = structs.replace(points, lines=points.lines[:-1])
    page = structs.replace(finished.slides[0].page, items=(title, short, table))
    deck = structs.replace(finished, slides=(structs.replace(finished.slides[0], page=page),))

    verdict = judge_layout(deck, judged["right"])

    assert [fault.kind for fault in verdict.faults] == ["lines"]
    assert (verdict.breaks.paragraphs, verdict.breaks.same) == (2, 1)


def test_a_missing_word_is_caught(judged: dict[str, Rendered]) -> None:
    """What the deck says is not what is drawn: here, the drawing of a deck that lost a word."""
    mixed = replace(judged["right"], drawing=judged["word_lost"].drawing)

    assert [fault.kind for fault in judge_boxes(mixed)] == ["missing"]


def test_text_of_no_shape_is_caught(judged: dict[str, Rendered]) -> None:
    mixed = replace(judged["right"], drawing=judged["box_added"].drawing)

    assert [fault.kind for fault in judge_boxes(mixed)] == ["stranger"]


def test_a_missing_slide_is_caught(judged: dict[str, Rendered]) -> None:
    mixed = replace(judged["right"], drawing=replace(judged["right"].drawing, pages=()))

    assert [fault.kind for fault in judge_boxes(mixed)] == ["missing"]


def test_a_font_that_is_not_there_is_seen(tmp_path: Path, judged: dict[str, Rendered]) -> None:
    """Without Gelasio and Carlito in force the drawing names other fonts, and lines go past the box or the layout."""
    require("soffice")
    copy = tmp_path / "copy.pptx"
    deck = make_judged_copy(planted.save(planted.presentation(), tmp_path / "deck.pptx"), copy)
    only = tmp_path / "only"
    only.mkdir()
    for file in VENDORED.rglob("Liberation*.ttf"):
        (only / file.name).symlink_to(file)
    convert([copy], tmp_path, font_environment(tmp_path / "fonts", only, {}))
    drawn = Rendered(deck, read_drawing(tmp_path / "copy.pdf"), tmp_path / "copy.pdf")

    assert "font" in {fault.kind for fault in judge_layout(planted.finished_deck(), drawn).faults}


def test_a_file_that_is_no_deck_is_said_to_be_undrawn(tmp_path: Path) -> None:
    require("soffice")
    with pytest.raises(DrawingError, match="nothing"):
        convert([tmp_path / "nothing.pptx"], tmp_path, font_environment(tmp_path / "fonts"))


@pytest.mark.parametrize(
    ("typed", "ink"),
    [("a b", "ab"), ("Sino\u2011Soviet", "Sino-Soviet"), ("in\u00addustry", "industry"), ("e\u0301", "\u00e9")],
)
def test_letters_are_what_leaves_ink(typed: str, ink: str) -> None:
    assert letters(typed) == ink
