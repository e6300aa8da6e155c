"""Connectors that are glued to shapes, text that is one with its box, and pictures of paths."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest
from msgspec.structs import replace
from pptx import Presentation

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import Connector, Drawing, Group, Join, Outline, Path, Shape, Site, Stroke, point_of
from sinopack.render.powerpoint.items import draw_items
from sinopack.render.powerpoint.sheet import Sheet
from tests.clients.deck_connectors import courses
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import all_of, drawn, fragment, one, parts, slide

LINE = Stroke(s.INK, 1.5)
FROM, TO = Rect(10, 10, 40, 20), Rect(100, 60, 50, 30)


def joined(outline: Outline, start: Site, end: Site) -> tuple[Shape, Connector, Shape]:
    x1, y1 = point_of(FROM, start)
    x2, y2 = point_of(TO, end)
    line = Connector(x1, y1, x2, y2, LINE, "line", start=Join("from", start), end=Join("to", end), arrow=True)
    return Shape(FROM, outline, "from", fill=s.ACCENT), line, Shape(TO, Outline.RECTANGLE, "to", stroke=LINE)


@pytest.mark.parametrize(
    ("outline", "numbers"),
    [
        (Outline.RECTANGLE, ("0", "1", "2", "3")),
        (Outline.DIAMOND, ("0", "1", "2", "3")),
        (Outline.ELLIPSE, ("0", "2", "4", "6")),
    ],
)
def test_an_end_names_the_shape_and_the_number_of_its_site(outline: Outline, numbers: tuple[str, ...]) -> None:
    for site, number in zip((Site.TOP, Site.LEFT, Site.BOTTOM, Site.RIGHT), numbers, strict=True):
        tree = slide(s.deck(s.slide(s.title("A"), *joined(outline, site, Site.LEFT))))
        ids = {shape.get("name"): shape.get("id") for shape in all_of(tree, "//p:cNvPr")}
        start, end = one(tree, "//a:stCxn"), one(tree, "//a:endCxn")
        assert (ids["Decoration from"], number) == (start.get("id"), start.get("idx"))
        assert (ids["Decoration to"], "1") == (end.get("id"), end.get("idx"))
        assert len(set(ids.values())) == len(ids)


MIDDLE = Rect(200, 200, 60, 30)
AROUND = [Rect(x, y, 50, 40) for x in (40, 340) for y in (60, 330)]


def bent(to: Rect, start: Site, end: Site) -> Connector:
    """A connector from the middle to a shape, square, turning half-way or once."""
    (x1, y1), (x2, y2) = point_of(MIDDLE, start), point_of(to, end)
    level = start in (Site.LEFT, Site.RIGHT), end in (Site.LEFT, Site.RIGHT)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    corners = {
        (True, True): ((x, y1), (x, y2)), (False, False): ((x1, y), (x2, y)),
        (True, False): ((x2, y1),), (False, True): ((x1, y2),),
    }[level]  # fmt: skip
    return Connector(
        x1, y1, x2, y2, LINE, "line", start=Join("from", start), end=Join("to", end), arrow=True, corners=corners
    )


def across(rect: Rect) -> Site:
    return Site.RIGHT if rect.x > MIDDLE.x else Site.LEFT


def down(rect: Rect) -> Site:
    return Site.BOTTOM if rect.y > MIDDLE.y else Site.TOP


OPPOSITE = {Site.LEFT: Site.RIGHT, Site.RIGHT: Site.LEFT, Site.TOP: Site.BOTTOM, Site.BOTTOM: Site.TOP}


@pytest.mark.parametrize("to", AROUND, ids=["left up", "left down", "right up", "right down"])
def test_a_bent_line_runs_through_its_corners_in_every_direction(to: Rect, tmp_path: FilePath) -> None:
    """Flipped and turned as a program that draws the preset flips and turns it."""
    for leaving in (across(to), down(to)):
        for arriving in (OPPOSITE[across(to)], OPPOSITE[down(to)]):
            line = bent(to, leaving, arriving)
            shapes = [Shape(rect, Outline.RECTANGLE, key, fill=s.TINT) for rect, key in ((MIDDLE, "from"), (to, "to"))]
            (tmp_path / "deck.pptx").write_bytes(drawn(s.deck(s.slide(s.title("A"), *shapes, line))))
            (course,) = courses(Presentation(str(tmp_path / "deck.pptx")).slides[0])
            assert len(course.points) == len(line.points)
            for point, wanted in zip(course.points, line.points, strict=True):
                assert point == pytest.approx(wanted, abs=0.001)
            assert course.points[0] == pytest.approx(course.start, abs=0.001)
            assert course.points[-1] == pytest.approx(course.end, abs=0.001)


def test_what_is_drawn_later_or_in_a_group_can_be_joined() -> None:
    first, line, last = joined(Outline.ELLIPSE, Site.RIGHT, Site.LEFT)
    group = Group(FROM, (line, Group(FROM, (first, last), "inner")), "outer", alternative="Two shapes, joined")
    tree = slide(s.deck(s.slide(s.title("A"), group)))
    ids = {shape.get("name"): shape.get("id") for shape in all_of(tree, "//p:cNvPr")}
    assert one(tree, "//a:stCxn").get("id") == ids["Decoration from"]
    assert len(set(ids.values())) == len(ids)


def test_an_end_on_nothing_is_a_fault_of_the_program() -> None:
    _, line, last = joined(Outline.ELLIPSE, Site.RIGHT, Site.LEFT)
    with pytest.raises(KeyError):
        slide(s.deck(s.slide(s.title("A"), line, last)))


def test_an_arrow_has_a_head_at_its_end(sheet: Sheet) -> None:
    arrow = fragment(draw_items([Connector(0, 0, 9, 9, LINE, "arrow", arrow=True)], sheet))
    assert one(arrow, "//a:ln/a:tailEnd").get("type") == "triangle"
    assert not all_of(fragment(draw_items([Connector(0, 0, 9, 9, LINE, "line")], sheet)), "//a:tailEnd")


def test_text_and_its_box_are_one_shape(sheet: Sheet) -> None:
    box = s.text_box(s.paragraph("Mistrust"), fill=s.TINT, stroke=LINE, padding=Insets(6, 4, 6, 4))
    tree = fragment(draw_items([box], sheet))
    assert len(all_of(tree, "//p:sp")) == 1
    assert one(tree, "//p:spPr/a:solidFill/a:schemeClr").get("val") == "bg2"
    assert one(tree, "//p:spPr/a:ln").get("w") == "19050"
    inside = one(tree, "//a:bodyPr")
    assert [inside.get(side) for side in ("lIns", "tIns", "rIns", "bIns")] == ["76200", "50800", "76200", "50800"]


def test_text_in_an_ellipse_stands_where_it_was_measured(sheet: Sheet) -> None:
    """In a program the text of an ellipse begins at the rectangle inside it: that much of the padding is there."""
    box = replace(s.text_box(s.paragraph("7"), fill=s.TINT, padding=Insets(0, 10, 0, 0)), outline=Outline.ELLIPSE)
    tree = fragment(draw_items([box], sheet))
    assert one(tree, "//a:prstGeom").get("prst") == "ellipse"
    inside = one(tree, "//a:bodyPr")
    clear = box.rect.height * (1 - 0.5**0.5) / 2
    assert int(inside.get("tIns")) == pytest.approx(max(10 - clear, 0) * 12700, abs=1)
    assert inside.get("lIns") == "0"


def test_a_drawing_comes_with_pixels_for_programs_without_svg() -> None:
    path = Path((("M", 0.0, 0.0), ("L", 4.0, 0.0), ("L", 4.0, 2.0), ("Z",)), fill=s.ACCENT)
    drawing = Drawing(Size(4.0, 2.0), (path,), b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>')
    deck = s.deck(s.slide(s.title("A"), replace(s.picture(), drawing=drawing)))
    files = parts(deck)
    assert files["ppt/media/image2.svg"] == drawing.svg
    assert b'Extension="svg" ContentType="image/svg+xml"' in files["[Content_Types].xml"]
    (vector,) = slide(deck).xpath("//*[local-name()='svgBlip']")
    target = vector.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert f'Id="{target}"'.encode() in files["ppt/slides/_rels/slide1.xml.rels"]


@pytest.mark.parametrize("site", list(Site))
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_text_box_can_be_joined_anywhere_along_its_sides(site: Site, share: float) -> None:
    box = s.text_box(s.paragraph("1956"), rect=TO, key="to", placeholder=None)
    join = Join("to", site, share)
    line = Connector(10, 10, *point_of(TO, site, share), LINE, "line", end=join)
    twice = Connector(20, 10, *point_of(TO, site, share), LINE, "line", end=join)
    tree = slide(s.deck(s.slide(s.title("A"), line, twice, box)))
    first, second = all_of(tree, "//a:endCxn")
    assert first.get("idx") == second.get("idx") == "4"
    (guide,) = all_of(tree, "//a:gdLst/a:gd")
    _, length, thousandths, whole = guide.get("fmla").split()
    along = {"w": TO.width, "h": TO.height}[length] * int(thousandths) / int(whole)
    place = all_of(tree, "//a:cxnLst/a:cxn/a:pos")[4]
    where = {"l": 0.0, "r": TO.width, "t": 0.0, "b": TO.height, guide.get("name"): along}
    x, y = point_of(TO, site, share)
    assert (where[place.get("x")], where[place.get("y")]) == pytest.approx((x - TO.x, y - TO.y), abs=0.01)


def test_other_shapes_are_joined_in_the_middles_of_their_sides_alone() -> None:
    first, _, last = joined(Outline.RECTANGLE, Site.RIGHT, Site.LEFT)
    line = Connector(10, 10, TO.x, TO.y, LINE, "line", end=Join("to", Site.TOP, 0.0))
    with pytest.raises(ValueError, match="not in list"):
        slide(s.deck(s.slide(s.title("A"), first, line, last)))
