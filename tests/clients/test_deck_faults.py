"""The checker of decks catches what it is there to catch: one fault of each kind, planted in a deck that has none."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from sinopack.render.powerpoint import draw
from tests.clients.deck_colours import worst_contrast
from tests.clients.deck_faults import DECORATIVE, faults_of
from tests.layout.slides.decks import deck_of, laid


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with something of everything, and without a fault."""
    path = tmp_path_factory.mktemp("whole") / "slides.pptx"
    with path.open("wb") as file:
        draw(laid("everything", "16:9").result, file)
    assert faults_of(path) == []
    return path


@pytest.fixture
def deck(whole: Path) -> Any:
    """The same, open, to plant a fault in."""
    return Presentation(str(whole))


@pytest.fixture
def caught(deck: Any, tmp_path: Path) -> Callable[[], set[str]]:
    """The rules that the deck breaks now."""

    def judge() -> set[str]:
        deck.save(str(tmp_path / "planted.pptx"))
        return {fault.kind for fault in faults_of(tmp_path / "planted.pptx")}

    return judge


Caught = Callable[[], set[str]]


def first(deck: Any, path: str) -> Any:
    """The first element of that path on any slide."""
    found = (element for slide in deck.slides for element in slide._element.xpath(path))
    return next(found)


def properties(shape: Any) -> Any:
    return next(shape.iter(qn("p:cNvPr")))


TITLE = "//p:sp[.//p:ph[@type='title']]"


def test_two_slides_of_one_title(deck: Any, caught: Caught) -> None:
    one, other = deck.slides[1].shapes.title, deck.slides[2].shapes.title
    other.text_frame.paragraphs[0].runs[0].text = one.text_frame.text
    for run in other.text_frame.paragraphs[0].runs[1:]:
        run.text = ""
    assert caught() == {"title"}


def test_a_title_that_says_nothing(deck: Any, caught: Caught) -> None:
    for text in first(deck, TITLE).iter(qn("a:t")):
        text.text = " "
    assert "title" in caught()


def test_no_title_and_two(deck: Any, caught: Caught) -> None:
    title = first(deck, TITLE)
    second = copy.deepcopy(title)
    properties(second).set("id", "999")
    title.addnext(second)
    deck.slides[1].shapes.title._element.find(f".//{qn('p:ph')}").set("type", "body")
    assert {"title", "order"} <= caught()


