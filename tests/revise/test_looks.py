"""What a teacher changes in how a slide looks: such a slide stays, also after LibreOffice has saved it; and where a
change is of a kind that is not seen, the deck is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.util import Emu, Pt

import sinopack
from sinopack import SlideFate
from sinopack.revise import revise_deck
from tests.revise.hands import body_of, picture, slide_of
from tests.revise.histories import Studio, saved_by_libreoffice, words

LESSON = """\
pack: {title: Photosynthesis}
sections:
  - title: Light and sugar
    claim: Light becomes sugar
    key_points: [Light drives the reaction, Plants take in CO2, Plants give off oxygen]
    notes: |
      ⚑ Bring the pondweed.
    body:
      - table:
          - [Part, What happens there]
          - [Thylakoid, Light is caught]
          - [Stroma, Sugar is made]
        title: Where it happens
      - chart: column
        title: Sugar an hour
        axis: Sugar in grams
        data:
          - [Light, Sugar]
          - [dim, 2]
          - [bright, 7]
      - code: |
          if light:
              make_sugar()
          rest()
        title: A plant as a program
"""
POINTS, TABLE, CHART, CODE = "Light becomes sugar", "Where it happens", "Sugar an hour", "A plant as a program"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def _run(deck: Any) -> Any:
    return body_of(slide_of(deck, POINTS)).text_frame.paragraphs[1].runs[0]._r.get_or_add_rPr()


def _chart(deck: Any) -> Any:
    return next(shape for shape in slide_of(deck, CHART).shapes if shape.has_chart).chart


def _table(deck: Any) -> Any:
    return next(shape for shape in slide_of(deck, TABLE).shapes if shape.has_table).table


def _highlight(deck: Any) -> None:
    colour = etree.Element(f"{_DRAWING}highlight")
    etree.SubElement(colour, f"{_DRAWING}srgbClr", val="FFFF00")
    run = _run(deck)
    fill = run.find(f"{_DRAWING}solidFill")
    run.insert(0, colour) if fill is None else fill.addnext(colour)


def _level(deck: Any) -> None:
    body_of(slide_of(deck, POINTS)).text_frame.paragraphs[1].level = 1


def _chart_kind(deck: Any) -> None:
    bars = next(_chart(deck)._chartSpace.iter(f"{_CHART}barDir"))
    bars.set("val", "bar")


def _chart_title(deck: Any) -> None:
    chart = _chart(deck)
    chart.has_title = True
    chart.chart_title.text_frame.text = "MY OWN TITLE"


def _legend(deck: Any) -> None:
    chart = _chart(deck)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP


def _columns(deck: Any) -> None:
    """Wider one, narrower the other: the table as wide as it was."""
    columns = _table(deck).columns
    columns[0].width, columns[1].width = Emu(columns[0].width + Pt(30)), Emu(columns[1].width - Pt(30))


def _only_down(deck: Any) -> None:
    """As python-pptx writes it where a placeholder's own place was not known: without a size."""
    body_of(slide_of(deck, POINTS)).top = Emu(2_500_000)


def _link_on_a_shape(deck: Any) -> None:
    body_of(slide_of(deck, POINTS)).click_action.hyperlink.address = "https://example.org/"


def _hidden(deck: Any) -> None:
    body_of(slide_of(deck, POINTS))._element.nvSpPr.cNvPr.set("hidden", "1")


def _indented(deck: Any) -> None:
    lines = [text for text in slide_of(deck, CODE)._element.iter(f"{_DRAWING}t") if "rest()" in (text.text or "")]
    lines[0].text = f"    {lines[0].text}"


def _line_break(deck: Any) -> None:
    paragraph = body_of(slide_of(deck, POINTS)).text_frame.paragraphs[1]
    first, _, rest = paragraph.runs[0].text.partition(" ")
    paragraph.runs[0].text = first
    paragraph.add_line_break()
    paragraph.add_run().text = rest


def _remark(deck: Any) -> None:
    frame = slide_of(deck, "Light and sugar").notes_slide.notes_text_frame
    frame.paragraphs[-1].runs[-1].text += " MY OWN WORDS"


