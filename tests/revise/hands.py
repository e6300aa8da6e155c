"""What a teacher does to a deck by hand, done with python-pptx.

In: the path of a deck, the name of an edit. Out: the deck, edited. Each edit says what must be found afterwards.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

POINTS = "They marched for a year"
"""The title of the slide that most edits are made on: the key points of section 2."""

_OPENED = '<p:cTn id="{}" fill="hold"><p:stCondLst><p:cond delay="{}"/></p:stCondLst><p:childTnLst>'
_CLOSED = "</p:childTnLst></p:cTn>"
_ANIMATION = (
    '<p:timing xmlns:p="{space}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
    f"<p:par>{_OPENED.format(3, 'indefinite')}<p:par>{_OPENED.format(4, 0)}<p:par>"
    '<p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" nodeType="clickEffect"><p:stCondLst>'
    '<p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id="6" dur="1" fill="hold"><p:stCondLst>'
    '<p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst>'
    '<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
    f"{_CLOSED}</p:par>{_CLOSED}</p:par>{_CLOSED}</p:par>{_CLOSED}"
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
    f"{_CLOSED}</p:par></p:tnLst></p:timing>"
)
"""The text appears at a click, as PowerPoint writes it."""

Edit = Callable[[Any], None]


def edited(path: Path, target: Path, name: str) -> None:
    """Save the deck at `path` to `target` with an edit made."""
    presentation = Presentation(str(path))
    EDITS[name](presentation)
    presentation.save(str(target))


def slide_of(presentation: Any, title: str = POINTS) -> Any:
    return next(slide for slide in presentation.slides if slide.shapes.title.text_frame.text == title)


def body_of(slide: Any) -> Any:
    """The key points: the longest text but the title."""
    others = [shape for shape in slide.shapes if shape.has_text_frame and shape != slide.shapes.title]
    return max(others, key=lambda shape: len(shape.text_frame.text))


def _text(presentation: Any) -> None:
    body_of(slide_of(presentation)).text_frame.paragraphs[0].runs[0].text = "MY OWN WORDS about mountains"


def _title(presentation: Any) -> None:
    slide_of(presentation).shapes.title.text_frame.paragraphs[0].runs[0].text = "MY OWN TITLE"


def _all_text(presentation: Any) -> None:
    _text(presentation)
    _title(presentation)


def _bold(presentation: Any) -> None:
    body_of(slide_of(presentation)).text_frame.paragraphs[0].runs[0].font.bold = True


def _colour(presentation: Any) -> None:
    body_of(slide_of(presentation)).text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x00, 0x66, 0x33)


def _moved(presentation: Any) -> None:
    body = body_of(slide_of(presentation))
    left, top, width, height = body.left, body.top, body.width, body.height
    body.left, body.top, body.width, body.height = left, top + Pt(20), width, height


def _notes(presentation: Any) -> None:
    frame = slide_of(presentation).notes_slide.notes_text_frame
    frame.text = f"{frame.text}\nMY OWN NOTE"


def _box(presentation: Any) -> None:
    box = slide_of(presentation).shapes.add_textbox(Pt(500), Pt(420), Pt(300), Pt(40))
    box.text_frame.text = "MY OWN BOX"


def _picture(presentation: Any) -> None:
    slide_of(presentation).shapes.add_picture(picture(), Pt(600), Pt(300), Pt(120), Pt(80))


def picture() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (60, 40), (20, 90, 160)).save(file, "PNG")
    file.seek(0)
    return file


def _shape_deleted(presentation: Any) -> None:
    slide = slide_of(presentation, "Why they left")
    shape = next(
        shape for shape in slide.shapes if shape.has_text_frame and "could not be held" in shape.text_frame.text
    )
    shape._element.getparent().remove(shape._element)


def _transition(presentation: Any) -> None:
    slide = slide_of(presentation)._element
    fade = etree.fromstring(f'<p:transition xmlns:p="{slide.nsmap["p"]}" spd="slow"><p:fade/></p:transition>')
    slide.find(f"{{{slide.nsmap['p']}}}clrMapOvr").addnext(fade)


def _animation(presentation: Any) -> None:
    slide = slide_of(presentation)
    timing = _ANIMATION.format(space=slide._element.nsmap["p"], shape=body_of(slide).shape_id)
    slide._element.find(f"{{{slide._element.nsmap['p']}}}clrMapOvr").addnext(etree.fromstring(timing))


def _hidden(presentation: Any) -> None:
    slide_of(presentation)._element.set("show", "0")


def _table(presentation: Any) -> None:
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_table:
                shape.table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "MY OWN 111"


def _added(presentation: Any) -> None:
    layout = slide_of(presentation).slide_layout
    slide = presentation.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = "MY OWN SLIDE"
    slide.shapes.add_picture(picture(), Pt(100), Pt(200), Pt(120), Pt(80))
    slide.notes_slide.notes_text_frame.text = "MY OWN NOTE"
    _move(presentation, len(presentation.slides) - 1, _index(presentation, POINTS) + 1)


def _two_added(presentation: Any) -> None:
    _added(presentation)
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text_frame.text = "MY OWN FIRST"
    _move(presentation, len(presentation.slides) - 1, 0)


def _chart(presentation: Any) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData()
    data.categories = ["October", "November"]
    data.add_series("MY OWN SERIES", (1.5, 2.5))
    slide_of(presentation).shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(560), Pt(240), Pt(300), Pt(200), data)


def _deleted(presentation: Any) -> None:
    _drop(presentation, POINTS)


def _answer_deleted(presentation: Any) -> None:
    _drop(presentation, "Answer 1")


def _reordered(presentation: Any) -> None:
    _move(presentation, _index(presentation, POINTS), 1)


def _reversed(presentation: Any) -> None:
    for _ in range(len(presentation.slides)):
        _move(presentation, 0, len(presentation.slides) - 1 - _)


def _duplicated(presentation: Any) -> None:
    source = slide_of(presentation)
    slide = presentation.slides.add_slide(source.slide_layout)
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        slide.shapes._spTree.append(copy.deepcopy(shape._element))
    body_of(slide).text_frame.paragraphs[0].runs[0].text = "MY OWN COPY"
    _move(presentation, len(presentation.slides) - 1, _index(presentation, POINTS) + 1)


def _text_and_order(presentation: Any) -> None:
    _text(presentation)
    _reordered(presentation)


def _everything(presentation: Any) -> None:
    _text(presentation)
    _notes(presentation)
    _two_added(presentation)
    _answer_deleted(presentation)
    _move(presentation, _index(presentation, "Why they left"), 5)


def _index(presentation: Any, title: str) -> int:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides].index(title)


def _move(presentation: Any, index: int, to: int) -> None:
    listed = presentation.slides._sldIdLst
    entry = listed[index]
    listed.remove(entry)
    listed.insert(to, entry)


def _drop(presentation: Any, title: str) -> None:
    listed = presentation.slides._sldIdLst
    entry = listed[_index(presentation, title)]
    presentation.part.drop_rel(entry.rId)
    listed.remove(entry)


EDITS: dict[str, Edit] = {
    "nothing": lambda presentation: None,
    "text": _text,
    "title": _title,
    "title and text": _all_text,
    "bold": _bold,
    "colour": _colour,
    "moved shape": _moved,
    "notes": _notes,
    "text box": _box,
    "picture": _picture,
    "chart": _chart,
    "shape deleted": _shape_deleted,
    "transition": _transition,
    "animation": _animation,
    "hidden": _hidden,
    "table": _table,
    "slide added": _added,
    "two slides added": _two_added,
    "slide deleted": _deleted,
    "answer deleted": _answer_deleted,
    "reordered": _reordered,
    "reversed": _reversed,
    "duplicated": _duplicated,
    "text and order": _text_and_order,
    "everything": _everything,
}
"""By name: what a teacher does."""
