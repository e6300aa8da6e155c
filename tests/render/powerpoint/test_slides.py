"""Slides on their layouts: placeholders, titles, fields, grounds, sections, notes, properties."""

from __future__ import annotations

from io import BytesIO

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from sinopack.geometry import Rect
from sinopack.page import Deck, Hatch, Outline, Properties, Run, Shape
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import Element, all_of, drawn, one, parts, shape_names, slide

POINTS = s.text_box(s.point("One"), key="points", placeholder=s.BODY)


def shape(tree: Element, name: str) -> Element:
    return one(tree, f"//p:sp[p:nvSpPr/p:cNvPr/@name='{name}']")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).partition("}")[2]


def test_a_placeholder_says_nothing_that_its_layout_says() -> None:
    body = shape(slide(s.deck(s.slide(s.title("T"), POINTS))), "Text points")
    assert dict(one(body, ".//p:ph").attrib) == {"type": "body", "idx": "100"}
    assert len(one(body, "p:spPr")) == 0
    assert etree.tostring(one(body, ".//a:p")).count(b"<a:pPr") == 0
    assert dict(one(body, ".//a:rPr").attrib) == {"lang": "en-GB"}


def test_a_placeholder_that_was_moved_says_where() -> None:
    body = shape(slide(s.deck(s.slide(replace(POINTS, rect=Rect(100, 100, 200, 100))))), "Text points")
    assert dict(one(body, "p:spPr/a:xfrm/a:off").attrib) == {"x": "1270000", "y": "1270000"}


def test_a_placeholder_is_filled_once_and_only_if_the_layout_has_it() -> None:
    tree = slide(s.deck(s.slide(POINTS, replace(POINTS, key="more"))))
    assert len(all_of(tree, "//p:ph[@type='body']")) == 1
    assert one(shape(tree, "Text more"), ".//p:cNvSpPr").get("txBox") == "1"
    tree = slide(s.deck(s.slide(POINTS, layout="Statement")))
    assert not all_of(tree, "//p:ph[@type='body']")


def test_text_flows_and_stands_flush() -> None:
    tree = slide(s.deck(s.slide(s.text_box(s.paragraph("Free"), key="free"))))
    body = one(shape(tree, "Text free"), ".//a:bodyPr")
    assert {name: body.get(name) for name in ("wrap", "lIns", "tIns", "rIns", "bIns", "anchor")} == {
        "wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": "t",
    }  # fmt: skip
    assert len(all_of(body, "a:normAutofit")) == 1


def test_text_may_stand_on_the_foot_of_its_box() -> None:
    tree = slide(s.deck(s.slide(replace(s.text_box(s.paragraph("Free"), key="free"), on_foot=True))))
    assert one(shape(tree, "Text free"), ".//a:bodyPr").get("anchor") == "b"


def test_the_title_is_read_first_and_its_ground_stays_behind_it() -> None:
    ground = Shape(Rect(0, 0, 900, 200), Outline.RECTANGLE, "ground", fill=s.TINT)
    after = replace(ground, key="after")
    tree = slide(s.deck(s.slide(POINTS, ground, s.title("Last written"), after)))
    assert shape_names(tree) == ["Decoration ground", "Title title", "Text points", "Decoration after"]


def test_a_slide_without_a_shown_title_has_a_hidden_one() -> None:
    deck = s.deck(s.slide(POINTS, title="Unseen & heard"))
    tree = slide(deck)
    assert shape_names(tree)[0] == "Title"
    assert one(tree, "//p:cNvPr[@hidden='1']").get("name") == "Title"
    assert Presentation(BytesIO(drawn(deck))).slides[0].shapes.title.text == "Unseen & heard"


def test_footer_and_number_are_fields() -> None:
    tree = slide(s.deck(s.slide(), s.slide(s.title("T"), *s.footers(2), key="two")), 2)
    assert one(tree, "//p:ph[@type='ftr']") is not None
    field = one(tree, "//p:sp[.//p:ph[@type='sldNum']]//a:fld")
    assert (field.get("type"), "".join(field.itertext())) == ("slidenum", "2")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1", [("fld", "1")]),
        ("Slide 1 of 9", [("r", "Slide "), ("fld", "1"), ("r", " of 9")]),
        ("one", [("r", "one")]),
    ],
)
def test_only_the_slides_own_number_is_a_field(text: str, pieces: list[tuple[str, str]]) -> None:
    number = replace(s.footers(1)[1], paragraphs=(s.paragraph(text, s.FOOTER_STYLE, 16),))
    paragraph = one(slide(s.deck(s.slide(s.title("T"), number))), "//p:sp[.//p:ph[@type='sldNum']]//a:p")
    found = [(e.tag.rpartition("}")[2], "".join(e.itertext())) for e in paragraph]
    assert [entry for entry in found if entry[0] != "pPr"] == pieces


def test_a_ground_is_the_layouts_unless_the_slide_has_its_own() -> None:
    contents = parts(s.deck(s.slide(ground=s.PAPER), s.slide(ground=s.INK, key="dark"), s.slide(key="none")))
    grounds = [contents[f"ppt/slides/slide{number}.xml"].count(b"<p:bg>") for number in (1, 2, 3)]
    assert grounds == [0, 1, 0]
    assert b'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/>' in contents["ppt/slideLayouts/slideLayout2.xml"]


