"""Pictures of paths, text in drawn boxes and arrows look as the finished page says, judged by their pixels."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import Clip, Colour, Connector, Drawing, Gradient, Outline, Path, Pen, Picture, Shape, Stroke
from tests.render.pdf.reading_back import darkness, opened, operators, pixels_of_page
from tests.render.pdf.samples import ACCENT, BLACK, INK, TINT, box, drawn, page, style

RED, BLANK, BLUE = (0xA2, 0x23, 0x1D), (255, 255, 255), (0, 0, 255)
SQUARE = (("M", 0.0, 0.0), ("L", 10.0, 0.0), ("L", 10.0, 10.0), ("L", 0.0, 10.0), ("Z",))
HOLE = (("M", 2.0, 2.0), ("L", 8.0, 2.0), ("L", 8.0, 8.0), ("L", 2.0, 8.0), ("Z",))


def drawing(*paths: Path, **more: object) -> Picture:
    """A drawing of 20 by 10 units on 200 by 100 points."""
    made = Drawing(Size(20.0, 10.0), paths, b"<svg/>")
    return Picture(
        Rect(100, 100, 200, 100), b"", "image/png", (0, 0), "drawing", "en", "A square", drawing=made, **more
    )


def test_paths_are_drawn_in_units_of_their_own_and_at_their_place(tmp_path: File) -> None:
    image = pixels_of_page(page(drawing(Path(SQUARE, fill=Colour("", "0000FF")))), tmp_path)
    assert image.getpixel((101, 101)) == image.getpixel((198, 198)) == BLUE
    assert [image.getpixel(at) for at in ((98, 150), (202, 150), (150, 98), (150, 202))] == [BLANK] * 4


@pytest.mark.parametrize(("even_odd", "inside"), [(True, BLANK), (False, BLUE)])
def test_what_is_inside_a_path_is_told_by_its_rule(even_odd: bool, inside: tuple[int, ...], tmp_path: File) -> None:
    path = Path(SQUARE + HOLE, fill=Colour("", "0000FF"), even_odd=even_odd)
    image = pixels_of_page(page(drawing(path)), tmp_path)
    assert (image.getpixel((110, 110)), image.getpixel((150, 150))) == (BLUE, inside)


def test_strokes_grow_with_their_drawing(tmp_path: File) -> None:
    path = Path((("M", 0.0, 5.0), ("L", 20.0, 5.0)), pen=Pen(Colour("", "000000"), 1.0, (5.0, 5.0)))
    image = pixels_of_page(page(drawing(path)), tmp_path)
    assert darkness(image, (102, 146, 148, 154)) > 0.95
    assert darkness(image, (152, 146, 198, 154)) == 0
    assert darkness(image, (102, 157, 148, 170)) == 0


def test_curves_are_curves(tmp_path: File) -> None:
    path = Path((("M", 0.0, 10.0), ("C", 0.0, 0.0, 20.0, 0.0, 20.0, 10.0), ("Z",)), fill=BLACK)
    image = pixels_of_page(page(drawing(path)), tmp_path)
    assert (image.getpixel((200, 130)), image.getpixel((104, 104)), image.getpixel((200, 120))) == (
        (0,) * 3,
        BLANK,
        BLANK,
    )


def test_what_is_half_opaque_lets_its_ground_through_and_only_there(tmp_path: File) -> None:
    half = drawing(Path(SQUARE, fill=Colour("", "0000FF"), opacity=0.5))
    after = Shape(Rect(400, 100, 20, 20), Outline.RECTANGLE, "after", fill=ACCENT)
    image = pixels_of_page(page(half, after), tmp_path)
    assert image.getpixel((150, 150)) == pytest.approx((127, 127, 255), abs=2)
    assert image.getpixel((410, 110)) == RED
    states = opened(drawn(page(half))).pages[0].Resources.ExtGState
    assert [float(state.ca) for state in states.values()] == [0.5]


@pytest.mark.parametrize("ends", [(0.0, 0.0, 20.0, 0.0), (0.0, 0.0, 0.0, 0.0, 0.0, 20.0)])
def test_gradients_run_from_colour_to_colour(ends: tuple[float, ...], tmp_path: File) -> None:
    gradient = Gradient(ends, (1, 0, 0, 1, 0, 0), ((0.0, Colour("", "FF0000")), (1.0, Colour("", "0000FF"))))  # type: ignore[arg-type]
    image = pixels_of_page(page(drawing(Path(SQUARE, fill=gradient))), tmp_path)
    assert image.getpixel((102, 101)) == pytest.approx((250, 0, 5), abs=6)
    assert image.getpixel((198, 101)) == pytest.approx((128, 0, 127), abs=6)


def test_a_clip_holds_for_its_path_alone(tmp_path: File) -> None:
    clip = Clip((("M", 0.0, 0.0), ("L", 5.0, 0.0), ("L", 5.0, 10.0), ("L", 0.0, 10.0), ("Z",)))
    other = tuple((step[0], step[1] + 10, step[2]) if len(step) == 3 else step for step in SQUARE)
    paths = Path(SQUARE, fill=Colour("", "0000FF"), clips=(clip,)), Path(other, fill=Colour("", "0000FF"))
    image = pixels_of_page(page(drawing(*paths)), tmp_path)
    assert [image.getpixel((x, 150)) for x in (110, 145, 155, 195, 205, 295)] == [BLUE, BLUE, BLANK, BLANK, BLUE, BLUE]


def test_the_outline_of_a_translucent_shape_lies_over_its_fill(tmp_path: File) -> None:
    path = Path(SQUARE, fill=Colour("", "FF0000"), pen=Pen(Colour("", "0000FF"), 4.0, opacity=0.5))
    image = pixels_of_page(page(drawing(path)), tmp_path)
    assert image.getpixel((110, 150)) == pytest.approx((127, 0, 127), abs=2)
    assert image.getpixel((150, 150)) == (255, 0, 0)


def test_a_cropped_drawing_is_clipped(tmp_path: File) -> None:
    cropped = replace(drawing(Path(SQUARE, fill=Colour("", "0000FF"))), crop=(0.25, 0.0, 0.25, 0.0))
    image = pixels_of_page(page(cropped), tmp_path)
    assert (image.getpixel((102, 150)), image.getpixel((198, 150)), image.getpixel((202, 150))) == (BLUE, BLUE, BLANK)
    assert image.getpixel((98, 150)) == BLANK


def test_a_box_is_drawn_behind_its_text_and_the_text_inside_its_padding() -> None:
    plain = box("Mistrust", style())
    padded = replace(plain, fill=TINT, stroke=Stroke(INK, 2), padding=Insets(12, 8, 12, 8))

    def first_glyph(item: object) -> tuple[float, float]:
        placed = next(operands for name, operands in operators(drawn(page(item))) if name == "Tm")
        return float(placed[4]), float(placed[5])

    (x, y), (padded_x, padded_y) = first_glyph(plain), first_glyph(padded)
    assert (padded_x - x, y - padded_y) == pytest.approx((12, 8))
    names = [name for name, _ in operators(drawn(page(padded)))]
    assert names.index("re") < names.index("BT")


def test_a_box_may_be_an_ellipse(tmp_path: File) -> None:
    round_box = replace(box("7", style()), rect=Rect(100, 100, 80, 40), fill=ACCENT, outline=Outline.ELLIPSE)
    image = pixels_of_page(page(round_box), tmp_path)
    assert [image.getpixel(at) for at in ((170, 120), (140, 136))] == [RED] * 2
    assert [image.getpixel(at) for at in ((177, 103), (177, 137))] == [BLANK] * 2


def test_an_arrow_is_a_line_with_a_head_that_ends_at_its_point(tmp_path: File) -> None:
    image = pixels_of_page(page(Connector(100, 200, 200, 200, Stroke(INK, 4), "arrow", arrow=True)), tmp_path, 4)
    assert darkness(image, (400, 793, 740, 807)) > 0.85
    assert darkness(image, (756, 780, 762, 820)) > 0.6  # the head is widest at its base
    assert darkness(image, (801, 700, 900, 900)) == 0
    line = pixels_of_page(page(Connector(100, 200, 200, 200, Stroke(INK, 4), "line")), tmp_path, 4)
    assert darkness(line, (756, 780, 762, 820)) < 0.5


def test_a_line_runs_square_round_its_corners(tmp_path: File) -> None:
    corners = ((150.0, 200.0), (150.0, 260.0))
    arrow = Connector(100, 200, 200, 260, Stroke(INK, 4), "arrow", arrow=True, corners=corners)
    image = pixels_of_page(page(arrow), tmp_path, 4)
    for on_it in ((402, 793, 590, 807), (594, 830, 606, 1010), (610, 1033, 740, 1047)):
        assert darkness(image, on_it) > 0.85
    assert darkness(image, (402, 850, 580, 1020)) == darkness(image, (620, 780, 810, 1000)) == 0
    assert darkness(image, (756, 1020, 762, 1060)) > 0.6


def test_a_diamond_touches_the_middles_of_its_sides(tmp_path: File) -> None:
    image = pixels_of_page(page(Shape(Rect(100, 100, 80, 40), Outline.DIAMOND, "mark", ACCENT)), tmp_path)
    assert [image.getpixel(at) for at in ((104, 120), (176, 120), (140, 103), (140, 136))] == [RED] * 4
    assert [image.getpixel(at) for at in ((108, 105), (172, 105), (108, 135), (172, 135))] == [BLANK] * 4