SEEN_AFTER_LIBREOFFICE: dict[str, Callable[[Any], None]] = {
    "raised": lambda deck: _run(deck).set("baseline", "30000"),
    "capitals": lambda deck: _run(deck).set("cap", "all"),
    "highlighted": _highlight,
    "chart of another kind": _chart_kind,
    "chart with a title": _chart_title,
    "chart with a legend": _legend,
    "columns of another width": _columns,
    "lower": _only_down,
    "line broken": _line_break,
    "code indented": _indented,
    "remark in the notes": _remark,
}
SEEN = {**SEEN_AFTER_LIBREOFFICE, "deeper in the list": _level, "link on a shape": _link_on_a_shape, "hidden": _hidden}


def _on_master(deck: Any) -> None:
    mark = deck.slide_master.shapes
    element = slide_of(deck, POINTS).shapes.add_picture(picture(), Pt(10), Pt(10), Pt(20), Pt(20))._element
    relation = deck.slide_master.part.relate_to(
        slide_of(deck, POINTS).part.related_part(element.blip_rId), "http://x/image"
    )
    element.getparent().remove(element)
    element.blipFill.blip.rEmbed = relation
    mark._spTree.append(element)


UNSEEN: dict[str, Callable[[Any], None]] = {
    "picture on the master": _on_master,
    "title of the document": lambda deck: setattr(deck.core_properties, "title", "MY OWN TITLE"),
}


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The lesson's deck, and with each edit."""
    studio = Studio(tmp_path_factory.mktemp("looks"), LESSON)
    made = {"nothing": studio.pure("nothing")}
    for name, edit in {**SEEN, **UNSEEN}.items():
        deck = Presentation(str(made["nothing"]))
        edit(deck)
        made[name] = studio.folder / f"{name}.pptx"
        deck.save(str(made[name]))
    return made


@pytest.fixture(scope="module")
def saved(decks: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    wanted = [decks[name] for name in SEEN_AFTER_LIBREOFFICE]
    return saved_by_libreoffice(wanted, tmp_path_factory.mktemp("libreoffice"))


def fates(deck: Path, today: Path) -> list[SlideFate]:
    revised = revise_deck(deck, today.read_bytes(), words)
    assert revised.keep == "backup"
    return [slide.fate for slide in revised.told]


@pytest.mark.parametrize("edit", SEEN)
def test_a_slide_that_looks_otherwise_stays(decks: dict[str, Path], edit: str) -> None:
    assert fates(decks[edit], decks["nothing"]) == [SlideFate.KEPT]


@pytest.mark.parametrize("edit", SEEN_AFTER_LIBREOFFICE)
def test_and_it_stays_after_libreoffice_has_saved_it(decks: dict[str, Path], saved: dict[str, Path], edit: str) -> None:
    assert fates(saved[edit], decks["nothing"]) == [SlideFate.KEPT]


@pytest.mark.parametrize("edit", UNSEEN)
def test_what_is_not_seen_is_in_the_backup(decks: dict[str, Path], edit: str) -> None:
    assert fates(decks[edit], decks["nothing"]) == []


def test_builds_that_follow_an_edit_leave_no_more_backups(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(LESSON, encoding="utf-8")
    deck = sinopack.build(content, only=["slides"]).files[0].path
    opened = Presentation(str(deck))
    _level(opened)
    opened.save(str(deck))
    mine = deck.read_bytes()
    for number in range(4):
        content.write_text(LESSON.replace("[bright, 7]", f"[bright, {number}]"), encoding="utf-8")
        report = sinopack.build(content, only=["slides"])
        assert [slide.fate for slide in report.revised] == [SlideFate.KEPT]
    backups = list(deck.parent.glob("*backup*"))
    assert [backup.read_bytes() for backup in backups] == [mine]


def test_a_deck_of_no_slides_is_told_as_one(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(LESSON, encoding="utf-8")
    deck = sinopack.build(content, only=["slides"]).files[0].path
    opened = Presentation(str(deck))
    for entry in list(opened.slides._sldIdLst):
        opened.part.drop_rel(entry.rId)
        opened.slides._sldIdLst.remove(entry)
    opened.save(str(deck))
    assert sinopack.build(content, only=["slides"]).files[0].count == len(Presentation(str(deck)).slides) == 0