def test_a_slide_is_known_by_its_key() -> None:
    def identity(deck: Deck, number: int) -> str:
        return one(slide(deck, number), "//p14:creationId").get("val")

    alone, second = s.deck(s.slide(key="rift")), s.deck(s.slide(key="new"), s.slide(key="rift"))
    assert identity(alone, 1) == identity(second, 2) != identity(second, 1)


def test_sections_are_runs_of_slides() -> None:
    names = ("Opening", "Rift", "Rift", "", "Rift")
    deck = s.deck(*(s.slide(key=f"s{index}", section=name) for index, name in enumerate(names)))
    tree = etree.fromstring(parts(deck)["ppt/presentation.xml"])
    sections = all_of(tree, "//p14:section")
    assert [section.get("name") for section in sections] == ["Opening", "Rift", "Sino-Soviet relations", "Rift"]
    assert [len(all_of(section, ".//p14:sldId")) for section in sections] == [1, 2, 1, 1]
    listed = [e.get("id") for e in all_of(tree, "//p14:sldId")]
    assert listed == [e.get("id") for e in all_of(tree, "//p:sldId")]
    assert len({section.get("id") for section in sections}) == 4
    assert b"sectionLst" not in parts(s.deck(s.slide()))["ppt/presentation.xml"]


def test_notes_keep_emphasis_lists_links_and_language_and_no_sizes() -> None:
    web = Run("web", replace(s.BODY_STYLE, link="https://example.org", language="ru"))
    notes = (
        s.paragraph("Loud", replace(s.BODY_STYLE, font=s.SANS_BOLD)), s.point("Square"), s.numbered("Three", 3),
        replace(s.paragraph(""), runs=(web,)),
    )  # fmt: skip
    contents = parts(s.deck(s.slide(), s.slide(key="two", notes=notes)))
    assert [name for name in contents if name.startswith("ppt/notesSlides/n")] == ["ppt/notesSlides/notesSlide2.xml"]
    tree = etree.fromstring(contents["ppt/notesSlides/notesSlide2.xml"])
    assert [dict(e.attrib) for e in all_of(tree, "//a:rPr")] == [
        {"lang": "en-GB", "b": "1"}, {"lang": "en-GB"}, {"lang": "en-GB"}, {"lang": "ru"},
    ]  # fmt: skip
    assert one(tree, "//a:buAutoNum").get("startAt") == "3"
    assert one(tree, "//a:buChar").get("char") == "\u2022"
    assert b"https://example.org" in contents["ppt/notesSlides/_rels/notesSlide2.xml.rels"]


def test_lists_in_notes_count_on_after_a_paragraph_and_by_level() -> None:
    notes = (
        s.numbered("One", 1), s.paragraph("More of it", indent=32.0), s.numbered("Inner", 1, level=1),
        s.numbered("Two", 2), s.numbered("Three", 3), s.paragraph("After"),
    )  # fmt: skip
    contents = parts(s.deck(s.slide(), s.slide(key="two", notes=notes)))
    tree = etree.fromstring(contents["ppt/notesSlides/notesSlide2.xml"])
    said = [(e.get("lvl"), e.get("marL"), local(e[-1]), e[-1].get("startAt")) for e in all_of(tree, "//a:pPr")]
    assert said == [
        (None, "406400", "buAutoNum", None), (None, "406400", "buNone", None), ("1", "406400", "buAutoNum", None),
        (None, "406400", "buAutoNum", "2"), (None, "406400", "buAutoNum", "2"),
    ]  # fmt: skip
    assert len(all_of(tree, "//a:p")) == len(said) + 1
    master = etree.fromstring(contents["ppt/notesMasters/notesMaster1.xml"])
    assert [local(e) for e in one(master, "//p:notesStyle")] == [f"lvl{n}pPr" for n in range(1, 10)]
    assert {e.get("sz") for e in all_of(master, "//p:notesStyle//a:defRPr")} == {"1200"}


def test_links_lead_to_slides_and_to_places_on_them() -> None:
    to_key, to_place = (replace(s.BODY_STYLE, link=link) for link in ("#two", "#figure"))
    box = s.text_box(s.paragraph("a", to_key), s.paragraph("b", to_place))
    contents = parts(
        s.deck(s.slide(box), s.slide(key="two"), s.slide(key="three", destinations=(s.Destination("figure", 9),)))
    )
    targets = [e.get("Target") for e in etree.fromstring(contents["ppt/slides/_rels/slide1.xml.rels"])]
    assert targets[1:] == ["slide2.xml", "slide3.xml"]


