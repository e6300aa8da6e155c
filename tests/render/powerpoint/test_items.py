"""Shapes, lines, pictures, groups and tables, and what a screen reader is told of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.page import (
    Cell,
    Colour,
    Connector,
    Fill,
    Group,
    Hatch,
    Item,
    Outline,
    PlaceholderKind,
    PlaceholderRef,
    Role,
    Shape,
    Stroke,
)
from sinopack.render.powerpoint.items import draw_items
from sinopack.render.powerpoint.shapes import is_decoration
from sinopack.render.powerpoint.sheet import Sheet
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import Element, all_of, fragment, one

BOX = Rect(10, 20, 30, 40)
LINE = Stroke(s.INK, 1.5)


def draw(item: Item, sheet: Sheet) -> Element:
    return fragment(draw_items([item], sheet))


@pytest.mark.parametrize(
    ("outline", "preset", "flipped"),
    [(Outline.RECTANGLE, "rect", None), (Outline.ELLIPSE, "ellipse", None), (Outline.TRIANGLE_DOWN, "triangle", "1")],
)
def test_outlines(sheet: Sheet, outline: Outline, preset: str, flipped: str | None) -> None:
    tree = draw(Shape(BOX, outline, "mark", fill=s.ACCENT), sheet)
    assert one(tree, "//a:prstGeom").get("prst") == preset
    assert one(tree, "//a:xfrm").get("flipV") == flipped


def test_a_tick_is_a_stroke_or_a_solid(sheet: Sheet) -> None:
    stroke = draw(Shape(BOX, Outline.TICK, "tick", stroke=LINE), sheet)
    assert one(stroke, "//a:path").get("fill") == "none"
    assert (len(all_of(stroke, "//a:path//a:pt")), all_of(stroke, "//a:close")) == (3, [])
    assert one(stroke, "//a:ln").get("cap") == "rnd"
    solid = draw(Shape(BOX, Outline.TICK, "tick", fill=s.ACCENT), sheet)
    assert (one(solid, "//a:path").get("fill"), len(all_of(solid, "//a:close"))) == (None, 1)


@pytest.mark.parametrize(
    ("fill", "written"),
    [
        (None, "<a:noFill/>"),
        (s.ACCENT, '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'),
        (s.PAPER, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'),
        (Colour("accent", "00ff00"), '<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>'),
        (
            Hatch(s.INK, s.TINT),
            '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="tx1"/></a:fgClr>'
            '<a:bgClr><a:schemeClr val="bg2"/></a:bgClr></a:pattFill>',
        ),
    ],
)
def test_fills(sheet: Sheet, fill: Fill | None, written: str) -> None:
    assert f'</a:prstGeom>{written}<a:ln w="0"><a:noFill/></a:ln>' in draw_items(
        [Shape(BOX, Outline.RECTANGLE, "ground", fill=fill)], sheet
    )


def test_strokes(sheet: Sheet) -> None:
    assert sheet.palette.stroke(LINE) == (
        '<a:ln w="19050" cap="flat"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
    )
    assert '<a:ds d="200000" sp="100000"/>' in sheet.palette.stroke(Stroke(s.INK, 1.5, (3, 1.5)))
    odd = sheet.palette.stroke(Stroke(s.INK, 1, (3, 1, 2)))
    assert '<a:ds d="300000" sp="100000"/><a:ds d="200000" sp="300000"/><a:ds d="100000" sp="200000"/>' in odd
    assert sheet.palette.stroke(Stroke(s.INK, 0)) == '<a:ln w="0"><a:noFill/></a:ln>'


@pytest.mark.parametrize(
    ("ends", "flips"),
    [
        ((0, 0, 10, 20), {}),
        ((10, 0, 0, 20), {"flipH": "1"}),
        ((0, 20, 10, 0), {"flipV": "1"}),
        ((10, 20, 0, 0), {"flipH": "1", "flipV": "1"}),
    ],
)
def test_a_line_runs_its_way(sheet: Sheet, ends: tuple[int, int, int, int], flips: dict[str, str]) -> None:
    transform = one(draw(Connector(*ends, LINE, "rule"), sheet), "//p:cxnSp//a:xfrm")
    assert dict(transform.attrib) == flips
    assert dict(one(transform, "a:ext").attrib) == {"cx": "127000", "cy": "254000"}


def test_decoration_is_marked_and_meaning_is_told(sheet: Sheet) -> None:
    plain = Shape(BOX, Outline.RECTANGLE, "bar", fill=s.ACCENT)
    told = replace(plain, key="tick", alternative='The "right" answer', role=Role.FIGURE)
    tree = fragment(draw_items([plain, told, Connector(0, 0, 9, 9, LINE, "rule"), s.picture(alternative="")], sheet))
    marked = [bool(all_of(e, ".//adec:decorative[@val='1']")) for e in all_of(tree, "//p:cNvPr")]
    assert marked == [True, False, True, True]
    assert all_of(tree, "//p:cNvPr")[1].get("descr") == 'The "right" answer'


def test_what_is_decoration() -> None:
    bar = Shape(BOX, Outline.RECTANGLE, "bar")
    assert is_decoration(Group(BOX, (bar, bar), "bars"))
    assert not is_decoration(Group(BOX, (bar, bar), "bars", alternative="Two bars"))
    assert not is_decoration(Group(BOX, (bar, s.text_box()), "bars"))
    assert not is_decoration(Group(BOX, (s.table(),), "bars"))
    assert not is_decoration(Connector(0, 0, 1, 1, LINE, "arrow", role=Role.FIGURE))


def test_a_line_that_means_something_is_named_for_it(sheet: Sheet) -> None:
    tree = draw(Connector(0, 0, 1, 1, LINE, "arrow", role=Role.FIGURE), sheet)
    assert one(tree, "//p:cNvPr").get("name") == "Figure arrow"


def test_pictures(sheet: Sheet) -> None:
    tree = draw(s.picture(crop=(0.25, 0, 0.125, 0)), sheet)
    assert one(tree, "//p:cNvPr").get("descr") == "Two men shake hands"
    assert dict(one(tree, "//a:srcRect").attrib) == {"l": "25000", "r": "12500"}
    assert not all_of(draw(s.picture(), sheet), "//a:srcRect")
    assert sheet.relationships.xml().count("../media/image1.png") == 1


def test_a_jpeg_is_kept_as_one(sheet: Sheet) -> None:
    draw(replace(s.picture(), media_type="image/jpeg"), sheet)
    assert "../media/image1.jpeg" in sheet.relationships.xml()


def test_a_group_keeps_the_slides_coordinates(sheet: Sheet) -> None:
    tree = draw(Group(BOX, (Shape(BOX, Outline.RECTANGLE, "inner"),), "outer", alternative="A box"), sheet)
    transform = one(tree, "//p:grpSpPr/a:xfrm")
    assert [dict(e.attrib) for e in transform[:2]] == [dict(e.attrib) for e in transform[2:]]
    assert len(all_of(tree, "//p:grpSp/p:sp")) == 1
    assert one(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr").get("descr") == "A box"


def test_what_cannot_be_grouped_stands_loose(sheet: Sheet) -> None:
    inner = Group(BOX, (s.table(),), "inner")
    assert not all_of(draw(Group(BOX, (s.text_box(), inner), "outer"), sheet), "//p:grpSp")
    assert not all_of(draw(Group(BOX, (s.title("x"),), "outer"), sheet), "//p:grpSp")
    assert draw_items([Group(BOX, (), "empty")], sheet) == ""


def test_a_table_shows_its_own_borders_and_no_style(sheet: Sheet) -> None:
    tree = draw(s.table(), sheet)
    assert one(tree, "//a:tableStyleId").text == "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    assert dict(one(tree, "//a:tblPr").attrib) == {"firstRow": "1", "firstCol": "1"}
    assert [e.get("w") for e in all_of(tree, "//a:gridCol")] == ["1524000", "1778000", "2032000"]
    assert [e.get("h") for e in all_of(tree, "//a:tr")] == ["508000"] * 3
    for cell in all_of(tree, "//a:tcPr"):
        order = [child.tag.rpartition("}")[2] for child in cell]
        assert order[:4] == ["lnL", "lnR", "lnT", "lnB"]
        assert order[4] in {"noFill", "solidFill"}
        assert all_of(cell, "a:lnL/a:noFill") and all_of(cell, "a:lnR/a:noFill")  # noqa: PT018
        assert (cell.get("marL"), cell.get("marT")) == ("76200", "50800")


def test_neighbouring_cells_agree_about_the_line_between_them(sheet: Sheet) -> None:
    above = Cell((s.paragraph("above"),), (), Insets(), bottom=LINE)
    below = Cell((s.paragraph("below"),), (), Insets(), top=Stroke(s.HAIR, 0.75))
    grid = replace(s.table(), columns=(100.0,), heights=(20.0,) * 3, rows=((above,), (below,), (below,)))
    tree = draw(replace(grid, header_rows=0, header_column=False), sheet)
    tops = [e.get("w") for e in all_of(tree, "//a:lnT")]
    bottoms = [e.get("w") for e in all_of(tree, "//a:lnB")]
    assert (tops, bottoms) == (["0", "19050", "9525"], ["19050", "9525", "0"])
    assert dict(one(tree, "//a:tblPr").attrib) == {}


def test_a_cell_over_several_columns_is_merged_with_those_it_covers(sheet: Sheet) -> None:
    wide = Cell((s.paragraph("over both"),), (), Insets(), span=2)
    covered = Cell((s.paragraph(""),), (), Insets(), span=0)
    tree = draw(replace(s.table(), columns=(100.0, 100.0), heights=(20.0,), rows=((wide, covered),)), sheet)
    assert [dict(cell.attrib) for cell in all_of(tree, "//a:tc")] == [{"gridSpan": "2"}, {"hMerge": "1"}]


def test_a_table_fills_a_tables_placeholder_only(sheet: Sheet) -> None:
    sheet.offer((*s.GRID.placeholders, *s.POINTS.placeholders))
    tree = draw(s.table(placeholder=s.TABLE), sheet)
    assert one(tree, "//p:ph").attrib == {"type": "tbl", "idx": "300"}
    assert not all_of(draw(s.table(placeholder=s.BODY), sheet), "//p:ph")


def test_shapes_of_one_key_get_names_and_identities_of_their_own(sheet: Sheet) -> None:
    bar = Shape(BOX, Outline.RECTANGLE, "bar")
    tree = fragment(draw_items([bar, bar], sheet))
    assert [e.get("name") for e in all_of(tree, "//p:cNvPr")] == ["Decoration bar", "Decoration bar (2)"]
    identities = [e.get("id") for e in all_of(tree, "//*[local-name()='creationId']")]
    assert len(set(identities)) == 2


def test_an_identity_follows_the_key_and_not_the_place(sheet: Sheet) -> None:
    def identity(item: Item) -> str:
        return one(draw(item, sheet), "//*[local-name()='creationId']").get("id")

    bar = Shape(BOX, Outline.RECTANGLE, "section/bar")
    before = identity(bar)
    other = Sheet("ppt/slides/slide9.xml", sheet.package, sheet.palette, {})
    draw_items([s.text_box(key="new")], other)
    assert (
        one(fragment(draw_items([replace(bar, rect=Rect(1, 2, 3, 4))], other)), "//*[local-name()='creationId']").get(
            "id"
        )
        == before
    )


def test_a_placeholder_of_another_index_is_another(sheet: Sheet) -> None:
    sheet.offer(s.POINTS.placeholders)
    assert sheet.claim(PlaceholderRef(PlaceholderKind.BODY, 1)) is None
