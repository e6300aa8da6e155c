"""Shapes, lines, tables and pictures look as the finished page says, judged by their pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sinopack.geometry import Rect
from sinopack.page import Colour, Connector, Fill, Group, Hatch, Outline, Role, Shape, Stroke
from tests.render.pdf.reading_back import darkness, operators, pixels_of, pixels_of_page
from tests.render.pdf.samples import ACCENT, BLACK, INK, TINT, WHITE, box, drawn, page, style
from tests.render.pdf.specimen import table

RED, BLANK = (0xA2, 0x23, 0x1D), (255, 255, 255)


def shape(outline: Outline, fill: Fill | None = ACCENT, stroke: Stroke | None = None, **more: object) -> Shape:
    return Shape(Rect(100, 100, 80, 40), outline, "shape", fill, stroke, **more)


@pytest.mark.parametrize(
    ("outline", "inside", "outside"),
    [
        (Outline.RECTANGLE, [(101, 101), (178, 138)], [(98, 98), (182, 142)]),
        (Outline.ELLIPSE, [(140, 120), (102, 120), (140, 138)], [(104, 104), (176, 136)]),
        (Outline.TRIANGLE_DOWN, [(104, 101), (176, 101), (140, 136)], [(104, 136), (176, 136)]),
    ],
)
def test_outlines(outline: Outline, inside: list, outside: list, tmp_path: Path) -> None:
    image = pixels_of_page(page(shape(outline)), tmp_path)
    assert [image.getpixel(at) for at in inside] == [RED] * len(inside)
    assert [image.getpixel(at) for at in outside] == [BLANK] * len(outside)


def test_a_tick_is_a_stroke_of_the_pen(tmp_path: Path) -> None:
    image = pixels_of_page(page(shape(Outline.TICK, TINT, Stroke(ACCENT, 5))), tmp_path)
    corners = [(100 + 80 * x, 100 + 40 * y) for x, y in ((0.02, 0.55), (0.36, 0.88), (0.98, 0.12))]
    assert [image.getpixel((round(x), round(y))) for x, y in corners] == [RED] * 3
    assert image.getpixel((130, 110)) == BLANK


def test_ends_are_square_again_after_a_tick(tmp_path: Path) -> None:
    tick = shape(Outline.TICK, None, Stroke(INK, 5))
    connector = Connector(100, 300, 200, 300, Stroke(INK, 20), "c")
    image = pixels_of_page(page(tick, connector), tmp_path)
    assert darkness(image, (90, 290, 99, 310)) == 0
    assert darkness(image, (100, 291, 104, 309)) > 0.8


def test_a_hatch_is_as_dark_as_its_lines_are_wide_and_stays_inside(tmp_path: Path) -> None:
    hatched = shape(Outline.RECTANGLE, Hatch(BLACK, WHITE, 1, 5))
    image = pixels_of_page(page(hatched), tmp_path, 4)
    assert darkness(image, (400, 400, 720, 560)) == pytest.approx(1 / 5, abs=0.02)
    assert darkness(image, (380, 380, 398, 580)) == darkness(image, (722, 380, 760, 580)) == 0


def test_a_hatch_fills_round_shapes_on_its_ground_and_rises_to_the_right(tmp_path: Path) -> None:
    image = pixels_of_page(page(shape(Outline.ELLIPSE, Hatch(BLACK, ACCENT, 1, 20))), tmp_path)
    assert image.getpixel((103, 103)) == BLANK
    assert RED in {image.getpixel((x, 120)) for x in range(102, 178)}
    dark = [[x for x in range(104, 176) if sum(image.getpixel((x, y))) < 120] for y in (118, 122)]
    assert min(dark[0]) - min(dark[1]) == pytest.approx(4, abs=1.1)


def test_hatches_of_neighbours_meet() -> None:
    hatch = Hatch(BLACK, WHITE, 1, 5)

    def starts(x: float) -> set[float]:
        ops = operators(drawn(page(Shape(Rect(x, 100, 50, 40), Outline.RECTANGLE, "h", hatch))))
        return {round((float(o[0]) - float(o[1])) % (5 * 2**0.5), 1) for name, o in ops if name == "m"}

    assert len(starts(60) | starts(110)) <= 2  # one value, or the two that a rounding splits it into


def test_strokes_have_their_width_colour_and_dashes(tmp_path: Path) -> None:
    solid = Connector(100, 200, 200, 200, Stroke(ACCENT, 6), "c")
    dashed = Connector(100, 250, 200, 250, Stroke(INK, 6, (3, 1)), "d")
    slanted = Connector(100, 300, 200, 350, Stroke(INK, 3), "e")
    image = pixels_of_page(page(solid, dashed, slanted), tmp_path, 4)
    assert image.getpixel((600, 800)) == RED
    assert [image.getpixel((600, y)) for y in (785, 815)] == [BLANK] * 2
    assert darkness(image, (400, 992, 800, 1008)) == pytest.approx(0.75 * 0.91, abs=0.03)
    assert darkness(image, (592, 1295, 608, 1305)) > 0.8


def test_an_outline_lies_over_its_fill(tmp_path: Path) -> None:
    image = pixels_of_page(page(shape(Outline.RECTANGLE, ACCENT, Stroke(BLACK, 4))), tmp_path)
    assert [image.getpixel(at) for at in ((99, 120), (101, 120), (104, 120))] == [(0, 0, 0), (0, 0, 0), RED]


def test_neutral_colours_need_black_ink_alone() -> None:
    grey = Colour("hair", "C8C8C8")
    names = [name for name, _ in operators(drawn(page(shape(Outline.RECTANGLE, grey, Stroke(BLACK, 1)))))]
    assert "g" in names
    assert "G" in names
    assert not {"rg", "RG"} & set(names)


def test_tables_have_fills_rules_and_text(tmp_path: Path) -> None:
    image = pixels_of_page(page(table()), tmp_path, 2)
    assert image.getpixel((2 * 350, 2 * 411)) == (0xF1, 0xF2, 0xF4)
    assert image.getpixel((2 * 350, 2 * 430)) == BLANK
    assert image.getpixel((2 * 355, 2 * 400)) == (0x16, 0x18, 0x1D)
    assert darkness(image, (120, 885, 720, 890)) > 0.05
    assert darkness(image, (2 * 66, 2 * 425, 2 * 95, 2 * 443)) > 0.05


def test_rules_are_drawn_over_every_fill() -> None:
    names = [name for name, _ in operators(drawn(page(table())))]
    assert names.index("S") > max(at for at, name in enumerate(names) if name == "f")
    assert names.index("BT") > max(at for at, name in enumerate(names) if name == "S")


def test_groups_draw_their_items_where_they_are(tmp_path: Path) -> None:
    inner = Group(Rect(100, 100, 80, 40), (shape(Outline.RECTANGLE),), "inner")
    group = Group(Rect(60, 60, 200, 200), (inner, box(["Grouped"], style(), 110, 160)), "group")
    image = pixels_of_page(page(group), tmp_path)
    assert image.getpixel((140, 120)) == RED
    assert darkness(image, (110, 160, 150, 176)) > 0


def test_the_ground_covers_the_page(tmp_path: Path) -> None:
    image = pixels_of_page(page(ground=ACCENT), tmp_path)
    assert {image.getpixel(at) for at in ((0, 0), (594, 0), (0, 840), (594, 840))} == {RED}
    assert image.size == (596, 842)


def test_decoration_is_marked_as_such_and_nothing_else_is() -> None:
    def marks(*items: object) -> int:
        return [name for name, _ in operators(drawn(page(*items)))].count("BMC")

    decoration, described = shape(Outline.RECTANGLE), shape(Outline.RECTANGLE, alternative="A block")
    figure = shape(Outline.RECTANGLE, role=Role.FIGURE)
    assert marks(decoration) == 1
    assert marks(described) == marks(figure) == marks(box(["Text"], style())) == 0
    assert marks(Group(Rect(0, 0, 9, 9), (decoration, decoration), "g")) == 2


def test_what_a_clip_hides_is_forgotten_after_it(tmp_path: Path) -> None:
    hatched = shape(Outline.RECTANGLE, Hatch(BLACK, WHITE))
    after = Shape(Rect(300, 300, 40, 40), Outline.RECTANGLE, "s", None, Stroke(ACCENT, 4, (4, 4)))
    image: Image.Image = pixels_of(drawn(page(hatched, after)), tmp_path)
    colours = {image.getpixel((x, 300)) for x in range(300, 340)}
    assert RED in colours
    assert BLANK in colours