def test_a_title_that_is_read_last(deck: Any, caught: Caught) -> None:
    title = deck.slides[1].shapes.title._element
    title.getparent().append(title)
    assert caught() == {"order"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_option_that_is_read_before_its_letter(deck: Any, caught: Caught, number: int) -> None:
    letter = first(deck, f"//p:sp[contains(*/p:cNvPr/@name, '-letter-{number}')]")
    letter.getnext().addnext(letter)
    assert caught() == {"order"}


def test_letters_that_are_read_before_all_options(deck: Any, caught: Caught) -> None:
    letter, other = (first(deck, f"//p:sp[contains(*/p:cNvPr/@name, '-letter-{number}')]") for number in (1, 2))
    letter.addnext(other)
    assert caught() == {"order"}


def test_a_footer_that_is_read_before_the_rest(deck: Any, caught: Caught) -> None:
    footer = first(deck, "//p:sp[.//p:ph[@type='ftr']]")
    footer.getparent().xpath(f".{TITLE}")[0].addnext(footer)
    assert caught() == {"order"}


@pytest.mark.parametrize("kind", ["pic", "graphicFrame", "grpSp", "sp"])
def test_what_has_lost_its_description(deck: Any, caught: Caught, kind: str) -> None:
    del first(deck, f"//p:{kind}[*/p:cNvPr/@descr]/*/p:cNvPr").attrib["descr"]
    assert caught() == {"description"}


def test_a_file_name_for_a_description(deck: Any, caught: Caught) -> None:
    properties(first(deck, "//p:pic[*/p:cNvPr/@descr]")).set("descr", "IMG_0042.JPG")
    assert caught() == {"description"}


def test_a_line_that_is_not_marked_as_decoration(deck: Any, caught: Caught) -> None:
    mark = properties(first(deck, "//p:cxnSp")).find(DECORATIVE)
    mark.getparent().getparent().remove(mark.getparent())
    assert caught() == {"description"}


def test_decoration_with_a_description(deck: Any, caught: Caught) -> None:
    properties(first(deck, "//p:cxnSp")).set("descr", "A line")
    assert caught() == {"decoration"}


@pytest.mark.parametrize("attribute", ["gridSpan", "rowSpan"])
def test_merged_cells(deck: Any, caught: Caught, attribute: str) -> None:
    first(deck, "//a:tc").set(attribute, "2")
    assert caught() == {"merged"}


@pytest.mark.parametrize("element", ["//a:r/a:rPr", "//a:fld/a:rPr"])
@pytest.mark.parametrize("language", ["", "English", "en_GB"])
def test_a_run_without_a_language(deck: Any, caught: Caught, element: str, language: str) -> None:
    first(deck, element).set("lang", language)
    assert caught() == {"language"}


def test_a_run_without_properties(deck: Any, caught: Caught) -> None:
    run = first(deck, f"{TITLE}//a:r")
    run.remove(run.find(qn("a:rPr")))
    assert caught() == {"language"}


def test_the_end_of_a_paragraph_without_a_language(deck: Any, caught: Caught) -> None:
    first(deck, "//a:p[a:r]").append(parse_xml(f"<a:endParaRPr {nsdecls('a')}/>"))
    assert caught() == {"language"}


def test_a_note_without_a_language(deck: Any, caught: Caught) -> None:
    notes = next(slide.notes_slide for slide in deck.slides if slide.has_notes_slide)
    del next(notes._element.iter(qn("a:rPr"))).attrib["lang"]
    assert caught() == {"language"}


@pytest.mark.parametrize("words", ["毛泽东", "Ленин", "Hồ Chí Minh"])
def test_a_name_in_a_language_that_has_not_its_letters(deck: Any, caught: Caught, words: str) -> None:
    run = first(deck, "//a:r")
    run.find(qn("a:t")).text = words
    assert "language" in caught()


@pytest.mark.parametrize("words", ["click here", "Here.", "Read more"])
def test_a_link_that_does_not_say_where_it_leads(tmp_path: Path, words: str) -> None:
    path = linked(f"See [{words}](https://example.org).", tmp_path)
    assert {(fault.kind, fault.detail) for fault in faults_of(path)} == {
        ("link", f"{words!r} does not say where it leads")
    }


def test_a_link_whose_runs_do_not_say_where_they_lead(tmp_path: Path) -> None:
    path = linked("See [the log of the ship](https://example.org).", tmp_path)
    assert faults_of(path) == []
    deck = Presentation(str(path))
    del first(deck, "//a:hlinkClick").attrib["tooltip"]
    deck.save(str(path))
    assert {fault.kind for fault in faults_of(path)} == {"link"}


def linked(point: str, folder: Path) -> Path:
    """The file of a deck with one point."""
    path = folder / "slides.pptx"
    with path.open("wb") as file:
        draw(deck_of(f"pack: P\nsections:\n  - title: S\n    key_points: ['{point}']\n").result, file)
    return path


def test_a_number_that_is_typed(deck: Any, caught: Caught) -> None:
    field = first(deck, "//a:fld[@type='slidenum']")
    field.tag = qn("a:r")
    field.attrib.clear()
    assert caught() == {"number"}


@pytest.mark.parametrize("element", ["transition", "timing"])
def test_motion(deck: Any, caught: Caught, element: str) -> None:
    deck.slides[0]._element.append(parse_xml(f"<p:{element} {nsdecls('p')}/>"))
    assert caught() == {"motion"}


def test_a_file_without_title_and_language(deck: Any, caught: Caught) -> None:
    deck.core_properties.title, deck.core_properties.language = "", ""
    assert caught() == {"properties"}


def test_a_section_without_a_name_or_without_its_slides(deck: Any, caught: Caught) -> None:
    section = next(each for each in deck.part._element.iter() if each.tag.endswith("}section"))
    section.set("name", "")
    section[0].remove(section[0][0])
    assert caught() == {"section"}


@pytest.mark.parametrize(
    ("shape", "colour", "kinds"),
    [
        ("p:ph[@type='title']", "949494", set()),  # large
        ("p:ph[@type='title']", "A8A8A8", {"contrast"}),
        ("p:ph[@type='ftr']", "767676", set()),
        ("p:ph[@type='ftr']", "949494", {"contrast"}),
    ],
)
def test_light_text(deck: Any, caught: Caught, shape: str, colour: str, kinds: set[str]) -> None:
    (found,) = deck.slides[1]._element.xpath(f"//p:sp[.//{shape}]")
    for run in found.iter(qn("a:r")):
        paint(run, colour)
    assert caught() == kinds


def test_light_text_in_a_cell_and_a_dark_cell(deck: Any, caught: Caught) -> None:
    cell = first(deck, "//a:tc")
    paint(next(cell.iter(qn("a:r"))), "FFFFFF")
    assert caught() == {"contrast"}
    cell.find(qn("a:tcPr")).replace(cell.find(f"{qn('a:tcPr')}/{qn('a:noFill')}"), solid("333333"))
    assert caught() == set()


def test_a_light_style_of_the_layout_reaches_its_slides(deck: Any, caught: Caught) -> None:
    layout = deck.slides[1].slide_layout._element
    style = layout.xpath("//p:sp[.//p:ph[@type='title']]//a:lvl1pPr/a:defRPr")[0]
    for fill in style.findall(qn("a:solidFill")):
        style.remove(fill)
    style.insert(0, solid("EEEEEE"))
    assert caught() == {"contrast"}


def test_a_dark_ground_of_the_layout_and_of_the_slide(deck: Any, caught: Caught) -> None:
    fill = deck.slides[1].slide_layout._element.xpath("//p:bgPr/a:solidFill")[0]
    fill.getparent().replace(fill, solid("222222"))
    assert caught() == {"contrast"}


def paint(run: Any, colour: str) -> None:
    style = run.find(qn("a:rPr"))
    for fill in style.findall(qn("a:solidFill")):
        style.remove(fill)
    style.insert(0, solid(colour))


def solid(colour: str) -> Any:
    return parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour}"/></a:solidFill>')


def test_a_ground_that_is_taken_away(deck: Any, caught: Caught) -> None:
    block = first(deck, "//p:sp[contains(*/p:cNvPr/@name, '-right')]")
    block.getparent().remove(block)
    assert caught() == {"contrast"}


def test_a_ground_that_leaves_half_of_its_text_bare(deck: Any, caught: Caught) -> None:
    block = first(deck, "//p:sp[contains(*/p:cNvPr/@name, '-right')]")
    extent = block.find(f".//{qn('a:ext')}[@cx]")
    extent.set("cx", str(int(extent.get("cx")) // 2))
    assert caught() == {"contrast"}


def test_what_is_told_apart_by_hue_alone_is_lost_in_grey() -> None:
    assert worst_contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert worst_contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert worst_contrast("FF00FF", "000000") == pytest.approx(3.83, abs=0.05)  # 6.7 in colour