def test_the_master_is_set_like_most_layouts_and_layouts_say_what_differs() -> None:
    contents = parts(s.deck())
    master = etree.fromstring(contents["ppt/slideMasters/slideMaster1.xml"])
    assert [dict(e.attrib) for e in all_of(master, "//p:ph")] == [
        {"type": "title"}, {"type": "body", "idx": "1"}, {"type": "ftr", "idx": "3"}, {"type": "sldNum", "idx": "4"},
    ]  # fmt: skip
    assert one(master, "//p:titleStyle/a:lvl1pPr/a:defRPr").get("sz") == "3600"
    assert one(master, "//p:titleStyle//a:latin").get("typeface") == "+mj-lt"
    indents = [int(e.get("marL")) for e in all_of(master, "//p:bodyStyle/*")]
    assert len(indents) == 5
    assert indents == sorted(set(indents))
    plain = etree.fromstring(contents["ppt/slideLayouts/slideLayout1.xml"])
    title = one(plain, "//p:sp[.//p:ph[@type='title']]//a:lvl1pPr")
    assert (dict(title.attrib), [dict(e.attrib) for e in title]) == ({}, [{"lang": "en-GB"}])
    statement = etree.fromstring(contents["ppt/slideLayouts/slideLayout2.xml"])
    assert one(statement, "//a:defRPr").get("sz") == "8000"
    assert one(statement, "//a:defRPr//a:schemeClr").get("val") == "bg1"


def test_the_masters_body_is_a_list_where_there_is_one() -> None:
    lone = s.Placeholder(s.BODY, s.FOOTER_RECT, s.FOOTER_STYLE, 16, "Subtitle")
    layouts = tuple(s.SlideLayout(f"Title {n}", s.PAPER, (s.HEAD, lone)) for n in range(3))
    master = etree.fromstring(parts(s.deck(layouts=(*layouts, s.POINTS)))["ppt/slideMasters/slideMaster1.xml"])
    assert one(master, "//p:bodyStyle/a:lvl1pPr/a:defRPr").get("sz") == "2800"
    assert len(all_of(master, "//p:bodyStyle/a:lvl1pPr/a:buChar")) == 1


def test_layouts_hold_their_own_items_and_prompts() -> None:
    tree = etree.fromstring(parts(s.deck())["ppt/slideLayouts/slideLayout1.xml"])
    assert shape_names(tree)[0] == "Decoration top-rule"
    title = one(tree, "//p:sp[.//p:ph[@type='title']]")
    assert one(title, ".//p:ph").get("hasCustomPrompt") == "1"
    assert "".join(title.itertext()) == "The claim"
    assert "".join(one(tree, "//a:fld[@type='slidenum']").itertext()) == "\u2039#\u203a"


def test_the_theme_has_all_twelve_colours_and_both_fonts() -> None:
    theme = etree.fromstring(parts(s.deck())["ppt/theme/theme1.xml"])
    slots = [e.tag.rpartition("}")[2] for e in one(theme, "//a:clrScheme")]
    assert slots == [
        "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
        "hlink", "folHlink",
    ]  # fmt: skip
    assert one(theme, "//a:accent1/a:srgbClr").get("val") == "A2231D"
    assert one(theme, "//a:majorFont/a:latin").get("typeface") == "Georgia"
    assert one(theme, "//a:minorFont/a:latin").get("typeface") == "Calibri"
    assert one(theme, "//a:minorFont/a:ea").get("typeface") == "Microsoft YaHei"


def test_a_theme_that_names_few_colours_gets_the_rest() -> None:
    few = replace(s.THEME, colours=(("accent1", s.ACCENT),))
    theme = etree.fromstring(parts(replace(s.deck(), theme=few, layouts=()))["ppt/theme/theme1.xml"])
    assert len(one(theme, "//a:clrScheme")) == 12


def test_a_hatched_ground_of_a_shape_keeps_its_theme_colours() -> None:
    tree = slide(s.deck(s.slide(Shape(Rect(0, 0, 9, 9), Outline.RECTANGLE, "h", fill=Hatch(s.INK, s.PAPER)))))
    assert [e.get("val") for e in all_of(tree, "//a:pattFill//a:schemeClr")] == ["tx1", "bg1"]


def test_properties() -> None:
    contents = parts(s.deck())
    core = contents["docProps/core.xml"].decode("utf-8")
    assert "<dc:title>Sino-Soviet relations</dc:title>" in core
    assert "<cp:keywords>China, USSR</cp:keywords>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert "2024-05-01T00:00:00Z" in core
    assert "<Application>sinopack</Application>" in contents["docProps/app.xml"].decode("utf-8")
    custom = contents["docProps/custom.xml"].decode("utf-8")
    assert 'name="sinopack-content"><vt:lpwstr>abc123<' in custom
    assert 'name="sinopack-version"' in custom


@pytest.mark.parametrize("date", ["", "1956", "1956-02", "c. 1935", "1956-13-01"])
def test_a_date_that_is_no_day_is_not_written(date: str) -> None:
    deck = replace(s.deck(), properties=Properties("A <title> & more", date=date))
    core = parts(deck)["docProps/core.xml"].decode("utf-8")
    assert "created" not in core
    assert "creator" not in core
    assert "A &lt;title&gt; &amp; more" in core


def test_the_slides_name_is_its_unique_title() -> None:
    assert one(slide(s.deck(s.slide(title="The rift (1 of 2)"))), "//p:cSld").get("name") == "The rift (1 of 2)"
